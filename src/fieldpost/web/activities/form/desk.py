"""All that one form needs of the database: the mission's words, its people, the files and bulletins that are named."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fieldpost.domain import Place, PlacePrecision
from fieldpost.gazetteer import default_gazetteer, fold

from ...accounts.models import User
from ...bulletins.models import StoredBulletin
from ...missions.models import Mission
from ...missions.roles import Role
from ..entry import Entry
from ..models import Activity, NextStep, StoredFile
from ..record import How, Origin, Record, facts
from ..sensitive import sensitive_in
from ..vocabulary import vocabulary
from .columns import LISTED, Rows
from .following import read_connections, read_steps
from .page import Drawing, form_page
from .reading import read_record, row_numbers
from .typed import ON, Typed, clean


class Desk:
    """One person at work on one form. ``activity`` is None while it is new."""

    def __init__(self, mission: Mission, user: User, *, now: datetime, activity: Activity | None = None) -> None:
        self.mission, self.user, self.now, self.activity = mission, user, now, activity
        self.listed: dict[str, Rows[Any]] = {
            name: rows(mission.languages, self._locate) for name, rows in LISTED.items()
        }
        self.words = vocabulary(mission, get_language() or "en")
        self.members: dict[int, str] = {
            user.pk: str(user)
            for user in User.objects.filter(is_active=True, memberships__mission=mission)
            .exclude(memberships__in=mission.memberships.filter(role=Role.READER))
            .distinct()
        }

    def read(self, typed: Typed, base: Record | None) -> tuple[Entry | None, dict[str, str]]:
        """Return what ``typed`` says, and what cannot be read, by field; no entry where something cannot."""
        origin = Origin(how=How.TYPED, by=str(self.user), by_id=self.user.pk, at=self.now)
        themes = {key: str(theme.dimension) for key, theme in self.words.themes.items()}
        read = read_record(typed, base, listed=self.listed, themes=themes, origin=origin)
        known = {step.pk: step for step in NextStep.objects.filter(activity=self.activity)} if self.activity else {}
        today = timezone.localdate(self.now)
        steps, step_errors = read_steps(typed, members=self.members, known=known, today=today)
        neighbours, connection_errors = read_connections(typed, self.mission)
        errors = {**read.errors, **step_errors, **connection_errors}
        record = read.record
        if record is not None:
            errors |= self._missing_files(typed)
            if record.dimension and record.dimension.value not in self.words.dimensions:
                errors["dimension"] = _("Choose one of the mission's dimensions.")
        if errors or record is None:
            return None, errors
        entry = Entry(
            record=record,
            key=clean(typed.get("key", ""))[:32],
            private=[
                clean(typed.get(f"people-{number}-name", ""))
                for number in row_numbers(typed, "people")
                if typed.get(f"people-{number}-private") == ON
            ],
            steps=steps,
            neighbours=neighbours,
            reason=clean(typed.get("reason", ""))[:300],
        )
        return entry, {}

    def draw(self, typed: Typed, base: Record | None, errors: Mapping[str, str]) -> dict[str, Any]:
        """Return what the form's template wants."""
        sensitive = sensitive_in(self.mission, [base] if base else [])
        by_dimension = {
            each.words: [
                (key, theme.words, not theme.is_offered)
                for key, theme in self.words.themes.items()
                if theme.dimension == each.pk
            ]
            for each in self.words.dimensions.values()
        }
        drawing = Drawing(
            typed=typed,
            base=base,
            errors=errors,
            sensitive=sensitive,
            listed=self.listed,
            languages=self.mission.languages,
            themes=list(by_dimension.items()),
            dimensions=[(key, each.words) for key, each in self.words.dimensions.items()],
            bulletins=bulletin_names(self.mission, base),
            files=self._files(typed),
            members=[(str(pk), name) for pk, name in self.members.items()],
            private=frozenset(sensitive.private_people),
        )
        return form_page(drawing)

    def _files(self, typed: Typed) -> dict[int, str]:
        wanted = set(_file_numbers(typed).values())
        if not wanted:
            return {}
        return dict(StoredFile.objects.filter(mission=self.mission, pk__in=wanted).values_list("pk", "name"))

    def _missing_files(self, typed: Typed) -> dict[str, str]:
        """Return an error for each row whose file the mission does not have."""
        known = self._files(typed)
        words = _("This file is not there any more; choose it again.")
        return {name: words for name, number in _file_numbers(typed).items() if number not in known}

    def _locate(self, name: str, country: str) -> Place | None:
        mission = self.mission.value
        gazetteer = default_gazetteer().with_mission_places([place.as_entry() for place in mission.places])
        found = gazetteer.choose_place(fold(name), near=[country or mission.country], year=None)
        if found is None or (country and found.country and found.country != country):
            return None
        return Place(
            name=name,
            country=country or found.country,
            id=found.id,
            kind=str(found.kind),
            precision=PlacePrecision(str(found.precision)),
            latitude=found.latitude,
            longitude=found.longitude,
        )


def bulletin_names(mission: Mission, record: Record | None) -> dict[int, str]:
    """Return the names of the bulletins that the facts of ``record`` were read from."""
    wanted = {fact.origin.bulletin for _address, fact in facts(record) if fact.origin.bulletin} if record else set()
    if not wanted:
        return {}
    return dict(StoredBulletin.objects.filter(mission=mission, pk__in=wanted).values_list("pk", "name"))


def _file_numbers(typed: Typed) -> dict[str, int]:
    told = {
        f"{name}-{number}-file": typed.get(f"{name}-{number}-file", "")
        for name in ("photos", "files")
        for number in row_numbers(typed, name)
    }
    return {name: int(text) for name, text in told.items() if text.isascii() and text.isdigit() and len(text) < 16}
