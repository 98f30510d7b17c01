"""Countries are called alike wherever they are named: on maps, in issues, in the register and on the public site."""

import pytest

from fieldpost.publishing.countries import country_name, country_names
from fieldpost.publishing.map_policy import default_policy


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KG", "ru", "Кыргызстан"),
        ("MD", "ru", "Молдова"),
        ("BY", "ru", "Беларусь"),
        ("TM", "ru", "Туркменистан"),
        ("US", "ru", "Соединённые Штаты"),
        ("KG", "kk", "Қырғызстан"),
        ("KG", "uk", "Киргизстан"),
        ("TR", "en", "Türkiye"),
        ("BA", "en", "Bosnia and Herzegovina"),
        ("KG", "xx", "Kyrgyzstan"),
        ("ZX", "ru", "ZX"),
    ],
)
def test_a_country_has_its_usual_name(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize("language", ["en", "ru", "kk", "uk", "ar"])
def test_a_map_calls_countries_as_texts_do(language: str) -> None:
    policy = default_policy()

    assert {
        code: policy.name_of(code, language)
        for code in country_names(language)
        if policy.name_of(code, language) != country_name(code, language) + policy.marks.get(code, "")
    } == {}
