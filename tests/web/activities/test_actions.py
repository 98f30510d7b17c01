"""What saving an activity keeps."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.errors import ActivitiesError, ConflictError
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import How, Origin
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact


def test_a_saved_activity_gives_back_the_record_that_was_saved(record_activity: Callable[..., Activity]) -> None:
    activity = record_activity()

    assert activity.record == a_record()


def test_the_columns_of_an_activity_are_those_of_its_record(record_activity: Callable[..., Activity]) -> None:
    activity = record_activity()

    assert (activity.heading, activity.kind, activity.period) == (
        "Workshop on court reporting",
        "workshop",
        "2031-05-13/2031-05-14",
    )
    assert list(activity.places.values_list("name", "is_public")) == [("Osh", True)]
    assert list(activity.themes.values_list("theme__key", flat=True)) == ["media"]


def test_a_fact_that_is_left_as_it_was_keeps_its_origin(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    later = Origin(how=How.TYPED, by="Editor", at=NOW)
    changed = a_record(titles={"en": replace(fact("Seminar on court reporting"), origin=later)})
    changed = replace(changed, kind=replace(changed.kind, origin=later))

    saved = save_activity(changed, mission=mission, by=people[Role.EDITOR], now=NOW, activity=activity, version=1)

    assert saved.version == 2
    assert saved.record.titles["en"].origin.by == "Editor"
    assert saved.record.kind.origin.by == "Contributor"


def test_who_saves_over_a_version_they_have_not_seen_is_told(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    save_activity(a_record("First"), mission=mission, by=people[Role.EDITOR], now=NOW, activity=activity, version=1)

    with pytest.raises(ConflictError) as caught:
        save_activity(a_record("Late"), mission=mission, by=people[Role.EDITOR], now=NOW, activity=activity, version=1)

    assert caught.value.current == 2
    assert Activity.objects.get().heading == "First"


def test_an_activity_needs_words(mission: Mission, people: dict[Role, User]) -> None:
    with pytest.raises(ActivitiesError):
        save_activity(a_record(titles={}, texts={}), mission=mission, by=people[Role.EDITOR], now=NOW)

    assert Activity.objects.count() == 0


def test_saving_is_written_to_the_audit_log(record_activity: Callable[..., Activity]) -> None:
    activity = record_activity()

    assert list(AuditEntry.objects.values_list("what", "subject_id", "actor")) == [
        ("activity-recorded", str(activity.pk), "Contributor")
    ]


def test_the_database_refuses_to_change_a_version(record_activity: Callable[..., Activity]) -> None:
    activity = record_activity()

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        activity.versions.update(data={})

    assert activity.record == a_record()
