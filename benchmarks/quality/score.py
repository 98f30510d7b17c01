"""How well were documents read? Precision, recall and F1 of each fact, against annotations made by hand.

Documents are dictionaries of the shape that docs/reference/quality.md describes. All figures are ratios from 0 to 1,
counted over all activities. An activity of the gold that nothing was read for counts as wrong or missed in every row,
one that was read and is not in the gold costs precision in every row of a set.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import nextafter
from typing import Any

from .alike import (
    Weight,
    body_alike,
    count_alike,
    pairs,
    person_alike,
    place_alike,
    place_and_country_alike,
    text_alike,
    words_alike,
)

Annotation = dict[str, Any]

HEADLINE = ("start", "places", "people", "organisations", "kind", "counts")
"""The rows whose mean is the headline figure."""

ROWS = (
    "activities",
    "activities of bulletins",
    "kind",
    "start",
    "start as far as stated",
    "end",
    "end as far as stated",
    "places",
    "places and countries",
    "people",
    "offices",
    "organisations",
    "partners",
    "part",
    "counts",
    "upcoming",
    "fields",
)
"""All rows in the order in which they are shown."""

_SETS: tuple[tuple[str, str, Weight], ...] = (
    ("places", "places", place_alike),
    ("places and countries", "places", place_and_country_alike),
    ("people", "people", person_alike),
    ("organisations", "organisations", body_alike),
    ("partners", "partners", body_alike),
    ("counts", "counts", count_alike),
)
_ENOUGH_OF_AN_OFFICE = 0.6
_ENOUGH_OF_AN_ACTIVITY = 1.0


@dataclass(slots=True)
class Counted:
    """A row of sets: how many are right, how many the gold has, how many were read."""

    right: int = 0
    gold: int = 0
    read: int = 0

    def add(self, right: int, gold: int, read: int) -> None:
        self.right += right
        self.gold += gold
        self.read += read

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else float(not self.read)

    @property
    def figure(self) -> float | None:
        """F1; None where there is nothing to find and nothing was read."""
        return 2 * self.right / (self.gold + self.read) if self.gold + self.read else None


@dataclass(slots=True)
class Judged:
    """A row of single facts: how many activities of the gold have it right."""

    right: int = 0
    gold: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.gold += 1

    @property
    def figure(self) -> float | None:
        """Accuracy; None where there is no activity."""
        return self.right / self.gold if self.gold else None


@dataclass(slots=True)
class Score:
    """The figures of the documents that were added, by row."""

    rows: dict[str, Counted | Judged] = field(default_factory=dict)
    documents: int = 0

    @property
    def headline(self) -> float | None:
        """The mean of the headline rows that have a figure."""
        figures = [self.rows[row].figure for row in HEADLINE if row in self.rows]
        known = [figure for figure in figures if figure is not None]
        return sum(known) / len(known) if known else None

    def add(self, gold: Annotation, read: Annotation) -> None:
        """Count one document."""
        self.documents += 1
        expected, found = gold.get("activities") or [], read.get("activities") or []
        aligned = align(expected, found)
        self._counted("activities").add(len(aligned), len(expected), len(found))
        if gold.get("kind") == "bulletin" or len(expected) > 1:
            self._counted("activities of bulletins").add(len(aligned), len(expected), len(found))
        for i, activity in enumerate(expected):
            self._add_activity(activity, found[aligned[i]] if i in aligned else None)
        for j, activity in enumerate(found):
            if j not in aligned.values():
                self._add_invented(activity)

    def _add_activity(self, gold: Annotation, read: Annotation | None) -> None:
        found = read or {}
        self._judged("kind").add(gold["kind"] == found.get("kind"))
        for bound in ("start", "end"):
            expected, stated = gold.get(bound) or None, found.get(bound) or None
            self._judged(bound).add(read is not None and expected == stated)
            self._judged(f"{bound} as far as stated").add(read is not None and _agrees(expected, stated))
        self._judged("part").add(gold["part"] == found.get("part"))
        self._judged("upcoming").add(read is not None and bool(gold["upcoming"]) == bool(found.get("upcoming")))
        for row, key, alike in _SETS:
            expected, stated = gold.get(key) or [], found.get(key) or []
            self._counted(row).add(len(pairs(expected, stated, alike)), len(expected), len(stated))
        people, others = gold.get("people") or [], found.get("people") or []
        right = sum(map(_is_office_right, pairs(people, others, person_alike)))
        self._counted("offices").add(right, _offices(people), _offices(others))
        if gold.get("fields") is not None:
            known, named = gold["fields"], found.get("fields") or []
            self._counted("fields").add(len(pairs(known, named, text_alike)), len(known), len(named))

    def _add_invented(self, activity: Annotation) -> None:
        for row, key, _ in _SETS:
            self._counted(row).add(0, 0, len(activity.get(key) or []))
        self._counted("offices").add(0, 0, _offices(activity.get("people") or []))

    def _counted(self, row: str) -> Counted:
        found = self.rows.setdefault(row, Counted())
        assert isinstance(found, Counted)
        return found

    def _judged(self, row: str) -> Judged:
        found = self.rows.setdefault(row, Judged())
        assert isinstance(found, Judged)
        return found


def score(documents: Iterable[tuple[Annotation, Annotation]]) -> Score:
    """Return the figures of ``documents``, each the gold and what was read."""
    result = Score()
    for gold, read in documents:
        result.add(gold, read)
    return result


def align(gold: Sequence[Annotation], read: Sequence[Annotation]) -> dict[int, int]:
    """Return which activity of ``read`` tells which of ``gold``, by their places; the most alike are joined first."""
    if len(gold) == len(read) == 1:
        return {0: 0}
    longest = max(len(gold), len(read), 1)

    def alike(i: int, j: int) -> float:
        return _affinity(gold[i], read[j]) - 0.01 * abs(i - j) / longest

    return dict(pairs(range(len(gold)), range(len(read)), alike, above=nextafter(_ENOUGH_OF_AN_ACTIVITY, 0)))


def _affinity(gold: Annotation, read: Annotation) -> float:
    result = 0.0
    if gold.get("title") and read.get("title"):
        result += 2 * words_alike(gold["title"], read["title"])
    start, other = (activity.get("start") or activity.get("end") for activity in (gold, read))
    if start and other:
        result += 2.0 if start == other else 1.0 if start[:7] == other[:7] else -0.5
    result += 0.5 * bool(gold.get("end") and gold.get("end") == read.get("end"))
    for key, alike, weight in (
        ("places", place_alike, 1.0),
        ("people", person_alike, 2.0),
        ("organisations", body_alike, 1.0),
        ("counts", count_alike, 1.0),
    ):
        expected, found = gold.get(key) or [], read.get(key) or []
        if expected and found:
            result += weight * 2 * len(pairs(expected, found, alike)) / (len(expected) + len(found))
    return result + 0.5 * (gold.get("kind") == read.get("kind"))


def _agrees(gold: str | None, read: str | None) -> bool:
    """Whether the date that was read agrees with the gold as far as the gold goes."""
    if not gold or not read:
        return not gold and not read
    return read.startswith(gold)


def _is_office_right(people: tuple[Annotation, Annotation]) -> bool:
    gold, read = (person.get("role") for person in people)
    return bool(gold and read) and words_alike(gold, read) >= _ENOUGH_OF_AN_OFFICE


def _offices(people: Iterable[Annotation]) -> int:
    return sum(bool(person.get("role")) for person in people)
