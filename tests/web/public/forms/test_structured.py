"""JSON-LD: what machines are told."""

import json
from dataclasses import replace
from typing import Any

import pytest

from fieldpost.domain import Licence, MissionKind
from fieldpost.web.public import structured
from fieldpost.web.public.maps import Located
from fieldpost.web.public.shown import ShownPlace
from fieldpost.web.public.site import Site

from .conftest import ORIGIN, a_hostile, a_shown


def test_an_activity_is_an_event(site: Site) -> None:
    assert structured.activity(a_shown(), site, "ru") == {
        "@type": "Event",
        "@id": "urn:uuid:00000000-0000-0000-0000-000000000001",
        "name": "Workshop on court reporting",
        "description": "Journalists met judges.",
        "url": f"{ORIGIN}/ru/activities/1-workshop-on-court-reporting/",
        "inLanguage": "en",
        "eventStatus": "https://schema.org/EventScheduled",
        "startDate": "2031-05-13",
        "endDate": "2031-05-14",
        "location": [
            {
                "@type": "Place",
                "@id": f"{ORIGIN}/#place-12",
                "name": "Ош",
                "address": {"@type": "PostalAddress", "addressLocality": "Ош", "addressCountry": "KG"},
                "geo": {"@type": "GeoCoordinates", "latitude": 40.53, "longitude": 72.8},
            }
        ],
        "organizer": [
            {"@type": "Organization", "@id": f"{ORIGIN}/#mission", "name": "Миссия в Карасу", "url": ORIGIN},
            {"@type": "Organization", "@id": f"{ORIGIN}/#organisation-7", "name": "Press Council"},
        ],
        "about": [{"@type": "DefinedTerm", "@id": f"{ORIGIN}/#theme-media", "name": "Свобода СМИ"}],
        "image": f"{ORIGIN}/photos/{'ab' * 32}/960.jpg",
    }


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2031-06", "2031-06", "2031-06"),
        ("2031", "2031", "2031"),
        ("2031-22", None, None),
        ("2031-06-03?", None, None),
        ("2031-06-03/..", "2031-06-03", None),
        ("2031-06-03/2031-07", "2031-06-03", "2031-07"),
        ("", None, None),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(site: Site, period: str, start: str | None, end: str | None) -> None:
    event = structured.activity(a_shown(period=period), site, "en")

    assert (event.get("startDate"), event.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("announced", "EventScheduled"),
        ("held", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_a_status_is_one_of_schema_org(site: Site, status: str, said: str) -> None:
    assert structured.activity(a_shown(status=status), site, "en")["eventStatus"] == f"https://schema.org/{said}"


def test_a_district_has_no_point_and_a_country_no_address(site: Site) -> None:
    places = [
        ShownPlace(name="Aravan district", kind="district", precision="district", latitude=40.5, longitude=72.5),
        ShownPlace(name="Kyrgyzstan", kind="country", precision="area", country="KG", latitude=41.0, longitude=75.0),
    ]

    assert structured.activity(a_shown(places=places), site, "en")["location"] == [
        {"@type": "Place", "name": "Aravan district"},
        {"@type": "Country", "name": "Kyrgyzstan"},
    ]


def test_no_word_ends_the_script_that_it_stands_in(site: Site) -> None:
    text = str(structured.json_ld(structured.activity(a_hostile(), site, "en")))

    assert not {"<", ">", "&", "\u2028"} & set(text)
    told: dict[str, Any] = json.loads(text)
    assert told["@context"] == "https://schema.org"
    assert "<script>alert(1)</script>" in told["name"]


def test_the_way_to_a_page_counts_from_the_first_page_on(site: Site) -> None:
    assert structured.way(site, "en", ("Activities", "/en/activities/"))["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Mission in Karasu", "item": f"{ORIGIN}/en/"},
        {"@type": "ListItem", "position": 2, "name": "Activities", "item": f"{ORIGIN}/en/activities/"},
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (None, "Organization"),
        (MissionKind.NGO, "NGO"),
        (MissionKind.GOVERNMENT, "GovernmentOrganization"),
        (MissionKind.INTERGOVERNMENTAL, "GovernmentOrganization"),
    ],
)
def test_the_mission_is_what_it_says_that_it_is(site: Site, kind: MissionKind | None, said: str) -> None:
    site = replace(site, profile=replace(site.profile, kind=kind))

    assert structured.organisation(site, "en") == {
        "@type": said,
        "@id": f"{ORIGIN}/#mission",
        "name": "Mission in Karasu",
        "url": f"{ORIGIN}/en/",
        "logo": f"{ORIGIN}/favicon.svg",
        "areaServed": {"@type": "Country", "name": "KG"},
        "parentOrganization": {"@type": said, "name": "Organisation of the Two Rivers"},
    }
    assert structured.activity(a_shown(), site, "en")["organizer"][0]["@type"] == said


def a_place(**changes: Any) -> Located:
    """Return a town as the pages of places have it."""
    parts: dict[str, Any] = {
        "entry": 12,
        "name": "Ош",
        "address": "/ru/places/12-osh/",
        "count": 3,
        "activities": "/ru/activities/place/12-osh/",
        "kind": "town",
        "precision": "town",
        "countries": ["KG"],
        "latitude": 40.53,
        "longitude": 72.8,
    }
    return Located(**{**parts, **changes})


def test_a_place_has_a_point_and_its_other_names(site: Site) -> None:
    assert structured.place(a_place(), ["Osh", "Ош", "Osh"], site) == {
        "@type": "Place",
        "@id": f"{ORIGIN}/#place-12",
        "name": "Ош",
        "address": {"@type": "PostalAddress", "addressLocality": "Ош", "addressCountry": "KG"},
        "geo": {"@type": "GeoCoordinates", "latitude": 40.53, "longitude": 72.8},
        "alternateName": ["Osh"],
        "url": f"{ORIGIN}/ru/places/12-osh/",
    }


@pytest.mark.parametrize("precision", ["district", "area", ""])
def test_what_has_no_point_is_told_without_one(site: Site, precision: str) -> None:
    valley = a_place(name="Ferghana valley", kind="valley", precision=precision, countries=["KG", "UZ"])

    assert structured.place(valley, [], site) == {
        "@type": "Place",
        "@id": f"{ORIGIN}/#place-12",
        "name": "Ferghana valley",
        "url": f"{ORIGIN}/ru/places/12-osh/",
    }


def test_an_organisation_has_its_acronym_site_and_identifiers(site: Site) -> None:
    made = structured.body(
        site,
        7,
        name="Press Council",
        names=["PC", "Press Council", "Совет по прессе"],
        url=f"{ORIGIN}/en/organisations/7-press-council/",
        website="https://council.example/",
        identifiers={"wikidata": "Q42"},
    )

    assert made == {
        "@type": "Organization",
        "@id": f"{ORIGIN}/#organisation-7",
        "name": "Press Council",
        "sameAs": "https://council.example/",
        "identifier": [{"@type": "PropertyValue", "propertyID": "wikidata", "value": "Q42"}],
        "alternateName": ["PC", "Совет по прессе"],
        "url": f"{ORIGIN}/en/organisations/7-press-council/",
    }


def test_a_theme_is_a_term_among_the_missions(site: Site) -> None:
    term = {
        "@type": "DefinedTerm",
        "@id": f"{ORIGIN}/#theme-media",
        "termCode": "media",
        "name": "Free media",
        "url": f"{ORIGIN}/en/themes/media/",
    }
    those = {"@type": "DefinedTermSet", "@id": f"{ORIGIN}/#themes", "url": f"{ORIGIN}/en/themes/"}

    assert structured.theme(site, "media", "en") == {**term, "inDefinedTermSet": those}
    assert structured.themes(site, ["media"], "en", title="Themes")["hasDefinedTerm"] == [term]


def test_a_list_is_told_by_ids_and_names_of_its_first_activities(site: Site) -> None:
    made = structured.activities((a_shown(number) for number in range(1, 61)), "ru", title="Календарь", count=60)

    assert (made["@type"], made["name"], made["numberOfItems"]) == ("ItemList", "Календарь", 60)
    assert len(made["itemListElement"]) == 50
    assert made["itemListElement"][49] == {
        "@type": "ListItem",
        "position": 50,
        "item": {
            "@type": "Event",
            "@id": "urn:uuid:00000000-0000-0000-0000-000000000032",
            "name": "Workshop on court reporting",
        },
    }


def the_data(site: Site) -> structured.Thing:
    """Return the set of data that has one file."""
    return structured.dataset(
        site,
        "en",
        title="Activities",
        description="All of them.",
        url=f"{ORIGIN}/en/data/",
        files=[("text/csv", f"{ORIGIN}/en/activities/activities.csv", "CSV")],
        modified="2031-05-21T08:00:00Z",
    )


def test_the_data_are_a_set_with_files(site: Site) -> None:
    made = the_data(site)

    assert "license" not in made
    assert made["distribution"] == [
        {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{ORIGIN}/en/activities/activities.csv",
            "name": "CSV",
        }
    ]


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        (Licence(spdx="CC0-1.0"), "https://creativecommons.org/publicdomain/zero/1.0/"),
        (Licence(words={"ru": "Свободно"}), {"@type": "CreativeWork", "name": "Свободно"}),
        (
            Licence(words={"en": "Free"}, url="https://karasu.example/terms"),
            {"@type": "CreativeWork", "name": "Free", "url": "https://karasu.example/terms"},
        ),
    ],
)
def test_the_data_are_under_the_terms_of_the_mission(site: Site, licence: Licence, told: object) -> None:
    site = replace(site, profile=replace(site.profile, licence=licence))

    assert the_data(site)["license"] == told
