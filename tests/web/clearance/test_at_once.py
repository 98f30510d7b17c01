"""Two people at the same moment, on connections of their own: one is heard, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import decide, decide_by_link
from fieldpost.web.activities.clearance.errors import ClearanceError
from fieldpost.web.activities.clearance.models import Decision, ReviewLink, Step, Verdict
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact, make_user
from .conftest import OUTSIDE, make_chain, states, submit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def separate_connections() -> None:
    """SQLite in memory is one connection for all threads."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        pytest.skip("needs a database that several connections can open: DATABASE_URL")


def at_once(*doings: Callable[[], object]) -> list[str]:
    """Do everything at the same moment; return what each came to: "done", or the name of the error."""
    ready = Barrier(len(doings))

    def run(doing: Callable[[], object]) -> str:
        ready.wait(timeout=10)
        try:
            doing()
        except ClearanceError as error:
            return type(error).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(doings)) as pool:
        return sorted(pool.map(run, doings))


def test_of_two_who_decide_at_once_one_is_heard(mission: Mission, people: dict[Role, User]) -> None:
    other = make_user("second@karasu.example", mission, Role.EDITOR)
    activity = save_activity(a_record(), mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)
    clearance = submit(activity, people)
    step = Step.objects.get(state="open")

    found = at_once(
        lambda: decide(step, Verdict.APPROVE, by=people[Role.EDITOR], seen=1, now=NOW),
        lambda: decide(step, Verdict.RETURN, by=other, seen=1, now=NOW, comment="No."),
    )

    assert found == ["DecidedError", "done"]
    assert Decision.objects.count() == 1
    assert states(clearance)[0] in ("waiting", "returned")


def test_a_link_that_is_used_twice_at_once_serves_once(mission: Mission, people: dict[Role, User]) -> None:
    make_chain(mission, {**OUTSIDE, "name": "Ministry"})
    activity = save_activity(a_record(), mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)
    submit(activity, people)
    link = ReviewLink.objects.select_related("step__clearance").get()

    def use() -> object:
        return decide_by_link(link, Verdict.APPROVE, name="Jana Novak", seen=1, now=NOW)

    assert at_once(use, use) == ["DecidedError", "done"]
    assert Decision.objects.count() == 1


def test_what_is_approved_while_it_is_changed_is_not_cleared(mission: Mission, people: dict[Role, User]) -> None:
    make_chain(mission, {"role": "editor"})
    activity = save_activity(a_record(), mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)
    clearance = submit(activity, people)
    step = Step.objects.get(state="open")
    changed = a_record(titles={"en": fact("Seminar")})

    def save() -> object:
        return save_activity(
            changed, mission=mission, by=people[Role.CONTRIBUTOR], now=NOW, activity=activity, version=1
        )

    at_once(save, lambda: decide(step, Verdict.APPROVE, by=people[Role.EDITOR], seen=1, now=NOW))

    assert states(clearance) == ("waiting", ["open"])
