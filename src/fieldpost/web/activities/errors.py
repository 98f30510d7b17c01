"""What cannot be done with an activity."""

from fieldpost.errors import FieldpostError


class ActivitiesError(FieldpostError):
    """What was asked for cannot be done; the message says what, which and what to do, in the reader's language."""


class ConflictError(ActivitiesError):
    """Somebody else saved the activity meanwhile; ``current`` is the number of the version that stands."""

    def __init__(self, message: str, *, current: int) -> None:
        super().__init__(message)
        self.current = current
