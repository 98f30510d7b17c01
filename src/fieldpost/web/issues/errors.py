"""What cannot be done with an issue."""

from fieldpost.errors import FieldpostError


class IssuesError(FieldpostError):
    """What was asked for cannot be done; the message says what, which and what to do, in the reader's language."""


class UnfinishedError(IssuesError):
    """The check found errors that keep the issue from being published."""


class AlreadyPublishedError(IssuesError):
    """The issue was published before, or meanwhile by somebody else."""


class EditConflictError(IssuesError):
    """Somebody else changed the issue meanwhile."""


class DamagedError(IssuesError):
    """A frozen file is lost or not what was frozen; restore it from a backup."""
