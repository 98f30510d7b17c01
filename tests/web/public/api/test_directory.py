"""Places, organisations, themes and figures."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fieldpost.domain import Organisation, OrganisationRole, Period, Place, Reach
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Publicity, Status
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.models import Mission
from tests.web.conftest import fact

Ask = Callable[..., Any]
ShowActivity = Callable[..., Activity]


@pytest.fixture
def osh(mission: Mission) -> directory.Place:
    return directory.Place.objects.create(
        mission=mission,
        name="Osh",
        names={"ru": "Ош"},
        folded="osh",
        note="Never alone",
        kind="city",
        countries=["KG"],
        latitude=40.53,
        longitude=72.8,
    )


def test_places_are_those_of_what_is_shown(
    ask: Ask, mission: Mission, osh: directory.Place, show_activity: ShowActivity
) -> None:
    directory.Place.objects.create(mission=mission, name="Naryn", folded="naryn")
    hidden = directory.Place.objects.create(mission=mission, name="Batken", folded="batken")
    show_activity(
        places=(
            fact(Place(name="Osh"), entry=osh.pk),
            fact(Place(name="Batken"), entry=hidden.pk, publicity=Publicity.INTERNAL),
        )
    )

    assert ask("places?language=ru") == {
        "edition": 1,
        "places": [
            {
                "id": osh.pk,
                "name": "Ош",
                "names": {"ru": "Ош"},
                "kind": "city",
                "precision": "town",
                "countries": ["KG"],
                "latitude": 40.53,
                "longitude": 72.8,
                "activities": 1,
                "url": f"{mission.address}/ru/places/{osh.pk}-osh/",
            }
        ],
    }


def test_a_map_gets_the_places_that_have_a_position_and_how_far_it_can_be_trusted(
    ask: Ask, mission: Mission, osh: directory.Place, show_activity: ShowActivity
) -> None:
    valley = directory.Place.objects.create(
        mission=mission, name="Valley", folded="valley", kind="valley", precision="area", latitude=40.75, longitude=76.0
    )
    nowhere = directory.Place.objects.create(mission=mission, name="Border", folded="border", precision="area")
    show_activity(places=tuple(fact(Place(name=each.name), entry=each.pk) for each in (osh, valley, nowhere)))

    answer = ask("places.geojson")

    assert (answer["type"], answer["left_out"]) == ("FeatureCollection", 1)
    assert answer["features"][0] == {
        "type": "Feature",
        "id": osh.pk,
        "geometry": {"type": "Point", "coordinates": [72.8, 40.53]},
        "properties": {
            "name": "Osh",
            "names": {"ru": "Ош"},
            "kind": "city",
            "precision": "town",
            "is_exact": True,
            "countries": ["KG"],
            "activities": 1,
            "url": f"{mission.address}/en/places/{osh.pk}-osh/",
        },
    }
    assert [(each["properties"]["name"], each["properties"]["is_exact"]) for each in answer["features"][1:]] == [
        ("Valley", False)
    ]


def test_organisations_have_their_identifiers(ask: Ask, mission: Mission, show_activity: ShowActivity) -> None:
    council = directory.Organisation.objects.create(
        mission=mission,
        name="Press Council",
        folded="press council",
        note="Slow to answer",
        acronym="PC",
        website="https://council.example/",
        identifiers={"Wikidata": "Q1"},
    )
    directory.Organisation.objects.create(mission=mission, name="Nobody", folded="nobody")
    told = Organisation(name="Press Council", role=OrganisationRole.CO_ORGANISED)
    show_activity(organisations=(fact(told, entry=council.pk),))

    assert ask("organisations") == {
        "edition": 1,
        "organisations": [
            {
                "id": council.pk,
                "name": "Press Council",
                "names": {},
                "acronym": "PC",
                "website": "https://council.example/",
                "identifiers": {"Wikidata": "Q1"},
                "activities": 1,
                "url": f"{mission.address}/en/organisations/{council.pk}-press-council/",
            }
        ],
    }


def test_themes_stand_below_their_dimension_with_their_sectors(
    ask: Ask, mission: Mission, show_activity: ShowActivity
) -> None:
    directory.Theme.objects.update(sectors=["15153"], retired_on=date(2031, 6, 1))
    show_activity()

    [dimension] = ask("themes")["dimensions"]

    colour = dimension.pop("colour")
    assert (len(colour), colour[0]) == (7, "#")
    assert dimension == {
        "key": "human",
        "name": "Human dimension",
        "names": {"en": "Human dimension"},
        "activities": 1,
        "themes": [
            {
                "key": "media",
                "name": "Free media",
                "names": {"en": "Free media", "ru": "Свобода СМИ"},
                "sectors": ["15153"],
                "is_retired": True,
                "activities": 1,
                "url": f"{mission.address}/en/themes/media/",
            }
        ],
    }


def on(*days: date) -> Any:
    return fact(Period.days(days[0], days[-1]))


def test_figures_keep_plans_and_results_apart_and_count_new_year_once(ask: Ask, show_activity: ShowActivity) -> None:
    show_activity("Course", period=on(date(2030, 12, 31), date(2031, 1, 1)))
    show_activity("Seminar", period=on(date(2031, 5, 1)), dimension=None, themes=(), reach=())
    show_activity(
        "Training",
        period=on(date(2031, 6, 1)),
        status=fact(Status.ANNOUNCED),
        reach=(fact(Reach(value=40, who="farmers", planned=True, approximate=True)),),
    )
    nothing = {"people": 0, "activities": 0, "is_approximate": False, "left_out": 0}
    journalists = {"people": 24, "activities": 1, "is_approximate": False, "left_out": 0}
    farmers = {"people": 40, "activities": 1, "is_approximate": True, "left_out": 0}

    assert ask("figures") == {
        "edition": 3,
        "statuses": {"held": 2, "announced": 1, "postponed": 0, "cancelled": 0},
        "years": [
            {"year": 2030, "held": 1, "dimensions": {"human": 1}, "actual": journalists, "planned": nothing},
            {"year": 2031, "held": 2, "dimensions": {"human": 1}, "actual": journalists, "planned": farmers},
        ],
        "total": {"held": 2, "dimensions": {"human": 1}, "actual": journalists, "planned": farmers},
    }
    assert [each["year"] for each in ask("figures?year=2030")["years"]] == [2030]
    assert ask("figures?theme=media")["total"]["held"] == 1
