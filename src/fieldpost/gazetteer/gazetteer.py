"""All that the reader looks up, in one value: the places and countries known from the start, and a mission's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from . import countries, places, russian
from .countries import mission_states, participating_states
from .fold import fold
from .mission_places import MissionPlaces
from .places import NATURAL_FEATURES, SETTLEMENTS, KnownPlace

# Years for which texts go on using the former name of a town.
LINGERS = 10

# Words in the longest GeoNames name; a test compares it with the table.
_LONGEST_TOWN_NAME = 6

# Inhabitants of a place that is known everywhere, and how many times those of a namesake it must have.
_LARGE = 400_000
_TIMES_A_NAMESAKE = 3
_TIMES_A_NAMESAKE_OF_A_CAPITAL = 200

# How many times larger the place must be if a Russian word is taken for an oblique case though it is a nominative too.
_TIMES_A_NOMINATIVE = 20
_SMALL = 10_000  # what a place without a number of inhabitants counts for


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """What is known beforehand of places and countries. Every key is a folded name, see ``fold``."""

    mission_places: MissionPlaces = field(default_factory=lambda: MissionPlaces.read(()))

    @property
    def longest_name(self) -> int:
        """The number of words of the longest key of a place."""
        return max(_LONGEST_TOWN_NAME, places.features().longest_name, self.mission_places.index.longest_name)

    @property
    def longest_country(self) -> int:
        """The number of words of the longest name or adjective of a country."""
        return countries.longest_country()

    def starts_name(self, words: str) -> bool:
        """Whether some name of a place is ``words`` or begins with them."""
        return (
            places.starts_town_name(words)
            or places.features().starts_name(words)
            or self.mission_places.index.starts_name(words)
        )

    def places_named(self, key: str) -> tuple[KnownPlace, ...]:
        """Return the places called ``key``: capitals first, then by population; what has no inhabitants comes last."""
        own = self.mission_places
        found: dict[str, KnownPlace] = {}
        for place in (*own.index.named(key), *places.features().named(key), *places.towns_named(key)):
            found.setdefault(place.id, self._corrected(place))
        ordered = sorted(found.values(), key=lambda place: (not place.capital, -place.population))
        return tuple(_with_cue(place, key) for place in ordered)

    def places_named_in_russian(self, words: str) -> tuple[KnownPlace, ...]:
        """Return the places whose Russian name has the folded ``words`` as a case of it, the nominative included."""
        key = self.russian_nominative(words)
        if key is None:
            return ()
        return tuple(_with_cue(place, words) for place in self.places_named(key))

    def russian_nominative(self, words: str) -> str | None:
        """Return the key of a place that the folded ``words`` are a case of: "душанбе", "усть каменогорск".

        Of several, the words themselves come first, and any other only if it is the name of a far larger place.
        """
        found = {form: known[0] for form in russian.nominatives(words) if (known := self.places_named(form))}
        if not found:
            return None
        itself = found.get(words)
        largest = max(found, key=lambda form: (found[form].capital, found[form].population))
        if itself is not None and found[largest].population <= _TIMES_A_NOMINATIVE * max(itself.population, _SMALL):
            return words
        return largest

    def choose_place(self, key: str, *, near: Sequence[str], year: int | None) -> KnownPlace | None:
        """Return the likeliest of the places called ``key`` in a text from the countries ``near``, the host's first.

        A name that was in use in ``year`` comes before one that was not; then count nearness, the states with a field
        mission, the participating States, whether people live there, whether ``key`` is the usual name, and how many
        people live there. A river or a valley is never nearer than the towns of the mission states, one of which may
        have its name. And Paris is Paris: a far larger place is meant where ``key`` is no more than a by-name of
        the nearer one.
        """
        found = self.places_named(key)
        nearest = min(found, key=lambda place: _distance(place, key, near=near, year=year), default=None)
        if nearest is None or _is_usual_name(key, nearest) or nearest.kind not in SETTLEMENTS:
            return nearest
        return next((place for place in found if _outshines(place, nearest, key)), nearest)

    def country_named(self, key: str) -> str | None:
        return countries.country_named(key)

    def country_of_adjective(self, key: str) -> str | None:
        return countries.country_of_adjective(key)

    def country_name(self, code: str, language: str = "en") -> str:
        return countries.country_name(code, language)

    def with_mission_places(self, entries: Iterable[Mapping[str, object]]) -> "Gazetteer":
        """Return a gazetteer that also knows the mission's own places, which come before the built-in ones."""
        return replace(self, mission_places=MissionPlaces.read(entries))

    def _corrected(self, place: KnownPlace) -> KnownPlace:
        """Return ``place`` as the mission's own entry has it; a name with years keeps them."""
        own = self.mission_places.by_id.get(place.id, place)
        if place.first_year is None and place.last_year is None:
            return own
        return replace(own, name=place.name, first_year=place.first_year, last_year=place.last_year)


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer without any mission's own places."""
    return Gazetteer()


def _with_cue(place: KnownPlace, key: str) -> KnownPlace:
    """Return ``place`` as needing a cue if ``key`` is a word of another meaning too."""
    is_word = key in places.common_words() or countries.country_of_adjective(key) is not None
    return replace(place, cue=True) if is_word else place


def _distance(place: KnownPlace, key: str, *, near: Sequence[str], year: int | None) -> tuple[float, ...]:
    """Return what orders the bearers of one name, the likeliest first."""
    return (
        _use(place, year),
        max(_tier(place, near), len(near) if place.kind in NATURAL_FEATURES else 0),
        place.kind not in SETTLEMENTS,
        not _is_usual_name(key, place),
        not place.capital,
        -place.population,
    )


def _outshines(place: KnownPlace, nearest: KnownPlace, key: str) -> bool:
    """Whether ``place`` is so much better known under ``key`` that it is meant anywhere."""
    if place.capital:
        return place.population > _TIMES_A_NAMESAKE_OF_A_CAPITAL * nearest.population
    large = max(_LARGE, _TIMES_A_NAMESAKE * nearest.population)
    return _is_usual_name(key, place) and place.population > large


def _is_usual_name(key: str, place: KnownPlace) -> bool:
    return fold(place.name) == key


def _use(place: KnownPlace, year: int | None) -> int:
    """Return 0 for a name that has years and was in use, 1 for one without or not long given up, 2 for one out of use."""
    if year is None or (place.first_year is None and place.last_year is None):
        return 1
    if place.was_called_so_in(year):
        return 0
    return 1 if place.was_called_so_in(year - LINGERS) else 2


def _tier(place: KnownPlace, near: Sequence[str]) -> int:
    """Return how many groups of countries are nearer than the nearest that ``place`` lies in."""
    return min((_country_tier(code, near) for code in place.countries), default=len(near))


def _country_tier(code: str, near: Sequence[str]) -> int:
    if code in near:
        return near.index(code)
    return len(near) + (code not in mission_states()) + (code not in participating_states())
