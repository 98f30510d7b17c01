"""A month laid out: days, runs over several days, and what is not known to the day."""

from datetime import date

import pytest

from fieldpost.web.public.month import MOST_ON_A_DAY, MOST_RUNS, Month, Run, lay_out
from fieldpost.web.public.shown import Line, Words

MAY = Month(2031, 5)


def a_line(period: str, *, pk: int = 1) -> Line:
    """Return a line that stands at ``period``."""
    return Line(
        pk=pk,
        key=str(pk),
        original_language="en",
        words={"en": Words(title=f"Workshop {pk}", lead="", slug=f"workshop-{pk}")},
        status="announced",
        kind="workshop",
        part="organised",
        period=period,
    )


@pytest.mark.parametrize(
    "text", ["", "2031", "2031-13", "2031-00", "1899-12", "2201-01", "2031-05-01", "２０３１-05", "2031-5"]
)
def test_what_is_no_month_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no month from 1900-01 to 2200-12"):
        Month.read(text)


def test_months_follow_each_other_over_the_turn_of_a_year() -> None:
    assert (Month(2031, 12).moved(1), Month(2031, 1).moved(-1)) == ((2032, 1), (2030, 12))


@pytest.mark.parametrize(("first_weekday", "lead", "weeks"), [(0, 3, 5), (6, 4, 5), (5, 5, 6)])
def test_weeks_begin_on_the_day_of_the_language(first_weekday: int, lead: int, weeks: int) -> None:
    sheet = lay_out(MAY, [], first_weekday=first_weekday)

    days = [day.day.day if day else 0 for week in sheet.weeks for day in week.days]
    assert len(sheet.weeks) == weeks
    assert days == [0] * lead + list(range(1, 32)) + [0] * (7 * weeks - lead - 31)


def test_one_day_stands_on_its_day_and_an_open_period_on_its_first() -> None:
    sheet = lay_out(MAY, [a_line("2031-05-13"), a_line("2031-05-14/..", pk=2)], first_weekday=0)

    days = {day.day: day.lines for week in sheet.weeks for day in week.days if day and day.lines}
    assert days == {date(2031, 5, 13): [a_line("2031-05-13")], date(2031, 5, 14): [a_line("2031-05-14/..", pk=2)]}


def test_a_run_is_cut_at_the_end_of_each_week() -> None:
    line = a_line("2031-05-09/2031-05-20")

    sheet = lay_out(MAY, [line], first_weekday=0)

    assert [week.runs for week in sheet.weeks] == [
        [],
        [[Run(line, before=4, days=3, is_begun=False, goes_on=True)]],
        [[Run(line, before=0, days=7, is_begun=True, goes_on=True)]],
        [[Run(line, before=0, days=2, is_begun=True, goes_on=False)]],
        [],
    ]


def test_a_run_from_the_month_before_is_told_once_as_the_first() -> None:
    line = a_line("2031-04-28/2031-05-02")

    [first, *others] = lay_out(MAY, [line], first_weekday=0).weeks

    assert first.runs == [[Run(line, before=3, days=2, is_begun=True, goes_on=False)]]
    assert not any(week.runs for week in others)


def test_a_list_of_days_tells_each_run_once() -> None:
    earlier, later = a_line("2031-04-28/2031-05-12"), a_line("2031-05-12/2031-05-20", pk=2)

    sheet = lay_out(MAY, [earlier, later], first_weekday=0)

    days = {day.day: day.begins for week in sheet.weeks for day in week.days if day and day.begins}
    assert days == {date(2031, 5, 1): [earlier], date(2031, 5, 12): [later]}


def test_runs_that_leave_room_for_each_other_share_a_row() -> None:
    lines = [
        a_line("2031-05-05/2031-05-06"),
        a_line("2031-05-06/2031-05-07", pk=2),
        a_line("2031-05-08/2031-05-09", pk=3),
    ]

    week = lay_out(MAY, lines, first_weekday=0).weeks[1]

    assert [[(run.line.pk, run.before, run.days) for run in row] for row in week.runs] == [
        [(1, 0, 2), (3, 1, 2)],
        [(2, 1, 2)],
    ]


def test_what_is_not_known_to_the_day_stands_apart() -> None:
    periods = ["2031-05", "2031-05-13~", "2031-21", "2031", "/2031-05-20", "2031-04/2031-06"]
    lines = [a_line(period, pk=number) for number, period in enumerate(periods)]

    sheet = lay_out(MAY, lines, first_weekday=0)

    assert [line.period for line in sheet.within] == ["2031-05", "2031-05-13~", "/2031-05-20"]
    assert [line.period for line in sheet.wider] == ["2031-21", "2031", "2031-04/2031-06"]


def test_what_has_no_period_or_goes_on_for_generations_is_left_out() -> None:
    lines = [a_line(""), a_line("1971-05-01/2031-05-13", pk=2), a_line("1900/2100", pk=3)]

    assert lay_out(MAY, lines, first_weekday=0).is_empty


def test_a_crowded_day_and_a_crowded_week_say_that_there_is_more() -> None:
    on_a_day = [a_line("2031-05-13", pk=number) for number in range(MOST_ON_A_DAY + 1)]
    in_a_week = [a_line("2031-05-12/2031-05-14", pk=number) for number in range(100, 101 + MOST_RUNS)]

    week = lay_out(MAY, [*on_a_day, *in_a_week], first_weekday=0).weeks[2]

    day = week.days[1]
    assert day is not None
    assert (len(day.lines), day.is_full) == (MOST_ON_A_DAY, True)
    assert (len(week.runs), week.is_full) == (MOST_RUNS, True)
