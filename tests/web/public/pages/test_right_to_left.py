"""Every kind of page in a language that runs from right to left, of which each word is marked (tests/web/public/pseudo.py)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fieldpost.domain import Organisation, OrganisationRole, Period, Place, Reach
from fieldpost.publishing import catalogue
from fieldpost.publishing.wording import wording
from fieldpost.web.activities.clearance.actions import withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.record import Status
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public import labels
from fieldpost.web.public.environment import environment
from fieldpost.web.public.site import forget
from tests.web.conftest import NOW, fact
from tests.web.public import pseudo
from tests.web.public.conftest import OpenPage, ShowActivity

WEB = Path(__file__).parents[4] / "src" / "fieldpost" / "web"
SHEETS = sorted([WEB / "public" / "site.css", *(WEB / "static").glob("*/*.css")])
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset|scroll-(?:margin|padding))-(?:left|right)|(?<![\w-])(?:left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius"
)
KINDS = (
    "home",
    "activities",
    "found",
    "nothing found",
    "wrong day",
    "held",
    "cancelled",
    "postponed",
    "calendar",
    "month",
    "empty month",
    "places",
    "places of a year",
    "place",
    "organisations",
    "organisations by name",
    "organisation",
    "themes",
    "theme",
    "figures",
    "figures of a year",
    "issues",
    "issue",
    "data",
    "api",
    "about",
    "contact",
    "accessibility",
    "privacy",
    "lost",
    "withdrawn",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A page of each kind by its name: its address below the language, and its status."""

    path: str
    status: int = 200


@pytest.fixture
def pseudo_words(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The words of the language of no people, while the test runs."""
    pseudo.write_public(tmp_path / "site")
    pseudo.write_publishing(tmp_path / "published")
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path / "site"]
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path / "published")
    _forget_words()
    yield
    _forget_words()


def _forget_words() -> None:
    for kept in (catalogue.catalogue, wording, environment, labels._said):
        kept.cache_clear()


@pytest.fixture
def kinds(
    pseudo_words: None, mission: Mission, show_activity: ShowActivity, publish_may: Any, people: dict[Role, Any]
) -> dict[str, Kind]:
    """One page of each kind, on the site of a mission that speaks English and the language of no people."""
    Mission.objects.filter(pk=mission.pk).update(profile={**mission.profile, "site_languages": ["en", pseudo.CODE]})
    forget()
    osh = directory.Place.objects.create(
        mission=mission,
        name="Osh",
        folded="osh",
        latitude=40.53,
        longitude=72.8,
        countries=["KG"],
        gazetteer_id="geonames:1527534",
        names={"ru": "Ош"},
    )
    council = directory.Organisation.objects.create(
        mission=mission,
        name="Press Council",
        acronym="PC",
        names={"ru": "Совет прессы"},
        website="https://press.example/",
    )
    places = (fact(Place(name="Osh"), entry=osh.pk),)
    bodies = (fact(Organisation(name="Press Council", role=OrganisationRole.FUNDED), entry=council.pk),)
    reach = (
        fact(Reach(value=24, who="journalists", approximate=True)),
        fact(Reach(value=9, who="women", part_of="journalists")),
        fact(Reach(value=30, who="journalists", planned=True)),
    )
    links = (fact("https://press.example/report"),)
    held = show_activity(
        places=places,
        organisations=bodies,
        reach=reach,
        links=links,
        titles={"en": fact("Workshop on court reporting"), "ru": fact("Семинар о судебной хронике")},
        languages=("en", "ru"),
    )
    show_activity("Earlier meeting", places=places, organisations=bodies, period=fact(Period.parse("2030-11")))
    show_activity("Open question", places=(), period=None)
    show_activity("Coming round table", status=fact(Status.ANNOUNCED), period=fact(Period.days(date(2031, 6, 17))))
    show_activity("Some time in summer", status=fact(Status.ANNOUNCED), period=fact(Period.parse("2031-22")))
    cancelled = show_activity("Cancelled course", status=fact(Status.CANCELLED), places=places)
    postponed = show_activity("Postponed course", status=fact(Status.POSTPONED), organisations=bodies)
    gone = show_activity("Withdrawn course")
    withdraw(Clearance.objects.get(activity=gone, language="en"), by=people[Role.PUBLISHER], now=NOW)
    publish_may()
    pages = {
        "home": Kind(""),
        "activities": Kind("activities/"),
        "found": Kind("activities/theme/media/?q=court"),
        "nothing found": Kind("activities/status/cancelled/?q=zebra"),
        "wrong day": Kind("activities/?since=yesterday", 400),
        "held": Kind(f"activities/{held.pk}-workshop-on-court-reporting/"),
        "cancelled": Kind(f"activities/{cancelled.pk}-cancelled-course/"),
        "postponed": Kind(f"activities/{postponed.pk}-postponed-course/"),
        "calendar": Kind("calendar/"),
        "month": Kind("calendar/2031-05/"),
        "empty month": Kind("calendar/2030-02/"),
        "places": Kind("places/"),
        "places of a year": Kind("places/year/2030/"),
        "place": Kind(f"places/{osh.pk}-osh/"),
        "organisations": Kind("organisations/"),
        "organisations by name": Kind("organisations/?q=press"),
        "organisation": Kind(f"organisations/{council.pk}-press-council/"),
        "themes": Kind("themes/"),
        "theme": Kind("themes/media/"),
        "figures": Kind("figures/"),
        "figures of a year": Kind("figures/year/2031/"),
        "issues": Kind("issues/"),
        "issue": Kind("issues/2031-05/"),
        "data": Kind("data/"),
        "api": Kind("data/api/"),
        "lost": Kind("nothing-here/", 404),
        "withdrawn": Kind(f"activities/{gone.pk}-withdrawn-course/", 410),
    }
    return {**{name: Kind(f"{name}/") for name in ("about", "contact", "accessibility", "privacy")}, **pages}


@pytest.mark.parametrize("name", KINDS)
def test_a_page_says_every_word_in_its_language_and_marks_what_is_of_another(
    name: str, kinds: dict[str, Kind], open_page: OpenPage
) -> None:
    page = open_page(f"/{pseudo.CODE}/{kinds[name].path}", kinds[name].status)

    assert (page.html["lang"], page.html["dir"]) == (pseudo.CODE, "rtl")
    assert pseudo.untranslated(page) == []
    assert pseudo.unmarked(page) == []


def test_every_kind_of_page_is_opened(kinds: dict[str, Kind]) -> None:
    assert set(kinds) == set(KINDS)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_style_sheet_says_left_or_right_where_it_means_before_or_behind(sheet: Path) -> None:
    assert PHYSICAL.findall(sheet.read_text(encoding="utf-8")) == []
