"""Submitting, deciding, withdrawing: every way from one state to another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import (
    clear_as_published,
    decide,
    resubmit,
    start_clearance,
    withdraw,
)
from fieldpost.web.activities.clearance.errors import ChangedError, ClearanceError, DecidedError, NotTheirsError
from fieldpost.web.activities.clearance.models import Clearance, Decision, Step, Verdict
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Publicity
from fieldpost.web.missions.models import AuditEntry, Letter, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, fact, make_user
from .conftest import PUBLICATION_DAY, change, clear, make_chain, say, states, submit


def test_an_activity_goes_from_step_to_step_until_it_is_cleared(submitted: Clearance, people: dict[Role, User]) -> None:
    assert states(submitted) == ("waiting", ["open", "later"])
    say(submitted, Verdict.APPROVE, people[Role.EDITOR])
    assert states(submitted) == ("waiting", ["approved", "open"])
    say(submitted, Verdict.APPROVE, people[Role.APPROVER])
    assert states(submitted) == ("cleared", ["approved", "approved"])

    submitted.refresh_from_db()
    assert submitted.cleared_version is not None
    assert (submitted.cleared_version.number, submitted.cleared_at) == (1, NOW)
    assert Activity.objects.get().state == "cleared"


Move = Callable[[Clearance, dict[Role, User]], object]
MOVES: dict[str, Move] = {
    "submit": lambda clearance, people: submit(clearance.activity, people),
    "approve": lambda clearance, people: say(clearance, Verdict.APPROVE, _whose(clearance, people)),
    "return": lambda clearance, people: say(clearance, Verdict.RETURN, _whose(clearance, people), "Name the court."),
    "comment": lambda clearance, people: say(clearance, Verdict.COMMENT, _whose(clearance, people), "Well put."),
    "resubmit": lambda clearance, people: resubmit(clearance, by=people[Role.CONTRIBUTOR], now=NOW),
    "withdraw": lambda clearance, people: withdraw(clearance, by=people[Role.CONTRIBUTOR], now=NOW),
    "reword": lambda clearance, people: change(
        clearance.activity, people[Role.CONTRIBUTOR], titles={"en": fact("Seminar on court reporting")}
    ),
    "note": lambda clearance, people: change(
        clearance.activity, people[Role.CONTRIBUTOR], notes=fact("The judge was late.")
    ),
}
IMPOSSIBLE = (ClearanceError, Step.DoesNotExist)


def _whose(clearance: Clearance, people: dict[Role, User]) -> User:
    step = Step.objects.get(clearance=clearance, state="open")
    return people[Role(step.role)]


@pytest.mark.parametrize(
    ("moves", "expected", "state"),
    [
        ("approve", ("waiting", ["approved", "open"]), "waiting"),
        ("comment", ("waiting", ["open", "later"]), "waiting"),
        ("return", ("returned", ["returned", "later"]), "returned"),
        ("withdraw", ("withdrawn", ["later", "later"]), "draft"),
        ("reword", ("waiting", ["open", "later"]), "waiting"),
        ("note", ("waiting", ["open", "later"]), "waiting"),
        ("submit", None, "waiting"),
        ("resubmit", None, "waiting"),
        ("return resubmit", ("waiting", ["open", "later"]), "waiting"),
        ("return submit", ("waiting", ["open", "later"]), "waiting"),
        ("return approve", None, "returned"),
        ("return comment", None, "returned"),
        ("return reword", ("returned", ["returned", "later"]), "returned"),
        ("return note", ("returned", ["returned", "later"]), "returned"),
        ("return withdraw", ("withdrawn", ["returned", "later"]), "draft"),
        ("approve return", ("returned", ["approved", "returned"]), "returned"),
        ("approve return resubmit", ("waiting", ["approved", "open"]), "waiting"),
        ("approve return reword", ("returned", ["later", "returned"]), "returned"),
        ("approve return reword resubmit", ("waiting", ["later", "open"]), "waiting"),
        ("approve return reword resubmit approve", ("waiting", ["open", "approved"]), "waiting"),
        ("approve return reword resubmit approve approve", ("cleared", ["approved", "approved"]), "cleared"),
        ("approve reword", ("waiting", ["open", "later"]), "waiting"),
        ("approve approve", ("cleared", ["approved", "approved"]), "cleared"),
        ("approve approve submit", None, "cleared"),
        ("approve approve approve", None, "cleared"),
        ("approve approve resubmit", None, "cleared"),
        ("approve approve note", ("cleared", ["approved", "approved"]), "cleared"),
        ("approve approve reword", ("waiting", ["open", "later"]), "waiting"),
        ("approve approve reword approve", ("waiting", ["approved", "open"]), "waiting"),
        ("approve approve withdraw", ("withdrawn", ["approved", "approved"]), "draft"),
        ("withdraw withdraw", None, "draft"),
        ("withdraw approve", None, "draft"),
        ("withdraw resubmit", None, "draft"),
        ("withdraw reword", ("withdrawn", ["later", "later"]), "draft"),
        ("withdraw submit", ("waiting", ["open", "later"]), "waiting"),
        ("approve approve withdraw submit", ("waiting", ["open", "later"]), "waiting"),
    ],
)
def test_every_move_leads_where_it_should_or_is_refused(
    submitted: Clearance, people: dict[Role, User], moves: str, expected: Any, state: str
) -> None:
    *before, last = moves.split()
    for move in before:
        submitted.refresh_from_db()
        MOVES[move](submitted, people)
    submitted.refresh_from_db()
    was = states(submitted)

    if expected is None:
        with pytest.raises(IMPOSSIBLE):
            MOVES[last](submitted, people)
    else:
        MOVES[last](submitted, people)

    assert states(submitted) == (expected or was)
    assert Activity.objects.get().state == state


def test_what_was_cleared_stands_until_it_is_cleared_again(submitted: Clearance, people: dict[Role, User]) -> None:
    clear(submitted, people)
    change(submitted.activity, people[Role.EDITOR], titles={"en": fact("Seminar on court reporting")})
    submitted.refresh_from_db()
    assert (submitted.state, submitted.cleared_version.number) == ("waiting", 1)  # type: ignore[union-attr]

    clear(submitted, people)

    assert (submitted.state, submitted.cleared_version.number) == ("cleared", 2)  # type: ignore[union-attr]


def test_what_is_withdrawn_may_not_be_published(submitted: Clearance, people: dict[Role, User]) -> None:
    clear(submitted, people)

    withdraw(submitted, by=people[Role.EDITOR], now=NOW)

    submitted.refresh_from_db()
    assert (submitted.state, submitted.cleared_version, submitted.cleared_at) == ("withdrawn", None, None)


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.APPROVER, Role.PUBLISHER, Role.ADMINISTRATOR])
def test_only_who_the_step_asks_decides_it(submitted: Clearance, people: dict[Role, User], role: Role) -> None:
    with pytest.raises(NotTheirsError):
        say(submitted, Verdict.APPROVE, people[role])

    assert Decision.objects.count() == 0


@pytest.mark.parametrize(("allows_own", "expected"), [(False, "open"), (True, "approved")])
def test_who_recorded_it_decides_only_where_the_chain_allows_it(
    mission: Mission,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    allows_own: bool,
    expected: str,
) -> None:
    make_chain(mission, {"role": "editor"}, allows_own=allows_own)
    clearance = submit(record_activity(by=people[Role.EDITOR]), people)

    if allows_own:
        say(clearance, Verdict.APPROVE, people[Role.EDITOR])
    else:
        with pytest.raises(NotTheirsError):
            say(clearance, Verdict.APPROVE, people[Role.EDITOR])

    assert states(clearance)[1] == [expected]


def test_a_person_named_for_a_step_decides_it(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    deputy = make_user("deputy@karasu.example", mission, Role.APPROVER)
    make_chain(mission, {"people": [deputy]})
    clearance = submit(record_activity(), people)

    with pytest.raises(NotTheirsError):
        say(clearance, Verdict.APPROVE, people[Role.APPROVER])
    say(clearance, Verdict.APPROVE, deputy)

    assert states(clearance) == ("cleared", ["approved"])


def test_a_role_that_is_narrowed_to_themes_decides_within_them(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    make_chain(mission, {"role": "approver"})
    theme = mission.themes.get()
    membership = people[Role.APPROVER].memberships.get()
    membership.themes.add(theme)
    inside = submit(record_activity("In the theme"), people)
    outside = submit(record_activity("Beside it", themes=()), people)

    say(inside, Verdict.APPROVE, User.objects.get(pk=people[Role.APPROVER].pk))
    with pytest.raises(NotTheirsError):
        say(outside, Verdict.APPROVE, User.objects.get(pk=people[Role.APPROVER].pk))


def test_a_return_or_comment_needs_words(submitted: Clearance, people: dict[Role, User]) -> None:
    for verdict in (Verdict.RETURN, Verdict.COMMENT):
        with pytest.raises(ClearanceError):
            say(submitted, verdict, people[Role.EDITOR], "  ")

    assert Decision.objects.count() == 0


def test_the_second_to_decide_is_told_who_was_first(
    mission: Mission, submitted: Clearance, people: dict[Role, User]
) -> None:
    step = Step.objects.get(state="open")
    other = make_user("second@karasu.example", mission, Role.EDITOR)
    decide(step, Verdict.APPROVE, by=people[Role.EDITOR], seen=1, now=NOW)

    with pytest.raises(DecidedError, match=r"^Editor has decided meanwhile, on .*: Approved\.$"):
        decide(step, Verdict.RETURN, by=other, seen=1, now=NOW, comment="No.")

    assert [each.verdict for each in Decision.objects.all()] == ["approve"]


def test_nobody_approves_what_they_have_not_seen(submitted: Clearance, people: dict[Role, User]) -> None:
    step = Step.objects.get(state="open")
    change(submitted.activity, people[Role.CONTRIBUTOR], titles={"en": fact("Seminar")})

    with pytest.raises(ChangedError):
        decide(step, Verdict.APPROVE, by=people[Role.EDITOR], seen=1, now=NOW)


def test_an_internal_change_does_not_hinder_who_is_reading(submitted: Clearance, people: dict[Role, User]) -> None:
    step = Step.objects.get(state="open")
    change(submitted.activity, people[Role.CONTRIBUTOR], notes=fact("The judge was late."))

    decision = decide(step, Verdict.APPROVE, by=people[Role.EDITOR], seen=1, now=NOW)

    assert decision.version.number == 2


def test_a_return_is_told_to_who_wrote_it(submitted: Clearance, people: dict[Role, User]) -> None:
    say(submitted, Verdict.RETURN, people[Role.EDITOR], "Name the court.")

    [letter] = Letter.objects.all()
    assert (letter.to, letter.subject) == ("contributor@karasu.example", "Returned: Workshop on court reporting")
    assert "Name the court." in letter.text
    assert f"/newsroom/clearance/{submitted.pk}/" in letter.text


def test_every_decision_is_written_to_the_audit_log(submitted: Clearance, people: dict[Role, User]) -> None:
    say(submitted, Verdict.COMMENT, people[Role.EDITOR], "Well put.")
    clear(submitted, people)

    told = AuditEntry.objects.order_by("id").values_list("what", "actor")
    assert list(told)[1:] == [
        ("clearance-started", "Contributor"),
        ("step-commented", "Editor"),
        ("step-approved", "Editor"),
        ("step-approved", "Approver"),
        ("activity-cleared", "Approver"),
    ]


@pytest.mark.parametrize("change_it", ["update", "delete"])
def test_the_database_refuses_to_change_a_decision(
    submitted: Clearance, people: dict[Role, User], change_it: str
) -> None:
    decision = say(submitted, Verdict.APPROVE, people[Role.EDITOR])
    rows = Decision.objects.filter(pk=decision.pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(comment="Other words") if change_it == "update" else rows._raw_delete(rows.db)

    assert Decision.objects.get().comment == ""


def test_a_day_that_has_passed_is_no_publication_day(
    record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    with pytest.raises(ClearanceError, match="19 May 2031"):
        start_clearance(
            record_activity(), "en", by=people[Role.CONTRIBUTOR], publication_day=date(2031, 5, 19), now=NOW
        )


def test_what_has_no_public_words_in_a_language_cannot_be_submitted_in_it(
    record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    secret = replace(fact("Семинар"), publicity=Publicity.INTERNAL)
    activity = record_activity(titles={"en": fact("Workshop"), "ru": secret})

    for language in ("ru", "kk"):
        with pytest.raises(ClearanceError):
            start_clearance(activity, language, by=people[Role.CONTRIBUTOR], publication_day=PUBLICATION_DAY, now=NOW)
    assert Clearance.objects.count() == 0


def test_each_language_is_cleared_by_itself(record_activity: Callable[..., Activity], people: dict[Role, User]) -> None:
    activity = record_activity(titles={"en": fact("Workshop"), "ru": fact("Семинар")})
    english, russian = submit(activity, people), submit(activity, people, "ru")

    clear(russian, people)

    assert (states(english)[0], states(russian)[0]) == ("waiting", "cleared")
    assert Activity.objects.get().state == "waiting"


def test_what_a_bulletin_published_is_cleared_by_that(
    record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    activity = record_activity()

    clearance = clear_as_published(activity, "en", by=people[Role.EDITOR], now=NOW)
    again = clear_as_published(activity, "en", by=people[Role.EDITOR], now=NOW)

    assert again == clearance
    assert (clearance.state, clearance.cleared_version.number) == ("cleared", 1)  # type: ignore[union-attr]
    assert Activity.objects.get().state == "cleared"
    assert AuditEntry.objects.filter(what="cleared-as-published").count() == 1


def test_what_a_bulletin_published_and_was_changed_is_to_be_cleared(
    record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    activity = record_activity()
    clearance = clear_as_published(activity, "en", by=people[Role.EDITOR], now=NOW)

    change(activity, people[Role.EDITOR], notes=fact("Found in the archive."))
    assert states(clearance) == ("cleared", [])
    change(activity, people[Role.EDITOR], titles={"en": fact("Seminar")})
    assert states(clearance) == ("withdrawn", [])
    assert Activity.objects.get().state == "draft"

    assert states(submit(activity, people)) == ("waiting", ["open", "later"])


def test_an_officer_can_be_a_step_but_not_for_what_they_recorded(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    make_chain(mission, {"role": Role.CONTRIBUTOR.value}, {"role": Role.APPROVER.value})
    colleague = make_user("osh@karasu.example", mission, Role.CONTRIBUTOR)
    clearance = submit(record_activity(), people)

    with pytest.raises(NotTheirsError):
        say(clearance, Verdict.APPROVE, people[Role.CONTRIBUTOR])
    say(clearance, Verdict.APPROVE, colleague)

    assert states(clearance) == ("waiting", ["approved", "open"])
