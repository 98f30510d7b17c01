"""A month as the calendar shows it: what is on which day, what runs over several, and what is not known to the day."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, Self

from fieldpost.domain import Period, Precision

from .making import MOST_YEARS
from .shown import Line

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years that the calendar has pages for."""
MOST_ON_A_DAY = 6
"""Activities that stand on one day of the grid; the list of the day has all."""
MOST_RUNS = 6
"""Rows of runs below one week."""

_WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


class Month(NamedTuple):
    """A month of the calendar; ``month`` is 1 to 12."""

    year: int
    month: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the month written as 2031-06.

        Raises:
            ValueError: it is none that the calendar has a page for.
        """
        found = _WRITTEN.fullmatch(text)
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValueError(f"{text!r} is no month from {FIRST_YEAR}-01 to {LAST_YEAR}-12")
        return cls(int(found[1]), int(found[2]))

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def moved(self, months: int) -> Self:
        """Return the month so many later, or earlier."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return type(self)(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact:
    """A line that is known to the day, from ``first`` to ``last``, both included."""

    line: Line
    first: date
    last: date


@dataclass(slots=True, kw_only=True)
class Day:
    """A day of the grid; ``is_full``: there is more than stands in ``lines``.

    ``begins`` are the runs that begin on it, on the first day of a month also those that began before: a list of days, as on a
    phone, tells each run once.
    """

    day: date
    lines: list[Line] = field(default_factory=list)
    begins: list[Line] = field(default_factory=list)
    is_full: bool = False


class Run(NamedTuple):
    """What runs over several days of a week: ``before`` counts the free days since the last one in its row, ``days`` its own.

    ``is_begun``, ``goes_on``: it began before the week, goes on after it.
    """

    line: Line
    before: int
    days: int
    is_begun: bool
    goes_on: bool


@dataclass(slots=True, kw_only=True)
class Week:
    """Seven days, None outside the month, and rows of runs; ``is_full``: there are more runs than these."""

    days: list[Day | None]
    runs: list[list[Run]] = field(default_factory=list)
    is_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A month: ``within`` is some time in it, ``wider`` some time in more than it, by its period's first day."""

    weeks: Sequence[Week]
    within: Sequence[Line]
    wider: Sequence[Line]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        days = (day for week in self.weeks for day in week.days if day)
        return not (self.within or self.wider or any(week.runs for week in self.weeks) or any(d.lines for d in days))


def exact(line: Line) -> Exact | None:
    """Return its days where both are known; what begins on a known day and has no stated end stands on that day."""
    period = Period.parse(line.period) if line.period else None
    if period is None or period.start is None:
        return None
    bounds = [bound for bound in (period.start, period.end) if bound]
    if any(bound.precision is not Precision.DAY or bound.qualifier for bound in bounds):
        return None
    return Exact(line=line, first=bounds[0].first, last=bounds[-1].last)


def lay_out(month: Month, lines: Iterable[Line], *, first_weekday: int) -> Sheet:
    """Return the sheet of ``month``; ``first_weekday`` is 0 for a week that begins on Monday.

    What goes on for more than ``MOST_YEARS`` stands in the year in which it begins, as everywhere on the site.
    """
    weeks = _weeks(month, first_weekday)
    runs: list[Exact] = []
    single: defaultdict[date, list[Line]] = defaultdict(list)
    within: list[Line] = []
    wider: list[Line] = []
    for line in lines:
        if not (line.period and _is_told_in(month.year, line)):
            continue
        known = exact(line)
        if known is None:
            (within if _is_within(line, month) else wider).append(line)
        elif known.first < known.last:
            runs.append(known)
        else:
            single[known.first].append(line)
    for week in weeks:
        for day in filter(None, week.days):
            found = single.get(day.day, [])
            day.lines, day.is_full = found[:MOST_ON_A_DAY], len(found) > MOST_ON_A_DAY
            day.begins = [run.line for run in runs if max(run.first, month.first) == day.day]
        _place(runs, week)
    return Sheet(weeks=weeks, within=within, wider=wider)


def _weeks(month: Month, first_weekday: int) -> list[Week]:
    lead = (month.first.weekday() - first_weekday) % 7
    days: list[Day | None] = [None] * lead
    days += [Day(day=month.first + timedelta(days=each)) for each in range(month.last.day)]
    days += [None] * (-len(days) % 7)
    return [Week(days=days[start : start + 7]) for start in range(0, len(days), 7)]


def _place(runs: Iterable[Exact], week: Week) -> None:
    """Give each run that touches the week the first row that is free; those that come first and last longest first."""
    inside = [day.day for day in week.days if day]
    lead = next(position for position, day in enumerate(week.days) if day)
    ends: list[int] = []
    touching = [run for run in runs if run.first <= inside[-1] and run.last >= inside[0]]
    for run in sorted(touching, key=lambda run: (run.first, -run.last.toordinal(), run.line.pk)):
        start = lead + max(0, (run.first - inside[0]).days)
        end = lead + min(len(inside) - 1, (run.last - inside[0]).days)
        row = next((number for number, taken in enumerate(ends) if taken < start), len(ends))
        if row >= MOST_RUNS:
            week.is_full = True
            continue
        if row == len(ends):
            ends.append(-1)
            week.runs.append([])
        week.runs[row].append(
            Run(
                line=run.line,
                before=start - ends[row] - 1,
                days=end - start + 1,
                is_begun=run.first < inside[0],
                goes_on=run.last > inside[-1],
            )
        )
        ends[row] = end


def _is_told_in(year: int, line: Line) -> bool:
    first, last = _bounds(line)
    return last.year - first.year < MOST_YEARS or first.year == year


def _is_within(line: Line, month: Month) -> bool:
    first, last = _bounds(line)
    return month.first <= first and last <= month.last


def _bounds(line: Line) -> tuple[date, date]:
    """Return the first and last day that a period can mean; where one is not known, the other."""
    period = Period.parse(line.period)
    first, last = period.first or period.last or date.min, period.last or period.first or date.max
    return first, last
