"""Which entries of the directory may be one? Pairs of names that are alike, each with the reason.

Candidates are found by what two names share (a key, a word, a key less one letter), so that the time grows with the number of
entries and not with its square.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fieldpost.publishing.slugs import slug


class Reason(models.IntegerChoices):
    """Why two entries may be one, the surest first."""

    SAME = 0, _("A name of both is the same")
    ACRONYM = 1, _("Same acronym")
    ORDER = 2, _("Same name in another order or in other letters")
    INITIAL = 3, _("One may be the other with an initial")
    LETTERS = 4, _("The names differ by a letter or two")
    WORDS = 5, _("Most words of the names are the same")


NEAR = 30
"""Kilometres: places of similar names that lie further apart are two."""
_SHORTEST = 6
"""Letters of the shortest names that are compared letter by letter."""
_CROWD = 40
"""A key, word or stump that more entries share tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An entry with all its names as folded keys; the position of a place in degrees, its countries."""

    entry: int
    keys: tuple[str, ...]
    acronym: str = ""
    at: tuple[float, float] | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entries that may be one; ``first`` is the smaller id."""

    first: int
    second: int
    reason: Reason


def suggest_pairs(kind: str, names: Sequence[Name], *, apart: Collection[tuple[int, int]] = ()) -> list[Pair]:
    """Return the pairs of ``kind`` (people, organisations, places) that look like one, the surest first.

    ``apart`` are pairs (the smaller id first) of which somebody said that they are two.
    """
    by_id = {name.entry: name for name in names}
    reasons: dict[tuple[int, int], Reason] = {}
    for first, second, reason in _candidates(kind, names):
        pair = (min(first, second), max(first, second))
        if pair in apart or (kind == "places" and not _may_be_one_place(by_id[first], by_id[second])):
            continue
        known = reasons.get(pair)
        if known is None or reason < known:
            reasons[pair] = reason
    ordered = sorted(reasons, key=lambda pair: (reasons[pair], pair))
    return [Pair(first=first, second=second, reason=reasons[first, second]) for first, second in ordered]


def _candidates(kind: str, names: Sequence[Name]) -> Iterator[tuple[int, int, Reason]]:
    yield from _sharing(((key, name.entry) for name in names for key in name.keys), Reason.SAME)
    yield from _few_letters_apart(names)
    if kind == "organisations":
        yield from _sharing(((name.acronym, name.entry) for name in names), Reason.ACRONYM)
        yield from _sharing_words(names)
    if kind == "people":
        latin = [(tuple(slug(key).split("-")), name.entry) for name in names for key in name.keys]
        yield from _sharing(((tuple(sorted(words)), entry) for words, entry in latin if len(words) > 1), Reason.ORDER)
        yield from _with_initials(latin)
    elif kind == "places":
        yield from _sharing(((slug(key), name.entry) for name in names for key in name.keys), Reason.ORDER)


def _sharing(keys: Iterable[tuple[Hashable, int]], reason: Reason) -> Iterator[tuple[int, int, Reason]]:
    """Yield the pairs of entries that have a key in common."""
    for entries in _by_key(keys):
        for first, second in combinations(entries, 2):
            yield first, second, reason


def _by_key(keys: Iterable[tuple[Hashable, int]]) -> Iterator[list[int]]:
    found: defaultdict[Hashable, set[int]] = defaultdict(set)
    for key, entry in keys:
        if key:
            found[key].add(entry)
    return (sorted(entries) for entries in found.values() if 1 < len(entries) <= _CROWD)


def _few_letters_apart(names: Sequence[Name]) -> Iterator[tuple[int, int, Reason]]:
    stumps: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for name in names:
        for key in name.keys:
            if len(key) >= _SHORTEST:
                for at in range(len(key) + 1):
                    stumps[key[:at] + key[at + 1 :]].add((key, name.entry))
    for sharing in stumps.values():
        if 1 < len(sharing) <= _CROWD:
            for (one, first), (other, second) in combinations(sorted(sharing), 2):
                most = 1 if min(len(one), len(other)) < 10 else 2
                if first != second and _telling(one) == _telling(other) and _distance(one, other) <= most:
                    yield first, second, Reason.LETTERS


def _telling(key: str) -> list[str]:
    """Return the words of which a letter tells two things apart: initials and numbers."""
    return [word for word in key.split() if len(word) == 1 or not word.isalpha()]


def _distance(one: str, other: str) -> int:
    """Return how many letters are to be added, left out or exchanged to make ``other`` of ``one``."""
    before = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        row = [number]
        for at, its in enumerate(other):
            row.append(min(before[at] + (letter != its), before[at + 1] + 1, row[at] + 1))
        before = row
    return before[-1]


def _sharing_words(names: Sequence[Name]) -> Iterator[tuple[int, int, Reason]]:
    """Yield the organisations at least three of whose words, and three in four of all, are the same."""
    words = [(frozenset(key.split()), name.entry) for name in names for key in name.keys]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, (its, _entry) in enumerate(words):
        for word in its:
            holders[word].append(number)
    for numbers in holders.values():
        if 1 < len(numbers) <= _CROWD:
            for one, other in combinations(numbers, 2):
                (a, first), (b, second) = words[one], words[other]
                if first != second and len(a & b) >= 3 and len(a & b) >= 0.75 * len(a | b):
                    yield first, second, Reason.WORDS


def _with_initials(latin: Sequence[tuple[tuple[str, ...], int]]) -> Iterator[tuple[int, int, Reason]]:
    """Yield people with one family name (the last word) of whom one is written with an initial of the other's name."""
    families: defaultdict[tuple[str, str], set[tuple[tuple[str, ...], int]]] = defaultdict(set)
    for words, entry in latin:
        if len(words) > 1:
            families[words[-1], words[0][0]].add((words, entry))
    for sharing in families.values():
        if 1 < len(sharing) <= _CROWD:
            for (one, first), (other, second) in combinations(sorted(sharing), 2):
                if first != second and (len(one[0]) == 1) != (len(other[0]) == 1):
                    yield first, second, Reason.INITIAL


def _may_be_one_place(one: Name, other: Name) -> bool:
    if one.at and other.at:
        return _kilometres(one.at, other.at) <= NEAR
    return not one.countries or not other.countries or not set(one.countries).isdisjoint(other.countries)


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two positions on a sphere (haversine)."""
    (north, east), (north2, east2) = (tuple(map(math.radians, each)) for each in (one, other))
    part = math.sin((north2 - north) / 2) ** 2
    part += math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(part))
