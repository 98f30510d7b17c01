"""Appointments as iCalendar (RFC 5545) with the calendar properties of RFC 7986: types, escapes and folding.

Written here, because a public calendar has hundreds of appointments and icalendar needs two milliseconds for each; the tests
read everything back with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from fieldpost.domain import Period, Precision

PRODID = "-//Fieldpost//Fieldpost//EN"
OCTETS = 74
"""Of a line at most, before it is folded; the space before what follows is the 75th."""

# Line ends become "\n"; no other control character is allowed in a TEXT (RFC 5545, 3.3.11).
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Told(NamedTuple):
    """A text and the language that it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A VEVENT of whole days. ``last`` is included, and None where nobody knows it. Nobody is busy because of it.

    ``modified`` and ``sequence`` are those of its last revision, if it has had any.
    """

    uid: str
    stamp: datetime
    first: date
    summary: Told
    last: date | None = None
    created: datetime | None = None
    modified: datetime | None = None
    sequence: int = 0
    comments: tuple[Told, ...] = ()
    status: str = "CONFIRMED"
    location: Told | None = None
    position: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    description: Told | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A VCALENDAR. ``source`` is where its next state can be had, ``refresh`` how often that is worth asking for."""

    uid: str
    name: Told
    appointments: tuple[Appointment, ...]
    description: Told | None = None
    modified: datetime | None = None
    url: str = ""
    source: str = ""
    refresh: timedelta | None = None


def known_days(period: Period) -> tuple[date, date | None] | None:
    """Return the first and last day of ``period``: None where it has no first day, the last None where that is not known.

    "In June" has no first day, and a calendar would have to invent it.
    """
    start, end = period.start, period.end
    if start is None or start.precision is not Precision.DAY:
        return None
    return start.first, end.first if end and end.precision is Precision.DAY else None


def render_calendar(calendar: CalendarFile) -> bytes:
    """Return the file."""
    return "".join(_folded(line) for line in _lines(calendar)).encode()


def _lines(calendar: CalendarFile) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODID}"
    yield "CALSCALE:GREGORIAN"
    yield _text("UID", calendar.uid)
    if calendar.modified:
        yield _moment("LAST-MODIFIED", calendar.modified)
    # Older programs read the X- names only, newer ones RFC 7986's.
    yield _told("NAME", calendar.name)
    yield _told("X-WR-CALNAME", calendar.name)
    if calendar.description:
        yield _told("DESCRIPTION", calendar.description)
    if calendar.url:
        yield _uri("URL", calendar.url)
    if calendar.source:
        yield _uri("SOURCE;VALUE=URI", calendar.source)
    if calendar.refresh:
        hours = int(calendar.refresh.total_seconds()) // 3600
        yield f"REFRESH-INTERVAL;VALUE=DURATION:PT{hours}H"
        yield f"X-PUBLISHED-TTL:PT{hours}H"
    for appointment in calendar.appointments:
        yield from _vevent(appointment)
    yield "END:VCALENDAR"


def _vevent(event: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _text("UID", event.uid)
    yield _moment("DTSTAMP", event.stamp)
    if event.created:
        yield _moment("CREATED", event.created)
    if event.modified:
        yield _moment("LAST-MODIFIED", event.modified)
    if event.sequence:
        yield f"SEQUENCE:{event.sequence}"
    for comment in event.comments:
        yield _told("COMMENT", comment)
    yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
    if event.last and event.last < date.max:
        # DTEND is exclusive (RFC 5545, 3.6.1); our last day is included.
        yield f"DTEND;VALUE=DATE:{_day(event.last + timedelta(days=1))}"
    yield _told("SUMMARY", event.summary)
    yield f"STATUS:{event.status}"
    yield "TRANSP:TRANSPARENT"
    if event.location:
        yield _told("LOCATION", event.location)
    if event.position:
        latitude, longitude = event.position
        yield f"GEO:{latitude};{longitude}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(_escaped, event.categories))}"
    if event.description:
        yield _told("DESCRIPTION", event.description)
    if event.url:
        yield _uri("URL", event.url)
    yield "END:VEVENT"


def _told(name: str, told: Told) -> str:
    return f"{name};LANGUAGE={told.language}:{_escaped(told.text)}"


def _text(name: str, text: str) -> str:
    return f"{name}:{_escaped(text)}"


def _uri(name: str, address: str) -> str:
    # A URI is not escaped; a line end within would begin a property of a stranger's choice.
    return f"{name}:{''.join(address.split())}"


def _moment(name: str, at: datetime) -> str:
    return f"{name}:{_day(at.astimezone(UTC))}T{at.astimezone(UTC):%H%M%S}Z"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text)).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Return the line with its end, folded where it is long: never within a character or an escape."""
    data = line.encode()
    if len(data) <= OCTETS:
        return f"{line}\r\n"
    parts, start = [], 0
    while len(data) - start > OCTETS:
        end = start + OCTETS
        while data[end] & 0xC0 == 0x80:
            end -= 1
        if data[end - 1] in b"\\^":
            end -= 1
        parts.append(data[start:end])
        start = end
    parts.append(data[start:])
    return b"\r\n ".join(parts).decode() + "\r\n"
