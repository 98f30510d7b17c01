"""How the places and organisations that readers see are called, and how addresses name them; in memory until names change.

Only entries that something shown names are told of: the directory knows others, and nobody learns their names by their ids.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from fieldpost.publishing.slugs import slug

from ..missions.lookup import standing
from ..missions.models import Entry, Organisation, Place
from .names import names_of
from .visit import Visit

MODELS: Mapping[str, type[Entry]] = {"place": Place, "organisation": Organisation}
BATCH = 1_000
"""Entries whose names are read together."""

Key = tuple[str, str]
"""Of an entry the facet and the value, which is its id."""


@dataclass(frozen=True, slots=True)
class Called:
    """An entry's main name and those by language; ``slug`` is what stands for it in addresses: ``12-osh``."""

    name: str
    names: Mapping[str, str]
    slug: str

    def said(self, language: str) -> str:
        """Return the name in the language, else the main one."""
        return self.names.get(language) or self.name


_kept: dict[int, tuple[int, dict[Key, Called]]] = {}
_lock = Lock()


def called(visit: Visit, wanted: Iterable[Key]) -> Mapping[Key, Called]:
    """Return those of ``wanted`` that are shown; the first who asks reads all of their kind that are shown and not yet known."""
    names, found = _kept.get(visit.site.mission, (-1, {}))
    if names != visit.site.names:
        found = {}
    shown = visit.index.sets.facets
    asked = {key for key in wanted if f"{key[0]}:{key[1]}" in shown}
    lacking = {facet for facet, value in asked if (facet, value) not in found}
    if lacking:
        with _lock:
            found = found | {key: each for facet in sorted(lacking) for key, each in _read(visit, facet, found)}
            _kept[visit.site.mission] = (visit.site.names, found)
    return {key: found[key] for key in asked if key in found}


def slugs(visit: Visit, wanted: Iterable[Key]) -> dict[Key, str]:
    """Return what stands in addresses for those of ``wanted`` that are shown."""
    return {key: each.slug for key, each in called(visit, wanted).items()}


def merged(visit: Visit, facet: str, values: Iterable[str]) -> dict[str, str]:
    """Return for each of ``values`` the one that stands for it, itself but where its entry was merged into one that is shown."""
    shown = visit.index.sets.facets
    asked = {value: value for value in values}
    gone = [int(value) for value in asked if f"{facet}:{value}" not in shown]
    stands = standing(MODELS[facet], gone) if gone else {}
    return asked | {str(pk): str(other) for pk, other in stands.items() if f"{facet}:{other}" in shown}


def forget_entries() -> None:
    """Read all names anew when they are asked for next: the database is another one."""
    _kept.clear()


def _read(visit: Visit, facet: str, known: Mapping[Key, Called]) -> Iterator[tuple[Key, Called]]:
    ids = (int(value) for value, _ids, _count in visit.index.counted[facet] if (facet, value) not in known)
    model = MODELS[facet]
    while batch := list(islice(ids, BATCH)):
        names = names_of(model, batch)
        for pk, name in model.objects.filter(pk__in=batch).values_list("pk", "name"):
            yield (facet, str(pk)), Called(name, names[pk], f"{pk}-{slug(name)}")
