"""The pages about the data: what can be taken, and the API's manual."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.api.endpoints import ENDPOINTS

ShowActivity = Callable[..., Activity]


def page(address: str) -> LexborHTMLParser:
    answer = Client().get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content)


def links(found: LexborHTMLParser) -> list[str]:
    return [each.attributes.get("href") or "" for each in found.css("main a")]


def test_everything_that_can_be_taken_is_there(show_activity: ShowActivity) -> None:
    show_activity()

    told = links(page("/en/data/"))

    for address in told:
        if not address.startswith(("/en/about/", "#")):
            assert Client().get(address).status_code == 200, address
    assert "/en/activities/feed.atom" in told
    assert "/en/activities/dimension/human/calendar.ics" in told
    assert "/api/v1/places.geojson" in told
    assert "/en/issues/feed.atom" in told


def test_the_manual_has_every_address_with_a_real_answer(show_activity: ShowActivity) -> None:
    activity = show_activity()

    found = page("/en/data/api/")

    assert [each.text() for each in found.css("main nav.taking a")] == [f"/api/v1/{each.path}" for each in ENDPOINTS]
    asked = [each.text() for each in found.css("pre.example code") if each.text().startswith("curl")]
    assert f"curl 'http://testserver/api/v1/activities/{activity.key}'" in [
        each.replace(activity.mission.address, "http://testserver") for each in asked
    ]
    assert "Workshop on court reporting" in found.css_first("#activity").parent.text()  # type: ignore[union-attr]


def test_the_manual_stands_where_nothing_is_shown_yet(mission: Mission) -> None:
    found = page("/ru/data/api/")

    assert found.css_first("html").attributes["lang"] == "ru"  # type: ignore[union-attr]


def test_the_manual_costs_no_more_queries_for_more_activities(
    show_activity: ShowActivity, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        show_activity(f"Course {number}")
        page("/en/data/api/")
        with django_assert_max_num_queries(25):
            page("/en/data/api/")
