"""Pages for who finds nothing, something withdrawn, or a site that is broken."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import Client

from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.pages import _words_in
from tests.web.public.conftest import OpenPage

DEPLOY = Path(__file__).parents[4] / "deploy"


def test_who_finds_nothing_can_search_for_the_words_of_the_address(mission: Mission, open_page: OpenPage) -> None:
    page = open_page("/en/activites/141-workshop-on-court-reporting", 404)

    assert page.h1.get_text() == "There is no such page"
    assert page.select_one("main input[name=q]")["value"] == "workshop on court reporting"
    assert page.select_one("main form")["action"] == "/en/activities/"
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert page.select("nav[aria-labelledby=ways] a")[0]["href"] == "/en/"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/", "en"),
        ("/en/activities/141-workshop-on-water/", "workshop on water"),
        ("/ru/%D0%B2%D0%BE%D0%B4%D0%B0.html", "вода"),
        ("/en/12-34/", ""),
        ("/en/%FF%FE/", "\ufffd"[:0]),
        ("/en/" + "a" * 5_000, "a" * 200),
        ("/en/<script>alert(1)</script>", ""),
    ],
)
def test_words_are_taken_from_an_address(path: str, words: str) -> None:
    assert _words_in(path) == words


@pytest.mark.parametrize(
    "address", ["/en/%00/", "/en/%FF%FE/", "/en/" + "x" * 4_000, "/en/<script>alert(1)</script>/", "/en/..%2f..%2fetc"]
)
def test_a_hostile_address_is_not_there(address: str, mission: Mission, client: Client) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert b"<script>" not in answer.content


def _break(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_args: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr("fieldpost.web.public.front.address_of", broken)


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "The site cannot be read just now"), ("ru", None), ("kk", None)]
)
def test_a_site_without_its_database_says_so_in_the_language_of_the_address(
    language: str, heading: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, OperationalError("could not connect to server"))
    answer = Client(raise_request_exception=False).get(f"/{language}/activities/")
    text = answer.content.decode()

    assert (answer.status_code, answer.headers["Retry-After"], answer.headers["Cache-Control"]) == (
        503,
        "60",
        "no-store",
    )
    assert f'<html lang="{language}" dir="ltr">' in text
    assert not heading or f"<h1>{heading}</h1>" in text


def test_a_mistake_of_ours_says_so_and_tells_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, ValueError("Zhyldyz has the key"))
    answer = Client(raise_request_exception=False).get("/en/")

    assert answer.status_code == 500
    assert b"<h1>This page is broken</h1>" in answer.content
    assert b"Zhyldyz" not in answer.content
    assert b"fieldpost check" not in answer.content


def test_the_page_of_a_broken_site_takes_one_sheet_that_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, OperationalError("could not connect to server"))
    page = Client(raise_request_exception=False).get("/en/").content.decode()

    assert re.findall(r'<link rel="stylesheet" href="([^"]+)">', page) == ["/static/public/broken.css"]
    assert finders.find("public/broken.css")


def test_the_newsroom_keeps_its_own_page_for_faults(monkeypatch: pytest.MonkeyPatch, held: Activity) -> None:
    monkeypatch.setattr("fieldpost.web.missions.middleware.mission_at", lambda *_args: 1 / 0)
    answer = Client(raise_request_exception=False).get("/newsroom/")

    assert answer.status_code == 500
    assert b"fieldpost check" in answer.content


def test_the_page_for_maintenance_stands_alone() -> None:
    text = (DEPLOY / "maintenance.html").read_text(encoding="utf-8")
    taken: list[tuple[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            taken.extend((tag, value) for name, value in attrs if name in ("src", "href"))

    Reader().feed(text)

    assert taken == []
    assert re.findall(r' lang="(\w+)"', text) == ["en", "ru", "kk"]
    for name in ("nginx.conf", "Caddyfile"):
        assert "/maintenance.html" in (DEPLOY / name).read_text(encoding="utf-8")
