"""The search of the copy: its index, and the script that reads it, in a browser."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from fieldpost.web.missions.models import Mission
from fieldpost.web.public.copy import index
from fieldpost.web.public.copy.writing import Written
from fieldpost.web.public.site import Address, site_of

from .conftest import served
from .link_checker import ask_server

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def read(made: index.Index) -> dict[str, Any]:
    """Return what the scripts of an index hold, by name."""
    files = {}
    for file in made.files():
        held = file.data.decode().removeprefix("copyIndex(").removesuffix(");\n")
        name, value = json.loads(f"[{held}]")
        assert file.name == f"{name}.js"
        files[name] = value
    return files


def test_words_that_begin_alike_share_a_file_that_is_small_enough(
    site: Mission, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "LARGEST", 120)
    made = index.Index(site_of(Address(mission=site.pk, edition=12, names=0)))

    files = read(made)

    told = files["search/words"]
    words = [files[f"search/words/{number}"]["words"] for number in range(len(told["shards"]))]
    assert told["count"] == 7
    assert sorted(word for each in words for word in each) == sorted(made.stems)
    for prefix, each in zip(told["shards"], words, strict=True):
        assert all(word.startswith(prefix) for word in each)
        assert len(json.dumps(each)) < 300


def test_facets_tell_their_activities_as_steps(site: Mission) -> None:
    made = index.Index(site_of(Address(mission=site.pk, edition=12, names=0)))

    files = read(made)

    # The newest first: meetings are of 5 May 2031 and of 7 and 6 May 2030.
    assert files["search/facets/kind-meeting"] == [0, 5, 1]
    assert files["search/facets/year-2031"] == [0, 1, 1, 1, 1]
    assert [line[1] for line in files["en/search/lines/0"]][:2] == [
        "Workshop 5 on rivers & “water”",
        "Workshop 4 on rivers & “water”",
    ]
    assert files["search/words"]["facets"] == sorted(
        name.removeprefix("search/facets/") for name in files if "/facets/" in name
    )


def test_lines_are_told_in_files_of_a_few_with_their_texts(site: Mission, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "LINES", 3)

    files = read(index.Index(site_of(Address(mission=site.pk, edition=12, names=0))))

    assert [len(files[f"ru/search/lines/{number}"]) for number in range(3)] == [3, 3, 1]
    address, *rest = files["ru/search/lines/0"][0]
    assert address.startswith("ru/activities/")
    assert address.endswith("/index.html")
    assert rest == ["Семинар 5 о реках", "5 мая 2031\xa0г.", "", "5 фермеров встретились в Оше."]


@pytest.fixture(params=["served", "opened"])
def base(request: pytest.FixtureRequest, written: tuple[Path, Written]) -> Iterator[str]:
    """Where the copy is: at a web server, and as files that are opened without one."""
    if request.param == "opened":
        yield f"{written[0].as_uri()}/"
        return
    with served(written[0]) as address:
        yield address


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page of a browser in which no script fails and nothing is refused."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    problems: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.on("console", lambda told: problems.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        yield page
        browser.close()
    assert problems == []


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_what_is_sought_is_found_in_a_browser(base: str, page: Page) -> None:
    search = f"{base}en/search/index.html"

    assert found(page, f"{search}#q=farmer", 7) == "Activities found: 7"
    assert page.locator("#copy-found p mark").all_inner_texts() == ["farmers"] * 7
    assert page.locator("#copy-found p:not(.when)").first.inner_text() == "5 farmers met in Osh."
    assert found(page, f"{search}?q=water+river", 7) == "Activities found: 7"
    assert page.locator("#copy-found h3 mark").all_inner_texts() == ["rivers", "water"] * 7
    assert found(page, f"{search}#q=реки", 4) == "Activities found: 4"
    assert found(page, f"{search}#kind=meeting&year=2030", 2) == "Activities found: 2"
    assert page.locator("#copy-asked li").all_inner_texts() == ["Meetings ×", "2030 ×"]
    assert found(page, f"{search}#kind=meeting+workshop", 7) == "Activities found: 7"
    assert found(page, f"{search}#kind=meeting+no-such-kind", 3) == "Activities found: 3"
    assert found(page, f"{search}#since=2031-05-04&until=2031-05-31", 2) == "Activities found: 2"
    assert found(page, f"{search}#q=zeppelin", 0) == "No activity has all of these words."


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_an_address_keeps_the_spaces_between_words(base: str, page: Page) -> None:
    search = f"{base}en/search/index.html"

    assert found(page, f"{search}#q=farmers%20in%20Osh&kind=meeting+workshop&year=2030", 2) == "Activities found: 2"
    page.locator("#copy-asked a").last.click()
    page.locator("#copy-found li").nth(6).wait_for()
    assert page.locator("#copy-search input").input_value() == "farmers in Osh"
    page.locator("#copy-search input").fill("water rivers")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{search}#q=water%20rivers&kind=meeting+workshop")
    page.locator("#copy-found h3 mark").nth(13).wait_for()
    assert page.locator("#copy-count").inner_text() == "Activities found: 7"


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_reader_finds_the_way(base: str, page: Page) -> None:
    page.goto(f"{base}index.html")
    page.get_by_role("main").get_by_role("link", name="English").click()
    page.get_by_role("link", name="Issues").first.click()
    page.locator("main h2 a, main h3 a").first.click()
    issue = page.locator("a[href$='issue.pdf']").first.evaluate("link => link.href")
    assert ask_server(issue)[2][:5] == b"%PDF-"
    page.get_by_role("link", name="Workshop 5 on rivers & “water”").first.click()
    page.get_by_role("heading", name="Workshop 5 on rivers & “water”").first.wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"

    page.goto(f"{base}en/index.html")
    page.locator("form[role=search] input[name=q]").first.fill("farmers in Osh")
    page.keyboard.press("Enter")
    page.locator("#copy-found li").nth(6).wait_for()
    page.locator("#copy-found a").first.click()
    page.get_by_role("heading", name="Workshop 5 on rivers & “water”").first.wait_for()


def found(page: Page, address: str, lines: int) -> str:
    """Return what the search says when it has told so many lines."""
    page.goto("about:blank")
    page.goto(address)
    page.locator("#copy-count:not(:empty)").wait_for()
    if lines:
        page.locator("#copy-found li").nth(lines - 1).wait_for()
    assert page.locator("#copy-found li").count() == lines
    return page.locator("#copy-count").inner_text()
