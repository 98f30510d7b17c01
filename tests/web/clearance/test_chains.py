"""Which chain an activity goes through, and when its steps are due."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.chains import chain_for, due_moment
from fieldpost.web.activities.clearance.models import Chain, Step
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import fact, make_user
from .conftest import make_chain, submit


def test_a_mission_without_a_chain_gets_an_editor_and_the_head_of_mission(
    record_activity: Callable[..., Activity],
) -> None:
    chain = chain_for(record_activity(), "en")

    assert chain.is_default
    assert list(chain.steps.values_list("name", "role", "days_before")) == [
        ("Editor", "editor", 5),
        ("Head of mission", "approver", 2),
    ]
    assert chain_for(record_activity(), "en") == chain


def test_the_most_particular_chain_that_fits_is_taken(
    mission: Mission, record_activity: Callable[..., Activity]
) -> None:
    default = make_chain(mission, {"role": "editor"})
    russian = make_chain(mission, {"role": "editor"}, name="Russian", is_default=False, languages=["ru"])
    media = make_chain(mission, {"role": "editor"}, name="Media", is_default=False)
    media.themes.add(mission.themes.get())
    inside, outside = record_activity("Inside"), record_activity("Outside", themes=())

    found = [chain_for(activity, language) for activity in (inside, outside) for language in ("en", "ru")]

    assert found == [media, media, default, russian]


@pytest.mark.parametrize(
    ("day", "days_before", "zone", "expected"),
    [
        (date(2031, 6, 1), 2, "Asia/Bishkek", datetime(2031, 5, 30, 12, 0, tzinfo=UTC)),
        (date(2031, 6, 1), 2, "Europe/Vienna", datetime(2031, 5, 30, 16, 0, tzinfo=UTC)),
        (date(2031, 6, 1), 0, "Europe/Vienna", datetime(2031, 6, 1, 16, 0, tzinfo=UTC)),
        # Clocks go forward on 30 March 2031 and back on 26 October 2031 in Vienna, never in Bishkek.
        (date(2031, 4, 1), 3, "Europe/Vienna", datetime(2031, 3, 29, 17, 0, tzinfo=UTC)),
        (date(2031, 4, 1), 2, "Europe/Vienna", datetime(2031, 3, 30, 16, 0, tzinfo=UTC)),
        (date(2031, 11, 1), 7, "Europe/Vienna", datetime(2031, 10, 25, 16, 0, tzinfo=UTC)),
        (date(2031, 11, 1), 6, "Europe/Vienna", datetime(2031, 10, 26, 17, 0, tzinfo=UTC)),
        (date(2031, 11, 1), 6, "Asia/Bishkek", datetime(2031, 10, 26, 12, 0, tzinfo=UTC)),
    ],
)
def test_a_step_is_due_at_the_end_of_the_working_day_where_the_approver_is(
    day: date, days_before: int, zone: str, expected: datetime
) -> None:
    assert due_moment(day, days_before, zone) == expected


@pytest.mark.parametrize(
    ("persons_zone", "given", "expected"),
    [
        ("Europe/Vienna", "America/New_York", datetime(2031, 5, 30, 16, 0, tzinfo=UTC)),
        ("", "America/New_York", datetime(2031, 5, 30, 22, 0, tzinfo=UTC)),
        ("", "", datetime(2031, 5, 30, 12, 0, tzinfo=UTC)),
    ],
)
def test_the_zone_is_the_persons_else_the_one_given_else_the_missions(
    mission: Mission,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    persons_zone: str,
    given: str,
    expected: datetime,
) -> None:
    deputy = make_user("deputy@karasu.example", mission, Role.APPROVER)
    deputy.time_zone = persons_zone
    deputy.save()
    make_chain(mission, {"people": [deputy], "time_zone": given})

    submit(record_activity(), people)

    assert Step.objects.get().due_at == expected


def test_what_is_in_clearance_keeps_the_steps_it_began_with(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    make_chain(mission, {"role": "editor", "name": "Desk"})
    submit(record_activity(titles={"en": fact("Workshop")}), people)

    Chain.objects.all().delete()

    assert list(Step.objects.values_list("name", "state")) == [("Desk", "open")]
