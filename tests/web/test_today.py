"""The newsroom's first page: what waits for each person."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import start_clearance
from fieldpost.web.activities.models import Activity, NextStep
from fieldpost.web.missions.roles import Role

from .conftest import NOW


@pytest.fixture
def submitted(record_activity: Callable[..., Activity], people: dict[Role, User]) -> Activity:
    """A workshop that waits for its first decision, with one next step of the contributor."""
    activity = record_activity()
    start_clearance(activity, "en", by=people[Role.CONTRIBUTOR], publication_day=date(2031, 6, 5), now=NOW)
    NextStep.objects.create(
        activity=activity,
        what="Send the handbook to the editors",
        owner=people[Role.CONTRIBUTOR],
        due_on=date(2031, 6, 1),
    )
    return activity


def test_a_decision_waits_for_who_has_to_give_it(signed_in: Callable[[Role], Client], submitted: Activity) -> None:
    steps = {role: list(signed_in(role).get("/newsroom/").context.get("steps", [])) for role in Role}

    assert {role: [step.clearance.activity for step in found] for role, found in steps.items() if found} == {
        Role.EDITOR: [submitted]
    }


def test_a_next_step_stands_on_the_page_of_its_owner_alone(
    signed_in: Callable[[Role], Client], submitted: Activity
) -> None:
    told = {role: b"Send the handbook" in signed_in(role).get("/newsroom/").content for role in Role}

    assert [role for role, is_told in told.items() if is_told] == [Role.CONTRIBUTOR]


def test_a_reader_is_told_of_the_issues_alone(signed_in: Callable[[Role], Client], submitted: Activity) -> None:
    page = signed_in(Role.READER).get("/newsroom/")

    assert "counts" not in page.context
    assert b"Waits for you" not in page.content
