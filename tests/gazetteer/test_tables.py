"""The data files keep the promises that the code relies on."""

from pathlib import Path
from typing import get_args

import pytest

import fieldpost.gazetteer.places
from fieldpost.gazetteer.countries import is_country
from fieldpost.gazetteer.fold import fold
from fieldpost.gazetteer.gazetteer import default_gazetteer
from fieldpost.gazetteer.places import Kind, Precision, common_words, place_with_id

DATA = Path(fieldpost.gazetteer.places.__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    _header, *lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize("name", ["places.tsv", "place_names.tsv"])
def test_a_table_that_is_searched_is_sorted_by_its_lines_and_has_every_key_once(name: str) -> None:
    _header, *lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines]

    assert lines == sorted(lines)
    assert len(keys) == len(set(keys))


def test_every_town_has_a_name_a_known_country_and_a_position() -> None:
    for _number, name, country, _region, latitude, longitude, population, capital in rows("places.tsv"):
        assert name
        assert is_country(country)
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180
        assert int(population) >= 0
        assert capital in ("", "capital")


def test_every_key_is_folded_and_leads_to_towns_that_exist() -> None:
    numbers = {row[0] for row in rows("places.tsv")}

    for key, ids in rows("place_names.tsv"):
        assert key == fold(key)
        assert numbers.issuperset(ids.split(" "))


def test_every_town_is_found_under_its_name_unless_that_is_a_countrys() -> None:
    keys = {row[0] for row in rows("place_names.tsv")}
    missing = [row[1] for row in rows("places.tsv") if fold(row[1]) not in keys]

    assert sorted(missing) == ["Armenia", "Hong Kong", "Jamaica", "Kazakhstan", "Macau"]


def test_every_feature_has_a_kind_a_precision_known_countries_and_a_position() -> None:
    for place_id, name, kind, countries, _region, latitude, longitude, precision, *_ in rows("features.tsv"):
        assert name
        if place_id.startswith("geonames:"):
            assert place_with_id(place_id) is not None
            assert (kind, countries, latitude, longitude, precision) == ("", "", "", "", "")
        else:
            assert kind in get_args(Kind)
            assert precision in get_args(Precision)
            assert all(is_country(code) for code in countries.split("|") if code)
            assert -90 <= float(latitude) <= 90
            assert -180 <= float(longitude) <= 180


def test_years_of_a_feature_run_forward() -> None:
    for *_, first, last, _others in rows("features.tsv"):
        assert int(first or 0) <= int(last or 9999)


def test_common_words_are_folded_single_words() -> None:
    assert all(word == fold(word) and " " not in word for word in common_words())


def test_no_key_is_longer_than_the_gazetteer_says() -> None:
    longest = max(key.count(" ") + 1 for key, _ in rows("place_names.tsv"))

    assert longest == 6
    assert default_gazetteer().longest_name == 6
