"""Why a file gave no bulletin. Each error is one sentence: which file, what is wrong, what to do."""

from fieldpost.errors import FieldpostError


class DocumentError(FieldpostError):
    """A file that cannot be read as a bulletin; ``name`` is the file's, ``reason`` the rest of the sentence."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class MissingDocumentError(DocumentError):
    """There is no such file."""


class NotAFileError(DocumentError):
    """A folder, a device or a pipe stands where a file should."""


class UnreadableDocumentError(DocumentError):
    """The file is there, but the system does not let us read it."""


class EmptyDocumentError(DocumentError):
    """The file holds no bytes."""


class TooLargeDocumentError(DocumentError):
    """The file is larger than any bulletin."""


class UnknownTypeError(DocumentError):
    """The file is of a kind that no reader here knows."""


class EncryptedDocumentError(DocumentError):
    """The file opens with a password only."""


class DamagedDocumentError(DocumentError):
    """The file is cut off or broken beyond reading."""


class UnsafeDocumentError(DocumentError):
    """The file is built to harm whoever opens it, or looks so."""


class NoTextError(DocumentError):
    """The file is sound and holds no words, as a scan does."""


class TookTooLongError(DocumentError):
    """Reading the file was stopped because it took too long."""


class TooMuchMemoryError(DocumentError):
    """Reading the file was stopped because it took too much memory."""
