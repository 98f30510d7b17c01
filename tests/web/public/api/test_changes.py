"""Editions, so that a copy is kept in step: what was shown, changed, withdrawn."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.models import ShownChange
from tests.web.conftest import NOW, a_record

Ask = Callable[..., Any]
ShowActivity = Callable[..., Activity]

LATER = NOW + timedelta(days=1)


def rename(activity: Activity, title: str, people: dict[Role, User]) -> None:
    saved = save_activity(
        a_record(title),
        mission=activity.mission,
        by=people[Role.EDITOR],
        now=LATER,
        activity=activity,
        version=activity.version,
    )
    clear_as_published(saved, "en", by=people[Role.PUBLISHER], now=LATER)


def test_every_change_is_told_once_the_oldest_first(
    ask: Ask, people: dict[Role, User], show_activity: ShowActivity
) -> None:
    course, seminar = show_activity("Course"), show_activity("Seminar")
    rename(course, "Training", people)
    withdraw(Clearance.objects.get(activity=seminar), by=people[Role.PUBLISHER], now=LATER)

    assert ask("changes") == {
        "edition": 4,
        "is_unknown": False,
        "changes": [
            {"edition": 1, "what": "shown", "id": course.key, "at": "2031-05-20T09:30:00Z"},
            {"edition": 2, "what": "shown", "id": seminar.key, "at": "2031-05-20T09:30:00Z"},
            {"edition": 3, "what": "changed", "id": course.key, "at": "2031-05-21T09:30:00Z"},
            {"edition": 4, "what": "withdrawn", "id": seminar.key, "at": "2031-05-21T09:30:00Z"},
        ],
        "next": None,
    }
    assert ask("changes?after=4") == {"edition": 4, "is_unknown": False, "changes": [], "next": None}


def test_a_copy_follows_by_changes_alone(ask: Ask, people: dict[Role, User], show_activity: ShowActivity) -> None:
    copy: dict[str, str] = {}
    known = 0

    def follow() -> None:
        nonlocal known
        path: str | None = f"changes?records=true&limit=2&after={known}"
        while path:
            answer = ask(path)
            assert not answer["is_unknown"]
            for change in answer["changes"]:
                if change["what"] == "withdrawn":
                    copy.pop(change["id"], None)
            copy.update({each["id"]: each["title"] for each in answer["activities"]})
            known = answer["edition"]
            path = answer["next"] and answer["next"].partition("/api/v1/")[2]

    made = [show_activity(title) for title in ("Course", "Seminar", "Visit")]
    follow()
    assert sorted(copy.values()) == ["Course", "Seminar", "Visit"]

    rename(made[0], "Training", people)
    withdraw(Clearance.objects.get(activity=made[1]), by=people[Role.PUBLISHER], now=LATER)
    show_activity("Lecture")
    follow()
    assert sorted(copy.values()) == ["Lecture", "Training", "Visit"]
    assert known == 6


def test_an_edition_that_is_not_of_this_register_is_said_to_be_unknown(
    ask: Ask, mission: Mission, show_activity: ShowActivity
) -> None:
    show_activity()

    assert ask("changes?after=7") == {"edition": 1, "is_unknown": True, "changes": [], "next": None}

    show_activity("Course")
    show_activity("Seminar")
    ShownChange.objects.filter(edition=1).delete()
    assert ask("changes?after=0")["is_unknown"]
    assert not ask("changes?after=1")["is_unknown"]


def test_changes_of_another_mission_are_not_told(ask: Ask, show_activity: ShowActivity) -> None:
    from tests.web.conftest import make_mission

    show_activity()
    make_mission("elsewhere", hostname="elsewhere.example")

    assert ask("changes", host="elsewhere.example")["changes"] == []
