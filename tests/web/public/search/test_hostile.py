"""Whatever is typed, or stands in a text, does no harm; and what is written is found by each of its words."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fieldpost.web.public.models import number_of
from fieldpost.web.public.search import finding, index
from fieldpost.web.public.search.query import Query
from fieldpost.web.public.search.snippets import snippet
from fieldpost.web.public.search.suggestions import suggest
from fieldpost.web.public.search.words import parts, split

from .conftest import DAY, MISSION, a_shown, found

NUMBER = number_of(MISSION, DAY, 1)

LETTERS = st.characters(exclude_categories=[], include_characters="\"'*:^()-+&|!<>\\\0%{}~@ NEARORAND\ud800ёқ’“")
TEXTS = st.text(LETTERS, max_size=60)
ANYTHING = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.django_db
@ANYTHING
@given(TEXTS)
@example('"')
@example("'")
@example('a" OR "b')
@example("NEAR(a b, 2) AND title: b* ^c")
@example("a:* & !b | (c <-> d)")
@example("\0a\0")
@example("\ud800a -\udfff")
@example("⑴ ½ ﷺ ﬀ ŉ")
@example("%s %(a)s {} \\")
@example("a " * 10_000)
@example("a" * 10_000)
@example('"' * 10_000)
@example("-" * 10_000 + "a*")
def test_no_query_is_an_error(text: str) -> None:
    query = Query.read(text)

    finding.newest(query, MISSION, below=None, limit=5)
    finding.ranked(query, MISSION, limit=5, offset=0)
    finding.count(query, MISSION)
    finding.ids(query, MISSION)
    suggest(text, MISSION, "ru")
    shown = "".join(piece for piece, _sought in snippet(text, query, "en", 10_000_000))
    assert shown == text


@pytest.mark.django_db
@ANYTHING
@given(TEXTS, st.sampled_from(["en", "ru", "kk", "ky", "de", "ar"]))
@example("⑴ ½ ﷺ ﬀ ŉ ＡＢＣ", "en")
@example("Co-operation, U.N., O'Neill's re-election: e-mail", "en")
@example("Қаланың КЕҢЕСІ кітабы", "kk")
@example("الاجتماع السنوي", "ar")
def test_what_is_written_is_found_by_each_of_its_words_and_not_when_it_is_removed(text: str, language: str) -> None:
    index.write([(NUMBER, a_shown({language: "Workshop"}, {language: text}), "")])
    words = [part for word in split(text) for part in parts(word) if not Query.read(part).is_empty]

    assert all(found(word) == [NUMBER] for word in words)
    assert all(found(f"{word[:3]}*") == [NUMBER] for word in words if word.isascii() and len(word) < 4)

    index.remove([NUMBER])

    assert not any(found(word) for word in words)


@pytest.mark.django_db
def test_texts_of_any_length_are_indexed() -> None:
    text = " ".join(f"word{number}" for number in range(50_000))
    index.write([(NUMBER, a_shown({"en": "Workshop"}, {"en": text}), "")])

    assert [found(word) for word in ("word1", "word49999", "word50000")] == [[NUMBER], [NUMBER], []]


@pytest.mark.django_db
def test_a_word_that_is_longer_than_any_is_found_by_its_beginning() -> None:
    index.write([(NUMBER, a_shown({"en": "x" * 5_000}), "")])

    assert found("x" * 5_000) == found("x" * 100) == [NUMBER]


def test_a_query_of_many_words_is_cut() -> None:
    query = Query.read(" ".join(f"word{number}" for number in range(1_000)))

    assert len(query.terms) == 16
