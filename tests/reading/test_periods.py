"""Which dates a text names, with what the words state and no more; docs/reference/reading/dates.md."""

import pytest

from fieldpost.reading.periods import Form, FoundPeriod, Stated, find_periods
from fieldpost.reading.words import Words


def found_in(text: str) -> list[FoundPeriod]:
    return find_periods(Words(text), language="en")


def dated(start: Stated, end: Stated | None = None) -> tuple[Stated, Stated]:
    return start, end or start


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("from 13 to 14 May", Stated(None, 5, 13), Stated(None, 5, 14)),
        ("from 13 May to 14 June 2031", Stated(2031, 5, 13), Stated(2031, 6, 14)),
        ("from the 13th to the 14th of May", Stated(None, 5, 13), Stated(None, 5, 14)),
        ("from 28 December to 3 January 2031", Stated(2030, 12, 28), Stated(2031, 1, 3)),
        ("from 28 December 2030 until 3 January 2031", Stated(2030, 12, 28), Stated(2031, 1, 3)),
        ("from Monday, 12 May to Friday, 16 May", Stated(None, 5, 12), Stated(None, 5, 16)),
        ("13-14 May 2031", Stated(2031, 5, 13), Stated(2031, 5, 14)),
        ("13/14 May", Stated(None, 5, 13), Stated(None, 5, 14)),
        ("13–14 May", Stated(None, 5, 13), Stated(None, 5, 14)),
        ("13 through 15 May", Stated(None, 5, 13), Stated(None, 5, 15)),
        ("30 May - 2 June", Stated(None, 5, 30), Stated(None, 6, 2)),
        ("1-3 of May", Stated(None, 5, 1), Stated(None, 5, 3)),
        ("between 3 and 5 March", Stated(None, 3, 3), Stated(None, 3, 5)),
        ("May 3-5, 2031", Stated(2031, 5, 3), Stated(2031, 5, 5)),
        ("May 30 - June 2, 2031", Stated(2031, 5, 30), Stated(2031, 6, 2)),
        ("May 30 to June 2", Stated(None, 5, 30), Stated(None, 6, 2)),
        ("18-20. October 3, 2031", Stated(2031, 10, 18), Stated(2031, 10, 20)),
        ("13 and 14 May", Stated(None, 5, 13), Stated(None, 5, 14)),
        ("May 13 and 14", Stated(None, 5, 13), Stated(None, 5, 14)),
        ("13, 14 and 15 May 2031", Stated(2031, 5, 13), Stated(2031, 5, 15)),
    ],
)
def test_a_run_of_days_has_its_first_and_last(phrase: str, start: Stated, end: Stated) -> None:
    [found] = found_in(f"A course was held {phrase} in Osh.")

    assert (found.form, found.start, found.end, found.series) == (Form.DAYS, start, end, False)


def test_days_that_are_listed_with_gaps_are_a_series() -> None:
    [found] = found_in("Lectures were held on 3, 10 and 17 May.")

    assert (found.start, found.end, found.series) == (Stated(None, 5, 3), Stated(None, 5, 17), True)


@pytest.mark.parametrize(
    ("phrase", "stated"),
    [
        ("on 5 May", Stated(None, 5, 5)),
        ("on 05 May 2031", Stated(2031, 5, 5)),
        ("on the 5th of May", Stated(None, 5, 5)),
        ("on 5. May", Stated(None, 5, 5)),
        ("on Monday, 5 May", Stated(None, 5, 5)),
        ("on May 5", Stated(None, 5, 5)),
        ("on May 5th, 2031", Stated(2031, 5, 5)),
        ("on 5 Sept. 2031", Stated(2031, 9, 5)),
        ("on 2031-05-05", Stated(2031, 5, 5)),
        ("on 05.05.2031", Stated(2031, 5, 5)),
        ("on 5.5.31", Stated(2031, 5, 5)),
        ("on 5/25/2031", Stated(2031, 5, 25)),
        ("on 25/5/2031", Stated(2031, 5, 25)),
    ],
)
def test_a_day_is_read_as_far_as_it_is_stated(phrase: str, stated: Stated) -> None:
    [found] = found_in(f"The Centre held a seminar {phrase} in Osh.")

    assert (found.form, found.start, found.end) == (Form.DAY, stated, stated)


@pytest.mark.parametrize(
    ("phrase", "form", "start", "end"),
    [
        ("in May", Form.MONTH, Stated(None, 5), Stated(None, 5)),
        ("in May 2031", Form.MONTH, Stated(2031, 5), Stated(2031, 5)),
        ("in May of 2031", Form.MONTH, Stated(2031, 5), Stated(2031, 5)),
        ("from May - July 2031", Form.MONTH, Stated(2031, 5), Stated(2031, 7)),
        ("in winter 2031", Form.SEASON, Stated(2031, 24), Stated(2031, 24)),
        ("in the autumn of 2031", Form.SEASON, Stated(2031, 23), Stated(2031, 23)),
        ("in 2031", Form.YEAR, Stated(2031), Stated(2031)),
        ("in 2029-2031", Form.YEAR, Stated(2029), Stated(2031)),
    ],
)
def test_months_seasons_and_years_stay_what_they_are(phrase: str, form: Form, start: Stated, end: Stated) -> None:
    [found] = found_in(f"The Centre ran it {phrase} with others.")

    assert (found.form, found.start, found.end) == (form, start, end)


@pytest.mark.parametrize(
    ("phrase", "form", "shift", "weekdays"),
    [
        ("today", Form.RELATIVE, 0, ()),
        ("yesterday", Form.RELATIVE, -1, ()),
        ("tomorrow", Form.RELATIVE, 1, ()),
        ("this week", Form.WEEK, 0, ()),
        ("last week", Form.WEEK, -1, ()),
        ("next month", Form.MONTH, 1, ()),
        ("last year", Form.YEAR, -1, ()),
        ("on Tuesday", Form.WEEKDAY, 0, (1,)),
        ("last Tuesday", Form.WEEKDAY, -1, (1,)),
        ("next Tuesday", Form.WEEKDAY, 1, (1,)),
        ("on Tuesday and Wednesday", Form.WEEKDAY, 0, (1, 2)),
        ("from Monday to Friday", Form.WEEKDAY, 0, (0, 4)),
        ("the next day", Form.NEXT_DAY, 0, ()),
    ],
)
def test_what_counts_from_another_day_says_by_how_much(
    phrase: str, form: Form, shift: int, weekdays: tuple[int, ...]
) -> None:
    [found] = found_in(f"The Centre held a seminar {phrase}.")

    assert (found.form, found.shift, found.weekdays, found.start) == (form, shift, weekdays, Stated())


def test_october_of_last_year_is_a_month_with_a_shift() -> None:
    [found] = found_in("It began in October of last year.")

    assert (found.form, found.start, found.shift) == (Form.MONTH, Stated(None, 10), -1)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("18/07 Seminar on water", Stated(None, 7, 18), Stated(None, 7, 18)),
        ("- 25-26.03 Seminar on water", Stated(None, 3, 25), Stated(None, 3, 26)),
        ("Mon 14: Seminar on water", Stated(None, None, 14), Stated(None, None, 14)),
        ("Tue 15 - Thu 17: Seminar on water", Stated(None, None, 15), Stated(None, None, 17)),
    ],
)
def test_a_line_may_open_with_a_day_in_short(line: str, start: Stated, end: Stated) -> None:
    [found] = found_in(f"Calendar\n{line}")

    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "They may march in a hall of 40 seats.",
        "Version 2.5 of the form has 3/4 of the pages.",
        "Call 31 22 05 or room 12.",
        "The Fall Foundation paid.",
        "Two of 15 judges came at 10:30.",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found_in(text) == []


def test_dates_come_in_reading_order_with_the_words_they_take() -> None:
    words = Words("On 5 May and, in Osh, from 7 to 9 May 2031.")

    found = find_periods(words, language="en")

    assert [words.between(one.first, one.after) for one in found] == ["5 May", "from 7 to 9 May 2031"]


def test_the_day_after_a_time_is_not_a_run() -> None:
    [found] = found_in("The debate begins on 5 May, 14:00.")

    assert (found.form, found.start) == (Form.DAY, Stated(None, 5, 5))
