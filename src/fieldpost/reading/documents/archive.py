"""ZIP archives that strangers sent: looked at before anything is unpacked, then unpacked by the byte."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from types import TracebackType

from . import messages
from .errors import DamagedDocumentError, EncryptedDocumentError, UnsafeDocumentError

MOST_MEMBERS = 2_000
LARGEST_MEMBER = 64 * 1024 * 1024
LARGEST_WHOLE = 128 * 1024 * 1024
HIGHEST_RATIO = 300
"""Bytes unpacked for one packed, over ``FREE_OF_RATIO`` bytes; text has 3 to 20, and white space alone much more."""

FREE_OF_RATIO = 4 * 1024 * 1024
_CHUNK = 64 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)


class Archive:
    """A ZIP archive in memory, opened for reading. Used in a ``with`` statement.

    Raises:
        DamagedDocumentError: it is cut off or broken.
        UnsafeDocumentError: it declares more than a document can need, or holds an archive.
        EncryptedDocumentError: a member has a password.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self._name = name
        self._left = LARGEST_WHOLE
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise self._damaged() from error
        self._check()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def __contains__(self, member: str) -> bool:
        return member in self._archive.NameToInfo

    def chunks(self, member: str) -> Iterator[bytes]:
        """Give the bytes of ``member`` as they are unpacked; its declared size is not trusted."""
        left = LARGEST_MEMBER
        try:
            with self._archive.open(member) as file:
                while chunk := file.read(_CHUNK):
                    left -= len(chunk)
                    self._left -= len(chunk)
                    if left < 0 or self._left < 0:
                        raise self._unsafe(messages.UNPACKS_TO_MORE_THAN_DECLARED)
                    yield chunk
        except _BROKEN as error:
            raise self._damaged() from error

    def _check(self) -> None:
        members = self._archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise self._unsafe(messages.TOO_MANY_FILES.format(count=f"{len(members):,}"))
        if sum(member.file_size for member in members) > LARGEST_WHOLE:
            raise self._unsafe(messages.UNPACKS_TO_TOO_MUCH)
        for member in members:
            if member.file_size > LARGEST_MEMBER:
                raise self._unsafe(messages.PART_UNPACKS_TO_TOO_MUCH)
            if member.file_size > FREE_OF_RATIO and member.file_size > HIGHEST_RATIO * member.compress_size:
                raise self._unsafe(messages.PART_IS_PACKED_TOO_WELL)
            if member.flag_bits & 0x1:
                raise EncryptedDocumentError(self._name, messages.PART_PASSWORD)
            if member.filename.lower().endswith((".zip", ".gz", ".7z", ".rar")):
                raise self._unsafe(messages.HOLDS_ARCHIVE)

    def _unsafe(self, reason: str) -> UnsafeDocumentError:
        return UnsafeDocumentError(self._name, reason)

    def _damaged(self) -> DamagedDocumentError:
        return DamagedDocumentError(self._name, messages.BROKEN)
