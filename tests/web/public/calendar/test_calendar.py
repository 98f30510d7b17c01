"""The pages of the calendar, on 20 May 2031."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fieldpost.domain import Period
from fieldpost.web.activities.record import Status
from fieldpost.web.missions.models import Mission
from tests.web.conftest import fact
from tests.web.public.conftest import OpenPage, ShowActivity


def test_what_goes_on_what_is_coming_and_what_has_no_day_stand_apart(
    show_activity: ShowActivity, open_page: OpenPage
) -> None:
    for title, period in [
        ("Past course", "2031-05-13/2031-05-14"),
        ("Campaign", "2031-05-19/2031-05-24"),
        ("Roundtable of today", "2031-05-20"),
        ("Press conference", "2031-05-28"),
        ("Summer school", "2031-07"),
        ("Study tour", "2031"),
    ]:
        show_activity(title, status=fact(Status.ANNOUNCED), period=fact(Period.parse(period)))

    page = open_page("/en/calendar/")

    found = {
        section.h2.get_text(): [link.get_text() for link in section.select(".what h3 a")]
        for section in page.select("section:has(.lines)")
    }
    assert found == {
        "Going on now": ["Campaign"],
        "Today": ["Roundtable of today"],
        "May 2031": ["Press conference"],
        "July 2031": ["Summer school"],
        "Announced without an exact day": ["Study tour"],
    }


@pytest.mark.parametrize(("status", "words"), [(Status.CANCELLED, "Cancelled"), (Status.POSTPONED, "Postponed")])
def test_what_does_not_take_place_says_so(
    show_activity: ShowActivity, open_page: OpenPage, status: Status, words: str
) -> None:
    show_activity(status=fact(status), period=fact(Period.days(date(2031, 5, 28))))

    for address, place in [("/en/calendar/", ".line .badge"), ("/en/calendar/2031-05/", "td .badge")]:
        assert [each.get_text() for each in open_page(address).select(place)] == [words]


def test_where_nothing_is_coming_the_page_leads_to_the_last_month(
    show_activity: ShowActivity, open_page: OpenPage
) -> None:
    show_activity(period=fact(Period.days(date(2031, 3, 5))))

    note = open_page("/en/calendar/").select_one(".note")

    assert note is not None
    assert "Nothing is announced at the moment." in note.get_text()
    assert [link["href"] for link in note.select("a")] == ["/en/calendar/2031-03/"]


def test_an_empty_register_has_a_calendar_too(mission: Mission, open_page: OpenPage) -> None:
    assert "Nothing is announced at the moment." in open_page("/en/calendar/").get_text()
    assert "Nothing is known of this month." in open_page("/en/calendar/2031-05/").get_text()


def test_a_month_is_a_table_with_the_days_of_the_week_above(show_activity: ShowActivity, open_page: OpenPage) -> None:
    show_activity(period=fact(Period.days(date(2031, 5, 22))))

    table = open_page("/en/calendar/2031-05/").select_one("table.sheet")

    assert table is not None
    assert [(each["scope"], each.abbr["title"]) for each in table.select("thead th")] == [
        ("col", day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    ]
    assert [each.time["datetime"] for each in table.select('td[aria-current="date"]')] == ["2031-05-20"]
    [cell] = table.select("td:has(a.entry)")
    assert (cell.time["datetime"], cell.a.get_text()) == ("2031-05-22", "Workshop on court reporting")


def test_a_run_spans_its_days_in_the_table(show_activity: ShowActivity, open_page: OpenPage) -> None:
    show_activity(period=fact(Period.parse("2031-05-13/2031-05-15")))

    [row] = open_page("/en/calendar/2031-05/").select("tr.runs")

    assert [(cell["colspan"], cell.get_text(" ", strip=True)) for cell in row.select("td")] == [
        ("1", ""),
        ("3", "13–15 May 2031 Workshop on court reporting"),
        ("3", ""),
    ]


def test_months_lead_to_each_other_as_far_as_the_register_reaches(
    show_activity: ShowActivity, open_page: OpenPage
) -> None:
    show_activity(period=fact(Period.parse("2031-03")))
    show_activity(period=fact(Period.parse("2031-05-28/2031-06-02")))

    ways = {
        month: [link["href"] for link in open_page(f"/en/calendar/{month}/").select(".around a")]
        for month in ("1950-01", "2031-03", "2031-04", "2031-06", "2150-01")
    }

    assert ways == {
        "1950-01": ["/en/calendar/2031-03/"],
        "2031-03": ["/en/calendar/2031-04/"],
        "2031-04": ["/en/calendar/2031-03/", "/en/calendar/2031-05/"],
        "2031-06": ["/en/calendar/2031-05/"],
        "2150-01": ["/en/calendar/2031-06/"],
    }


@pytest.mark.parametrize(
    "written", ["1899-12", "2201-01", "2031-13", "may", "2031-05-20", "%D9%A2%D9%A0%D9%A3%D9%A1-05"]
)
def test_months_that_no_calendar_has_are_not_found(mission: Mission, open_page: OpenPage, written: str) -> None:
    open_page(f"/en/calendar/{written}/", 404)


def test_titles_in_another_language_say_so_and_cannot_be_markup(
    show_activity: ShowActivity, open_page: OpenPage
) -> None:
    show_activity("<b>Press</b> day", period=fact(Period.days(date(2031, 5, 22))))

    [link] = open_page("/ru/calendar/2031-05/").select("a.entry")

    assert (link.span["lang"], link.get_text()) == ("en", "<b>Press</b> day")


@pytest.mark.parametrize("address", ["/en/calendar/", "/en/calendar/2031-05/"])
def test_the_calendar_asks_as_often_for_many_activities_as_for_one(
    show_activity: ShowActivity,
    open_page: OpenPage,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
) -> None:
    for number in range(4):
        show_activity(f"Workshop {number}", period=fact(Period.days(date(2031, 5, 22 + number))))
    open_page(address)

    with django_assert_num_queries(2):
        Client().get(address)
