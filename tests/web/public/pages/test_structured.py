"""What machines find on each kind of page."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from fieldpost import domain
from fieldpost.domain import Period
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.missions.models import Mission, Organisation, Place
from fieldpost.web.missions.names import folded_names
from tests.web.conftest import fact

OpenPage = Callable[..., BeautifulSoup]
ShowActivity = Callable[..., Activity]


def told(page: BeautifulSoup) -> list[dict[str, Any]]:
    """Return what the page tells machines."""
    return [json.loads(each.string or "") for each in page.find_all("script", type="application/ld+json")]


def way_of(thing: dict[str, Any]) -> list[str]:
    """Return the addresses of a way, without the host."""
    return ["/" + each["item"].split("/", 3)[3] for each in thing["itemListElement"]]


@pytest.fixture
def entries(mission: Mission) -> tuple[Place, Organisation]:
    """A town and a body of the directory."""
    town = Place.objects.create(
        mission=mission,
        name="Osh",
        names={"ru": "Ош"},
        folded=folded_names("Osh", {"ru": "Ош"}),
        kind="town",
        precision="town",
        countries=["KG"],
        latitude=40.53,
        longitude=72.8,
    )
    body = Organisation.objects.create(
        mission=mission, name="Press Council", acronym="PC", folded=folded_names("Press Council", {})
    )
    return town, body


@pytest.fixture
def activity(show_activity: ShowActivity, entries: tuple[Place, Organisation]) -> Activity:
    """What is announced for June, with the place and the body."""
    town, body = entries
    return show_activity(
        "Course for registrars",
        period=fact(Period.parse("2031-06-03")),
        status=fact(Status.ANNOUNCED),
        places=(fact(domain.Place(name="Osh"), entry=town.pk),),
        organisations=(
            fact(domain.Organisation(name="Press Council", role=domain.OrganisationRole.ORGANISED), entry=body.pk),
        ),
    )


@pytest.mark.parametrize("address", ["/en/calendar/", "/en/calendar/2031-06/"])
def test_a_calendar_lists_its_activities_by_name(activity: Activity, open_page: OpenPage, address: str) -> None:
    found = told(open_page(address))[0]

    assert (found["@type"], found["numberOfItems"]) == ("ItemList", 1)
    [element] = found["itemListElement"]
    assert element["item"]["name"] == "Course for registrars"


def test_a_calendar_in_which_nothing_is_tells_nothing(mission: Mission, open_page: OpenPage) -> None:
    assert told(open_page("/en/calendar/")) == []


def test_a_place_is_told_with_the_way_to_it(activity: Activity, entries: Any, open_page: OpenPage) -> None:
    address = f"/en/places/{entries[0].pk}-osh/"
    place, way = told(open_page(address))

    assert (place["@type"], place["name"], place["alternateName"]) == ("Place", "Osh", ["Ош"])
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 40.53, "longitude": 72.8}
    assert way_of(way) == ["/en/", "/en/places/", address]


def test_an_organisation_is_told_with_the_way_to_it(activity: Activity, entries: Any, open_page: OpenPage) -> None:
    address = f"/en/organisations/{entries[1].pk}-press-council/"
    body, way = told(open_page(address))

    assert (body["@type"], body["name"], body["alternateName"]) == ("Organization", "Press Council", ["PC"])
    assert way_of(way) == ["/en/", "/en/organisations/", address]


def test_an_activity_names_its_place_and_body_as_their_pages_do(
    activity: Activity, entries: Any, open_page: OpenPage
) -> None:
    town, body = entries
    event, _way = told(open_page(f"/en/activities/{activity.pk}-course-for-registrars/"))

    place, _way = told(open_page(f"/en/places/{town.pk}-osh/"))
    assert event["location"][0]["@id"] == place["@id"]
    organisation, _way = told(open_page(f"/en/organisations/{body.pk}-press-council/"))
    assert event["organizer"][-1]["@id"] == organisation["@id"]


def test_the_manual_of_the_api_stands_below_the_data(mission: Mission, open_page: OpenPage) -> None:
    [way] = told(open_page("/en/data/api/"))

    assert way_of(way) == ["/en/", "/en/data/", "/en/data/api/"]


def test_themes_are_terms_with_the_way_to_each(mission: Mission, open_page: OpenPage) -> None:
    [those] = told(open_page("/en/themes/"))
    theme, way = told(open_page("/en/themes/media/"))

    assert (those["@type"], [each["name"] for each in those["hasDefinedTerm"]]) == ("DefinedTermSet", ["Free media"])
    assert (theme["@type"], theme["@id"]) == ("DefinedTerm", those["hasDefinedTerm"][0]["@id"])
    assert way_of(way) == ["/en/", "/en/themes/", "/en/themes/media/"]


def test_the_figures_of_everything_are_data_and_those_of_a_part_are_not_told(
    activity: Activity, open_page: OpenPage
) -> None:
    [data] = told(open_page("/en/figures/"))

    assert (data["@type"], data["name"]) == ("Dataset", "Mission in Karasu: Figures")
    assert [each["contentUrl"].split("/", 3)[3] for each in data["distribution"]] == [
        "api/v1/figures",
        "en/activities/activities.csv",
    ]
    assert told(open_page("/en/figures/year/2031/")) == []
