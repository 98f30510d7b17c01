"""Whatever people do, in whatever order: what counts as cleared is what every step approved."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldpost.domain import Kind, Person
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import resubmit, start_clearance, withdraw
from fieldpost.web.activities.clearance.content import changes_of_concern, said_in
from fieldpost.web.activities.clearance.errors import ClearanceError
from fieldpost.web.activities.clearance.models import Clearance, Concern, Step, Verdict
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Publicity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact
from .conftest import OUTSIDE, PUBLICATION_DAY, change, make_chain, say

CHANGES: list[dict[str, Any]] = [
    {"titles": {"en": fact("Seminar")}},
    {"titles": {"en": fact("Workshop")}},
    {"titles": {"en": fact("Workshop"), "ru": fact("Семинар")}},
    {"kind": fact(Kind.TRAINING)},
    {"kind": fact(Kind.WORKSHOP)},
    {"people": (fact(Person(name="A. Witness")),)},
    {"people": (replace(fact(Person(name="A. Witness")), publicity=Publicity.PUBLIC),)},
    {"notes": fact("The judge was late.")},
]
CHAINS: list[list[list[str]]] = [
    [list(Concern), list(Concern)],
    [[Concern.WORDING], [Concern.FACTS, Concern.PHOTOS]],
    [[Concern.FACTS], list(Concern), [Concern.WORDING]],
]
MOVES = st.one_of(
    st.sampled_from(["approve", "return", "comment", "resubmit", "withdraw", "submit"]),
    st.tuples(st.just("save"), st.sampled_from(CHANGES)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(concerns=st.sampled_from(CHAINS), moves=st.lists(MOVES, min_size=3, max_size=14))
def test_what_is_cleared_was_approved_at_every_step(
    mission: Mission, people: dict[Role, User], concerns: list[list[str]], moves: list[Any]
) -> None:
    with transaction.atomic():
        make_chain(mission, *({"role": "approver", "concerns": each} for each in concerns))
        activity = save_activity(a_record("Workshop"), mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)
        submit_it(activity, people)
        for move in moves:
            with suppress(ClearanceError, Step.DoesNotExist), transaction.atomic():
                make_move(move, activity, people)
            check(Clearance.objects.get(), mission)
        transaction.set_rollback(True)


def submit_it(activity: Activity, people: dict[Role, User]) -> None:
    """Submit the activity in English."""
    start_clearance(activity, "en", by=people[Role.CONTRIBUTOR], publication_day=PUBLICATION_DAY, now=NOW)


def make_move(move: Any, activity: Activity, people: dict[Role, User]) -> None:
    """Do what somebody does."""
    clearance = Clearance.objects.get()
    match move:
        case ("save", changes):
            change(activity, people[Role.EDITOR], **changes)
        case "submit":
            submit_it(activity, people)
        case "resubmit":
            resubmit(clearance, by=people[Role.CONTRIBUTOR], now=NOW)
        case "withdraw":
            withdraw(clearance, by=people[Role.CONTRIBUTOR], now=NOW)
        case _:
            say(clearance, Verdict(move), people[Role.APPROVER], "Say more.")


def check(clearance: Clearance, mission: Mission) -> None:
    """What must hold at any time."""
    steps = list(clearance.current_steps)
    open_steps = [step for step in steps if step.state == "open"]
    assert len(open_steps) == (clearance.state == "waiting")
    assert (clearance.state == "returned") == any(step.state == "returned" for step in steps) or (
        clearance.state == "withdrawn"
    )
    if clearance.state == "cleared":
        assert clearance.cleared_version is not None
        cleared = said_in(clearance.cleared_version.value, "en", mission)
        now = said_in(Activity.objects.get().record, "en", mission)
        assert changes_of_concern(cleared, now, list(Concern)) == []
        for step in steps:
            assert step.state == "approved"
            assert step.approval is not None
            approved = said_in(step.approval.version.value, "en", mission)
            assert changes_of_concern(approved, cleared, step.concerns) == []
            assert changes_of_concern(step.approval.record, cleared, step.concerns) == []


def test_the_outside_step_is_asked_by_a_link_as_often_as_it_opens(mission: Mission, people: dict[Role, User]) -> None:
    make_chain(mission, {"role": "approver"}, {**OUTSIDE, "name": "Ministry"})
    activity = save_activity(a_record("Workshop"), mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)
    submit_it(activity, people)
    clearance = Clearance.objects.get()
    step = clearance.current_steps.get(position=1)
    assert step.links.count() == 0

    say(clearance, Verdict.APPROVE, people[Role.APPROVER])
    assert step.links.filter(replaced_at=None).count() == 1
    change(activity, people[Role.EDITOR], titles={"en": fact("Seminar")})
    assert step.links.filter(replaced_at=None).count() == 0
    say(clearance, Verdict.APPROVE, people[Role.APPROVER])

    assert step.links.filter(replaced_at=None).count() == 1
