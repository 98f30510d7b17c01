"""The index of one mission at one edition. It never changes, so that any number of threads may ask it."""

from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pyroaring import BitMap

from ..models import MOST_ID, day_in, first_number, number_of
from ..selection import FACETS, Selection
from .choice import Choice, Counted
from .sets import Sets, blocks_of


@dataclass(frozen=True, slots=True)
class Month:
    """Activities that begin in a month: its ``name`` is as 2031-05, ``first`` and ``last`` are ordinals of its days."""

    name: str
    first: int
    last: int
    ids: BitMap
    days: list[tuple[int, BitMap]]


class Change(NamedTuple):
    """The change that made an edition (a ``ShownChange``); ``at`` is ISO 8601."""

    edition: int
    what: str
    activity: int | None
    key: str
    at: str


@dataclass(frozen=True, eq=False)
class FacetIndex:
    """What is shown of a mission at ``edition``, ready to be chosen from and counted.

    ``change`` is what made the edition; None if nobody knows, as before the first.
    """

    mission: int
    edition: int
    change: Change | None
    sets: Sets

    @cached_property
    def everything(self) -> BitMap:
        """All activities (ids)."""
        return BitMap().union(*self.sets.months.values())

    @cached_property
    def counted(self) -> dict[str, list[Counted]]:
        """Each facet's values with their activities and how many these are, most first."""
        facets: dict[str, list[Counted]] = {name: [] for name in FACETS}
        for word, ids in self.sets.facets.items():
            name, _, value = word.partition(":")
            if name in facets:
                facets[name].append((value, ids, len(ids)))
        for values in facets.values():
            values.sort(key=lambda each: (-each[2], each[0]))
        return facets

    @cached_property
    def months_in_order(self) -> list[Month]:
        """The months in which activities begin, oldest first."""
        return [_month(month, ids, self.sets.days) for month, ids in sorted(self.sets.months.items())]

    def choose(
        self, selection: Selection, *, hits: Collection[int] | None = None, within: BitMap | None = None
    ) -> Choice:
        """Return the activities that ``selection`` asks for. ``hits`` are numbers that its words found, None without words.

        ``within`` are ids, where those hits are known already.
        """
        others = [] if within is None else [within]
        if hits is not None:
            others.append(self.everything & BitMap([number & MOST_ID for number in hits]))
        if selection.since or selection.until:
            others.append(self.touching(selection.since or date.min, selection.until or date.max))
        return Choice(self, selection.facets, others)

    def any_of(self, facet: str, values: Collection[str]) -> BitMap:
        """Return the activities (ids) that have one of these values."""
        found = [self.sets.facets[word] for value in values if (word := f"{facet}:{value}") in self.sets.facets]
        return BitMap().union(*found)

    def touching(self, first: date, last: date) -> BitMap:
        """Return the activities (ids) that take place on any day from ``first`` to ``last``."""
        start, end = first.toordinal(), last.toordinal()
        if start > end:
            return BitMap()
        found = [self.sets.spans[block] for block in blocks_of(start) if block in self.sets.spans]
        for month in self.months_in_order:
            if start <= month.first and month.last <= end:
                found.append(month.ids)
            elif month.first <= end and start <= month.last:
                found += [ids for day, ids in month.days if start <= day <= end]
        return BitMap().union(*found)

    def months(self, selection: Selection, *, hits: Collection[int] | None = None) -> dict[str, int]:
        """Return how many of the chosen begin in each month (``2031-05``), oldest first; months without any are left out."""
        ids = self.choose(selection, hits=hits).ids
        counts = {month.name: ids.intersection_cardinality(month.ids) for month in self.months_in_order}
        return {name: count for name, count in counts.items() if count}

    def numbers_on(self, first: date, last: date, selection: Selection) -> list[int]:
        """Return the chosen that take place on any day from ``first`` to ``last``, in the order of their numbers."""
        ids = self.choose(selection).ids & self.touching(first, last)
        return list(self.numbers(ids, newest_first=False))

    def numbers(
        self, ids: BitMap, *, below: int | None = None, above: int | None = None, newest_first: bool = True
    ) -> Iterator[int]:
        """Yield the numbers of ``ids`` that are less than ``below`` and greater than ``above``, in their order or against it."""
        start = 0 if above is None else self._day_in(above)
        end = date.max.toordinal() if below is None else self._day_in(below)
        step = -1 if newest_first else 1
        for month in self.months_in_order[::step]:
            if month.last < start or month.first > end or not ids.intersect(month.ids):
                continue
            part = ids & month.ids
            left = len(part)
            for day, of_day in month.days[::step]:
                if not left:
                    break
                if part.intersect(of_day):
                    found = part & of_day
                    left -= len(found)
                    if start <= day <= end:
                        first = number_of(self.mission, date.fromordinal(day), 0)
                        numbers = [first | each for each in found]
                        if day in (start, end):
                            numbers = [each for each in numbers if _is_between(each, above, below)]
                        yield from numbers[::step]

    def _day_in(self, number: int) -> int:
        """Return the ordinal of the day in ``number``, which may be any number at all."""
        if number < first_number(self.mission):
            return 0
        return day_in(min(number, first_number(self.mission, date.max))).toordinal()


def _month(month: int, ids: BitMap, by_day: Mapping[int, BitMap]) -> Month:
    year, position = divmod(month, 12)
    first = date(year, position + 1, 1).toordinal()
    end = first + monthrange(year, position + 1)[1]
    days = [(day, by_day[day]) for day in range(first, end) if day in by_day]
    return Month(f"{year:04}-{position + 1:02}", first, end - 1, ids, days)


def _is_between(number: int, above: int | None, below: int | None) -> bool:
    return (above is None or number > above) and (below is None or number < below)
