"""The public site as a reader has it: by keyboard, without JavaScript, on a phone, behind a bad line."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, Request, expect

from fieldpost.domain import Period
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.public import addresses
from fieldpost.web.public.lines import find_shown
from fieldpost.web.public.shown import Shown

from ..conftest import NOW, fact
from ..public.conftest import show_activity
from ..public.lists.conftest import register, rivers
from ..public.pages.conftest import media, publish_may
from .conftest import violations

__all__ = ["media", "publish_may", "register", "rivers", "show_activity"]  # fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEAVIEST = 50_000
"""Bytes of a page with its style sheet as they go over the line, photographs left out."""
MOST_REQUESTS = 4
MORE = 48
"""Meetings besides those of the register, so that the list has a second page."""


@pytest.fixture
def site(
    register: dict[str, Activity],
    show_activity: Callable[..., Activity],
    publish_may: Callable[..., IssuePage],
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, Activity]:
    """The register, an issue, one activity to come and 48 of the year before, on the day ``NOW``."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    coming = fact(Period.days(date(2031, 6, 17)))
    show_activity("Round table on access to information", status=fact(Status.ANNOUNCED), period=coming)
    for day in range(MORE):
        first = date(2030, 1 + day // 24, 1 + day % 24)
        show_activity(f"Meeting with editors, day {day + 1}", period=fact(Period.days(first)))
    publish_may()
    return register


class Line:
    """What goes over the line while ``page`` is used."""

    def __init__(self, page: Page, origin: str) -> None:
        self._origin = origin
        self.complaints: list[str] = []
        self._asked: list[Request] = []
        page.on("request", lambda request: self._asked.append(request))
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("console", lambda told: self.complaints.append(told.text) if told.type == "error" else None)
        page.on("requestfailed", lambda request: self.complaints.append(f"not loaded: {request.url}"))

    @property
    def wrong(self) -> list[str]:
        """Errors, and requests to others."""
        return self.complaints + [each.url for each in self._asked if not each.url.startswith(f"{self._origin}/")]

    @property
    def requests(self) -> list[Request]:
        """What was asked for, photographs left out."""
        return [each for each in self._asked if not urlsplit(each.url).path.startswith("/photos/")]

    @property
    def weight(self) -> int:
        """Bytes of what was answered to them, compressed."""
        return sum(each.sizes()["responseBodySize"] for each in self.requests)


@pytest.fixture
def reader(window: Callable[..., Page], live_server: Any) -> Callable[..., tuple[Page, Line]]:
    """Return a maker of readers: the window, and what goes over the line."""

    def make(**options: Any) -> tuple[Page, Line]:
        page = window(**options)
        return page, Line(page, live_server.url)

    return make


def shown(activity: Activity) -> Shown:
    """Return what readers see of ``activity``."""
    found = find_shown(activity.mission_id, activity.pk)
    assert found is not None
    return found


def go_to(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus."""
    for _step in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def follow(page: Page, wanted: Locator) -> None:
    """Go to a link by keyboard and open it."""
    go_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def link(page: Page, name: str, *, within: str = "body") -> Locator:
    """Return the first link of this name."""
    return page.locator(within).get_by_role("link", name=name, exact=True).first


def heading(page: Page) -> Locator:
    """Return the title of the page."""
    return page.get_by_role("heading", level=1)


def test_by_keyboard_and_without_javascript_everything_is_found(
    site: dict[str, Activity], reader: Callable[..., tuple[Page, Line]]
) -> None:
    page, line = reader(javascript=False)
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")

    go_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("editors")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text(f"{MORE + 1} activities")
    follow(page, page.get_by_role("link", name="Trainings", exact=False).first)
    expect(page.locator("#count")).to_have_text("1 activity")
    expect(page.locator(".lines mark")).to_have_text(["editors"])

    follow(page, link(page, "Training for young editors"))
    expect(heading(page)).to_have_text("Training for young editors")
    page.go_back()
    expect(page.locator("#count")).to_have_text("1 activity")

    follow(page, link(page, "Remove all"))
    expect(page.locator("#count")).to_have_text(f"{MORE + 5} activities")
    expect(page.locator(".lines > li")).to_have_count(50)
    follow(page, link(page, "Older"))
    expect(page.locator(".lines > li")).to_have_count(3)
    follow(page, link(page, "Newer"))
    expect(page.locator(".lines > li")).to_have_count(50)
    assert line.wrong == []


def test_by_keyboard_one_goes_from_language_to_language_and_from_month_to_month(
    site: dict[str, Activity], reader: Callable[..., tuple[Page, Line]]
) -> None:
    page, line = reader(javascript=False)
    page.goto(addresses.activity(shown(site["court"]), "en"))

    follow(page, link(page, "Русский"))
    expect(heading(page)).to_have_text("Семинар о судебных репортажах")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    follow(page, link(page, "English"))

    follow(page, link(page, "Calendar", within="nav.main"))
    expect(page.locator(".lines")).to_contain_text("Round table on access to information")
    follow(page, link(page, "May", within=".months"))
    expect(heading(page)).to_have_text("May 2031")
    expect(page.locator(".sheet")).to_contain_text("Workshop on court reporting")
    follow(page, page.locator(".around [rel=next]"))
    expect(heading(page)).to_have_text("June 2031")
    follow(page, page.locator(".around [rel=prev]"))
    follow(page, link(page, "Visit to a water intake", within=".sheet"))
    expect(heading(page)).to_have_text("Visit to a water intake")
    assert line.wrong == []


def test_every_number_of_the_figures_opens_what_it_counts(
    site: dict[str, Activity], reader: Callable[..., tuple[Page, Line]]
) -> None:
    page, line = reader(javascript=False)
    page.goto("/en/figures/")
    numbers = page.locator("table:visible td a").all()
    told = {str(each.get_attribute("href")): each.inner_text() for each in numbers}

    follow(page, page.locator("table:visible tr", has_text="Visits").get_by_role("link").first)
    expect(page.locator(".lines h3")).to_have_text(["Visit to a water intake"])

    counted = {}
    for address in told:
        page.goto(address)
        counted[address] = page.locator("#count").inner_text().partition(" ")[0]
    assert len(told) > 10
    assert (counted, line.wrong) == (told, [])


def test_facets_are_folded_on_a_phone_and_beside_the_list_on_a_wide_screen(
    site: dict[str, Activity], reader: Callable[..., tuple[Page, Line]]
) -> None:
    phone, _line = reader(width=390, javascript=False)
    phone.goto("/en/activities/")
    facet = phone.get_by_role("link", name="Trainings")
    expect(facet).to_be_hidden()
    go_to(phone, phone.locator("summary", has_text="Narrow the list"))
    phone.keyboard.press("Enter")
    expect(facet).to_be_visible()

    wide, _line = reader(width=1440, javascript=False)
    wide.goto("/en/activities/")
    expect(wide.get_by_role("link", name="Trainings")).to_be_visible()
    assert wide.locator("summary", has_text="Narrow the list").is_hidden()


def test_every_kind_of_page_is_light_accessible_and_asks_nobody_else(
    site: dict[str, Activity], reader: Callable[..., tuple[Page, Line]]
) -> None:
    river = shown(site["river"])
    place, organisation = river.places[0], river.organisations[0]
    pages = [
        *("/en/", "/ru/", "/en/activities/", "/ru/activities/?q=репортажах", "/en/activities/?q=nothing+such"),
        *("/en/activities/theme/rivers/year/2031/", addresses.activity(river, "en")),
        *("/en/calendar/", "/ru/calendar/2031-05/", "/en/places/", addresses.place(place, "en")),
        *("/en/organisations/", addresses.organisation(organisation, "en"), "/en/themes/", "/en/themes/rivers/"),
        *("/en/figures/", "/en/issues/", "/en/issues/2031-05/", "/en/data/", "/en/data/api/"),
    ]

    found = {}
    for address in pages:
        page, line = reader(width=390)
        page.goto(address, wait_until="load")
        wrong = line.wrong + violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wrong.append("wider than the screen")
        if line.weight >= HEAVIEST or len(line.requests) > MOST_REQUESTS:
            wrong.append(f"{line.weight} bytes in {len(line.requests)} requests")
        if page.context.cookies():
            wrong.append("sets a cookie")
        if wrong:
            found[address] = wrong
        page.context.close()

    assert found == {}
