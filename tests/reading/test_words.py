"""A text as words, each where it stands in the bulletin's own text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Span
from fieldpost.reading.words import Words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("A seminar, in Osh.", ["A", "seminar", ",", "in", "Osh", "."]),
        ("H.E. A.-B. Kulov", ["H.E.", "A.-B.", "Kulov"]),
        ("the Centre’s staff", ["the", "Centre", "'s", "staff"]),
        ("Ural'sk and D’Hooge", ["Ural'sk", "and", "D'Hooge"]),
        ("a three-day course", ["a", "three-day", "course"]),
        ("1,200 of 12,34", ["1,200", "of", "12", ",", "34"]),
        ("on 3rd of May", ["on", "3rd", "of", "May"]),
        ("13–14 May", ["13", "-", "14", "May"]),
        ("two\nlines", ["two", "\n", "lines"]),
        ("**stray marks", ["stray", "marks"]),
        ("Ёлкин", ["Ёлкин"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, tokens: list[str]) -> None:
    assert Words(text).tokens == tokens


def test_words_are_compared_in_small_letters_without_the_dots_of_yo() -> None:
    assert Words("Ёлкин и Центр").lower == ["елкин", "и", "центр"]


def test_words_give_back_where_they_stand() -> None:
    words = Words("The Centre\nheld a  seminar.")

    assert words.span(3, 6) == Span(11, 26)
    assert words.between(3, 6) == "held a seminar"
    assert words.range_of(Span(11, 26)) == (3, 6)
    assert (words.at(4), words.at(12), words.at(0)) == (1, 3, 0)
    assert words.signature({"centre": "H", "\n": "\n"}) == "xH\nxxxx"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It met. Ten came.", ["It met .", "Ten came ."]),
        ("Mr. Kulov and Dr. Asanova met.", ["Mr . Kulov and Dr . Asanova met ."]),
        ("It met in St. Petersburg. Who came? Ten!", ["It met in St . Petersburg .", "Who came ?", "Ten !"]),
        ("A line\nand another", ["A line", "and another"]),
        ("\n\nIt met at 10.30 in room no. 5.", ["It met at 10 . 30 in room no . 5 ."]),
        ('She left. "It helps."', ["She left .", '" It helps . "']),
        ("No stop", ["No stop"]),
    ],
)
def test_a_full_stop_closes_a_sentence_but_not_after_an_abbreviation(text: str, sentences: list[str]) -> None:
    words = Words(text)

    assert [" ".join(words.tokens[first:after]) for first, after in words.sentences()] == sentences


@given(st.text(alphabet=st.sampled_from("aZ1.,’“—* _\n\t(é)Жә'-"), max_size=60))
def test_every_word_stands_where_it_says_and_sentences_are_in_order(text: str) -> None:
    words = Words(text)

    assert len(words.text) == len(text)
    assert [words.text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.tokens
    assert words.starts == sorted(words.starts)
    ends = [0, *(bound for sentence in words.sentences() for bound in sentence)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(words)
