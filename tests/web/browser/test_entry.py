"""In Chromium, on a phone: from a pasted note to a saved activity; and axe on every page of the entry."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity, Draft
from fieldpost.web.missions.roles import Role

from ..activities.conftest import NOTE, TWO
from ..activities.test_editing import meanwhile
from ..conftest import fact
from .conftest import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
SIZE: ViewportSize = {"width": 390, "height": 844}


def test_from_a_pasted_note_to_a_saved_activity_in_two_taps_on_a_phone(at_work: Callable[..., Page]) -> None:
    page = at_work(Role.CONTRIBUTOR, **PHONE)
    page.goto("/newsroom/activities/new/")
    assert page.evaluate("document.activeElement.id") == "note"  # nothing to tap before pasting

    page.locator("#note").fill(NOTE)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="New activity").wait_for()
    assert page.locator("#id_titles-en").input_value() == "Workshop on free media"
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZE["width"]
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_role("heading", name="Workshop on free media").wait_for()
    assert Activity.objects.get().period == "2031-05-13/2031-05-14"


def test_axe_finds_nothing_on_the_pages_of_entry(
    at_work: Callable[..., Page],
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
) -> None:
    activity = record_activity()
    meanwhile(activity, people[Role.EDITOR], titles={"en": fact("Seminar")}, notes=fact("Ask for the list."))
    page = at_work(Role.EDITOR, **PHONE)
    root = "/newsroom/activities"
    found = {}
    too_wide = []
    page.goto(f"{root}/new/")
    found["new"] = violations(page)
    page.locator("#note").fill(TWO)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="The note tells 2 activities").wait_for()
    found["read"] = violations(page)
    page.get_by_role("link", name="Workshop on free media").click()
    page.locator("#id_titles-en").wait_for()
    found["form"] = violations(page)
    page.locator("#id_titles-en").fill("")
    page.locator("#id_texts-en").fill("")
    page.locator("#id_reach-0-value").fill("many")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#errors").wait_for()
    found["errors"] = violations(page)
    for name in ("", "edit/", "history/", "history/?field=titles.en", "history/compare/?from=1&to=2"):
        page.goto(f"{root}/{activity.pk}/{name}")
        found[name] = violations(page)
        page.set_viewport_size({"width": 320, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            too_wide.append(name)
        page.set_viewport_size(SIZE)

    assert {name: each for name, each in found.items() if each} == {}
    assert too_wide == []


def test_a_row_is_added_and_removed_at_once_and_a_draft_is_kept(at_work: Callable[..., Page]) -> None:
    page = at_work(Role.CONTRIBUTOR, **PHONE)
    page.goto("/newsroom/activities/new/form/")
    page.locator("#id_titles-en").fill("Round table on water")
    page.get_by_role("button", name="Add a person").click()
    assert page.evaluate("document.activeElement.id") == "id_people-1-name"
    page.keyboard.type("Dana Lee")
    page.get_by_role("button", name="Remove: People, 1").click()
    page.get_by_text("Draft kept at").wait_for()

    draft = Draft.objects.get()
    assert (draft.heading, draft.data["people-1-name"], draft.data["people-0-remove"]) == (
        "Round table on water",
        "Dana Lee",
        "on",
    )


def test_the_form_works_without_javascript(
    browser: Browser, at_work: Callable[..., Page], live_server: LiveServer
) -> None:
    cookies = at_work(Role.CONTRIBUTOR).context.cookies()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": each["name"], "value": each["value"], "url": live_server.url} for each in cookies])
    page = context.new_page()
    page.goto("/newsroom/activities/new/form/")
    page.locator("#id_titles-en").fill("Round table on water")
    page.locator("#id_kind").select_option("roundtable")
    page.get_by_role("button", name="Add a person").click()
    page.locator("#id_people-1-name").fill("Dana Lee")
    page.get_by_label("Only the month").check()
    page.locator("#id_period-month").fill("2031-05")
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_role("heading", name="Round table on water").wait_for()
    activity = Activity.objects.get()
    assert (activity.period, [fact.value.name for fact in activity.record.people]) == ("2031-05", ["Dana Lee"])
    context.close()
