import re
from dataclasses import replace
from datetime import date

import icalendar
import pytest

from fieldpost.domain import Issue
from fieldpost.publishing.ics import render_ics


@pytest.fixture(scope="module")
def data(issue: Issue) -> bytes:
    return render_ics(issue)


@pytest.fixture(scope="module")
def events(data: bytes) -> dict[str, icalendar.Event]:
    """The events by the beginning of their summary."""
    calendar = icalendar.Calendar.from_ical(data)
    return {str(event["summary"])[:12]: event for event in calendar.events}


def written(event: icalendar.Event, name: str) -> str:
    """Return the value of a property as it stands in the file."""
    value = event[name].to_ical()
    return value.decode() if isinstance(value, bytes) else str(value)


def test_an_event_has_its_days_place_position_and_kind(events: dict[str, icalendar.Event]) -> None:
    event = events["Border offic"]

    assert event["uid"] == "2031-05-border-officers-pass-patrol-course@odn-almaty.fieldpost"
    # The end of a VEVENT is not included: the course ended on the 16th.
    assert (date(2031, 5, 7), date(2031, 5, 17)) == (event.DTSTART, event.DTEND)
    assert event["location"] == "Oral"
    assert written(event, "geo") == "51.23;51.37"
    assert written(event, "categories") == "training,Politico-military dimension"
    assert event["url"] == "https://odn-almaty.example/"


def test_the_time_stamp_is_the_issues_and_not_the_clocks(events: dict[str, icalendar.Event]) -> None:
    assert {written(event, "dtstamp") for event in events.values()} == {"20310531T000000Z"}


def test_what_is_announced_is_in_the_calendar_too(events: dict[str, icalendar.Event]) -> None:
    assert date(2031, 6, 3) == events["Regional con"].DTSTART


def test_an_end_that_nobody_knows_is_not_invented(events: dict[str, icalendar.Event]) -> None:
    assert "dtend" not in events["ورشة عمل حول"]


def test_an_uncertain_date_is_tentative(events: dict[str, icalendar.Event]) -> None:
    assert events["Prizes for y"]["status"] == "TENTATIVE"
    assert events["Regional con"]["status"] == "CONFIRMED"


def test_what_has_no_day_is_left_out_and_counted(data: bytes, events: dict[str, icalendar.Event]) -> None:
    calendar = icalendar.Calendar.from_ical(data)

    assert len(events) == 10
    assert calendar["description"] == "4 activities without a known day are not in this calendar."


def test_a_title_of_several_lines_is_one_line(events: dict[str, icalendar.Event]) -> None:
    assert events["Prizes for y"]["summary"] == (
        "Prizes for young river writers; with a comma, a \\ and a very long title that has to be folded"
    )


def test_a_text_says_its_language(events: dict[str, icalendar.Event]) -> None:
    assert events["Әйтеке би ау"]["summary"].params["LANGUAGE"] == "kk"
    assert events["Regional con"]["summary"].params["LANGUAGE"] == "en"


def test_lines_end_with_crlf_and_have_at_most_75_octets(data: bytes) -> None:
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", data) is None
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_calendar_is_named_for_old_and_new_programs(data: bytes) -> None:
    name = rb";LANGUAGE=en:ODN Centre in Almaty: Monthly bulletin\, May 2031" + b"\r\n"

    assert b"\r\nNAME" + name in data
    assert b"\r\nX-WR-CALNAME" + name in data


def test_an_issue_without_a_dated_activity_is_a_calendar_without_events(issue: Issue) -> None:
    calendar = icalendar.Calendar.from_ical(render_ics(replace(issue, sections=(), upcoming=())))

    assert calendar.walk("VEVENT") == []
    assert "description" not in calendar
