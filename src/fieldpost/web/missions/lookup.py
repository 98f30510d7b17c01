"""Which entry of the directory is meant by what a bulletin, a form or a table names?

A name is looked up by its key (``fieldpost.gazetteer.fold``) among all names and variants. Of namesakes, the one is meant
whose office or country agrees; where nothing tells them apart, the one whose name must stay internal, then the oldest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from fieldpost import domain
from fieldpost.gazetteer import fold
from fieldpost.gazetteer.places import place_with_id

from .models import Entry, Mission, Organisation, Person, Place
from .names import folded_names, write_variants

R = TypeVar("R")


@dataclass(slots=True)
class _Known:
    """The names of one kind: ``by_key`` leads to ids of entries that stand, ``rows`` tells of each what was asked."""

    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    by_key: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: str, entry: int) -> None:
        if key and entry not in self.by_key[key]:
            self.by_key[key].append(entry)

    def named(self, name: str) -> list[dict[str, Any]]:
        return [self.rows[entry] for entry in self.by_key.get(fold(name), ())]


class Directory:
    """Finds the entries of one mission; its names are read once, when the first of a kind is asked for."""

    def __init__(self, mission: Mission) -> None:
        self.mission = mission

    def person(self, person: domain.Person) -> int | None:
        """Return the id of the person's entry."""
        office = fold(person.office or "")
        found = self._people.named(person.name)
        return _first(found, lambda row: (fold(row["office"]) != office, not row["is_private"]))

    def place(self, place: domain.Place) -> int | None:
        """Return the id of the place's entry: by its id in the gazetteer, else by name within the country."""
        if place.id:
            known = self._places.by_key.get(f"id:{place.id}")
            if known:
                return known[0]
        found = [
            row
            for row in self._places.named(place.name)
            if not (place.id and (row["gazetteer_id"] or row["key"]))
            and not (place.country and row["countries"] and place.country not in row["countries"])
        ]
        return _first(found, lambda row: (not row["at_risk"],))

    def organisation(self, organisation: domain.Organisation) -> int | None:
        """Return the id of the organisation's entry: by name, else by acronym where one of both is known by no more."""
        found = self._organisations.named(organisation.name)
        if not found and organisation.acronym:
            acronym = fold(organisation.acronym)
            found = [row for row in self._organisations.named(acronym) if fold(row["name"]) == acronym]
        return _first(found, lambda row: (not row["is_publisher"],))

    def entries(self) -> dict[str, Callable[[Any], int | None]]:
        """Return the three look-ups by the record's field that they are for."""
        return {"people": self.person, "places": self.place, "organisations": self.organisation}

    def with_missing(self, record: R) -> R:
        """Return ``record`` (of an activity) with the entry of each person, place and organisation that it names.

        What the directory lacks is added to it; call it inside the transaction that saves the record.
        """
        told: Any = record
        changes = {
            "organisations": self._with_entries(told.organisations, self.organisation, self._add_organisation),
            "people": self._with_entries(told.people, self.person, self._add_person),
            "places": self._with_entries(told.places, self.place, self._add_place),
        }
        return replace(told, **changes)  # type: ignore[no-any-return]

    def _with_entries(
        self, facts: tuple[Any, ...], find: Callable[[Any], int | None], add: Callable[[Any], int]
    ) -> tuple[Any, ...]:
        return tuple(
            fact if fact.entry is not None else replace(fact, entry=find(fact.value) or add(fact.value))
            for fact in facts
        )

    def _add_person(self, person: domain.Person) -> int:
        body = self.organisation(domain.Organisation(name=person.body)) if person.body else None
        entry = Person.objects.create(
            mission=self.mission,
            name=person.name[:300],
            folded=folded_names(person.name, {}),
            office=(person.office or "")[:300],
            organisation_id=body,
        )
        return _remember(self._people, entry, office=entry.office, is_private=False)

    def _add_organisation(self, organisation: domain.Organisation) -> int:
        entry = Organisation.objects.create(
            mission=self.mission,
            name=organisation.name[:300],
            folded=folded_names(organisation.name, {}),
            acronym=(organisation.acronym or "")[:40],
            is_publisher=organisation.is_publisher,
        )
        pk = _remember(self._organisations, entry, name=entry.name, is_publisher=entry.is_publisher)
        self._organisations.add(fold(entry.acronym), pk)
        return pk

    def _add_place(self, place: domain.Place) -> int:
        known = place_with_id(place.id) if place.id else None
        name = known.name if known else place.name
        entry = Place(
            mission=self.mission,
            name=name[:300],
            folded=folded_names(name, {}),
            gazetteer_id=known.id if known else "",
            key="" if known else place.id or "",
            kind=place.kind,
            precision=place.precision.value,
            latitude=place.latitude,
            longitude=place.longitude,
            countries=list(known.countries) if known else [place.country] if place.country else [],
        )
        entry.save()
        write_variants(entry, [place.name])
        facts = {"gazetteer_id": entry.gazetteer_id, "key": entry.key, "countries": entry.countries}
        pk = _remember(self._places, entry, at_risk=False, **facts)
        self._places.add(fold(place.name), pk)
        self._places.add(f"id:{place.id}" if place.id else "", pk)
        return pk

    @cached_property
    def _people(self) -> _Known:
        return _read(Person, self.mission, "office", "is_private")

    @cached_property
    def _organisations(self) -> _Known:
        known = _read(Organisation, self.mission, "acronym", "is_publisher")
        for pk, row in known.rows.items():
            known.add(fold(row["acronym"]), row["merged_into_id"] or pk)
        return known

    @cached_property
    def _places(self) -> _Known:
        known = _read(Place, self.mission, "gazetteer_id", "key", "countries", "at_risk")
        for pk, row in known.rows.items():
            for name in (row["gazetteer_id"], row["key"]):
                known.add(f"id:{name}" if name else "", row["merged_into_id"] or pk)
        return known


def standing(model: type[Entry], ids: Iterable[int | None]) -> dict[int | None, int]:
    """Return for each of ``ids`` the id of the entry that stands for it: its own, or the one it was merged into."""
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    rows = model.objects.filter(pk__in=wanted).values_list("pk", "merged_into_id")
    return {pk: merged_into or pk for pk, merged_into in rows}


def _read(model: Any, mission: Mission, *columns: str) -> _Known:
    known = _Known()
    rows = model.objects.filter(mission=mission).order_by("pk")
    for row in rows.values("pk", "name", "folded", "merged_into_id", *columns):
        known.rows[row["pk"]] = row
        standing = row["merged_into_id"] or row["pk"]
        for key in (fold(row["name"]), *row["folded"].split("\n")):
            known.add(key, standing)
    variants = model.variants.rel.related_model.objects.filter(entry__mission=mission)
    for entry, key in variants.values_list("entry_id", "folded"):
        known.add(key, known.rows[entry]["merged_into_id"] or entry)
    return known


def _remember(known: _Known, entry: Any, **facts: Any) -> int:
    pk: int = entry.pk
    known.rows[pk] = {"pk": pk, "name": entry.name, "merged_into_id": None, **facts}
    for key in entry.folded.split("\n"):
        known.add(key, pk)
    return pk


def _first(rows: list[dict[str, Any]], order: Callable[[dict[str, Any]], tuple[bool, ...]]) -> int | None:
    best = min(rows, key=lambda row: (*order(row), row["pk"]), default=None)
    return best["pk"] if best else None
