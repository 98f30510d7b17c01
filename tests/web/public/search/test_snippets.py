"""What a list shows of a text that was found: where the words stand, with the words marked."""

import pytest

from fieldpost.web.public.search.query import Query
from fieldpost.web.public.search.snippets import snippet

FILLER = "The participants agreed on a plan for the coming year, and on who in each district is to see to it. "


def marked(text: str, words: str, language: str = "en", length: int = 200) -> str:
    """Return the snippet with the marked words in brackets."""
    fragments = snippet(text, Query.read(words), language, length)
    return "".join(f"[{piece}]" if is_sought else piece for piece, is_sought in fragments)


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "Farmers met the farmer.", "farmers", "[Farmers] met the [farmer]."),
        ("en", "The farm belongs to a farmer.", "farm", "The [farm] belongs to a farmer."),
        ("en", "A centre for labour.", "labor center", "A [centre] for [labour]."),
        ("en", "On regional co-operation.", "cooperation", "On regional [co-operation]."),
        ("en", "The OSCE's work", "osce", "The [OSCE's] work"),
        ("en", "Training on border management", '"border management"', "Training on [border] [management]"),
        ("en", "Waterways and water", "water*", "[Waterways] and [water]"),
        ("en", "Visit to Alma-Ata", "ata", "Visit to Alma-[Ata]"),
        ("ru", "Встречи с фермерами", "встреча фермер", "[Встречи] с [фермерами]"),
        ("ru", "Ещё раз", "еще", "[Ещё] раз"),
        ("kk", "Қаланың кеңесі", "кала кенес", "[Қаланың] [кеңесі]"),
        ("en", "Teslić", "teslic", "[Teslić]"),
        ("en", "workshop", "-workshop", "workshop"),
        ("en", "", "workshop", ""),
    ],
)
def test_the_words_that_were_sought_are_marked(language: str, text: str, words: str, expected: str) -> None:
    assert marked(text, words, language) == expected


def test_a_long_text_is_shown_where_the_words_stand_between_ellipses() -> None:
    text = FILLER * 5 + "A farmer spoke of water. " + FILLER * 5

    assert marked(text, "water", length=120) == (
        "… A farmer spoke of [water]. "
        "The participants agreed on a plan for the coming year, and on who in each district is to see to …"
    )


def test_the_part_with_most_of_the_words_is_shown() -> None:
    text = FILLER + "A farmer came. " + FILLER * 3 + "Another farmer spoke of water. " + FILLER

    assert "Another [farmer] spoke of [water]." in marked(text, "farmer water", length=120)


def test_what_has_none_of_the_words_begins_at_its_beginning() -> None:
    assert marked(FILLER * 3, "zeppelin", length=60) == "The participants agreed on a plan for the coming year, and …"


def test_the_end_of_a_text_needs_no_ellipsis() -> None:
    assert marked(FILLER * 3 + "Water.", "water", length=60).endswith("is to see to it. [Water].")


def test_a_word_is_never_cut() -> None:
    words = {*FILLER.split(), "water", "…"}
    for length in range(20, 200):
        shown = "".join(
            piece for piece, _ in snippet(FILLER * 2 + "water " + FILLER * 2, Query.read("water"), "en", length)
        )

        assert set(shown.split()) <= words, length


def test_a_text_without_spaces_is_shown_whole() -> None:
    assert marked("x" * 500, "y", length=100) == "x" * 500
