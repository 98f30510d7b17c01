"""A mission's own places, as the gazetteer takes them."""

from fieldpost.domain import MissionPlace
from fieldpost.gazetteer import default_gazetteer


def test_a_place_of_the_mission_is_an_entry_that_the_gazetteer_takes() -> None:
    place = MissionPlace(
        id="ak-sai", kind="valley", precision="area", at=(41.9, 76.7), countries=("KG",), names={"en": "Ak-Sai Valley"}
    )

    gazetteer = default_gazetteer().with_mission_places([place.as_entry()])

    [known] = gazetteer.places_named("ak sai valley")
    assert (known.id, known.name, known.kind, known.precision) == ("ak-sai", "Ak-Sai Valley", "valley", "area")
    assert (known.latitude, known.longitude, known.country) == (41.9, 76.7, "KG")
