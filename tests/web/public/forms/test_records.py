"""An activity as data."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Period
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.forms.records import record_of
from fieldpost.web.public.forms.text import clean
from fieldpost.web.public.lines import find_shown
from fieldpost.web.public.site import Address, Site, site_of
from tests.web.conftest import fact

ShowActivity = Callable[..., Activity]


def the_site(mission: Mission) -> Site:
    return site_of(Address(mission=mission.pk, edition=0, names=0))


def the_record(activity: Activity, language: str = "en") -> dict[str, Any]:
    shown = find_shown(activity.mission_id, activity.pk)
    assert shown is not None
    return dict(record_of(shown, the_site(activity.mission), language))


def test_an_activity_has_its_words_keys_and_addresses(mission: Mission, show_activity: ShowActivity) -> None:
    activity = show_activity()

    record = the_record(activity, "ru")

    assert record == {
        "id": activity.key,
        "number": activity.pk,
        "url": f"{mission.address}/ru/activities/{activity.pk}-workshop-on-court-reporting/",
        "language": "en",
        "original_language": "en",
        "languages": ["en"],
        "title": "Workshop on court reporting",
        "lead": "Workshop on court reporting: the Mission brought together 24 journalists in Osh.",
        "text": "Workshop on court reporting: the Mission brought together 24 journalists in Osh.",
        "status": "held",
        "kind": "workshop",
        "part": "organised",
        "period": {
            "edtf": "2031-05-13/2031-05-14",
            "first": "2031-05-13",
            "last": "2031-05-14",
            "words": "13–14 мая 2031\xa0г.",
        },
        "dimension": {"key": "human", "name": "Human dimension"},
        "themes": [{"key": "media", "name": "Свобода СМИ"}],
        "places": [
            {
                "id": None,
                "name": "Osh",
                "kind": "town",
                "country": "KG",
                "precision": "town",
                "latitude": 40.53,
                "longitude": 72.8,
                "url": None,
            }
        ],
        "people": [{"name": "Aigul Sydykova", "office": "Head", "body": "Press Council"}],
        "organisations": [
            {
                "id": None,
                "name": "Press Council",
                "acronym": "",
                "role": "co-organised",
                "is_partner": True,
                "url": None,
            }
        ],
        "reach": [{"value": 24, "who": "journalists", "planned": False, "approximate": False, "part_of": ""}],
        "documents": [],
        "links": [],
        "photos": [],
        "sources": [],
        "sequence": 0,
        "shown_at": "2031-05-20T09:30:00Z",
        "changed_at": "2031-05-20T09:30:00Z",
    }


def test_a_month_stays_a_month(show_activity: ShowActivity) -> None:
    record = the_record(show_activity(period=fact(Period.parse("2031-06"))))

    assert record["period"] == {
        "edtf": "2031-06",
        "first": date(2031, 6, 1).isoformat(),
        "last": date(2031, 6, 30).isoformat(),
        "words": "June 2031",
    }


def test_line_ends_of_every_kind_are_one_and_a_tab_is_a_space() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e\tf\x00g\x1b[31m") == "a\nb\nc\nd\ne fg[31m"


@given(st.text())
def test_no_control_character_but_the_line_feed_is_left(text: str) -> None:
    assert not [letter for letter in clean(text) if letter != "\n" and (ord(letter) < 32 or 127 <= ord(letter) < 160)]
