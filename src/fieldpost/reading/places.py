"""Which places does a text name, and what says that something took place there? Rules: docs/reference/reading/places.md.

Countries come first, so that no village is called Kazakhstan; a name inside a body's or a person's name is none; a name that
is a common word too needs a preposition of place or a neighbour that is a place; rivers, lakes and names of conventions are
left out. Of several places with one name the one in the countries that the text names most is taken.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fieldpost.gazetteer import Gazetteer, KnownPlace, fold
from fieldpost.gazetteer.lexicon import lexicon
from fieldpost.gazetteer.places import common_words
from fieldpost.gazetteer.russian import spelled_like

from .datelines import Dateline
from .found import FoundOrganisation, FoundPerson
from .names import Names
from .periods import FoundPeriod
from .words import Words

DETERMINERS = frozenset({"the", "its", "their", "our", "his", "her"})
SETTLEMENTS = frozenset({"city", "town", "village", "settlement"})


class Cue(StrEnum):
    """What shows where a place stands in what happened."""

    DATELINE = "dateline"
    IN = "in"
    NEAR = "near"
    LISTED = "listed"
    VISITED = "visited"
    LINE = "line"
    ORIGIN = "origin"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """Words ``first`` to ``after`` (not included) name a place; ``country`` is ISO 3166-1 alpha-2, empty if undecided."""

    first: int
    after: int
    name: str
    country: str
    known: KnownPlace | None
    cue: Cue
    bracketed: bool = False
    unknown: bool = False

    @property
    def is_settlement(self) -> bool:
        """Whether people live there, so that nothing finer can be named; also a town the gazetteer does not know."""
        return self.unknown or (self.known is not None and self.known.kind in SETTLEMENTS)


def preferred_countries(names: Names) -> list[str]:
    """Return the countries a text names, directly or by adjective, the most frequent first."""
    count = Counter(code for _, code in names.countries.values())
    count.update(names.adjectives.values())
    return [code for code, _ in count.most_common()]


def find_places(
    names: Names,
    organisations: Sequence[FoundOrganisation],
    people: Sequence[FoundPerson],
    datelines: Sequence[Dateline],
    periods: Sequence[FoundPeriod],
    *,
    gazetteer: Gazetteer,
    language: str,
    year: int | None,
) -> list[FoundPlace]:
    """Return the places that a text names, in reading order; ``year`` decides between old and new names."""
    finder = _Finder(names, gazetteer, language, year)
    for body in organisations:
        opener = body.first - (2 if body.first > 1 and names.words.lower[body.first - 1] in DETERMINERS else 1)
        if opener >= 0 and names.words.lower[opener] == "at":
            finder.venues[body.first] = (body.first, body.after)
    spans = [(one.first, one.after) for one in organisations] + [(one.first, one.after) for one in people]
    for start, end in spans:
        finder.taken[start:end] = b"\x01" * (end - start)
    for person in people:
        if person.office is not None:
            finder.offices[person.office_first : person.office_after] = b"\x01" * (
                person.office_after - person.office_first
            )
    finder.dates_at = {period.first for period in periods}
    finder.after_date = {
        period.after + (names.words.tokens[period.after : period.after + 1] == [","]) for period in periods
    }
    for dateline in datelines:
        finder.taken[dateline.first : dateline.after] = bytes(dateline.after - dateline.first)
        finder.dateline[dateline.first : dateline.after] = b"\x01" * (dateline.after - dateline.first)
    return finder.found()


class _Finder:
    def __init__(self, names: Names, gazetteer: Gazetteer, language: str, year: int | None) -> None:
        self.names, self.words, self.letters = names, names.words, names.letters
        self.gazetteer, self.year = gazetteer, year
        self.near = preferred_countries(names)
        self.russian = language == "ru"
        lists = lexicon(language)["places"]
        self.part_of_name = frozenset(lists["part_of_name"])
        self.water = frozenset(lists["water"])
        self.area = frozenset(lists["area"])
        self.into = frozenset(lists["in"])
        self.by = frozenset(lists["near"])
        self.out = frozenset(lists["from"])
        self.sorts = frozenset(lists["sorts"])
        self.visited = frozenset(lists["visited"])
        self.settlements = frozenset(lists["settlements"])
        self.after_date: set[int] = set()
        self.dates_at: set[int] = set()
        self.unknown: set[str] = set()
        self.taken = bytearray(len(self.words))
        self.offices = bytearray(len(self.words))
        self.dateline = bytearray(len(self.words))
        self.depth = _brackets(self.words)
        self.venues: dict[int, tuple[int, int]] = {}

    def _in_venue(self, first: int, after: int) -> list[FoundPlace]:
        """Return the town in the name of a body at which it took place: "at the Office in Bishkek"."""
        at = next((i for i in range(after - 1, first, -1) if self.words.lower[i] == "in"), None)
        if at is None or at + 1 == after:
            return []
        known = self._known(at + 1, after)
        return [self._made(at + 1, after, known.country, known, Cue.IN)] if known is not None else []

    def found(self) -> list[FoundPlace]:
        result: list[FoundPlace] = []
        at, letters = 0, self.letters
        while at < len(letters):
            if at in self.venues:
                result.extend(self._in_venue(*self.venues[at]))
            if letters[at] not in "CKAHO" or self.taken[at]:
                at += 1
                continue
            place = self._at(at, result)
            if place is None:
                at += 1
            else:
                result.append(place)
                if place.unknown:
                    self.unknown.add(place.name.casefold())
                at = place.after
        return result

    def _at(self, at: int, before: list[FoundPlace]) -> FoundPlace | None:
        if at in self.names.countries:
            after, code = self.names.countries[at]
            if (
                self.taken[at:after].count(1)
                or self._is_part_of_name(after)
                or self.words.lower[after : after + 1] == ["'s"]
            ):
                return None
            cue = self._cue(at, after, before)
            return self._made(at, after, code, None, cue)
        limit = 1
        while (
            limit < 4
            and at + limit < len(self.letters)
            and self.letters[at + limit] in "CKAHOo"
            and not self.taken[at + limit]
        ):
            limit += 1
        for length in range(limit, 0, -1):
            after = at + length
            if self.letters[after - 1] == "o":
                continue
            known = self._known(at, after)
            if known is not None:
                return self._place(at, after, known, before)
        return self._unknown(at, limit, before)

    def _unknown(self, at: int, limit: int, before: list[FoundPlace]) -> FoundPlace | None:
        """Return a town that no list knows but the words show to be one: in a dateline, or "the village of X"."""
        after = at + 1
        while after < at + limit and self.letters[after] == "C" and not self.dateline[at]:
            after += 1
        words = self.words
        opens = at == 0 or words.tokens[at - 1] == "\n"
        in_dateline = self.dateline[at] and opens and words.tokens[at].isupper() and len(words.tokens[at]) > 2
        sort_of = at > 1 and words.lower[at - 1] == "of" and words.lower[at - 2] in self.settlements
        sort_of = sort_of or (self.russian and self._called_a_town(at))
        again = self.letters[at] == "C" and words.lower[at] in self.unknown
        country = self.names.countries.get(after + 1, (0, ""))[1] if words.tokens[after : after + 1] == [","] else ""
        before_it = words.lower[at - 1] if at > 0 else ""
        named = self.letters[at] == "C" and before_it in ("in", "to", "near") and bool(country)
        named = named or self._looks_like_a_town(at, after)
        last = before[-1] if before else None
        beside = (
            last is not None
            and last.after == at - 1
            and last.is_settlement
            and last.cue in (Cue.IN, Cue.LISTED, Cue.VISITED)
        )
        listed = (
            beside
            and self.letters[at] == "C"
            and self.letters[at - 1] == "&"
            and fold(words.tokens[at]) not in common_words()
        )
        if not (in_dateline or sort_of or again or named or listed):
            return None
        cue = Cue.DATELINE if self.dateline[at] else Cue.IN if sort_of else self._cue(at, after, before)
        name = words.between(at, after)
        return FoundPlace(
            first=at,
            after=after,
            name=name.title() if name.isupper() else name,
            country=country or (self.near[0] if self.near else ""),
            known=None,
            cue=cue,
            bracketed=self.depth[at],
            unknown=True,
        )

    def _called_a_town(self, at: int) -> bool:
        """Whether "село", "в городе", "г." stand right before a Russian name; "с" is a village only with a full stop."""
        lower = self.words.lower
        if at > 1 and lower[at - 1] == ".":
            return lower[at - 2] in self.settlements
        return at > 0 and lower[at - 1] in self.settlements and len(lower[at - 1]) > 2

    def _known(self, at: int, after: int) -> KnownPlace | None:
        text = " ".join(self.words.tokens[at:after])
        if len(text) < 3 and not self.dateline[at]:
            return None
        if after - at == 1 and at in self.names.adjectives:
            return None
        if after - at == 1 and self.letters[at] == "H" and self.words.lower[at - 1 : at] != ["in"]:
            return None
        key = fold(text)
        if self.russian:
            options = self.gazetteer.places_named_in_russian(key)
            if not options:
                return None
            key = fold(options[0].name) if not self.gazetteer.places_named(key) else key
            return self.gazetteer.choose_place(key, near=self.near, year=self.year) or options[0]
        if self.letters[at] == "A" and not self.dateline[at] and len(text) < 5:
            return None
        return self.gazetteer.choose_place(key, near=self.near, year=self.year)

    def _place(self, at: int, after: int, known: KnownPlace, before: list[FoundPlace]) -> FoundPlace | None:
        words = self.words
        following = words.lower[after] if after < len(words) else ""
        previous = words.lower[at - 1] if at else ""
        if (
            following in self.water
            or previous in self.water
            or known.kind in ("river", "lake", "mountain", "country-group")
        ):
            return None
        if self._is_part_of_name(after):
            return None
        cue = self._cue(at, after, before)
        if known.cue and after < len(words) and self.letters[after] in "CH" and not self.dateline[at]:
            return None
        goes_on = cue is Cue.LINE and following.isalpha() and words.tokens[after][0].islower()
        if known.cue and (cue in (Cue.BARE, Cue.ORIGIN) or goes_on) and not self.dateline[at]:
            return None
        if cue is Cue.BARE and after < len(words) and self.letters[after] == "C" and not self.dateline[at]:
            return None
        if (
            self.letters[at - 1 : at] == "C"
            and not self.taken[at - 1]
            and not self.dateline[at]
            and at - 1 >= 0
            and cue is Cue.BARE
        ):
            return None
        if following in self.area and after < len(words) and known.kind in SETTLEMENTS:
            region = self._known(at, after + 1)
            return self._made(at, after + 1, known.country, region, cue, region_of=known)
        return self._made(at, after, known.country, known, cue)

    def _made(
        self,
        at: int,
        after: int,
        country: str,
        known: KnownPlace | None,
        cue: Cue,
        *,
        region_of: KnownPlace | None = None,
    ) -> FoundPlace:
        if at and self.words.tokens[at - 1] == "The":
            at -= 1
        name = self.words.between(at, after)
        if self.dateline[at] and name.isupper() and len(name) > 2:
            name = "-".join(part.capitalize() for part in name.split("-")) if "-" in name else name.title()
        if known is None and region_of is not None:
            return FoundPlace(
                first=at,
                after=after,
                name=name,
                country=country,
                known=_area(region_of),
                cue=cue,
                bracketed=self.depth[at],
            )
        if self.russian and known is not None:
            name = known.name if not known.name.isascii() else self._nominative(name)
        return FoundPlace(
            first=at, after=after, name=name, country=country, known=known, cue=cue, bracketed=self.depth[at]
        )

    def _nominative(self, text: str) -> str:
        """Return the form of a Russian name that the gazetteer knows, spelled like ``text``, a case of it."""
        form = self.gazetteer.russian_nominative(fold(text))
        return spelled_like(text, form) if form is not None else text

    def _looks_like_a_town(self, at: int, after: int) -> bool:
        """Whether "in X on 5 May" can only mean a town: X is no common word and a date stands beside it."""
        words = self.words
        if (
            self.letters[at] != "C"
            or after - at > 1
            or at == 0
            or words.lower[at - 1] != "in"
            or fold(words.tokens[at]) in common_words()
        ):
            return False
        return (
            after + 1 in self.dates_at
            or (words.lower[after : after + 1] == ["from"] and after + 1 in self.dates_at)
            or after in self.dates_at
        )

    def _is_part_of_name(self, after: int) -> bool:
        """Whether a word follows that makes it part of something else's name: "the Aarhus Convention"."""
        if after >= len(self.words):
            return False
        return self.words.lower[after] in self.part_of_name or (
            self.words.tokens[after] == "-"
            and self.words.starts[after] == self.words.ends[after - 1]
            and self.words.lower[after + 1 : after + 2] == ["based"]
        )

    def _cue(self, at: int, after: int, before: list[FoundPlace]) -> Cue:
        words = self.words
        if self.dateline[at]:
            return Cue.DATELINE
        previous = at - 1
        while previous >= 0 and (
            words.lower[previous] in self.sorts
            or self.letters[previous] == "t"
            or (words.lower[previous] in ("of", ".") and words.lower[previous - 1] in self.sorts)
        ):
            previous -= 1
        if previous < 0 or words.tokens[previous] == "\n" or previous + 1 in self.after_date:
            return Cue.LINE
        word = words.lower[previous]
        if (
            before
            and before[-1].after >= previous
            and before[-1].cue is not Cue.BARE
            and (self.letters[previous] in "&," or word in ("-", "и", "to", "or"))
        ):
            return Cue.LISTED if not (word == "," and (before[-1].is_settlement)) else before[-1].cue
        if (
            word.isalpha()
            and word.islower()
            and previous > 0
            and words.lower[previous - 1] in ("in", "at", "в", "во")
            and word not in self.out | self.by | self.visited
        ):
            word = "in"
        origin = next((i for i in range(previous - 1, max(-1, previous - 6), -1) if words.lower[i] == "from"), None)
        if word in self.into and origin is not None and not (before and before[-1].first > origin):
            return Cue.ORIGIN
        if word in self.into:
            return Cue.ORIGIN if self.offices[at] else Cue.IN
        if word in self.by:
            return Cue.NEAR
        if word in self.out or self.offices[at]:
            return Cue.ORIGIN
        if word in self.visited:
            return Cue.VISITED
        if word in (",", "-", ")", "|") and (after >= len(words) or words.tokens[after] in "\n.,(;|"):
            return Cue.LINE
        return Cue.BARE


def _area(known: KnownPlace) -> KnownPlace:
    return replace(known, kind="region", precision="area")


def _brackets(words: Words) -> list[bool]:
    inside, result = 0, []
    for token in words.tokens:
        if token == "(":
            inside += 1
        elif token in (")", "\n"):
            inside = 0
        result.append(inside > 0)
    return result
