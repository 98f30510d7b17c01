"""Which entry of the directory a name leads to."""

import pytest
from pytest_django import DjangoAssertNumQueries

from fieldpost import domain
from fieldpost.web.missions.lookup import Directory
from fieldpost.web.missions.models import Mission, Organisation, OrganisationName, Person, Place, PlaceName

from ..conftest import a_record, fact, make_mission


def test_a_person_is_found_by_any_spelling_of_a_name(mission: Mission) -> None:
    person = Person.objects.create(mission=mission, name="Aigül Sydykova")

    assert Directory(mission).person(domain.Person(name="AIGUL SYDYKOVA")) == person.pk
    assert Directory(mission).person(domain.Person(name="Aigul Sydykov")) is None


def test_of_namesakes_the_one_with_that_office_is_meant(mission: Mission) -> None:
    Person.objects.create(mission=mission, name="Ivan Petrov", office="Governor")
    judge = Person.objects.create(mission=mission, name="Ivan Petrov", office="Judge")

    assert Directory(mission).person(domain.Person(name="Ivan Petrov", office="judge")) == judge.pk


def test_of_namesakes_that_nothing_tells_apart_the_private_one_is_meant(mission: Mission) -> None:
    Person.objects.create(mission=mission, name="Ivan Petrov", office="Governor")
    farmer = Person.objects.create(mission=mission, name="Ivan Petrov", is_private=True)

    assert Directory(mission).person(domain.Person(name="Ivan Petrov")) == farmer.pk


def test_a_merged_entry_leads_to_the_one_that_stands_for_it(mission: Mission) -> None:
    council = Organisation.objects.create(mission=mission, name="Press Council", acronym="PC")
    Organisation.objects.create(mission=mission, name="Council of the Press", merged_into=council)

    assert Directory(mission).organisation(domain.Organisation(name="Council of the press")) == council.pk


def test_an_organisation_is_found_by_variant_and_by_acronym(mission: Mission) -> None:
    council = Organisation.objects.create(mission=mission, name="Press Council", acronym="PC")
    OrganisationName.objects.create(entry=council, text="Совет по делам прессы", folded="совет по делам прессы")
    found = Directory(mission).organisation

    assert found(domain.Organisation(name="PC")) == council.pk
    assert found(domain.Organisation(name="Совет по делам прессы")) == council.pk


def test_two_full_names_with_one_acronym_are_two_organisations(mission: Mission) -> None:
    Organisation.objects.create(mission=mission, name="Press Council", acronym="PC")
    known_by_acronym = Organisation.objects.create(mission=mission, name="WUA")
    found = Directory(mission).organisation

    assert found(domain.Organisation(name="Peace Centre", acronym="PC")) is None
    assert found(domain.Organisation(name="Water Users' Association", acronym="WUA")) == known_by_acronym.pk


def test_a_place_is_found_by_its_id_before_its_name(mission: Mission) -> None:
    Place.objects.create(mission=mission, name="Almaty", gazetteer_id="geonames:1")
    almaty = Place.objects.create(mission=mission, name="Verny", gazetteer_id="geonames:1526384")

    assert Directory(mission).place(domain.Place(name="Almaty", id="geonames:1526384")) == almaty.pk


def test_a_namesake_in_another_country_is_another_place(mission: Mission) -> None:
    here = Place.objects.create(mission=mission, name="Orlovka", countries=["KG"])
    PlaceName.objects.create(entry=here, text="Buurdu", folded="buurdu")
    found = Directory(mission).place

    assert found(domain.Place(name="Orlovka", country="UA")) is None
    assert found(domain.Place(name="Orlovka")) == here.pk
    assert found(domain.Place(name="Buurdu", country="KG")) == here.pk


def test_entries_of_another_mission_are_not_found(mission: Mission) -> None:
    Person.objects.create(mission=make_mission("elsewhere", hostname="other.example"), name="Ivan Petrov")

    assert Directory(mission).person(domain.Person(name="Ivan Petrov")) is None


def test_what_a_record_names_and_the_directory_lacks_is_added_once(mission: Mission) -> None:
    record = a_record(
        people=(
            fact(domain.Person(name="Aigul Sydykova", office="Head", body="Press Council")),
            fact(domain.Person(name="Aigül Sydykova")),
        ),
        places=(fact(domain.Place(name="Alma-Ata", country="KZ", id="geonames:1526384")),),
    )

    saved = Directory(mission).with_missing(record)

    council, person, place = Organisation.objects.get(), Person.objects.get(), Place.objects.get()
    assert [each.entry for each in saved.people] == [person.pk, person.pk]
    assert (person.office, person.organisation) == ("Head", council)
    assert [each.entry for each in saved.organisations] == [council.pk]
    assert (place.name, place.gazetteer_id, place.countries) == ("Almaty", "geonames:1526384", ["KZ"])
    assert [each.text for each in place.variants.all()] == ["Alma-Ata"]
    assert Directory(mission).with_missing(record) == saved


def test_an_entry_that_a_fact_names_already_is_left(mission: Mission) -> None:
    person = Person.objects.create(mission=mission, name="A. Sydykova")
    record = a_record(people=(fact(domain.Person(name="Aigul Sydykova"), entry=person.pk),))

    saved = Directory(mission).with_missing(record)

    assert (saved.people, Person.objects.count()) == (record.people, 1)


@pytest.mark.parametrize("number", [1, 30])
def test_the_names_are_read_once(
    mission: Mission, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        Person.objects.create(mission=mission, name=f"Person {each}")
    directory = Directory(mission)

    with django_assert_num_queries(2):
        for each in range(number):
            directory.person(domain.Person(name=f"Person {each}"))
