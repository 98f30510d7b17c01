"""When was it? A cell as a period, in the forms that people type; what can be read in two ways is refused, not guessed."""

import re
from datetime import date

from django.utils.translation import gettext as _

from fieldpost.domain import CalendarDate, Period, PeriodError
from fieldpost.reading.calendar import Frame, resolve_period
from fieldpost.reading.periods import Form, find_periods
from fieldpost.reading.words import Words

from ...translation import translated
from ..errors import ActivitiesError

LANGUAGES = ("en", "ru")
"""The languages whose months and numbers of days can be read."""

TIME = re.compile(r"[ T]\d{1,2}:\d\d(:\d\d)?$")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?(?:г\.?|года))?")
DOTTED_RUN = re.compile(
    r"(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{4}))?\s*(?:-|–|—|to|по|до)\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?(?:г\.?|года))?"
)
SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}")


def read_period(text: str, *, day_order: str) -> Period:
    """Return the period that ``text`` names; ``day_order`` says how 03/04/2031 is meant: "dm", "md", or empty for not at all.

    Raises:
        ActivitiesError: it names none, or more than one.
    """
    words = TIME.sub("", " ".join(text.split()))
    try:
        return _read(words, day_order)
    except PeriodError as error:
        raise ActivitiesError(_("There is no such day: %(error)s.") % {"error": translated(str(error))}) from error


def _read(text: str, day_order: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodError:
        if re.fullmatch(r"\d{4}-\d\d(-\d\d)?(/.*)?", text):
            raise
    if match := DOTTED.fullmatch(text):
        day, month, year = map(int, match.groups())
        return Period.days(_day(year, month, day))
    if match := DOTTED_RUN.fullmatch(text):
        return _run(match)
    if match := SLASHED.fullmatch(text):
        return Period.days(_slashed(match, day_order))
    if match := MONTH_YEAR.fullmatch(text):
        # A number above 12 could be one of EDTF's seasons.
        whole = CalendarDate(int(match[2]), min(int(match[1]), 13))
        return Period(start=whole, end=whole)
    if SHORT_YEAR.fullmatch(text):
        raise ActivitiesError(_("The year has two digits; write it with four, such as 13.05.2031."))
    return _worded(text)


def _run(match: re.Match[str]) -> Period:
    day, month, year, last_day, last_month, last_year = (int(part) if part else None for part in match.groups())
    if (year and not month) or day is None or last_day is None or last_month is None or last_year is None:
        raise _unreadable()
    first = _day(year or last_year, month or last_month, day)
    last = _day(last_year, last_month, last_day)
    return Period(start=CalendarDate.of(first), end=CalendarDate.of(last))


def _slashed(match: re.Match[str], day_order: str) -> date:
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if one == other or other > 12:
        # The second number can only be the day, or both mean the same.
        return _day(year, one, other)
    if one > 12 or day_order == "dm":
        return _day(year, other, one)
    if day_order == "md":
        return _day(year, one, other)
    raise ActivitiesError(
        _(
            "It can be read in two ways, day first or month first. Say which under “Order of day and month”, or write 2031-04-03."
        )
    )


def _day(year: int, month: int, day: int) -> date:
    return CalendarDate(year, month, day).first


def _worded(text: str) -> Period:
    """Return the period that is told in words and is all that the cell holds: "13-14 May 2031", "13 мая 2031 г."."""
    for language in LANGUAGES:
        words = Words(text)
        found = find_periods(words, language=language)
        if len(found) != 1:
            continue
        period = found[0]
        rest = [token for at, token in enumerate(words.tokens) if not period.first <= at < period.after]
        is_whole = all(token in ".,;()" or token.lower() in ("г", "года") for token in rest)
        if not is_whole or period.series or period.form in (Form.RELATIVE, Form.WEEKDAY, Form.WEEK, Form.NEXT_DAY):
            continue
        resolved = resolve_period(period, Frame()) if not period.shift else None
        if resolved is not None:
            return resolved
        raise ActivitiesError(_("It names no year; write it with one, such as 13 May 2031."))
    raise _unreadable()


def _unreadable() -> ActivitiesError:
    return ActivitiesError(
        _("It is no date that can be read; write it as 2031-05-13, 13.05.2031, 13-14 May 2031 or 2031-05.")
    )
