"""The bytes of a file in, a bulletin out."""

from dataclasses import replace

from fieldpost.domain.bulletin import Bulletin, Problem

from . import messages
from .assembly import Contents, assemble
from .errors import EmptyDocumentError
from .file_type import DOCX, HTML, MARKDOWN, NAMES, PDF, TEXT, expected_type, find_type
from .plain import read_text


def document_from_bytes(data: bytes, *, name: str) -> Bulletin:
    """Return the bulletin that a file with these bytes holds, in this process and without limits of time and memory.

    The same bytes give the same bulletin. The bytes decide how they are read, not the suffix of ``name``.

    Raises:
        DocumentError: one of its kinds; see ``errors``.
    """
    if not data:
        raise EmptyDocumentError(name, messages.EMPTY)
    media_type = find_type(data, name=name)
    contents = _contents(data, media_type, name)
    expected = expected_type(name)
    if expected and expected != media_type and {expected, media_type} != {TEXT, MARKDOWN}:
        message = messages.OTHER_THAN_NAMED.format(suffix=name[name.rindex(".") :], sort=NAMES[media_type])
        contents = replace(contents, problems=(Problem(message=message), *contents.problems))
    return assemble(contents, data=data, name=name)


def _contents(data: bytes, media_type: str, name: str) -> Contents:
    # The readers of HTML, DOCX and PDF and their libraries are imported when the first such file comes.
    if media_type == HTML:
        from .html import read_html

        return read_html(data, name=name)
    if media_type == DOCX:
        from .docx import read_docx

        return read_docx(data, name=name)
    if media_type == PDF:
        from .pdf import read_pdf

        return read_pdf(data, name=name)
    return read_text(data, media_type=media_type)
