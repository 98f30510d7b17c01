"""Calendars are read back as they were meant, whatever stands in them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Period
from fieldpost.publishing.calendar_file import Appointment, CalendarFile, Told, known_days, render_calendar

AT = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)
VISIT = Appointment(uid="1", stamp=AT, first=date(2031, 5, 3), last=date(2031, 5, 5), summary=Told("Visit", "en"))
FILE = CalendarFile(uid="c", name=Told("Mission", "en"), appointments=(VISIT,))


def read_back(appointment: Appointment) -> icalendar.Event:
    [event] = icalendar.Calendar.from_ical(render_calendar(replace(FILE, appointments=(appointment,)))).events
    return event


def described(data: bytes) -> str:
    """Return the calendar's description, unfolded and unescaped as RFC 5545 has it (3.1 and 3.3.11)."""
    [line] = re.findall("^DESCRIPTION;LANGUAGE=en:(.*)$", data.decode().replace("\r\n ", ""), re.MULTILINE)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], line.removesuffix("\r"))


def test_a_calendar_has_its_bytes() -> None:
    visit = replace(
        VISIT,
        created=AT,
        modified=AT + timedelta(hours=1),
        sequence=2,
        status="CANCELLED",
        location=Told("Osh, Aravan", "en"),
        position=(40.53, 72.8),
        categories=("visit", "a;b"),
        description=Told("First.\nSecond.", "en"),
        url="https://karasu.example/en/activities/1-visit/",
    )
    file = replace(
        FILE, appointments=(visit,), source="https://karasu.example/calendar.ics", refresh=timedelta(hours=6)
    )

    assert render_calendar(file).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Fieldpost//Fieldpost//EN",
        "CALSCALE:GREGORIAN",
        "UID:c",
        "NAME;LANGUAGE=en:Mission",
        "X-WR-CALNAME;LANGUAGE=en:Mission",
        "SOURCE;VALUE=URI:https://karasu.example/calendar.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTAMP:20310520T093000Z",
        "CREATED:20310520T093000Z",
        "LAST-MODIFIED:20310520T103000Z",
        "SEQUENCE:2",
        "DTSTART;VALUE=DATE:20310503",
        "DTEND;VALUE=DATE:20310506",
        "SUMMARY;LANGUAGE=en:Visit",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "LOCATION;LANGUAGE=en:Osh\\, Aravan",
        "GEO:40.53;72.8",
        "CATEGORIES:visit,a\\;b",
        "DESCRIPTION;LANGUAGE=en:First.\\nSecond.",
        "URL:https://karasu.example/en/activities/1-visit/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_line_ends_in_a_text_or_an_address_begin_no_property() -> None:
    event = read_back(
        replace(
            VISIT,
            summary=Told("Visit\r\nATTENDEE:mailto:x@example.org\u2028END:VEVENT", "en"),
            url="https://karasu.example/\r\nATTENDEE:mailto:x@example.org",
        )
    )

    assert "attendee" not in event
    assert event["summary"] == "Visit\nATTENDEE:mailto:x@example.org\nEND:VEVENT"
    assert event["url"] == "https://karasu.example/ATTENDEE:mailto:x@example.org"


@given(st.text())
def test_any_text_is_read_back_without_its_control_characters(text: str) -> None:
    data = render_calendar(replace(FILE, description=Told(text, "en")))

    ends = ("\r\n", *"\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    for end in ends:
        text = text.replace(end, "\n")
    kept = "".join(letter for letter in text if letter in "\n\t" or not (ord(letter) < 32 or 127 <= ord(letter) < 160))
    assert described(data) == kept


@given(st.text(alphabet="aЯ山\\^😀;", max_size=300))
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(text: str) -> None:
    data = render_calendar(replace(FILE, description=Told(text, "en")))

    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert described(data) == text


def test_the_last_day_that_the_calendar_has_is_no_error() -> None:
    assert b"DTEND" not in render_calendar(replace(FILE, appointments=(replace(VISIT, last=date.max),)))


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2031-05-03", (date(2031, 5, 3), date(2031, 5, 3))),
        ("2031-05-03/2031-05-05", (date(2031, 5, 3), date(2031, 5, 5))),
        ("2031-05-03/..", (date(2031, 5, 3), None)),
        ("2031-05-03/2031-06", (date(2031, 5, 3), None)),
        ("2031-05", None),
        ("2031-22", None),
        ("../2031-05-03", None),
    ],
)
def test_days_are_known_only_where_they_are_stated(period: str, days: tuple[date, date | None] | None) -> None:
    assert known_days(Period.parse(period)) == days
