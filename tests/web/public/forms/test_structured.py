"""JSON-LD: what machines are told."""

import json
from typing import Any

import pytest

from fieldpost.web.public import structured
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
                "name": "Ош",
                "address": {"@type": "PostalAddress", "addressLocality": "Ош", "addressCountry": "KG"},
                "geo": {"@type": "GeoCoordinates", "latitude": 40.53, "longitude": 72.8},
            }
        ],
        "organizer": [
            {"@type": "Organization", "name": "Миссия в Карасу", "url": ORIGIN},
            {"@type": "Organization", "name": "Press Council"},
        ],
        "about": [{"@type": "Thing", "name": "Свобода СМИ"}],
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


def test_the_way_to_a_page_counts_from_one(site: Site) -> None:
    assert structured.way(site, [("Home", "/en/"), ("Activities", "/en/activities/")])["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{ORIGIN}/en/"},
        {"@type": "ListItem", "position": 2, "name": "Activities", "item": f"{ORIGIN}/en/activities/"},
    ]


def test_the_data_are_a_set_with_files(site: Site) -> None:
    made = structured.dataset(
        site,
        "en",
        title="Activities",
        description="All of them.",
        url=f"{ORIGIN}/en/data/",
        files=[("text/csv", f"{ORIGIN}/en/activities/activities.csv", "CSV")],
        modified="2031-05-21T08:00:00Z",
    )

    assert made["distribution"] == [
        {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{ORIGIN}/en/activities/activities.csv",
            "name": "CSV",
        }
    ]
