"""Records of every shape, for tests that hold for all of them."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from fieldpost.domain import (
    Document,
    Evidence,
    Kind,
    Organisation,
    OrganisationRole,
    Part,
    Period,
    Person,
    Place,
    PlacePrecision,
    Reach,
)
from fieldpost.web.activities.record import AttachedFile, Fact, How, Origin, Picture, Publicity, Record, Status

PERIODS = (
    "2031-05-13",
    "2031-05-13/2031-05-14",
    "2031-05-13?",
    "2031-05-13?/2031-05-14?",
    "2031-05-13?/2031-05-14",
    "2031-05",
    "2031-05?",
    "2031-05/2031-07",
    "2031-22",
    "2031-24?",
    "2031",
    "0031",
    "2031~",
    "2031-05-13/..",
    "2031-05-13/",
    "/2031-05-14",
    "2030/2031-05-14",
)
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = st.sampled_from(["Osh", " Osh ", "Aigul Sydykova", "Ош", "two\r\nlines", "\n", "مركز", "a\0b"]) | WORDS
MAYBE = st.none() | NAMES
LANGUAGES = st.sampled_from(["en", "ru", "kk"])

ORIGINS = st.builds(
    Origin,
    how=st.sampled_from(How),
    by=NAMES,
    at=st.just(datetime(2031, 5, 2, 8, 0, tzinfo=UTC)),
    bulletin=st.none() | st.integers(1, 9),
    evidence=st.just(()) | st.builds(lambda words: (Evidence(exact=words, start=0, end=len(words)),), NAMES),
    score=st.sampled_from([0.4, 1.0]),
)


def facts(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Fact[Any]]:
    """Return facts of ``values`` with any origin, publicity and entry."""
    entries = st.none() | st.integers(1, 9)
    return st.builds(Fact, value=values, origin=ORIGINS, publicity=st.sampled_from(Publicity), entry=entries)


def many(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Fact[Any], ...]]:
    """Return up to three facts."""
    return st.lists(facts(values), max_size=3).map(tuple)


PLACES = st.builds(
    Place,
    name=NAMES,
    country=st.sampled_from(["", "KG", "XK", "SU"]),
    id=st.none() | st.just("geonames:1"),
    precision=st.sampled_from(PlacePrecision),
    latitude=st.none() | st.floats(-90, 90),
)
PICTURES = st.builds(
    Picture,
    file=st.integers(1, 99),
    alternatives=st.dictionaries(LANGUAGES, NAMES),
    captions=st.dictionaries(LANGUAGES, NAMES),
    credit=NAMES,
    consent=NAMES,
    taken_on=st.none() | st.just(date(2031, 5, 13)),
)

RECORDS: st.SearchStrategy[Record] = st.builds(
    Record,
    original_language=LANGUAGES,
    status=facts(st.sampled_from(Status)),
    kind=facts(st.sampled_from(Kind)),
    part=facts(st.sampled_from(Part)),
    titles=st.dictionaries(LANGUAGES, facts(NAMES)),
    texts=st.dictionaries(LANGUAGES, facts(NAMES), min_size=1),
    period=st.none() | facts(st.sampled_from(PERIODS).map(Period.parse)),
    dimension=st.none() | facts(st.sampled_from(["human", "retired"])),
    themes=st.lists(facts(st.sampled_from(["media", "law", "old"])), max_size=3, unique_by=lambda fact: fact.value).map(
        tuple
    ),
    places=many(PLACES),
    people=many(st.builds(Person, name=NAMES, office=MAYBE, body=MAYBE)),
    organisations=many(
        st.builds(
            Organisation,
            name=NAMES,
            acronym=MAYBE,
            role=st.sampled_from(OrganisationRole),
            is_publisher=st.booleans(),
        )
    ),
    reach=many(
        st.builds(
            Reach,
            value=st.integers(0, 10**8),
            who=NAMES,
            approximate=st.booleans(),
            planned=st.booleans(),
            part_of=MAYBE,
        )
    ),
    documents=many(st.builds(Document, title=NAMES, sort=NAMES)),
    links=many(NAMES),
    photos=many(PICTURES),
    files=many(st.builds(AttachedFile, file=st.integers(1, 99), title=NAMES)),
    notes=st.none() | facts(NAMES),
)
"""Any record, also one that no form would make: blank names, words with surrounding space."""
