"""An issue's rows as ``fieldpost.domain.Issue``: what would be frozen if it were published now.

Everything in it is public: activities come from the pinned, cleared versions through ``public_record``; the mission comes
without its own places, which publishing does not need and of which some are not to be known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import get_language

from fieldpost import domain
from fieldpost.publishing.dates import describe_period
from fieldpost.publishing.layout import Shelf, in_sections

from ..activities.as_domain import as_activity
from ..activities.models import StoredFile
from ..activities.publicity import Sensitive, public_record
from ..activities.record import Fact, Picture, Record
from ..activities.sensitive import sensitive_in
from ..missions.models import Mission, Theme
from .models import IssueItem, IssuePage
from .models.issue import UPCOMING
from .progress import progress_of

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An item as it will be published: ``record`` is its whole pinned record, ``value`` and ``pictures`` what is public.

    ``value`` has the issue's own wording; ``told`` the record's.
    """

    item: IssueItem
    record: Record
    public: Record
    value: domain.Activity
    told: domain.Activity
    pictures: tuple[tuple[StoredFile, Picture], ...] = ()

    @property
    def when(self) -> str:
        """When it is, in the language of who reads the page; empty where nobody says."""
        return describe_period(self.value.period.value, get_language() or "en") if self.value.period else ""


def shown_items(issue: IssuePage, *, everything: bool = False) -> list[Shown]:
    """Return the items that will be published, in their order; ``everything``: those that were left out, too."""
    rows = issue.items.filter(is_gone=False) if everything else issue.items.shown()
    items = list(rows.select_related("activity", "version", "worded_from").prefetch_related("photos__file"))
    records = [item.version.value for item in items]
    sensitive = sensitive_in(issue.mission, records)
    found = (_shown(item, record, sensitive, issue.language) for item, record in zip(items, records, strict=True))
    return [shown for shown in found if shown]


def issue_value(issue: IssuePage, shown: Sequence[Shown] | None = None) -> domain.Issue:
    """Return the issue as it would be frozen now."""
    shown = [each for each in (shown_items(issue) if shown is None else shown) if not each.item.is_left_out]
    themes = themes_on(issue.mission, issue.publication_day)
    mission = replace(issue.mission.value, places=(), themes=themes)
    placed = [
        (Shelf(each.item.section, each.item.theme), each.value) for each in shown if each.item.section != UPCOMING
    ]
    return domain.Issue(
        id=f"{mission.id}-{issue.month:%Y-%m}-{issue.language}",
        mission=mission,
        number=issue.number,
        title=issue.title,
        period=issue.period,
        date=issue.publication_day,
        language=issue.language,
        sections=in_sections(placed, mission=mission, themes=themes, language=issue.language),
        upcoming=tuple(each.value for each in shown if each.item.section == UPCOMING),
        photos=tuple(photo for each in shown for photo in _photos(each, issue.language)),
        notices=tuple(issue.notices),
        lead=issue.lead,
        progress=progress_of(issue, [(each.item, each.value) for each in shown]),
    )


def themes_on(mission: Mission, day: date) -> domain.Themes:
    """Return the mission's dimensions and themes, with the headings that held on ``day``."""
    rows = Theme.objects.filter(mission=mission).select_related("dimension").prefetch_related("headings")
    return domain.Themes(
        dimensions=tuple(domain.Dimension(id=each.key, names=each.names) for each in mission.dimensions.all()),
        themes=tuple(
            domain.Theme(
                id=theme.key, dimension=theme.dimension.key, names=_names_on(theme, day), sectors=tuple(theme.sectors)
            )
            for theme in rows
        ),
    )


def photo_file(file: StoredFile) -> str:
    """Return the name of a photograph beside the issue, which its bytes alone decide."""
    return f"photos/{file.sha256[:16]}{SUFFIXES.get(file.media_type, '.jpg')}"


def worded(activity: domain.Activity, title: str, text: str) -> domain.Activity:
    """Return ``activity`` in the issue's own words; an empty one is the record's."""
    if title:
        activity = replace(activity, title=domain.Mention(value=title))
    if text:
        activity = replace(activity, text=text, spans=(domain.Span(0, len(text)),))
    return activity


def _shown(item: IssueItem, record: Record, sensitive: Sensitive, language: str) -> Shown | None:
    public = public_record(record, sensitive)
    told = as_activity(public, id=item.anchor, language=language)
    if told is None:
        return None
    # Where it stands says whether it is announced: an announcement that was held since is told as it was.
    told = replace(told, upcoming=domain.Mention(value=item.section == UPCOMING))
    return Shown(
        item=item,
        record=record,
        public=public,
        value=worded(told, item.title, item.text),
        told=told,
        pictures=tuple(_pictures(item, public.photos)),
    )


def _pictures(item: IssueItem, facts: Sequence[Fact[Any]]) -> list[tuple[StoredFile, Picture]]:
    """Return the item's photographs that are public and not left out, in the issue's order."""
    public = {fact.value.file: fact.value for fact in facts}
    return [
        (photo.file, public[photo.file_id])
        for photo in item.photos.all()
        if photo.file_id in public and not photo.is_left_out
    ]


def _photos(shown: Shown, language: str) -> list[domain.Photo]:
    """Return the photographs; one that nothing is said of cannot be published, which the check tells."""
    photos = []
    for file, picture in shown.pictures:
        caption = picture.captions.get(language, "")
        alternative = picture.alternatives.get(language, "") or caption
        if alternative and shown.item.section != UPCOMING:
            photos.append(
                domain.Photo(
                    file=photo_file(file),
                    sha256=file.sha256,
                    alternative=alternative,
                    caption=caption,
                    credit=picture.credit,
                    activity=shown.item.anchor,
                )
            )
    return photos


def _names_on(theme: Theme, day: date) -> dict[str, str]:
    headings = sorted(theme.headings.all(), key=lambda each: each.since or date.min)
    held = [each for each in headings if each.since is None or each.since <= day] or headings[:1]
    return dict(held[-1].names) if held else {}
