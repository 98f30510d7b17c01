"""What differs between two records and between two texts."""

import time
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Document, Kind, Organisation, OrganisationRole, Period, Person, Place, Reach
from fieldpost.web.activities.difference import Difference, Part, differences, word_difference
from fieldpost.web.activities.record import Picture, Publicity, Record, Status

from ..conftest import a_record, fact

PRESS = Organisation(name="Press Council", role=OrganisationRole.CO_ORGANISED)


def test_equal_records_do_not_differ() -> None:
    assert differences(a_record(), a_record()) == []


def test_where_a_fact_comes_from_is_no_difference() -> None:
    old = a_record()
    origin = replace(old.kind.origin, by="Somebody else")

    assert differences(old, replace(old, kind=replace(old.kind, origin=origin, entry=7))) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"titles": {"en": fact("Seminar")}}, ("titles.en", "Title (English)", "Workshop", "Seminar")),
        (
            {"titles": {"en": fact("Workshop"), "ru": fact("Семинар")}},
            ("titles.ru", "Title (Russian)", "", "Семинар"),
        ),
        (
            {"period": fact(Period.days(date(2031, 5, 13)))},
            ("period", "Period", "13–14 May 2031", "13 May 2031"),
        ),
        ({"period": None}, ("period", "Period", "13–14 May 2031", "")),
        ({"kind": fact(Kind.TRAINING)}, ("kind", "Kind", "Workshop", "Training")),
        ({"status": fact(Status.CANCELLED)}, ("status", "Status", "Held", "Cancelled")),
        ({"themes": ()}, ("themes.0", "Theme", "Free media", "")),
        (
            {"places": (fact(Place(name="Vienna", country="AT")), *a_record().places)},
            ("places.0", "Place", "", "Vienna, Austria"),
        ),
        (
            {"people": (fact(Person(name="Aigul Sydykova", office="Chair", body="Press Council")),)},
            ("people.0", "Person", "Aigul Sydykova, Head, Press Council", "Aigul Sydykova, Chair, Press Council"),
        ),
        (
            {"people": ()},
            ("people.0", "Person", "Aigul Sydykova, Head, Press Council", ""),
        ),
        (
            {"organisations": (fact(replace(PRESS, role=OrganisationRole.HOSTED)),)},
            ("organisations.0", "Organisation", "Press Council, organised it with others", "Press Council, hosted it"),
        ),
        (
            {"reach": (fact(Reach(value=1400, who="journalists", approximate=True, planned=True)),)},
            ("reach.0", "Reach", "24 journalists", "about 1,400 journalists (planned)"),
        ),
        (
            {"documents": (fact(Document(title="Handbook for court reporters", sort="handbook")),)},
            ("documents.0", "Document", "", "Handbook for court reporters (handbook)"),
        ),
        ({"links": (fact("https://press.example/"),)}, ("links.0", "Link", "", "https://press.example/")),
        (
            {"photos": (fact(Picture(file=3, captions={"en": "Judges listen"}, credit="A. Osmonov")),)},
            ("photos.0", "Photo", "", "English: Judges listen; Photo: A. Osmonov"),
        ),
        ({"notes": fact("Ask again in June")}, ("notes", "Internal notes", "", "Ask again in June")),
        (
            {"people": (replace(a_record().people[0], publicity=Publicity.INTERNAL),)},
            (
                "people.0",
                "Person “Aigul Sydykova, Head, Press Council”: who may see it",
                "as the rules say",
                "internal",
            ),
        ),
    ],
)
def test_a_changed_fact_is_told_in_words(changes: dict[str, Any], expected: tuple[str, str, str, str]) -> None:
    old = a_record("Workshop")
    new = replace(old, **changes)

    with translation.override("en"):
        found = differences(old, new, {"media": "Free media"})

    assert found == [Difference(field=expected[0], label=expected[1], old=expected[2], new=expected[3])]


def test_a_place_that_only_moved_tells_its_position() -> None:
    old = a_record()
    new = replace(old, places=(fact(replace(old.places[0].value, latitude=40.6)),))

    [found] = differences(old, new)

    assert "latitude 40.53" in found.old
    assert "latitude 40.6" in found.new


def test_the_order_of_a_list_is_no_difference() -> None:
    people = (fact(Person(name="A", office="Head")), fact(Person(name="B", office="Deputy")))

    assert differences(a_record(people=people), a_record(people=people[::-1])) == []


def test_of_two_entries_of_one_name_the_changed_one_is_told() -> None:
    one, other = (fact(Place(name="Osh", country=country)) for country in ("KG", "TR"))
    changed = fact(Place(name="Osh", country="UZ"))

    [found] = differences(a_record(places=(one, other)), a_record(places=(one, changed)))

    assert (found.field, found.old, found.new) == ("places.1", "Osh, Türkiye", "Osh, Uzbekistan")


def test_words_that_were_added_and_removed_stand_in_reading_order() -> None:
    assert word_difference("On 3 May, 24 judges met.", "On 4 May, 24 senior judges met.") == [
        (Part.SAME, "On "),
        (Part.REMOVED, "3"),
        (Part.ADDED, "4"),
        (Part.SAME, " May, 24 "),
        (Part.ADDED, "senior "),
        (Part.SAME, "judges met."),
    ]


def test_a_phrase_that_was_replaced_stays_whole() -> None:
    assert word_difference("the old bridge fell", "the new road fell") == [
        (Part.SAME, "the "),
        (Part.REMOVED, "old bridge"),
        (Part.ADDED, "new road"),
        (Part.SAME, " fell"),
    ]


@given(st.text("ab .\n", max_size=60), st.text("ab .\n", max_size=60))
def test_what_stayed_and_was_removed_is_the_old_text_and_with_what_was_added_the_new(old: str, new: str) -> None:
    parts = word_difference(old, new)

    assert "".join(words for part, words in parts if part is not Part.ADDED) == old
    assert "".join(words for part, words in parts if part is not Part.REMOVED) == new


@pytest.mark.parametrize("seed", range(3))
def test_long_texts_lose_no_word(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    words = ["court", "reporting", "judges.", "Osh,", "water\n", "and", "the"]
    old, new = (" ".join(random.choices(words, k=1_500)) for _ in range(2))

    parts = word_difference(old, new)

    assert "".join(words for part, words in parts if part is not Part.ADDED) == old
    assert "".join(words for part, words in parts if part is not Part.REMOVED) == new


@pytest.mark.parametrize("sentence", ["word ", "the judge met the court. ", "a. "])
def test_long_texts_are_compared_in_short_time(sentence: str) -> None:
    old = "".join(f"{number} {sentence}" for number in range(5_000))
    new = old.replace("7 ", "seven ").replace("met", "saw")

    start = time.process_time()
    word_difference(old, new)

    assert time.process_time() - start < 3


@pytest.mark.parametrize("words", [2, 5, 30])
def test_texts_of_few_words_often_repeated_are_compared_in_short_time(words: int) -> None:
    random = Random(words)  # noqa: S311
    old, new = (" ".join(str(random.randrange(words)) for _ in range(3_000)) for _ in range(2))

    start = time.process_time()
    word_difference(old, new)

    assert time.process_time() - start < 3


def test_a_change_is_marked_for_the_eye_and_for_the_ear() -> None:
    shown = Template("{% load difference %}{% words_changed old new %}").render(
        Context({"old": "3 May", "new": "<4> May"})
    )

    assert shown.strip() == (
        '<span class="words-changed"><del><span class="visually-hidden">[removed: </span>3'
        '<span class="visually-hidden">]</span></del><ins><span class="visually-hidden">[added: </span>&lt;4&gt;'
        '<span class="visually-hidden">]</span></ins> May</span>'
    )


def test_every_field_of_a_record_has_a_label_and_words() -> None:
    from fieldpost.web.activities.record import BY_LANGUAGE, LISTS, SINGLES
    from fieldpost.web.activities.wording import FIELD_LABELS

    assert set(FIELD_LABELS) == {*BY_LANGUAGE, *LISTS, *SINGLES}
    assert isinstance(a_record(), Record)
