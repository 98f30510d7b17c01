"""What search engines and browsers look for."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from fieldpost.domain import Period
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.views import sitemap
from tests.web.conftest import fact

ShowActivity = Callable[..., Activity]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ORIGIN = "http://localhost:8000"


def tree(address: str) -> Element:
    answer = Client().get(address)
    assert answer.status_code == 200
    root: Element = fromstring(answer.content)
    return root


def addresses(address: str) -> list[str]:
    return [each.text or "" for each in tree(address).iter(f"{SITEMAP}loc")]


def test_the_map_has_a_file_a_year_and_splits_what_is_too_large(
    show_activity: ShowActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    for period in ("2030-05-03", "2031-05-03", "2031-05-04", "2031-05-05"):
        show_activity(f"Visit of {period}", period=fact(Period.parse(period)), places=(), organisations=())
    monkeypatch.setattr(sitemap, "MOST", 4)

    parts = addresses("/sitemap.xml")

    assert parts == [f"{ORIGIN}/sitemap-{name}.xml" for name in ("pages", "2030", "2031", "2031-2")]
    assert len(addresses("/sitemap-2031.xml")) == 4
    assert len(addresses("/sitemap-2031-2.xml")) == 2


def test_a_page_is_listed_in_each_language_with_the_others_beside_it(show_activity: ShowActivity) -> None:
    activity = show_activity()
    ways = {code: f"{ORIGIN}/{code}/activities/{activity.pk}-workshop-on-court-reporting/" for code in ("en", "ru")}

    english, russian = tree("/sitemap-2031.xml").iter(f"{SITEMAP}url")

    assert [each.findtext(f"{SITEMAP}loc") for each in (english, russian)] == list(ways.values())
    assert english.findtext(f"{SITEMAP}lastmod") == "2031-05-20T09:30:00Z"
    for each in (english, russian):
        links = each.iter("{http://www.w3.org/1999/xhtml}link")
        assert {link.get("hreflang"): link.get("href") for link in links} == ways


def test_every_page_that_the_map_names_is_there(show_activity: ShowActivity) -> None:
    show_activity()

    for part in addresses("/sitemap.xml"):
        for address in addresses(part.removeprefix(ORIGIN)):
            assert (address, Client().get(address.removeprefix(ORIGIN)).status_code) == (address, 200)


@pytest.mark.parametrize(
    "name", ["sitemap-1999", "sitemap-0000", "sitemap-9999", "sitemap-pages-2", "sitemap-places-0"]
)
def test_a_file_of_nothing_is_not_there(mission: Mission, name: str) -> None:
    assert Client().get(f"/{name}.xml").status_code == 404


def test_robots_are_told_the_map_and_what_is_not_for_them(mission: Mission) -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()

    assert lines[-1] == f"Sitemap: {ORIGIN}/sitemap.xml"
    assert "Disallow: /newsroom/" in lines


@pytest.mark.parametrize("page", ["activities", "figures"])
def test_robots_read_what_is_narrowed_once_and_no_further(mission: Mission, page: str) -> None:
    text = Client().get("/robots.txt").content.decode()
    rules = [re.escape(rule).replace(r"\*", ".*") for rule in re.findall(r"^Disallow: (.+)$", text, re.MULTILINE)]
    paths = ("", "theme/media/", "theme/media/year/2031/", "?q=water", "place/12-osh/since/2031-01-01/")

    kept_out = [path for path in paths if any(re.match(rule, f"/en/{page}/{path}") for rule in rules)]

    assert kept_out == ["theme/media/year/2031/", "?q=water", "place/12-osh/since/2031-01-01/"]


def test_a_browser_is_told_how_to_search(mission: Mission) -> None:
    description = tree("/ru/opensearch.xml")

    namespace = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert description.findtext(f"{namespace}ShortName") == "Миссия в Карасу"
    assert [each.get("template") for each in description.iter(f"{namespace}Url")] == [
        f"{ORIGIN}/ru/activities/?q={{searchTerms}}",
        f"{ORIGIN}/ru/activities/feed.atom?q={{searchTerms}}",
        f"{ORIGIN}/ru/opensearch.xml",
    ]
