"""Changing many activities at once, and the views that people save."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from fieldpost.domain import Period
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import Activity, Clearance, SavedView
from fieldpost.web.missions.models import AuditEntry, Dimension, Mission, Theme
from fieldpost.web.missions.roles import Role

from ..conftest import fact

BULK = "/newsroom/activities/bulk/"
VIEWS = "/newsroom/activities/views/"
SignedIn = Callable[[Role], Client]
Save = Callable[..., Activity]


def change(client: Client, *activities: Activity, **asked: str) -> Any:
    """Ask for a change of the chosen activities."""
    return client.post(BULK, {"scope": "chosen", "activity": [each.pk for each in activities], **asked})


@pytest.fixture
def rivers(mission: Mission) -> Theme:
    """A second theme."""
    return Theme.objects.create(mission=mission, dimension=Dimension.objects.get(), key="rivers", position=1)


def test_before_anything_is_changed_it_is_told_what_will_be(signed_in: SignedIn, save: Save, rivers: Theme) -> None:
    one, other = save("One"), save("Other", themes=(fact("media"), fact("rivers")))

    page = change(
        signed_in(Role.EDITOR), one, other, **{"do": "add-theme", "value-add-theme": "rivers"}
    ).content.decode()

    assert "1 activity will be changed, as one new version." in page
    assert "1 stays as it is: It is so already." in page
    assert set(Activity.objects.values_list("version", flat=True)) == {1}


@pytest.mark.parametrize(
    ("do", "value", "field", "kept"),
    [
        ("add-theme", "rivers", "themes", ["media", "rivers"]),
        ("remove-theme", "media", "themes", []),
        ("status", "cancelled", "status", "cancelled"),
        ("dimension", "water", "dimension", "water"),
    ],
)
def test_a_confirmed_change_is_one_new_version_of_each(
    signed_in: SignedIn, mission: Mission, save: Save, rivers: Theme, do: str, value: str, field: str, kept: object
) -> None:
    Dimension.objects.create(mission=mission, key="water", position=2)
    chosen, left = [save("One"), save("Two")], save("Left")

    change(signed_in(Role.EDITOR), *chosen, **{"do": do, f"value-{do}": value, "confirmed": "1"})

    for activity in chosen:
        activity.refresh_from_db()
        found = getattr(activity.record, field)
        assert activity.version == 2
        assert ([each.value for each in found] if isinstance(found, tuple) else found.value) == kept
    left.refresh_from_db()
    assert left.version == 1
    entry = AuditEntry.objects.get(what="activities-changed-together")
    assert sorted(entry.detail["activities"]) == [each.pk for each in chosen]


def test_a_contributor_changes_their_own_only_and_is_told_why(signed_in: SignedIn, save: Save) -> None:
    own, of_editor = save("Own"), save("Of the editor", by=Role.EDITOR)
    asked = {"do": "status", "value-status": "cancelled"}
    client = signed_in(Role.CONTRIBUTOR)

    page = change(client, own, of_editor, **asked).content.decode()
    change(client, own, of_editor, **asked, confirmed="1")

    assert "You may not change it" in page
    assert dict(Activity.objects.values_list("heading", "status")) == {"Own": "cancelled", "Of the editor": "held"}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_not_edit_may_not_change_many(signed_in: SignedIn, save: Save, role: Role) -> None:
    activity = save()
    allowed = role in (Role.CONTRIBUTOR, Role.EDITOR)

    answer = change(signed_in(role), activity, **{"do": "status", "value-status": "cancelled", "confirmed": "1"})

    assert answer.status_code == (302 if allowed else 403)
    activity.refresh_from_db()
    assert (activity.status == "cancelled") == allowed


def test_all_that_match_are_changed_part_by_part(
    signed_in: SignedIn, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("bulk", "views.bulk"):
        monkeypatch.setattr(f"fieldpost.web.activities.{module}.BATCH", 2)
    for number in range(5):
        save(f"Meeting {number}", period=fact(Period.days(date(2031, 5, 1) - timedelta(days=number))))
    client = signed_in(Role.EDITOR)
    asked = {"scope": "all", "status": "held", "do": "status", "value-status": "cancelled", "confirmed": "1"}

    pages = []
    after = ""
    for _part in range(3):
        answer = client.post(BULK, {**asked, "after": after})
        pages.append(Activity.objects.filter(status="cancelled").count())
        after = answer.context["after"] if answer.context else ""

    assert pages == [2, 4, 5]
    assert answer.status_code == 302


def test_a_change_that_breaks_off_changes_none(
    signed_in: SignedIn, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = save("First"), save("Second")
    client = signed_in(Role.EDITOR)
    client.raise_request_exception = False

    def breaks(record: Any, **more: Any) -> Activity:
        if record.heading == "First":
            raise RuntimeError("the disk is full")
        return save_activity(record, **more)

    monkeypatch.setattr("fieldpost.web.activities.bulk.save_activity", breaks)
    change(client, first, second, **{"do": "status", "value-status": "cancelled", "confirmed": "1"})

    assert set(Activity.objects.values_list("status", flat=True)) == {"held"}


def test_many_are_submitted_for_clearance_and_those_that_cannot_be_are_told(signed_in: SignedIn, save: Save) -> None:
    english, russian = (
        save("English"),
        save("Russian", titles={"ru": fact("Встреча")}, texts={}, original_language="ru"),
    )
    asked = {"do": "clearance", "value-clearance": "en", "publication_day": "2099-06-01"}
    client = signed_in(Role.EDITOR)

    page = change(client, english, russian, **asked).content.decode()
    assert Clearance.objects.count() == 0
    change(client, english, russian, **asked, confirmed="1")

    assert "has no public title or text" in page
    assert list(Clearance.objects.values_list("activity", "language")) == [(english.pk, "en")]


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "status", "value-status": "gone"},
        {"do": "add-theme", "value-add-theme": ""},
        {"do": "clearance", "value-clearance": "en", "publication_day": "soon"},
        {"do": "burn", "value-burn": "all"},
    ],
)
def test_a_change_that_is_none_is_asked_again(signed_in: SignedIn, save: Save, asked: dict[str, str]) -> None:
    answer = change(signed_in(Role.EDITOR), save(), **asked)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_view_is_saved_renamed_and_deleted(signed_in: SignedIn, save: Save) -> None:
    save()
    client = signed_in(Role.CONTRIBUTOR)

    answer = client.post(VIEWS, {"name": "Media in May", "theme": "media", "month": "2031-05"})
    view = SavedView.objects.get()
    assert answer["Location"] == "../?month=2031-05&theme=media"
    assert "Media in May" in client.get("/newsroom/activities/").content.decode()

    client.post(f"{VIEWS}{view.pk}/", {"do": "rename", "name": "Media"})
    view.refresh_from_db()
    assert view.name == "Media"
    client.post(f"{VIEWS}{view.pk}/", {"do": "delete"})
    assert SavedView.objects.count() == 0


def test_a_view_of_ones_own_is_seen_by_nobody_else(signed_in: SignedIn, save: Save) -> None:
    signed_in(Role.CONTRIBUTOR).post(VIEWS, {"name": "Mine alone", "theme": "media"})
    view = SavedView.objects.get()

    assert "Mine alone" not in signed_in(Role.EDITOR).get("/newsroom/activities/").content.decode()
    assert signed_in(Role.EDITOR).post(f"{VIEWS}{view.pk}/", {"do": "delete"}).status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_views_for_everyone_are_for_editors_and_administrators(signed_in: SignedIn, save: Save, role: Role) -> None:
    allowed = role in (Role.EDITOR, Role.ADMINISTRATOR)

    answer = signed_in(role).post(VIEWS, {"name": "For all", "theme": "media", "shared": "1"})

    assert answer.status_code == (302 if allowed else 403)
    shown = "For all" in signed_in(Role.READER).get("/newsroom/activities/").content.decode()
    assert shown == allowed


def test_a_view_needs_filters_and_a_name_that_is_free(signed_in: SignedIn, save: Save) -> None:
    client = signed_in(Role.EDITOR)
    client.post(VIEWS, {"name": "First", "theme": "media"})
    client.post(VIEWS, {"name": "Second", "kind": "visit"})
    second = SavedView.objects.get(name="Second")

    assert "needs a name" in client.post(VIEWS, {"name": " ", "theme": "media"}, follow=True).content.decode()
    assert "Filter the list first" in client.post(VIEWS, {"name": "All"}, follow=True).content.decode()
    taken = client.post(f"{VIEWS}{second.pk}/", {"do": "rename", "name": "First"}, follow=True).content.decode()
    assert "There is a view called “First” already" in taken
