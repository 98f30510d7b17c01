"""Which country does a word mean? "Kyrgyz Republic", "BiH" and "Казахстана" are names, "Estonian" is an adjective.

The table ``data/countries.tsv`` is our own: one row for each participating State of the OSCE, each other member of the
United Nations, Kosovo, Palestine, Taiwan, Hong Kong, Macao and Puerto Rico, and for the Soviet Union, Yugoslavia, and
Serbia and Montenegro, which old bulletins name. A row says what texts write and takes no position on status.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from .fold import fold

_FILE = Path(__file__).parent / "data" / "countries.tsv"

# Endings of a Russian adjective after its stem, folded (й is и).
_RUSSIAN_ENDINGS = ("ии", "ая", "ое", "ие", "ого", "ои", "ому", "им", "ом", "ую", "их", "ими", "ою")

# Names in capitals no longer than this are abbreviations: "US" is a country, "us" is not.
_LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One row of the table. Of each kind of name, the first is the one we write ourselves."""

    code: str  # ISO 3166 alpha-2; XK for Kosovo; SU, YU and CS for states that are no more
    name: str
    variants: tuple[str, ...]
    adjectives: tuple[str, ...]  # with the nouns for people, singular and plural
    capital: str
    russian: tuple[str, ...]  # with the oblique cases
    russian_adjectives: tuple[str, ...]  # stems
    russian_people: tuple[str, ...]
    kazakh: tuple[str, ...]
    first_year: int | None
    last_year: int | None
    osce: str  # "mission": participating, with a field mission at some time; "participating"; "partner"; or empty

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.variants, *self.russian, *self.kazakh)


def country_named(key: str) -> str | None:
    """Return the code of the country that the folded name ``key`` means; an article in front does not count."""
    return _names().get(key.removeprefix("the "))


def is_abbreviation(key: str) -> bool:
    """Whether ``key`` names a country only when it is written in capitals ("US", "UK", "РФ")."""
    return key in _abbreviations()


def country_of_adjective(key: str) -> str | None:
    """Return the code of the country that a folded adjective or noun for its people belongs to ("estonian", "croats").

    It tells where people come from or what they speak, not where anything takes place. Russian adjectives are known in
    all cases, nouns in the few that bulletins use.
    """
    words = _adjectives()
    if key in words:
        return words[key]
    stems = (key.removesuffix(ending) for ending in _RUSSIAN_ENDINGS if key.endswith(ending))
    return next((_russian_stems()[stem] for stem in stems if stem in _russian_stems()), None)


def country_name(code: str, language: str = "en") -> str:
    """Return the short name of country ``code`` in "en", "ru" or "kk"; in English where the table has no other.

    Raises:
        KeyError: there is no such country.
    """
    country = _by_code()[code]
    names = {"ru": country.russian, "kk": country.kazakh}.get(language, ())
    return names[0] if names else country.name


def is_country(code: str) -> bool:
    """Whether ``code`` stands in the table, also for a state that is no more."""
    return code in _by_code()


@cache
def mission_states() -> frozenset[str]:
    """Return the codes of the countries where the OSCE has or had a field mission, Kosovo among them."""
    return frozenset(country.code for country in countries() if country.osce == "mission")


@cache
def participating_states() -> frozenset[str]:
    """Return the codes of the participating States of the OSCE, and Kosovo's."""
    return frozenset(country.code for country in countries() if country.osce in ("mission", "participating"))


@cache
def longest_country() -> int:
    """Return the number of words of the longest folded name or adjective of a country."""
    return max(key.count(" ") + 1 for key in chain(_names(), _adjectives()))


@cache
def countries() -> tuple[Country, ...]:
    """Return all rows of the table in the order of their codes."""
    _header, *lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_read_row(line) for line in lines)


def _read_row(line: str) -> Country:
    code, name, variants, adjectives, capital, russian, stems, people, kazakh, first, last, osce = line.split("\t")
    return Country(
        code=code,
        name=name,
        variants=_read_list(variants),
        adjectives=_read_list(adjectives),
        capital=capital,
        russian=_read_list(russian),
        russian_adjectives=_read_list(stems),
        russian_people=_read_list(people),
        kazakh=_read_list(kazakh),
        first_year=int(first) if first else None,
        last_year=int(last) if last else None,
        osce=osce,
    )


def _read_list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def _by_code() -> Mapping[str, Country]:
    return MappingProxyType({country.code: country for country in countries()})


@cache
def _names() -> Mapping[str, str]:
    return _index((country.code, country.names) for country in countries())


@cache
def _abbreviations() -> frozenset[str]:
    names = chain.from_iterable(country.names for country in countries())
    return frozenset(fold(name) for name in names if len(name) <= _LONGEST_ABBREVIATION and name[-1:].isupper())


@cache
def _adjectives() -> Mapping[str, str]:
    return _index((country.code, country.adjectives + country.russian_people) for country in countries())


@cache
def _russian_stems() -> Mapping[str, str]:
    return _index((country.code, country.russian_adjectives) for country in countries())


def _index(names_by_code: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    """Return code by folded name; where two countries share one, the first keeps it."""
    found: dict[str, str] = {}
    for code, name in _pairs(names_by_code):
        found.setdefault(fold(name), code)
    return MappingProxyType(found)


def _pairs(names_by_code: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, str]]:
    return ((code, name) for code, names in names_by_code for name in names)
