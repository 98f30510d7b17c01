from collections.abc import Sequence

import pytest

from fieldpost.gazetteer.fold import fold
from fieldpost.gazetteer.gazetteer import default_gazetteer
from fieldpost.gazetteer.places import KnownPlace, place_with_id


def choose(name: str, *, near: Sequence[str] = (), year: int | None = None) -> KnownPlace:
    place = default_gazetteer().choose_place(fold(name), near=near, year=year)
    assert place is not None, name
    return place


def test_a_place_is_known_with_all_that_the_table_says() -> None:
    [place] = default_gazetteer().places_named("bokhtar")

    assert place == KnownPlace(
        id="geonames:1220747",
        name="Bokhtar",
        country="TJ",
        kind="city",
        region="Khatlon Province",
        latitude=37.8365,
        longitude=68.7776,
        precision="town",
        population=110_800,
        capital=False,
        cue=False,
        countries=("TJ",),
    )
    assert place_with_id("geonames:1220747") == place


def test_what_is_no_place_has_no_bearer() -> None:
    assert default_gazetteer().places_named("roundtable on water law") == ()
    assert default_gazetteer().choose_place("roundtable", near=["KZ"], year=2004) is None
    assert place_with_id("geonames:1") is None
    assert place_with_id("nowhere") is None


def test_bearers_of_a_name_come_capital_first_and_then_by_population() -> None:
    bearers = default_gazetteer().places_named("guliston")

    assert [(place.country, place.population > 50_000) for place in bearers][:2] == [("UZ", True), ("TJ", False)]
    assert default_gazetteer().places_named("victoria")[0].capital


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        ("Guliston", ["TJ"], "TJ"),
        ("Guliston", ["UZ"], "UZ"),
        ("Kirov", ["TJ"], "TJ"),
        ("Kirov", ["RU"], "RU"),
        ("Petrovac", ["ME"], "ME"),
        ("Petrovac", ["RS"], "RS"),
        ("Brod", ["BA"], "BA"),
        ("Brod", ["HR", "BA"], "HR"),
    ],
)
def test_the_host_country_comes_first(name: str, near: list[str], country: str) -> None:
    assert choose(name, near=near).country == country


def test_away_from_home_mission_states_come_before_other_participating_states_and_those_before_the_rest() -> None:
    assert choose("Osh").country == "KG"
    assert choose("Aksu", near=["TM"]).country in ("KZ", "AZ")
    assert choose("Cordoba", near=["KZ"]).country == "ES"


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        ("Paris", ["UA"], "FR"),
        ("Hamburg", ["UA"], "DE"),
        ("New York", ["MK"], "US"),
        ("Venice", ["KZ"], "IT"),
        ("Delhi", ["KZ"], "IN"),
        ("Москва", ["TJ"], "RU"),
        ("Samarkand", ["KZ"], "UZ"),
    ],
)
def test_a_village_with_a_by_name_does_not_hide_a_city_known_everywhere(
    name: str, near: list[str], country: str
) -> None:
    assert choose(name, near=near).country == country


def test_talas_and_chu_are_never_dallas_or_vietnam() -> None:
    for host in ("KZ", "KG", "AT"):
        assert choose("Talas", near=[host]).country == "KG"
    assert {place.kind for place in default_gazetteer().places_named("talas")} == {"town", "region", "river"}
    assert {place.kind for place in default_gazetteer().places_named("chu")} == {"town", "region", "river"}
    assert choose("Chu River", near=["KZ"]).id == choose("river Chu", near=["KZ"]).id == "r-chu"


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Human",
            "Best",
            "Centre",
            "Oral",
            "Mary",
            "Split",
            "Nice",
            "Reading",
            "Talas",
            "Chu",
            "Bar",
            "Batman",
            "Male",
        ),
        *("Independence", "Police", "Bank", "Victoria", "Pop", "Sad", "Мир", "Правда"),
    ],
)
def test_a_name_that_is_also_a_word_needs_a_cue_or_is_no_place(word: str) -> None:
    assert all(place.cue for place in default_gazetteer().places_named(fold(word)))


@pytest.mark.parametrize("name", ["Osh", "Sofia", "Astana", "Vienna", "Batken", "Uralsk", "Gori", "Прага"])
def test_a_name_that_is_no_word_needs_no_cue(name: str) -> None:
    assert not choose(name, near=["KG"]).cue


def test_the_adjective_of_a_country_is_no_town_without_a_cue() -> None:
    assert all(place.cue for place in default_gazetteer().places_named("kazakh"))


@pytest.mark.parametrize("name", ["Kazakhstan", "Armenia", "Norway", "Canada", "Georgia", "Jamaica"])
def test_no_village_bears_the_name_of_a_country(name: str) -> None:
    assert default_gazetteer().places_named(fold(name)) == ()


def test_a_capital_may_have_the_name_of_its_country() -> None:
    assert choose("Luxembourg").capital
    assert choose("Djibouti").capital


@pytest.mark.parametrize(
    ("name", "year", "place_id", "shown"),
    [
        ("Akmola", 1996, "geonames:1526273", "Akmola"),
        ("Akmola", 2010, "kz-akmola", "Akmola Region"),
        ("Nur-Sultan", 2020, "geonames:1526273", "Nur-Sultan"),
        ("Nur-Sultan", 2024, "geonames:1526273", "Nur-Sultan"),
        ("Astana", 2020, "geonames:1526273", "Astana"),
        ("Leninabad", 1990, "geonames:1514879", "Leninabad"),
        ("Leninabad", 1998, "tj-sughd", "Leninabad Region"),
        ("South Kazakhstan", 2009, "kz-turkistan", "South Kazakhstan"),
    ],
)
def test_a_name_that_was_in_use_comes_before_one_that_was_not(name: str, year: int, place_id: str, shown: str) -> None:
    place = choose(name, near=["KZ", "TJ"], year=year)

    assert (place.id, place.name) == (place_id, shown)


@pytest.mark.parametrize(
    ("name", "place_id", "kind", "country"),
    [
        ("West Kazakhstan oblast", "kz-west", "region", "KZ"),
        ("Batken province", "kg-batken", "region", "KG"),
        ("Issyk-Kul oblast", "kg-issyk-kul", "region", "KG"),
        ("Lake Issyk-Kul", "l-issyk-kul", "lake", "KG"),
        ("Gorno-Badakhshan Autonomous Oblast", "tj-gbao", "region", "TJ"),
        ("GBAO", "tj-gbao", "region", "TJ"),
        ("Khatlon region", "tj-khatlon", "region", "TJ"),
        ("Rasht Valley", "rasht-valley", "valley", "TJ"),
        ("Ferghana Valley", "ferghana-valley", "valley", ""),
        ("Ферганская долина", "ferghana-valley", "valley", ""),
        ("Lebap velayat", "tm-lebap", "region", "TM"),
        ("Karakalpakstan", "uz-karakalpakstan", "region", "UZ"),
        ("Nagorno-Karabakh", "az-karabakh", "region", "AZ"),
        ("Trans-Dniestria", "md-transdniestria", "region", "MD"),
        ("Приднестровье", "md-transdniestria", "region", "MD"),
        ("Donbas", "ua-donbas", "region", "UA"),
        ("Sandzak", "rs-sandzak", "region", ""),
        ("Republika Srpska", "ba-republika-srpska", "region", "BA"),
        ("Una-Sana Canton", "ba-una-sana", "region", "BA"),
        ("Prespa", "l-prespa", "lake", ""),
        ("Dniester", "r-dniester", "river", ""),
        ("Нижний Пяндж", "b-nizhny-panj", "border-point", ""),
        ("Sadakhlo-Bagratashen", "b-sadakhlo", "border-point", ""),
        ("Central Asia", "central-asia", "country-group", ""),
        ("South-East Europe", "south-eastern-europe", "country-group", ""),
        ("Западные Балканы", "western-balkans", "country-group", ""),
    ],
)
def test_regions_waters_and_groups_of_countries_are_known(name: str, place_id: str, kind: str, country: str) -> None:
    place = choose(name, near=["KZ"])

    assert (place.id, place.kind, place.country) == (place_id, kind, country)


def test_a_river_gives_way_to_the_town_of_its_name_in_the_neighbour_state() -> None:
    assert choose("Isfara", near=["KG"]).kind == "city"
    assert choose("Naryn", near=["KZ"]).kind == "town"


def test_a_group_of_countries_lists_them_and_lies_in_none() -> None:
    place = choose("Central Asia")

    assert (place.country, place.countries) == ("", ("KZ", "KG", "TJ", "TM", "UZ"))


@pytest.mark.parametrize("words", ["new", "new york", "cholpon", "gorno", "gorno badakhshan", "усть", "oral"])
def test_words_that_begin_a_name_say_so(words: str) -> None:
    assert default_gazetteer().starts_name(words)


@pytest.mark.parametrize("words", ["roundtable", "new yor", "york new", ""])
def test_words_that_begin_no_name_say_so(words: str) -> None:
    assert not default_gazetteer().starts_name(words)


def test_the_default_gazetteer_is_made_once() -> None:
    assert default_gazetteer() is default_gazetteer()
