"""What cannot be asked: which parameter, which value, what it can be; and hostile values of every kind."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldpost.web.missions.models import Mission
from fieldpost.web.public.api.parameters import ActivitiesAsked

Ask = Callable[..., Any]

PARAMETERS = ActivitiesAsked.__struct_fields__
LONG = "я" * 201


def test_everything_that_is_wrong_is_told_at_once(ask: Ask, mission: Mission) -> None:
    assert ask("activities?limit=300&colour=red", 400) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": (
            "limit cannot be '300': Expected `int` <= 200. "
            f"there is no parameter 'colour'; there are {', '.join(PARAMETERS)}"
        ),
        "errors": [
            {
                "parameter": "limit",
                "value": "300",
                "detail": "limit cannot be '300': Expected `int` <= 200",
                "allowed": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
            },
            {
                "parameter": "colour",
                "value": "",
                "detail": f"there is no parameter 'colour'; there are {', '.join(PARAMETERS)}",
                "allowed": {"enum": list(PARAMETERS)},
            },
        ],
    }


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=1.0", "limit"),
        ("limit=+5", "limit"),
        ("limit=٣", "limit"),
        ("limit=", "limit"),
        ("limit=5&limit=6", "limit"),
        (f"limit={'9' * 400}", "limit"),
        ("order=best", "order"),
        ("facets=1", "facets"),
        ("facets=TRUE", "facets"),
        ("fields=secret", "fields"),
        ("cursor=", "cursor"),
        ("cursor=n", "cursor"),
        ("cursor=nfffffffffffffffff", "cursor"),
        ("cursor=n1%0A", "cursor"),
        ("cursor=c1", "cursor"),
        ("kind=picnic", "kind"),
        ("theme=nothing", "theme"),
        ("dimension=", "dimension"),
        ("place=0", "place"),
        ("place=osh", "place"),
        ("place=12-osh", "place"),
        (f"place={2**31}", "place"),
        ("year=0", "year"),
        ("year=2031-05", "year"),
        ("told_in=English", "told_in"),
        ("language=fr", "language"),
        ("since=31.05.2031", "since"),
        ("since=2031-02-30", "since"),
        ("since=null", "since"),
        ("changed_since=2031-05-20", "changed_since"),
        ("changed_since=2031-05-20T09:30:00", "changed_since"),
        ("changed_since=2031-05-20T09:30:00+00:00", "changed_since"),
        (f"q={quote(LONG)}", "q"),
        ("&".join("year=2031" for _ in range(31)), "year"),
        ("%00=1", "\0"),
        (f"{'x' * 1000}=1", f"{'x' * 100}…"),
    ],
)
def test_a_value_that_cannot_be_is_refused(ask: Ask, mission: Mission, query: str, parameter: str) -> None:
    [error] = ask(f"activities?{query}", 400)["errors"]

    assert error["parameter"] == parameter


def test_a_wrong_value_is_told_with_what_can_be(ask: Ask, mission: Mission) -> None:
    [error] = ask("activities?kind=picnic&theme=media", 400)["errors"]

    assert error["detail"].startswith("kind cannot be 'picnic': expected one of visit, meeting, conference")
    assert error["allowed"]["items"]["enum"][:2] == ["visit", "meeting"]


@pytest.mark.parametrize(
    "path", ["nothing", "activities/", "activities/a/b", "activities/%00", "issues/2031-13", "../v2/"]
)
def test_what_is_nowhere_is_told_as_a_problem(ask: Ask, mission: Mission, path: str) -> None:
    assert ask(path, 404)["title"] == "Not Found"


@pytest.mark.parametrize("path", ["", "issues", "themes", "places.geojson", "openapi.json"])
def test_an_address_takes_no_parameter_but_its_own(ask: Ask, mission: Mission, path: str) -> None:
    assert ask(f"{path}?limit=5", 400)["errors"][0]["allowed"] == {"enum": ["language"]}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*PARAMETERS, "x"]), st.text(max_size=60), max_size=3))
def test_whatever_is_asked_is_answered_or_refused(mission: Mission, query: dict[str, str]) -> None:
    answer = Client().get("/api/v1/activities", query)

    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("raw", ["q=%ff%fe", "q=%ed%a0%80", "q=%00", "q=%E2%80%AE", "&&&", "=", "q", "q=a;b", "%"])
def test_bytes_that_are_no_text_are_no_error_of_ours(mission: Mission, raw: str) -> None:
    answer = Client().get(f"/api/v1/activities?{raw}", QUERY_STRING=raw)

    assert answer.status_code in (200, 400)
