"""What an index is made of: sets of activities (ids) by facet value, by month and day of their first day, and by later days.

Nobody changes a set once it is in an index: a change makes new ones in place of those it touches, and shares the others.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pyroaring import BitMap

from ..models import day_in, id_in

Key = TypeVar("Key", int, str)

Row = tuple[int, str, date | None]
"""Of a shown activity its number, its facets, and its last day where that is later than the number's."""


@dataclass(frozen=True, slots=True)
class Sets:
    """``facets`` by ``name:value``; ``months`` by ``month_of`` and ``days`` by ordinal of the first day; ``spans`` by block."""

    facets: dict[str, BitMap] = field(default_factory=dict)
    months: dict[int, BitMap] = field(default_factory=dict)
    days: dict[int, BitMap] = field(default_factory=dict)
    spans: dict[int, BitMap] = field(default_factory=dict)

    def without(self, ids: BitMap) -> "Sets":
        """Return the sets with ``ids`` in none of them."""
        return Sets(
            _without(self.facets, ids), _without(self.months, ids), _without(self.days, ids), _without(self.spans, ids)
        )

    def joined(self, more: "Sets") -> "Sets":
        """Return the sets of both."""
        return Sets(
            _joined(self.facets, more.facets),
            _joined(self.months, more.months),
            _joined(self.days, more.days),
            _joined(self.spans, more.spans),
        )


def gather(rows: Iterable[Row]) -> Sets:
    """Return the sets of the activities in ``rows``, each of which stands there once."""
    facets: defaultdict[str, array[int]] = defaultdict(_ids)
    days: defaultdict[int, array[int]] = defaultdict(_ids)
    spans: defaultdict[int, array[int]] = defaultdict(_ids)
    day_start = day = 0
    for number, words, last_day in rows:
        activity = id_in(number)
        if number - activity != day_start:  # rows of a day follow each other, so that this is rare
            day_start = number - activity
            day = day_in(number).toordinal()
        days[day].append(activity)
        for word in words.split():
            facets[word].append(activity)
        if last_day:
            for block in blocks_within(day, last_day.toordinal()):
                spans[block].append(activity)
    by_day = _sets(days)
    by_month: defaultdict[int, list[BitMap]] = defaultdict(list)
    for day, ids in by_day.items():
        by_month[month_of(date.fromordinal(day))].append(ids)
    months = {month: BitMap().union(*sets) for month, sets in by_month.items()}
    return Sets(_sets(facets), months, by_day, _sets(spans))


def month_of(day: date) -> int:
    """Return the month that ``day`` is in, counted from the year 0 on."""
    return day.year * 12 + day.month - 1


def blocks_within(first: int, last: int) -> Iterator[int]:
    """Yield the fewest blocks that fill the days from ``first`` to ``last``, given as ordinals.

    A block is 1, 2, 4, 8, … days long and begins at a multiple of its length, so that a period of any length has few, and a day
    lies in one of each length: ``blocks_of``.
    """
    length = 0
    last += 1
    while first < last:
        if first & 1:
            yield _block(length, first)
            first += 1
        if last & 1:
            last -= 1
            yield _block(length, last)
        first, last, length = first >> 1, last >> 1, length + 1


def blocks_of(day: int) -> Iterator[int]:
    """Yield the blocks that the day with this ordinal lies in."""
    for length in range(_LENGTHS):
        yield _block(length, day >> length)


_LENGTHS = 22
"""The longest block is longer than all days that have a date."""


def _block(length: int, position: int) -> int:
    return length << _LENGTHS | position


def _ids() -> "array[int]":
    return array("I")  # an id has 30 bits


def _sets(arrays: dict[Key, "array[int]"]) -> dict[Key, BitMap]:
    return {key: BitMap(ids) for key, ids in arrays.items()}


def _without(sets: dict[Key, BitMap], ids: BitMap) -> dict[Key, BitMap]:
    left = sets.copy()
    for key in [key for key, each in sets.items() if each.intersect(ids)]:
        left[key] = sets[key] - ids
        if not left[key]:
            del left[key]
    return left


def _joined(sets: dict[Key, BitMap], more: dict[Key, BitMap]) -> dict[Key, BitMap]:
    return sets | {key: sets[key] | each if key in sets else each for key, each in more.items()}
