"""Every name of a place or a body leads to the activities there, old and new, in any language."""

import pytest

from fieldpost.gazetteer.places import names_of_places
from fieldpost.web.missions.models import Mission, Organisation, Place
from fieldpost.web.missions.names import write_variants
from fieldpost.web.public.models import number_of
from fieldpost.web.public.search import index
from fieldpost.web.public.search.names import names_for, names_of
from fieldpost.web.public.shown import ShownOrganisation, ShownPlace

from .conftest import DAY, a_shown, found


def a_place(mission: Mission, name: str, gazetteer_id: str = "") -> Place:
    return Place.objects.create(mission=mission, name=name, gazetteer_id=gazetteer_id)


def show_at(mission: Mission, place: Place) -> int:
    """Show an activity at ``place`` as the writer does and return its number."""
    number = number_of(mission.pk, DAY, place.pk)
    value = a_shown({"en": "Visit"}, places=[ShownPlace(name=place.name, entry=place.pk)])
    index.write([(number, value, names_of(value, names_for(mission.pk, [("place", place.pk)])))])
    return number


@pytest.mark.parametrize(
    ("name", "gazetteer_id", "words"),
    [
        ("Bishkek", "geonames:1528675", "Frunze|Фрунзе|Бишкек|в Бишкеке|Бішкек|Pishpek"),
        ("Almaty", "geonames:1526384", "Alma-Ata|alma ata|Almaata|Алма-Ата|Алматы|Верный"),
        ("Oral", "geonames:608668", "Uralsk|Уральск|Орал|Oral"),
        ("Osh", "geonames:1527534", "Ош|Osh|osh"),
    ],
)
def test_a_place_is_found_by_each_name_that_the_gazetteer_knows(
    mission: Mission, name: str, gazetteer_id: str, words: str
) -> None:
    number = show_at(mission, a_place(mission, name, gazetteer_id))

    asked = words.split("|")
    assert [found(each, mission.pk) for each in asked] == [[number]] * len(asked)


def test_a_place_is_not_found_by_another_in_one_of_its_names(mission: Mission) -> None:
    assert "bishkek osh" in names_of_places(["geonames:1528675"])["geonames:1528675"]
    show_at(mission, a_place(mission, "Bishkek", "geonames:1528675"))
    osh = show_at(mission, a_place(mission, "Osh", "geonames:1527534"))

    assert [found(each, mission.pk) for each in ("Osh", "Ош")] == [[osh]] * 2


def test_a_place_is_found_by_the_names_in_the_directory(mission: Mission) -> None:
    place = a_place(mission, "Karasuu")
    place.names = {"ru": "Карасуу"}
    place.save()
    write_variants(place, ["Blackwater"])
    number = show_at(mission, place)

    assert [found(each, mission.pk) for each in ("карасуу", "blackwater")] == [[number]] * 2


def test_a_body_is_found_by_its_acronym_and_by_those_it_follows(mission: Mission) -> None:
    names = {"ru": "Совет по прессе"}
    council = Organisation.objects.create(mission=mission, name="Press Council", names=names, acronym="PCK")
    union = Organisation.objects.create(mission=mission, name="Union of Editors")
    circle = Organisation.objects.create(mission=mission, name="Circle of Typesetters", acronym="COT")
    council.predecessors.add(union)
    union.predecessors.add(circle)
    circle.predecessors.add(council)
    write_variants(union, ["Newspaper League"])

    assert names_for(mission.pk, [("organisation", council.pk)]) == {
        ("organisation", council.pk): "Press Council\nPCK\nСовет по прессе\nUnion of Editors\nNewspaper League\n"
        "Circle of Typesetters\nCOT"
    }


def test_names_of_another_mission_are_not_read(mission: Mission) -> None:
    place = a_place(mission, "Karasuu")

    assert names_for(mission.pk + 1, [("place", place.pk), ("organisation", place.pk)]) == {
        ("organisation", place.pk): ""
    }


def test_names_of_many_take_as_many_queries_as_of_one(mission: Mission, django_assert_num_queries: object) -> None:
    entries = [("place", a_place(mission, f"Town {number}").pk) for number in range(20)]
    for number in range(20):
        body = Organisation.objects.create(mission=mission, name=f"Body {number}")
        entries.insert(0, ("organisation", body.pk))

    for count in (1, 20):
        with django_assert_num_queries(5):  # type: ignore[operator]
            names_for(mission.pk, entries[20 - count : 20 + count])


def test_an_activity_has_the_names_of_all_that_it_names(mission: Mission) -> None:
    value = a_shown(
        {"en": "Visit"},
        places=[ShownPlace(name="Osh", entry=4), ShownPlace(name="Talas")],
        organisations=[ShownOrganisation(name="Council", role="hosted", entry=5)],
    )

    assert names_of(value, {("place", 4): "Ош", ("organisation", 5): "Совет"}) == "Совет\nОш"


def test_the_gazetteer_tells_all_names_of_a_place() -> None:
    names = names_of_places({"ferghana-valley", "geonames:1528675"})

    assert {"frunze", "бишкек", "пишпек"} <= set(names["geonames:1528675"])
    assert "fergana valley" in names["ferghana-valley"]
    assert names_of_places(set()) == {}
