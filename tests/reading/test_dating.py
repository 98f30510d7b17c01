"""Which of the dates of a story dates its activity; docs/reference/reading/dates.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Period, Reading

Maker = Callable[..., Reading]
MAY = Period.parse("2031-05-20")


def period(reading: Maker, text: str, written: Period = MAY) -> str | None:
    found = reading(text, period=written).activities[0].period
    return str(found.value) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A three-day seminar opened in Osh on 5 May.", "2031-05-05/2031-05-07"),
        ("A three-day seminar ended in Osh on 5 May.", "2031-05-03/2031-05-05"),
        ("A seminar that lasted two days ended in Osh on 5 May.", "2031-05-04/2031-05-05"),
        ("A three-week course began in Osh on 5 May.", "2031-05-05/"),
        ("A six-month course ended in Osh on 5 May.", "/2031-05-05"),
        ("A course for nurses began in Osh on 5 May.", "2031-05-05/"),
        ("An exhibition opened in Osh on 5 May and runs until 18 May.", "2031-05-05/2031-05-18"),
        ("A new library was opened in Osh on 5 May.", "2031-05-05"),
        ("A seminar on small arms was held from 5 to 7 May in Osh.", "2031-05-05/2031-05-07"),
        ("A two-day seminar was held in Osh from 5 to 6 May.", "2031-05-05/2031-05-06"),
        ("The Centre held a seminar in Osh today.", "2031-05-20"),
        ("The Centre held a seminar in Osh yesterday.", "2031-05-19"),
        ("The Centre held a seminar in Osh last Friday.", "2031-05-16"),
        ("The Centre held a seminar in Osh in April.", "2031-04"),
    ],
)
def test_a_length_in_days_is_counted_out_and_weeks_leave_a_bound_unknown(
    reading: Maker, text: str, expected: str
) -> None:
    assert period(reading, f"{text} Many came for it from the town and from the villages.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The seminar in Osh on 5 May dealt with the law adopted on 3 March 2029.",
        "Ahead of the elections of 18 June the Centre held a seminar in Osh on 5 May.",
        "The Centre held a seminar in Osh on 5 May; those who want to come again register by 30 May.",
        "The Centre held a seminar in Osh on 5 May. The project began in 2029.",
        "The Centre held a seminar in Osh on 5 May. It is part of a project that runs from 1 January 2030 until 31 December.",
        "The Centre held a seminar in Osh on 5 May. Bolot Kulov, born on 7 June 1980, spoke.",
    ],
)
def test_dates_of_laws_votes_projects_and_deadlines_do_not_date_it(reading: Maker, text: str) -> None:
    found = reading(f"{text} Many came for it from the town.", period=MAY).activities[0].period

    assert found is not None
    assert str(found.value) == "2031-05-05"
    assert [one.exact for one in found.evidence] == ["5 May"]


def test_the_day_after_is_the_day_after_the_last_one_named(reading: Maker) -> None:
    text = "The Centre held a seminar in Osh on 5 May. The next day it held a round table for judges in Naryn."

    assert [str(one.period.value) for one in reading(text, period=MAY).activities if one.period] == [
        "2031-05-05",
        "2031-05-06",
    ]


@pytest.mark.parametrize(
    ("text", "upcoming", "reason"),
    [
        ("The Centre will hold a seminar in Osh on 5 June.", True, "the words announce it"),
        ("A seminar is scheduled in Osh for 5 June.", True, "the words announce it"),
        ("The Centre held a seminar in Osh on 5 May.", False, "told in the past"),
        ("The seminar in Osh on 5 June is for judges.", True, "its first day lies after the day of writing"),
    ],
)
def test_it_is_upcoming_if_the_words_or_the_day_say_so(reading: Maker, text: str, upcoming: bool, reason: str) -> None:
    [activity] = reading(f"{text} Judges from the town and from the villages like it.", period=MAY).activities

    assert (activity.upcoming.value, activity.upcoming.reason) == (upcoming, reason)


def test_a_day_that_the_calendar_lacks_is_a_problem_with_its_words(reading: Maker) -> None:
    found = reading("The Centre held a seminar in Osh on 31 June. Many came for it.", period=MAY)

    messages = [(one.message, found.bulletin.text[one.span.start : one.span.end]) for one in found.problems if one.span]
    assert messages[0] == ("the calendar has no 2031-06-31", "31 June")
    assert found.activities[0].period is None
