"""Clearing from a phone by the link of a letter, and from the newsroom, in a real browser."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import decide, start_clearance
from fieldpost.web.activities.clearance.models import Chain, ChainStep, Clearance, Concern, Decision, Step, Verdict
from fieldpost.web.missions.models import Letter, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import a_record, fact
from .conftest import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked(mission: Mission, people: dict[Role, User]) -> Clearance:
    """A workshop that the editor has approved and that a ministry is asked about."""
    chain = Chain.objects.create(mission=mission, name="Ministry", is_default=True)
    ChainStep.objects.create(
        chain=chain, position=0, name="Editor", role="editor", concerns=list(Concern), days_before=4
    )
    ChainStep.objects.create(
        chain=chain,
        position=1,
        name="Ministry",
        outside_name="Jana Novak",
        outside_email="jana.novak@ministry.example",
        concerns=list(Concern),
        time_zone="Europe/Vienna",
        days_before=2,
    )
    now = timezone.now()
    activity = save_activity(a_record(), mission=mission, by=people[Role.CONTRIBUTOR], now=now)
    clearance = start_clearance(
        activity, "en", by=people[Role.CONTRIBUTOR], publication_day=date.today() + timedelta(days=10), now=now
    )
    decide(Step.objects.get(state="open"), Verdict.APPROVE, by=people[Role.EDITOR], seen=1, now=now)
    return clearance


def the_link() -> str:
    """Return the path of the link in the newest letter."""
    letter = Letter.objects.filter(purpose="review").latest("pk")
    found = re.search(r"/review/[^\s\"]+/", letter.text)
    assert found is not None
    return found.group()


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def test_an_activity_is_cleared_by_the_link_of_a_letter_on_a_phone(
    asked: Clearance, window: Callable[..., Page]
) -> None:
    page = window(width=360, height=740)
    page.goto(the_link())
    assert page.get_by_text("the Mission brought together 24 journalists in Osh.").is_visible()
    assert (violations(page), overflow(page)) == ([], 0)

    page.get_by_role("button", name="Go on").click()
    assert page.get_by_text("Choose what you decide.").is_visible()
    assert violations(page) == []

    page.get_by_label("Approve").check()
    page.get_by_label("Comment", exact=True).fill("Gladly.")
    page.get_by_role("button", name="Go on").click()
    assert (violations(page), overflow(page)) == ([], 0)
    assert Decision.objects.filter(by_link=True).count() == 0

    page.get_by_role("button", name="Yes, approve").click()
    assert page.get_by_role("heading", name="Thank you").is_visible()
    assert violations(page) == []
    asked.refresh_from_db()
    assert asked.state == "cleared"
    assert Decision.objects.get(by_link=True).by_name == "Jana Novak <jana.novak@ministry.example>"

    page.goto(the_link())
    assert page.get_by_role("heading", name="This link was used").is_visible()
    assert violations(page) == []


def test_who_works_in_the_newsroom_decides_and_sees_what_changed(
    asked: Clearance, people: dict[Role, User], at_work: Callable[..., Page]
) -> None:
    changed = a_record(titles={"en": fact("Seminar on court reporting")})
    save_activity(
        changed,
        mission=asked.activity.mission,
        by=people[Role.CONTRIBUTOR],
        now=timezone.now(),
        activity=asked.activity,
        version=1,
    )
    page = at_work(Role.EDITOR, width=390, height=800)
    page.goto("/newsroom/clearance/")
    assert (violations(page), overflow(page)) == ([], 0)

    page.get_by_role("link", name="Seminar on court reporting").click()
    assert page.get_by_role("heading", name=re.compile("What changed since your decision")).is_visible()
    assert (violations(page), overflow(page)) == ([], 0)

    page.get_by_role("button", name="Return").click()
    assert page.get_by_text("Write what is to be changed").is_visible()
    assert violations(page) == []
    page.get_by_label("Comment", exact=True).fill("It was a workshop.")
    page.get_by_role("button", name="Return").click()

    asked.refresh_from_db()
    assert asked.state == "returned"


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_of_clearance_has_a_fault_that_axe_finds(
    asked: Clearance, people: dict[Role, User], at_work: Callable[..., Page], dark: bool
) -> None:
    activity = save_activity(
        a_record("Visit to the court"), mission=asked.activity.mission, by=people[Role.CONTRIBUTOR], now=timezone.now()
    )
    waiting = start_clearance(
        activity,
        "en",
        by=people[Role.CONTRIBUTOR],
        publication_day=timezone.localdate(timezone=ZoneInfo("Asia/Bishkek")),
        now=timezone.now(),
    )
    step = waiting.current_steps.get(position=0)
    chain = Chain.objects.get()
    page = at_work(Role.EDITOR, dark=dark)
    for path in (
        "/newsroom/clearance/",
        f"/newsroom/clearance/{waiting.pk}/",
        f"/newsroom/clearance/together/?step={step.pk}",
        f"/newsroom/clearance/activities/{activity.pk}/",
    ):
        page.goto(path)
        assert (path, violations(page), overflow(page)) == (path, [], 0)
    page = at_work(Role.ADMINISTRATOR, width=320, dark=dark)
    for path in ("/newsroom/mission/chains/", f"/newsroom/mission/chains/{chain.pk}/"):
        page.goto(path)
        assert (path, violations(page), overflow(page)) == (path, [], 0)
