"""A month's issue, from compiling to correcting, as a press officer does it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fieldpost.web.activities.models import Activity
from fieldpost.web.issues.models import IssuePage, Publication
from fieldpost.web.missions.roles import Role

from ..issues.conftest import cleared, media, month
from .conftest import violations

__all__ = ["cleared", "media", "month"]  # fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("FIELDPOST_SCREENSHOTS")


def look(page: Page, name: str) -> None:
    """Ask axe about the page, and keep a picture of it where FIELDPOST_SCREENSHOTS names a folder."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"issue-{name}.png", full_page=True)
    assert violations(page) == []


def test_compile_arrange_preview_publish_and_correct_an_issue(
    at_work: Callable[..., Page], month: dict[str, Activity], record_activity: Callable[..., Activity], media: Any
) -> None:
    record_activity("A draft that nobody asked to clear")
    page = at_work(Role.PUBLISHER)
    page.goto("/newsroom/issues/")
    look(page, "list-empty")

    page.get_by_label("Month").fill("2031-05")
    page.get_by_role("button", name="Compile").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Monthly Bulletin")
    look(page, "board")

    page.get_by_role("button", name="Move “Course on media law” up").click()
    titles = page.locator(".items h4")
    expect(titles).to_have_text(
        [
            "The Head of Mission visits Osh",
            "Course on media law",
            "Workshop on court reporting",
            "Round table on access to information",
        ]
    )
    page.get_by_role("link", name="Workshop on court reporting").click()
    page.get_by_label("Text in this issue").fill("Twenty-four journalists learned to report from courts in Osh.")
    page.get_by_role("button", name="Save the wording").click()
    expect(page.locator("ins").first).to_be_visible()
    look(page, "item")

    page.get_by_role("link", name="Monthly Bulletin No. 1").click()
    page.get_by_role("link", name="Edit title, number, note and notices").click()
    page.get_by_label("Editor’s note").fill("A month of courts and media.")
    page.get_by_label("Notices").fill("The library of the Mission is closed in June.")
    look(page, "edit")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Preview").click()
    expect(page.frame_locator("iframe").get_by_text("A month of courts and media.")).to_be_visible()
    look(page, "preview")
    for form in ("PDF", "ICS", "JSON"):
        page.get_by_role("link", name=form, exact=True).click()
        expect(page.locator("iframe")).to_have_attribute("title", f"The issue as {form}")

    page.get_by_role("link", name="Monthly Bulletin No. 1").click()
    page.get_by_role("link", name="1 warning").click()
    look(page, "check")
    page.get_by_role("link", name="Publish…").click()
    look(page, "publish")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("It is published, in every format.")).to_be_visible()
    look(page, "published")
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_role("heading", name="Workshop on court reporting")).to_be_visible()
    look(page, "read")

    page.go_back()
    page.get_by_role("link", name="Correct…").click()
    page.get_by_label("Correction", exact=True).fill("The course took place in Jalal-Abad, not in Osh.")
    page.get_by_label("Item", exact=True).select_option(label="Course on media law")
    look(page, "correct")
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.get_by_text("The correction is published, in every format.")).to_be_visible()
    look(page, "corrected")
    page.get_by_role("link", name="Read it").click()
    expect(page.get_by_role("heading", name="Corrections")).to_be_visible()
    expect(page.locator("article .erratum")).to_contain_text("The course took place in Jalal-Abad, not in Osh.")
    look(page, "read-corrected")

    assert [publication.sequence for publication in Publication.objects.all()] == [2, 1]
    page.goto(f"/newsroom/issues/{IssuePage.objects.get().pk}/publications/1/")
    look(page, "publication")


@pytest.mark.parametrize(("width", "dark"), [(320, True), (768, False), (1440, True)])
def test_every_page_fits_and_axe_finds_nothing(
    at_work: Callable[..., Page], month: dict[str, Activity], media: Any, width: int, dark: bool
) -> None:
    page = at_work(Role.PUBLISHER, width=width, dark=dark)
    page.goto("/newsroom/issues/")
    page.get_by_label("Month").fill("2031-05")
    page.get_by_role("button", name="Compile").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Monthly Bulletin")
    pk = IssuePage.objects.get().pk
    item = IssuePage.objects.get().items.all()[0].pk
    for name in ("", "edit/", f"items/{item}/", "check/", "preview/", "publish/"):
        page.goto(f"/newsroom/issues/{pk}/{name}")
        look(page, f"{width}-{'dark' if dark else 'light'}-{name.strip('/').replace('/', '-') or 'board'}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_without_javascript_everything_works(
    browser: Any, live_server: Any, people: Any, month: dict[str, Activity], media: Any
) -> None:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(people[Role.EDITOR])
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto("/newsroom/issues/")
    page.get_by_label("Month").fill("2031-05")
    page.get_by_role("button", name="Compile").click()
    page.locator("summary").first.click()
    page.get_by_label("Heading").first.select_option(label="Other activities")
    page.get_by_role("button", name="Move", exact=True).first.click()

    expect(page.get_by_role("heading", name="Other activities", level=2)).to_be_visible()
    context.close()
