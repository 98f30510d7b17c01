"""A mission's own places, read from the tables of its TOML file; docs/reference/gazetteer.md shows one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import cast, get_args

from .countries import is_country
from .errors import GazetteerError
from .fold import fold
from .places import Kind, KnownPlace, PlaceIndex, Precision, common_words, keys_of, place_with_id

_FIELDS = ("id", "kind", "at", "precision", "countries", "names", "also", "cue")
_FIELDS_OF_A_NEW_PLACE = ("kind", "at", "precision", "names")


@dataclass(frozen=True, slots=True)
class MissionPlaces:
    """Places by id and by name; an entry with the id of a built-in place adds to it or corrects it."""

    by_id: Mapping[str, KnownPlace]
    index: PlaceIndex

    @classmethod
    def read(cls, entries: Iterable[Mapping[str, object]]) -> "MissionPlaces":
        """Check and read ``entries``.

        Raises:
            GazetteerError: an entry lacks a field, has an unknown one or a wrong value, repeats an id, or has a name
                that is a common word and does not say ``cue = true``.
        """
        by_id: dict[str, KnownPlace] = {}
        by_key: list[tuple[str, KnownPlace]] = []
        for number, entry in enumerate(entries, start=1):
            place_id = _read_id(entry, number)
            if place_id in by_id:
                raise GazetteerError(f"place {place_id!r} is listed twice")
            place = _read_place(place_id, entry)
            names = _read_names(place_id, entry)
            place = _with_checked_cue(place, names)
            by_id[place_id] = place
            by_key += [(key, place) for key in keys_of(names, place.kind)]
        return cls(MappingProxyType(by_id), PlaceIndex(by_key))


def _read_id(entry: Mapping[str, object], number: int) -> str:
    place_id = entry.get("id")
    if not isinstance(place_id, str) or not place_id:
        raise GazetteerError(f"place number {number} has no id")
    unknown = sorted(entry.keys() - set(_FIELDS))
    if unknown:
        raise GazetteerError(f"place {place_id!r} has a field {unknown[0]!r}; known are {', '.join(_FIELDS)}")
    return place_id


def _read_place(place_id: str, entry: Mapping[str, object]) -> KnownPlace:
    place = place_with_id(place_id)
    if place is None:
        if place_id.startswith("geonames:"):
            raise GazetteerError(
                f"place {place_id!r} is not among the GeoNames places; a new one takes an id of your own"
            )
        missing = [field for field in _FIELDS_OF_A_NEW_PLACE if field not in entry]
        if missing:
            raise GazetteerError(f"place {place_id!r} has no {missing[0]!r}")
        place = _NOWHERE
    place = replace(place, id=place_id, cue=_read_cue(place_id, entry))
    if "names" in entry:
        place = replace(place, name=_read_names(place_id, entry)[0])
    if "kind" in entry:
        place = replace(place, kind=cast("Kind", _read_word(place_id, entry, "kind", get_args(Kind))))
    if "precision" in entry:
        place = replace(
            place, precision=cast("Precision", _read_word(place_id, entry, "precision", get_args(Precision)))
        )
    if "at" in entry:
        latitude, longitude = _read_point(place_id, entry["at"])
        place = replace(place, latitude=latitude, longitude=longitude)
    if "countries" in entry:
        countries = _read_countries(place_id, entry["countries"])
        place = replace(place, countries=countries, country=countries[0] if len(countries) == 1 else "")
    return place


_NOWHERE = KnownPlace(
    id="",
    name="",
    country="",
    kind="town",
    region="",
    latitude=0.0,
    longitude=0.0,
    precision="point",
    population=0,
    capital=False,
    cue=False,
)


def _read_word(place_id: str, entry: Mapping[str, object], field: str, words: tuple[str, ...]) -> str:
    word = entry[field]
    if word not in words:
        raise GazetteerError(f"place {place_id!r} has {field} {word!r}; known are {', '.join(words)}")
    return str(word)


def _read_point(place_id: str, at: object) -> tuple[float, float]:
    if not isinstance(at, list) or len(at) != 2 or not all(isinstance(degrees, int | float) for degrees in at):
        raise GazetteerError(f"place {place_id!r} is at {at!r}; a position is [latitude, longitude] in degrees")
    latitude, longitude = at
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise GazetteerError(f"place {place_id!r} is at {at!r}, which is not on the globe: latitude comes first")
    return float(latitude), float(longitude)


def _read_countries(place_id: str, codes: object) -> tuple[str, ...]:
    found = _read_texts(place_id, "countries", codes)
    for code in found:
        if not is_country(code):
            raise GazetteerError(f"place {place_id!r} is in country {code!r}, which is not known")
    return found


def _read_cue(place_id: str, entry: Mapping[str, object]) -> bool:
    cue = entry.get("cue", False)
    if not isinstance(cue, bool):
        raise GazetteerError(f"place {place_id!r} has cue {cue!r}; it is true or false")
    return cue


def _read_names(place_id: str, entry: Mapping[str, object]) -> tuple[str, ...]:
    """Return all names of the entry, the English one first if it has one."""
    names = entry.get("names", {})
    if not isinstance(names, dict) or not all(isinstance(name, str) and fold(name) for name in names.values()):
        raise GazetteerError(f"place {place_id!r} has names {names!r}; they are a table of language and name")
    if "names" in entry and not names:
        raise GazetteerError(f"place {place_id!r} has no name")
    ordered = sorted(names, key=lambda language: bool(language != "en"))
    return (*(names[language] for language in ordered), *_read_texts(place_id, "also", entry.get("also", [])))


def _read_texts(place_id: str, field: str, texts: object) -> tuple[str, ...]:
    if not isinstance(texts, list) or not all(isinstance(text, str) and fold(text) for text in texts):
        raise GazetteerError(f"place {place_id!r} has {field} {texts!r}; it is a list of words")
    return tuple(texts)


def _with_checked_cue(place: KnownPlace, names: tuple[str, ...]) -> KnownPlace:
    """Return ``place`` with ``cue`` only if no name is on the list of common words: a look-up marks those that are."""
    if not place.cue:
        words = [name for name in names if fold(name) in common_words()]
        if words:
            raise GazetteerError(f"place {place.id!r} is called {words[0]!r}, a common word: say cue = true")
    listed = any(fold(name) in common_words() for name in (place.name, *names))
    return replace(place, cue=place.cue and not listed)
