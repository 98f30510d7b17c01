"""What of an issue can the PDF not print, where does it stand, and in which activity?

Asked of an issue before it is published, so that nobody learns of a letter without a glyph when the month is over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from fieldpost.domain import Activity, Issue, Photo, values

from .glyphs import left_out_of, missing_in, name_of
from .illustrations import policy_of
from .wording import said_by

_LETTERED = re.compile(r"<(?:text|tspan)\b[^>]*>([^<]+)")
"""Words that a drawing shows."""
_NAMED = 3
"""Characters of one text that are told one by one."""


class Field(StrEnum):
    """Where a text stands; the values are the words of messages."""

    TITLE = "title"
    TEXT = "text"
    PLACE = "place"
    PERSON = "person"
    PARTNER = "partner"
    REACH = "who took part"
    LINK = "link"
    CAPTION = "caption of a photo"
    CREDIT = "credit of a photo"
    CORRECTION = "correction"
    ISSUE_TITLE = "title of the issue"
    NOTE = "editor’s note"
    NOTICE = "notice"
    CAMPAIGN = "campaign"
    HEADING = "heading"
    MISSION = "mission’s name, disclaimer or contact"
    LOGO = "logo"
    MAP = "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unprinted:
    """``characters`` of one text that have no glyph; symbols that are left out, or letters that keep the PDF from being made.

    ``activity`` is None for a text of the issue's own.
    """

    field: Field
    characters: tuple[str, ...]
    is_left_out: bool
    activity: Activity | None = None

    @property
    def names(self) -> str:
        """The characters by number and name; of many the first."""
        named = ", ".join(map(name_of, self.characters[:_NAMED]))
        return f"{named}, …" if len(self.characters) > _NAMED else named

    def __str__(self) -> str:
        where = f"{self.names} in the {self.field}"
        return f"{where} of “{self.activity.heading}” ({self.activity.id})" if self.activity else where


def find_unprinted(issue: Issue) -> list[Unprinted]:
    """Return what ``issue`` holds that cannot be printed, in the order of its page."""
    return [each for field, text, activity in _texts_of(issue) for each in _judged(field, text, activity)]


def unprinted_in(activity: Activity, photos: Iterable[Photo] = ()) -> list[Unprinted]:
    """Return what ``activity`` and its ``photos`` hold that cannot be printed."""
    texts = (*_texts(activity), *(text for photo in photos for text in _photo_texts(photo)))
    return [each for field, text in texts for each in _judged(field, text, activity)]


def _texts_of(issue: Issue) -> Iterator[tuple[Field, str, Activity | None]]:
    activities = (*issue.reported, *issue.upcoming)
    by_id: dict[str | None, Activity] = {activity.id: activity for activity in activities}
    photos: dict[str | None, list[Photo]] = {}
    for photo in issue.photos:
        photos.setdefault(photo.activity, []).append(photo)
    for field, text in _own_texts(issue):
        yield field, text, None
    for erratum in issue.errata:
        yield Field.CORRECTION, erratum.text, by_id.get(erratum.activity)
    for activity in (*activities, None):
        for field, text in _texts(activity) if activity else ():
            yield field, text, activity
        for photo in photos.get(activity.id if activity else None, ()):
            for field, text in _photo_texts(photo):
                yield field, text, activity


def _texts(activity: Activity) -> Iterator[tuple[Field, str]]:
    if activity.title:
        yield Field.TITLE, activity.title.value
    yield Field.TEXT, activity.text
    for place in values(activity.places):
        yield Field.PLACE, place.name
    for person in values(activity.people):
        yield Field.PERSON, "\n".join(filter(None, (person.name, person.office, person.body)))
    for organisation in values(activity.organisations):
        if organisation.is_partner:
            yield Field.PARTNER, "\n".join(filter(None, (organisation.name, organisation.acronym)))
    for reach in values(activity.reach):
        yield Field.REACH, reach.who
    for link in values(activity.links):
        yield Field.LINK, link


def _photo_texts(photo: Photo) -> Iterable[tuple[Field, str]]:
    return (Field.CAPTION, photo.caption), (Field.CREDIT, photo.credit)


def _own_texts(issue: Issue) -> Iterator[tuple[Field, str]]:
    mission = issue.mission
    yield Field.ISSUE_TITLE, issue.title
    for texts in (mission.names, mission.organisation, mission.disclaimer, mission.contact):
        yield Field.MISSION, said_by(texts, issue.language, mission)
    yield Field.MISSION, mission.site
    yield Field.LOGO, "\n".join(map(unescape, _LETTERED.findall(mission.logo)))
    yield Field.MAP, _map_text(issue)
    for heading in mission.headings.get(issue.language, {}).values():
        yield Field.HEADING, heading
    for section in issue.sections:
        yield Field.HEADING, section.heading
        for theme in section.themes:
            yield Field.HEADING, theme.heading
    yield Field.NOTE, issue.lead
    for progress in issue.progress:
        yield Field.CAMPAIGN, f"{progress.title}\n{progress.who}"
    for notice in issue.notices:
        yield Field.NOTICE, notice


def _map_text(issue: Issue) -> str:
    """Return what the mission's policy says on the map and below it, beside the names of places."""
    policy = policy_of(issue.mission)
    by_language = (policy.disclaimer, policy.credits, *policy.names.values(), *policy.footnotes.values())
    return "\n".join(
        (*(each.get(issue.language) or each.get("en", "") for each in by_language), *policy.marks.values())
    )


def _judged(field: Field, text: str, activity: Activity | None) -> Iterator[Unprinted]:
    if missing := missing_in(text):
        yield Unprinted(field=field, characters=tuple(missing), is_left_out=False, activity=activity)
    elif symbols := left_out_of(text):
        yield Unprinted(field=field, characters=tuple(symbols), is_left_out=True, activity=activity)
