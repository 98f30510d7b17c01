"""Editing: versions, two people at once, drafts, what follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from fieldpost.domain import Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import Activity, Connection, Draft, NextStep
from fieldpost.web.activities.record import Publicity
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import a_record, fact, make_mission, make_user
from .conftest import fields_of


def address(activity: Activity, rest: str = "edit/") -> str:
    return f"/newsroom/activities/{activity.pk}/{rest}"


@pytest.fixture
def editor(signed_in: Callable[[Role], Client]) -> Client:
    """The editor's browser."""
    return signed_in(Role.EDITOR)


def test_a_form_saved_as_it_was_adds_no_version(
    editor: Client, save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    save(editor, address(activity))  # gives the facts their entries in the directory

    save(editor, address(activity))

    activity.refresh_from_db()
    assert activity.version == 2
    assert replace(activity.record, places=(), people=(), organisations=()) == replace(
        a_record(), places=(), people=(), organisations=()
    )


def test_the_publicity_of_one_fact_is_changed_beside_it(
    editor: Client, save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    page = editor.get(address(activity)).content.decode()
    assert "by rule: public" in page

    save(editor, address(activity), people__0__publicity="internal")

    activity.refresh_from_db()
    [person] = activity.record.people
    assert (person.publicity, person.origin.by) == (Publicity.INTERNAL, "Contributor")


def test_a_contributor_edits_their_own_activities_only(
    signed_in: Callable[[Role], Client], people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    own, other = record_activity(), record_activity("Seminar", by=people[Role.EDITOR])
    client = signed_in(Role.CONTRIBUTOR)

    assert [client.get(address(own)).status_code, client.get(address(other)).status_code] == [200, 403]


def test_what_only_one_of_two_changed_is_saved_together(
    editor: Client, mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    fields = fields_of(editor.get(address(activity))) | {"titles-en": "Seminar on court reporting"}
    meanwhile(activity, people[Role.CONTRIBUTOR], period=fact(Period.days(date(2031, 5, 15))))

    answer = editor.post(address(activity), fields, follow=True)

    activity.refresh_from_db()
    assert (activity.heading, activity.period, activity.version) == ("Seminar on court reporting", "2031-05-15", 3)
    assert "together with what Contributor changed meanwhile" in answer.content.decode()


@pytest.mark.parametrize(("choice", "title"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_where_both_changed_the_same_the_later_chooses(
    editor: Client,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    choice: str,
    title: str,
) -> None:
    activity = record_activity()
    fields = fields_of(editor.get(address(activity))) | {"titles-en": "Mine", "notes": "Mine, too"}
    meanwhile(activity, people[Role.CONTRIBUTOR], titles={"en": fact("Theirs")})

    asked = editor.post(address(activity), fields)
    page = asked.content.decode()
    assert "Two of you changed this" in page
    assert 'name="choice-titles.en"' in page

    editor.post(address(activity), fields | {"resolving": "2", "choice-titles.en": choice})

    activity.refresh_from_db()
    assert activity.heading == title
    notes = activity.record.notes
    assert notes is not None
    assert notes.value == "Mine, too"


def test_who_saved_again_meanwhile_is_asked_about_again(
    editor: Client, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    fields = fields_of(editor.get(address(activity))) | {"titles-en": "Mine"}
    meanwhile(activity, people[Role.CONTRIBUTOR], titles={"en": fact("Theirs")})
    meanwhile(activity, people[Role.CONTRIBUTOR], titles={"en": fact("Theirs again")})

    asked = editor.post(address(activity), fields | {"resolving": "2", "choice-titles.en": "mine"})

    assert "Theirs again" in asked.content.decode()
    activity.refresh_from_db()
    assert activity.heading == "Theirs again"


def test_a_draft_is_kept_offered_and_taken_up_again(editor: Client, record_activity: Callable[..., Activity]) -> None:
    activity = record_activity()
    fields = fields_of(editor.get(address(activity))) | {"titles-en": "Half a tit"}

    kept = editor.post("/newsroom/activities/draft/", fields | {"draft-activity": str(activity.pk), "draft-query": ""})

    assert list(kept.json()) == ["kept"]
    assert "You had not saved this" in editor.get(address(activity)).content.decode()
    assert fields_of(editor.get(address(activity, "edit/?draft=1")))["titles-en"] == "Half a tit"


def test_a_draft_is_gone_when_it_is_saved_or_discarded(
    editor: Client, record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    fields = fields_of(editor.get(address(activity))) | {"titles-en": "Seminar"}
    draft = {**fields, "draft-activity": str(activity.pk)}

    editor.post("/newsroom/activities/draft/", draft)
    editor.post(address(activity), fields)
    assert Draft.objects.count() == 0

    editor.post("/newsroom/activities/draft/", draft)
    editor.post("/newsroom/activities/draft/discard/", {"key": activity.key})
    assert Draft.objects.count() == 0


def test_several_new_activities_wait_as_drafts_side_by_side(editor: Client) -> None:
    for title in ("First", "Second"):
        fields = fields_of(editor.get("/newsroom/activities/new/form/")) | {"titles-en": title}
        editor.post("/newsroom/activities/draft/", fields | {"draft-query": ""})

    page = editor.get("/newsroom/activities/new/").content.decode()

    assert [draft.heading for draft in Draft.objects.order_by("pk")] == ["First", "Second"]
    assert "First" in page
    assert "Second" in page


def test_who_else_is_at_it_is_said(
    signed_in: Callable[[Role], Client], editor: Client, record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    fields = fields_of(editor.get(address(activity))) | {"draft-activity": str(activity.pk)}
    editor.post("/newsroom/activities/draft/", fields)

    page = signed_in(Role.CONTRIBUTOR).get(address(activity)).content.decode()

    assert "Editor is editing this since" in page
    assert "is editing this since" not in editor.get(address(activity)).content.decode()


def test_next_steps_have_an_owner_and_a_day_and_stand_on_their_list_until_done(
    editor: Client,
    mission: Mission,
    people: dict[Role, User],
    save: Callable[..., Any],
    record_activity: Callable[..., Activity],
) -> None:
    activity, owner = record_activity(), people[Role.CONTRIBUTOR]

    save(
        editor,
        address(activity),
        steps__0__what="Send the manual",
        steps__0__owner=str(owner.pk),
        steps__0__due_on="2031-06-01",
    )

    [step] = NextStep.objects.open_of(owner, mission)
    assert (step.what, step.due_on, step.activity) == ("Send the manual", date(2031, 6, 1), activity)

    save(editor, address(activity), steps__0__done="on")

    assert not NextStep.objects.open_of(owner, mission).exists()
    assert NextStep.objects.get().done_on == timezone.localdate(timezone=ZoneInfo("Asia/Bishkek"))


def test_a_step_that_another_did_meanwhile_is_not_opened_again_by_saving(
    editor: Client, record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()
    step = NextStep.objects.create(activity=activity, what="Send the manual")
    fields = fields_of(editor.get(address(activity))) | {"titles-en": "Seminar"}
    editor.post(address(activity, f"steps/{step.pk}/"))

    editor.post(address(activity), fields)

    step.refresh_from_db()
    assert step.done_on == timezone.localdate(timezone=ZoneInfo("Asia/Bishkek"))


def test_an_announcement_is_connected_with_its_report_and_parted_again(
    editor: Client, save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    announced, held = record_activity("Workshop announced"), record_activity("Workshop held")

    save(editor, address(held), connections__0__activity="Workshop announced")
    assert list(Connection.objects.values_list("earlier", "later")) == [(announced.pk, held.pk)]
    assert "Workshop held" in editor.get(address(announced, "")).content.decode()

    save(editor, address(held), connections__0__remove="on")
    assert Connection.objects.count() == 0


def test_an_unknown_activity_cannot_be_connected(
    editor: Client, save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()

    answer = save(editor, address(activity), connections__0__activity="No such thing")

    assert "No activity is “No such thing”" in answer.content.decode()


def test_what_was_changed_and_by_whom_stands_in_the_audit_log(
    editor: Client, save: Callable[..., Any], record_activity: Callable[..., Activity]
) -> None:
    activity = record_activity()

    save(
        editor, address(activity), titles__en="Seminar", steps__0__what="Send the manual", reason="asked by the Council"
    )

    assert set(AuditEntry.objects.filter(actor="Editor").values_list("what", flat=True)) == {
        "activity-changed",
        "next-steps-changed",
    }
    assert activity.versions.get(number=2).reason == "asked by the Council"


def test_another_missions_member_finds_nothing(mission: Mission, record_activity: Callable[..., Activity]) -> None:
    other = make_mission("other", hostname="other.example")
    stranger = make_user("editor@other.example", other, Role.EDITOR)
    activity = record_activity()
    client = Client(SERVER_NAME="other.example")
    client.force_login(stranger)

    pages = ("", "edit/", "history/", "history/compare/?from=1&to=1", "files/1/")
    assert {client.get(address(activity, page)).status_code for page in pages} == {404}


def meanwhile(activity: Activity, by: User, **changes: Any) -> None:
    """Save ``changes`` as somebody else does meanwhile."""
    activity.refresh_from_db()
    save_activity(
        replace(activity.record, **changes),
        mission=activity.mission,
        by=by,
        now=timezone.now(),
        activity=activity,
        version=activity.version,
    )
