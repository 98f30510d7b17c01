"""Under which terms the data may be used: on pages, in feeds, in the head of files; nothing where the mission states none."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.test import Client

from fieldpost.domain import Licence
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.forms.atom import render_atom
from fieldpost.web.public.forms.json_feed import render_json_feed
from fieldpost.web.public.forms.listing import Listing
from fieldpost.web.public.terms import terms_of

OpenPage = Callable[..., BeautifulSoup]
ShowActivity = Callable[..., Activity]

ATOM = "{http://www.w3.org/2005/Atom}"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
FORMS = ["feed.atom", "feed.json", "calendar.ics", "activities.csv", "activities.json"]


def under(listing: Listing, licence: Licence | None) -> Listing:
    """Return the list of a mission with that licence."""
    return replace(listing, site=replace(listing.site, profile=replace(listing.site.profile, licence=licence)))


def state(mission: Mission, **licence: Any) -> None:
    """Let the mission's profile state a licence."""
    mission.profile = {**mission.profile, "licence": licence}
    mission.save()


def terms_in(page: BeautifulSoup) -> str:
    """Return what the page of data says of terms, before how to cite."""
    return " ".join(page.select_one("section[aria-labelledby=terms] p").get_text().split())  # type: ignore[union-attr]


def test_a_feed_states_name_and_address_of_a_usual_licence(listing: Listing) -> None:
    told = under(listing, Licence(spdx="CC-BY-4.0"))

    feed = fromstring(render_atom(told, []))
    assert feed.findtext(f"{ATOM}rights") == f"CC BY 4.0, {CC_BY}"
    links = [each.get("href") for each in feed.iterfind(f"{ATOM}link") if each.get("rel") == "license"]
    assert links == [CC_BY]
    assert json.loads(render_json_feed(told, []))["_license"] == {
        "name": "CC BY 4.0",
        "spdx": "CC-BY-4.0",
        "url": CC_BY,
    }


def test_a_feed_states_words_of_the_missions_own(listing: Listing) -> None:
    told = under(listing, Licence(words={"en": "Free <b>for</b> all\x07"}))

    feed = fromstring(render_atom(told, []))
    assert feed.findtext(f"{ATOM}rights") == "Free <b>for</b> all"
    assert json.loads(render_json_feed(told, []))["_license"] == {"name": "Free <b>for</b> all"}


def test_a_feed_says_nothing_where_nothing_is_stated(listing: Listing) -> None:
    assert fromstring(render_atom(listing, [])).find(f"{ATOM}rights") is None
    assert "_license" not in json.loads(render_json_feed(listing, []))


def test_terms_are_in_the_language_where_they_exist_in_it(listing: Listing) -> None:
    site = under(listing, Licence(words={"en": "Free", "ru": "Свободно"})).site

    assert [getattr(terms_of(site, language), "name", "") for language in ("ru", "kk")] == ["Свободно", "Free"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_where_the_terms_stand(mission: Mission, show_activity: ShowActivity, form: str) -> None:
    show_activity()
    assert "Link" not in Client().get(f"/en/activities/{form}").headers
    state(mission, words={"en": "Free"})
    assert "Link" not in Client().get(f"/en/activities/{form}?q=report").headers


@pytest.mark.parametrize("form", FORMS)
def test_every_form_links_the_licence(mission: Mission, show_activity: ShowActivity, form: str) -> None:
    state(mission, spdx="CC-BY-4.0")
    show_activity()

    assert Client().get(f"/en/activities/{form}").headers["Link"] == f'<{CC_BY}>; rel="license"'


def test_the_page_of_data_and_the_foot_of_every_page_link_the_licence(mission: Mission, open_page: OpenPage) -> None:
    state(mission, spdx="CC-BY-4.0")

    page = open_page("/en/data/")
    assert terms_in(page) == (
        "What this site tells of activities, as text and as data, may be used under these terms: CC BY 4.0. "
        "Photographs belong to those to whom they are credited."
    )
    assert [each["href"] for each in page.select("main a[rel=license], footer a[rel=license]")] == [CC_BY, CC_BY]
    assert json.loads(page.find("script", type="application/ld+json").string)["license"] == CC_BY  # type: ignore[union-attr,arg-type]
    foot = open_page("/en/").select_one("footer .licence")
    assert " ".join(foot.get_text().split()) == "Texts and data: CC BY 4.0"  # type: ignore[union-attr]


def test_own_words_are_escaped_and_marked_as_of_their_language(mission: Mission, open_page: OpenPage) -> None:
    state(mission, words={"ru": "Свободно <script>"})

    page = open_page("/en/data/")
    assert terms_in(page).split(": ")[1].startswith("Свободно <script>.")
    words = page.select_one("main section[aria-labelledby=terms] span[lang=ru]")
    assert words is not None
    assert page.select("a[rel=license]") == []


def test_without_a_licence_the_page_of_data_leads_to_the_mission(mission: Mission, open_page: OpenPage) -> None:
    page = open_page("/en/data/")

    assert terms_in(page) == "The terms of use are those of the mission’s site: About."
    assert page.select("footer .licence") == []
