"""The directory, the mission's pages and those of one's own account, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import ActivityPerson
from fieldpost.web.missions.kinds import KINDS
from fieldpost.web.missions.lookup import Directory
from fieldpost.web.missions.models import Mission, Organisation, Person, Place, Theme
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record
from .conftest import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DIRECTORY = "/newsroom/directory/"
MISSION = "/newsroom/mission/"


@pytest.fixture
def entries(mission: Mission, people: dict[Role, User]) -> dict[str, str]:
    """A workshop's people, places and organisations in the directory: the addresses of one of each kind."""
    record = Directory(mission).with_missing(a_record())
    save_activity(record, mission=mission, by=people[Role.EDITOR], now=NOW)
    Person.objects.create(mission=mission, name="A. Sydykova", is_private=True)
    Place.objects.create(mission=mission, name="Blue House", at_risk=True)
    Organisation.objects.create(mission=mission, name="Council of the Press")
    return {key: f"{DIRECTORY}{key}/{kind.model.objects.order_by('pk')[0].pk}/" for key, kind in KINDS.items()}


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1440, True)], ids=["phone", "dark"])
def test_every_page_is_accessible_and_fits(
    entries: dict[str, str], people: dict[Role, User], at_work: Callable[..., Page], width: int, dark: bool
) -> None:
    page = at_work(Role.ADMINISTRATOR, width=width, dark=dark)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    theme, editor = Theme.objects.get().pk, people[Role.EDITOR].pk
    first, second = Person.objects.order_by("pk").values_list("pk", flat=True)
    addresses = [
        DIRECTORY,
        *(f"{DIRECTORY}{kind}/" for kind in KINDS),
        *(f"{DIRECTORY}{kind}/duplicates/" for kind in KINDS),
        *entries.values(),
        *(f"{entry}edit/" for entry in entries.values()),
        f"{entries['people']}merge/?q=a",
        f"{DIRECTORY}people/duplicates/{first}/{second}/",
        f"{DIRECTORY}places/find/?q=osh",
        *(f"{DIRECTORY}themes/{rest}" for rest in ("", "new/", f"{theme}/", f"{theme}/edit/", f"{theme}/heading/")),
        *(f"{MISSION}{rest}" for rest in ("", "edit/", "upload/", "audit/", "members/", "members/invite/")),
        *(f"{MISSION}members/{editor}/{rest}" for rest in ("", "remove/")),
        *(f"/accounts/{rest}" for rest in ("profile/", "password/change/", "2fa/", "sessions/", "reauthenticate/")),
    ]

    found = {}
    for address in addresses:
        page.goto(address)
        wider = page.evaluate("document.documentElement.scrollWidth") > width
        wrong = violations(page) + (["wider than the screen"] if wider else [])
        if wrong:
            found[address] = wrong

    assert (found, complaints) == ({}, [])


def test_a_duplicate_is_found_compared_and_merged_by_keyboard(
    entries: dict[str, str], at_work: Callable[..., Page]
) -> None:
    page = at_work(Role.EDITOR, width=390)
    page.goto(f"{DIRECTORY}people/")

    page.get_by_role("link", name="Find duplicates").press("Enter")
    page.get_by_role("link", name="Compare").first.press("Enter")
    page.get_by_role("button", name="Merge").press("Enter")

    page.get_by_text("“A. Sydykova” is merged into “Aigul Sydykova”.").wait_for()
    assert page.get_by_text("Private person.").is_visible()
    assert list(ActivityPerson.objects.values_list("is_public", flat=True)) == [False]
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("“A. Sydykova” is an entry of its own again.").wait_for()
    assert list(ActivityPerson.objects.values_list("is_public", flat=True)) == [True]
