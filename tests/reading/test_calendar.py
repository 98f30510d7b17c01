"""Which days a stated date means, counted from the day of writing; docs/reference/reading/dates.md."""

from datetime import date

import pytest

from fieldpost.domain import Period, PeriodError
from fieldpost.reading.calendar import Frame, is_day, open_ended, resolve_period, with_length, within
from fieldpost.reading.periods import find_periods
from fieldpost.reading.words import Words

WEDNESDAY = Frame(today=date(2031, 5, 14), year=2031, month=5)
OF_MAY = Frame(year=2031, month=5)
OF_2031 = Frame(year=2031)
UNKNOWN = Frame()


def resolved(phrase: str, frame: Frame, *, future: bool = False) -> str | None:
    [found] = find_periods(Words(phrase), language="en")
    period = resolve_period(found, frame, future=future)
    return str(period) if period else None


@pytest.mark.parametrize(
    ("phrase", "frame", "expected"),
    [
        ("on 5 May 2029", WEDNESDAY, "2029-05-05"),
        ("on 5 May", WEDNESDAY, "2031-05-05"),
        ("on 20 December", WEDNESDAY, "2030-12-20"),
        ("on 20 December", Frame(today=date(2031, 1, 9), year=2031, month=1), "2030-12-20"),
        ("on 9 January", Frame(today=date(2031, 12, 20), year=2031, month=12), "2032-01-09"),
        ("on 5 May", OF_2031, "2031-05-05"),
        ("on 20 December", Frame(year=2031, month=1), "2030-12-20"),
        ("on 5 May", UNKNOWN, None),
        ("in May", UNKNOWN, None),
        ("from 13 to 14 May", OF_MAY, "2031-05-13/2031-05-14"),
        ("from 28 December to 3 January", Frame(year=2031), "2030-12-28/2031-01-03"),
        ("in May", OF_2031, "2031-05"),
        ("in winter 2031", UNKNOWN, "2031-24"),
        ("in summer", WEDNESDAY, "2031-22"),
        ("in 2029-2031", UNKNOWN, "2029/2031"),
        ("in October of last year", WEDNESDAY, "2030-10"),
        ("last month", WEDNESDAY, "2031-04"),
        ("next month", WEDNESDAY, "2031-06"),
        ("next month", Frame(today=date(2031, 12, 5), year=2031, month=12), "2032-01"),
        ("this year", WEDNESDAY, "2031"),
        ("today", WEDNESDAY, "2031-05-14"),
        ("yesterday", WEDNESDAY, "2031-05-13"),
        ("today", OF_MAY, None),
        ("on Monday", WEDNESDAY, "2031-05-12"),
        ("on Wednesday", WEDNESDAY, "2031-05-14"),
        ("last Wednesday", WEDNESDAY, "2031-05-07"),
        ("on Friday", WEDNESDAY, "2031-05-09"),
        ("on Monday and Tuesday", WEDNESDAY, "2031-05-12/2031-05-13"),
        ("from Monday to Friday", WEDNESDAY, "2031-05-05/2031-05-09"),
        ("on Friday", OF_MAY, None),
        ("this week", WEDNESDAY, "2031-05"),
        ("Calendar\nMon 12: debate", OF_MAY, "2031-05-12"),
        ("Calendar\nMon 12: debate", OF_2031, None),
    ],
)
def test_an_unstated_year_or_day_follows_from_the_day_of_writing(
    phrase: str, frame: Frame, expected: str | None
) -> None:
    assert resolved(phrase, frame) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on Monday", "2031-05-19"),
        ("on Friday", "2031-05-16"),
        ("next Friday", "2031-05-16"),
        ("from Monday to Friday", "2031-05-19/2031-05-23"),
    ],
)
def test_an_announced_weekday_is_the_next_one(phrase: str, expected: str) -> None:
    assert resolved(phrase, WEDNESDAY, future=True) == expected


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("on 31 June", "the calendar has no 2031-06-31"),
        ("on 30 February 2031", "the calendar has no 2031-02-30"),
        ("from 9 May 2031 to 7 May 2031", "a period cannot end before it begins: 2031-05-09/2031-05-07"),
    ],
)
def test_a_day_that_the_calendar_lacks_is_an_error(phrase: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        resolved(phrase, OF_2031)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "days", "ends", "expected"),
    [
        ("2031-05-14", 3, False, "2031-05-14/2031-05-16"),
        ("2031-05-14", 3, True, "2031-05-12/2031-05-14"),
        ("2031-05-14", 1, False, "2031-05-14"),
        ("2031-05-14", 90, False, "2031-05-14"),
        ("2031-05", 3, False, "2031-05"),
    ],
)
def test_a_length_in_days_is_counted_out(text: str, days: int, ends: bool, expected: str) -> None:
    assert str(with_length(Period.parse(text), days, ends=ends)) == expected


def test_a_bound_that_nobody_states_stays_unknown() -> None:
    day = Period.parse("2031-05-14")

    assert str(open_ended(day, ends=False)) == "2031-05-14/"
    assert str(open_ended(day, ends=True)) == "/2031-05-14"


def test_days_are_told_from_months_and_lie_within_periods() -> None:
    day, month = Period.parse("2031-05-14"), Period.parse("2031-05")

    assert (is_day(day), is_day(month), is_day(None), is_day(Period.parse("/2031-05-14"))) == (True, False, False, True)
    assert within(day, month)
    assert not within(month, day)
    assert not within(day, Period.parse("2031-05-01/"))
