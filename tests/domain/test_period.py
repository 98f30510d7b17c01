"""Periods as EDTF states them (ISO 8601-2), never more precise than the words."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import CalendarDate, Period, PeriodError, Precision

QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates(min_value=date(1, 1, 1)).map(CalendarDate.of)
MONTHS = st.builds(CalendarDate, st.integers(1, 9998), st.integers(1, 12) | st.integers(21, 24), st.none(), QUALIFIERS)
YEARS = st.builds(CalendarDate, st.integers(1, 9999), st.none(), st.none(), QUALIFIERS)
DATES = DAYS | MONTHS | YEARS


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period that can be: one date, two in their order, or one bound with the other unknown or open."""
    one, other = draw(DATES), draw(DATES)
    shape = draw(st.sampled_from(["date", "both", "start", "end"]))
    is_open = draw(st.booleans())
    if shape == "date":
        return Period(start=one, end=one)
    if shape == "start":
        return Period(start=one, end=None, open_end=is_open)
    if shape == "end":
        return Period(start=None, end=one, open_start=is_open)
    start, end = (one, other) if one.first <= other.last else (other, one)
    return Period(start=start, end=end)


@given(periods())
def test_what_is_written_is_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert hash(Period.parse(str(period))) == hash(period)
    assert str(Period.parse(str(period))) == str(period)


@given(periods(), periods())
def test_two_periods_overlap_whichever_is_asked_unless_a_bound_is_unknown(one: Period, other: Period) -> None:
    assert one.overlaps(one)
    if one.first and one.last and other.first and other.last:
        assert one.overlaps(other) == other.overlaps(one) == (one.first <= other.last and other.first <= one.last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-03-05", date(2031, 3, 5), date(2031, 3, 5)),
        ("2031-03", date(2031, 3, 1), date(2031, 3, 31)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031-21", date(2031, 3, 1), date(2031, 5, 31)),
        ("2031-22", date(2031, 6, 1), date(2031, 8, 31)),
        ("2031-23", date(2031, 9, 1), date(2031, 11, 30)),
        ("2031-24", date(2031, 12, 1), date(2032, 2, 29)),
        ("2030-24", date(2030, 12, 1), date(2031, 2, 28)),
        ("2031-03-05/2031-03-07", date(2031, 3, 5), date(2031, 3, 7)),
        ("2031-03/2031-05", date(2031, 3, 1), date(2031, 5, 31)),
        ("2031-03-05/2031", date(2031, 3, 5), date(2031, 12, 31)),
        ("2031-03-05/", date(2031, 3, 5), None),
        ("/2031-03", None, date(2031, 3, 31)),
        ("2031-03-05/..", date(2031, 3, 5), None),
        ("../2031-03-05", None, date(2031, 3, 5)),
        ("2031-03?", date(2031, 3, 1), date(2031, 3, 31)),
        ("2031~/2032%", date(2031, 1, 1), date(2032, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day_as_far_as_stated(text: str, first: date | None, last: date | None) -> None:
    period = Period.parse(text)

    assert (period.first, period.last, str(period)) == (first, last, text)


@pytest.mark.parametrize(
    ("text", "open_start", "open_end"),
    [("2031/", False, False), ("2031/..", False, True), ("/2031", False, False), ("../2031", True, False)],
)
def test_an_unknown_bound_is_not_an_open_one(text: str, open_start: bool, open_end: bool) -> None:
    period = Period.parse(text)

    assert (period.open_start, period.open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2031-03-05", Precision.DAY),
        ("2031-03", Precision.MONTH),
        ("2031-22", Precision.SEASON),
        ("2031~", Precision.YEAR),
    ],
)
def test_a_date_is_as_precise_as_its_smallest_part(text: str, precision: Precision) -> None:
    assert CalendarDate.parse(text).precision == precision


def test_a_qualifier_is_kept_and_tells_two_dates_apart() -> None:
    assert CalendarDate.parse("2031-03?").qualifier == "?"
    assert Period.parse("2031-03?") != Period.parse("2031-03")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is no EDTF date such as 2031-03-05, 2031-03 or 2031"),
        ("5 May", "'5 May' is no EDTF date such as 2031-03-05, 2031-03 or 2031"),
        ("2031-3", "'2031-3' is no EDTF date such as 2031-03-05, 2031-03 or 2031"),
        ("2031-03-05/2031-03-06/2031", "'2031-03-06/2031' is no EDTF date such as 2031-03-05, 2031-03 or 2031"),
        ("0000", "no year 0"),
        ("2031-13", "no month 13 in 2031"),
        ("2031-00", "no month 0 in 2031"),
        ("2031-06-31", "the calendar has no 2031-06-31"),
        ("2031-02-29", "the calendar has no 2031-02-29"),
        ("2031-24-05", "a day of 2031 needs a month"),
        ("2031-05-07/2031-05-05", "a period cannot end before it begins: 2031-05-07/2031-05-05"),
        ("/", "a period states at least one of its bounds"),
        ("../..", "a period states at least one of its bounds"),
    ],
)
def test_what_is_no_period_is_an_error_that_says_why(text: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)

    assert str(caught.value) == message


def test_a_day_needs_a_month_and_a_bound_is_open_or_stated() -> None:
    with pytest.raises(PeriodError, match=r"^a day of 2031 needs a month$"):
        CalendarDate(2031, None, 5)
    with pytest.raises(PeriodError, match=r"^EDTF has no qualifier '!'$"):
        CalendarDate(2031, qualifier="!")
    with pytest.raises(PeriodError, match=r"^a bound cannot be open and stated: None/2031$"):
        Period(start=None, end=CalendarDate(2031), open_end=True)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2031-05-13/2031-05-14", "2031-05", True),
        ("2031-05", "2031-06", False),
        ("2031-05-31/2031-06-01", "2031-06", True),
        ("2031-05-19/", "2031-05", True),
        ("2031-05-19/", "2031-06", False),
        ("2031-05-19/..", "2031-06", True),
        ("2031-05-19/..", "2031-04", False),
        ("../2031-05-19", "2001", True),
        ("../2031-05-19", "2032", False),
        ("/2031-05-19", "2031-05", True),
        ("2031-24", "2032-02", True),
    ],
)
def test_periods_overlap_if_some_day_can_belong_to_both(one: str, other: str, both: bool) -> None:
    assert Period.parse(one).overlaps(Period.parse(other)) == both


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("2031-05", "2031-06"),
        ("2031-12", "2032-01"),
        ("2031-05-13/2031-05-14", "2031-05"),
        ("2031-05-31", "2031-06"),
        ("2031-11-30/", "2031-12"),
        ("2031-24", "2032-03"),
        ("2031", "2032-01"),
    ],
)
def test_the_next_month_is_that_of_the_day_after_the_last(text: str, following: str) -> None:
    assert Period.parse(text).next_month() == Period.parse(following)


def test_days_are_a_period_of_one_day_or_of_a_run() -> None:
    assert Period.days(date(2031, 5, 5)) == Period.parse("2031-05-05")
    assert Period.days(date(2031, 5, 5), date(2031, 5, 7)) == Period.parse("2031-05-05/2031-05-07")


def test_a_period_cannot_be_changed_and_shows_its_text() -> None:
    period = Period.parse("2031-05")

    with pytest.raises(AttributeError, match=r"^a period cannot be changed \(start\)$"):
        period.start = None
    assert repr(period) == "Period.parse('2031-05')"
    assert period != "2031-05"


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_ends_as_the_calendar_says(year: int, month: int) -> None:
    assert CalendarDate(year, month).last == date(year, month, calendar.monthrange(year, month)[1])
