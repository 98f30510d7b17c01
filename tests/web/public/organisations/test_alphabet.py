"""Names in the order of an alphabet."""

import pytest

from fieldpost.web.public.alphabet import letter_of, sorting_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["12th School", "Åland Fund", "Alpine Academy", "“Birge” Union", "Čista reka", "Dialogue"]),
        ("ru", ["Ассоциация", "Ёлка", "Ель", "«Жаны жол»", "Йогурт", "Центр", "Alpine Academy"]),
        ("kk", ["Алматы", "Әділет", "Бірлік", "Гүл", "Ғылым", "Қазына", "Төраға", "Ұлт", "Үміт", "Alpine"]),
    ],
)
def test_names_are_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: sorting_key(name, language)) == names


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("«Жаны жол»", "ru", "Ж"),
        ("Ёлка", "ru", "Е"),
        ("Йогурт", "en", "Й"),
        ("Əliyev Fund", "en", "Ə"),
        ("Әділет", "kk", "Ә"),
        ("Øresund Forum", "en", "Ø"),
        ("Émile", "en", "E"),
        ("112 Service", "en", "0–9"),
        ("…", "en", "–"),
        ("", "en", "–"),
        ("水の会", "en", "水"),
    ],
)
def test_a_name_stands_under_its_first_letter(name: str, language: str, letter: str) -> None:
    assert letter_of(name, language) == letter
