"""A mission of our own invention in the database, the people who work there, and a browser as each of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from fieldpost.domain import Kind, Organisation, OrganisationRole, Part, Period, Person, Place, Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Fact, How, Origin, Record, Status
from fieldpost.web.missions.models import Dimension, Membership, Mission, Theme, ThemeHeading
from fieldpost.web.missions.roles import Role
from fieldpost.web.public import site
from fieldpost.web.public.facets import forget_indexes

from .flushing import triggers_let_flush_through
from .running.installation import Installation, copied, database_of_its_own

NOW = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)

PROFILE: dict[str, Any] = {
    "id": "karasu",
    "names": {"en": "Mission in Karasu", "ru": "Миссия в Карасу"},
    "organisation": {"en": "Organisation of the Two Rivers"},
    "bodies": ["Mission in Karasu", "the Mission"],
    "country": "KG",
    "towns": ["Bishkek"],
    "time_zone": "Asia/Bishkek",
    "languages": ["en", "ru"],
    "colours": {"human": "#8a2252"},
    "bulletin_title": {"en": "Monthly Bulletin", "ru": "Ежемесячный бюллетень"},
    "map": {"countries": ["KG"]},
}


@pytest.fixture(scope="session", autouse=True)
def _unchanging_rows_go_with_the_test() -> Iterator[None]:
    """Let the tables be emptied after a test that commits."""
    with triggers_let_flush_through():
        yield


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    """Let the public site forget what a process keeps of its database, for each test has one of its own."""
    site.forget()
    forget_indexes()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation whose database is up to date and empty; tests take copies (``running.installation.copied``)."""
    with database_of_its_own() as environment:
        made = Installation(tmp_path_factory.mktemp("prepared"), environment)
        made.run("manage", "prepare")
        yield made


@pytest.fixture(scope="session")
def filled(prepared: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with a mission, an editor, an activity and a file; tests take copies."""
    with copied(prepared, tmp_path_factory.mktemp("filled") / "home") as made:
        made.fill()
        yield made


@pytest.fixture
def mission(db: None) -> Mission:
    """The mission that answers at every address, with one theme."""
    return make_mission("karasu", hostname="testserver", is_default=True)


def make_mission(key: str, *, hostname: str, is_default: bool = False) -> Mission:
    """Make a mission with its site, one dimension and one theme."""
    locale, _ = Locale.objects.get_or_create(language_code="en")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=Page(title=key, slug=key, locale=locale))
    if is_default:
        Site.objects.all().delete()
    made = Site.objects.create(hostname=hostname, root_page=home, is_default_site=is_default, site_name=key)
    mission = Mission.objects.create(key=key, site=made, profile={**PROFILE, "id": key})
    human = Dimension.objects.create(mission=mission, key="human", position=1, names={"en": "Human dimension"})
    theme = Theme.objects.create(mission=mission, dimension=human, key="media", position=0)
    ThemeHeading.objects.create(theme=theme, names={"en": "Free media", "ru": "Свобода СМИ"})
    return mission


@pytest.fixture
def people(mission: Mission) -> dict[Role, User]:
    """One person a role, each called after it."""
    return {role: make_user(f"{role.value}@karasu.example", mission, role) for role in Role}


def make_user(email: str, mission: Mission, *roles: Role) -> User:
    """Make someone who holds ``roles`` in ``mission``; they sign in with the password "a long secret"."""
    user = User.objects.create_user(email, "a long secret", name=email.partition("@")[0].capitalize())
    for role in roles:
        Membership.objects.create(user=user, mission=mission, role=role)
    return user


@pytest.fixture
def signed_in(people: dict[Role, User]) -> Callable[[Role], Client]:
    """Return a browser in which the person of that role is signed in."""

    def client(role: Role) -> Client:
        browser = Client()
        browser.force_login(people[role])
        return browser

    return client


def fact(value: Any, **more: Any) -> Fact[Any]:
    """Return ``value`` as a typed fact."""
    return Fact(value=value, origin=Origin(how=How.TYPED, by="Contributor", at=NOW), **more)


def a_record(title: str = "Workshop on court reporting", **changes: Any) -> Record:
    """Return the record of a workshop; ``changes`` replace its fields."""
    fields: dict[str, Any] = {
        "original_language": "en",
        "status": fact(Status.HELD),
        "kind": fact(Kind.WORKSHOP),
        "part": fact(Part.ORGANISED),
        "titles": {"en": fact(title)},
        "texts": {"en": fact(f"{title}: the Mission brought together 24 journalists in Osh.")},
        "period": fact(Period.days(date(2031, 5, 13), date(2031, 5, 14))),
        "dimension": fact("human"),
        "themes": (fact("media"),),
        "places": (fact(Place(name="Osh", country="KG", latitude=40.53, longitude=72.8)),),
        "people": (fact(Person(name="Aigul Sydykova", office="Head", body="Press Council")),),
        "organisations": (fact(Organisation(name="Press Council", role=OrganisationRole.CO_ORGANISED)),),
        "reach": (fact(Reach(value=24, who="journalists")),),
    }
    return Record(**{**fields, **changes})


@pytest.fixture
def record_activity(mission: Mission, people: dict[Role, User]) -> Callable[..., Activity]:
    """Save an activity as the contributor; ``changes`` replace fields of ``a_record``."""

    def save(title: str = "Workshop on court reporting", *, by: User | None = None, **changes: Any) -> Activity:
        return save_activity(a_record(title, **changes), mission=mission, by=by or people[Role.CONTRIBUTOR], now=NOW)

    return save
