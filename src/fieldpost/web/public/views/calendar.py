"""The calendar: what is coming, and every month as a sheet."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from babel.dates import format_date, get_month_names
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.domain import Period
from fieldpost.publishing.dates import describe_period, locale_for

from .. import addresses, structured
from ..lines import lines_of
from ..models import day_in, first_number, id_in
from ..month import FIRST_YEAR, LAST_YEAR, Month, exact, lay_out
from ..pages import Page, render
from ..selection import Selection
from ..shown import Line
from ..visit import EVERYTHING, Depends, Visit, for_everyone
from . import selecting
from .overview import forms_of

MOST_COMING = 60
MOST_GOING_ON = 60
MOST_IN_A_MONTH = 1_000
"""Of a month with more, those that begin last are laid out; its list has all."""


class Group(NamedTuple):
    """What begins on today or in one month."""

    heading: str
    address: str
    lines: list[Line]


class Year(NamedTuple):
    """A year with the twelve months: short name, address, none where nothing is in the month, and month and year in words."""

    year: int
    months: Sequence[tuple[str, str, str]]


@for_everyone
def calendar(visit: Visit) -> HttpResponse:
    """Show what goes on and what is coming, the next first, and the way to each month."""
    index, today = visit.index, visit.today
    everything = index.choose(Selection()).ids
    from_today = first_number(visit.site.mission, today)
    begun = index.touching(today, today)
    going = list(islice(index.numbers(begun, below=from_today), MOST_GOING_ON))
    ahead = list(islice(index.numbers(everything, above=from_today - 1, newest_first=False), MOST_COMING + 1))
    lines = {line.pk: line for line in lines_of([*going, *ahead[:MOST_COMING]])}
    current = [lines[pk] for pk in map(id_in, reversed(going)) if pk in lines]
    coming = [lines[pk] for pk in map(id_in, ahead) if pk in lines and lines[pk].period]
    last = next(index.numbers(everything), None)
    title = _("Calendar")
    told = [*current, *coming]
    page = Page(
        title=title,
        description=_("What is coming, and what goes on now."),
        section="calendar",
        paths={language: addresses.page(language, "calendar") for language in visit.site.languages},
        forms=forms_of(visit, Selection()),
        data=_data(told, visit.language, title=title, count=len(told)),
    )
    return render(
        visit,
        "calendar.html",
        page,
        depends=Depends(on=(EVERYTHING,), day=today),
        going_on=[line for line in current if exact(line)],
        some_time=[line for line in current if line.status == "announced" and line.period and not exact(line)],
        groups=list(_groups(visit, coming)),
        rest=selecting.address(visit, Selection(since=today)) if len(ahead) > MOST_COMING else "",
        count=index.choose(Selection(since=today)).count,
        last_month=_month_of(day_in(last)) if last else None,
        years=_years(visit),
    )


@for_everyone
def month(visit: Visit, written: str) -> HttpResponse:
    """Show one month, day by day."""
    try:
        shown = Month.read(written)
    except ValueError as error:
        raise Http404(written) from error
    selection = Selection(since=shown.first, until=shown.last)
    numbers = visit.index.numbers_on(shown.first, shown.last, Selection())
    locale = locale_for(visit.language)
    lines = lines_of(numbers[-MOST_IN_A_MONTH:])
    sheet = lay_out(shown, lines, first_weekday=locale.first_week_day)
    before, after = _around(visit, shown)
    is_now = shown == _month_of(visit.today)
    title = describe_period(Period.parse(written), visit.language)
    calendar_of = _("Calendar: %(month)s") % {"month": title}
    address = addresses.page(visit.language, "calendar", written)
    way = structured.way(
        visit.site, visit.language, (_("Calendar"), addresses.page(visit.language, "calendar")), (title, address)
    )
    page = Page(
        title=calendar_of,
        description=_("What the mission did, and what it plans, in %(month)s.") % {"month": title},
        section="calendar",
        paths={language: addresses.page(language, "calendar", written) for language in visit.site.languages},
        forms=forms_of(visit, selection),
        is_indexed=not sheet.is_empty,
        data=(
            *_data(lines, visit.language, title=calendar_of, count=len(numbers)),
            structured.json_ld(way),
        ),
    )
    return render(
        visit,
        "month.html",
        page,
        depends=Depends(
            on=(f"year:{shown.year}",) if before and after else (EVERYTHING,), day=visit.today if is_now else None
        ),
        heading=title[:1].upper() + title[1:],
        sheet=sheet,
        left_out=max(0, len(numbers) - MOST_IN_A_MONTH),
        today=visit.today if is_now else None,
        weekdays=_weekdays(visit.language),
        is_weekend_last=(locale.weekend_start - locale.first_week_day) % 7 == 5,
        day_words=_day_words(shown, visit.language),
        before=before,
        after=after,
        list_address=selecting.address(visit, selection),
        day_address=lambda day: selecting.address(visit, Selection(since=day, until=day)),
        week_address=lambda days: selecting.address(visit, Selection(since=days[0], until=days[-1])),
    )


def _data(lines: Sequence[Line], language: str, *, title: str, count: int) -> tuple[Markup, ...]:
    """Return what machines are told of a list, nothing of an empty one."""
    if not lines:
        return ()
    return (structured.json_ld(structured.activities(lines, language, title=title, count=count)),)


def _groups(visit: Visit, lines: Sequence[Line]) -> Iterator[Group]:
    """Yield what begins today, then what begins in each month."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        period = Period.parse(line.period)
        first = period.first or period.last or visit.today
        known = exact(line)
        key = "" if known and known.first == visit.today else str(_month_of(first))
        groups.setdefault(key, []).append(line)
    for key, found in sorted(groups.items()):
        if not key:
            yield Group(_("Today"), "", found)
        else:
            heading = describe_period(Period.parse(key), visit.language)
            yield Group(heading[:1].upper() + heading[1:], addresses.page(visit.language, "calendar", key), found)


def _years(visit: Visit) -> list[Year]:
    """Return the years that have activities, the newest first."""
    having = _months(visit)
    names = get_month_names("abbreviated", "stand-alone", locale_for(visit.language))
    return [
        Year(
            year,
            [
                (names[number], address, words)
                for number in range(1, 13)
                for each in [Month(year, number)]
                for words, address in [_named(visit, each) if each in having else ("", "")]
            ],
        )
        for year in sorted({each.year for each in having}, reverse=True)
    ]


def _around(visit: Visit, shown: Month) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return words and address of the months before and after, as far as the register and the present day reach."""
    reach = sorted(_months(visit))
    first, last = (reach[0], reach[-1]) if reach else (shown, shown)
    before, after = shown.moved(-1), shown.moved(1)
    while visit.index.touching(last.moved(1).first, last.moved(1).last) and last < after:
        last = last.moved(1)
    return (
        _named(visit, min(before, last)) if before >= first else None,
        _named(visit, max(after, first)) if after <= last else None,
    )


def _months(visit: Visit) -> set[Month]:
    """Return the months in which something begins."""
    return {Month.read(name) for name in visit.index.months(Selection()) if FIRST_YEAR <= int(name[:4]) <= LAST_YEAR}


def _named(visit: Visit, each: Month) -> tuple[str, str]:
    words = describe_period(Period.parse(str(each)), visit.language)
    return words, addresses.page(visit.language, "calendar", str(each))


def _month_of(day: date) -> Month:
    return Month(day.year, day.month)


def _weekdays(language: str) -> list[tuple[str, str]]:
    """Return the days of the week in the order of the language's country, in full and short."""
    locale = locale_for(language)
    wide, short = locale.days["stand-alone"]["wide"], locale.days["stand-alone"]["abbreviated"]
    order = [(locale.first_week_day + each) % 7 for each in range(7)]
    return [(wide[each], short[each]) for each in order]


def _day_words(shown: Month, language: str) -> dict[int, tuple[str, str]]:
    """Return for each day of the month the day with the month's name, and its weekday."""
    locale = locale_for(language)
    wide = locale.days["stand-alone"]["wide"]
    pattern = locale.datetime_skeletons["MMMd"].pattern.replace("MMM", "MMMM")
    days = (date(shown.year, shown.month, each + 1) for each in range(shown.last.day))
    return {day.day: (format_date(day, pattern, locale=locale), wide[day.weekday()]) for day in days}
