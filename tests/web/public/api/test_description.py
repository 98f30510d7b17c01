"""The description for programs: it is of today's parameters and answers, and what is answered is as it says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.api.endpoints import ENDPOINTS

Ask = Callable[..., Any]
ShowActivity = Callable[..., Activity]

TERMS = "%D1%83%D1%81%D0%BB%D0%BE%D0%B2%D0%B8%D1%8F"
"""The word условия as it stands in an address."""


def test_it_describes_every_address_with_every_parameter(ask: Ask, mission: Mission) -> None:
    document = ask("openapi.json")

    assert (document["openapi"], document["servers"]) == ("3.1.0", [{"url": "/api/v1"}])
    assert list(document["paths"]) == [f"/{each.path}" for each in ENDPOINTS]
    for endpoint in ENDPOINTS:
        told = document["paths"][f"/{endpoint.path}"]["get"]
        names = [each["name"] for each in told["parameters"] if each["in"] == "query"]
        assert names == list(endpoint.asks.__struct_fields__)
        assert all(each["description"] for each in told["parameters"])


def test_it_names_the_values_that_this_mission_knows(ask: Ask, mission: Mission) -> None:
    parameters = {each["name"]: each for each in ask("openapi.json")["paths"]["/activities"]["get"]["parameters"]}

    assert parameters["theme"] == {
        "name": "theme",
        "in": "query",
        "description": "Themes, by key.",
        "schema": {"type": "array", "items": {"type": "string", "enum": ["media"]}, "maxItems": 30},
    }
    assert parameters["limit"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
    assert parameters["since"]["schema"] == {"type": "string", "format": "date"}
    assert parameters["order"]["schema"] == {
        "type": "string",
        "enum": ["changed", "newest", "relevance"],
        "default": "newest",
    }
    assert parameters["language"]["schema"]["enum"] == ["en", "ru"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "activities",
        "activities?fields=title&facets=true",
        "facets",
        "changes",
        "changes?records=true",
        "issues",
        "places",
        "places.geojson",
        "organisations",
        "themes",
        "figures",
    ],
)
def test_what_is_answered_is_as_it_says(ask: Ask, show_activity: ShowActivity, path: str) -> None:
    show_activity()
    document = ask("openapi.json")
    [content] = document["paths"][f"/{path.partition('?')[0]}"]["get"]["responses"]["200"]["content"].values()
    schema = {**content["schema"], "components": document["components"]}

    assert list(Draft202012Validator(schema).iter_errors(ask(path))) == []


def test_refusals_are_as_it_says(ask: Ask, mission: Mission) -> None:
    document = ask("openapi.json")
    schema = {**document["components"]["schemas"]["Problem"], "components": document["components"]}

    assert list(Draft202012Validator(schema).iter_errors(ask("activities?limit=0&x=1", 400))) == []


def test_it_says_whose_the_data_is_and_where_the_terms_stand(ask: Ask, mission: Mission) -> None:
    told = ask("")

    assert told == {
        "title": "Mission in Karasu: activities",
        "mission": "Mission in Karasu",
        "organisation": "Organisation of the Two Rivers",
        "site": f"{mission.address}/en/",
        "languages": ["en", "ru"],
        "attribution": "Mission in Karasu, Organisation of the Two Rivers",
        "license": {"text": "See the mission's site.", "identifier": "", "url": f"{mission.address}/en/about/"},
        "documentation": f"{mission.address}/en/data/api/",
        "description": f"{mission.address}/api/v1/openapi.json",
        "edition": 0,
        "activities": 0,
        "addresses": [{"address": f"/api/v1/{each.path}", "tells": each.summary} for each in ENDPOINTS],
    }
    assert ask("openapi.json")["info"]["license"] == {
        "name": "See the mission's site.",
        "url": f"{mission.address}/en/about/",
    }


@pytest.mark.parametrize(
    ("licence", "told", "described", "link"),
    [
        (
            {"spdx": "CC-BY-4.0"},
            {
                "text": "CC BY 4.0",
                "identifier": "CC-BY-4.0",
                "url": "https://creativecommons.org/licenses/by/4.0/",
            },
            {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
            '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
        ),
        (
            {"words": {"ru": "Свободно"}, "url": "https://karasu.example/условия"},
            {"text": "Свободно", "identifier": "", "url": f"https://karasu.example/{TERMS}"},
            {"name": "Свободно", "url": f"https://karasu.example/{TERMS}"},
            f'<https://karasu.example/{TERMS}>; rel="license"',
        ),
    ],
)
def test_it_says_under_which_terms_the_data_may_be_used(
    ask: Ask, mission: Mission, licence: object, told: object, described: object, link: str
) -> None:
    Mission.objects.filter(pk=mission.pk).update(profile={**mission.profile, "licence": licence})

    assert ask("")["license"] == told
    assert ask("openapi.json")["info"]["license"] == described
    assert Client().get("/api/v1/activities").headers["Link"] == link
