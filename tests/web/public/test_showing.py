from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from fieldpost.domain import Kind, Period, Person, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, start_clearance, withdraw
from fieldpost.web.activities.clearance.models import Clearance, ClearanceState
from fieldpost.web.activities.follow_up import Neighbour, change_connections
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Publicity
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.directory_actions import save_entry
from fieldpost.web.missions.merging import merge_entries
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.models import Edition, ShownActivity, ShownChange, day_in, id_in, number_of
from fieldpost.web.public.showing import show_due
from tests.web.conftest import NOW, a_record, fact

LATER = NOW + timedelta(days=1)


def shown() -> ShownActivity:
    return ShownActivity.objects.get()


def test_a_number_holds_mission_day_and_activity_in_this_order() -> None:
    number = number_of(3, date(2031, 5, 13), 141)

    assert (day_in(number), id_in(number)) == (date(2031, 5, 13), 141)
    assert (
        number_of(3, date(2031, 5, 13), 140) < number < number_of(3, date(2031, 5, 14), 1) < number_of(4, date.min, 0)
    )


def test_what_is_cleared_is_shown_with_its_public_facts(
    show_activity: Callable[..., Activity], mission: Mission
) -> None:
    activity = show_activity()

    row = shown()
    value = row.value
    assert (row.number, row.key, row.sequence) == (
        number_of(mission.pk, date(2031, 5, 13), activity.pk),
        activity.key,
        0,
    )
    assert value.words["en"].title == "Workshop on court reporting"
    assert value.words["en"].slug == "workshop-on-court-reporting"
    assert (value.period, value.dimension, value.themes) == ("2031-05-13/2031-05-14", "human", ["media"])
    assert [each.name for each in value.people] == ["Aigul Sydykova"]
    assert row.facets.split() == [
        "kind:workshop",
        "status:held",
        "part:organised",
        "dimension:human",
        "theme:media",
        "language:en",
        "reach:actual",
        "year:2031",
    ]


def test_what_is_not_cleared_is_not_shown(record_activity: Callable[..., Activity]) -> None:
    record_activity()

    assert not ShownActivity.objects.exists()


def test_a_later_change_is_shown_only_when_it_is_cleared_too(
    show_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    activity = show_activity()
    new = a_record("Seminar on court reporting")

    saved = save_activity(new, mission=mission, by=people[Role.EDITOR], now=LATER, activity=activity, version=1)
    assert shown().value.words["en"].title == "Workshop on court reporting"

    clear_as_published(saved, "en", by=people[Role.PUBLISHER], now=LATER)
    row = shown()
    assert row.value.words["en"].title == "Seminar on court reporting"
    assert (row.sequence, row.shown_at, row.changed_at) == (1, NOW, LATER)


def test_what_was_cleared_long_ago_can_be_taken_down_after_a_change(
    show_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    activity = show_activity()
    new = a_record("Seminar on court reporting")
    save_activity(new, mission=mission, by=people[Role.EDITOR], now=LATER, activity=activity, version=1)

    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=LATER)

    assert not ShownActivity.objects.exists()


def test_what_is_shown_again_goes_on_in_its_sequence(
    show_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    activity = show_activity()
    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=LATER)

    clear_as_published(activity, "en", by=people[Role.PUBLISHER], now=LATER)

    assert (shown().sequence, Edition.objects.get().number) == (2, 3)


def test_words_in_each_language_are_those_that_were_cleared_in_it(
    record_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    russian = {
        "titles": {"en": fact("Workshop"), "ru": fact("Семинар")},
        "texts": {"en": fact("In Osh."), "ru": fact("В Оше.")},
    }
    activity = record_activity(**russian)
    clear_as_published(activity, "en", by=people[Role.PUBLISHER], now=NOW)
    assert list(shown().value.words) == ["en"]

    clear_as_published(activity, "ru", by=people[Role.PUBLISHER], now=LATER)
    assert {language: words.title for language, words in shown().value.words.items()} == {
        "en": "Workshop",
        "ru": "Семинар",
    }


def test_internal_facts_are_not_shown(show_activity: Callable[..., Activity]) -> None:
    show_activity(
        people=(fact(Person(name="Nurlan Abdyldaev")), fact(Person(name="Aigul Sydykova", office="Head"))),
        places=(fact(Place(name="Kara-Suu"), publicity=Publicity.INTERNAL),),
        notes=fact("She asked not to be named."),
    )

    value = shown().value
    assert [each.name for each in value.people] == ["Aigul Sydykova"]
    assert value.places == []
    assert "asked" not in shown().data
    assert "Kara-Suu" not in shown().data


def test_an_activity_whose_kind_is_internal_is_not_shown(show_activity: Callable[..., Activity]) -> None:
    show_activity(kind=fact(Kind.VISIT, publicity=Publicity.INTERNAL))

    assert not ShownActivity.objects.exists()


def test_a_person_marked_private_disappears_at_once(
    show_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    person = directory.Person.objects.create(
        mission=mission, name="Aigul Sydykova", office="Head", folded="aigul sydykova"
    )
    show_activity(people=(fact(Person(name="Aigul Sydykova", office="Head"), entry=person.pk),))
    assert len(shown().value.people) == 1

    person.is_private = True
    save_entry(person, variants=[], by=people[Role.EDITOR], now=LATER)

    assert shown().value.people == []


def test_a_private_person_disappears_also_where_only_the_cleared_version_names_them(
    show_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    person = directory.Person.objects.create(
        mission=mission, name="Aigul Sydykova", office="Head", folded="aigul sydykova"
    )
    activity = show_activity(people=(fact(Person(name="Aigul Sydykova", office="Head"), entry=person.pk),))
    save_activity(a_record(people=()), mission=mission, by=people[Role.EDITOR], now=LATER, activity=activity, version=1)
    assert len(shown().value.people) == 1

    person.is_private = True
    save_entry(person, variants=[], by=people[Role.EDITOR], now=LATER)

    assert shown().value.people == []


def test_a_merged_place_is_shown_under_the_one_that_stands_for_it(
    show_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    old = directory.Place.objects.create(mission=mission, name="Frunze", folded="frunze")
    new = directory.Place.objects.create(mission=mission, name="Bishkek", names={"ru": "Бишкек"}, folded="bishkek")
    show_activity(places=(fact(Place(name="Frunze"), entry=old.pk),))
    assert f"place:{old.pk}" in shown().facets.split()

    merge_entries(old, new, kind="places", by=people[Role.EDITOR], now=LATER)

    [place] = shown().value.places
    assert (place.entry, place.name, place.names["ru"]) == (new.pk, "Frunze", "Бишкек")


def test_a_day_of_publication_is_waited_for(
    record_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    activity = record_activity()
    clearance = start_clearance(activity, "en", by=people[Role.EDITOR], publication_day=date(2031, 5, 22), now=NOW)
    Clearance.objects.filter(pk=clearance.pk).update(
        state=ClearanceState.CLEARED, cleared_version=activity.versions.get()
    )

    show_due(NOW)
    assert not ShownActivity.objects.exists()

    show_due(NOW + timedelta(days=2))
    assert ShownActivity.objects.get().activity == activity


def test_activities_that_are_connected_are_shown_so_on_both_pages(
    show_activity: Callable[..., Activity], client: Client, people: dict[Role, User]
) -> None:
    first, second = show_activity("Call for reporters"), show_activity("Workshop for reporters")
    edition = Edition.objects.get().number

    change_connections(second, [Neighbour(activity=first.pk, is_earlier=True)], by=people[Role.EDITOR], now=LATER)

    assert Edition.objects.get().number == edition + 2
    assert "Workshop for reporters" in client.get(f"/en/activities/{first.pk}-call-for-reporters/").text
    assert "Call for reporters" in client.get(f"/en/activities/{second.pk}-workshop-for-reporters/").text


def test_each_change_that_readers_see_is_an_edition_and_no_other(
    show_activity: Callable[..., Activity], mission: Mission, people: dict[Role, User]
) -> None:
    activity = show_activity()
    record = a_record()
    internal = replace(record, notes=fact("Call them back."))
    save_activity(internal, mission=mission, by=people[Role.EDITOR], now=LATER, activity=activity, version=1)
    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=LATER)

    changes = [(change.edition, change.what, change.activity) for change in ShownChange.objects.order_by("edition")]
    assert changes == [(1, "shown", activity.pk), (2, "withdrawn", activity.pk)]
    assert Edition.objects.get().number == 2


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (Period.parse("2030-12-28/2031-01-04"), ["year:2030", "year:2031"]),
        (Period.parse("2031-05-13/.."), ["year:2031"]),
        (None, []),
    ],
)
def test_an_activity_is_found_under_each_of_its_years(
    show_activity: Callable[..., Activity], period: Period | None, years: list[str]
) -> None:
    show_activity(period=fact(period) if period else None)

    assert [each for each in shown().facets.split() if each.startswith("year:")] == years
