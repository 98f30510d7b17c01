"""Entries of the directory, and activities that name them."""

from collections.abc import Callable
from typing import Any

import pytest

from fieldpost import domain
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Entry, Mission, Organisation, Person, Place
from fieldpost.web.missions.names import folded_names

from ..conftest import fact


@pytest.fixture
def person(mission: Mission) -> Callable[..., Person]:
    """Make a person."""
    return _maker(Person, mission)


@pytest.fixture
def organisation(mission: Mission) -> Callable[..., Organisation]:
    """Make an organisation."""
    return _maker(Organisation, mission)


@pytest.fixture
def place(mission: Mission) -> Callable[..., Place]:
    """Make a place."""
    return _maker(Place, mission)


@pytest.fixture
def naming(record_activity: Callable[..., Activity]) -> Callable[..., Activity]:
    """Save an activity that names the entries given, and nothing else."""

    def save(*entries: Entry, title: str = "Workshop on court reporting") -> Activity:
        people = [_fact(each, domain.Person) for each in entries if isinstance(each, Person)]
        places = [_fact(each, domain.Place) for each in entries if isinstance(each, Place)]
        organisations = [_fact(each, domain.Organisation) for each in entries if isinstance(each, Organisation)]
        return record_activity(title, people=tuple(people), places=tuple(places), organisations=tuple(organisations))

    return save


def _fact(entry: Entry, kind: Any) -> Any:
    office = {"office": entry.office} if isinstance(entry, Person) and entry.office else {}
    return fact(kind(name=entry.name, **office), entry=entry.pk)


def _maker(model: Any, mission: Mission) -> Callable[..., Any]:
    def make(name: str, **columns: Any) -> Any:
        folded = folded_names(name, columns.get("names", {}))
        return model.objects.create(mission=mission, name=name, folded=folded, **columns)

    return make
