import tomllib
from typing import Any

import pytest

from fieldpost.gazetteer.errors import GazetteerError
from fieldpost.gazetteer.gazetteer import default_gazetteer

ORCHARD = {
    "id": "orchard-hall",
    "kind": "building",
    "at": [43.24, 76.95],
    "precision": "point",
    "countries": ["KZ"],
    "names": {"ru": "Зал Сад", "en": "Orchard Hall"},
    "also": ["Orchard Congress Hall"],
}


def test_a_mission_reads_its_places_from_toml() -> None:
    entries = tomllib.loads("""
        [[places]]
        id = "upper-orchards"
        kind = "valley"
        at = [40.7, 71.7]
        precision = "area"
        countries = ["KG", "TJ", "UZ"]
        names = { en = "Upper Orchards", ru = "Верхние Сады", kk = "Жоғарғы бақтар" }
        also = ["Orchards Upstream"]
    """)["places"]

    gazetteer = default_gazetteer().with_mission_places(entries)

    [place] = gazetteer.places_named("upper orchards")
    assert (place.id, place.kind, place.precision, place.country) == ("upper-orchards", "valley", "area", "")
    assert (place.latitude, place.longitude, place.countries) == (40.7, 71.7, ("KG", "TJ", "UZ"))
    for key in ("orchards upstream", "верхние сады", "жогаргы бактар", "upper orchards valley"):
        assert gazetteer.places_named(key) in ((place,), ())
    assert gazetteer.places_named("upper orchards valley") == (place,)
    assert gazetteer.starts_name("upper")


def test_the_english_name_is_the_one_shown() -> None:
    [place] = default_gazetteer().with_mission_places([ORCHARD]).places_named("зал сад")

    assert place.name == "Orchard Hall"


def test_the_gazetteer_that_was_extended_stays_as_it_was() -> None:
    default_gazetteer().with_mission_places([ORCHARD])

    assert default_gazetteer().places_named("orchard hall") == ()


def test_an_entry_adds_names_to_a_built_in_place() -> None:
    entry = {"id": "geonames:608668", "names": {"en": "Oral"}, "also": ["Yaitsky Gorodok"], "cue": True}

    gazetteer = default_gazetteer().with_mission_places([entry])

    [added] = gazetteer.places_named("yaitsky gorodok")
    [built_in] = [place for place in gazetteer.places_named("oral") if place.country == "KZ"]
    assert (added.id, added.country, added.population > 200_000) == ("geonames:608668", "KZ", True)
    assert (added.cue, built_in.cue) == (False, True)


def test_an_entry_moves_a_built_in_feature() -> None:
    entry = {"id": "ferghana-valley", "at": [40.5, 71.0]}

    [place] = default_gazetteer().with_mission_places([entry]).places_named("ferghana valley")

    assert (place.latitude, place.longitude, place.kind) == (40.5, 71.0, "valley")


def test_a_former_name_of_a_corrected_place_keeps_its_years() -> None:
    gazetteer = default_gazetteer().with_mission_places([{"id": "geonames:1526273", "names": {"en": "Astana City"}}])

    [former, _region] = gazetteer.places_named("akmola")
    [present] = gazetteer.places_named("astana")

    assert (former.name, former.first_year, former.last_year) == ("Akmola", 1992, 1998)
    assert (present.name, present.first_year, present.last_year) == ("Astana City", None, None)


def test_cue_counts_for_every_name_if_none_is_a_word_that_is_known_to_be_common() -> None:
    [place] = default_gazetteer().with_mission_places([ORCHARD | {"cue": True}]).places_named("orchard hall")

    assert place.cue


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": ""}, "place number 1 has no id"),
        (
            {"id": "geonames:1"},
            "place 'geonames:1' is not among the GeoNames places; a new one takes an id of your own",
        ),
        ({"kind": "hamlet"}, "place 'orchard-hall' has kind 'hamlet'; known are city, town,"),
        ({"precision": "exact"}, "place 'orchard-hall' has precision 'exact'; known are point, town, district, area"),
        ({"at": [76.95, 243.24]}, "place 'orchard-hall' is at [76.95, 243.24], which is not on the globe"),
        ({"at": [143.24, 76.95]}, "which is not on the globe: latitude comes first"),
        ({"at": "43 N"}, "place 'orchard-hall' is at '43 N'; a position is [latitude, longitude] in degrees"),
        ({"countries": ["ZZ"]}, "place 'orchard-hall' is in country 'ZZ', which is not known"),
        ({"countries": "KZ"}, "place 'orchard-hall' has countries 'KZ'; it is a list of words"),
        ({"names": {}}, "place 'orchard-hall' has no name"),
        ({"names": "Orchard Hall"}, "place 'orchard-hall' has names 'Orchard Hall'; they are a table"),
        ({"also": ["Centre"]}, "place 'orchard-hall' is called 'Centre', a common word: say cue = true"),
        ({"cue": "yes"}, "place 'orchard-hall' has cue 'yes'; it is true or false"),
        ({"colour": "red"}, "place 'orchard-hall' has a field 'colour'; known are id, kind, at,"),
    ],
)
def test_an_entry_that_cannot_be_used_is_an_error_that_names_it(change: dict[str, Any], message: str) -> None:
    with pytest.raises(GazetteerError) as caught:
        default_gazetteer().with_mission_places([ORCHARD | change])

    assert message in str(caught.value)


@pytest.mark.parametrize("field", ["kind", "at", "precision", "names"])
def test_a_new_place_without_a_field_is_an_error_that_names_it(field: str) -> None:
    entry = {name: value for name, value in ORCHARD.items() if name != field}

    with pytest.raises(GazetteerError, match=f"place 'orchard-hall' has no '{field}'"):
        default_gazetteer().with_mission_places([entry])


def test_an_id_listed_twice_is_an_error() -> None:
    with pytest.raises(GazetteerError, match="place 'orchard-hall' is listed twice"):
        default_gazetteer().with_mission_places([ORCHARD, ORCHARD])
