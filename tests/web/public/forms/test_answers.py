"""The forms at their addresses: what is chosen, in which order, and what becomes of what was withdrawn."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import icalendar
import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fieldpost.domain import Kind, Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.issues.actions import compile_month, correct, publish
from fieldpost.web.issues.actions.correction import Change
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public import newly
from fieldpost.web.public.models import ShownActivity
from fieldpost.web.public.newly import Cursor
from fieldpost.web.public.views import forms
from tests.web.conftest import NOW, fact

ShowActivity = Callable[..., Activity]

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = NOW + timedelta(days=30)


def get(address: str, status: int = 200, **headers: Any) -> bytes:
    answer: Any = Client().get(address, **headers)
    data: bytes = answer.getvalue() if answer.streaming else answer.content
    assert answer.status_code == status, data[:2000]
    return data


def titles(feed: bytes) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in fromstring(feed).iter(f"{ATOM}entry")]


def link(feed: bytes, relation: str) -> str:
    links = [each for each in fromstring(feed).iterfind(f"{ATOM}link") if each.get("rel") == relation]
    return links[0].get("href", "") if links else ""


def changed(activity: Activity, at: datetime) -> None:
    """Say of an activity when readers saw it change last."""
    row = ShownActivity.objects.get(activity=activity)
    row.changed_at = at
    row.data = row.data.replace('"changed_at":"2031-05-20T09:30:00Z"', f'"changed_at":"{at:%Y-%m-%dT%H:%M:%SZ}"')
    row.save()


def tombstones(feed: bytes) -> list[Element]:
    return list(fromstring(feed).iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry"))


@pytest.mark.parametrize("form", ["feed.atom", "feed.json", "calendar.ics", "activities.csv", "activities.json"])
def test_every_form_has_what_the_list_has(show_activity: ShowActivity, form: str) -> None:
    show_activity("Workshop on courts")
    show_activity("Visit to Naryn", kind=fact(Kind.VISIT))

    found = get(f"/en/activities/kind/visit/{form}").decode()

    assert "Visit to Naryn" in found
    assert "Workshop on courts" not in found


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("feed.atom", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("activities.csv", "text/csv; charset=utf-8; header=present"),
        ("activities.json", "application/json"),
    ],
)
def test_every_form_says_what_it_is_and_sets_no_cookie(show_activity: ShowActivity, form: str, media_type: str) -> None:
    show_activity()

    answer = Client().get(f"/en/activities/{form}")

    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Language"] == "en"
    assert not answer.cookies


def test_a_search_has_its_forms_too(show_activity: ShowActivity) -> None:
    show_activity("Workshop on courts")
    show_activity("Visit to Naryn")

    rows = csv.DictReader(io.StringIO(get("/en/activities/activities.csv?q=naryn").decode("utf-8-sig"), newline=""))

    assert [row["title"] for row in rows] == ["Visit to Naryn"]


@pytest.mark.parametrize(
    "address",
    [
        "/en/activities/kind/feed.atom",
        "/en/activities/colour/red/feed.atom",
        "/en/activities/feed.rss",
        "/en/activities/feed.atom?before=yesterday",
        "/en/activities/feed.atom?before=9999999999999999999-1",
        "/en/activities/feed.json?before=999999999999999999-1",
        "/en/activities/feed.atom?before=-1",
        "/en/activities/feed.atom?before=1-9999999999999999999",
        "/kk/activities/feed.atom",
        "/en/activities/1-visit/calendar.ics",
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(mission: Mission, address: str) -> None:
    get(address, 404)


def test_a_feed_is_in_the_order_of_changes_and_goes_on_in_parts(
    show_activity: ShowActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "SIZE", 2)
    for number, day in enumerate((3, 5, 1, 4, 2)):
        activity = show_activity(f"Visit {day}", period=fact(Period.days(date(2031, 5, 20 - number))))
        changed(activity, NOW + timedelta(days=day))

    first = get("/en/activities/feed.atom")
    second = get(link(first, "next").removeprefix("http://localhost:8000"))
    third = get(link(second, "next").removeprefix("http://localhost:8000"))

    assert [titles(each) for each in (first, second, third)] == [
        ["Visit 5", "Visit 4"],
        ["Visit 3", "Visit 2"],
        ["Visit 1"],
    ]
    assert link(third, "next") == ""
    assert (link(first, "first"), link(second, "first")) == ("", link(first, "self"))
    assert {fromstring(each).findtext(f"{ATOM}id") for each in (first, second)} == {
        fromstring(third).findtext(f"{ATOM}id")
    }


def test_of_many_activities_the_newest_are_found_as_of_few(
    show_activity: ShowActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (3, 5, 1, 4, 2):
        changed(show_activity(f"Visit {day}", kind=fact(Kind.VISIT)), NOW + timedelta(days=day))
        show_activity(f"Workshop {day}")
    few = get("/en/activities/kind/visit/feed.atom")
    monkeypatch.setattr(newly, "FEW", 2)
    monkeypatch.setattr(newly, "WALKED", 3)

    assert titles(get("/en/activities/kind/visit/feed.atom")) == titles(few)
    assert titles(few) == ["Visit 5", "Visit 4", "Visit 3", "Visit 2", "Visit 1"]


def test_a_place_in_a_feed_is_read_back() -> None:
    cursor = Cursor(datetime(2031, 5, 20, 9, 30, 0, 123_456, tzinfo=UTC), 2**62)

    assert Cursor.read(str(cursor)) == cursor


def test_what_is_withdrawn_leaves_a_tombstone_where_it_was(
    show_activity: ShowActivity, people: dict[Role, User]
) -> None:
    gone = show_activity("Visit to Naryn", kind=fact(Kind.VISIT))
    show_activity("Workshop on courts")
    withdraw(Clearance.objects.get(activity=gone), by=people[Role.PUBLISHER], now=LATER)

    visits, workshops = (get(f"/en/activities/kind/{kind}/feed.atom") for kind in ("visit", "workshop"))

    [stone] = tombstones(visits)
    assert (stone.get("ref") or "").replace("-", "") == f"urn:uuid:{gone.key}"
    assert stone.get("when") == "2031-06-19T09:30:00Z"
    assert "Naryn" not in visits.decode()
    assert tombstones(workshops) == []
    assert b"VEVENT" not in get("/en/activities/kind/visit/calendar.ics")
    assert json.loads(get("/en/activities/kind/visit/activities.json")) == []


def test_what_is_shown_again_has_no_tombstone(show_activity: ShowActivity, people: dict[Role, User]) -> None:
    from fieldpost.web.activities.clearance.actions import clear_as_published

    activity = show_activity()
    withdraw(Clearance.objects.get(activity=activity), by=people[Role.PUBLISHER], now=LATER)
    activity.refresh_from_db()
    clear_as_published(activity, "en", by=people[Role.PUBLISHER], now=LATER + timedelta(days=1))

    feed = get("/en/activities/feed.atom")

    assert tombstones(feed) == []
    assert titles(feed) == ["Workshop on court reporting"]


def test_one_activity_is_put_into_a_calendar(show_activity: ShowActivity, people: dict[Role, User]) -> None:
    activity = show_activity(status=fact(Status.CANCELLED))
    address = f"/en/activities/{activity.pk}-whatever/calendar.ics"

    [event] = icalendar.Calendar.from_ical(get(address)).events

    assert event["status"] == "CANCELLED"
    withdraw(Clearance.objects.get(activity=activity), by=people[Role.PUBLISHER], now=LATER)
    get(address, 410)


def test_an_activity_without_a_day_has_no_calendar(show_activity: ShowActivity) -> None:
    activity = show_activity(period=fact(Period.parse("2031-06")))

    get(f"/en/activities/{activity.pk}-workshop/calendar.ics", 404)


def test_who_has_the_table_is_told_so_until_something_changes(show_activity: ShowActivity) -> None:
    show_activity()
    etag = Client().get("/en/activities/activities.csv").headers["ETag"]

    assert get("/en/activities/activities.csv", 304, HTTP_IF_NONE_MATCH=etag) == b""
    show_activity("Visit to Naryn")
    assert b"Naryn" in get("/en/activities/activities.csv", 200, HTTP_IF_NONE_MATCH=etag)


def test_a_feed_costs_as_many_queries_for_three_as_for_one(show_activity: ShowActivity) -> None:
    def queries() -> int:
        get("/en/activities/feed.atom")
        with CaptureQueriesContext(connection) as asked:
            get("/en/activities/feed.atom")
        return len(asked)

    show_activity()
    one = queries()
    for number in range(3):
        show_activity(f"Visit {number}")

    assert queries() == one <= 4


def test_a_corrected_issue_is_new_in_the_feed(
    mission: Mission, people: dict[Role, User], show_activity: ShowActivity
) -> None:
    show_activity()
    issue = compile_month(mission, Period.parse("2031-05"), "en", by=people[Role.EDITOR], now=NOW)
    publish(issue, by=people[Role.PUBLISHER], now=NOW, override="A test")
    before = fromstring(get("/ru/issues/feed.atom"))
    item = issue.items.get()
    correct(
        issue,
        text="There were 24.",
        change=Change(item=item, text="There were 24 journalists."),
        by=people[Role.PUBLISHER],
        now=LATER,
    )

    [entry] = fromstring(get("/ru/issues/feed.atom")).iter(f"{ATOM}entry")
    [item_of_json] = json.loads(get("/ru/issues/feed.json"))["items"]

    [old] = before.iter(f"{ATOM}entry")
    assert old.findtext(f"{ATOM}updated") == "2031-05-20T09:30:00Z"
    assert entry.findtext(f"{ATOM}id") == old.findtext(f"{ATOM}id") == item_of_json["id"]
    assert entry.findtext(f"{ATOM}updated") == item_of_json["date_modified"] == "2031-06-19T09:30:00Z"
    assert entry.findtext(f"{ATOM}published") == "2031-05-20T09:30:00Z"
    assert "Corrected on 19 June 2031: There were 24." in item_of_json["content_html"]
    assert [each["mime_type"] for each in item_of_json["attachments"]] == [
        "text/html",
        "application/pdf",
        "text/calendar",
        "application/json",
    ]
