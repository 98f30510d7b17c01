"""XML inside office files, read in one pass without building a tree, and never with a document type or an entity."""

from collections.abc import Iterable
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from . import messages
from .errors import DamagedDocumentError, UnsafeDocumentError

_WORD = "wordprocessingml"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class Handler(Protocol):
    """What is told of a part: the starts and ends of elements and the text between them."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def data(self, text: str) -> None: ...


class _Target:
    """Passes a parser's events on with short names: ``w:p`` for WordprocessingML, the local name for all others."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._names: dict[str, str] = {}
        self.data = handler.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._handler.start(self._short(tag), {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._handler.end(self._short(tag))

    def close(self) -> None:
        """Nothing is built."""

    def _short(self, tag: str) -> str:
        short = self._names.get(tag)
        if short is None:
            space, _, local = tag.rpartition("}")
            short = f"w:{local}" if _WORD in space else local
            self._names[tag] = short
        return short


def read_part(chunks: Iterable[bytes], handler: Handler, *, name: str) -> None:
    """Tell ``handler`` what the XML in ``chunks`` holds; ``name`` is the file's, for the messages.

    Raises:
        DamagedDocumentError: the XML breaks off or is none; the handler has been told all before that.
        UnsafeDocumentError: it declares a document type or an entity, which no office program writes.
    """
    parser: Any = DefusedXMLParser(target=_Target(handler), forbid_dtd=True)
    tail = b""
    try:
        for chunk in chunks:
            if any(declaration in tail + chunk for declaration in _DECLARATIONS):
                raise _unsafe(name)
            tail = chunk[-16:]
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException as error:
        raise _unsafe(name) from error
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedDocumentError(name, messages.BROKEN) from error


def _unsafe(name: str) -> UnsafeDocumentError:
    return UnsafeDocumentError(name, messages.DECLARES_ENTITIES)
