"""Which days does a stated date mean? A year that nobody states follows from the day of writing, or from nothing.

Rules: docs/reference/reading/dates.md. ``today`` and weekdays count from the dateline or the day of publication; a length in
days is counted out, weeks and months are not.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fieldpost.domain import CalendarDate, Period, PeriodError

from .periods import Form, FoundPeriod, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What an unstated year or day is taken from: the day of writing if known, else a year, and its month if known."""

    today: date | None = None
    year: int | None = None
    month: int | None = None


def resolve_period(found: FoundPeriod, frame: Frame, *, future: bool = False) -> Period | None:
    """Return the days that ``found`` means, None where its year or the day of writing is not known.

    ``future`` says that the words announce: a weekday is then the next one, otherwise the last.

    Raises:
        PeriodError: the calendar lacks the day ("31 June"), or the end lies before the start.
    """
    if found.form in (Form.RELATIVE, Form.WEEKDAY, Form.WEEK) or (
        found.shift and found.form in (Form.MONTH, Form.YEAR)
    ):
        return _relative(found, frame, future=future)
    if found.start == Stated():
        return _relative(found, frame, future=future)
    end = _dated(found.end, frame, future=future)
    if end is None:
        return None
    start = _dated(found.start, frame, future=future)
    if start is None:
        return None
    if start.first > end.last:
        if found.start.year is None:
            start = CalendarDate(end.year - 1, start.month, start.day)
        elif found.end.year is None:
            end = CalendarDate(start.year + 1, end.month, end.day)
    return Period(start=start, end=end)


def _dated(stated: Stated, frame: Frame, *, future: bool) -> CalendarDate | None:
    year, month = stated.year, stated.month
    if month is None and stated.day is not None:
        month = frame.month
        if month is None:
            return None
    if year is None:
        year = _year_near(stated, frame, future=future)
    return CalendarDate(year, month, stated.day) if year is not None else None


def _year_near(stated: Stated, frame: Frame, *, future: bool) -> int | None:
    """Return the year that brings a day and month nearest to the day of writing, else the text's own year.

    What the words announce may lie farther ahead than what they tell lies behind: "in October", in a note of April.
    """
    if frame.today is None:
        if frame.year is None or frame.month is None or stated.month is None or stated.month > 12:
            return frame.year
        distance = stated.month - frame.month
        return frame.year + (1 if distance < -7 else -1 if distance > 7 else 0)
    if stated.month is None or stated.month > 12:
        return frame.today.year
    day = min(stated.day or 15, 28)
    years = (frame.today.year - 1, frame.today.year, frame.today.year + 1)
    ahead = 90 if future else 0
    return min(years, key=lambda year: abs((date(year, stated.month or 1, day) - frame.today).days - ahead))  # type: ignore[operator]


def _relative(found: FoundPeriod, frame: Frame, *, future: bool) -> Period | None:
    today = frame.today
    if today is None:
        return None
    if found.form is Form.RELATIVE:
        return Period.days(today + timedelta(days=found.shift))
    if found.form is Form.WEEKDAY:
        return _weekdays(found, today, future=future)
    if found.form is Form.WEEK:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=found.shift)
        first, last = CalendarDate(monday.year, monday.month), monday + timedelta(days=6)
        return Period(start=first, end=CalendarDate(last.year, last.month))
    if found.form is Form.MONTH and found.start.month is not None:
        of_year = CalendarDate(today.year + found.shift, found.start.month)
        return Period(start=of_year, end=of_year)
    if found.form is Form.MONTH:
        month = today.year * 12 + today.month - 1 + found.shift
        day = CalendarDate(month // 12, month % 12 + 1)
        return Period(start=day, end=day)
    year = CalendarDate(today.year + found.shift)
    return Period(start=year, end=year)


def _weekdays(found: FoundPeriod, today: date, *, future: bool) -> Period:
    days = []
    for weekday in found.weekdays:
        back = (today.weekday() - weekday) % 7
        day = today - timedelta(days=back or (7 if found.shift < 0 else 0))
        if (future or found.shift > 0) and day < today:
            day += timedelta(days=7)
        days.append(day)
    first, last = days[0], days[-1]
    if last < first:
        if future:
            last += timedelta(days=7)
        else:
            first -= timedelta(days=7)
    return Period.days(first, last)


def with_length(period: Period, days: int, *, ends: bool) -> Period:
    """Return ``period`` made ``days`` long: back from its last day if that is where it ``ends``, else on from its first."""
    if period.start is None or period.start.day is None or not 1 < days <= 60:
        return period
    day = period.start.first
    return (
        Period.days(day - timedelta(days=days - 1), day) if ends else Period.days(day, day + timedelta(days=days - 1))
    )


def open_ended(period: Period, *, ends: bool) -> Period:
    """Return ``period`` with only the bound that the words state: its end if that is where it ``ends``, else its start."""
    return Period(start=None, end=period.end) if ends else Period(start=period.start, end=None)


def is_day(period: Period | None) -> bool:
    """Whether it states days, not only months or years."""
    if period is None:
        return False
    bound = period.start or period.end
    return bound is not None and bound.day is not None


def within(inner: Period, outer: Period) -> bool:
    """Whether every day of ``inner`` belongs to ``outer``."""
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


__all__ = ["Frame", "PeriodError", "is_day", "open_ended", "resolve_period", "with_length", "within"]
