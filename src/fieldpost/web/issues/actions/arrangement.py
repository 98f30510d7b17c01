"""Arranging an issue that is not yet published: order, sections, wording, what is left out, the editor's own parts."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fieldpost.publishing.layout import OTHER, VISITS

from ...accounts.models import User
from ...missions import audit
from ..as_domain import shown_items
from ..errors import EditConflictError, IssuesError
from ..models import IssueItem, IssuePage, IssuePhoto
from ..models.issue import UPCOMING
from .locking import locked_item, locked_open


@transaction.atomic
def edit_issue(
    issue: IssuePage,
    *,
    title: str,
    number: int,
    publication_day: date,
    lead: str,
    notices: Sequence[str],
    edits: int,
    by: User,
    now: datetime,
) -> IssuePage:
    """Write the issue's own parts; ``edits`` is the count that was seen.

    Raises:
        EditConflictError: somebody changed them meanwhile.
        IssuesError: the title is empty, or the number belongs to another issue.
    """
    found = locked_open(issue)
    if found.edits != edits:
        raise EditConflictError(
            _("Somebody changed “%(issue)s” while you worked on it. Look at what stands there now, then save again.")
            % {"issue": found}
        )
    if not title.strip():
        raise IssuesError(_("An issue needs a title; write one."))
    same = IssuePage.objects.filter(mission=found.mission, language=found.language, number=number)
    other = same.exclude(pk=found.pk).first()
    if other:
        raise IssuesError(
            _("No. %(number)s is the issue of %(month)s; choose another number.")
            % {"number": number, "month": f"{other.month:%Y-%m}"}
        )
    found.title = found.draft_title = " ".join(title.split())[:255]
    found.number, found.publication_day = number, publication_day
    found.lead, found.notices = lead.strip(), [notice.strip() for notice in notices if notice.strip()]
    found.edits += 1
    found.save(
        update_fields=["title", "draft_title", "number", "publication_day", "lead", "notices", "edits"], clean=False
    )
    audit.record("issue-edited", mission=found.mission, by=by, now=now, subject=found)
    return found


@transaction.atomic
def move_item(item: IssueItem, *, up: bool, by: User, now: datetime) -> None:
    """Let ``item`` change places with the one before it (or behind it, if not ``up``) under the same heading."""
    found = locked_item(item)
    shelf = list(found.issue.items.filter(section=found.section, theme=found.theme, is_gone=False))
    place = next(number for number, each in enumerate(shelf) if each.pk == found.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(shelf):
        shelf[place].position, shelf[other].position = shelf[other].position, shelf[place].position
        IssueItem.objects.bulk_update([shelf[place], shelf[other]], ["position"])
        audit.record("issue-item-moved", mission=found.issue.mission, by=by, now=now, subject=found, up=up)


@transaction.atomic
def place_item(item: IssueItem, *, section: str, theme: str, by: User, now: datetime) -> None:
    """Put ``item`` under another heading, at its end.

    Raises:
        IssuesError: the mission has no such section or theme, or what is announced was to stand among reports.
    """
    found = locked_item(item)
    if (section == UPCOMING) is not (found.section == UPCOMING):
        raise IssuesError(_("What is announced stands among the upcoming events, and what took place does not."))
    if (section, theme) not in headings_of(found.issue):
        raise IssuesError(_("The mission has no section “%(section)s”; choose one of its own.") % {"section": section})
    last = found.issue.items.order_by("position").last()
    found.section, found.theme = section, theme
    found.position = (last.position if last else 0) + 1
    found.save(update_fields=["section", "theme", "position"])
    audit.record(
        "issue-item-moved",
        mission=found.issue.mission,
        by=by,
        now=now,
        subject=found,
        section=section,
        theme=theme,
    )


def headings_of(issue: IssuePage) -> list[tuple[str, str]]:
    """Return every section and theme under which something can stand, in the order of the page."""
    rows = issue.mission.themes.values_list("dimension__key", "key")
    themes: dict[str, list[str]] = {}
    for dimension, theme in rows:
        themes.setdefault(dimension, []).append(theme)
    dimensions = issue.mission.dimensions.values_list("key", flat=True)
    places = [(key, theme) for key in dimensions for theme in ("", *themes.get(key, ()))]
    return [(VISITS, ""), *places, (OTHER, ""), (UPCOMING, "")]


@transaction.atomic
def leave_out_item(item: IssueItem, *, leave_out: bool, by: User, now: datetime) -> None:
    """Leave ``item`` out of the issue, or take it in again."""
    found = locked_item(item)
    found.is_left_out = leave_out
    found.save(update_fields=["is_left_out"])
    what = "issue-item-left-out" if leave_out else "issue-item-taken-in"
    audit.record(what, mission=found.issue.mission, by=by, now=now, subject=found)


@transaction.atomic
def word_item(item: IssueItem, *, title: str, text: str, edits: int, by: User, now: datetime) -> None:
    """Word ``item`` differently in the issue; words that are the record's own, or empty, leave it as the record has it.

    Raises:
        EditConflictError: somebody worded it meanwhile; ``edits`` is the count that was seen.
    """
    found = locked_item(item)
    if found.edits != edits:
        raise EditConflictError(
            _("Somebody worded “%(item)s” differently while you worked on it. Look at what stands there now.")
            % {"item": found}
        )
    told = next((each.told for each in shown_items(found.issue, everything=True) if each.item.pk == found.pk), None)
    own_title = " ".join(title.split())
    own_text = "\n".join(text.strip().splitlines())
    if told:
        own_title = "" if told.title and own_title == told.title.value else own_title
        own_text = "" if own_text == told.text else own_text
    found.title, found.text = own_title[:400], own_text
    found.worded_from = found.version if found.is_worded else None
    found.edits += 1
    found.save(update_fields=["title", "text", "worded_from", "edits"])
    audit.record("issue-item-worded", mission=found.issue.mission, by=by, now=now, subject=found)


@transaction.atomic
def move_photo(photo: IssuePhoto, *, up: bool, by: User, now: datetime) -> None:
    """Let ``photo`` change places with the one before it (or behind it, if not ``up``)."""
    item = locked_item(photo.item)
    photos = list(item.photos.all())
    place = next(number for number, each in enumerate(photos) if each.pk == photo.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(photos):
        photos[place].position, photos[other].position = photos[other].position, photos[place].position
        IssuePhoto.objects.bulk_update([photos[place], photos[other]], ["position"])
        audit.record("issue-photo-moved", mission=item.issue.mission, by=by, now=now, subject=item, up=up)


@transaction.atomic
def leave_out_photo(photo: IssuePhoto, *, leave_out: bool, by: User, now: datetime) -> None:
    """Leave ``photo`` out of the issue, or take it in again."""
    item = locked_item(photo.item)
    IssuePhoto.objects.filter(pk=photo.pk).update(is_left_out=leave_out)
    what = "issue-photo-left-out" if leave_out else "issue-photo-taken-in"
    audit.record(what, mission=item.issue.mission, by=by, now=now, subject=item)
