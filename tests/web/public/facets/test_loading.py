from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from fieldpost.domain import Kind, Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.facets import forget_indexes, index_of, loading
from fieldpost.web.public.facets.sets import gather
from fieldpost.web.public.facets.snapshot import FORMAT, snapshot_path, write_snapshot
from fieldpost.web.public.models import Edition, ShownActivity, ShownChange, number_of
from fieldpost.web.public.selection import Selection
from tests.web.conftest import NOW, a_record, fact, make_mission

LATER = NOW + timedelta(days=1)
MAY = [date(2031, 5, 13), date(2031, 5, 14)]


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def edition_of(mission: Mission) -> int:
    return Edition.objects.get(mission=mission).number


def counts(mission: Mission, edition: int | None = None) -> dict[str, list[tuple[str, int]]]:
    """Return the counts of themes and kinds, where there are any."""
    index = index_of(mission.pk, edition_of(mission) if edition is None else edition)
    choice = index.choose(Selection())
    return {facet: values for facet in ("theme", "kind") if (values := choice.counts_of(facet))}


COUNTS_OF_A_WORKSHOP = {"theme": [("media", 1)], "kind": [("workshop", 1)]}


def test_an_index_has_what_is_shown_and_is_then_asked_without_a_query(
    show_activity: Callable[..., Activity], mission: Mission, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    activity = show_activity()

    assert counts(mission) == COUNTS_OF_A_WORKSHOP
    with django_assert_num_queries(0):
        choice = index_of(mission.pk, 1).choose(Selection(facets={"theme": ("media",)}))
        assert choice.page(size=50) == [number_of(mission.pk, MAY[0], activity.pk)]


def test_a_mission_that_shows_nothing_has_an_index_without_activities(mission: Mission) -> None:
    assert counts(mission, edition=0) == {}


def test_an_index_has_nothing_of_another_mission(show_activity: Callable[..., Activity], mission: Mission) -> None:
    show_activity()
    other = make_mission("dalatoo", hostname="dalatoo.example")

    assert counts(other, edition=0) == {}


def test_the_days_after_the_first_are_those_of_the_activity_too(
    show_activity: Callable[..., Activity], mission: Mission
) -> None:
    activity = show_activity()
    index = index_of(mission.pk, 1)

    assert index.numbers_on(MAY[1], MAY[1], Selection()) == [number_of(mission.pk, MAY[0], activity.pk)]
    assert index.numbers_on(date(2031, 5, 15), date(2031, 6, 1), Selection()) == []


def test_what_is_shown_changed_and_withdrawn_is_counted_at_once(
    show_activity: Callable[..., Activity],
    mission: Mission,
    people: dict[Role, User],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = show_activity()
    counts(mission)

    second = show_activity("Visit to a printing house", kind=fact(Kind.VISIT))
    edition = edition_of(mission)
    with django_assert_num_queries(2):
        assert counts(mission, edition)["kind"] == [("visit", 1), ("workshop", 1)]

    new = a_record(kind=fact(Kind.TRAINING), period=fact(Period.days(date(2030, 1, 7), date(2030, 1, 7))))
    saved = save_activity(new, mission=mission, by=people[Role.EDITOR], now=LATER, activity=first, version=1)
    clear_as_published(saved, "en", by=people[Role.PUBLISHER], now=LATER)
    assert counts(mission)["kind"] == [("training", 1), ("visit", 1)]
    assert index_of(mission.pk, edition_of(mission)).months(Selection()) == {"2030-01": 1, "2031-05": 1}

    withdraw(Clearance.objects.get(activity=second), by=people[Role.PUBLISHER], now=LATER)
    assert counts(mission)["kind"] == [("training", 1)]
    assert index_of(mission.pk, 0).sets == gather(ShownActivity.objects.values_list("number", "facets", "last_day"))


def test_changes_that_have_a_gap_make_the_index_load_anew(
    show_activity: Callable[..., Activity], mission: Mission
) -> None:
    show_activity()
    counts(mission)
    show_activity("Visit to a printing house", kind=fact(Kind.VISIT))
    show_activity("Conference on printing", kind=fact(Kind.CONFERENCE))
    ShownChange.objects.filter(edition=2).delete()

    assert counts(mission)["kind"] == [("conference", 1), ("visit", 1), ("workshop", 1)]


def test_editions_of_another_database_make_the_index_load_anew(
    show_activity: Callable[..., Activity], mission: Mission
) -> None:
    show_activity()
    counts(mission)
    show_activity("Visit to a printing house", kind=fact(Kind.VISIT))
    ShownChange.objects.filter(edition=1).update(at=LATER)
    ShownActivity.objects.filter(facets__contains="kind:workshop").update(facets="kind:training")

    assert counts(mission)["kind"] == [("training", 1), ("visit", 1)]


def test_a_small_register_keeps_no_snapshot(show_activity: Callable[..., Activity], mission: Mission) -> None:
    show_activity()
    counts(mission)

    assert not snapshot_path(mission.pk).exists()


def test_a_snapshot_is_read_instead_of_the_register_and_brought_up_to_date(
    show_activity: Callable[..., Activity],
    mission: Mission,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(loading, "WORTH_KEEPING", 0)
    show_activity()
    counts(mission)
    forget_indexes()

    with django_assert_num_queries(1):
        assert counts(mission, edition=1) == COUNTS_OF_A_WORKSHOP

    show_activity("Visit to a printing house", kind=fact(Kind.VISIT))
    forget_indexes()
    with django_assert_num_queries(2):
        assert counts(mission, edition=2)["kind"] == [("visit", 1), ("workshop", 1)]
    assert index_of(mission.pk, 2).sets == gather(ShownActivity.objects.values_list("number", "facets", "last_day"))


def test_a_snapshot_is_written_anew_after_many_changes(
    show_activity: Callable[..., Activity], mission: Mission, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "MANY_CHANGES", 1)
    show_activity()
    write_snapshot(index_of(mission.pk, 1))
    before = snapshot_path(mission.pk).read_bytes()

    for number in range(2, 4):
        show_activity(f"Visit {number}", kind=fact(Kind.VISIT))
        forget_indexes()
        counts(mission)
        assert (snapshot_path(mission.pk).read_bytes() == before) is (number == 2)


def _bit_flipped(data: bytes) -> bytes:
    return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: bytes(len(data)),
        lambda data: data[: len(FORMAT) + 5],
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data.replace(b"facets 1", b"facets 0", 1),
        _bit_flipped,
    ],
)
def test_a_damaged_snapshot_is_not_believed(
    show_activity: Callable[..., Activity], mission: Mission, damage: Callable[[bytes], bytes]
) -> None:
    show_activity()
    write_snapshot(index_of(mission.pk, 1))
    ShownActivity.objects.update(facets="theme:water")
    path = snapshot_path(mission.pk)
    path.write_bytes(damage(path.read_bytes()))
    forget_indexes()

    assert counts(mission) == {"theme": [("water", 1)]}


def test_the_snapshot_of_another_mission_is_not_believed(
    show_activity: Callable[..., Activity], mission: Mission
) -> None:
    show_activity()
    write_snapshot(index_of(mission.pk, 1))
    other = make_mission("dalatoo", hostname="dalatoo.example")
    snapshot_path(mission.pk).rename(snapshot_path(other.pk))

    assert counts(other, edition=0) == {}


@pytest.mark.parametrize(
    "restored",
    [
        lambda: ShownChange.objects.update(at=LATER),
        lambda: ShownChange.objects.update(key="another"),
        lambda: ShownChange.objects.all().delete(),
    ],
)
def test_a_snapshot_from_before_a_backup_was_restored_is_not_believed(
    show_activity: Callable[..., Activity], mission: Mission, restored: Callable[[], object]
) -> None:
    show_activity()
    write_snapshot(index_of(mission.pk, 1))
    ShownActivity.objects.update(facets="theme:water")
    restored()
    forget_indexes()

    assert counts(mission, edition=0) == {"theme": [("water", 1)]}


def test_a_snapshot_that_cannot_be_written_is_done_without(
    show_activity: Callable[..., Activity], mission: Mission, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    show_activity()
    (tmp_path / "cache").write_text("a file, where a folder should be")

    write_snapshot(index_of(mission.pk, 1))

    [record] = caplog.records
    assert record.getMessage().startswith(
        f"The facets of mission {mission.pk} are not kept, so that starting takes longer"
    )


def test_nothing_is_left_beside_a_snapshot(show_activity: Callable[..., Activity], mission: Mission) -> None:
    show_activity()
    for _time in range(2):
        write_snapshot(index_of(mission.pk, 1))

    assert [path.name for path in snapshot_path(mission.pk).parent.iterdir()] == [f"facets-{mission.pk}.bin"]


def test_readers_see_an_edition_whole_while_another_brings_it_up_to_date(
    show_activity: Callable[..., Activity], mission: Mission
) -> None:
    show_activity("Visit 1")
    counts(mission)
    is_over = Event()

    def read() -> set[int]:
        seen = set()
        while not is_over.is_set():
            choice = index_of(mission.pk, 1).choose(Selection(facets={"theme": ("media",)}))
            found = {count for values in choice.counts().values() for _value, count in values}
            assert found == {choice.count} == {len(choice.page(size=50))}
            seen |= found
        return seen

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(read) for _number in range(4)]
        try:
            for number in range(2, 12):
                show_activity(f"Visit {number}")
                counts(mission)
        finally:
            is_over.set()
        seen = set().union(*(reader.result() for reader in readers))

    assert seen <= set(range(1, 12))
    assert counts(mission)["theme"] == [("media", 11)]
