"""What stands beside a list to narrow it: each facet's values with their counts and where they lead, and what was chosen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from markupsafe import Markup

from fieldpost.domain import Period
from fieldpost.publishing.dates import describe_period

from .. import addresses, entries, labels
from ..filters import foreign_name, number
from ..search.query import Query
from ..selection import ENTRIES, FACETS, Selection
from ..site import Site
from ..visit import Visit
from .selecting import WHOLE, Selected, choose

SHOWN = ("dimension", "theme", "kind", "status", "place", "organisation", "year", "part", "language")
"""The facets in the order in which they are read."""
OPEN = ("dimension", "theme", "kind", "status", "place", "year")
"""Facets that are unfolded; of the others those with a chosen value."""
SHORT = 8
"""Values of a facet that are seen at once."""
MOST = 20
"""Places and organisations that are offered; of the others there are pages of their own."""
LONG = 11
"""Values of a facet that need not be folded away."""
ALL = {
    "place": ("places", _lazy("All places")),
    "organisation": ("organisations", _lazy("All organisations")),
    "theme": ("themes", _lazy("All themes")),
}
"""Facets whose values have a page of their own each: where these are listed, and what leads there."""

NOTHING = Markup("")
_ABROAD = Markup("<span{}>{}</span>").format
_MARK = Markup('<svg class="mark d{}" viewBox="0 0 12 12" aria-hidden="true"><path d="{}"/></svg>').format


class Value(NamedTuple):
    """A value that can be chosen or, if ``is_chosen``, given up, and how many activities have it among the others' choice."""

    address: str
    words: Markup
    number: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """``values`` are seen, ``more`` are folded away; ``all_address`` is of the page with all there are.

    ``is_followed``: programs that collect pages may follow these links, which lead to lists by one value alone.
    """

    name: str
    words: str
    values: list[Value]
    more: list[Value]
    is_open: bool
    is_followed: bool
    all_address: str
    all_words: str


class Chosen(NamedTuple):
    """Something asked for; ``address`` is of the list without it. It has ``number`` activities, told where this one is empty."""

    facet: str
    words: str
    attributes: Markup
    address: str
    number: int


class Narrowing:
    """Tells of one list; labels are in the language of the page."""

    def __init__(self, visit: Visit, found: Selected) -> None:
        self.visit = visit
        self.selection, self.choice, self._capped = found
        self.called = dict(entries.called(visit, _entries(self.selection.facets)))
        self.slugs = {key: each.slug for key, each in self.called.items()}
        self._path = self.selection.path(self.slugs)
        self._words = _words(visit)
        self._told = _told(visit.site, visit.language)

    def facets(self) -> list[Facet]:
        """Return the facets by which the list can be narrowed further, or was."""
        counts = self.choice.counts(most=MOST)
        counted = {name: [value for value, _count in counts[name]] for name in ENTRIES}
        for key, each in entries.called(self.visit, _entries(counted)).items():
            self.called[key], self.slugs[key] = each, each.slug
        return [made for name in SHOWN if (made := self._facet(name, counts[name]))]

    def chosen(self) -> list[Chosen]:
        """Return everything asked for."""
        return [
            Chosen(name, words, attributes, self.address(without), self._count(without))
            for name, words, attributes, without in self._asked()
        ]

    def title(self) -> str:
        """Return what the list is of, in words."""
        told = [words for _name, words, _attributes, _without in self._asked()]
        return _("Activities: %(what)s") % {"what": ", ".join(told)} if told else _("Activities")

    def address(
        self, selection: Selection, *, form: str = "", language: str = "", place: Mapping[str, object] = WHOLE
    ) -> str:
        """Return the address of a selection whose entries are among this one's."""
        own = self.selection
        is_own = (selection.facets, selection.since, selection.until) == (own.facets, own.since, own.until)
        path = self._path if is_own else selection.path(self.slugs)
        return f"/{language or self.visit.language}/activities/{path}{form}{selection.query(**place)}"

    @property
    def unknown(self) -> list[str]:
        """What was asked for and nothing that was published has."""
        shown = self.visit.index.sets.facets
        return [
            self.label(facet, value)[0]
            for facet, values in self.selection.facets.items()
            for value in values
            if f"{facet}:{value}" not in shown
        ]

    @property
    def without_words(self) -> Selection:
        """What a search asks for beside its words."""
        return replace(self.selection, words="", by_relevance=False)

    @property
    def without_days(self) -> Selection:
        """What the form for days asks for beside them; it sends the words itself."""
        return replace(self.without_words, since=None, until=None)

    @property
    def newest_first(self) -> Selection:
        """The same activities in the order of their days."""
        return replace(self.selection, by_relevance=False)

    @property
    def best_first(self) -> Selection:
        """The same activities in the order of relevance."""
        return replace(self.selection, by_relevance=True)

    @property
    def is_without_words(self) -> bool:
        """Whether nothing in what was typed can be looked for."""
        return bool(self.selection.words) and Query.read(self.selection.words).is_empty

    def label(self, facet: str, value: str) -> tuple[str, Markup]:
        """Return what readers call a value, and the attributes of a name in another language."""
        if facet in ENTRIES:
            entry = self.called.get((facet, value))
            if entry is None:
                return f"{labels.facet(facet)} {value}", NOTHING
            words = entry.said(self.visit.language)
            return words, foreign_name(words, self.visit.language)
        words = self._words[facet](value)
        return words, foreign_name(words, self.visit.language) if facet in ("dimension", "theme") else NOTHING

    def _facet(self, name: str, counted: list[tuple[str, int]]) -> Facet | None:
        asked = self.selection.facets.get(name, ())
        if not asked and (not counted or (len(counted) == 1 and counted[0][1] == self.choice.count)):
            return None
        known = {value for value, _count in counted}
        values = list(self._values(name, counted + [(value, 0) for value in asked if value not in known], asked))
        kept = len(values) if len(values) <= LONG else SHORT
        words, all_address, all_words = _headings(name, self.visit.language)
        return Facet(
            name=name,
            words=words,
            values=[each for at, each in enumerate(values) if at < kept or each.is_chosen],
            more=[each for at, each in enumerate(values) if at >= kept and not each.is_chosen],
            is_open=name in OPEN or bool(asked),
            is_followed=self.selection.is_everything,
            all_address=all_address,
            all_words=all_words,
        )

    def _values(self, name: str, counted: list[tuple[str, int]], asked: tuple[str, ...]) -> Iterator[Value]:
        """Yield the values; the parts of their addresses before and behind this facet's are made once."""
        language, told = self.visit.language, self._told
        before, behind = self._around(name)
        for value, count in counted:
            words, part = told.get((name, value)) or self._tell(name, value, is_kept=count > 0)
            if asked:
                left = sorted({*asked} ^ {value})
                part = f"{name}/{'+'.join([self._written(name, each) for each in left])}/" if left else ""
            yield Value(f"{before}{part}{behind}", words, number(count, language), value in asked)

    def _tell(self, name: str, value: str, *, is_kept: bool) -> tuple[Markup, str]:
        """Return the words of a value as they stand on the page, and an address that asks for it alone.

        What nothing has is not kept, for anybody can ask for any number of such values.
        """
        words, attributes = self.label(name, value)
        dimension = self.visit.site.dimensions.get(value) if name == "dimension" else None
        mark = _MARK(dimension.number, dimension.shape) if dimension else NOTHING
        named = mark + (_ABROAD(attributes, words) if attributes else words)
        told = named, f"{name}/{self._written(name, value)}/"
        if is_kept and (name not in ENTRIES or (name, value) in self.called):
            self._told[name, value] = told
        return told

    def _around(self, name: str) -> tuple[str, str]:
        """Return what stands in the list's address before the values of a facet, and behind them."""
        place = FACETS.index(name)
        before, later = "".join(self._pairs[:place]), "".join(self._pairs[place + 1 :])
        return f"/{self.visit.language}/activities/{before}", f"{later}{self._tail}"

    @cached_property
    def _pairs(self) -> list[str]:
        """What an address has for each facet, in order; empty where nothing is asked for."""
        asked = self.selection.facets
        return [Selection(facets={name: asked[name]}).path(self.slugs) if name in asked else "" for name in FACETS]

    @cached_property
    def _tail(self) -> str:
        """What an address has behind its facets."""
        days = replace(self.selection, facets={})
        return f"{days.path()}{days.query()}"

    def _written(self, name: str, value: str) -> str:
        return self.slugs.get((name, value)) or _in_address(value)

    def _asked(self) -> Iterator[tuple[str, str, Markup, Selection]]:
        """Yield of everything asked for its facet, its words and their attributes, and the selection without it."""
        selection = self.selection
        if selection.words:
            yield "words", _quoted(selection.words), NOTHING, replace(selection, words="", by_relevance=False)
        for name in SHOWN:
            for value in selection.facets.get(name, ()):
                yield name, *self.label(name, value), selection.without(name, value)
        language = self.visit.language
        if selection.since:
            day = describe_period(Period.days(selection.since, selection.since), language)
            yield "since", _("since %(day)s") % {"day": day}, NOTHING, replace(selection, since=None)
        if selection.until:
            day = describe_period(Period.days(selection.until, selection.until), language)
            yield "until", _("until %(day)s") % {"day": day}, NOTHING, replace(selection, until=None)

    def _count(self, selection: Selection) -> int:
        return 0 if self.choice.count else choose(self.visit, selection).choice.count


@lru_cache(maxsize=256)
def _headings(facet: str, language: str) -> tuple[str, str, str]:
    """Return how a facet is called in the language, which is the active one, and where all its values are listed, in words."""
    page, words = ALL.get(facet, ("", ""))
    return labels.facet(facet), addresses.page(language, page) if page else "", str(words)


@lru_cache(maxsize=64)
def _told(_site: Site, _language: str) -> dict[tuple[str, str], tuple[Markup, str]]:
    """Return what ``Narrowing`` has told of values so far: each list has a hundred, and they are the same."""
    return {}


def _quoted(words: str) -> str:
    return _("“%(text)s”") % {"text": words}


@lru_cache(maxsize=4096)
def _in_address(value: str) -> str:
    return quote(value, safe="")


def _entries(values: Mapping[str, Iterable[str]]) -> list[entries.Key]:
    return [(facet, value) for facet in ENTRIES for value in values.get(facet, ())]


def _words(visit: Visit) -> Mapping[str, Callable[[str], str]]:
    """Return what tells a value of each facet that is not an entry's."""
    language, site = visit.language, visit.site
    return {
        "dimension": lambda key: site.dimension(key, language),
        "theme": lambda key: site.theme(key, language),
        "kind": labels.kinds,
        "status": labels.status,
        "part": labels.part,
        "year": str,
        "language": labels.language,
        "reach": labels.reach,
    }
