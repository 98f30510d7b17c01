"""A file in, a bulletin out, whatever the file is: the way in for files that strangers sent."""

import stat
from pathlib import Path

from fieldpost.domain.bulletin import Bulletin

from . import messages
from .child import read_in_child
from .errors import (
    DocumentError,
    EmptyDocumentError,
    MissingDocumentError,
    NotAFileError,
    TooLargeDocumentError,
    UnreadableDocumentError,
)
from .file_type import MARKDOWN, TEXT, find_type
from .reader import document_from_bytes

LARGEST = 64 * 1024 * 1024
"""Bytes. The largest bulletins, with photographs for print, have some 20 MB."""

LARGEST_HERE = 2 * 1024 * 1024
"""Bytes of plain text that are read in this process, since our own code reads them and no library does."""


def read_document(path: Path) -> Bulletin:
    """Return the bulletin in the file at ``path``.

    All but small plain text is read in a child process, which is stopped when it takes too long or too much memory.
    Nothing that the file refers to is opened or fetched.

    Raises:
        DocumentError: one of its kinds; see ``errors``.
    """
    data = _read_bytes(path)
    if len(data) <= LARGEST_HERE and find_type(data, name=path.name) in {TEXT, MARKDOWN}:
        return document_from_bytes(data, name=path.name)
    return read_in_child(data, name=path.name)


def _read_bytes(path: Path) -> bytes:
    name = path.name
    try:
        found = path.stat()
        _check(found.st_mode, found.st_size, name)
        with path.open("rb") as file:
            # The file may have grown since it was looked at.
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise MissingDocumentError(name, messages.NO_SUCH_FILE.format(path=path)) from error
    except PermissionError as error:
        raise UnreadableDocumentError(name, messages.MAY_NOT_BE_READ) from error
    except (OSError, ValueError) as error:
        raise UnreadableDocumentError(name, messages.SYSTEM_CANNOT_READ.format(error=error)) from error
    _check(stat.S_IFREG, len(data), name)
    return data


def _check(mode: int, size: int, name: str) -> None:
    error: DocumentError | None = None
    if stat.S_ISDIR(mode):
        error = NotAFileError(name, messages.FOLDER)
    elif not stat.S_ISREG(mode):
        error = NotAFileError(name, messages.DEVICE)
    elif size == 0:
        error = EmptyDocumentError(name, messages.EMPTY)
    elif size > LARGEST:
        error = TooLargeDocumentError(name, messages.TOO_LARGE.format(most=LARGEST // 1024 // 1024))
    if error is not None:
        raise error
