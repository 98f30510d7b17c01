"""What is known of a place, and the places that are known from the start.

Two sources: towns derived from GeoNames (``data/places.tsv``, ``data/place_names.tsv``, made by tools/build_places.py)
and our own ``data/features.tsv`` for regions, waters, valleys, border points and spellings that GeoNames lacks.
docs/reference/gazetteer.md describes the columns. Positions are decimal degrees, north and east.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from .fold import fold
from .sorted_lines import SortedLines

Kind = Literal[
    "city",
    "town",
    "village",
    "district",
    "region",
    "river",
    "lake",
    "valley",
    "mountain",
    "building",
    "border-point",
    "country-group",
]
Precision = Literal["point", "town", "district", "area"]
SETTLEMENTS: frozenset[Kind] = frozenset(("city", "town", "village"))
NATURAL_FEATURES: frozenset[Kind] = frozenset(("river", "lake", "valley", "mountain"))

_DATA = Path(__file__).parent / "data"

# From how many inhabitants on a GeoNames place is called a city, a town.
_CITY = 100_000
_TOWN = 5_000

# English words that stand beside the bare name of a feature: "Talas River", "Lake Sevan", "Sughd oblast".
_WORDS_AFTER: Mapping[str, tuple[str, ...]] = {
    "district": ("district", "rayon", "raion"),
    "region": ("region", "oblast", "province"),
    "river": ("river",),
    "lake": ("lake",),
    "valley": ("valley",),
    "mountain": ("mountains",),
}
_WORDS_BEFORE: Mapping[str, tuple[str, ...]] = {"river": ("river",), "lake": ("lake",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A place under one of its names."""

    id: str  # "geonames:1526273", or a word of ours such as "ferghana-valley"
    name: str  # the name looked up where that has years of its own ("Nur-Sultan"), otherwise the usual English one
    country: str  # ISO 3166 alpha-2; empty for a place in several countries and for a group of countries
    kind: Kind
    region: str  # English name of the first-level division, empty where not known
    latitude: float
    longitude: float
    precision: Precision  # what the position stands for: an area is no point on a map
    population: int  # 0: not known
    capital: bool
    cue: bool  # the name is a common word too, so that a text must show by other words that the place is meant
    first_year: int | None = None  # years in which the name was in use, both included
    last_year: int | None = None
    countries: tuple[str, ...] = field(default=())  # all countries it lies in

    def was_called_so_in(self, year: int) -> bool:
        """Whether the name was in use in ``year``; a name without years always is."""
        return (self.first_year or year) <= year <= (self.last_year or year)


def towns_named(key: str) -> Iterator[KnownPlace]:
    """Yield the GeoNames places called ``key``, capitals first, then by population."""
    cells = _town_names().cells(key)
    if cells is not None:
        for number in cells[0].split(" "):
            yield _read_town(number, _towns().cells(number) or [])


def place_with_id(place_id: str) -> KnownPlace | None:
    """Return the place with an id such as "geonames:1526273" or "ferghana-valley"."""
    return _town_with_id(place_id) or _features_by_id().get(place_id)


def names_of_places(ids: Collection[str]) -> dict[str, list[str]]:
    """Return every name that places with these ids are known by, folded: former ones, in other languages and scripts."""
    found: dict[str, list[str]] = {place_id: [] for place_id in ids}
    towns = {place_id.removeprefix("geonames:"): names for place_id, names in found.items()}
    for line in _town_names().lines if found else ():
        key, _, numbers = line.partition("\t")
        for number in numbers.split(" "):
            if number in towns:
                towns[number].append(key)
    for place, names in _read_features() if found else ():
        if place.id in found:
            found[place.id] += map(fold, names)
    return {place_id: list(dict.fromkeys(names)) for place_id, names in found.items()}


class FormerName(NamedTuple):
    """How a place was called: ``names`` is one name in several spellings and scripts; years are included, None is not known."""

    names: tuple[str, ...]
    first_year: int | None
    last_year: int


def former_names(place_id: str) -> list[FormerName]:
    """Return what the place with that id is no longer called, the latest first."""
    found = [
        FormerName(names, place.first_year, place.last_year)
        for place, names in _read_features()
        if place.id == place_id and place.last_year
    ]
    return sorted(found, key=lambda each: each.last_year, reverse=True)


def _town_with_id(place_id: str) -> KnownPlace | None:
    prefix, _, number = place_id.partition(":")
    cells = _towns().cells(number) if prefix == "geonames" else None
    return _read_town(number, cells) if cells else None


def starts_town_name(words: str) -> bool:
    """Whether the folded ``words`` are the name of a GeoNames place or begin one."""
    return _town_names().has_key_beginning(words)


def _read_town(number: str, cells: list[str]) -> KnownPlace:
    name, country, region, latitude, longitude, population, capital = cells
    inhabitants = int(population)
    return KnownPlace(
        id=f"geonames:{number}",
        name=name,
        country=country,
        kind=_kind(inhabitants, capital=bool(capital)),
        region=region,
        latitude=float(latitude),
        longitude=float(longitude),
        precision="town",
        population=inhabitants,
        capital=bool(capital),
        cue=False,
        countries=(country,),
    )


def _kind(inhabitants: int, *, capital: bool) -> Kind:
    if capital or inhabitants >= _CITY:
        return "city"
    # Where the source gives no number, it is mostly the seat of a municipality.
    return "town" if inhabitants >= _TOWN or not inhabitants else "village"


@cache
def _towns() -> SortedLines:
    return SortedLines(_DATA / "places.tsv")


@cache
def _town_names() -> SortedLines:
    return SortedLines(_DATA / "place_names.tsv")


class PlaceIndex:
    """Places by their folded names. Made once, then only read."""

    __slots__ = ("_beginnings", "_by_key", "longest_name")

    def __init__(self, places_by_name: Iterable[tuple[str, KnownPlace]]) -> None:
        by_key: defaultdict[str, list[KnownPlace]] = defaultdict(list)
        for key, place in places_by_name:
            if place not in by_key[key]:
                by_key[key].append(place)
        self._by_key = MappingProxyType({key: tuple(places) for key, places in by_key.items()})
        self._beginnings = frozenset(key[:end] for key in by_key for end in range(1, len(key)) if key[end] == " ")
        self.longest_name = max((key.count(" ") + 1 for key in by_key), default=0)

    def named(self, key: str) -> tuple[KnownPlace, ...]:
        return self._by_key.get(key, ())

    def starts_name(self, words: str) -> bool:
        return words in self._by_key or words in self._beginnings


def keys_of(names: Iterable[str], kind: Kind) -> Iterator[str]:
    """Yield the keys for ``names`` and, for a feature, those with the English word for its kind beside them."""
    after, before = _WORDS_AFTER.get(kind, ()), _WORDS_BEFORE.get(kind, ())
    for name in names:
        key = fold(name)
        yield key
        # A Cyrillic name takes no English word, and "Chu River" has its own.
        if key.isascii() and not set(key.split()).intersection(after + before):
            yield from (f"{key} {word}" for word in after)
            yield from (f"{word} {key}" for word in before)


@cache
def features() -> PlaceIndex:
    """Return the places of ``data/features.tsv``."""
    return PlaceIndex((key, place) for place, names in _read_features() for key in keys_of(names, place.kind))


@cache
def _features_by_id() -> Mapping[str, KnownPlace]:
    return MappingProxyType({place.id: place for place, _ in _read_features() if ":" not in place.id})


@cache
def _read_features() -> tuple[tuple[KnownPlace, tuple[str, ...]], ...]:
    with (_DATA / "features.tsv").open(encoding="utf-8") as lines:
        return tuple(_read_feature(line.rstrip("\n").split("\t")) for line in islice(lines, 1, None))


def _read_feature(cells: list[str]) -> tuple[KnownPlace, tuple[str, ...]]:
    place_id, name, kind, countries, region, latitude, longitude, precision, first, last, others = cells
    names = (name, *others.split("|")) if others else (name,)
    first_year = int(first) if first else None
    last_year = int(last) if last else None
    town = _town_with_id(place_id)
    if town is not None:
        # A row for a GeoNames place adds names to it.
        shown = name if first or last else town.name
        return replace(town, name=shown, first_year=first_year, last_year=last_year), names
    codes = tuple(countries.split("|")) if countries else ()
    place = KnownPlace(
        id=place_id,
        name=name,
        country=codes[0] if len(codes) == 1 else "",
        kind=kind,  # type: ignore[arg-type]  # a test checks the file
        region=region,
        latitude=float(latitude),
        longitude=float(longitude),
        precision=precision,  # type: ignore[arg-type]
        population=0,
        capital=False,
        cue=False,
        countries=codes,
        first_year=first_year,
        last_year=last_year,
    )
    return place, names


@cache
def common_words() -> frozenset[str]:
    """Return the folded words that are no place unless a text shows it."""
    lines = (_DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
