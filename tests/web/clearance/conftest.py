"""An activity in clearance, and chains of several sorts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import decide, start_clearance
from fieldpost.web.activities.clearance.models import Chain, ChainStep, Clearance, Concern, Decision, Step, Verdict
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Record
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW

PUBLICATION_DAY = date(2031, 6, 1)
OUTSIDE = {"outside_name": "Jana Novak", "outside_email": "jana.novak@ministry.example"}


@pytest.fixture
def submitted(record_activity: Callable[..., Activity], people: dict[Role, User]) -> Clearance:
    """The clearance of a workshop in English, through the default chain: editor, then head of mission."""
    return submit(record_activity(), people)


def submit(activity: Activity, people: dict[Role, User], language: str = "en") -> Clearance:
    """Submit ``activity`` as the contributor."""
    return start_clearance(activity, language, by=people[Role.CONTRIBUTOR], publication_day=PUBLICATION_DAY, now=NOW)


def make_chain(mission: Mission, *steps: dict[str, Any], **fields: Any) -> Chain:
    """Make a chain, the default one unless said otherwise, with a step each of ``steps``."""
    chain = Chain.objects.create(mission=mission, **{"name": "Chain", "is_default": True, **fields})
    for position, terms in enumerate(steps):
        people = terms.pop("people", [])
        defaults = {"name": f"Step {position + 1}", "concerns": list(Concern), "days_before": 2}
        step = ChainStep.objects.create(chain=chain, position=position, **{**defaults, **terms})
        step.people.set(people)
    return chain


def say(clearance: Clearance, verdict: Verdict, by: User, comment: str = "") -> Decision:
    """Let ``by`` decide the open step about the newest version."""
    step = Step.objects.get(clearance=clearance, state="open")
    seen = Activity.objects.get(pk=clearance.activity_id).version
    return decide(step, verdict, by=by, seen=seen, now=NOW, comment=comment)


def clear(clearance: Clearance, people: dict[Role, User]) -> Clearance:
    """Let the editor and the head of mission approve."""
    say(clearance, Verdict.APPROVE, people[Role.EDITOR])
    say(clearance, Verdict.APPROVE, people[Role.APPROVER])
    clearance.refresh_from_db()
    return clearance


def change(activity: Activity, by: User, **changes: Any) -> Activity:
    """Save the newest version with ``changes``."""
    activity = Activity.objects.get(pk=activity.pk)
    record: Record = replace(activity.record, **changes)
    return save_activity(record, mission=activity.mission, by=by, now=NOW, activity=activity, version=activity.version)


def states(clearance: Clearance) -> tuple[str, list[str]]:
    """Return the state of the clearance and those of its steps."""
    clearance = Clearance.objects.get(pk=clearance.pk)
    return clearance.state, list(clearance.current_steps.order_by("position").values_list("state", flat=True))
