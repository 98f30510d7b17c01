"""Domain values as JSON and back: equal values, errors that name the member, a schema that accepts what is written."""

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldpost.domain import (
    Activity,
    Bulletin,
    Caption,
    Document,
    Evidence,
    InterchangeError,
    Issue,
    IssueSection,
    IssueTheme,
    Kind,
    Mention,
    Mission,
    MissionMap,
    MissionPlace,
    Organisation,
    OrganisationRole,
    Part,
    Passage,
    PassageKind,
    Period,
    Person,
    Photo,
    Place,
    Problem,
    Reach,
    Reading,
    Span,
    Theme,
    evidence_in,
)
from fieldpost.domain.interchange import convert_data, decode_json, encode_json, json_schema

WORDS = st.sampled_from(["Osh", "Ministry of Justice", "“Know”, \\ and \n", "Ғалымжан", "ورشة", ""])
PERIODS = st.sampled_from(["2031-05", "2031-05-13/2031-05-14", "2031-05-19/", "../2031", "2031-24~", "2031?/.."]).map(
    Period.parse
)
SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda two: Span(min(two), max(two)))
EVIDENCE = st.builds(lambda span, page: evidence_in("x" * 60, span, page=page), SPANS, st.none() | st.integers(1, 9))


def mentions(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mentions of any of these values."""
    return st.builds(
        Mention, value=value, evidence=st.lists(EVIDENCE, max_size=2).map(tuple), score=st.floats(0, 1), reason=WORDS
    )


def tuples(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(one, max_size=2).map(tuple)


PLACES = st.builds(
    Place,
    name=WORDS,
    country=st.sampled_from(["", "KG"]),
    latitude=st.none() | st.floats(-90, 90),
    id=st.none() | WORDS,
)
ACTIVITIES = st.builds(
    Activity,
    id=st.sampled_from(["may-01", "may-02"]),
    bulletin=WORDS,
    text=WORDS,
    spans=st.lists(SPANS, min_size=1, max_size=2).map(tuple),
    kind=mentions(st.sampled_from(Kind)),
    part=mentions(st.sampled_from(Part)),
    upcoming=mentions(st.booleans()),
    title=st.none() | mentions(WORDS),
    period=st.none() | mentions(PERIODS),
    places=tuples(mentions(PLACES)),
    people=tuples(mentions(st.builds(Person, name=WORDS, office=st.none() | WORDS, body=st.none() | WORDS))),
    organisations=tuples(
        mentions(
            st.builds(Organisation, name=WORDS, role=st.sampled_from(OrganisationRole), is_publisher=st.booleans())
        )
    ),
    reach=tuples(mentions(st.builds(Reach, value=st.integers(0, 2**40), who=WORDS, part_of=st.none() | WORDS))),
    documents=tuples(mentions(st.builds(Document, title=WORDS, sort=WORDS))),
    themes=tuples(mentions(WORDS)),
)
BULLETIN = Bulletin(
    name="may.txt",
    media_type="text/plain",
    sha256="0" * 64,
    text="News\nA seminar.",
    passages=(
        Passage(kind=PassageKind.HEADING, span=Span(0, 4), level=1),
        Passage(kind=PassageKind.PARAGRAPH, span=Span(5, 15), page=1),
    ),
)
READINGS = st.builds(
    Reading,
    bulletin=st.just(BULLETIN),
    language=mentions(st.sampled_from(["en", "ru"])),
    activities=tuples(ACTIVITIES),
    body=st.none() | mentions(WORDS),
    period=st.none() | mentions(PERIODS),
    captions=tuples(st.builds(Caption, text=mentions(WORDS), activity=st.none() | WORDS)),
    problems=tuples(st.builds(Problem, message=WORDS, span=st.none() | SPANS)),
)
MISSIONS = st.builds(
    Mission,
    id=WORDS,
    names=st.dictionaries(st.sampled_from(["en", "ru"]), WORDS),
    country=st.just("KG"),
    map=st.none() | st.builds(MissionMap, countries=st.just(("KG", "KZ"))),
    places=tuples(
        st.builds(
            MissionPlace,
            id=WORDS,
            kind=st.just("valley"),
            at=st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
            countries=st.just(("KG",)),
            names=st.just({"en": "Ak-Sai"}),
        )
    ),
)
ISSUES = st.builds(
    Issue,
    id=WORDS,
    mission=MISSIONS,
    number=st.integers(1, 999),
    title=WORDS,
    period=PERIODS,
    date=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    language=st.just("en"),
    sections=tuples(
        st.builds(
            IssueSection,
            heading=WORDS,
            dimension=st.none() | st.just("human"),
            themes=tuples(st.builds(IssueTheme, heading=WORDS, activities=tuples(ACTIVITIES))),
        )
    ),
    upcoming=tuples(ACTIVITIES),
    photos=tuples(st.builds(Photo, file=WORDS, sha256=WORDS, alternative=WORDS, activity=st.none() | WORDS)),
    notices=tuples(WORDS),
)
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CHECKS = {kind: jsonschema.Draft202012Validator(json_schema(kind)) for kind in (Reading, Issue)}


@MANY
@given(READINGS)
def test_a_reading_that_was_written_is_read_back_and_keeps_to_its_schema(reading: Reading) -> None:
    data = encode_json(reading)

    assert decode_json(data, Reading) == reading
    assert encode_json(decode_json(data, Reading)) == data
    CHECKS[Reading].validate(json.loads(data))


@MANY
@given(ISSUES)
def test_an_issue_that_was_written_is_read_back_and_keeps_to_its_schema(issue: Issue) -> None:
    data = encode_json(issue)

    assert decode_json(data, Issue) == issue
    assert encode_json(decode_json(data, Issue)) == data
    CHECKS[Issue].validate(json.loads(data))


def test_a_period_is_one_text_and_the_rest_are_objects() -> None:
    caption = Mention(value=Period.parse("2031-05-13/2031-05-14"), reason="stated")

    assert encode_json(caption, indent=0) == (
        b'{"value":"2031-05-13/2031-05-14","evidence":[],"score":1.0,"reason":"stated"}\n'
    )
    assert encode_json(Span(1, 2)) == b'{\n  "start": 1,\n  "end": 2\n}\n'


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", Span, "Input data was truncated"),
        (b"{", Span, "Input data was truncated"),
        (b"words", Span, "JSON is malformed: invalid character (byte 0)"),
        (b'{"start": 1}', Span, "Object missing required field `end`"),
        (b'{"start": "1", "end": 2}', Span, "Expected `int`, got `str` - at `$.start`"),
        (b'{"exact": "a", "start": 0, "end": "x"}', Evidence, "Expected `int`, got `str` - at `$.end`"),
        (b'{"start": 3, "end": 2}', Span, "no text runs from character 3 to 2"),
        (b'{"value": "2031-13"}', Mention[Period], "no month 13 in 2031 - at `$.value`"),
        (b'{"value": 2031}', Mention[Period], "a period is EDTF text, not 2031 - at `$.value`"),
        (b'{"value": -1, "who": "farmers"}', Reach, "-1 farmers cannot be reached"),
        (b'{"value": "party"}', Mention[Kind], "Invalid enum value 'party' - at `$.value`"),
    ],
)
def test_broken_json_is_an_error_that_names_the_member(data: bytes, kind: type, message: str) -> None:
    with pytest.raises(InterchangeError) as caught:
        decode_json(data, kind)

    assert str(caught.value) == message


def test_bytes_that_are_no_text_are_an_error() -> None:
    with pytest.raises(InterchangeError):
        decode_json(b'{"id": "\xff", "dimension": "human", "names": {}}', Theme)


def test_plain_data_becomes_a_value_or_an_error_that_names_the_member() -> None:
    assert convert_data({"id": "media", "dimension": "human", "names": {"en": "Media"}}, Theme) == Theme(
        id="media", dimension="human", names={"en": "Media"}
    )
    with pytest.raises(InterchangeError) as caught:
        convert_data({"id": "media", "dimension": "human", "names": {"en": 5}}, Theme)
    assert str(caught.value) == "Expected `str`, got `int` - at `$.names[...]`"


def test_what_is_no_value_of_the_domain_is_not_written() -> None:
    with pytest.raises(NotImplementedError, match=r"^object$"):
        encode_json(object())
