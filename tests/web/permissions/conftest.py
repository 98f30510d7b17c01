"""A mission in which there is one of everything that an address can name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver

from fieldpost.domain import Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import start_clearance
from fieldpost.web.activities.clearance.models import Chain, Clearance, Step
from fieldpost.web.activities.models import Activity, NextStep, SavedView, StoredFile
from fieldpost.web.activities.models.activity import State
from fieldpost.web.activities.record import Picture
from fieldpost.web.activities.tables.actions import store_table
from fieldpost.web.bulletins.actions import store_and_read
from fieldpost.web.issues.actions import compile_month
from fieldpost.web.issues.models import IssueItem, IssuePage, IssuePhoto
from fieldpost.web.missions.merging import merge_entries
from fieldpost.web.missions.models import Dimension, Membership, Mission, Person, Theme
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact, make_mission, make_user
from ..issues.conftest import JPEG, clear

TABLE_PAGES = ("import-table", "import-columns", "import-start", "import-rejected")
PUBLISHED = {"sequence": 1, "form": "json", "name": "photo.jpg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address: its name with namespace, the parameters it names, and the right that its view asks for."""

    name: str
    parameters: tuple[str, ...]
    route: str
    right: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A mission, someone a role, and the ids of what there is, by namespace or name of the address, then parameter."""

    mission: Mission
    people: dict[Role, User]
    ids: dict[str, dict[str, Any]] = field(default_factory=dict)

    def path(self, address: Address) -> str:
        """Return the address with this mission's ids in it."""
        given = {**self.ids[address.name.partition(":")[0]], **self.ids.get(address.name, {})}
        route = address.route
        for parameter in address.parameters:
            start = route.index("<")
            route = route[:start] + str(given[parameter]) + route[route.index(">") + 1 :]
        return "/" + route


def newsroom() -> list[Address]:
    """Return every address below /newsroom/."""
    return [address for address in _addresses(get_resolver()) if address.route.startswith("newsroom/")]


def _addresses(resolver: URLResolver, before: str = "", spaces: str = "") -> Iterator[Address]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            space = f"{spaces}{each.namespace}:" if each.namespace else spaces
            yield from _addresses(each, before + str(each.pattern), space)
        elif isinstance(each, URLPattern):
            route = before + str(each.pattern)
            names = tuple(part.partition(">")[0].rpartition(":")[2] for part in route.split("<")[1:])
            right = getattr(each.callback, "right", None)
            yield Address(name=f"{spaces}{each.name}", parameters=names, route=route, right=right and right.value)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def world(mission: Mission, people: dict[Role, User]) -> World:
    """The mission that answers at the test's address."""
    return make_world(mission, people)


@pytest.fixture
def other_world(mission: Mission) -> World:
    """A mission elsewhere, with people of its own."""
    other = make_mission("elsewhere", hostname="elsewhere.example")
    return make_world(other, {role: make_user(f"{role.value}@elsewhere.example", other, role) for role in Role})


def make_world(
    mission: Mission, people: dict[Role, User], facts: Callable[[StoredFile], dict[str, Any]] | None = None
) -> World:
    """Make one of everything in ``mission``; ``facts``, which is given a file, says what replaces facts of its activities."""
    contributor, editor = people[Role.CONTRIBUTOR], people[Role.EDITOR]
    photo = StoredFile(
        mission=mission, name="photo.jpg", media_type="image/jpeg", sha256="cd" * 32, size=len(JPEG), stored_at=NOW
    )
    photo.file.save("photo.jpg", ContentFile(JPEG), save=False)
    photo.save()
    picture = Picture(file=photo.pk, alternatives={"en": "A table"}, consent="all agreed")
    record = a_record(**{"photos": (fact(picture),), **(facts(photo) if facts else {})})
    activity = save_activity(record, mission=mission, by=contributor, now=NOW)
    cleared = save_activity(record, mission=mission, by=contributor, now=NOW)
    clear(cleared)
    Activity.objects.filter(pk=cleared.pk).update(state=State.CLEARED)
    clearance = start_clearance(activity, "en", by=contributor, publication_day=date(2031, 6, 1), now=NOW)
    note = b"Visit to Osh\n\nOn 3 May 2031 the Mission visited Osh.\n"
    reading = store_and_read(note, name="note.txt", mission=mission, by=editor, now=NOW)
    table = store_table(b"title;date\nWorkshop;2031-05-03\n", name="table.csv", mission=mission, by=editor, now=NOW)
    issue = compile_month(mission, Period.parse("2031-05"), "en", by=editor, now=NOW)
    return World(
        mission=mission,
        people=people,
        ids=_of_register(mission, activity, clearance, photo, contributor, editor)
        | _of_issue(issue, photo)
        | _of_directory(mission, editor)
        | {
            "newsroom": {},
            "activities:activity": {"pk": cleared.pk},
            "bulletins": {"pk": reading.bulletin_id},
            "activities:read": {"pk": reading.pk},
            **{f"activities:{name}": {"pk": table.pk} for name in TABLE_PAGES},
        },
    )


def _of_register(
    mission: Mission, activity: Activity, clearance: Clearance, photo: StoredFile, contributor: User, editor: User
) -> dict[str, dict[str, Any]]:
    step = NextStep.objects.create(activity=activity, what="Send the handbook", owner=contributor)
    view = SavedView.objects.create(mission=mission, owner=None, name="May", query="month=2031-05")
    chain = Chain.objects.filter(mission=mission).first() or Chain.objects.create(mission=mission, name="Short")
    open_step = Step.objects.filter(clearance=clearance).order_by("position")[0]
    return {
        "activities": {"pk": activity.pk, "file": photo.pk, "step": step.pk, "number": 1, "what": "people"},
        "activities:view": {"pk": view.pk},
        "activities:file": {"pk": photo.pk},
        "clearance": {"pk": clearance.pk, "file": photo.pk},
        "clearance:submit": {"pk": activity.pk},
        "clearance:send-letter": {"pk": open_step.pk},
        "chains": {"pk": chain.pk},
    }


def _of_issue(issue: IssuePage, photo: StoredFile) -> dict[str, dict[str, Any]]:
    item = IssueItem.objects.get(issue=issue)
    picture = IssuePhoto.objects.filter(item=item).first() or IssuePhoto.objects.create(
        item=item, file=photo, position=0
    )
    return {"issues": {"pk": issue.pk, "item": item.pk, "photo": picture.pk, **PUBLISHED}}


def _of_directory(mission: Mission, editor: User) -> dict[str, dict[str, Any]]:
    first, second, gone = (Person.objects.create(mission=mission, name="Aigul Sydykova") for _ in range(3))
    merge = merge_entries(gone, first, kind="people", by=editor, now=NOW)
    theme, dimension = Theme.objects.get(mission=mission), Dimension.objects.get(mission=mission)
    member = Membership.objects.get(mission=mission, role=Role.READER)
    themes = ("theme", "edit-theme", "head-theme", "move-theme")
    return {
        "directory": {"kind": "people", "pk": first.pk, "first": first.pk, "second": second.pk},
        "directory:undo-merge": {"pk": merge.pk},
        "directory:dimension": {"pk": dimension.pk},
        **{f"directory:{name}": {"pk": theme.pk} for name in themes},
        "mission": {"pk": member.user_id},
    }
