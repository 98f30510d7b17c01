"""Published issues as pages tell of them: always the newest publication, as it was frozen."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection

from fieldpost import domain
from fieldpost.publishing.formats import FORMATS
from fieldpost.publishing.wording import wording

from ..issues.files import name_of, root
from ..issues.models import Publication
from ..issues.models.issue import UPCOMING
from . import addresses
from .shown import Line, decode_line

COVER = 6
"""Headings that tell what an issue is about, at most."""
SMALL = 480
"""The width of a photograph on an issue's page, in pixels."""
KEPT = 32
"""Issues that are kept in memory, decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A live issue; ``month`` is its first day, ``sha256`` that of its frozen JSON, ``sequence`` counts its publications."""

    issue: int
    slug: str
    month: date
    language: str
    number: int
    title: str
    day: date
    publication: int
    sequence: int
    sha256: str

    @property
    def key(self) -> str:
        """How addresses name the month: ``2031-05``."""
        return f"{self.month:%Y-%m}"

    def file(self, form: str, sequence: int = 0) -> str:
        """Return the address of a format, of an older publication where ``sequence`` names one."""
        older = f"{sequence}/" if sequence else ""
        return f"/{self.slug}/{older}" if form == "html" else f"/{self.slug}/{older}{name_of(form)}"

    @property
    def value(self) -> domain.Issue:
        """The issue as it was frozen."""
        return _value(self.publication, self.sha256)

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes of each format's file; without those that are lost."""
        return _sizes(self.sha256)

    @property
    def cover(self) -> Sequence[str]:
        """A few headings, from as many sections as there are."""
        return cover_of(self.value)


@lru_cache(maxsize=KEPT)
def _value(publication: int, _sha256: str) -> domain.Issue:
    return Publication.objects.only("data").get(pk=publication).value


@lru_cache(maxsize=512)
def _sizes(sha256: str) -> Mapping[str, int]:
    files = {form: root() / sha256 / name_of(form) for form in FORMATS}
    return {form: path.stat().st_size for form, path in files.items() if path.is_file()}


def cover_of(issue: domain.Issue) -> Sequence[str]:
    """Return the first heading of each theme, first one a section, visits and what belongs nowhere after dimensions."""
    say = wording(issue.language, issue.mission.country).heading
    sections = sorted(issue.sections, key=lambda section: section.dimension is None)
    firsts = [
        (position, say(theme.activities[0])) for section in sections for position, theme in enumerate(section.themes)
    ]
    return [heading for _position, heading in sorted(firsts, key=lambda pair: pair[0])][:COVER]


_COLUMNS = (
    "issue",
    "issue__slug",
    "issue__month",
    "issue__language",
    "issue__number",
    "issue__title",
    "issue__publication_day",
    "pk",
    "sequence",
    "sha256",
)


def published(mission: int) -> list[Published]:
    """Return the live issues of a mission, the newest month first, in one query."""
    rows = Publication.objects.filter(issue__mission=mission, issue__live=True)
    found: dict[int, Published] = {}
    for issue, slug, month_of, language, number, title, day, publication, sequence, sha256 in rows.order_by(
        "-issue__month", "issue__language", "-sequence"
    ).values_list(*_COLUMNS):
        found.setdefault(
            issue,
            Published(
                issue=issue,
                slug=slug,
                month=month_of,
                language=language,
                number=number,
                title=title,
                day=day,
                publication=publication,
                sequence=sequence,
                sha256=sha256,
            ),
        )
    return list(found.values())


def in_language(issues: Collection[Published], language: str) -> Published | None:
    """Return the newest of ``issues`` (newest first): of its month that in ``language``, if there is one."""
    newest = [each for each in issues if each.month == next(iter(issues)).month]
    return next((each for each in newest if each.language == language), next(iter(newest), None))


_LINES = """
    select i.anchor, s.line from issues_issueitem i join public_shownactivity s on s.activity_id = i.activity_id
    where i.issue_id = %s
"""


def lines_in(issue: Published) -> dict[str, Line]:
    """Return what is shown today of the activities that an issue tells, by their ids in it."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [issue.issue])
        return {anchor: decode_line(line) for anchor, line in cursor.fetchall()}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePhoto:
    """A photograph of an issue; ``width`` and ``height`` are pixels, 0 where nobody knows any more."""

    address: str
    width: int
    height: int
    photo: domain.Photo


_PHOTO_SIZES = """
    select f.sha256, f.width, f.height, exists (select 1 from public_shownfile s where s.sha256 = f.sha256)
    from activities_storedfile f where f.width is not null and f.sha256 in ({})
"""


def photos_of(issue: Published) -> dict[str | None, list[IssuePhoto]]:
    """Return the photographs by the activity they belong to: small where they are shown today, else as they were frozen."""
    photos = issue.value.photos
    if not photos:
        return {}
    hashes = [photo.sha256 for photo in photos]
    with connection.cursor() as cursor:
        cursor.execute(_PHOTO_SIZES.format(", ".join(["%s"] * len(hashes))), hashes)
        known = {sha256: (width, height, shown) for sha256, width, height, shown in cursor.fetchall()}
    found: dict[str | None, list[IssuePhoto]] = {}
    for photo in photos:
        width, height, is_shown = known.get(photo.sha256, (0, 0, False))
        address = addresses.photo(photo.sha256, SMALL) if is_shown else f"/{issue.slug}/{photo.file}"
        one = IssuePhoto(address=address, width=width, height=height, photo=photo)
        found.setdefault(photo.activity, []).append(one)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That an issue announces or reports an activity; ``month`` is its first day."""

    month: date
    language: str
    number: int
    is_upcoming: bool

    @property
    def key(self) -> str:
        """How addresses name the month: ``2031-05``."""
        return f"{self.month:%Y-%m}"


_TOLD = """
    select p.month, p.language, p.number, i.section from issues_issueitem i
    join issues_issuepage p on p.page_ptr_id = i.issue_id join wagtailcore_page w on w.id = p.page_ptr_id
    where i.activity_id = %s and not i.is_left_out and not i.is_gone and w.live
    order by p.month, p.language
"""


def told_in(activity: int) -> list[Told]:
    """Return where published issues tell an activity, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, [activity])
        rows = cursor.fetchall()
    return [
        Told(
            month=month if isinstance(month, date) else date.fromisoformat(month),
            language=language,
            number=number,
            is_upcoming=section == UPCOMING,
        )
        for month, language, number, section in rows
    ]
