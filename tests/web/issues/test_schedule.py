"""Publishing by itself: once, at its moment, and if not, saying why."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.models import Clearance, ClearanceState
from fieldpost.web.issues.actions import cancel_schedule, publish, schedule
from fieldpost.web.issues.errors import IssuesError
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.issues.schedule import publish_due
from fieldpost.web.missions.models import AuditEntry, Membership
from fieldpost.web.missions.roles import Role

from .conftest import THEN

AT = THEN + timedelta(hours=3)


@pytest.fixture
def scheduled(issue: IssuePage, people: dict[Role, User]) -> IssuePage:
    """The issue, to be published three hours later."""
    schedule(issue, at=AT, by=people[Role.PUBLISHER], now=THEN)
    return issue


def test_it_is_published_at_its_moment_and_once(scheduled: IssuePage) -> None:
    assert publish_due(AT - timedelta(seconds=1)) == 0
    assert publish_due(AT) == 1
    assert publish_due(AT + timedelta(minutes=1)) == 0

    publication = Publication.objects.get()
    assert (publication.published_at, publication.published_by) == (AT, "Publisher")
    assert IssuePage.objects.get().scheduled_at is None


def test_errors_since_keep_it_back_and_are_told_on_its_page(scheduled: IssuePage) -> None:
    Clearance.objects.filter(activity__heading="Course on media law").update(state=ClearanceState.RETURNED)

    assert publish_due(AT) == 0
    assert publish_due(AT + timedelta(minutes=1)) == 0

    issue = IssuePage.objects.get()
    assert (issue.live, issue.scheduled_at, issue.schedule_failed_at) == (False, None, AT)
    assert issue.schedule_problem == (
        "1 error keeps it from being published: “Course on media law” is not cleared any more"
    )
    assert AuditEntry.objects.filter(what="issue-schedule-failed").count() == 1


def test_who_may_no_longer_publish_does_not_publish_by_schedule(scheduled: IssuePage, people: dict[Role, User]) -> None:
    Membership.objects.filter(user=people[Role.PUBLISHER]).delete()

    assert publish_due(AT) == 0
    assert "may not publish any more" in IssuePage.objects.get().schedule_problem


def test_a_disk_that_is_full_is_tried_again(scheduled: IssuePage, media: Path) -> None:
    media.mkdir()
    (media / "issues").write_text("in the way")

    assert publish_due(AT) == 0
    assert IssuePage.objects.get().schedule_problem.endswith("It is tried again.")
    (media / "issues").unlink()
    assert publish_due(AT + timedelta(minutes=1)) == 1
    assert IssuePage.objects.get().schedule_problem == ""


def test_what_was_published_by_hand_meanwhile_is_left_alone(scheduled: IssuePage, people: dict[Role, User]) -> None:
    publish(scheduled, by=people[Role.PUBLISHER], now=THEN)

    assert publish_due(AT) == 0
    assert Publication.objects.count() == 1


def test_a_schedule_can_be_cancelled(scheduled: IssuePage, people: dict[Role, User]) -> None:
    cancel_schedule(scheduled, by=people[Role.PUBLISHER], now=THEN)

    assert publish_due(AT) == 0
    assert Publication.objects.count() == 0


def test_a_moment_that_has_passed_is_refused(issue: IssuePage, people: dict[Role, User]) -> None:
    with pytest.raises(IssuesError, match="has passed"):
        schedule(issue, at=THEN, by=people[Role.PUBLISHER], now=THEN)


def test_the_worker_knows_the_job(settings: Callable[..., object]) -> None:
    assert "fieldpost.web.issues.schedule.publish_due" in settings.JOBS  # type: ignore[attr-defined]
