"""A list as a calendar."""

from dataclasses import replace
from typing import Any

import icalendar
import pytest

from fieldpost.web.public.forms.calendar import render_list, render_one
from fieldpost.web.public.forms.listing import Listing
from fieldpost.web.public.shown import ShownPlace, Words
from fieldpost.web.public.site import Site

from .conftest import ORIGIN, a_hostile, a_shown

CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Fieldpost//Fieldpost//EN
CALSCALE:GREGORIAN
UID:ea14d505-5bb6-559a-9b83-525bd8818a86
LAST-MODIFIED:20310521T080000Z
NAME;LANGUAGE=en:Mission in Karasu: Free media
X-WR-CALNAME;LANGUAGE=en:Mission in Karasu: Free media
DESCRIPTION;LANGUAGE=en:1 activity without a known day is not in this calendar.\\n2 older activities are not in this calendar.
URL:{ORIGIN}/en/activities/theme/media/
SOURCE;VALUE=URI:{ORIGIN}/en/activities/theme/media/calendar.ics
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
BEGIN:VEVENT
UID:00000000-0000-0000-0000-000000000001
DTSTAMP:20310521T080000Z
CREATED:20310520T093000Z
LAST-MODIFIED:20310521T080000Z
SEQUENCE:1
DTSTART;VALUE=DATE:20310513
DTEND;VALUE=DATE:20310515
SUMMARY;LANGUAGE=en:Workshop on court reporting
STATUS:CONFIRMED
TRANSP:TRANSPARENT
LOCATION;LANGUAGE=en:Osh
GEO:40.53;72.8
CATEGORIES:Workshop,Human dimension,Free media
DESCRIPTION;LANGUAGE=en:Journalists met judges.\\nThey agreed on a guide.\\n\\nPartners: Press Council\\n\\n\
{ORIGIN}/en/activities/1-workshop-on-court-reporting/
URL:{ORIGIN}/en/activities/1-workshop-on-court-reporting/
END:VEVENT
END:VCALENDAR
"""


def the_event(listing: Listing, **changes: Any) -> icalendar.Event:
    """Return the only event of a calendar of one activity, read back."""
    [event] = icalendar.Calendar.from_ical(render_list(listing, [a_shown(**changes)])).events
    return event


def test_a_calendar_has_its_bytes(listing: Listing) -> None:
    told = replace(listing, address=f"{listing.page}calendar.ics")

    data = render_list(told, [a_shown(), a_shown(2, "2031-05")], older=2)

    assert data.decode().replace("\r\n ", "").replace("\r\n", "\n") == CALENDAR


@pytest.mark.parametrize("period", ["2031-06", "2031-22", "2031", "../2031-06-03", ""])
def test_what_has_no_first_day_is_not_made_precise(listing: Listing, period: str) -> None:
    calendar = icalendar.Calendar.from_ical(render_list(listing, [a_shown(period=period)]))

    assert calendar.events == []
    assert calendar["description"] == "1 activity without a known day is not in this calendar."


def test_what_is_cancelled_stays_as_cancelled(listing: Listing) -> None:
    event = the_event(listing, status="cancelled", sequence=4)

    assert (event["status"], event["sequence"]) == ("CANCELLED", 4)
    assert event["summary"] == "Cancelled: Workshop on court reporting"


@pytest.mark.parametrize(
    ("status", "period", "said"),
    [
        ("announced", "2031-06-03", "CONFIRMED"),
        ("postponed", "2031-06-03", "TENTATIVE"),
        ("announced", "2031-06-03?", "TENTATIVE"),
        ("held", "2031-06-03/2031-06-05~", "TENTATIVE"),
    ],
)
def test_what_is_postponed_or_uncertain_is_tentative(listing: Listing, status: str, period: str, said: str) -> None:
    assert the_event(listing, status=status, period=period)["status"] == said


def test_an_end_that_is_a_month_is_not_a_day(listing: Listing) -> None:
    assert "dtend" not in the_event(listing, period="2031-06-03/2031-07")


def test_an_area_has_a_name_and_no_position(listing: Listing) -> None:
    event = the_event(listing, places=[ShownPlace(name="Chu valley", precision="area", latitude=43.0, longitude=74.0)])

    assert event["location"] == "Chu valley"
    assert "geo" not in event


def test_words_say_their_language(listing: Listing) -> None:
    event = the_event(
        listing, original_language="ru", words={"ru": Words(title="Семинар", lead="", slug="seminar", text="Семинар")}
    )

    assert event["summary"].params["LANGUAGE"] == "ru"


def test_hostile_words_begin_no_property(listing: Listing) -> None:
    [event] = icalendar.Calendar.from_ical(render_list(listing, [a_hostile()])).events

    assert "attendee" not in event
    assert event["summary"] == "[31m]]><script>alert(1)</script> ATTENDEE:mailto:x@example.org &amp;"


def test_one_activity_is_a_calendar_of_its_own(site: Site) -> None:
    data = render_one(a_shown(), site, "ru")

    assert data is not None
    [event] = icalendar.Calendar.from_ical(data).events
    assert event["uid"] == "00000000-0000-0000-0000-000000000001"
    assert event["location"] == "Ош"
    assert render_one(a_shown(period="2031-05"), site, "ru") is None
