"""Which themes and which dimension an activity belongs to; docs/reference/reading/themes.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Reading
from fieldpost.reading.located import Located
from fieldpost.reading.themes import choose_themes, dimension_of_heading, dimension_of_theme, find_themes
from fieldpost.reading.words import Words


def test_wordings_are_found_the_longest_first() -> None:
    words = Words("Police officers and border guards spoke of small arms.")

    found = find_themes(words, language="en")

    assert [(words.between(one.first, one.after), one.theme) for one in found] == [
        ("Police officers", "policing"),
        ("border guards", "border-management"),
        ("small arms", "arms-control"),
    ]


def test_one_word_of_a_heading_or_two_of_the_text_make_a_theme() -> None:
    words = Words("Water | judges | judges and police and police and police")
    found = Located(find_themes(words, language="en"))

    def chosen(headings: list[tuple[int, int]], text: list[tuple[int, int]]) -> list[tuple[str, float]]:
        return [(theme, weight) for theme, weight, _ in choose_themes(found, headings=headings, text=text)]

    assert chosen([(0, 1)], [(2, 3)]) == [("environmental-activities", 2.5)]
    assert chosen([], [(2, 3)]) == []
    assert chosen([], [(2, len(words))]) == [("policing", 3.0), ("rule-of-law", 2.0)]
    assert chosen([], []) == []


@pytest.mark.parametrize(
    ("heading", "dimension"),
    [
        ("Human dimension", "human"),
        ("2. ECONOMIC AND ENVIRONMENTAL DIMENSION", "economic-environmental"),
        ("Politico-military dimension:", "politico-military"),
        ("News", None),
    ],
)
def test_a_heading_may_name_a_dimension(heading: str, dimension: str | None) -> None:
    assert dimension_of_heading(heading) == dimension


def test_a_theme_stands_below_a_dimension() -> None:
    assert dimension_of_theme("media") == "human"


def test_the_heading_above_decides_before_the_words(reading: Callable[..., Reading]) -> None:
    text = (
        "Bulletin\n\nHUMAN DIMENSION\n\nPolice learn\n\nPolice officers learned to patrol in Osh. The police said it"
        " helps.\n\nMore news of police\n\nPolice officers learned to patrol in Naryn. The police said it helps.\n"
    )

    first = reading(text).activities[0]

    assert first.dimension is not None
    assert (first.dimension.value, first.dimension.reason, first.dimension.score) == (
        "human",
        "the heading above",
        0.98,
    )
    assert [one.value for one in first.themes] == ["policing"]


def test_without_such_a_heading_the_theme_gives_the_dimension(reading: Callable[..., Reading]) -> None:
    [activity] = reading("Police officers learned to patrol in Osh. The police said it helps.").activities

    assert activity.dimension is not None
    assert (activity.dimension.value, activity.dimension.reason) == ("politico-military", "the dimension of its theme")
