"""Writing the whole index anew from what is shown."""

from collections.abc import Callable

import pytest

from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.models import ShownActivity, number_of
from fieldpost.web.public.search import index
from fieldpost.web.public.shown import encode

from .conftest import DAY, MISSION, NOW, a_shown, found


def show(mission: Mission, activity: Activity) -> int:
    """Show an activity that the index knows nothing of, and return its number."""
    number = number_of(mission.pk, DAY, activity.pk)
    ShownActivity.objects.create(
        number=number,
        activity=activity,
        key=activity.key,
        shown_at=NOW,
        changed_at=NOW,
        facets="",
        line="",
        data=encode(a_shown({"en": "Workshop"})),
    )
    return number


def test_the_index_is_written_anew_from_what_is_shown(
    mission: Mission, record_activity: Callable[..., Activity], shown: Callable[..., int]
) -> None:
    number = show(mission, record_activity())
    shown("Workshop on what is shown no longer", mission=mission.pk)
    other = shown("Workshop", mission=mission.pk + MISSION)
    told: list[int] = []

    index.rebuild(mission.pk, told.append)

    assert (found("workshop", mission.pk), found("workshop", mission.pk + MISSION), told) == ([number], [other], [1])


def test_more_than_one_transaction_takes_is_written_anew_to_the_last(
    mission: Mission, record_activity: Callable[..., Activity], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_REWRITTEN", 2)
    numbers = [show(mission, record_activity()) for _time in range(5)]
    told: list[int] = []

    for _time in range(2):
        index.rebuild(mission.pk, told.append)

    assert (found("workshop", mission.pk), told) == (sorted(numbers, reverse=True), [2, 4, 5, 2, 4, 5])


@pytest.mark.django_db
def test_what_has_no_words_at_all_is_found_by_none_and_keeps_nothing_else_from_being_found(
    shown: Callable[..., int],
) -> None:
    shown("—")
    second = shown("Workshop", "…")

    assert (found("—"), found("workshop")) == ([], [second])


@pytest.mark.django_db
def test_words_at_the_end_of_more_than_a_megabyte_are_found(shown: Callable[..., int]) -> None:
    number = shown("Workshop", f"{'вода и берега ' * 60_000} on flood")

    assert found("вода") == found("flood") == [number]
