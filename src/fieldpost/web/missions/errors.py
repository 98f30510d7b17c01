"""What cannot be done in the directory or with a mission."""

from fieldpost.errors import FieldpostError


class MissionsError(FieldpostError):
    """What was asked for cannot be done; the message says what, which and what to do, in the reader's language."""


class NotAllowedError(MissionsError):
    """The person holds no role that may do it."""
