"""How many people were reached: which stated numbers may be added up, and their sums.

A number is added only where nobody is counted twice within one activity, and results only to results, plans only to plans.
Whoever came to two activities is counted in both: what is added up are places taken, not persons.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from pyroaring import BitMap

from .facets import FacetIndex
from .models import first_number, id_in
from .shown import ShownFigure

PART, BESIDE = "part", "beside"
"""Why a number is left out: it is a part of a whole that is counted; it stands beside a number of all who came."""
ALL_WHO_CAME = frozenset(
    {
        *("participants", "participant", "people", "persons", "attendees", "individuals"),
        *("участников", "участника", "участник", "человек", "людей", "лиц"),
        *("қатысушы", "қатысушылар", "адам"),
    }
)
"""Words for all who came; such a number has those of single groups within it."""
_WORD = re.compile(r"\w+")

Row = tuple[int, int, bool, bool, str]
"""What a row says: number of the activity, value, whether planned, whether approximate, why it is left out."""


def left_out(figures: Sequence[ShownFigure]) -> list[str]:
    """Return for each figure of one activity why it is left out of sums, empty where it is added."""
    whole = {each.planned for each in figures if not each.part_of and _names_all(each)}
    told = []
    for each in figures:
        if each.part_of:
            told.append(PART)
        elif each.planned in whole and not _names_all(each):
            told.append(BESIDE)
        else:
            told.append("")
    return told


@dataclass(frozen=True, slots=True)
class Reached:
    """A sum of people over ``activities`` that state a number; ``left_out`` are numbers that were not added."""

    people: int = 0
    activities: int = 0
    approximate: bool = False
    left_out: int = 0


class Numbers:
    """A number for each of some activities (ids), ready to be added up over any others.

    For every binary digit there is the set of those whose number has it, so that a sum counts sets and not activities
    (bit-sliced index; O'Neil and Quass, 1997).
    """

    def __init__(self, numbers: Mapping[int, int]) -> None:
        digits = max(numbers.values(), default=0).bit_length()
        self._sets = [BitMap([each for each, value in numbers.items() if value >> at & 1]) for at in range(digits)]

    def sum(self, ids: BitMap) -> int:
        """Return the sum over those of ``ids`` that have a number."""
        return sum(ids.intersection_cardinality(each) << at for at, each in enumerate(self._sets))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What activities tell, results or plans: ``those`` (ids) state a number, ``approximate`` one that is."""

    those: BitMap
    approximate: BitMap
    people: Numbers
    left_out: Numbers

    def over(self, ids: BitMap) -> Reached:
        """Return the sums over the activities ``ids``."""
        return Reached(
            people=self.people.sum(ids),
            activities=ids.intersection_cardinality(self.those),
            approximate=ids.intersect(self.approximate),
            left_out=self.left_out.sum(ids),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the activities of a mission state: results, and plans."""

    actual: Told
    planned: Told

    def sums(self, ids: BitMap) -> tuple[Reached, Reached]:
        """Return the sums of results and of plans over the activities ``ids``."""
        return self.actual.over(ids), self.planned.over(ids)


_kept: dict[int, tuple[FacetIndex, Stated]] = {}


def stated_in(index: FacetIndex) -> Stated:
    """Return what the activities of a mission state, in one query; from memory while the mission is at the same edition."""
    known = _kept.get(index.mission)
    if known is not None and known[0] is index:
        return known[1]
    found = _read(index.mission)
    _kept[index.mission] = index, found
    return found


def _read(mission: int) -> Stated:
    with connection.cursor() as cursor:
        cursor.execute(
            "select number, value, planned, approximate, left_out from public_shownreach where number >= %s and number < %s",
            [first_number(mission), first_number(mission + 1)],
        )
        rows = cursor.fetchall()
    return Stated(actual=_told(row for row in rows if not row[2]), planned=_told(row for row in rows if row[2]))


def _told(rows: Iterable[Row]) -> Told:
    people: dict[int, int] = {}
    left: dict[int, int] = {}
    approximate = []
    for number, value, _planned, is_approximate, why in rows:
        activity = id_in(number)
        people.setdefault(activity, 0)
        if why:
            left[activity] = left.get(activity, 0) + 1
        else:
            people[activity] += value
            if is_approximate:
                approximate.append(activity)
    return Told(those=BitMap(people), approximate=BitMap(approximate), people=Numbers(people), left_out=Numbers(left))


def _names_all(figure: ShownFigure) -> bool:
    first = _WORD.search(figure.who.casefold())
    return first is not None and first[0] in ALL_WHO_CAME
