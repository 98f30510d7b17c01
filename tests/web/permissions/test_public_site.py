"""Every page, feed and file of the public site, found by following links as a stranger does: what they must never hold."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import NextStep, StoredFile
from fieldpost.web.issues.actions import publish
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.models import ShownActivity

from ..conftest import NOW, fact, make_mission, make_user
from .conftest import make_world
from .test_canaries import CANARY, planted, words_of

LINK = re.compile(rb'(?:href|src|url|"(?:url|next_url|feed_url|home_page_url|contentUrl)")(?:=|\s*:\s*)"([^"<>]+)"')
NOT_FOLLOWED = re.compile(rb"<a [^>]*rel=\"nofollow[^>]*>")
"""Combinations of facets: there are too many, and each is made of what the others show."""
ELSEWHERE = ("/newsroom", "/accounts", "/admin", "/review", "/documents", "/static", "/media")
ASKED = ("/", "/en/activities/?q=court", "/en/figures/?q=court", "/en/activities/feed.json?q=court")
"""Where the walk begins: the entrance, and what no link leads to but a reader may ask for."""
MOST = 1_500


def walk(browser: Client, host: str) -> Iterator[tuple[str, Any]]:
    """Yield every address of the site that can be reached from ``ASKED``, and what it answers."""
    seen, waiting = set(ASKED), list(ASKED)
    while waiting:
        path = waiting.pop(0)
        answer = browser.get(path, headers={"host": host})
        yield path, answer
        body = b"".join(answer)
        found = (
            [link.decode().replace("&amp;", "&") for link in LINK.findall(NOT_FOLLOWED.sub(b"", body))]
            if _is_text(answer)
            else []
        )
        for link in [*found, *filter(None, [answer.get("Location")])]:
            parts = urlsplit(urljoin(f"http://{host}{path}", link))
            address = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.hostname == host and not parts.path.startswith(ELSEWHERE) and address not in seen:
                seen.add(address)
                waiting.append(address)
        assert len(seen) < MOST, "the site has no end"


def _is_text(answer: Any) -> bool:
    return (
        answer.headers.get("Content-Type", "").startswith(("text/", "application/"))
        and "pdf" not in answer["Content-Type"]
    )


@pytest.fixture
def site(mission: Mission, people: dict[Role, User]) -> dict[str, Any]:
    """What a stranger finds of a mission whose activities hold something internal in every field."""

    def facts(file: StoredFile) -> dict[str, Any]:
        return planted(mission, file)

    make_world(mission, people, facts=facts)
    NextStep.objects.update(what=f"{CANARY} step")
    publish(IssuePage.objects.get(), by=people[Role.PUBLISHER], now=NOW, override="a test")
    return dict(walk(Client(), "testserver"))


def test_nothing_internal_is_on_the_site(site: dict[str, Any]) -> None:
    told = {path: words_of(b"".join(answer)) for path, answer in site.items()}

    assert sum("court reporting" in words for words in told.values()) > 20
    assert "court reporting" in told["/en/activities/feed.json?q=court"]
    assert "<mark>court</mark>" in told["/en/activities/?q=court"]
    assert [path for path, words in told.items() if CANARY in words] == []


def test_every_link_leads_somewhere_and_none_into_the_newsroom(site: dict[str, Any]) -> None:
    assert {
        path: answer.status_code for path, answer in site.items() if answer.status_code not in (200, 301, 302)
    } == {}
    assert [path for path, answer in site.items() if b'href="/newsroom' in b"".join(answer)] == []


def test_no_cookie_is_set_and_every_page_has_the_strict_policy(site: dict[str, Any]) -> None:
    pages = [answer for answer in site.values() if answer.headers.get("Content-Type", "").startswith("text/html")]

    assert [path for path, answer in site.items() if answer.cookies] == []
    assert len(pages) > 15
    assert [page for page in pages if "unsafe" in page["Content-Security-Policy"]] == []
    assert {page["X-Content-Type-Options"] for page in pages} == {"nosniff"}


def test_each_mission_shows_its_own_alone(mission: Mission, people: dict[Role, User]) -> None:
    other = make_mission("elsewhere", hostname="elsewhere.example")
    strangers = {role: make_user(f"{role.value}@elsewhere.example", other, role) for role in Role}
    make_world(other, strangers, facts=lambda _file: {"titles": {"en": fact("A secret of elsewhere")}})
    publish(IssuePage.objects.get(mission=other), by=strangers[Role.PUBLISHER], now=NOW, override="a test")
    pk = ShownActivity.objects.get().activity_id

    here = dict(walk(Client(), "testserver"))
    there = dict(walk(Client(), "elsewhere.example"))

    assert [path for path, answer in here.items() if b"secret of elsewhere" in b"".join(answer)] == []
    assert sum(b"secret of elsewhere" in b"".join(answer) for answer in there.values()) > 5
    assert Client().get(f"/en/activities/{pk}-a-secret-of-elsewhere/").status_code == 404


def test_only_reading_is_answered(mission: Mission) -> None:
    browser = Client()

    answers = [
        browser.post(path).status_code for path in ("/en/", "/en/activities/", "/api/v1/activities", "/en/about/")
    ]

    assert answers == [405, 405, 405, 405]
