"""Places under the names that readers of Russian and Kazakh know."""

from fieldpost.gazetteer.fold import fold
from fieldpost.gazetteer.places import names_of_places, place_with_id
from fieldpost.gazetteer.usual_names import usual_names, usual_names_by_id


def test_a_town_is_called_as_its_language_writes_it() -> None:
    assert dict(usual_names("geonames:1528512")) == {"ru": "Чолпон-Ата", "kk": "Шолпан-Ата"}


def test_a_name_that_is_not_known_is_left_out() -> None:
    assert dict(usual_names("geonames:1528249")) == {"ru": "Манас"}
    assert dict(usual_names("no-such-place")) == {}


def test_every_place_of_the_table_is_in_the_gazetteer() -> None:
    assert [place_id for place_id in usual_names_by_id() if place_with_id(place_id) is None] == []


def test_the_gazetteer_finds_each_place_by_its_russian_name() -> None:
    found = names_of_places(set(usual_names_by_id()))

    unknown = [
        names["ru"] for place_id, names in usual_names_by_id().items() if fold(names["ru"]) not in found[place_id]
    ]

    # GeoNames has the town in Latin letters only.
    assert unknown == ["Ноокат"]
