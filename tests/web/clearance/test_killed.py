"""Approving in processes that are killed after each statement in turn: what they began is done wholly or not at all.

Whoever approved presses the button again after each kill, as people do, until the process lives to answer.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ..running.installation import Installation, copied

COUNT = 3
"""So many activities are cleared; each by an editor, then by a ministry, from outside."""

FILL = f"""
from datetime import date, timedelta
from django.utils import timezone
from fieldpost.domain import Kind, Part, Period
from fieldpost.publishing.mission import default_mission
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import start_clearance
from fieldpost.web.activities.clearance.models import Chain, ChainStep, Concern
from fieldpost.web.activities.record import Fact, How, Origin, Record, Status
from fieldpost.web.missions.models import Membership
from fieldpost.web.missions.setup import install_mission

now = timezone.now()
mission = install_mission(default_mission("KG"), hostname="localhost", port=80, is_default=True, now=now)
writer, editor = (User.objects.create_user(f"{{name}}@karasu.example", None, name=name) for name in ("Writer", "Editor"))
Membership.objects.create(user=writer, mission=mission, role="contributor")
Membership.objects.create(user=editor, mission=mission, role="editor")
chain = Chain.objects.create(mission=mission, name="Two", is_default=True)
more = dict(chain=chain, concerns=list(Concern), days_before=2)
ChainStep.objects.create(position=0, name="Editor", role="editor", **more)
ChainStep.objects.create(
    position=1, name="Ministry", outside_name="Jana Novak", outside_email="jana.novak@ministry.example", **more
)
def fact(value):
    return Fact(value=value, origin=Origin(how=How.TYPED, by="Writer", at=now))
for number in range({COUNT}):
    record = Record(
        original_language="en", status=fact(Status.HELD), kind=fact(Kind.WORKSHOP), part=fact(Part.ORGANISED),
        titles={{"en": fact(f"Workshop {{number}} on court reporting")}},
        texts={{"en": fact("The Mission brought together 24 journalists.")}},
        period=fact(Period.days(date(2031, 5, 13))),
    )
    activity = save_activity(record, mission=mission, by=writer, now=now)
    start_clearance(activity, "en", by=writer, publication_day=now.date() + timedelta(days=30), now=now)
"""

KILL = """
import json, os, re, signal
from django.db import connection
from django.test import Client
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.models import Clearance, Decision, ReviewLink, Step
from fieldpost.web.missions.models import AuditEntry, Letter

def lives(do, most):
    # Do it in a process of its own that kills itself after so many statements; say whether it came to its end.
    connection.close()
    child = os.fork()
    if not child:
        left = [most]
        def count(execute, *statement):
            told = execute(*statement)
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return told
        with connection.execute_wrapper(count):
            answer = do()
        os._exit(0 if answer.status_code in (200, 302) else 1)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, -signal.SIGKILL), ended
    return ended == 0

def state():
    # What stands of each clearance in all the places that tell of it.
    return [
        [
            clearance.state, clearance.activity.state, clearance.cleared_version_id is not None,
            [step.state for step in clearance.current_steps.order_by("position")],
            Decision.objects.filter(step__clearance=clearance).count(),
            ReviewLink.objects.filter(step__clearance=clearance).count(),
            ReviewLink.objects.filter(step__clearance=clearance, used_at=None).count(),
            AuditEntry.objects.filter(what="step-approved", subject_id=clearance.activity_id).count(),
            AuditEntry.objects.filter(what="activity-cleared", subject_id=clearance.activity_id).count(),
            Letter.objects.filter(purpose="review", subject__endswith=str(clearance.activity)).count(),
        ]
        for clearance in Clearance.objects.select_related("activity").order_by("pk")
    ]

def until_it_lives(do):
    # What is loaded at the first request is loaded once.
    Client(SERVER_NAME="localhost").get("/accounts/login/")
    seen, most = [state()], 1
    while not lives(do, most):
        seen.append(state())
        # Each statement of the first decision, then some of those that follow.
        most += 1 if seen[-1] == seen[0] else 4
    print(json.dumps([*seen, state()]))
"""

APPROVE_TOGETHER = """
browser = Client(SERVER_NAME="localhost")
browser.force_login(User.objects.get(name="Editor"))
steps = list(Step.objects.filter(name="Editor").order_by("pk").values_list("pk", flat=True))
form = {"step": steps} | {f"read-{pk}": "on" for pk in steps} | {f"version-{pk}": "1" for pk in steps}
until_it_lives(lambda: browser.post("/newsroom/clearance/together/", form))
"""

APPROVE_BY_LINK = """
form = {"verdict": "approve", "name": "Jana Novak", "version": "1", "confirmed": "yes"}
[letter] = Letter.objects.filter(purpose="review", subject__contains="Workshop 0")
[path] = set(re.findall(r"/review/[^/]+/", letter.text))
until_it_lives(lambda: Client(SERVER_NAME="localhost").post(path, form))
"""

UNTOUCHED = ["waiting", "waiting", False, ["open", "later"], 0, 0, 0, 0, 0, 0]
ASKED = ["waiting", "waiting", False, ["approved", "open"], 1, 1, 1, 1, 0, 1]
CLEARED = ["cleared", "cleared", True, ["approved", "approved"], 2, 1, 0, 2, 1, 1]


@pytest.fixture(scope="module")
def office(prepared: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation where the editor is asked to clear three activities, at first."""
    with copied(prepared, tmp_path_factory.mktemp("clearing") / "home") as made:
        made.python(FILL)
        yield made


@pytest.fixture(scope="module")
def states_together(office: Installation) -> list[list[Any]]:
    """What stood before, and after each time that the editor's approval of all three was killed."""
    states: list[list[Any]] = json.loads(office.python(KILL + APPROVE_TOGETHER))
    return states


def test_killed_while_approving_several_each_is_decided_or_untouched(states_together: list[list[Any]]) -> None:
    assert states_together[0] == [UNTOUCHED] * COUNT
    assert len(states_together) > 20
    decided = [sum(each == ASKED for each in state) for state in states_together]
    assert decided == sorted(decided)
    assert set(decided) == set(range(COUNT + 1))
    for state, number in zip(states_together, decided, strict=True):
        assert state == [ASKED] * number + [UNTOUCHED] * (COUNT - number)


def test_killed_while_a_link_is_used_it_is_cleared_or_still_asked(
    office: Installation, states_together: list[list[Any]]
) -> None:
    states = json.loads(office.python(KILL + APPROVE_BY_LINK))

    assert len(states) > 20
    assert [state[0] for state in states] == [ASKED] * (len(states) - 1) + [CLEARED]
    assert all(state[1:] == [ASKED] * (COUNT - 1) for state in states)
