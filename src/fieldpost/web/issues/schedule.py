"""Publishing by itself what was scheduled: the worker calls ``publish_due`` about once a minute."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fieldpost.errors import FieldpostError

from ..accounts.models import User
from ..missions import audit
from ..missions.access import may
from ..missions.roles import Right
from .actions.publication import publish
from .errors import AlreadyPublishedError, EditConflictError
from .files import sweep
from .models import IssuePage

log = logging.getLogger(__name__)


def publish_due(now: datetime) -> int:
    """Publish the issues whose moment has come, and return how many were.

    What cannot be published says why on its page, and waits for a person; only a full disk or an edit at the same moment is
    tried again. Called twice, or by two workers at once, it publishes once.
    """
    sweep(now)
    published = 0
    for issue in IssuePage.objects.due(now).select_related("mission", "scheduled_by"):
        published += _publish(issue, now)
    return published


def _publish(issue: IssuePage, now: datetime) -> bool:
    by: User | None = issue.scheduled_by
    with translation.override((by.language if by else "") or issue.mission.languages[0]):
        if by is None or not may(by, Right.PUBLISH_ISSUE, issue.mission):
            _fail(issue, _("Whoever scheduled it may not publish any more. Schedule it again."), now=now)
            return False
        try:
            publish(issue, by=by, now=now)
        except (AlreadyPublishedError, EditConflictError) as error:
            log.info("issue %s: %s", issue.pk, error)
            return False
        except FieldpostError as error:
            _fail(issue, str(error), now=now)
            return False
        except OSError as error:
            log.exception("issue %s could not be written", issue.pk)
            problem = _("Its files could not be written: %(reason)s. It is tried again.") % {"reason": error.strerror}
            IssuePage.objects.filter(pk=issue.pk).update(schedule_failed_at=now, schedule_problem=problem)
            return False
    return True


@transaction.atomic
def _fail(issue: IssuePage, problem: str, *, now: datetime) -> None:
    """Say on the issue why it was not published, and stop trying."""
    changed = IssuePage.objects.filter(pk=issue.pk, scheduled_at=issue.scheduled_at, publications=None).update(
        scheduled_at=None, schedule_failed_at=now, schedule_problem=problem
    )
    if changed:
        log.warning("issue %s was not published: %s", issue.pk, problem)
        audit.record(
            "issue-schedule-failed",
            mission=issue.mission,
            by=str(issue.scheduled_by or ""),
            now=now,
            subject=issue,
            problem=problem,
        )
