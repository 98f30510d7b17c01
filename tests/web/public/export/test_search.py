"""The search of the copy: its index, and the script that reads it, in a browser."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from fieldpost.web.missions.models import Mission
from fieldpost.web.public.copy import index
from fieldpost.web.public.copy.writing import Written
from fieldpost.web.public.site import Address, site_of

from .conftest import served

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def test_words_that_begin_alike_share_a_file_that_is_small_enough(
    site: Mission, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "LARGEST", 120)
    made = index.Index(site_of(Address(mission=site.pk, edition=12, names=0)))
    made.read()

    files = {file.name: json.loads(file.data) for file in made.files()}

    told = files["search/words.json"]
    words = [files[f"search/words/{number}.json"]["words"] for number in range(len(told["shards"]))]
    assert told["count"] == 7
    assert sorted(word for each in words for word in each) == sorted(made.stems)
    for prefix, each in zip(told["shards"], words, strict=True):
        assert all(word.startswith(prefix) for word in each)
        assert len(json.dumps(each)) < 300


def test_facets_tell_their_activities_as_steps(site: Mission) -> None:
    made = index.Index(site_of(Address(mission=site.pk, edition=12, names=0)))
    made.read()

    files = {file.name: json.loads(file.data) for file in made.files()}

    # The newest first: meetings are of 5 May 2031 and of 7 and 6 May 2030.
    assert files["search/facets/kind-meeting.json"] == [0, 5, 1]
    assert files["search/facets/year-2031.json"] == [0, 1, 1, 1, 1]
    assert [line[1] for line in files["en/search/lines/0.json"]][:2] == [
        "Workshop 5 on rivers & “water”",
        "Workshop 4 on rivers & “water”",
    ]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_what_is_sought_is_found_in_a_browser(written: tuple[Path, Written], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    folder, _told = written
    with served(folder) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        problems: list[str] = []
        page.on("console", lambda told: problems.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))

        assert found(page, f"{server}/en/search/#q=farmer", 7) == "Activities found: 7"
        assert found(page, f"{server}/en/search/?q=water+river", 7) == "Activities found: 7"
        assert found(page, f"{server}/en/search/#q=реки", 4) == "Activities found: 4"
        assert found(page, f"{server}/en/search/#kind=meeting&year=2030", 2) == "Activities found: 2"
        assert page.locator("#copy-asked li").all_inner_texts() == ["Meetings ×", "2030 ×"]
        assert found(page, f"{server}/en/search/#kind=meeting+workshop", 7) == "Activities found: 7"
        assert found(page, f"{server}/en/search/#since=2031-05-04&until=2031-05-31", 2) == "Activities found: 2"
        assert found(page, f"{server}/en/search/#q=zeppelin", 0) == "No activity has all of these words."

        page.goto(f"{server}/en/")
        page.locator("form[role=search] input[name=q]").first.fill("farmers in Osh")
        page.keyboard.press("Enter")
        page.locator("#copy-found li").nth(6).wait_for()
        page.locator("#copy-found a").first.click()
        page.get_by_role("heading", name="Workshop 5 on rivers & “water”").first.wait_for()
        browser.close()

    assert problems == []


def found(page: Page, address: str, lines: int) -> str:
    """Return what the search says when it has told so many lines."""
    page.goto("about:blank")
    page.goto(address)
    page.locator("#copy-count:not(:empty)").wait_for()
    if lines:
        page.locator("#copy-found li").nth(lines - 1).wait_for()
    assert page.locator("#copy-found li").count() == lines
    return page.locator("#copy-count").inner_text()
