"""What is offered in place of a query that was mistyped."""

from collections.abc import Callable

import pytest

from fieldpost.web.public.search import index
from fieldpost.web.public.search.suggestions import distance, suggest
from fieldpost.web.public.search.vocabulary import words_like

from .conftest import MISSION

Show = Callable[..., int]


@pytest.fixture
def register(shown: Show) -> None:
    """Some activities, whose words are spelled right."""
    shown("Workshop on court reporting", "Journalists met judges in Bishkek.")
    shown("Семинар для журналистов", "Встреча прошла в Бишкеке.", language="ru")
    shown("Қала кеңесінің жиналысы", language="kk")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("workshp", "workshop"),
        ("wrokshop", "workshop"),
        ("Workshopp on court", "Workshop on court"),
        ("Bishkk journalists", "Bishkek journalists"),
        ("JOURNALITS", "JOURNALISTS"),
        ("workshp jugdes", "workshop judges"),
        ('"court reportng"', '"court reporting"'),
        ("workshp -media", "workshop -media"),
        ("сименар", "семинар"),
        ("журнлистов", "журналистов"),
        ("жиналсы", "жиналысы"),
        ("workshop", ""),
        ("workshops", ""),
        ("zeppelin", ""),
        ("court zeppelin", ""),
        ("", ""),
        ("xx", ""),
    ],
)
def test_a_mistyped_word_is_put_right(register: None, typed: str, meant: str) -> None:
    assert suggest(typed, MISSION, "en") == meant


def test_what_was_typed_with_the_latin_keyboard_is_read_in_russian(register: None) -> None:
    assert suggest("ctvbyfh ;ehyfkbcnjd", MISSION, "ru") == "семинар журналистов"
    assert suggest("ctvbyfh", MISSION, "en") == ""


def test_nothing_is_offered_that_another_mission_alone_has(register: None, shown: Show) -> None:
    shown("Zeppelins", mission=MISSION + 1)

    assert suggest("zepelins", MISSION, "en") == ""
    assert suggest("zepelins", MISSION + 1, "en") == "zeppelins"


def test_nothing_is_offered_that_was_withdrawn(shown: Show) -> None:
    number = shown("Zeppelins")
    index.remove([number])

    assert suggest("zepelins", MISSION, "en") == ""


def test_a_rare_word_is_doubted_where_a_frequent_one_is_spelled_nearly_so(shown: Show) -> None:
    shown("Fameers")
    for _time in range(10):
        shown("Farmers")

    assert suggest("fameers", MISSION, "en") == "farmers"
    assert suggest("farmers", MISSION, "en") == ""


def test_words_are_found_by_the_letters_that_they_share(register: None) -> None:
    assert words_like("journalits", most=3, longer=2) == ["journalists"]


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("", "ab", 2), ("water", "water", 0), ("wtaer", "water", 1), ("wter", "water", 1), ("kitten", "sitting", 3)],
)
def test_letters_left_out_added_changed_or_swapped_are_steps(one: str, other: str, steps: int) -> None:
    assert (distance(one, other, 5), distance(other, one, 5)) == (steps, steps)


def test_a_distance_is_not_counted_further_than_needed() -> None:
    assert distance("kitten", "zeppelin", 2) > 2
