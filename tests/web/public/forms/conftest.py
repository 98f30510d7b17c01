"""A site and activities as values, without a database."""

from datetime import UTC, datetime
from typing import Any

import pytest

from fieldpost import domain
from fieldpost.domain import Period
from fieldpost.web.public.forms.listing import Listing, identity
from fieldpost.web.public.shown import (
    Shown,
    ShownFigure,
    ShownOrganisation,
    ShownPerson,
    ShownPhoto,
    ShownPlace,
    Words,
)
from fieldpost.web.public.site import DimensionNames, Site, ThemeNames

ORIGIN = "https://karasu.example"
SHOWN_AT = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)
CHANGED_AT = datetime(2031, 5, 21, 8, 0, 0, 250_000, tzinfo=UTC)
HOSTILE = "\x00\x1b[31m]]><script>alert(1)</script>\r\nATTENDEE:mailto:x@example.org\u2028&amp;\x85\ufffe"
"""What may not get out of where it stands."""


def a_site() -> Site:
    """Return the site of an invented mission."""
    return Site(
        mission=1,
        key="karasu",
        address=ORIGIN,
        profile=domain.Mission(
            id="karasu",
            names={"en": "Mission in Karasu", "ru": "Миссия в Карасу"},
            organisation={"en": "Organisation of the Two Rivers"},
            country="KG",
            languages=("en", "ru"),
        ),
        languages=("en", "ru"),
        dimensions={
            "human": DimensionNames(
                key="human", number=1, names={"en": "Human dimension"}, colour="", colour_on_dark="", shape=""
            )
        },
        themes={"media": ThemeNames(key="media", dimension="human", names={"en": "Free media", "ru": "Свобода СМИ"})},
    )


def a_listing() -> Listing:
    """Return the list of one theme, as an Atom feed."""
    page = f"{ORIGIN}/en/activities/theme/media/"
    return Listing(
        site=a_site(),
        language="en",
        title="Mission in Karasu: Free media",
        identity=identity("karasu", "en", "activities", "theme/media/"),
        page=page,
        address=f"{page}feed.atom",
    )


@pytest.fixture
def site() -> Site:
    """The site of an invented mission."""
    return a_site()


@pytest.fixture
def listing() -> Listing:
    """The list of one theme, as an Atom feed."""
    return a_listing()


def a_shown(number: int = 1, period: str = "2031-05-13/2031-05-14", **changes: Any) -> Shown:
    """Return a workshop with everything that can be told; ``changes`` replace its parts."""
    days = Period.parse(period) if period else None
    parts: dict[str, Any] = {
        "pk": number,
        "key": f"{number:032x}",
        "original_language": "en",
        "words": {
            "en": Words(
                title="Workshop on court reporting",
                lead="Journalists met judges.",
                slug="workshop-on-court-reporting",
                text="Journalists met judges.\nThey agreed on a guide.",
            )
        },
        "status": "held",
        "kind": "workshop",
        "part": "organised",
        "period": period,
        "first_day": days.first if days else None,
        "last_day": days.last if days else None,
        "dimension": "human",
        "theme": "media",
        "themes": ["media"],
        "places": [
            ShownPlace(
                name="Osh",
                entry=12,
                slug="osh",
                names={"ru": "Ош"},
                kind="town",
                precision="town",
                country="KG",
                latitude=40.53,
                longitude=72.8,
            )
        ],
        "people": [ShownPerson(name="Aigul Sydykova", office="Head", body="Press Council")],
        "organisations": [
            ShownOrganisation(name="Press Council", role="co-organised", entry=7, slug="press-council", is_partner=True)
        ],
        "reach": [
            ShownFigure(value=24, who="journalists"),
            ShownFigure(value=10, who="women", part_of="journalists"),
            ShownFigure(value=40, who="readers", planned=True, approximate=True),
        ],
        "links": ["https://council.example/guide"],
        "photos": [
            ShownPhoto(
                sha256="ab" * 32,
                width=700,
                height=350,
                alternatives={"en": "A room"},
                captions={"en": "In the room"},
                credit="A. S.",
            )
        ],
        "sequence": 1,
        "shown_at": SHOWN_AT,
        "changed_at": CHANGED_AT,
    }
    return Shown(**{**parts, **changes})


def a_hostile() -> Shown:
    """Return an activity whose every word is ``HOSTILE``."""
    return a_shown(
        words={"en": Words(title=HOSTILE, lead=HOSTILE, slug="a", text=HOSTILE)},
        places=[ShownPlace(name=HOSTILE, precision="town", country="KG", latitude=40.53, longitude=72.8)],
        people=[ShownPerson(name=HOSTILE, office=HOSTILE, body=HOSTILE)],
        organisations=[ShownOrganisation(name=HOSTILE, role="organised", acronym=HOSTILE, is_partner=True)],
        reach=[ShownFigure(value=1, who=HOSTILE)],
        links=[f"https://council.example/{HOSTILE}"],
        photos=[ShownPhoto(sha256="ab" * 32, width=10, height=10, alternatives={"en": HOSTILE}, credit=HOSTILE)],
    )
