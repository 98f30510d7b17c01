"""Which sentences tell a further activity, and what both share; docs/reference/reading/parts.md and dates.md."""

from collections.abc import Callable

import pytest

from fieldpost.domain import Reading

Maker = Callable[..., Reading]
DATELINE = "Seminar in Taraz\n\nTARAZ, 12 June 2031 - "


def kinds_and_days(reading: Reading) -> list[tuple[str, str | None]]:
    return [(a.kind.value.value, str(a.period.value) if a.period else None) for a in reading.activities]


def test_what_was_also_done_is_an_activity_of_its_own_beside_one_without_a_date(reading: Maker) -> None:
    found = reading(
        DATELINE + "The ODN Mission in Taraz has held a two-day seminar on water law.\n\n"
        "Yesterday the Mission also opened a small law library in Merke."
    )

    assert kinds_and_days(found) == [("workshop", None), ("ceremony", "2031-06-11")]


def test_what_follows_after_the_event_is_on_its_day_and_announced(reading: Maker) -> None:
    found = reading(
        DATELINE + "Today the ODN Mission in Taraz held a seminar on water law.\n\n"
        "After the seminar a meeting of the river board will be held."
    )

    assert kinds_and_days(found) == [("workshop", "2031-06-12"), ("meeting", "2031-06-12")]
    assert [activity.upcoming.value for activity in found.activities] == [False, True]


@pytest.mark.parametrize(
    ("opening", "day"),
    [("On the first day", "2031-06-03"), ("On the second day", "2031-06-04"), ("On the last day", "2031-06-05")],
)
def test_a_day_of_a_run_is_counted_from_its_ends(reading: Maker, opening: str, day: str) -> None:
    found = reading(
        "Forum in Osh\n\nThe ODN Mission in Osh held a conference in Osh from 3 to 5 June 2031.\n\n"
        f"{opening} a workshop on pasture law took place."
    )

    assert kinds_and_days(found) == [("conference", "2031-06-03/2031-06-05"), ("workshop", day)]


def test_one_thing_done_twice_has_each_day_with_its_own_town(reading: Maker) -> None:
    found = reading(
        "Village talks\n\nThe ODN Mission in Osh held a roundtable on water in Naryn on 4 June and in Talas on 11 June 2031."
    )

    assert [(str(a.period and a.period.value), [p.value.name for p in a.places]) for a in found.activities] == [
        ("2031-06-04", ["Naryn"]),
        ("2031-06-11", ["Talas"]),
    ]


def test_whoever_funds_both_funds_each(reading: Maker) -> None:
    found = reading(
        "Courses in Khatlon\n\nThe ODN Mission in Osh held a course for nurses in Osh from 3 to 5 June 2031.\n\n"
        "A second course will be held in Naryn from 8 to 10 July. The Government of Norway is funding both."
    )

    assert [
        [(o.value.name, o.value.role.value) for o in a.organisations if o.value.is_partner] for a in found.activities
    ] == [
        [("Government of Norway", "funded")],
        [("Government of Norway", "funded")],
    ]
