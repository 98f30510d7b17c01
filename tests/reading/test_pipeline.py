"""Whole bulletins as they come: a news item, a digest, a monthly bulletin, any text at all."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.quality.run import Collection, measure
from fieldpost.domain import (
    Activity,
    Bulletin,
    Evidence,
    Kind,
    Mention,
    Mission,
    OrganisationRole,
    Part,
    Passage,
    PassageKind,
    Period,
    Reading,
    Span,
)
from fieldpost.reading import read_bulletin
from fieldpost.reading.documents import document_from_bytes

Maker = Callable[..., Reading]
MISSION = Mission(
    id="odn",
    names={"en": "ODN Centre in Almaty"},
    bodies=("ODN Centre in Almaty", "ODN Centre"),
    country="KZ",
    towns=("Almaty",),
)

ITEM = """Shepherds and rangers agree on summer pastures

TARAZ, 16 May 2031 - A three-day workshop on pastures, organized by the ODN Centre in Almaty together with the Ministry of \
Agriculture, ended here today.

Some 45 shepherds, rangers and members of village councils took part. The Nordic Fund for Mountain Livelihoods financed \
the workshop.

"Sheep do not read maps," said Bolat Kerimov, Head of the Shepherds' Union of Moyynqum. "Now we have one that we drew."

For more information call the Centre.
"""

DIGEST = """Week of the Centre
12 May 2031

Judges learn about water law

The ODN Centre in Almaty held a seminar for 24 judges in Shymkent on 5 and 6 May.

Library opened

A library for pupils was opened in Kokshetau on 7 May with the support of the Alai Foundation.

New guide for beekeepers

The ODN Centre in Almaty published a guide for beekeepers on 8 May. It is called “Bees on the Move”.
"""

MONTHLY = """ODN Centre in Almaty - Monthly Bulletin
May 2031

VISITS

Chairperson comes to Kazakhstan

The ODN Chairperson-in-Office, Eilidh Strathnairn, visited Kazakhstan from 11 to 13 May. In Astana she met with the \
Minister of Justice, Daniyar Akhmetov.

POLITICO-MILITARY DIMENSION

Policing

Police officers learn to patrol

A two-day seminar on community policing was held in Taraz on 6 and 7 May. The ODN Centre in Almaty organized it in \
co-operation with the Ministry of Internal Affairs. Some 35 police officers took part. On 20 May the Centre held a \
roundtable on forged passports in Oskemen.

Photo: officers at the range in Taraz

HUMAN DIMENSION

Media

Young reporters pass course

A three-day course for young reporters ended in Oskemen on 16 May. Twenty-four students (19 women and five men) took \
part. The Nordic Fund for Mountain Livelihoods funded it.

UPCOMING EVENTS

- 3-4 June: Regional conference on water diplomacy, Almaty
- 17 June: Public consultation on the district water plan in Taraz

The next bulletin** appears in July.
"""


def facts(activity: Activity) -> dict[str, Any]:
    """Return what was read for one activity, in short."""
    return {
        "title": activity.title.value if activity.title else None,
        "kind": activity.kind.value,
        "part": activity.part.value,
        "period": str(activity.period.value) if activity.period else None,
        "places": [one.value.name for one in activity.places],
        "people": [(one.value.name, one.value.office) for one in activity.people],
        "partners": [(one.value.name, one.value.role) for one in activity.organisations if one.value.is_partner],
        "reach": [(one.value.value, one.value.who) for one in activity.reach],
    }


def test_a_news_item_with_a_dateline_is_one_activity(reading: Maker) -> None:
    found = reading(ITEM, mission=MISSION)

    assert [facts(one) for one in found.activities] == [
        {
            "title": "Shepherds and rangers agree on summer pastures",
            "kind": Kind.WORKSHOP,
            "part": Part.CO_ORGANISED,
            "period": "2031-05-14/2031-05-16",
            "places": ["Taraz"],
            "people": [("Bolat Kerimov", "Head of the Shepherds' Union of Moyynqum")],
            "partners": [
                ("Ministry of Agriculture", OrganisationRole.CO_ORGANISED),
                ("Nordic Fund for Mountain Livelihoods", OrganisationRole.FUNDED),
            ],
            "reach": [(45, "shepherds")],
        }
    ]
    assert found.body is not None
    assert (found.body.value, found.language.value) == ("ODN Centre in Almaty", "en")
    assert found.period is not None
    assert (str(found.period.value), found.period.reason) == ("2031-05-16", "the dateline states it")
    assert [one.value for one in found.notices] == ["For more information call the Centre."]
    assert found.problems == ()


def test_a_digest_is_one_activity_a_heading(reading: Maker) -> None:
    found = reading(DIGEST, mission=MISSION)

    assert [
        (facts(one)["title"], one.kind.value, facts(one)["period"], facts(one)["places"]) for one in found.activities
    ] == [
        ("Judges learn about water law", Kind.WORKSHOP, "2031-05-05/2031-05-06", ["Shymkent"]),
        ("Library opened", Kind.CEREMONY, "2031-05-07", ["Kokshetau"]),
        ("New guide for beekeepers", Kind.PUBLICATION, "2031-05-08", []),
    ]
    assert facts(found.activities[1])["partners"] == [("Alai Foundation", OrganisationRole.SUPPORTED)]


def test_a_monthly_bulletin_is_read_with_its_dimensions_captions_notices_and_calendar(reading: Maker) -> None:
    found = reading(MONTHLY, mission=MISSION)

    assert [
        (
            facts(one)["title"],
            one.section.value if one.section else None,
            one.dimension.value if one.dimension else None,
            one.kind.value,
            facts(one)["period"],
            facts(one)["places"],
            one.upcoming.value,
        )
        for one in found.activities[:4]
    ] == [
        (
            "Chairperson comes to Kazakhstan",
            "VISITS",
            None,
            Kind.VISIT,
            "2031-05-11/2031-05-13",
            ["Kazakhstan", "Astana"],
            False,
        ),
        (
            "Police officers learn to patrol",
            "Policing",
            "politico-military",
            Kind.WORKSHOP,
            "2031-05-06/2031-05-07",
            ["Taraz"],
            False,
        ),
        (
            "Police officers learn to patrol",
            "Policing",
            "politico-military",
            Kind.ROUNDTABLE,
            "2031-05-20",
            ["Oskemen"],
            False,
        ),
        (
            "Young reporters pass course",
            "Media",
            "human",
            Kind.TRAINING,
            "2031-05-14/2031-05-16",
            ["Oskemen"],
            False,
        ),
    ]
    assert [
        (facts(one)["title"], one.kind.value, facts(one)["period"], facts(one)["places"], one.upcoming.value)
        for one in found.activities[4:]
    ] == [
        ("Regional conference on water diplomacy", Kind.CONFERENCE, "2031-06-03/2031-06-04", ["Almaty"], True),
        ("Public consultation on the district water plan", Kind.MEETING, "2031-06-17", ["Taraz"], True),
    ]
    assert [(one.text.value, one.activity) for one in found.captions] == [
        ("Photo: officers at the range in Taraz", "may-02")
    ]
    assert [one.value for one in found.notices] == ["The next bulletin appears in July."]
    assert found.period is not None
    assert (str(found.period.value), found.period.reason) == ("2031-05", "stated in front")


def mentions(found: Reading) -> Iterator[Mention[Any]]:
    """Yield every mention of a reading."""
    yield from [one for one in (found.language, found.body, found.period) if one is not None]
    yield from (*found.notices, *found.links, *(one.text for one in found.captions))
    for activity in found.activities:
        single = (activity.kind, activity.part, activity.upcoming, activity.title, activity.section, activity.period)
        yield from [one for one in (*single, activity.dimension) if one is not None]
        for many in (activity.places, activity.people, activity.organisations, activity.reach):
            yield from many
        for others in (activity.themes, activity.documents, activity.links):
            yield from others


def check(found: Reading) -> None:
    """Every value has a score and a reason; its words stand where they say, and so do activities and problems."""
    text = found.bulletin.text
    for mention in mentions(found):
        assert 0 <= mention.score <= 1
        assert mention.reason
        for evidence in mention.evidence:
            check_words(text, evidence)
    spans = [span for activity in found.activities for span in activity.spans]
    spans += [problem.span for problem in found.problems if problem.span]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert len({activity.id for activity in found.activities}) == len(found.activities)
    known = {activity.id for activity in found.activities}
    assert all(caption.activity in known for caption in found.captions if caption.activity)


def check_words(text: str, evidence: Evidence) -> None:
    assert evidence.exact == text[evidence.start : evidence.end]
    assert evidence.exact.strip()
    assert text[: evidence.start].endswith(evidence.prefix)
    assert text[evidence.end :].startswith(evidence.suffix)


@pytest.mark.parametrize("text", [ITEM, DIGEST, MONTHLY], ids=["item", "digest", "monthly"])
def test_every_value_has_a_score_a_reason_and_its_exact_words(reading: Maker, text: str) -> None:
    check(reading(text, mission=MISSION))


@pytest.mark.parametrize("text", [ITEM, DIGEST, MONTHLY], ids=["item", "digest", "monthly"])
def test_a_bulletin_is_read_alike_every_time(reading: Maker, text: str) -> None:
    assert reading(text, mission=MISSION) == reading(text, mission=MISSION)


def test_an_inferred_year_dates_the_activities_and_says_why(reading: Maker) -> None:
    found = reading("The Centre held a seminar in Osh on Monday, 5 May. The last one was held in 2030.")

    assert found.period is not None
    assert (str(found.period.value), found.period.reason) == (
        "2031-05?",
        "its days fall on the weekdays named beside them in 2031, the nearest such year to 2030",
    )
    assert facts(found.activities[0])["period"] == "2031-05-05"


def test_a_year_that_nobody_states_is_not_supplied_but_said(reading: Maker) -> None:
    text = "The Centre held a seminar in Osh on 5 May. Many farmers came for it."
    found = reading(text)

    assert [facts(one)["period"] for one in found.activities] == [None]
    assert [(one.message, one.span) for one in found.problems] == [
        (
            "when it was written is neither stated nor implied",
            None,
        ),
        ("the year of this activity's date is not known", Span(0, len(text))),
    ]


def test_an_activity_without_a_date_is_said(reading: Maker) -> None:
    found = reading("The Centre held a seminar in Osh. Many came for it.", period=Period.parse("2031-05"))

    assert [one.message for one in found.problems] == ["no date could be decided for this activity"]


def test_a_given_period_goes_before_the_text(reading: Maker) -> None:
    found = reading(DIGEST, period=Period.parse("2029-05"))

    assert [facts(one)["period"] for one in found.activities] == ["2029-05-05/2029-05-06", "2029-05-07", "2029-05-08"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Am 5. Mai fand in Osch ein Seminar über Wasser statt, an dem zwanzig Bauern teilnahmen.", "und"),
        ("Орталық Ақтөбеде өңірлік кездесу өткізді. Оған қатысқан әкімдер мен ұйымдар көп болды.", "kk"),
    ],
)
def test_a_text_in_another_language_is_kept_and_the_reader_says_so(reading: Maker, text: str, language: str) -> None:
    found = reading(text)

    assert (found.language.value, found.activities, found.bulletin.text) == (language, (), text)
    assert [one.message for one in found.problems] == [f"its language ({language}) is not read yet; it is kept as text"]


LINES = """The the Centre held a seminar on in at of and by from to with Osh Naryn Kazakhstan Ministry Justice OSCE UNDP NGO
Head Aida Asanova Mr. A. Ambassador said 5 14 2031 1,200 31 May June today Monday Tuesday week three-day two days opened
ended will judges (19 women) funded by together with visited Photo: Venue: News UPCOMING EVENTS Human dimension was
organized 's - – , . ; : ? ! " “ ” ( ) * ** / 10:30 18/07 % & www.a.example Bosnia Herzegovina the'village"""
WORDS = st.sampled_from([*LINES.split(), "\n", "\n\n", "\n- ", "  "])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(
    alphabet=st.sampled_from("aeT MO.15,-\n\"'(*ÉжЖ—"), max_size=80
)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cut(text: str) -> Bulletin:
    """Return a bulletin whose passages are the lines of ``text`` as they are."""
    passages, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            begin = start + len(line) - len(line.lstrip())
            kind = PassageKind.LIST_ITEM if line.lstrip().startswith("-") else PassageKind.PARAGRAPH
            passages.append(Passage(kind=kind, span=Span(begin, start + len(line.rstrip()))))
        start += len(line) + 1
    return Bulletin(name="any.txt", media_type="text/plain", sha256="0" * 64, text=text, passages=tuple(passages))


@MANY
@given(TEXTS, st.sampled_from([None, Period.parse("2031-05-14"), Period.parse("2031-05")]))
def test_any_text_gives_a_reading_that_holds_together(text: str, period: Period | None) -> None:
    found = read_bulletin(cut(text), period=period)

    check(found)
    assert read_bulletin(cut(text), period=period) == found


@MANY
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_passage_among_english_ones_gives_a_reading(text: str) -> None:
    data = f"The Centre held a seminar on the law of the land in Osh.\n\n{text}\n\nIt was for judges.".encode()

    check(read_bulletin(document_from_bytes(data, name="any.txt"), mission=MISSION, period=Period.parse("2031-05-14")))


SHARED = Path(os.environ.get("FIELDPOST_SHARED", "no such folder"), "reading", "dev")


@pytest.mark.skipif(not SHARED.is_dir(), reason="FIELDPOST_SHARED names no folder with reading/dev")
def test_real_bulletins_are_read_well_enough(tmp_path: Path) -> None:
    """The headline is the mean of the figures for dates, places, people, organisations, kinds and counts."""
    score = measure(Collection(name="dev", documents=SHARED, gold=SHARED), tmp_path).score

    assert score.headline is not None
    assert score.headline >= 0.93
