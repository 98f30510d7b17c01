"""Until when a kept page is good: each kind of change makes the pages new that it touches, and leaves all others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from fieldpost.domain import Kind, Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.issues.actions import compile_month, publish
from fieldpost.web.missions import outlets
from fieldpost.web.missions.directory_actions import head_theme
from fieldpost.web.missions.models import Dimension, Mission, Theme, ThemeHeading
from fieldpost.web.missions.roles import Role
from fieldpost.web.public import editions
from fieldpost.web.public.cache import KeptPages
from fieldpost.web.public.models import Edition, ShownChange
from fieldpost.web.public.site import address_of, site_of
from fieldpost.web.public.visit import EVERYTHING, Depends, Visit
from tests.web.conftest import NOW, a_record, fact, make_mission

from .reading import ask

LATER = NOW + timedelta(days=1)


class Pages:
    """A site whose answers depend on what ``depends`` says of their address, and count how often they were made."""

    def __init__(self, depends: dict[str, Depends]) -> None:
        self.depends = depends
        self.kept = KeptPages(self)
        self.made: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> HttpResponse:
        name = environ["PATH_INFO"].strip("/")
        self.made.append(name)
        response = HttpResponse(f"{name} {len(self.made)}", status=404 if name == "missing" else 200)
        request = WSGIRequest(environ)
        address = address_of(request.get_host(), "80")
        assert address is not None
        response.visit = Visit(request=request, address=address, site=site_of(address), language="en")  # type: ignore[attr-defined]
        response.depends = self.depends[name]  # type: ignore[attr-defined]
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    def read(self, host: str = "testserver") -> set[str]:
        """Ask for every page, and return those that were made anew."""
        self.made.clear()
        for name in self.depends:
            ask(self.kept, f"/{name}/", host=host)
        return set(self.made)


@dataclass
class Register:
    """Two activities that readers see, and what can happen to them."""

    mission: Mission
    people: dict[Role, User]
    show: Callable[..., Activity]
    court: Activity
    rivers: Activity

    def correct(self, activity: Activity, title: str, **changes: Any) -> None:
        record = a_record(title, **changes)
        saved = save_activity(
            record,
            mission=self.mission,
            by=self.people[Role.EDITOR],
            now=LATER,
            activity=activity,
            version=Activity.objects.get(pk=activity.pk).version,
        )
        clear_as_published(saved, "en", by=self.people[Role.PUBLISHER], now=LATER)

    def withdraw(self, activity: Activity) -> None:
        withdraw(Clearance.objects.get(activity=activity), by=self.people[Role.PUBLISHER], now=LATER)

    def rename(self) -> None:
        head_theme(
            Theme.objects.get(key="media"),
            {"en": "Media"},
            since=date(2031, 6, 1),
            by=self.people[Role.EDITOR],
            now=LATER,
        )

    def publish(self) -> None:
        issue = compile_month(self.mission, Period.parse("2031-05"), "en", by=self.people[Role.EDITOR], now=LATER)
        publish(issue, by=self.people[Role.PUBLISHER], now=LATER, override="Headquarters agreed by telephone.")

    def note(self) -> None:
        """Change what nobody outside sees."""
        record = a_record("Workshop on court reporting", notes=fact("Call them back."))
        save_activity(
            record, mission=self.mission, by=self.people[Role.EDITOR], now=LATER, activity=self.court, version=1
        )


OF_RIVERS: dict[str, Any] = {
    "kind": fact(Kind.MEETING),
    "period": fact(Period.days(date(2030, 4, 2))),
    "dimension": fact("economic"),
    "themes": (fact("rivers"),),
}


@pytest.fixture
def register(
    mission: Mission, people: dict[Role, User], show_activity: Callable[..., Activity], settings: Any, tmp_path: Any
) -> Register:
    settings.MEDIA_ROOT = tmp_path / "media"
    economic = Dimension.objects.create(mission=mission, key="economic", position=2, names={"en": "Economic dimension"})
    theme = Theme.objects.create(mission=mission, dimension=economic, key="rivers", position=1)
    ThemeHeading.objects.create(theme=theme, names={"en": "Shared rivers"})
    court, rivers = show_activity(), show_activity("Meeting on shared rivers", **OF_RIVERS)
    return Register(mission, people, show_activity, court, rivers)


def pages_of(register: Register) -> Pages:
    return Pages(
        {
            "list": Depends(on=(EVERYTHING,)),
            "home": Depends(on=(EVERYTHING, "issues")),
            "media": Depends(on=("theme:media",)),
            "rivers": Depends(on=("theme:rivers",)),
            "both": Depends(on=("theme:media", "theme:rivers")),
            "2030": Depends(on=("year:2030",)),
            "2031": Depends(on=("year:2031",)),
            "meetings": Depends(on=("kind:meeting",)),
            "court": Depends(on=(f"activity:{register.court.pk}",)),
            "meeting": Depends(on=(f"activity:{register.rivers.pk}",)),
            "issues": Depends(on=("issues",)),
            "prose": Depends(),
            "missing": Depends(),
        }
    )


EVERY = {
    "list", "home", "media", "rivers", "both", "2030", "2031", "meetings", "court", "meeting", "issues", "prose", "missing"
}  # fmt: skip
ANY = {"list", "home", "missing"}
NOBODY: set[str] = set()
CHANGES: dict[str, tuple[Callable[[Register], object], set[str]]] = {
    "nothing happens": (lambda _r: None, NOBODY),
    "a note that is internal": (lambda r: r.note(), NOBODY),
    "a new title": (
        lambda r: r.correct(r.court, "Seminar on court reporting"),
        ANY | {"media", "both", "2031", "court"},
    ),
    "the same words again": (lambda r: r.correct(r.court, "Workshop on court reporting"), NOBODY),
    "another theme, kind and year": (
        lambda r: r.correct(r.court, "Workshop on court reporting", **OF_RIVERS),
        ANY | {"media", "rivers", "both", "2030", "2031", "meetings", "court"},
    ),
    "one more activity": (lambda r: r.show("Course on media law"), ANY | {"media", "both", "2031"}),
    "one that is withdrawn": (
        lambda r: r.withdraw(r.rivers),
        ANY | {"rivers", "both", "2030", "meetings", "meeting"},
    ),
    "a theme is renamed": (lambda r: r.rename(), EVERY),
    "an issue appears": (lambda r: r.publish(), {"home", "issues", "missing"}),
}
"""What happens, and which pages are made anew."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_makes_exactly_those_pages_new_that_it_touches(register: Register, name: str) -> None:
    happen, touched = CHANGES[name]
    pages = pages_of(register)
    assert pages.read() == EVERY
    assert pages.read() == NOBODY

    happen(register)

    assert pages.read() == touched
    assert pages.read() == NOBODY


def test_a_page_that_many_changes_do_not_touch_stays(register: Register) -> None:
    pages = pages_of(register)
    pages.read()

    for number in range(5):
        register.show(f"Course {number}")

    assert "rivers" not in pages.read()
    assert pages.kept.counts.renewed == 7
    assert pages.kept.counts.stale == 6


def test_the_changes_are_read_once_for_all_pages(register: Register, django_assert_num_queries: Any) -> None:
    pages = pages_of(register)
    pages.read()
    register.correct(register.court, "Seminar on court reporting")

    pages.made.clear()
    with django_assert_num_queries(1):
        for name in ("rivers", "2030", "meeting", "issues", "prose"):
            ask(pages.kept, f"/{name}/")

    assert pages.made == []


def test_another_missions_changes_touch_nothing(register: Register) -> None:
    other = make_mission("tash", hostname="tash.example")
    pages = pages_of(register)
    pages.read()

    outlets.tell(other, names=True, now=NOW)

    assert pages.read() == NOBODY


def test_a_page_goes_with_the_address_to_another_mission(register: Register) -> None:
    other = make_mission("tash", hostname="tash.example")
    pages = Pages({"prose": Depends()})
    pages.read()
    own, site = register.mission.site, other.site
    own.hostname, own.is_default_site = "karasu.example", False
    own.save()
    site.hostname, site.is_default_site = "testserver", True
    site.save()

    assert pages.read() == {"prose"}


def test_a_change_that_nobody_can_read_any_more_makes_pages_new(register: Register) -> None:
    pages = pages_of(register)
    pages.read()
    register.show("Course on media law")
    ShownChange.objects.all().delete()

    assert pages.read() == set(pages.depends)


def test_more_changes_than_are_remembered_make_pages_new(register: Register, monkeypatch: Any) -> None:
    monkeypatch.setattr(editions, "MOST_CHANGES", 2)
    pages = pages_of(register)
    pages.read()
    for number in range(3):
        register.show(f"Course {number}")

    assert pages.read() == set(pages.depends)


def test_a_database_that_was_put_back_makes_all_pages_new(register: Register) -> None:
    pages = pages_of(register)
    pages.read()
    pages.read()
    Edition.objects.update(number=1)
    assert pages.read() == set(pages.depends)

    Edition.objects.update(number=2)
    assert len(pages.kept.shelf) == len(pages.depends)


@contextmanager
def a_change_meanwhile(pages: Pages, happen: Callable[[], object]) -> Iterator[None]:
    make = Pages.__call__
    told: list[object] = []

    def slow(self: Pages, environ: dict[str, Any], start_response: Callable[..., Any]) -> HttpResponse:
        response = make(self, environ, start_response)
        if not told:
            told.append(happen())
        return response

    Pages.__call__ = slow  # type: ignore[method-assign]
    try:
        yield
    finally:
        Pages.__call__ = make  # type: ignore[method-assign]


def test_a_change_while_a_page_is_made_touches_it_though_it_was_kept_after(register: Register) -> None:
    pages = Pages({"list": Depends(on=(EVERYTHING,))})

    with a_change_meanwhile(pages, lambda: register.show("Course on media law")):
        pages.read()

    assert pages.read() == {"list"}
    assert pages.read() == NOBODY
