"""Every address of the API: what it takes, what it answers, who makes the answer. A further one is a line here."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_noop as _

from ..visit import Visit
from . import activities, changes, counting, directory, figures, issues, openapi, overview
from .answers import (
    Activities,
    Activity,
    Changes,
    Facets,
    Figures,
    Issues,
    Organisations,
    Overview,
    PlaceCollection,
    Places,
    Themes,
)
from .endpoint import Endpoint
from .parameters import ActivitiesAsked, Asked, ChangesAsked, FiguresAsked, Filters


def _overview(visit: Visit, _asked: Asked) -> Overview:
    return overview.overview(visit, ENDPOINTS)


def _document(visit: Visit, _asked: Asked) -> dict[str, Any]:
    return openapi.document(visit, ENDPOINTS)


ENDPOINTS = (
    Endpoint(
        path="",
        name="overview",
        summary=_("What there is, and whose it is"),
        asks=Asked,
        answers=Overview,
        view=_overview,
    ),
    Endpoint(
        path="activities",
        name="activities",
        summary=_("Activities, page by page"),
        asks=ActivitiesAsked,
        answers=Activities,
        view=activities.activities,
        example="year=2029&limit=1&fields=title&fields=period",
    ),
    Endpoint(
        path="activities/{id}",
        name="activity",
        summary=_("One activity"),
        asks=Asked,
        answers=Activity,
        view=activities.activity,
        statuses=(HTTPStatus.NOT_FOUND, HTTPStatus.GONE),
    ),
    Endpoint(
        path="facets",
        name="facets",
        summary=_("How many activities there are, by every filter"),
        asks=Filters,
        answers=Facets,
        view=counting.facets,
        example="kind=workshop",
    ),
    Endpoint(
        path="changes",
        name="changes",
        summary=_("What was shown, changed and withdrawn since an edition"),
        asks=ChangesAsked,
        answers=Changes,
        view=changes.changes,
        example="after=0&limit=2",
    ),
    Endpoint(
        path="issues",
        name="issues",
        summary=_("Published issues with their files and errata"),
        asks=Asked,
        answers=Issues,
        view=issues.issues,
    ),
    Endpoint(
        path="issues/{month}",
        name="issue",
        summary=_("The issues of a month, one a language"),
        asks=Asked,
        answers=Issues,
        view=issues.month,
        statuses=(HTTPStatus.NOT_FOUND,),
    ),
    Endpoint(
        path="places",
        name="places",
        summary=_("Places with activities"),
        asks=Asked,
        answers=Places,
        view=directory.places,
    ),
    Endpoint(
        path="places.geojson",
        name="places-geojson",
        summary=_("Places with activities, for maps (GeoJSON)"),
        asks=Asked,
        answers=PlaceCollection,
        view=directory.places_as_geojson,
        media_type="application/geo+json",
    ),
    Endpoint(
        path="organisations",
        name="organisations",
        summary=_("Organisations with which there were activities"),
        asks=Asked,
        answers=Organisations,
        view=directory.organisations,
    ),
    Endpoint(
        path="themes",
        name="themes",
        summary=_("Dimensions and themes, with the sectors of the OECD DAC"),
        asks=Asked,
        answers=Themes,
        view=directory.themes,
    ),
    Endpoint(
        path="figures",
        name="figures",
        summary=_("How many activities were held, year by year, and how many people they reached"),
        asks=FiguresAsked,
        answers=Figures,
        view=figures.figures,
        example="theme=media",
    ),
    Endpoint(
        path="openapi.json",
        name="description",
        summary=_("This description, for programs (OpenAPI 3.1)"),
        asks=Asked,
        answers=dict[str, Any],
        view=_document,
    ),
)
