"""What every page has around its content."""

import gzip
import re
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from fieldpost.web.activities.models import Activity
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.site import forget
from tests.web.public.conftest import OpenPage, ShowActivity

PAGES = ("/en/", "/en/issues/", "/en/issues/2031-05/", "/en/activities/{pk}-workshop-on-court-reporting/")
HEAVIEST = 50_000
"""Bytes of a page, compressed, without its photographs."""


@pytest.fixture
def addresses(corrected: IssuePage, held: Activity) -> list[str]:
    """One page of each kind."""
    return [page.format(pk=held.pk) for page in PAGES]


def test_every_page_stands_alone_without_cookies_scripts_and_styles_of_its_own(
    addresses: list[str], open_page: OpenPage
) -> None:
    for address in addresses:
        answer = Client().get(address)
        page = open_page(address)

        assert answer.status_code == 200
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        assert not page.find_all(style=True), address
        assert not page.find_all("style"), address
        assert {each.get("type") for each in page.find_all("script")} <= {"application/ld+json"}, address
        assert len(gzip.compress(answer.content)) < HEAVIEST, address


def test_nothing_comes_from_elsewhere(addresses: list[str], open_page: OpenPage) -> None:
    for address in addresses:
        page = open_page(address)
        taken = [each["src"] for each in page.find_all(src=True)]
        taken += [each["href"] for each in page.find_all("link", rel=["stylesheet", "icon", "preload"])]

        assert all(each.startswith("/") and not each.startswith("//") for each in taken), (address, taken)


def test_headings_come_in_order_with_one_at_the_top(addresses: list[str], open_page: OpenPage) -> None:
    for address in addresses:
        levels = [int(each.name[1]) for each in open_page(address).main.find_all(re.compile("^h[1-6]$"))]

        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_ids_are_not_given_twice(addresses: list[str], open_page: OpenPage) -> None:
    for address in addresses:
        ids = [each["id"] for each in open_page(address).find_all(id=True)]

        assert len(ids) == len(set(ids)), (address, ids)


def test_the_header_says_where_one_is(addresses: list[str], open_page: OpenPage) -> None:
    current = [
        [(each.get_text(), each["aria-current"]) for each in open_page(address).select("nav.main [aria-current]")]
        for address in addresses
    ]

    assert current == [[], [("Issues", "page")], [("Issues", "true")], [("Activities", "true")]]


def test_the_header_and_footer_lead_to_pages_that_are_there(held: Activity, open_page: OpenPage) -> None:
    page = open_page("/en/")
    ways = [each["href"] for each in page.select("header a[href], footer a[href]")]

    assert len(ways) == 18
    assert {way: Client().get(way).status_code for way in ways} == dict.fromkeys(ways, 200)


def test_every_page_names_itself_in_every_language(held: Activity, mission: Mission, open_page: OpenPage) -> None:
    page = open_page(f"/ru/activities/{held.pk}-workshop-on-court-reporting/")
    path = f"/activities/{held.pk}-workshop-on-court-reporting/"

    assert page.html["lang"] == "ru"
    assert page.find("link", rel="canonical")["href"] == f"{mission.address}/ru{path}"
    assert {each["hreflang"]: each["href"] for each in page.find_all("link", hreflang=True)} == {
        "en": f"{mission.address}/en{path}",
        "ru": f"{mission.address}/ru{path}",
        "x-default": f"{mission.address}/en{path}",
    }
    assert [(each["lang"], each["hreflang"], each["href"]) for each in page.select("nav.languages a")] == [
        ("en", "en", f"/en{path}")
    ]
    assert page.select_one("nav.languages [aria-current]").get_text() == "Русский"


def test_the_icon_is_the_logo_or_a_mark(mission: Mission, client: Client) -> None:
    mark = client.get("/favicon.svg")
    mission.profile |= {"logo": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'}
    mission.save()
    forget()

    assert mark.headers["Content-Type"] == client.get("/favicon.svg").headers["Content-Type"] == "image/svg+xml"
    assert mark.content.startswith(b"<svg ")
    assert client.get("/favicon.svg").content == mission.profile["logo"].encode()


HOSTILE = '"><script>alert(1)</script>{{ 7 * 7 }} %(x)s'


def test_hostile_words_are_words(show_activity: ShowActivity, mission: Mission, open_page: OpenPage) -> None:
    mission.profile |= {"names": {"en": HOSTILE}, "organisation": {"en": HOSTILE}, "disclaimer": {"en": HOSTILE}}
    mission.save()
    activity = show_activity(HOSTILE)

    for address in ("/en/", f"/en/activities/{activity.pk}-{_slug(open_page, activity)}/"):
        page = open_page(address)
        assert page.select_one(".organisation").get_text() == HOSTILE
        assert page.select_one(".disclaimer").get_text() == HOSTILE
        assert HOSTILE in page.main.get_text()
        assert {each.get("type") for each in page.find_all("script")} <= {"application/ld+json"}


def _slug(open_page: OpenPage, activity: Activity) -> Any:
    link = open_page("/en/").select_one(f'a[href^="/en/activities/{activity.pk}-"]')
    return link["href"].split("-", 1)[1].rstrip("/")
