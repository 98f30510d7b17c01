"""When was the bulletin written, or which month does it report? Stated, or inferred from its dates and weekdays; never guessed.

Rules: docs/reference/reading/dates.md.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fieldpost.domain import CalendarDate, Period, PeriodError
from fieldpost.gazetteer.lexicon import lexicon

from . import messages
from .calendar import Frame
from .datelines import Dateline
from .outline import Outline
from .periods import Form, FoundPeriod, Stated
from .words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """When a text was written (``frame``), what says so, and its words if it is stated."""

    frame: Frame
    period: Period | None
    reason: str
    found: FoundPeriod | None = None


def own_date(
    words: Words,
    periods: Sequence[FoundPeriod],
    datelines: Sequence[Dateline],
    outline: Outline,
    *,
    given: Period | None,
    language: str,
) -> OwnDate:
    """Return the day or month of the whole text: as ``given``, as stated in front or at the end, or inferred."""
    if given is not None:
        return _as_frame(given, messages.PERIOD_GIVEN, None)
    first = datelines[0].period if datelines else None
    if first is not None and first.start.year is not None:
        period = _period(first)
        if period is not None:
            return _as_frame(period, messages.IN_DATELINE, first)
    return _stated(words, periods, outline) or _inferred(words, periods, language)


def _stated(words: Words, periods: Sequence[FoundPeriod], outline: Outline) -> OwnDate | None:
    """Return the date of the front matter, of a line under the title, or of the last lines."""
    front = [*outline.front, *(p for story in outline.stories[:1] for p in story.lead if not outline.several)]
    places = [(front, messages.IN_FRONT), (outline.back, messages.AT_THE_END)]
    if outline.several:
        titles = [story.title for story in outline.stories[:1] if story.title is not None]
        sections = [story.section for story in outline.stories[:1] if story.section is not None]
        places.insert(1, (titles + sections, messages.IN_FIRST_HEADING))
    for passages, reason in places:
        for passage in passages:
            first, after = words.range_of(passage.span)
            for found in periods:
                if (
                    first <= found.first < after
                    and found.start.year is not None
                    and found.form in (Form.DAY, Form.MONTH, Form.DAYS)
                ):
                    period = _period(found)
                    if period is not None:
                        return _as_frame(period, reason, found)
    return None


def _period(found: FoundPeriod) -> Period | None:
    start, end = found.start, found.end
    try:
        return Period(
            start=CalendarDate(start.year or end.year or 0, start.month, start.day),
            end=CalendarDate(end.year or 0, end.month, end.day),
        )
    except PeriodError:
        return None


def _as_frame(period: Period, reason: str, found: FoundPeriod | None) -> OwnDate:
    end = period.end or period.start
    if end is None:
        return OwnDate(frame=Frame(), period=None, reason=reason)
    today = end.first if end.day is not None else None
    month = end.month if end.month is not None and end.month <= 12 else None
    return OwnDate(frame=Frame(today=today, year=end.year, month=month), period=period, reason=reason, found=found)


def _inferred(words: Words, periods: Sequence[FoundPeriod], language: str) -> OwnDate:
    """Infer the year from weekdays beside days, from full dates, or from a month of the past that the text recalls."""
    full = [
        p.start.year
        for p in periods
        if p.start.year is not None and p.start.day is not None and p.form in (Form.DAY, Form.DAYS)
    ]
    months = Counter(p.start.month for p in periods if p.start.day is not None and p.start.month is not None)
    month = months.most_common(1)[0][0] if months else None
    if full:
        year, _ = Counter(full).most_common(1)[0]
        return OwnDate(
            frame=Frame(year=year, month=None),
            period=_year(year, None),
            reason=messages.YEAR_OF_ITS_DATES.format(year=year),
        )
    by_weekday = _year_by_weekdays(words, periods, lexicon(language)["dates"]["weekdays"])
    if by_weekday is not None:
        year, reason = by_weekday
        return OwnDate(frame=Frame(year=year, month=month), period=_year(year, month), reason=reason)
    recalled = [
        (p.start.year, p.start.month)
        for p in periods
        if p.form is Form.MONTH and p.start.year is not None and p.start.month is not None
    ]
    if recalled and month is not None:
        year, recalled_month = max(recalled)
        if recalled_month <= month + 2:
            reason = messages.YEAR_OF_LATEST_MONTH.format(date=f"{year:04}-{recalled_month:02}", month=month)
            return OwnDate(frame=Frame(year=year, month=month), period=_year(year, month), reason=reason)
    alone = {
        p.start.year
        for p in periods
        if p.form is Form.YEAR and p.start.year is not None and words.lower[p.first - 1] in ("in", "for", "of", "в")
    }
    if len(alone) == 1:
        year = next(iter(alone))
        return OwnDate(frame=Frame(year=year), period=_year(year, None), reason=messages.ONLY_YEAR.format(year=year))
    return OwnDate(frame=Frame(month=month), period=None, reason=messages.WHEN_WRITTEN_IS_OPEN)


def _year(year: int, month: int | None) -> Period:
    day = CalendarDate(year, month, qualifier="?")
    return Period(start=day, end=day)


def _year_by_weekdays(words: Words, periods: Sequence[FoundPeriod], weekdays: dict[str, int]) -> tuple[int, str] | None:
    """Return the year in which the days fall on the weekdays that stand beside them, nearest to a year that is named."""
    pairs = []
    for p in periods:
        weekday = next((weekdays[w] for w in words.lower[p.first : p.after] if w in weekdays), None)
        if weekday is not None and p.start.year is None and p.start.day is not None and p.start.month is not None:
            pairs.append((p.start, weekday))
    named = [year for p in periods if (year := p.start.year) is not None]
    if not pairs or not named:
        return None
    latest = max(named)
    for year in sorted(range(latest - 6, latest + 7), key=lambda one: (abs(one - latest), -one)):
        if all(_falls_on(stated, year, weekday) for stated, weekday in pairs):
            return year, messages.YEAR_OF_WEEKDAYS.format(year=year, year_named=latest)
    return None


def _falls_on(stated: Stated, year: int, weekday: int) -> bool:
    try:
        return date(year, stated.month or 1, stated.day or 1).weekday() == weekday
    except ValueError:
        return False
