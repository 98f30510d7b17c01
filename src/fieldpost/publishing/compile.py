"""The readings of a month become one issue: what belongs in it, in which order, under which heading, told once."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fieldpost.domain import (
    Activity,
    Issue,
    IssueSection,
    Mission,
    Period,
    Photo,
    Reading,
    Themes,
    values,
)

from .errors import PublishingError
from .layout import lay_out
from .month import bounds, falls_in, is_ahead
from .same import fullness, is_same
from .slugs import anchor, unique
from .wording import one_line, said_by, wording


class Compilation(NamedTuple):
    """An issue, and in English what an editor should know of how it came about."""

    issue: Issue
    notes: tuple[str, ...]


def compile_issue(
    readings: Sequence[Reading],
    *,
    mission: Mission,
    themes: Themes,
    month: Period,
    language: str | None = None,
    number: int | None = None,
    date: datetime.date | None = None,
    photos: Sequence[Photo] = (),
) -> Compilation:
    """Return the issue of ``month``, and notes on what was merged or left out.

    It reports what falls in the month; an activity without a date of month precision belongs to the month of its
    bulletin. It announces what begins in the two months after. ``number`` defaults to the months since the first
    reading's, counted from 1, ``date`` to the last day of the month, ``language`` to the mission's first. A photo's
    ``activity`` is an id of the issue or of a reading (``bulletin#id``, or the bare id where only one has it), or a
    heading. The mission's own themes go before ``themes``.

    Raises:
        PublishingError: ``month`` is no calendar month, or a photo has neither alternative text nor caption.
    """
    first, last = bounds(month)
    themes = mission.themes or themes
    language = language or mission.languages[0]
    notes: list[str] = []
    told = [_Told(reading, activity) for reading in readings for activity in reading.activities]
    reported = _once([each for each in told if _is_reported(each, month)], language, notes)
    announced = _once([each for each in told if _is_announced(each, month)], language, notes)
    announced = [each for each in announced if not _is_reported_too(each, reported, notes)]
    _note_left_out(told, month, notes)

    # Ids of several readings may be the same; a number tells them apart until each has its id in the issue.
    numbered = {str(number): each for number, each in enumerate([*reported, *announced])}
    activities = [replace(each.activity, id=number) for number, each in numbered.items()]
    layout = lay_out(
        activities[: len(reported)], activities[len(reported) :], mission=mission, themes=themes, language=language
    )
    names = _Names(first, numbered)
    sections = tuple(map(names.section, layout.sections))
    upcoming = tuple(map(names.activity, layout.upcoming))
    monthly = [reading for reading in readings if _is_of(reading, month)]
    issue = Issue(
        id=f"{mission.id}-{first:%Y-%m}-{language}",
        # An issue is complete in itself: it holds the names and the order of its dimensions.
        mission=replace(mission, themes=themes),
        number=number if number is not None else _number(readings, first),
        title=said_by(mission.bulletin_title, language, mission) or wording(language).text("Monthly bulletin"),
        period=month,
        date=date or last,
        language=language,
        sections=sections,
        upcoming=upcoming,
        photos=tuple(names.photo(photo, notes) for photo in photos),
        notices=tuple(dict.fromkeys(notice for reading in monthly for notice in values(reading.notices))),
    )
    return Compilation(issue, tuple(notes))


@dataclass(frozen=True, slots=True)
class _Told:
    """An activity as one reading tells it; ``also`` are the tellings of others that it stands for."""

    reading: Reading
    activity: Activity
    also: tuple["_Told", ...] = ()

    def __str__(self) -> str:
        return f"“{one_line(self.activity.heading)}” ({self.activity.bulletin})"


@dataclass(slots=True)
class _Names:
    """Gives each of the ``numbered`` activities its id in the issue, and remembers which ids it had in the readings."""

    month: datetime.date
    numbered: Mapping[str, _Told]
    taken: set[str] = field(default_factory=set)
    by_reference: dict[str, set[str]] = field(default_factory=dict)

    def section(self, section: IssueSection) -> IssueSection:
        themes = (replace(theme, activities=tuple(map(self.activity, theme.activities))) for theme in section.themes)
        return replace(section, themes=tuple(themes))

    def activity(self, activity: Activity) -> Activity:
        told = self.numbered[activity.id]
        new = unique(anchor(activity, self.month), self.taken)
        for each in (told, *told.also):
            bare, heading = each.activity.id, one_line(each.activity.heading)
            for reference in (new, bare, f"{each.activity.bulletin}#{bare}", heading):
                self.by_reference.setdefault(reference, set()).add(new)
        return replace(activity, id=new, language=activity.language or told.reading.language.value)

    def photo(self, photo: Photo, notes: list[str]) -> Photo:
        if not photo.alternative.strip():
            if not photo.caption.strip():
                raise PublishingError(f"photo {photo.file}: it needs an alternative text, or at least a caption")
            notes.append(f"photo {photo.file}: without an alternative text its caption is read out twice")
            photo = replace(photo, alternative=photo.caption)
        if photo.activity is None:
            return photo
        known = self.by_reference.get(photo.activity, set())
        if len(known) != 1:
            problem = "more than one activity has" if known else "no activity of the issue has"
            notes.append(f"photo {photo.file}: {problem} the id or heading {photo.activity!r}; it stands with none")
        return replace(photo, activity=next(iter(known)) if len(known) == 1 else None)


def _is_of(reading: Reading, month: Period) -> bool:
    """Whether the bulletin was published in the month or reports on it, and on no more."""
    period = reading.period.value if reading.period else None
    first, last = bounds(month)
    return (
        period is not None
        and bool(period.first and period.last)
        and first <= (period.first or last) <= (period.last or first) <= last
    )


def _is_reported(told: _Told, month: Period) -> bool:
    period = told.activity.period.value if told.activity.period else None
    return not told.activity.upcoming.value and falls_in(period, month, is_told_in_it=_is_of(told.reading, month))


def _is_announced(told: _Told, month: Period) -> bool:
    period = told.activity.period.value if told.activity.period else None
    return told.activity.upcoming.value and is_ahead(period, month)


def _once(told: Sequence[_Told], language: str, notes: list[str]) -> list[_Told]:
    """Return each activity once, the telling in ``language`` before others, then the fuller one, in reading order."""
    kept: list[_Told] = []
    for each in told:
        place = next((place for place, other in enumerate(kept) if is_same(each.activity, other.activity)), None)
        if place is None:
            kept.append(each)
            continue
        better, worse = sorted(
            (each, kept[place]),
            key=lambda one: (one.reading.language.value == language, fullness(one.activity)),
            reverse=True,
        )
        kept[place] = replace(better, also=(*better.also, replace(worse, also=()), *worse.also))
        notes.append(f"merged: {better} stands for {worse}")
    return kept


def _is_reported_too(announced: _Told, reported: Sequence[_Told], notes: list[str]) -> bool:
    same = next((each for each in reported if is_same(announced.activity, each.activity)), None)
    if same:
        notes.append(f"left out: {announced} is announced, but {same} reports it")
    return same is not None


def _note_left_out(told: Sequence[_Told], month: Period, notes: list[str]) -> None:
    reported = [each.activity for each in told if not each.activity.upcoming.value]
    for each in told:
        activity = each.activity
        if not activity.upcoming.value or not _is_of(each.reading, month):
            continue
        if activity.period is None:
            notes.append(f"left out: {each} is announced without a date")
        elif activity.period.value.overlaps(month) and not any(is_same(activity, other) for other in reported):
            notes.append(f"left out: {each} was announced for the month and nobody reports it")
    unknown = dict.fromkeys(each.reading.bulletin.name for each in told if each.reading.period is None)
    notes.extend(f"{name}: its month is not known, so that only its dated activities are taken" for name in unknown)


def _number(readings: Sequence[Reading], month: datetime.date) -> int:
    firsts = [reading.period.value.first or reading.period.value.last for reading in readings if reading.period]
    start = min((first for first in firsts if first), default=month)
    return max(1, (month.year - start.year) * 12 + month.month - start.month + 1)
