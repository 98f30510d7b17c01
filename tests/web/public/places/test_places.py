"""The pages of places: the map with the list beside it, and each place by itself, on 20 May 2031."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fieldpost.domain import Period, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.record import Status
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.directory_actions import save_entry
from fieldpost.web.missions.merging import merge_entries
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from tests.web.conftest import NOW, fact
from tests.web.public.conftest import OpenPage, ShowActivity


def a_place(mission: Mission, name: str, **more: Any) -> directory.Place:
    """Make an entry of the directory, a town in Kyrgyzstan with a position unless ``more`` says otherwise."""
    fields = {"latitude": 40.53, "longitude": 72.8, "countries": ["KG"], "folded": name.lower()}
    return directory.Place.objects.create(mission=mission, name=name, **{**fields, **more})


def at(*entries: directory.Place) -> tuple[Any, ...]:
    """Return the places of a record."""
    return tuple(fact(Place(name=each.name), entry=each.pk) for each in entries)


def test_the_list_has_every_place_by_country_with_links_to_what_it_counts(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    osh, talas = a_place(mission, "Osh"), a_place(mission, "Talas")
    merke = a_place(mission, "Merke", countries=["KZ"])
    valley = a_place(mission, "Ferghana valley", countries=["KG", "UZ"], precision="area", kind="valley")
    show_activity(places=at(osh, merke))
    show_activity(places=at(osh, talas, valley))

    page = open_page("/en/places/")

    found = {
        section.h2.get_text(): [[(a["href"], a.get_text()) for a in row.select("a")] for row in section.select("li")]
        for section in page.select("section:has(h2.over)")
    }
    assert list(found) == ["Kyrgyzstan", "Kazakhstan", "Several countries, or none in particular"]
    assert found == {
        "Kazakhstan": [
            [
                (f"/en/places/{merke.pk}-merke/", "Merke"),
                (f"/en/activities/place/{merke.pk}-merke/", "1"),
            ]
        ],
        "Kyrgyzstan": [
            [(f"/en/places/{osh.pk}-osh/", "Osh"), (f"/en/activities/place/{osh.pk}-osh/", "2")],
            [(f"/en/places/{talas.pk}-talas/", "Talas"), (f"/en/activities/place/{talas.pk}-talas/", "1")],
        ],
        "Several countries, or none in particular": [
            [
                (f"/en/places/{valley.pk}-ferghana-valley/", "Ferghana valley"),
                (f"/en/activities/place/{valley.pk}-ferghana-valley/", "1"),
            ]
        ],
    }


def test_the_map_links_its_circles_and_says_what_is_not_on_it(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    osh = a_place(mission, "Osh")
    nowhere = a_place(mission, "Ak-Bulak", latitude=None, longitude=None)
    show_activity(places=at(osh))
    show_activity(places=at(nowhere))
    show_activity(places=())

    page = open_page("/en/places/")

    for size in ("wide", "narrow"):
        assert [a["href"] for a in page.select(f".map.{size} svg a")] == [f"/en/activities/place/{osh.pk}-osh/"]
    notes = [" ".join(each.get_text().split()) for each in page.select(".places .small p")]
    assert notes[0].startswith("A dot stands for a town or village as a whole")
    assert notes[1:] == ["Not on the map, without a position of their own: Ak-Bulak", "1 activity names no place."]


def test_a_year_has_a_map_and_a_list_of_its_own(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    osh, talas = a_place(mission, "Osh"), a_place(mission, "Talas")
    show_activity(places=at(osh), period=fact(Period.parse("2030-11")))
    show_activity(places=at(osh, talas))

    page = open_page("/en/places/year/2030/")

    assert [(a["href"], a.get_text(), a.get("aria-current")) for a in page.select(".choice a")] == [
        ("/en/places/", "All years", None),
        ("/en/places/year/2031/", "2031", None),
        ("/en/places/year/2030/", "2030", "page"),
    ]
    assert [a["href"] for a in page.select("a.count")] == [f"/en/activities/place/{osh.pk}-osh/year/2030/"]
    open_page("/en/places/year/2029/", 404)
    open_page("/en/places/year/99999999999999999999/", 404)


def test_a_register_without_places_says_so(mission: Mission, open_page: OpenPage) -> None:
    note = open_page("/en/places/").select_one(".note")

    assert note is not None
    assert note.get_text(" ", strip=True) == "No activity names a place yet. All activities"


def test_a_place_tells_its_names_its_position_and_its_activities(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    bishkek = a_place(mission, "Bishkek", names={"ru": "Бишкек"}, gazetteer_id="geonames:1528675")
    show_activity("Past course", places=at(bishkek))
    show_activity("Older course", places=at(bishkek), period=fact(Period.parse("2030-11-05")))
    show_activity(
        "Press day",
        places=at(bishkek),
        status=fact(Status.ANNOUNCED),
        period=fact(Period.days(date(2031, 5, 28))),
    )

    page = open_page(f"/en/places/{bishkek.pk}-bishkek/")

    assert page.h1.get_text() == "Bishkek"
    assert {row.dt.get_text(): [dd.get_text() for dd in row.select("dd")] for row in page.select("dl.facts div")} == {
        "On the map": ["The mark stands for the whole settlement, not for a house in it."],
        "In other languages": ["Бишкек Russian", "Бішкек Kazakh"],
        "Earlier names": ["Frunze (1926–1991)", "Pishpek (until 1926)"],
    }
    assert {
        section.h2.get_text(): [a.get_text() for a in section.select("h3 a")]
        for section in page.select("section:has(.lines)")
    } == {"Coming": ["Press day"], "Latest activities": ["Past course", "Older course"]}
    list_address = f"/en/activities/place/{bishkek.pk}-bishkek/"
    assert [(row.th.get_text(), row.a.get_text(), row.a["href"]) for row in page.select(".tallies tbody tr")] == [
        ("2031", "2", f"{list_address}year/2031/"),
        ("2030", "1", f"{list_address}year/2030/"),
    ]
    assert [link["href"] for link in page.select('link[rel="alternate"][type]')] == [
        f"{list_address}{form}"
        for form in ("feed.atom", "feed.json", "calendar.ics", "activities.csv", "activities.json")
    ]


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("point", "The mark stands on the spot."),
        ("district", "The ring stands for a district: somewhere in it."),
        ("area", "The ring stands for an area without a single point: somewhere in it."),
    ],
)
def test_the_precision_of_a_position_is_told_in_words(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage, precision: str, words: str
) -> None:
    entry = a_place(mission, "Suusamyr", precision=precision)
    show_activity(places=at(entry))

    page = open_page(f"/en/places/{entry.pk}-suusamyr/")

    assert page.select_one("dl.facts dd").get_text() == words
    assert len(page.select(".map svg")) == 1


def test_a_place_without_a_position_has_no_map(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    entry = a_place(mission, "Suusamyr", latitude=None, longitude=None)
    show_activity(places=at(entry))

    page = open_page(f"/en/places/{entry.pk}-suusamyr/")

    assert page.select_one("dl.facts dd").get_text() == "No position is known."
    assert not page.select(".map")


@pytest.mark.parametrize("written", ["frunze", "x", "bishkek-"])
def test_an_older_name_in_the_address_leads_to_the_place(
    mission: Mission, show_activity: ShowActivity, written: str
) -> None:
    bishkek = a_place(mission, "Bishkek")
    show_activity(places=at(bishkek))

    answer = Client().get(f"/en/places/{bishkek.pk}-{written}/")

    assert (answer.status_code, answer["Location"]) == (301, f"/en/places/{bishkek.pk}-bishkek/")


def test_a_merged_place_leads_to_the_one_that_stands_for_it(
    mission: Mission, show_activity: ShowActivity, people: dict[Role, User]
) -> None:
    old, new = a_place(mission, "Frunze"), a_place(mission, "Bishkek")
    show_activity(places=at(old))
    merge_entries(old, new, kind="places", by=people[Role.EDITOR], now=NOW)

    answer = Client().get(f"/en/places/{old.pk}-frunze/")

    assert (answer.status_code, answer["Location"]) == (301, f"/en/places/{new.pk}-bishkek/")


def test_a_place_is_known_to_readers_only_while_something_shown_names_it(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage, people: dict[Role, User]
) -> None:
    shelter = a_place(mission, "Shelter in Osh")
    address = f"/en/places/{shelter.pk}-shelter-in-osh/"
    open_page(address, 404)
    show_activity(places=at(shelter))
    open_page(address)

    shelter.at_risk = True
    save_entry(shelter, variants=[], by=people[Role.EDITOR], now=NOW)

    open_page(address, 404)
    assert "Shelter" not in open_page("/en/places/").get_text()


@pytest.mark.parametrize("pk", ["0", "4711", "99999999999999999999999999"])
def test_places_that_nobody_knows_are_not_found(mission: Mission, open_page: OpenPage, pk: str) -> None:
    open_page(f"/en/places/{pk}-nowhere/", 404)


def test_names_cannot_be_markup(mission: Mission, show_activity: ShowActivity, open_page: OpenPage) -> None:
    entry = a_place(mission, "<script>alert(1)</script> & Co")
    show_activity(places=at(entry))

    for address in ("/en/places/", f"/en/places/{entry.pk}-script-alert-1-script-co/"):
        page = open_page(address)
        assert [each for each in page.select("script:not([type])") if "alert" in each.get_text()] == []
        assert "<script>alert(1)</script> & Co" in page.get_text()


def test_a_place_asks_as_often_for_many_activities_as_for_one(
    mission: Mission,
    show_activity: ShowActivity,
    open_page: OpenPage,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    entries = [a_place(mission, f"Town {number}") for number in range(4)]
    for _ in range(3):
        show_activity(places=at(*entries))
    address = f"/en/places/{entries[0].pk}-town-0/"
    open_page(address)

    with django_assert_num_queries(4):
        Client().get(address)
    with django_assert_num_queries(2):
        Client().get("/en/places/")
