"""What cannot be said in the domain's terms."""

from fieldpost.errors import FieldpostError


class DomainError(FieldpostError, ValueError):
    """A value that no bulletin, activity or issue can have."""


class PeriodError(DomainError):
    """Text that is not an EDTF date or interval, or a day that the calendar lacks."""


class InterchangeError(DomainError):
    """JSON that does not hold what was asked for; the message ends with the path to the wrong member."""
