"""The first page."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from fieldpost import domain
from fieldpost.domain import Period
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.missions.models import Mission, Place
from fieldpost.web.missions.names import folded_names
from tests.web.conftest import fact
from tests.web.public.conftest import OpenPage, ShowActivity

from .conftest import PublishMay


def titles(page: object, part: str) -> list[str]:
    """Return the headings of the activities in a part of the page."""
    section = page.find(id=part).find_parent("section")  # type: ignore[attr-defined]
    return [each.get_text() for each in section.select(".line h3")]


def test_a_mission_that_has_shown_nothing_yet_has_a_first_page(mission: Mission, open_page: OpenPage) -> None:
    page = open_page("/en/")

    assert page.h1.get_text() == "What the mission does, where and with whom"
    assert page.title.get_text() == "Mission in Karasu"
    assert page.select_one(".lead").get_text().startswith("Nothing has been published here yet.")
    assert (page.select("main form"), page.select("main section")) == ([], [])


def test_what_there_is_none_of_is_said_where_it_would_stand(announced: Activity, open_page: OpenPage) -> None:
    page = open_page("/en/")

    assert "No issue has been published yet." in page.main.get_text()
    assert [each.get_text() for each in page.select("main h2")] == ["Issues", "What is coming", "By theme"]


def test_it_tells_what_was_and_what_is_coming(held: Activity, announced: Activity, open_page: OpenPage) -> None:
    page = open_page("/en/")

    assert titles(page, "recent") == ["Workshop on court reporting"]
    assert titles(page, "coming") == ["Round table on access to information"]
    assert page.select_one(".opening .lead").get_text() == (
        "2 activities: each with its day, its partners and its source."
    )


def test_it_opens_with_how_many_where_and_since_when(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    osh = Place.objects.create(mission=mission, name="Osh", folded=folded_names("Osh", {}))
    show_activity(places=(fact(domain.Place(name="Osh"), entry=osh.pk),))

    words = open_page("/en/").select_one(".opening .lead").get_text()
    assert words == "1 activity in 1 place since 2031: each with its day, its partners and its source."


def test_what_is_called_off_stays_among_what_is_coming(show_activity: ShowActivity, open_page: OpenPage) -> None:
    day = fact(Period.days(date(2031, 6, 3)))
    show_activity("Round table on access to information", status=fact(Status.CANCELLED), period=day)
    page = open_page("/en/")

    assert titles(page, "coming") == ["Round table on access to information"]
    assert page.select_one(".line .badge").get_text() == "Cancelled"


def test_the_soonest_comes_first_and_what_is_over_is_not_coming(
    show_activity: ShowActivity, open_page: OpenPage
) -> None:
    for day in (date(2031, 6, 17), date(2031, 5, 19), date(2031, 5, 20), date(2031, 6, 3)):
        show_activity(f"Meeting of {day}", status=fact(Status.ANNOUNCED), period=fact(Period.days(day)))

    assert titles(open_page("/en/"), "coming") == [
        "Meeting of 2031-05-20",
        "Meeting of 2031-06-03",
        "Meeting of 2031-06-17",
    ]


def test_what_has_no_date_is_no_news(held: Activity, show_activity: ShowActivity, open_page: OpenPage) -> None:
    show_activity("Handbook for reporters", period=None)

    assert titles(open_page("/en/"), "recent") == ["Workshop on court reporting"]


def test_the_latest_month_stands_on_a_map_with_its_places_beside(held: Activity, open_page: OpenPage) -> None:
    page = open_page("/en/")
    section = page.find(id="month").find_parent("section")

    assert page.find(id="month").get_text() == "On the map: May 2031"
    assert [each.title.get_text() for each in section.select("svg")] == ["Map of the activities: May 2031"] * 2
    assert [each.get_text(" ", strip=True) for each in section.select("li")] == ["Osh 1"]


def test_the_newest_of_the_month_with_a_photograph_opens_the_page(
    held: Activity, show_activity: ShowActivity, photograph: Callable[[str], Any], open_page: OpenPage
) -> None:
    show_activity("Visit to the school", period=fact(Period.days(date(2031, 5, 3))), photos=(photograph("A school"),))
    show_activity("Visit to the river", period=fact(Period.days(date(2031, 5, 4))), photos=(photograph("The river"),))
    page = open_page("/en/")
    [feature] = page.select(".feature")

    assert feature.img["alt"] == "What The river shows"
    assert feature.figcaption.get_text(strip=True) == "Photograph: A. S."
    assert feature.h2.get_text() == "Visit to the river"
    assert " ".join(feature.p.get_text().split()) == "4 May 2031, Osh"
    assert titles(page, "recent") == ["Workshop on court reporting", "Visit to the school"]


def test_without_a_photograph_nothing_stands_in_its_place(held: Activity, open_page: OpenPage) -> None:
    page = open_page("/en/")

    assert (page.select(".feature"), page.select(".pictured"), page.select("main img")) == ([], [], [])


def test_the_latest_issue_is_in_the_readers_language_or_marked(
    show_activity: ShowActivity, publish_may: PublishMay, open_page: OpenPage
) -> None:
    show_activity()
    publish_may()
    english, russian = (open_page(f"/{language}/").find(id="latest") for language in ("en", "ru"))

    assert english.get_text() == russian.get_text() == "Monthly Bulletin, May 2031"
    assert (english.parent.get("lang"), russian.parent.get("lang")) == (None, "en")
    assert english.a["href"] == "/en/issues/2031-05/"


def test_it_asks_as_much_for_many_activities_as_for_one(
    held: Activity,
    show_activity: ShowActivity,
    publish_may: PublishMay,
    open_page: OpenPage,
    django_assert_num_queries: object,
) -> None:
    publish_may()
    Client().get("/en/")
    with django_assert_num_queries(4):  # type: ignore[operator]
        Client().get("/en/")
    for number in range(5):
        show_activity(f"Workshop {number}")
    Client().get("/en/")
    with django_assert_num_queries(4):  # type: ignore[operator]
        Client().get("/en/")


@pytest.mark.parametrize("address", ["/xx/", "/EN/", "/en//"])
def test_an_address_in_no_language_of_the_site_is_not_there(address: str, held: Activity, client: Client) -> None:
    assert client.get(address).status_code == 404
