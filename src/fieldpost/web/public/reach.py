"""How many people were reached: which stated numbers may be added up, and their sums.

A number is added only where nobody is counted twice within one activity, and results only to results, plans only to plans.
Whoever came to two activities is counted in both: what is added up are places taken, not persons.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

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


@dataclass(slots=True)
class Reached:
    """A sum of people over ``activities`` that state a number; ``left_out`` are numbers that were not added."""

    people: int = 0
    activities: int = 0
    approximate: bool = False
    left_out: int = 0

    def add(self, other: "Reached") -> None:
        """Add what one more activity states."""
        self.people += other.people
        self.activities += bool(other.activities)
        self.approximate |= other.approximate
        self.left_out += other.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What each activity (id) states: results, and plans."""

    actual: Mapping[int, Reached]
    planned: Mapping[int, Reached]

    def sums(self, ids: Iterable[int]) -> tuple[Reached, Reached]:
        """Return the sums of results and of plans over the activities ``ids``."""
        actual, planned = Reached(), Reached()
        for each in ids:
            if each in self.actual:
                actual.add(self.actual[each])
            if each in self.planned:
                planned.add(self.planned[each])
        return actual, planned


def stated_in(mission: int) -> Stated:
    """Return what the activities of the mission with that id state, in one query."""
    found: dict[bool, dict[int, Reached]] = {False: {}, True: {}}
    with connection.cursor() as cursor:
        cursor.execute(
            "select number, value, planned, approximate, left_out from public_shownreach where number >= %s and number < %s",
            [first_number(mission), first_number(mission + 1)],
        )
        for number, value, planned, approximate, why in cursor.fetchall():
            each = found[bool(planned)].setdefault(id_in(number), Reached(activities=1))
            if why:
                each.left_out += 1
            else:
                each.people += value
                each.approximate |= bool(approximate)
    return Stated(actual=found[False], planned=found[True])


def _names_all(figure: ShownFigure) -> bool:
    first = _WORD.search(figure.who.casefold())
    return first is not None and first[0] in ALL_WHO_CAME
