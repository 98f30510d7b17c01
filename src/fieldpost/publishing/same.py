"""Whether two bulletins tell of the same activity."""

import re

from fieldpost.domain import Activity, Kind, PlacePrecision, values

_WORD = re.compile(r"\w{3,}")
_SHARED = 0.75
"""Of the words of the shorter heading, at least this share stands in the other."""


def is_same(one: Activity, other: Activity) -> bool:
    """Whether both start on the same date and either are called alike, or are of one kind in one place.

    The second will do only between different bulletins: one bulletin may well report two workshops of one day in one
    town. Headings alike do not suffice where the places differ: a course is often repeated town by town.
    """
    if _start(one) is None or _start(one) != _start(other):
        return False
    places, others = _spots(one), _spots(other)
    if places and others and not places & others:
        return False
    if _alike(one.heading, other.heading):
        return True
    kind = one.kind.value
    same_kind = kind is other.kind.value and kind is not Kind.OTHER
    return same_kind and one.bulletin != other.bulletin and bool(places & others)


def fullness(activity: Activity) -> tuple[int, int]:
    """Return how much ``activity`` tells, for comparing: its facts, then the length of its text."""
    facts = (activity.places, activity.people, activity.organisations, activity.reach, activity.documents)
    single = (activity.title, activity.period, activity.dimension)
    return sum(map(len, facts)) + sum(fact is not None for fact in single), len(activity.text)


def _start(activity: Activity) -> str | None:
    period = activity.period.value if activity.period else None
    return str(period.start) if period and period.start else None


def _spots(activity: Activity) -> set[str]:
    return {
        place.id or place.name.casefold()
        for place in values(activity.places)
        if place.precision is not PlacePrecision.AREA and place.kind != "country"
    }


def _alike(one: str, other: str) -> bool:
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(words & others) >= _SHARED * max(1, min(len(words), len(others)))
