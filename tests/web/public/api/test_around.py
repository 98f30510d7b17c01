"""What goes around answers: validators for caches, pages of other sites, methods, compression."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fieldpost import __version__
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.api.endpoints import ENDPOINTS
from tests.web.conftest import NOW

ShowActivity = Callable[..., Activity]

ADDRESSES = [f"/api/v1/{each.path}" for each in ENDPOINTS if "{" not in each.path]
OPEN = {
    "Cache-Control": "public, no-cache",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
}


def among(headers: Any, wanted: dict[str, str]) -> dict[str, str]:
    return {name: headers.get(name) for name in wanted}


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_edition_is_told_so_until_the_next(
    show_activity: ShowActivity, people: dict[Role, User], address: str
) -> None:
    show_activity()
    first = Client().get(address)
    wanted = {**OPEN, "ETag": f'W/"1-1937035800-{__version__}"', "Last-Modified": "Tue, 20 May 2031 09:30:00 GMT"}
    assert (first.status_code, among(first.headers, wanted)) == (200, wanted)

    for known in ({"If-None-Match": wanted["ETag"]}, {"If-Modified-Since": wanted["Last-Modified"]}):
        again = Client().get(address, headers=known)
        assert (again.status_code, again.content, among(again.headers, wanted)) == (304, b"", wanted)

    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=NOW + timedelta(days=1))
    for known in ({"If-None-Match": wanted["ETag"]}, {"If-Modified-Since": wanted["Last-Modified"]}):
        assert Client().get(address, headers=known).status_code == 200


def test_who_has_the_edition_costs_one_query(
    show_activity: ShowActivity, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    show_activity()
    etag = Client().get("/api/v1/activities").headers["ETag"]

    with django_assert_num_queries(1):
        assert Client().get("/api/v1/activities", headers={"If-None-Match": etag}).status_code == 304


def test_what_was_withdrawn_is_told_also_to_who_knew_it(show_activity: ShowActivity, people: dict[Role, User]) -> None:
    activity = show_activity()
    etag = Client().get(f"/api/v1/activities/{activity.key}").headers["ETag"]
    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=NOW)

    assert Client().get(f"/api/v1/activities/{activity.key}", headers={"If-None-Match": etag}).status_code == 410


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/activities", "/api/v1/activities/none"])
def test_pages_of_other_sites_may_read(mission: Mission, address: str) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    answer = Client().options(address, headers=asked)

    assert (answer.status_code, answer.content) == (204, b"")
    wanted = {
        "Allow": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
    }
    assert among(answer.headers, wanted) == wanted
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
@pytest.mark.parametrize("address", ["/api/v1/activities", "/api/v1/nothing"])
def test_nothing_is_written(mission: Mission, method: str, address: str) -> None:
    answer = Client().generic(method, address)

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(f"{method} is not taken here")


def test_a_refusal_may_be_read_by_other_sites_too(mission: Mission) -> None:
    answer = Client().get("/api/v1/activities?x=1")

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert among(answer.headers, OPEN) == OPEN


def test_the_head_is_that_of_the_answer(show_activity: ShowActivity) -> None:
    show_activity()
    whole, head = Client().get("/api/v1/activities"), Client().head("/api/v1/activities")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize("path", ["activities", "places.geojson", "activities?x=1"])
def test_answers_go_out_compressed(show_activity: ShowActivity, path: str) -> None:
    for number in range(4):
        show_activity(f"Course {number}")

    answer = Client().get(f"/api/v1/{path}", headers={"Accept-Encoding": "gzip"})

    wanted = path != "places.geojson"  # There is none: it is too short to be worth it.
    assert (answer.headers.get("Content-Encoding") == "gzip") is wanted


def test_nobody_is_remembered(show_activity: ShowActivity) -> None:
    show_activity()
    browser = Client()
    answer = browser.get("/api/v1/activities")

    assert (dict(browser.cookies), answer.cookies.output()) == ({}, "")
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_language_is_only_what_the_address_says(show_activity: ShowActivity) -> None:
    show_activity()

    answer = Client().get("/api/v1/themes", headers={"Accept-Language": "ru"}).json()
    assert answer["dimensions"][0]["themes"][0]["name"] == "Free media"
    answer = Client().get("/api/v1/themes?language=ru").json()
    assert answer["dimensions"][0]["themes"][0]["name"] == "Свобода СМИ"
