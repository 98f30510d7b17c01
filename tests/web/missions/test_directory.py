"""The directory's pages: who reads what, what is saved, and what it makes internal."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity, ActivityPerson, ActivityPlace
from fieldpost.web.activities.publicity import public_record
from fieldpost.web.activities.sensitive import sensitive_in
from fieldpost.web.missions.models import AuditEntry, Mission, Organisation, Person, Place
from fieldpost.web.missions.roles import Role

from ..conftest import make_mission

HOME = "/newsroom/directory/"
Make = Callable[..., Any]
Browsers = Callable[[Role], Client]


def text_of(browser: Client, address: str) -> str:
    """Return the page, which must be there."""
    response = browser.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def post(browser: Client, address: str, **data: str) -> Any:
    """Send a form."""
    return browser.post(address, data)


def test_the_first_page_counts_what_the_person_may_see(person: Make, signed_in: Browsers) -> None:
    person("Aigul Sydykova", office="Head of the Press Council")
    person("Nurlan Asanov", is_private=True)

    assert '<span class="count">2</span>' in text_of(signed_in(Role.CONTRIBUTOR), HOME)
    assert '<span class="count">2</span>' not in text_of(signed_in(Role.READER), HOME)


@pytest.mark.parametrize(
    "columns",
    [{"is_private": True, "office": "Farmer"}, {}],
    ids=["marked private", "named without office and body"],
)
def test_readers_see_no_private_person(person: Make, signed_in: Browsers, columns: dict[str, Any]) -> None:
    known = person("Aigul Sydykova", office="Head of the Press Council")
    hidden = person("Nurlan Asanov", **columns)
    reader, officer = signed_in(Role.READER), signed_in(Role.CONTRIBUTOR)

    assert "Nurlan Asanov" in text_of(officer, f"{HOME}people/")
    assert "Nurlan Asanov" not in text_of(reader, f"{HOME}people/?q=nurlan")
    assert reader.get(f"{HOME}people/{hidden.pk}/").status_code == 404
    assert reader.get(f"{HOME}people/{known.pk}/").status_code == 200


def test_readers_see_neither_places_at_risk_nor_internal_notes(place: Make, signed_in: Browsers) -> None:
    house = place("Blue House", at_risk=True)
    osh = place("Osh", note="Ask for the back door.")
    reader = signed_in(Role.READER)

    assert reader.get(f"{HOME}places/{house.pk}/").status_code == 404
    assert "back door" not in text_of(reader, f"{HOME}places/{osh.pk}/")
    assert "back door" in text_of(signed_in(Role.APPROVER), f"{HOME}places/{osh.pk}/")


def test_readers_see_no_private_person_at_the_body(person: Make, organisation: Make, signed_in: Browsers) -> None:
    council = organisation("Press Council")
    person("Aigul Sydykova", office="Head", organisation=council)
    person("Nurlan Asanov", is_private=True, organisation=council)

    page = text_of(signed_in(Role.READER), f"{HOME}organisations/{council.pk}/")
    assert ("Aigul Sydykova" in page, "Nurlan Asanov" in page) == (True, False)


def test_an_entry_tells_where_it_is_used_the_newest_first(
    person: Make, naming: Callable[..., Activity], signed_in: Browsers
) -> None:
    head = person("Aigul Sydykova", office="Head")
    naming(head, title="First course")
    naming(head, title="Second course")

    page = text_of(signed_in(Role.READER), f"{HOME}people/{head.pk}/")
    assert page.index("Second course") < page.index("First course")


def test_entries_of_another_mission_are_not_found(mission: Mission, signed_in: Browsers) -> None:
    other = Person.objects.create(mission=make_mission("elsewhere", hostname="other.example"), name="Ivan Petrov")
    editor = signed_in(Role.EDITOR)

    assert editor.get(f"{HOME}people/{other.pk}/").status_code == 404
    assert editor.get(f"{HOME}people/{other.pk}/edit/").status_code == 404
    assert "Ivan Petrov" not in text_of(editor, f"{HOME}people/")


def test_a_name_is_found_by_any_spelling_and_by_its_variants(
    mission: Mission, organisation: Make, signed_in: Browsers
) -> None:
    organisation("Açık Toplum Institute", names={"ru": "Институт открытого общества"})
    organisation("Water Board")
    editor = signed_in(Role.EDITOR)
    post(editor, f"{HOME}organisations/new/", name="River Commission", variants="Chu-Talas Commission")

    for words, found in (("acik", "Açık"), ("ОТКРЫТОГО", "Açık"), ("chu talas", "River Commission")):
        page = text_of(editor, f"{HOME}organisations/?q={words}")
        assert (found in page, "Water Board" in page) == (True, False)


@pytest.mark.parametrize("kind", ["people", "organisations", "places"])
def test_a_list_runs_as_many_queries_for_thirty_entries_as_for_one(
    request: pytest.FixtureRequest,
    kind: str,
    organisation: Make,
    naming: Callable[..., Activity],
    signed_in: Browsers,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make = {"people": "person", "organisations": "organisation", "places": "place"}[kind]
    body = {"organisation": organisation("Press Council")} if kind == "people" else {}
    browser = signed_in(Role.EDITOR)
    for first, last in ((0, 1), (1, 30)):
        for number in range(first, last):
            naming(request.getfixturevalue(make)(f"Entry {number}", **body))

        with django_assert_num_queries(7):
            text_of(browser, f"{HOME}{kind}/")


def test_a_list_has_pages_of_fifty(person: Make, signed_in: Browsers) -> None:
    for number in range(51):
        person(f"Person {number:02}")
    browser = signed_in(Role.EDITOR)

    assert "Page 1 of 2" in text_of(browser, f"{HOME}people/")
    assert "Person 50" in text_of(browser, f"{HOME}people/?page=2")


def test_a_person_is_added_with_names_body_and_variants(
    mission: Mission, organisation: Make, signed_in: Browsers
) -> None:
    council = organisation("Press Council")

    response = post(
        signed_in(Role.EDITOR),
        f"{HOME}people/new/",
        name=" Aigul  Sydykova ",
        names_ru="Айгуль Сыдыкова",
        office="Head",
        body="press council",
        variants="A. Sydykova\nAigul Sydykova",
    )

    added = Person.objects.get()
    assert response.headers["Location"] == f"{HOME}people/{added.pk}/"
    assert (added.name, added.names, added.organisation) == ("Aigul Sydykova", {"ru": "Айгуль Сыдыкова"}, council)
    assert [each.text for each in added.variants.all()] == ["A. Sydykova"]
    assert list(AuditEntry.objects.values_list("what", "subject")) == [("entry-added", "Aigul Sydykova")]


def test_a_body_that_the_directory_lacks_is_an_error_that_keeps_what_was_typed(
    mission: Mission, signed_in: Browsers
) -> None:
    response = post(signed_in(Role.EDITOR), f"{HOME}people/new/", name="Aigul Sydykova", body="Pres Council")

    page = response.content.decode()
    assert "“Pres Council” is not in the directory; add it first, or write it as it stands there." in page
    assert 'value="Aigul Sydykova"' in page
    assert 'aria-invalid="true"' in page
    assert Person.objects.count() == 0


def test_an_organisation_keeps_identifiers_and_predecessors(
    mission: Mission, organisation: Make, signed_in: Browsers
) -> None:
    old = organisation("Union of Journalists")

    post(
        signed_in(Role.ADMINISTRATOR),
        f"{HOME}organisations/new/",
        name="Press Council",
        acronym="PC",
        website="https://press.example",
        predecessors="union of journalists",
        scheme_0="ROR",
        identifier_0="02wn0pk07",
    )

    new = Organisation.objects.get(name="Press Council")
    assert (new.acronym, new.identifiers, list(new.predecessors.all())) == ("PC", {"ROR": "02wn0pk07"}, [old])


def test_a_scheme_without_an_identifier_is_an_error(mission: Mission, signed_in: Browsers) -> None:
    response = post(signed_in(Role.EDITOR), f"{HOME}organisations/new/", name="Press Council", scheme_1="ROR")

    assert "Scheme and identifier go together; fill in both or none." in response.content.decode()


def test_a_place_of_the_gazetteer_is_added_once(mission: Mission, signed_in: Browsers) -> None:
    editor = signed_in(Role.EDITOR)
    assert "geonames:1527534" in text_of(editor, f"{HOME}places/find/?q=osh")

    for _ in range(2):
        post(editor, f"{HOME}places/from-gazetteer/", place="geonames:1527534")

    added = Place.objects.get()
    assert (added.name, added.countries, added.key) == ("Osh", ["KG"], "")
    assert "geonames:1527534" in text_of(editor, f"{HOME}places/find/?q=Оше")


def test_a_place_of_our_own_is_one_that_the_reader_knows(mission: Mission, signed_in: Browsers) -> None:
    post(
        signed_in(Role.EDITOR),
        f"{HOME}places/new/",
        name="Kara-Alma",
        kind="village",
        countries="Kyrgyzstan, kz",
        latitude="41.21",
        longitude="73.34",
        precision="point",
        variants="Kara Alma",
    )

    [own] = Mission.objects.get().value.places
    assert (own.id, own.at, own.countries, own.also) == ("kara-alma", (41.21, 73.34), ("KG", "KZ"), ("Kara Alma",))


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("countries", "Kyrgystan", "There is no country “Kyrgystan”; write its name or its two-letter code."),
        ("latitude", "141", "Between −90 and 90 degrees, please."),
        ("longitude", "", "A position needs both."),
    ],
)
def test_a_place_that_is_nowhere_is_an_error(
    mission: Mission, signed_in: Browsers, field: str, typed: str, message: str
) -> None:
    fields = {
        "name": "Kara-Alma", "kind": "village", "countries": "KG", "latitude": "41", "longitude": "73",
        "precision": "town",
    }  # fmt: skip

    response = post(signed_in(Role.EDITOR), f"{HOME}places/new/", **{**fields, field: typed})

    assert message in response.content.decode()
    assert Place.objects.count() == 0


def test_a_place_at_risk_is_not_among_the_places_that_are_published(mission: Mission, place: Make) -> None:
    place("Blue House", key="blue-house", latitude=42.0, longitude=74.0, at_risk=True)

    assert mission.value.places == ()
    assert [each.id for each in mission.value_for_reading.places] == ["blue-house"]


def test_who_becomes_private_is_internal_in_every_activity_at_once(
    mission: Mission, people: dict[Role, User], person: Make, naming: Callable[..., Activity], signed_in: Browsers
) -> None:
    farmer = person("Nurlan Asanov", office="Farmer")
    activities = [naming(farmer, title=title) for title in ("First", "Second")]
    editor = signed_in(Role.EDITOR)
    address = f"{HOME}people/{farmer.pk}/edit/"

    post(editor, address, name="Nurlan Asanov", office="Farmer", is_private="on")
    internal = list(ActivityPerson.objects.values_list("is_public", flat=True))
    records = [public_record(each.record, sensitive_in(mission, [each.record])) for each in activities]
    post(editor, address, name="Nurlan Asanov", office="Farmer")

    assert (internal, [record.people for record in records]) == ([False, False], [(), ()])
    assert list(ActivityPerson.objects.values_list("is_public", flat=True)) == [True, True]


def test_a_place_that_comes_at_risk_is_internal_in_every_activity_at_once(
    mission: Mission, place: Make, naming: Callable[..., Activity], signed_in: Browsers
) -> None:
    house = place("Blue House", countries=["KG"])
    activity = naming(house)

    fields = {"name": "Blue House", "kind": "building", "countries": "KG", "precision": "point", "at_risk": "on"}
    post(signed_in(Role.EDITOR), f"{HOME}places/{house.pk}/edit/", **fields)

    assert ActivityPlace.objects.get().is_public is False
    assert public_record(activity.record, sensitive_in(mission, [activity.record])).places == ()


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("", set(Role)),
        ("people/", set(Role)),
        ("places/", set(Role)),
        ("organisations/", set(Role)),
        ("themes/", set(Role)),
        ("people/new/", {Role.EDITOR, Role.ADMINISTRATOR}),
        ("places/find/", {Role.EDITOR, Role.ADMINISTRATOR}),
        ("themes/new/", {Role.EDITOR, Role.ADMINISTRATOR}),
        ("people/duplicates/", {Role.EDITOR, Role.ADMINISTRATOR}),
    ],
)
def test_each_page_answers_the_roles_that_may(
    mission: Mission, signed_in: Browsers, address: str, allowed: set[Role]
) -> None:
    assert {role for role in Role if signed_in(role).get(f"{HOME}{address}").status_code == 200} == allowed
