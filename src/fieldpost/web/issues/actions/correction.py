"""Correcting a published issue: a dated erratum, and a further publication beside the first, which stays as it was.

What is corrected is the issue as it was frozen: what else changed in the register since does not come in.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from fieldpost import domain
from fieldpost.domain import Mention, Span
from fieldpost.publishing.unprinted import find_unprinted
from fieldpost.publishing.wording import wording

from ...accounts.models import User
from ...activities.as_domain import as_activity
from ...activities.clearance.models import Clearance, ClearanceState
from ...activities.leaks import names_in
from ...activities.printing import told_in_issue
from ...activities.publicity import public_record
from ...activities.sensitive import sensitive_in
from ...missions import audit
from ..as_domain import shown_items, worded
from ..checks import withheld_names
from ..errors import EditConflictError, IssuesError
from ..files import freeze, root
from ..models import Erratum, IssueItem, IssuePage, Publication
from ..models.issue import UPCOMING
from .locking import locked
from .publication import add_publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an erratum changes of an item: its wording where given, its facts (``takes_facts``: as they are cleared now).

    ``withdraws``: nothing of it stays but the erratum.
    """

    item: IssueItem
    title: str = ""
    text: str = ""
    takes_facts: bool = False
    withdraws: bool = False


def correct(
    issue: IssuePage, *, text: str, by: User, now: datetime, change: Change | None = None, sequence: int | None = None
) -> Publication:
    """Publish ``issue`` anew with the erratum ``text``, dated today, and what it changes.

    ``sequence`` is that of the publication which was seen, by default the newest.

    Raises:
        IssuesError: it is not published, nothing is said, an internal name stands in what is said, the PDF lacks a letter of
            it, or facts were to be taken that are not cleared.
        EditConflictError: somebody else corrected it meanwhile.
        PublishingError: a format cannot be made.
    """
    before = issue.publications.first()
    if before is None:
        raise IssuesError(_("“%(issue)s” is not published; change it as you like.") % {"issue": issue})
    if sequence is not None and before.sequence != sequence:
        raise _meanwhile(issue)
    text = "\n".join(text.strip().splitlines())
    _check_words(issue, text, change)
    corrected = _corrected(before.value, issue, text, change, now)
    _check_letters(corrected)
    folder = root() / before.sha256
    frozen = freeze(corrected, {photo.file: folder / photo.file for photo in corrected.photos})
    with transaction.atomic():
        found = locked(issue)
        if found.publications.count() != before.sequence:
            raise _meanwhile(found)
        publication = add_publication(found, frozen, sequence=before.sequence + 1, by=by, now=now)
        Erratum.objects.create(
            publication=publication,
            date=corrected.errata[-1].date,
            text=text,
            item=change.item if change else None,
            told_by=str(by)[:300],
        )
        if change:
            _note(change)
        audit.record(
            "issue-corrected",
            mission=found.mission,
            by=by,
            now=now,
            subject=found,
            sequence=publication.sequence,
            sha256=frozen.sha256,
            text=text,
        )
    issue.refresh_from_db()
    return publication


def _check_words(issue: IssuePage, text: str, change: Change | None) -> None:
    if not text:
        raise IssuesError(_("Say what was wrong and what is right."))
    said = "\n".join((text, change.title, change.text) if change else (text,))
    for name in names_in(said, withheld_names(shown_items(issue, everything=True))):
        raise IssuesError(_("%(name)s is internal and may not stand in a correction.") % {"name": name})


def _check_letters(corrected: domain.Issue) -> None:
    missing = [each for each in find_unprinted(corrected) if not each.is_left_out]
    if missing:
        raise IssuesError("; ".join(told_in_issue(each, corrected.language) for each in missing))


def _corrected(issue: domain.Issue, page: IssuePage, text: str, change: Change | None, now: datetime) -> domain.Issue:
    today = now.astimezone(ZoneInfo(page.mission.time_zone)).date()
    anchor = change.item.anchor if change else None
    if change:
        if anchor not in {activity.id for activity in (*issue.reported, *issue.upcoming)}:
            raise IssuesError(_("“%(item)s” does not stand in the published issue.") % {"item": change.item})
        issue = _with_each(issue, lambda activity: _changed(activity, change, issue, text))
        if change.withdraws:
            issue = replace(issue, photos=tuple(photo for photo in issue.photos if photo.activity != anchor))
    return replace(
        issue,
        errata=(*issue.errata, domain.Erratum(date=today, text=text, activity=anchor)),
        updated=now.astimezone(UTC).replace(microsecond=0),
    )


def _with_each(issue: domain.Issue, changed: Callable[[domain.Activity], domain.Activity]) -> domain.Issue:
    sections = tuple(
        replace(
            section,
            themes=tuple(replace(theme, activities=tuple(map(changed, theme.activities))) for theme in section.themes),
        )
        for section in issue.sections
    )
    return replace(issue, sections=sections, upcoming=tuple(map(changed, issue.upcoming)))


def _changed(activity: domain.Activity, change: Change, issue: domain.Issue, text: str) -> domain.Activity:
    if activity.id != change.item.anchor:
        return activity
    if change.withdraws:
        return domain.Activity(
            id=activity.id,
            bulletin=activity.bulletin,
            text=text,
            spans=(Span(0, len(text)),),
            kind=activity.kind,
            part=activity.part,
            upcoming=activity.upcoming,
            title=Mention(value=wording(issue.language).text("This item was withdrawn.")),
            language=activity.language,
        )
    if change.takes_facts:
        activity = replace(
            _cleared(change.item, issue.language), title=activity.title, text=activity.text, spans=activity.spans
        )
    return worded(activity, " ".join(change.title.split())[:400], "\n".join(change.text.strip().splitlines()))


def _cleared(item: IssueItem, language: str) -> domain.Activity:
    """Return the activity with the facts that are cleared now."""
    clearance = (
        Clearance.objects.filter(activity=item.activity_id, language=language, state=ClearanceState.CLEARED)
        .select_related("cleared_version")
        .first()
    )
    version = clearance.cleared_version if clearance else None
    record = version.value if version else None
    sensitive = sensitive_in(item.issue.mission, [record] if record else [])
    value = as_activity(public_record(record, sensitive), id=item.anchor, language=language) if record else None
    if value is None:
        raise IssuesError(
            _("What the register says of “%(item)s” is not cleared; have it cleared, then take its facts.")
            % {"item": item}
        )
    return replace(value, upcoming=Mention(value=item.section == UPCOMING))


def _note(change: Change) -> None:
    """Keep the corrected wording as the issue's own."""
    item = IssueItem.objects.get(pk=change.item.pk)
    item.title, item.text = change.title.strip() or item.title, change.text.strip() or item.text
    item.edits += 1
    item.save(update_fields=["title", "text", "edits"])


def _meanwhile(issue: IssuePage) -> EditConflictError:
    return EditConflictError(
        _("“%(issue)s” was corrected by somebody else meanwhile. Look at it again, then correct it.") % {"issue": issue}
    )
