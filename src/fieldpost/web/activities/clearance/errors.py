"""What cannot be done with a clearance."""

from ..errors import ActivitiesError


class ClearanceError(ActivitiesError):
    """What was asked for cannot be done; the message says why and what to do, in the reader's language."""


class DecidedError(ClearanceError):
    """The step is not, or no longer, open; somebody else may have decided it meanwhile."""


class NotTheirsError(ClearanceError):
    """The step is not that person's to decide."""


class ChangedError(ClearanceError):
    """The activity was changed after it was shown."""
