"""Making the issue of a month from what is cleared, and making it again without losing what was done by hand."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from fieldpost import domain
from fieldpost.domain import Period
from fieldpost.publishing.errors import PublishingError
from fieldpost.publishing.layout import Shelf, by_date, date_key, shelf_of
from fieldpost.publishing.month import bounds
from fieldpost.publishing.slugs import anchor, unique
from fieldpost.publishing.wording import said_by, wording

from ...accounts.models import User
from ...activities.wording import language_name
from ...missions import audit
from ...missions.models import Mission
from ..as_domain import themes_on
from ..changes import Changes, changes_since
from ..errors import AlreadyPublishedError, IssuesError
from ..models import IssueItem, IssuePage, IssuePhoto
from ..models.issue import UPCOMING
from ..selection import Chosen, select
from .locking import locked

RECENT = timedelta(days=62)
"""A month that ended longer ago is an old one: its issue bears the last day of the month."""


@transaction.atomic
def compile_month(
    mission: Mission,
    month: Period,
    language: str,
    *,
    by: User,
    now: datetime,
    publication_day: date | None = None,
) -> IssuePage:
    """Return the issue of ``month`` in ``language``, made of what is cleared; one that is there is brought up to date.

    Places, wording and what was left out by hand stay. ``publication_day`` is that of a new issue; by default today, and for
    an old month its last day.

    Raises:
        AlreadyPublishedError: it is published; it can only be corrected.
        IssuesError: it is no calendar month, or the mission does not publish in the language.
    """
    try:
        first, last = bounds(month)
    except PublishingError as error:
        raise IssuesError(
            _("An issue reports one calendar month, such as 2031-05, and not %(month)s.") % {"month": month}
        ) from error
    if language not in mission.languages:
        message = _("The mission does not publish in %(language)s.") % {"language": language_name(language)}
        raise IssuesError(message)
    issue = IssuePage.objects.filter(mission=mission, month=first, language=language).first()
    if issue is None:
        today = now.astimezone(ZoneInfo(mission.time_zone)).date()
        day = publication_day or (today if last <= today <= last + RECENT else last)
        issue = _add_page(mission, first, language, day=day, by=by, now=now)
    else:
        issue = locked(issue)
        if issue.publications.exists():
            raise AlreadyPublishedError(_("“%(issue)s” is published. Correct it instead.") % {"issue": issue})
    changes = changes_since(issue, select(mission, month, language))
    _take(issue, changes)
    IssuePage.objects.filter(pk=issue.pk).update(compiled_at=now, compiled_by=by)
    issue.compiled_at, issue.compiled_by = now, by
    audit.record(
        "issue-compiled",
        mission=mission,
        by=by,
        now=now,
        subject=issue,
        new=len(changes.new) + len(changes.back),
        changed=len(changes.changed),
        gone=len(changes.gone),
    )
    return issue


def next_number(mission: Mission, language: str, month: date) -> int:
    """Return the number of the same month in another language if it is free, else the one after the highest."""
    rows = IssuePage.objects.filter(mission=mission)
    taken = set(rows.filter(language=language).values_list("number", flat=True))
    for number in rows.filter(month=month).order_by("number").values_list("number", flat=True):
        if number not in taken:
            return int(number)
    return (rows.filter(language=language).aggregate(highest=Max("number"))["highest"] or 0) + 1


def _add_page(mission: Mission, month: date, language: str, *, day: date, by: User, now: datetime) -> IssuePage:
    home = mission.site.root_page
    slug = f"{month:%Y-%m}-{language}"
    if home.get_children().filter(slug=slug).exists():
        slug = f"issue-{slug}"
    known = mission.value
    title = said_by(known.bulletin_title, language, known) or wording(language).text("Monthly bulletin")
    issue: IssuePage = home.add_child(
        instance=IssuePage(
            title=title,
            slug=slug,
            live=False,
            has_unpublished_changes=True,
            show_in_menus=False,
            locale_id=home.locale_id,
            mission=mission,
            month=month,
            language=language,
            number=next_number(mission, language, month),
            publication_day=day,
            compiled_at=now,
            compiled_by=by,
        )
    )
    return issue


def _take(issue: IssuePage, changes: Changes) -> None:
    """Write what has changed: new items get their place by rule, the others keep theirs."""
    themes = themes_on(issue.mission, issue.publication_day)
    for item in changes.gone:
        item.is_gone = True
        item.save(update_fields=["is_gone"])
    for item, chosen in (*changes.back, *changes.changed):
        item.version, item.is_gone = chosen.version, False
        if (item.section == UPCOMING) is not chosen.is_announced:
            item.section, item.theme = _shelf(chosen, themes)
        item.save(update_fields=["version", "is_gone", "section", "theme"])
        _keep_photos(item, chosen)
    if changes.new:
        _add(issue, changes.new, themes)


def _add(issue: IssuePage, new: Sequence[Chosen], themes: domain.Themes) -> None:
    order = list(issue.items.select_related("version"))
    days = {item.activity_id: _day(item) for item in order}
    anchors = _anchors(issue, new)
    for chosen in sorted(new, key=lambda each: by_date(each.value)):
        section, theme = _shelf(chosen, themes)
        item = IssueItem(
            issue=issue,
            activity=chosen.activity,
            version=chosen.version,
            anchor=anchors[chosen.activity.pk],
            section=section,
            theme=theme,
            position=0,
        )
        days[item.activity_id] = by_date(chosen.value)
        order.insert(_place(item, order, days), item)
        item.save()
        _keep_photos(item, chosen)
    for position, item in enumerate(order, start=1):
        item.position = position
    IssueItem.objects.bulk_update(order, ["position"])


def _place(item: IssueItem, order: Sequence[IssueItem], days: dict[int, tuple[object, ...]]) -> int:
    """Return where ``item`` goes: before the first of its shelf that is later, else behind the last of it."""
    shelf = [place for place, each in enumerate(order) if (each.section, each.theme) == (item.section, item.theme)]
    later = (place for place in shelf if days[order[place].activity_id] > days[item.activity_id])
    return next(later, shelf[-1] + 1 if shelf else len(order))


def _day(item: IssueItem) -> tuple[object, ...]:
    period = item.version.value.period
    return date_key(period.value if period else None)


def _shelf(chosen: Chosen, themes: domain.Themes) -> Shelf:
    return Shelf(UPCOMING) if chosen.is_announced else shelf_of(chosen.value, themes)


def _anchors(issue: IssuePage, new: Sequence[Chosen]) -> dict[int, str]:
    """Return an id for each activity: the one that another issue gave it, else a new one that none of the mission's has."""
    of_mission = IssueItem.objects.filter(issue__mission=issue.mission)
    ids = [chosen.activity.pk for chosen in new]
    known = dict(of_mission.filter(activity__in=ids).values_list("activity", "anchor"))
    wanted = {chosen.activity.pk: anchor(chosen.value, issue.month) for chosen in new}
    near = Q(pk=None)
    for prefix in {each[:8] for each in wanted.values()}:
        near |= Q(anchor__startswith=prefix)
    taken = set(of_mission.filter(near).values_list("anchor", flat=True))
    return {pk: known.get(pk) or unique(name, taken) for pk, name in wanted.items()}


def _keep_photos(item: IssueItem, chosen: Chosen) -> None:
    """Give ``item`` a row for each photograph of its version, and keep the order of those it has."""
    files = [fact.value.file for fact in chosen.version.value.photos]
    item.photos.exclude(file__in=files).delete()
    there = list(item.photos.values_list("file", "position"))
    known = {file for file, _position in there}
    start = max((position for _file, position in there), default=0)
    new = [file for file in dict.fromkeys(files) if file not in known]
    IssuePhoto.objects.bulk_create(
        IssuePhoto(item=item, file_id=file, position=place) for place, file in enumerate(new, start=start + 1)
    )
