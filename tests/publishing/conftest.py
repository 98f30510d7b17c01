"""A mission that never was, its bulletins of May and June 2031, and the issue that they make."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from fieldpost.domain import (
    Activity,
    Bulletin,
    Dimension,
    Document,
    Issue,
    Kind,
    Mention,
    Mission,
    MissionMap,
    Organisation,
    OrganisationRole,
    Part,
    Passage,
    PassageKind,
    Period,
    Person,
    Photo,
    Place,
    PlacePrecision,
    Reach,
    Reading,
    Span,
    Theme,
    Themes,
    evidence_in,
)
from fieldpost.publishing.compile import Compilation, compile_issue

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="19" fill="#14284b"/>'
    '<path d="M6 27 L16 12 L24 27 Z" fill="#ffffff"/><path d="M17 27 L27 15 L35 27 Z" fill="#c9d6e8"/></svg>'
)
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b"
    "0a0b0b0d0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffc0000b080001000101011100ffc40014000100000000"
    "000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0054dfffd9"
)

TOWNS = {
    "Almaty": ("KZ", 43.25, 76.95),
    "Astana": ("KZ", 51.13, 71.43),
    "Oral": ("KZ", 51.23, 51.37),
    "Taraz": ("KZ", 42.90, 71.37),
    "Kyzylorda": ("KZ", 44.85, 65.51),
    "Oskemen": ("KZ", 49.95, 82.61),
    "Bishkek": ("KG", 42.87, 74.59),
}


def place(name: str) -> Place:
    """Return a town of the table above, else a country of that name."""
    if name not in TOWNS:
        return Place(name=name, country="KZ", id="country/kz", kind="country", precision=PlacePrecision.AREA)
    country, latitude, longitude = TOWNS[name]
    return Place(name=name, country=country, id=f"town/{name}", latitude=latitude, longitude=longitude)


Teller = Callable[..., Activity]


@pytest.fixture(scope="session")
def tell() -> Teller:
    """Return a maker of activities: ``tell("title", "text", when="2031-05-13", ...)``."""

    def make(title: str | None, text: str, **said: Any) -> Activity:
        bulletin = said.get("bulletin", "may.txt")

        def mention(value: Any, words: str = "") -> Mention[Any]:
            start = text.find(words) if words else -1
            spans = (evidence_in(text, Span(start, start + len(words)), page=1),) if start >= 0 else ()
            return Mention(value=value, evidence=spans, reason="stated" if spans else "nobody else is named")

        return Activity(
            id=said.get("id") or re.sub(r"\W+", "", title or text)[:8] or "a1",
            bulletin=bulletin,
            text=text,
            spans=(Span(0, len(text)),),
            kind=mention(said.get("kind", Kind.OTHER)),
            part=mention(said.get("part", Part.ORGANISED)),
            upcoming=mention(said.get("upcoming", False)),
            title=mention(title) if title else None,
            period=mention(Period.parse(said["when"]), said.get("words", "")) if said.get("when") else None,
            places=tuple(mention(place(name), name) for name in said.get("where", ())),
            people=tuple(mention(person, person.name) for person in said.get("people", ())),
            organisations=tuple(mention(body, body.name) for body in said.get("bodies", ())),
            reach=tuple(mention(reach) for reach in said.get("reach", ())),
            dimension=mention(said["dimension"]) if said.get("dimension") else None,
            themes=tuple(mention(theme) for theme in said.get("themes", ())),
            documents=tuple(mention(Document(title=each, sort="handbook"), each) for each in said.get("documents", ())),
            links=tuple(mention(link, link) for link in said.get("links", ())),
        )

    return make


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Return a maker of readings: ``read("may.txt", [activity, ...], month="2031-05")``."""

    def make(
        name: str,
        activities: Sequence[Activity],
        month: str | None = "2031-05",
        language: str = "en",
        notices: Sequence[str] = (),
    ) -> Reading:
        text = "\n\n".join(activity.text for activity in activities) or "-"
        return Reading(
            bulletin=Bulletin(
                name=name,
                media_type="text/plain",
                sha256="0" * 64,
                text=text,
                passages=(Passage(kind=PassageKind.PARAGRAPH, span=Span(0, len(text))),),
            ),
            language=Mention(value=language),
            activities=tuple(activities),
            period=Mention(value=Period.parse(month)) if month else None,
            notices=tuple(Mention(value=notice) for notice in notices),
        )

    return make


@pytest.fixture(scope="session")
def themes() -> Themes:
    """Three dimensions and five themes."""
    return Themes(
        dimensions=(
            Dimension(
                id="politico-military",
                names={"en": "Politico-military dimension", "ru": "Военно-политическое измерение"},
            ),
            Dimension(
                id="economic-environmental",
                names={"en": "Economic and environmental dimension", "ru": "Экономико-экологическое измерение"},
            ),
            Dimension(id="human", names={"en": "Human dimension", "ru": "Человеческое измерение"}),
        ),
        themes=(
            Theme(id="policing", dimension="politico-military", names={"en": "Policing", "ru": "Полиция"}),
            Theme(id="elections", dimension="politico-military", names={"en": "Elections", "ru": "Выборы"}),
            Theme(id="land", dimension="economic-environmental", names={"en": "Land and farming", "ru": "Земля"}),
            Theme(id="water", dimension="economic-environmental", names={"en": "Water", "ru": "Вода"}),
            Theme(id="media", dimension="human", names={"en": "Freedom of the media", "ru": "Свобода СМИ"}),
        ),
    )


@pytest.fixture(scope="session")
def mission() -> Mission:
    """An office in Almaty that publishes in three languages."""
    return Mission(
        id="odn-almaty",
        names={"en": "ODN Centre in Almaty", "ru": "Центр ОДД в Алматы", "kk": "ДЫКҰ-ның Алматыдағы орталығы"},
        organisation={
            "en": "Organization for Dialogue and Neighbourliness",
            "ru": "Организация по диалогу и добрососедству",
        },
        country="KZ",
        towns=("Almaty",),
        time_zone="Asia/Almaty",
        languages=("en", "ru", "kk"),
        colours={"politico-military": "#14284b", "economic-environmental": "#23804a", "human": "#8a2252"},
        logo=LOGO,
        disclaimer={"en": "This bulletin is for information only and states no position of the Organization."},
        contact={"en": "12 Apple Street, Almaty\nbulletin@odn-almaty.example"},
        site="https://odn-almaty.example/",
        map=MissionMap(
            countries=("KZ", "KG"), disclaimer={"en": "Boundaries and names on this map imply no opinion of anyone."}
        ),
    )


@pytest.fixture(scope="session")
def may(tell: Teller, read: Callable[..., Reading]) -> Reading:
    """The bulletin of May: three dimensions, two scripts and more, titles that mean harm."""
    people = (Person(name="Eilidh Strathnairn", office="Chairperson-in-Office", body="ODN"),)
    return read(
        "may.txt",
        [
            tell(
                "Chairperson-in-Office comes to Almaty and Astana",
                "The ODN Chairperson-in-Office, Eilidh Strathnairn, visited Kazakhstan from 11 to 13 May. In Almaty she"
                " spoke with young mediators, in Astana with the Minister of Justice.\n“Neighbours who talk early"
                " seldom have to talk late,” she said before she left.",
                id="a1",
                when="2031-05-11/2031-05-13",
                words="from 11 to 13 May",
                where=("Kazakhstan", "Almaty", "Astana"),
                kind=Kind.VISIT,
                people=people,
            ),
            tell(
                "Border officers pass patrol course",
                "A ten-day course on patrol leadership ended in Oral on 16 May. Twenty-four officers took part, 19 men"
                " and five women. The Centre organized it with the Alpine Academy for Border Studies. The Nordic Fund"
                " for Mountain Livelihoods paid for it.",
                id="a2",
                when="2031-05-07/2031-05-16",
                words="on 16 May",
                where=("Oral",),
                kind=Kind.TRAINING,
                dimension="politico-military",
                themes=("policing",),
                bodies=(
                    Organisation(
                        name="Alpine Academy for Border Studies", acronym="AABS", role=OrganisationRole.CO_ORGANISED
                    ),
                    Organisation(name="Nordic Fund for Mountain Livelihoods", role=OrganisationRole.FUNDED),
                    Organisation(name="ODN Centre in Almaty", role=OrganisationRole.ORGANISED, is_publisher=True),
                ),
                reach=(
                    Reach(value=24, who="officers"),
                    Reach(value=19, who="men", part_of="officers"),
                    Reach(value=5, who="women", part_of="officers"),
                ),
            ),
            tell(
                '#import "x": *; #panic("y") ] $ @z <label>',
                "A roundtable whose title is code in Typst. Some 35 police officers, members of local councils and"
                " shopkeepers of Taraz compared what they expect of each other on 6 May.",
                id="a3",
                when="2031-05-06",
                words="on 6 May",
                where=("Taraz",),
                kind=Kind.ROUNDTABLE,
                dimension="politico-military",
                themes=("policing",),
                reach=(
                    Reach(value=35, who="police officers, members of local councils and shopkeepers", approximate=True),
                ),
            ),
            tell(
                '<script>alert("x")</script> & <b>{{ 7 * 7 }}</b>',
                "A conference whose title is code in HTML and Jinja. Observers of the by-elections met on 20 May.",
                id="a4",
                when="2031-05-20",
                where=("Kyzylorda",),
                kind=Kind.CONFERENCE,
                dimension="politico-military",
                themes=("elections",),
            ),
            tell(
                "Land campaign passes its target",
                "From April to July the campaign “Know Your Land” tells farmers in eight regions what the law gives"
                " them and what it asks of them. The target had been about 4,000 farmers; 4,120 came, 2,710 men"
                " and 1,410 women.",
                id="a5",
                when="2031-04/2031-07",
                words="From April to July",
                where=("Kazakhstan",),
                kind=Kind.CAMPAIGN,
                dimension="economic-environmental",
                themes=("land",),
                reach=(
                    Reach(value=4000, who="farmers", approximate=True, planned=True),
                    Reach(value=4120, who="farmers"),
                    Reach(value=2710, who="men", part_of="farmers"),
                    Reach(value=1410, who="women", part_of="farmers"),
                ),
                documents=("Know Your Land",),
                links=("https://land.example/campaign",),
            ),
            tell(
                "Working group agrees on gauges for the Aspara",
                "The Joint Working Group on the Aspara River met in Bishkek on 14 and 15 May. Eighteen experts agreed"
                " where five gauges are to stand and who will read them.",
                id="a6",
                when="2031-05-14/2031-05-15",
                words="on 14 and 15 May",
                where=("Bishkek",),
                kind=Kind.MEETING,
                dimension="economic-environmental",
                themes=("water",),
                reach=(Reach(value=18, who="experts"),),
            ),
            tell(
                "Әйтеке би ауылында судың үнемі",
                "Қызылорда облысының шаруалары суды үнемдеу жолдарын үйренді: Ғалымжан Өтегенұлы мен Гүлнәр"
                " Қожахметқызы жиырма екі ауылдың тұрғындарымен сөйлесті.",
                id="a7",
                when="2031-05-22",
                where=("Kyzylorda",),
                kind=Kind.WORKSHOP,
                dimension="economic-environmental",
                themes=("water",),
                people=(Person(name="Ғалымжан Өтегенұлы", office="су шаруашылығы маманы"),),
            ),
            tell(
                "Laws in committee: what the Senate changed",
                "In May the Centre followed the draft Law on Information through the committees of the Senate.",
                id="a8",
                when="2031-05",
                words="In May",
                where=("Astana",),
                kind=Kind.ASSESSMENT,
                dimension="human",
            ),
            tell(
                "ورشة عمل حول حرية الصحافة",
                "شارك عشرون صحفياً في ورشة عمل عن حرية الصحافة في ألماتي.",
                id="a9",
                when="2031-05-19/",
                words="",
                where=("Almaty",),
                kind=Kind.WORKSHOP,
                dimension="human",
                themes=("media",),
                reach=(Reach(value=20, who="صحفياً"),),
            ),
            tell(
                "Prizes for young\r\nriver writers; with a comma, a \\ and a very long title that has to be folded",
                "The prizes of the youth competition “My River in 500 Words” were handed over in Oskemen on 24 May. The"
                " jury gave the first prize to Aiperi Sultankulova.",
                id="a10",
                when="2031-05-24?",
                words="on 24 May",
                where=("Oskemen",),
                kind=Kind.CEREMONY,
                dimension="human",
                themes=("media",),
                people=(Person(name="Aiperi Sultankulova"),),
            ),
            tell(
                None,
                "A guide for forest users came out. It explains leases, quotas and complaints in three languages.",
                id="a11",
                kind=Kind.PUBLICATION,
            ),
            tell(
                "Regional conference on water diplomacy",
                "3-4 June, Almaty: Regional conference on water diplomacy",
                id="u1",
                when="2031-06-03/2031-06-04",
                words="3-4 June",
                where=("Almaty",),
                kind=Kind.CONFERENCE,
                dimension="economic-environmental",
                upcoming=True,
            ),
            tell(
                "Summer course for young reporters",
                "June, Oskemen: Summer course for young reporters",
                id="u2",
                when="2031-06",
                words="June",
                where=("Oskemen",),
                kind=Kind.TRAINING,
                dimension="human",
                upcoming=True,
            ),
            tell(
                "Public consultation on the district water plan",
                "17 June, Taraz: Public consultation on the district water plan",
                id="u3",
                when="2031-06-17",
                words="17 June",
                where=("Taraz",),
                kind=Kind.MEETING,
                upcoming=True,
            ),
        ],
        notices=("The library of the Centre is closed until the middle of June.",),
    )


@pytest.fixture(scope="session")
def photos() -> tuple[Photo, ...]:
    """A photo of the roundtable, and one of the issue as a whole."""
    return (
        Photo(
            file="photos/roundtable.jpg",
            sha256="0" * 64,
            alternative="Twelve people around a table, papers before them",
            caption="Police and citizens of Taraz on 6 May",
            credit="ODN/Aigerim Satpaeva",
            activity="a3",
        ),
    )


@pytest.fixture(scope="session")
def photos_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder from which the photos' files are counted."""
    root = tmp_path_factory.mktemp("issue")
    (root / "photos").mkdir()
    (root / "photos" / "roundtable.jpg").write_bytes(JPEG)
    return root


@pytest.fixture(scope="session")
def compilation(may: Reading, mission: Mission, themes: Themes, photos: tuple[Photo, ...]) -> Compilation:
    """The issue of May 2031 in English, with its notes."""
    return compile_issue(
        [may], mission=mission, themes=themes, month=Period.parse("2031-05"), language="en", number=24, photos=photos
    )


@pytest.fixture(scope="session")
def issue(compilation: Compilation) -> Issue:
    """The issue of May 2031 in English."""
    return compilation.issue
