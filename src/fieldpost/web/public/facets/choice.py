"""What a selection chose from the index: how many, which ones on a page, and how many each further value would give."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from heapq import heappush, heapreplace
from itertools import islice
from typing import TYPE_CHECKING

from pyroaring import BitMap

from ..selection import ENTRIES, FACETS

if TYPE_CHECKING:
    from .index import FacetIndex

Counted = tuple[str, BitMap, int]
"""A value of a facet, the activities (ids) that have it, and how many these are."""


class Choice:
    """The activities that have, in each facet of ``asked``, one of the values asked for; and that are in all of ``others``."""

    def __init__(self, index: "FacetIndex", asked: Mapping[str, Collection[str]], others: Sequence[BitMap]) -> None:
        self._index = index
        self._asked = {facet: values for facet, values in asked.items() if values}
        self._by_facet = {facet: index.any_of(facet, values) for facet, values in self._asked.items()}
        self._others = others

    @cached_property
    def ids(self) -> BitMap:
        """The ids of the activities; whoever asked may change the set."""
        return self._all_of([*self._others, *self._by_facet.values()])

    @property
    def count(self) -> int:
        """How many activities these are."""
        return len(self.ids)

    def page(self, *, below: int | None = None, above: int | None = None, size: int) -> list[int]:
        """Return at most ``size`` numbers, newest first: the nearest that are below one, or else above one, or the newest."""
        if below is None and above is not None:
            numbers = self._index.numbers(self.ids, above=above, newest_first=False)
            return list(islice(numbers, size))[::-1]
        return list(islice(self._index.numbers(self.ids, below=below, above=above), size))

    def has_newer(self, number: int) -> bool:
        """Whether there is an activity with a greater number."""
        return any(self._index.numbers(self.ids, above=number, newest_first=False))

    def has_older(self, number: int) -> bool:
        """Whether there is an activity with a smaller number."""
        return any(self._index.numbers(self.ids, below=number))

    def counts(self, *, most: int = 30) -> dict[str, list[tuple[str, int]]]:
        """Return ``counts_of`` every facet; ``most`` is for places and organisations alone."""
        return {facet: self.counts_of(facet, most=most if facet in ENTRIES else None) for facet in FACETS}

    def counts_of(self, facet: str, *, most: int | None = None) -> list[tuple[str, int]]:
        """Return how many activities with each value of ``facet`` there would be, were no value of ``facet`` asked for.

        The value with most activities comes first, of equals the one with more in all; but of years the newest. Left out are
        values without activities, and what follows the first ``most``; but never a value that is asked for and that any
        activity has.
        """
        base = self._but_for(facet) if facet in self._asked else self.ids
        found = dict(_counted(self._index.counted[facet], base, most, of_all=len(self._index.everything)))
        for value in self._asked.get(facet, ()):
            if value not in found and (ids := self._index.any_of(facet, (value,))):
                found[value] = base.intersection_cardinality(ids)
        return sorted(found.items(), reverse=True) if facet == "year" else sorted(found.items(), key=_most_first)

    def _but_for(self, facet: str) -> BitMap:
        return self._all_of([*self._others, *(ids for name, ids in self._by_facet.items() if name != facet)])

    def _all_of(self, parts: Collection[BitMap]) -> BitMap:
        if not parts:
            return self._index.everything.copy()
        smallest, *others = sorted(parts, key=len)
        return smallest.intersection(*others) if others else smallest.copy()


def _counted(values: Sequence[Counted], base: BitMap, most: int | None, *, of_all: int) -> list[tuple[str, int]]:
    """Return the values that most of ``base`` have. ``values`` come by size, which no count can exceed."""
    if len(base) == of_all:
        return [(value, size) for value, _ids, size in values[:most]]
    count_in = base.intersection_cardinality
    if most is None:
        return [(value, count) for value, ids, _size in values if (count := count_in(ids))]
    found: list[tuple[str, int]] = []
    largest: list[int] = []
    for value, ids, size in values:
        if len(largest) == most and size <= largest[0]:
            break
        if count := count_in(ids):
            found.append((value, count))
            if len(largest) < most:
                heappush(largest, count)
            elif count > largest[0]:
                heapreplace(largest, count)
    return sorted(found, key=_most_first)[:most]


def _most_first(each: tuple[str, int]) -> int:
    return -each[1]
