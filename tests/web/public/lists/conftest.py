"""A register of our own invention that readers see, and what they read of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import HttpResponseBase
from django.test import Client

from fieldpost.domain import Kind, Organisation, OrganisationRole, Period, Place
from fieldpost.gazetteer import fold
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.models import Dimension, Mission, Theme, ThemeHeading
from fieldpost.web.public.entries import forget_entries
from fieldpost.web.public.facets import forget_indexes
from fieldpost.web.public.site import forget
from tests.web.conftest import fact

GAZETTEER = {"Osh": "geonames:1527534", "Naryn": "geonames:1527592"}
"""Ids of two towns in the built-in gazetteer, which knows their other names."""


@pytest.fixture(autouse=True)
def _nothing_is_in_memory() -> None:
    forget()
    forget_entries()
    forget_indexes()


@dataclass(frozen=True, slots=True)
class Read:
    """A list as a browser shows it."""

    response: HttpResponseBase
    soup: BeautifulSoup

    @property
    def titles(self) -> list[str]:
        """The titles of the activities, in order."""
        return [each.get_text() for each in self.soup.select(".lines h3")]

    @property
    def heading(self) -> str:
        """How many there are."""
        return str(self.one("#count").get_text())

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen, with the address without it."""
        return {
            _words(each).removeprefix("Remove: ").removesuffix(" ×"): str(each["href"])
            for each in self.links(".chosen")
        }

    def values(self, facet: str) -> dict[str, tuple[str, str]]:
        """Return the values of a facet with their counts and addresses."""
        for each in self.soup.select("details.facet"):
            if each.summary and _words(each.summary) == facet:
                return {
                    _words(link.span): (_words(link.select_one(".count")), str(link["href"]))
                    for link in each.select(".values a")
                }
        return {}

    def one(self, selector: str) -> Tag:
        """Return the one element that there is."""
        [found] = self.soup.select(selector)
        return found

    def links(self, selector: str) -> list[Tag]:
        """Return the links inside an element."""
        return list(self.soup.select(f"{selector} a"))


def _words(element: Tag | None) -> str:
    return " ".join(element.get_text(" ").split()) if element else ""


@pytest.fixture
def read() -> Callable[[str], Read]:
    """Open a list, which has to be at that address."""

    def get(address: str, *, status: int = 200) -> Read:
        response = Client().get(address)
        assert response.status_code == status, (response.status_code, response.headers.get("Location"))
        return Read(response, BeautifulSoup(response.content, "html.parser"))

    return get


@pytest.fixture
def rivers(mission: Mission) -> Theme:
    """A second theme, of a second dimension."""
    economic = Dimension.objects.create(
        mission=mission, key="economic", position=2, names={"en": "Economic and environmental dimension"}
    )
    theme = Theme.objects.create(mission=mission, dimension=economic, key="rivers", position=1)
    ThemeHeading.objects.create(theme=theme, names={"en": "Shared rivers", "ru": "Общие реки"})
    return theme


@pytest.fixture
def register(rivers: Theme, show_activity: Callable[..., Activity]) -> dict[str, Activity]:
    """Four activities by a short name: three of 2031, two in Osh, two on rivers; one was cancelled, one is in Russian, too."""

    def on(first: date, last: date | None = None) -> Any:
        return fact(Period.days(first, last or first))

    def at(name: str, gazetteer_id: str) -> Any:
        entry = directory.Place.objects.create(
            mission=rivers.mission, name=name, folded=fold(name), gazetteer_id=gazetteer_id, countries=["KG"]
        )
        return fact(Place(name=name, country="KG"), entry=entry.pk)

    osh, naryn = (at(name, place_id) for name, place_id in GAZETTEER.items())
    farmers = directory.Organisation.objects.create(
        mission=rivers.mission, name="Council of Farmers", folded=fold("Council of Farmers")
    )
    council = fact(Organisation(name=farmers.name, role=OrganisationRole.HOSTED), entry=farmers.pk)
    river = {"dimension": fact("economic"), "themes": (fact(rivers.key),)}
    return {
        "court": show_activity(
            "Workshop on court reporting",
            languages=("en", "ru"),
            period=on(date(2031, 5, 13), date(2031, 5, 14)),
            places=(osh,),
            titles={"en": fact("Workshop on court reporting"), "ru": fact("Семинар о судебных репортажах")},
            texts={
                "en": fact("The Mission brought together 24 journalists."),
                "ru": fact("Миссия собрала 24 журналиста."),
            },
        ),
        "intake": show_activity(
            "Visit to a water intake",
            period=on(date(2031, 5, 2)),
            kind=fact(Kind.VISIT),
            places=(naryn,),
            texts={"en": fact("Farmers showed the Mission where the canal takes its water from the Aspara river.")},
            organisations=(council,),
            **river,
        ),
        "river": show_activity(
            "Meeting on the Aspara",
            period=on(date(2030, 11, 20), date(2031, 1, 10)),
            kind=fact(Kind.MEETING),
            places=(osh, naryn),
            texts={"en": fact("Experts compared how the two countries measure what flows.")},
            organisations=(council,),
            **river,
        ),
        "school": show_activity(
            "Training for young editors",
            period=on(date(2030, 3, 1)),
            kind=fact(Kind.TRAINING),
            status=fact(Status.CANCELLED),
            places=(naryn,),
            texts={"en": fact("It was to open in March.")},
        ),
    }
