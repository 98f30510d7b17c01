"""Calendar days as bulletins state them: never more precise than the words.

Written as EDTF, ISO 8601-2:2019: a day ``2031-03-05``, a month ``2031-03``, a year ``2031``, a season ``2031-21``
(21 to 24, spring to winter), an interval ``2031-03-05/2031-03-07``, an unknown bound ``2031-03-05/``, an open one
``2031-03-05/..``; after a date ``?`` is uncertain, ``~`` approximate, ``%`` both.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from . import messages
from .errors import PeriodError

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""EDTF's season numbers, and the month each begins with in the northern hemisphere."""


class Precision(StrEnum):
    """How much of a date the words state."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, month, season or year; ``month`` may be an EDTF season; ``qualifier`` is empty, ``?``, ``~`` or ``%``."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.year <= (9998 if self.month == 24 else 9999):
            raise PeriodError(messages.NO_YEAR.format(year=self.year))
        if self.month is not None and self.month not in SEASONS and not 1 <= self.month <= 12:
            raise PeriodError(messages.NO_MONTH.format(month=self.month, year=self.year))
        if self.day is not None:
            if self.month is None or self.month in SEASONS:
                raise PeriodError(messages.DAY_WITHOUT_MONTH.format(year=self.year))
            if not 1 <= self.day <= monthrange(self.year, self.month)[1]:
                raise PeriodError(messages.NO_DAY.format(edtf=f"{self.year:04}-{self.month:02}-{self.day:02}"))
        if self.qualifier not in ("", "?", "~", "%"):
            raise PeriodError(messages.NO_QUALIFIER.format(mark=repr(self.qualifier)))

    @classmethod
    def of(cls, day: date) -> "CalendarDate":
        """Return ``day`` as a date of day precision."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> "CalendarDate":
        """Read one EDTF date.

        Raises:
            PeriodError: ``text`` is no EDTF date, or names a day that the calendar lacks.
        """
        match = DATE.fullmatch(text)
        if match is None:
            raise PeriodError(messages.NO_EDTF_DATE.format(text=repr(text)))
        year, month, day, qualifier = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None, qualifier)

    @property
    def precision(self) -> Precision:
        """The smallest part that is stated."""
        if self.day is not None:
            return Precision.DAY
        if self.month is None:
            return Precision.YEAR
        return Precision.SEASON if self.month in SEASONS else Precision.MONTH

    @property
    def first(self) -> date:
        """The first day it can mean; a winter begins in December of its year."""
        month = SEASONS.get(self.month or 1, self.month or 1)
        return date(self.year, month, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean; a winter ends in February of the year after."""
        if self.day is not None:
            return self.first
        if self.month is None:
            return date(self.year, 12, 31)
        if self.month in SEASONS:
            year, month = self.year, SEASONS[self.month] + 2
            year, month = (year, month) if month <= 12 else (year + 1, month - 12)
            return date(year, month, monthrange(year, month)[1])
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text + self.qualifier


class Period:
    """From ``start`` to ``end``, both included; None is unknown, or without limit where ``open_start``, ``open_end``.

    Frozen like a dataclass, but not one, so that JSON holds it as its EDTF text and not as an object.
    """

    __slots__ = ("end", "open_end", "open_start", "start")

    start: CalendarDate | None
    end: CalendarDate | None
    open_start: bool
    open_end: bool

    def __init__(
        self, *, start: CalendarDate | None, end: CalendarDate | None, open_start: bool = False, open_end: bool = False
    ) -> None:
        if (open_start and start) or (open_end and end):
            raise PeriodError(messages.OPEN_AND_STATED.format(edtf=f"{start}/{end}"))
        if start is None and end is None:
            raise PeriodError(messages.NO_BOUND)
        if start and end and start.first > end.last:
            raise PeriodError(messages.ENDS_BEFORE_IT_BEGINS.format(edtf=f"{start}/{end}"))
        for name, value in (("start", start), ("end", end), ("open_start", open_start), ("open_end", open_end)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a period cannot be changed ({name})")

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, Period) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))

    def __repr__(self) -> str:
        return f"Period.parse({str(self)!r})"

    @classmethod
    def days(cls, first: date, last: date | None = None) -> "Period":
        """Return the days from ``first`` to ``last``, both included; one day if there is no ``last``."""
        return cls(start=CalendarDate.of(first), end=CalendarDate.of(last or first))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read an EDTF date or interval.

        Raises:
            PeriodError: ``text`` is neither, or ends before it begins.
        """
        start, slash, end = text.partition("/")
        if not slash:
            day = CalendarDate.parse(start)
            return cls(start=day, end=day)
        return cls(
            start=CalendarDate.parse(start) if start not in ("", "..") else None,
            end=CalendarDate.parse(end) if end not in ("", "..") else None,
            open_start=start == "..",
            open_end=end == "..",
        )

    @property
    def first(self) -> date | None:
        """The first day it can mean."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """The last day it can mean."""
        return self.end.last if self.end else None

    def overlaps(self, other: "Period") -> bool:
        """Whether some day can belong to both; an unknown bound is taken for the one that is stated."""
        first, last = self.first or self.last, self.last or self.first
        other_first, other_last = other.first or other.last, other.last or other.first
        if first is None or last is None or other_first is None or other_last is None:
            return False
        return (self.open_end or last >= other_first) and (self.open_start or first <= other_last)

    def next_month(self) -> "Period":
        """The calendar month after the last day."""
        last = self.last or self.first
        if last is None:
            raise PeriodError(messages.NO_LAST_DAY.format(edtf=self))
        if last.year == 9999 and last.month == 12:
            raise PeriodError(messages.CALENDAR_ENDS)
        day = last + timedelta(days=1)
        month = CalendarDate(day.year, day.month)
        return Period(start=month, end=month)

    def __str__(self) -> str:
        if self.start == self.end and self.start is not None:
            return str(self.start)
        start = ".." if self.open_start else str(self.start or "")
        end = ".." if self.open_end else str(self.end or "")
        return f"{start}/{end}"
