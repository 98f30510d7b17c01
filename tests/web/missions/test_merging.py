"""Merging never loses a reference, and can be undone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldpost import domain
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import (
    Activity,
    ActivityOrganisation,
    ActivityPerson,
    ActivityPlace,
)
from fieldpost.web.missions.errors import MissionsError
from fieldpost.web.missions.kinds import KINDS
from fieldpost.web.missions.lookup import Directory
from fieldpost.web.missions.merging import keep_entries_apart, merge_entries, undo_merge
from fieldpost.web.missions.models import AuditEntry, KeptApart, Merge, Mission, Organisation, Person, Place
from fieldpost.web.missions.names import write_variants
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, make_mission
from .test_directory import HOME, Browsers, post, text_of

Make = Callable[..., Any]


@pytest.fixture
def editor(people: dict[Role, User]) -> User:
    """Who merges."""
    return people[Role.EDITOR]


@pytest.fixture
def merge(editor: User) -> Callable[..., Merge]:
    """Merge the first entry into the second."""

    def of(source: Any, target: Any) -> Merge:
        kind = next(kind.key for kind in KINDS.values() if isinstance(source, kind.model))
        return merge_entries(source, target, kind=kind, by=editor, now=NOW)

    return of


def test_every_column_that_refers_to_an_entry_is_one_that_a_merge_moves() -> None:
    """A new model that refers to an entry shows here: look whether merging and undoing see to it."""
    found = {
        (kind.key, f"{relation.field.model._meta.label_lower}.{relation.field.name}", relation.one_to_many)
        for kind in KINDS.values()
        for relation in kind.model._meta.related_objects
        if relation.field.name not in ("merged_into", "entry")
    }

    assert found == {
        ("people", "activities.activityperson.person", True),
        ("organisations", "activities.activityorganisation.organisation", True),
        ("organisations", "missions.person.organisation", True),
        ("organisations", "missions.organisation.predecessors", False),
        ("places", "activities.activityplace.place", True),
    }
    assert {field.name for kind in KINDS.values() for field in kind.model._meta.many_to_many} == {"predecessors"}


@pytest.mark.parametrize(
    ("kind", "model", "column"),
    [
        ("person", ActivityPerson, "person"),
        ("organisation", ActivityOrganisation, "organisation"),
        ("place", ActivityPlace, "place"),
    ],
)
def test_the_activities_of_both_are_those_of_the_one_that_stays(
    request: pytest.FixtureRequest,
    kind: str,
    model: type[models.Model],
    column: str,
    naming: Callable[..., Activity],
    merge: Callable[..., Merge],
) -> None:
    make = request.getfixturevalue(kind)
    source, target = make("Old name"), make("New name")
    naming(source)
    naming(target)
    both = naming(source, target)

    merge(source, target)

    assert list(model._default_manager.values_list(column, flat=True)) == [target.pk] * 4
    assert both.record == Activity.objects.get(pk=both.pk).record


def test_a_version_that_names_the_merged_entry_is_indexed_under_the_one_that_stays(
    mission: Mission, editor: User, person: Make, naming: Callable[..., Activity], merge: Callable[..., Merge]
) -> None:
    source, target = person("Ivan Petrov", office="Judge"), person("I. Petrov", office="Judge")
    activity = naming(source)
    merge(source, target)

    again = activity.record
    save_activity(again, mission=mission, by=editor, now=NOW)

    assert [fact.entry for fact in again.people] == [source.pk]
    assert set(ActivityPerson.objects.values_list("person", flat=True)) == {target.pk}
    assert Directory(mission).person(domain.Person(name="Ivan Petrov")) == target.pk


def test_names_of_the_merged_entry_become_other_names_of_the_one_that_stays(
    organisation: Make, merge: Callable[..., Merge]
) -> None:
    source = organisation("Union of Journalists", names={"ru": "Союз журналистов", "kk": "Одақ"}, acronym="UJ")
    write_variants(source, ["Journalists' Union"])
    target = organisation("Press Council", names={"ru": "Совет прессы"})

    merge(source, target)

    target.refresh_from_db()
    assert (target.names, target.acronym) == ({"ru": "Совет прессы", "kk": "Одақ"}, "UJ")
    assert sorted(each.text for each in target.variants.all()) == [
        "Journalists' Union",
        "Union of Journalists",
        "Союз журналистов",
    ]


def test_nothing_becomes_public_by_a_merge(
    person: Make, naming: Callable[..., Activity], merge: Callable[..., Merge]
) -> None:
    private, known = person("Nurlan Asanov", is_private=True), person("Nurlan Asanov", office="Farmer")
    naming(private)
    naming(known)

    merge(private, known)

    assert list(ActivityPerson.objects.values_list("is_public", flat=True)) == [False, False]


def test_people_and_predecessors_move_with_their_body(
    organisation: Make, person: Make, merge: Callable[..., Merge]
) -> None:
    oldest, source, target, later = map(organisation, ("Oldest", "Source", "Target", "Later"))
    head = person("Aigul Sydykova", organisation=source)
    source.predecessors.add(oldest, target)
    later.predecessors.add(source)

    merge(source, target)

    head.refresh_from_db()
    assert head.organisation == target
    assert (list(target.predecessors.all()), list(later.predecessors.all())) == ([oldest], [target])
    assert list(source.predecessors.all()) == []


def test_what_was_merged_before_leads_to_the_last(person: Make, merge: Callable[..., Merge]) -> None:
    first, second, third = map(person, ("First", "Second", "Third"))
    merge(first, second)
    merge(second, third)

    first.refresh_from_db()
    assert first.merged_into == third


def test_an_undone_merge_leaves_everything_as_it_was(
    mission: Mission,
    editor: User,
    organisation: Make,
    person: Make,
    naming: Callable[..., Activity],
    merge: Callable[..., Merge],
) -> None:
    oldest, source, target = map(organisation, ("Oldest", "Source", "Target"))
    person("Aigul Sydykova", organisation=source)
    source.predecessors.add(oldest, target)
    naming(source)
    naming(source, target)
    before = state()

    undo_merge(merge(source, target), Organisation, by=editor, now=NOW)

    assert state() == before
    assert list(AuditEntry.objects.order_by("id").values_list("what", flat=True))[-2:] == [
        "entries-merged",
        "merge-undone",
    ]


def test_a_merge_below_a_later_one_is_undone_after_it(editor: User, person: Make, merge: Callable[..., Merge]) -> None:
    first, second, third = map(person, ("First", "Second", "Third"))
    lower, upper = merge(first, second), merge(second, third)

    with pytest.raises(MissionsError) as caught:
        undo_merge(lower, Person, by=editor, now=NOW)
    undo_merge(upper, Person, by=editor, now=NOW)
    undo_merge(lower, Person, by=editor, now=NOW)

    assert str(caught.value) == "“Second” was itself merged into “Third” since; undo that merge first."
    assert Person.objects.current().count() == 3


def test_a_merge_is_undone_once(editor: User, person: Make, merge: Callable[..., Merge]) -> None:
    done = merge(person("First"), person("Second"))
    undo_merge(done, Person, by=editor, now=NOW)

    with pytest.raises(MissionsError, match=r"^This merge is undone already\.$"):
        undo_merge(done, Person, by=editor, now=NOW)


def test_entries_of_two_missions_are_not_merged(mission: Mission, person: Make, merge: Callable[..., Merge]) -> None:
    other = Person.objects.create(mission=make_mission("elsewhere", hostname="other.example"), name="Ivan Petrov")

    with pytest.raises(MissionsError):
        merge(other, person("Ivan Petrov"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    merges=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6),
    uses=st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=3), min_size=1, max_size=4),
)
def test_whatever_is_merged_and_undone_no_reference_is_lost(
    mission: Mission, editor: User, organisation: Make, naming: Callable[..., Activity], merge: Callable[..., Merge],
    merges: list[tuple[int, int]], uses: list[list[int]],
) -> None:  # fmt: skip
    with transaction.atomic():
        entries = [organisation(f"Organisation {number}") for number in range(5)]
        for each in uses:
            naming(*(entries[number] for number in each))
        before = state()
        done = []
        for one, other in merges:
            source, target = (Organisation.objects.get(pk=entries[number].pk) for number in (one, other))
            if source != target and not source.merged_into and not target.merged_into:
                done.append(merge(source, target))
                assert references() == sum(map(len, uses))
        for last in reversed(done):
            undo_merge(last, Organisation, by=editor, now=NOW)
        assert state() == before
        transaction.set_rollback(True)


def references() -> int:
    """How many rows of activities refer to an entry that stands."""
    return ActivityOrganisation.objects.filter(organisation__merged_into=None).exclude(organisation=None).count()


def state() -> list[list[Any]]:
    """Everything that merging may change, but for the ids of names."""
    return [
        list(Organisation.objects.order_by("pk").values()),
        list(Person.objects.order_by("pk").values()),
        list(ActivityOrganisation.objects.order_by("pk").values()),
        sorted(Organisation.predecessors.through.objects.values_list("from_organisation", "to_organisation")),
        sorted(Organisation.variants.rel.related_model.objects.values_list("entry", "text")),  # type: ignore[attr-defined]
    ]


def test_two_that_are_kept_apart_are_not_suggested_again(
    mission: Mission, person: Make, editor: User, signed_in: Browsers
) -> None:
    first, second = person("Ivan Petrov"), person("Ivan Petrov", office="Judge")
    browser = signed_in(Role.EDITOR)
    assert "Ivan Petrov" in text_of(browser, f"{HOME}people/duplicates/")

    keep_entries_apart(second, first, kind="people", by=editor, now=NOW)

    assert KeptApart.objects.values_list("first_id", "second_id").get() == (first.pk, second.pk)
    assert "Ivan Petrov" not in text_of(browser, f"{HOME}people/duplicates/")


def test_two_places_are_compared_merged_and_parted_on_the_pages(
    mission: Mission, place: Make, naming: Callable[..., Activity], signed_in: Browsers
) -> None:
    osh, other = place("Osh", gazetteer_id="geonames:1527534", countries=["KG"]), place("Ош", note="See the map.")
    naming(other)
    browser = signed_in(Role.EDITOR)
    address = f"{HOME}places/duplicates/{osh.pk}/{other.pk}/"
    assert "Ош" in text_of(browser, f"{HOME}places/duplicates/")
    assert "See the map." in text_of(browser, address)

    post(browser, address, keep=str(osh.pk))
    page = text_of(browser, f"{HOME}places/{osh.pk}/")
    assert "Merged into this entry" in page
    assert browser.get(f"{HOME}places/{other.pk}/").headers["Location"] == f"{HOME}places/{osh.pk}/"
    assert Place.objects.get(pk=osh.pk).key == "geonames:1527534"

    post(browser, f"{HOME}merges/{Merge.objects.get().pk}/undo/")
    assert text_of(browser, f"{HOME}places/{other.pk}/").count("<h1>Ош") == 1
