"""Cursors: where in an order a page begins. They name an activity's place and no count, so that what is added moves nothing.

``n<number>``: what is below that number. ``c<moment>-<number>``: what changed after that moment, or at it and has a greater
number; the moment in microseconds since 1970. Both in hexadecimal digits.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Cursor:
    """``changed_at`` is None where the order is that of days."""

    number: int
    changed_at: datetime | None = None

    def __str__(self) -> str:
        if self.changed_at is None:
            return f"n{self.number:x}"
        return f"c{(self.changed_at - _EPOCH) // _MICROSECOND:x}-{self.number:x}"


def read_cursor(text: str) -> Cursor:
    """Return the cursor that is written as ``parameters.CURSOR`` says."""
    moment, _dash, number = text[1:].rpartition("-")
    return Cursor(int(number, 16), _EPOCH + int(moment, 16) * _MICROSECOND if moment else None)
