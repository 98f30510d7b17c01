"""A period as a person says it: its days, or only the month, the season or the year; anything else as EDTF.

Nothing here makes a period more precise than it was said.
"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fieldpost.domain import CalendarDate, Period, PeriodError, Precision

from ...translation import translated
from .typed import ON, CellError, Typed, clean

NAMES = ("known", "first", "last", "month", "season", "season_year", "year", "edtf", "uncertain")
KNOWN = (
    ("days", gettext_lazy("The days")),
    ("month", gettext_lazy("Only the month")),
    ("season", gettext_lazy("Only the season")),
    ("year", gettext_lazy("Only the year")),
    ("edtf", gettext_lazy("Something else, written in EDTF")),
)
SEASONS = (
    ("21", gettext_lazy("Spring")),
    ("22", gettext_lazy("Summer")),
    ("23", gettext_lazy("Autumn")),
    ("24", gettext_lazy("Winter")),
)


def show_period(period: Period | None) -> dict[str, str]:
    """Return the fields, without the form's prefix."""
    typed = dict.fromkeys(NAMES, "") | {"known": "days"}
    if period is None:
        return typed
    typed["uncertain"] = ON if _qualifiers(period) == {"?"} else ""
    start, end = period.start, period.end
    if start is None or end is None or not _qualifiers(period) <= {"", "?"} or len(_qualifiers(period)) > 1:
        return typed | {"known": "edtf", "edtf": str(period), "uncertain": ""}
    if start.precision is end.precision is Precision.DAY:
        last = "" if start == end else end.last.isoformat()
        return typed | {"first": start.first.isoformat(), "last": last}
    if start != end:
        return typed | {"known": "edtf", "edtf": str(period), "uncertain": ""}
    match start.precision:
        case Precision.MONTH:
            return typed | {"known": "month", "month": f"{start.year:04}-{start.month:02}"}
        case Precision.SEASON:
            return typed | {"known": "season", "season": str(start.month), "season_year": f"{start.year:04}"}
        case _:
            return typed | {"known": "year", "year": f"{start.year:04}"}


def read_period(typed: Typed) -> Period | None:
    """Return the period that the fields (without the form's prefix) say; None where they are empty.

    Raises:
        CellError: they say no period; it names the field.
    """
    said = {name: clean(typed.get(name, "")) for name in NAMES}
    mark = "?" if said["uncertain"] == ON else ""
    match said["known"]:
        case "month":
            return _one("month", said["month"], mark)
        case "season":
            if not said["season"] and not said["season_year"]:
                return None
            if not said["season"]:
                raise CellError("season", _("Choose the season, or say that only the year is known."))
            return _one("season_year", f"{_year('season_year', said['season_year'])}-{said['season']}", mark)
        case "year":
            return _one("year", _year("year", said["year"]), mark) if said["year"] else None
        case "edtf":
            return _edtf(said["edtf"])
        case _:
            return _days(said["first"], said["last"], mark)


def _days(first: str, last: str, mark: str) -> Period | None:
    if not first and not last:
        return None
    if not first:
        raise CellError(
            "first",
            _("Give the first day, too; if only the last is known, choose “Something else” and write /%(last)s.")
            % {"last": last},
        )
    start = _day("first", first)
    end = _day("last", last) if last else start
    if end < start:
        raise CellError(
            "last", _("The last day, %(last)s, is before the first; correct one of them.") % {"last": end.isoformat()}
        )
    bounds = [CalendarDate(day.year, day.month, day.day, mark) for day in (start, end)]
    return Period(start=bounds[0], end=bounds[1])


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CellError(
            name, _("“%(text)s” is no day of the calendar; write it as year-month-day.") % {"text": text}
        ) from None


def _year(name: str, text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise CellError(name, _("“%(text)s” is no year; write it with four digits.") % {"text": text})
    return text


def _one(name: str, text: str, mark: str) -> Period | None:
    if not text:
        return None
    try:
        stated = CalendarDate.parse(text + mark)
    except PeriodError:
        raise CellError(
            name, _("“%(text)s” is no month or year of the calendar; write 2031-05 or 2031.") % {"text": text}
        ) from None
    if name == "month" and stated.precision is not Precision.MONTH:
        raise CellError(name, _("“%(text)s” is no month; write it as year-month.") % {"text": text})
    return Period(start=stated, end=stated)


def _edtf(text: str) -> Period | None:
    if not text:
        return None
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise CellError(
            "edtf",
            _("“%(text)s” is no EDTF date or interval (%(reason)s); write for example 2031-05/2031-07 or 2031-05-13/..")
            % {"text": text, "reason": translated(str(error))},
        ) from error


def _qualifiers(period: Period) -> set[str]:
    return {bound.qualifier for bound in (period.start, period.end) if bound}
