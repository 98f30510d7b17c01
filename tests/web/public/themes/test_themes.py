"""The pages of themes, on 20 May 2031."""

from datetime import date

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fieldpost.domain import Period
from fieldpost.web.accounts.models import User
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.directory_actions import head_theme, save_theme
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from tests.web.conftest import NOW, fact
from tests.web.public.conftest import OpenPage, ShowActivity


def test_themes_stand_below_their_dimensions_with_the_newest_activity(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    show_activity("Older course", period=fact(Period.parse("2030-11")))
    show_activity("Newest course")

    page = open_page("/en/themes/")

    [side] = page.select("section.side")
    assert side.h2.get_text(strip=True) == "Human dimension"
    assert [(a["href"], a.get_text()) for a in side.select(":scope > p a")] == [
        ("/en/activities/dimension/human/", "2 activities")
    ]
    [listed] = side.select("ul > li")
    assert [a.get_text() for a in listed.select("a")] == ["Free media", "2 activities", "Newest course"]
    assert [a["href"] for a in listed.select("a")][:2] == ["/en/themes/media/", "/en/activities/theme/media/"]
    assert [rect["width"] for rect in listed.select("rect")] == ["100"]


def test_a_theme_without_activities_is_told_while_it_is_offered(
    mission: Mission, open_page: OpenPage, people: dict[Role, User]
) -> None:
    [bare] = open_page("/en/themes/").select(".without")
    assert bare.get_text(strip=True) == "Without an activity so far:Free media"
    assert "There is no activity under this theme yet." in open_page("/en/themes/media/").get_text()

    theme = directory.Theme.objects.get(key="media")
    theme.retired_on = date(2031, 5, 1)
    save_theme(theme, by=people[Role.EDITOR], now=NOW)

    assert "Free media" not in open_page("/en/themes/").get_text()


def test_a_theme_tells_how_it_was_headed_before_and_what_it_counts_as(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage, people: dict[Role, User]
) -> None:
    theme = directory.Theme.objects.get(key="media")
    theme.sectors = ["15153"]
    theme.save()
    head_theme(theme, {"en": "Media freedom"}, since=date(2030, 1, 1), by=people[Role.EDITOR], now=NOW)
    show_activity()

    page = open_page("/en/themes/media/")

    assert page.h1.get_text() == "Media freedom"
    assert {row.dt.get_text(): [dd.get_text() for dd in row.select("dd")] for row in page.select("dl.facts div")} == {
        "Earlier headings": ["Free media (until 1 January 2030)"],
        "Purpose codes of the OECD’s Development Assistance Committee": ["15153"],
    }
    assert [(row.th.get_text(), row.a["href"]) for row in page.select(".tallies tbody tr")] == [
        ("2031", "/en/activities/theme/media/year/2031/")
    ]
    assert [a.get_text() for a in page.select(".line h3 a")] == ["Workshop on court reporting"]


def test_themes_that_the_mission_does_not_have_are_not_found(mission: Mission, open_page: OpenPage) -> None:
    open_page("/en/themes/weather/", 404)


def test_themes_ask_as_often_for_many_activities_as_for_one(
    mission: Mission,
    show_activity: ShowActivity,
    open_page: OpenPage,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        show_activity()
    open_page("/en/themes/media/")

    with django_assert_num_queries(2):
        Client().get("/en/themes/")
    with django_assert_num_queries(3):
        Client().get("/en/themes/media/")
