"""What a list shows: values of facets, words, days. Written as an address that can be shared, and read back from it.

``theme/media/year/2031/`` are pairs of a facet's name and its values, several with ``+`` between them (any of these); all
facets have to agree. Words and the place in the list stand in the query, for they are not a place of their own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self
from urllib.parse import quote, urlencode

FACETS = ("dimension", "theme", "kind", "status", "part", "place", "organisation", "year", "language", "reach")
"""In the order in which an address names them. Values of place and organisation are ids of the directory."""
ENTRIES = ("place", "organisation")
"""Facets whose values are entries of the directory; addresses add the name to the id, as in ``12-osh``."""
MOST_WORDS = 200
"""Characters of a search; what is longer is cut."""
MOST_VALUES = 30
"""Values of one facet that an address may ask for."""
YEARS = range(1_000, 9_999)
"""Years that an address may ask for: those of four digits, whose days have a day after them."""

_VALUE = re.compile(r"[\w.-]{1,80}")


class SelectionError(ValueError):
    """An address names no selection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """``facets`` are values by facet, sorted; ``since`` and ``until`` are days, both included, for None open.

    ``by_relevance``: the best hits of ``words`` first, instead of the newest.
    """

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    since: date | None = None
    until: date | None = None
    by_relevance: bool = False

    @classmethod
    def read(cls, path: str, query: Mapping[str, str]) -> Self:
        """Return what an address names: ``path`` is what follows the list's own, with a slash at its end or empty.

        Raises:
            SelectionError: there is no such facet, or a day is none.
        """
        parts = [part for part in path.split("/") if part]
        if len(parts) % 2:
            raise SelectionError(path)
        facets: dict[str, tuple[str, ...]] = {}
        days: dict[str, date] = {}
        for name, values in zip(parts[::2], parts[1::2], strict=True):
            if name in ("since", "until"):
                days[name] = read_day(values)
            elif name in FACETS and name not in facets:
                facets[name] = read_values(name, values)
            else:
                raise SelectionError(name)
        words = " ".join(query.get("q", "").replace("\0", " ").split())[:MOST_WORDS]
        by_relevance = bool(words) and query.get("order") == "relevance"
        return cls(facets=facets, words=words, by_relevance=by_relevance, **days)

    def path(self, slugs: Mapping[tuple[str, str], str] | None = None) -> str:
        """Return the pairs as they stand in an address, each with a slash behind it; ``slugs`` by facet and value."""
        slugs = slugs or {}
        pairs = [
            f"{name}/{'+'.join(quote(slugs.get((name, value), value), safe='') for value in self.facets[name])}/"
            for name in FACETS
            if self.facets.get(name)
        ]
        pairs += [f"{name}/{day}/" for name, day in (("since", self.since), ("until", self.until)) if day]
        return "".join(pairs)

    def query(self, **more: object) -> str:
        """Return the query of the address, with the question mark where there is one."""
        values = {"q": self.words, "order": "relevance" if self.by_relevance else "", **more}
        told = {name: value for name, value in values.items() if value}
        return f"?{urlencode(told)}" if told else ""

    def with_value(self, facet: str, value: str) -> Self:
        """Return the selection that asks for ``value``, too."""
        values = tuple(sorted({*self.facets.get(facet, ()), value}))
        return replace(self, facets={**self.facets, facet: values})

    def without(self, facet: str, value: str = "") -> Self:
        """Return the selection that does not ask for ``value``, or for any value of ``facet``."""
        left = tuple(each for each in self.facets.get(facet, ()) if value and each != value)
        facets = {name: values for name, values in self.facets.items() if name != facet}
        return replace(self, facets={**facets, facet: left} if left else facets)

    @property
    def has_figures(self) -> bool:
        """Whether there are figures of it: these tell themselves what was held, and how many people came."""
        return not ("status" in self.facets or "reach" in self.facets)

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return not (self.facets or self.words or self.since or self.until)


def read_values(name: str, text: str) -> tuple[str, ...]:
    """Return the values of a facet in ``text``, sorted; of entries and years the numbers.

    Raises:
        SelectionError: nothing can have such a value.
    """
    values = [_value(name, each) for each in text.split("+") if each]
    if not 0 < len(values) <= MOST_VALUES:
        raise SelectionError(text)
    return tuple(sorted(set(values)))


def read_day(text: str) -> date:
    """Return the day that ``text`` is in ISO 8601.

    Raises:
        SelectionError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SelectionError(text) from error


def _value(name: str, text: str) -> str:
    value = text.partition("-")[0] if name in ENTRIES else text
    if name in (*ENTRIES, "year"):
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            raise SelectionError(text)
        if name == "year" and int(value) not in YEARS:
            raise SelectionError(text)
        return str(int(value))
    if not _VALUE.fullmatch(value):
        raise SelectionError(text)
    return value
