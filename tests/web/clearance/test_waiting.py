"""What waits for whom, and what is late."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.models import Clearance, Decision, Step, Verdict
from fieldpost.web.activities.clearance.waiting import Deciders, late, returned_to, waiting_for
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, fact, make_mission, make_user
from .conftest import OUTSIDE, change, make_chain, say, states, submit


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the views' clock stand at NOW."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_a_step_waits_for_who_may_decide_it(mission: Mission, submitted: Clearance, people: dict[Role, User]) -> None:
    step = Step.objects.get(state="open")

    assert [role for role in Role if step in waiting_for(people[role], mission)] == [Role.EDITOR]


def test_what_is_late_is_told_whoever_is_to_decide(mission: Mission, submitted: Clearance) -> None:
    due_at = Step.objects.get(state="open").due_at

    assert list(late(mission, due_at)) == []
    assert [step.name for step in late(mission, due_at + timedelta(seconds=1))] == ["Editor"]


def test_what_was_returned_waits_for_who_submitted_it(
    mission: Mission, submitted: Clearance, people: dict[Role, User]
) -> None:
    say(submitted, Verdict.RETURN, people[Role.EDITOR], "Name the court.")

    assert list(returned_to(people[Role.CONTRIBUTOR], mission)) == [submitted]
    assert list(returned_to(people[Role.EDITOR], mission)) == []


@pytest.mark.parametrize("narrowed", [False, True])
@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("role", ["", "editor", "approver"])
@pytest.mark.parametrize("own", [Role.CONTRIBUTOR, Role.EDITOR])
@pytest.mark.parametrize("allows_own", [False, True])
@pytest.mark.parametrize("in_theme", [False, True])
def test_asked_either_way_round_the_same_people_decide(
    mission: Mission,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    narrowed: bool,
    named: bool,
    role: str,
    own: Role,
    allows_own: bool,
    in_theme: bool,
) -> None:
    if narrowed:
        people[Role.EDITOR].memberships.get().themes.add(mission.themes.get())
    chain = make_chain(
        mission,
        {"role": role, "people": [people[Role.EDITOR], people[Role.READER]] if named else []},
        allows_own=allows_own,
    )
    assert chain.steps.count() == 1
    submit(record_activity(by=people[own], **({} if in_theme else {"themes": ()})), people)
    step = Step.objects.with_activity().get()

    by_step = {user.email for user in Deciders(mission).of(step)}
    by_person = {user.email for user in User.objects.all() if waiting_for(user, mission).exists()}

    assert by_step == by_person


def test_the_page_tells_whose_turn_it_is(
    submitted: Clearance, signed_in: Callable[[Role], Client], people: dict[Role, User]
) -> None:
    mine = signed_in(Role.EDITOR).get("/newsroom/clearance/").content.decode()
    others = signed_in(Role.CONTRIBUTOR).get("/newsroom/clearance/").content.decode()

    assert 'name="step"' in mine
    assert "Nothing waits for your decision." in others
    assert ">Editor</h3>" in others
    assert "Nothing is late." in others


def test_late_is_told_in_words(
    submitted: Clearance, signed_in: Callable[[Role], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=9))

    page = signed_in(Role.CONTRIBUTOR).get("/newsroom/clearance/").content.decode()

    assert "1 decision is late." in page
    assert "late since 2 days" in page


def test_what_holds_up_a_step_that_is_due_by_tomorrow_will_be_late(
    mission: Mission,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    signed_in: Callable[[Role], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_chain(mission, {"role": "editor", "days_before": 0}, {"role": "approver", "days_before": 9})
    submit(record_activity(), people)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=2, hours=3))

    page = signed_in(Role.READER).get("/newsroom/clearance/")
    assert page.status_code == 403
    told = signed_in(Role.EDITOR).get("/newsroom/clearance/").content.decode()

    assert "1 will be late unless it is taken by tomorrow." in told
    assert "holds up the next step" in told


def test_the_page_is_narrowed_by_day_and_language(submitted: Clearance, signed_in: Callable[[Role], Client]) -> None:
    browser = signed_in(Role.EDITOR)

    for query, shown in (("day=2031-06-01", True), ("day=2031-07-01", False), ("language=ru", False), ("day=x", True)):
        page = browser.get(f"/newsroom/clearance/?{query}").content.decode()
        assert ("Workshop on court reporting" in page) == shown


def test_what_belongs_to_another_mission_is_not_shown(
    submitted: Clearance, signed_in: Callable[[Role], Client]
) -> None:
    other = make_mission("issyk", hostname="issyk.example")
    visitor = make_user("visitor@issyk.example", other, Role.EDITOR)
    browser = Client(headers={"host": "issyk.example"})
    browser.force_login(visitor)

    assert "Workshop" not in browser.get("/newsroom/clearance/").content.decode()
    for path in (f"{submitted.pk}/", f"activities/{submitted.activity_id}/", f"{submitted.pk}/photos/1/"):
        assert browser.get(f"/newsroom/clearance/{path}").status_code == 404
    for path in ("resubmit", "withdraw", "decide"):
        assert browser.post(f"/newsroom/clearance/{submitted.pk}/{path}/").status_code == 404
    assert browser.post(f"/newsroom/clearance/steps/{Step.objects.first().pk}/letter/").status_code == 404  # type: ignore[union-attr]
    assert states(submitted) == ("waiting", ["open", "later"])


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTRIBUTOR])
def test_the_page_asks_no_more_for_three_rows_than_for_one(
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    signed_in: Callable[[Role], Client],
    role: Role,
) -> None:
    counts = []
    browser = signed_in(role)
    for number in range(3):
        submit(record_activity(f"Workshop {number}"), people)
        returned = submit(record_activity(f"Returned {number}"), people)
        say(returned, Verdict.RETURN, people[Role.EDITOR], "Name the court.")
        with CaptureQueriesContext(connection) as queries:
            browser.get("/newsroom/clearance/")
        counts.append(len(queries))

    assert counts[1] == counts[2]
    assert counts[2] <= 15


def test_only_what_was_read_is_approved_together(
    people: dict[Role, User], record_activity: Callable[..., Activity], signed_in: Callable[[Role], Client]
) -> None:
    one, other = (submit(record_activity(title), people) for title in ("Workshop", "Seminar"))
    steps = [each.current_steps.get(state="open").pk for each in (one, other)]
    browser = signed_in(Role.EDITOR)
    page = browser.get("/newsroom/clearance/together/", {"step": steps}).content.decode()
    assert page.count("the Mission brought together 24 journalists in Osh.") == 2

    browser.post(
        "/newsroom/clearance/together/",
        {"step": steps, f"version-{steps[0]}": "1", f"version-{steps[1]}": "1", f"read-{steps[1]}": "on"},
    )

    assert (states(one)[1], states(other)[1]) == (["open", "later"], ["approved", "open"])


def test_what_changed_since_it_was_shown_is_not_approved_together(
    submitted: Clearance, people: dict[Role, User], signed_in: Callable[[Role], Client]
) -> None:
    step = submitted.current_steps.get(state="open").pk
    change(submitted.activity, people[Role.CONTRIBUTOR], titles={"en": fact("Seminar")})

    response = signed_in(Role.EDITOR).post(
        "/newsroom/clearance/together/", {"step": [step], f"version-{step}": "1", f"read-{step}": "on"}, follow=True
    )

    assert "was changed while you read it" in response.content.decode()
    assert Decision.objects.count() == 0


def test_what_is_not_theirs_is_not_approved_together(submitted: Clearance, signed_in: Callable[[Role], Client]) -> None:
    step = submitted.current_steps.get(state="open").pk

    signed_in(Role.APPROVER).post(
        "/newsroom/clearance/together/", {"step": [step], f"version-{step}": "1", f"read-{step}": "on"}
    )

    assert Decision.objects.count() == 0


def test_who_is_asked_by_letter_is_named(
    mission: Mission,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    signed_in: Callable[[Role], Client],
) -> None:
    make_chain(mission, {**OUTSIDE, "name": "Ministry"})
    submit(record_activity(), people)

    assert ">Jana Novak (by letter)</h3>" in signed_in(Role.EDITOR).get("/newsroom/clearance/").content.decode()
