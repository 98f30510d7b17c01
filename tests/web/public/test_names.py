"""Places and organisations are called as the reader's language calls them, if anybody knows how."""

from typing import Any

import pytest

from fieldpost.web.missions.models import Mission, Organisation, OrganisationName, Place, PlaceName
from fieldpost.web.public.names import names_of

pytestmark = pytest.mark.django_db

BISHKEK = {"name": "Bishkek", "gazetteer_id": "geonames:1528675"}


def names(mission: Mission, *variants: tuple[str, str], **facts: Any) -> dict[str, str]:
    place = Place.objects.create(mission=mission, **facts)
    for text, language in variants:
        PlaceName.objects.create(entry=place, text=text, folded=text, language=language)
    return names_of(Place, [place.pk])[place.pk]


def test_a_town_has_the_name_that_is_usual_in_each_language(mission: Mission) -> None:
    assert names(mission, **BISHKEK) == {"ru": "Бишкек", "kk": "Бішкек"}


def test_what_the_directory_says_goes_before_what_is_usual(mission: Mission) -> None:
    assert names(mission, **BISHKEK, names={"ru": "город Бишкек", "kk": ""}) == {"ru": "город Бишкек", "kk": "Бішкек"}


def test_a_variant_that_names_its_language_goes_before_what_is_usual(mission: Mission) -> None:
    assert names(mission, ("г. Бишкек", "ru"), **BISHKEK) == {"ru": "г. Бишкек", "kk": "Бішкек"}


def test_what_is_usual_goes_before_a_variant_whose_language_nobody_says(mission: Mission) -> None:
    assert names(mission, ("Бишкеке", ""), **BISHKEK) == {"ru": "Бишкек", "kk": "Бішкек"}


def test_a_variant_serves_for_a_place_that_nobody_else_knows(mission: Mission) -> None:
    assert names(mission, ("Жаңы-Айыл", ""), name="Jangy-Ayil") == {"ru": "Жаңы-Айыл", "kk": "Жаңы-Айыл"}


def test_a_name_in_cyrillic_letters_stays_as_the_directory_has_it(mission: Mission) -> None:
    assert names(mission, name="г. Бишкек", gazetteer_id="geonames:1528675") == {}


def test_a_country_is_called_as_its_reader_calls_it(mission: Mission) -> None:
    facts = {"name": "Kyrgyzstan", "kind": "country", "countries": ["KG"]}

    assert names(mission, **facts) == {"ru": "Кыргызстан", "kk": "Қырғызстан"}


def test_an_organisation_has_its_variants(mission: Mission) -> None:
    body = Organisation.objects.create(mission=mission, name="Press Council")
    OrganisationName.objects.create(entry=body, text="Совет прессы", folded="совет прессы")

    assert names_of(Organisation, [body.pk]) == {body.pk: {"ru": "Совет прессы", "kk": "Совет прессы"}}
