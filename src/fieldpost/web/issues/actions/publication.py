"""Publishing an issue: every format is made first, then one transaction switches to it.

Whoever is stopped in between leaves the issue as it was, and a folder that ``files.sweep`` removes.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...accounts.models import User
from ...missions import audit, outlets
from ..as_domain import Shown, issue_value, photo_file, shown_items
from ..checks import FIXED, Severity, check_issue
from ..errors import AlreadyPublishedError, EditConflictError, IssuesError, UnfinishedError
from ..files import Frozen, freeze
from ..models import IssuePage, Publication
from .locking import locked, locked_open


def publish(issue: IssuePage, *, by: User, now: datetime, override: str = "") -> Publication:
    """Publish ``issue`` as it stands; ``override`` is the reason for doing so in spite of errors of the check.

    Raises:
        AlreadyPublishedError: it is published, perhaps since a moment.
        UnfinishedError: the check finds errors and no reason is given, or one that no reason can override.
        EditConflictError: somebody changed the issue while its formats were made.
        PublishingError: a format cannot be made.
    """
    if issue.publications.exists():
        raise AlreadyPublishedError(_("“%(issue)s” is published already.") % {"issue": issue})
    seen = IssuePage.objects.select_related("mission").get(pk=issue.pk)
    # Readers are not told a day that is still to come.
    day = min(seen.publication_day, now.astimezone(ZoneInfo(seen.mission.time_zone)).date())
    seen.publication_day = day
    shown = shown_items(seen)
    override = override.strip()
    overridden = _check(seen, shown, override)
    value = issue_value(seen, shown)
    frozen = freeze(value, photos_of(shown))
    with transaction.atomic():
        found = locked(issue)
        if found.publications.exists():
            raise AlreadyPublishedError(_("“%(issue)s” was published by somebody else meanwhile.") % {"issue": found})
        found.publication_day = day
        again = shown_items(found)
        _check(found, again, override)
        if issue_value(found, again) != value:
            raise EditConflictError(
                _("“%(issue)s” was changed while its files were made. Look at it again, then publish it.")
                % {"issue": found}
            )
        publication = add_publication(
            found, frozen, sequence=1, by=by, now=now, override=override if overridden else ""
        )
        audit.record(
            "issue-published",
            mission=found.mission,
            by=by,
            now=now,
            subject=found,
            sha256=frozen.sha256,
            **({"override": override, "errors": overridden} if overridden else {}),
        )
    issue.refresh_from_db()
    return publication


def add_publication(
    issue: IssuePage, frozen: Frozen, *, sequence: int, by: User, now: datetime, override: str = ""
) -> Publication:
    """Add what was frozen and switch the page to it; call it inside the transaction, with the issue locked."""
    publication = Publication.objects.create(
        issue=issue,
        sequence=sequence,
        data=frozen.data,
        sha256=frozen.sha256,
        files=frozen.files,
        published_at=now,
        published_by=str(by)[:300],
        override=override,
    )
    IssuePage.objects.filter(pk=issue.pk).update(
        live=True,
        publication_day=issue.publication_day,
        has_unpublished_changes=False,
        first_published_at=issue.first_published_at or now,
        last_published_at=now,
        scheduled_at=None,
        schedule_failed_at=None,
        schedule_problem="",
    )
    told = issue.items.shown().values_list("activity_id", flat=True)
    outlets.tell(issue.mission, activities=list(told), issues=[issue.pk], now=now)
    return publication


def photos_of(shown: Sequence[Shown]) -> dict[str, Path]:
    """Return where the photographs of ``shown`` are, by the names that the issue gives them."""
    return {photo_file(file): Path(file.file.path) for each in shown for file, _picture in each.pictures}


@transaction.atomic
def schedule(issue: IssuePage, *, at: datetime, by: User, now: datetime) -> None:
    """Publish ``issue`` by itself at the moment ``at``, in the name of ``by``.

    Raises:
        AlreadyPublishedError: it is published.
        IssuesError: the moment has passed.
    """
    found = locked_open(issue)
    if at <= now:
        raise IssuesError(_("That moment has passed. Choose a later one, or publish now."))
    IssuePage.objects.filter(pk=found.pk).update(
        scheduled_at=at, scheduled_by=by, schedule_failed_at=None, schedule_problem=""
    )
    audit.record("issue-scheduled", mission=found.mission, by=by, now=now, subject=found, at=at.isoformat())


@transaction.atomic
def cancel_schedule(issue: IssuePage, *, by: User, now: datetime) -> None:
    """Let ``issue`` wait for somebody to publish it.

    Raises:
        AlreadyPublishedError: it is published.
    """
    found = locked_open(issue)
    IssuePage.objects.filter(pk=found.pk).update(
        scheduled_at=None, scheduled_by=None, schedule_failed_at=None, schedule_problem=""
    )
    audit.record("issue-schedule-cancelled", mission=found.mission, by=by, now=now, subject=found)


def _check(issue: IssuePage, shown: Sequence[Shown], override: str) -> list[str]:
    """Return the errors that ``override`` gives a reason for.

    Raises:
        UnfinishedError: there are errors, and no reason is given or none is possible.
    """
    errors = [finding for finding in check_issue(issue, shown) if finding.severity is Severity.ERROR]
    final = [finding for finding in errors if finding.check in FIXED]
    if final or (errors and not override):
        told = final or errors
        count = ngettext(
            "%(count)d error keeps it from being published:",
            "%(count)d errors keep it from being published:",
            len(told),
        )
        texts = "; ".join(finding.text for finding in told[:5])
        raise UnfinishedError(f"{count % {'count': len(told)}} {texts}")
    return [finding.text for finding in errors]
