"""What becomes of the activities that a bulletin tells."""

import pytest

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.accept import accept_reading
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import How
from fieldpost.web.bulletins.actions import store_and_read
from fieldpost.web.bulletins.models import StoredReading
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW

NOTE = """Workshop on free media

On 13 and 14 May 2031 the Mission held a workshop in Osh for 24 journalists together with the Press Council.

Visit to Batken

On 20 May 2031 the Head of Mission met the Governor of Batken, Mr. Ulan Asanov.
"""


@pytest.fixture
def reading(mission: Mission, people: dict[Role, User]) -> StoredReading:
    """What was read from a note that tells a workshop and a visit."""
    return store_and_read(NOTE.encode(), name="note.txt", mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)


def test_each_activity_that_a_note_tells_becomes_a_draft_with_its_words(
    reading: StoredReading, people: dict[Role, User]
) -> None:
    workshop, visit = accept_reading(reading, numbers=None, by=people[Role.CONTRIBUTOR], now=NOW)

    assert (workshop.heading, workshop.period, workshop.state) == (
        "Workshop on free media",
        "2031-05-13/2031-05-14",
        "draft",
    )
    assert (visit.heading, visit.bulletin) == ("Visit to Batken", reading.bulletin)
    [reach] = workshop.record.reach
    assert (reach.origin.how, reach.origin.bulletin, reach.origin.evidence[0].exact) == (
        How.READ,
        reading.bulletin_id,
        "24 journalists",
    )


def test_only_the_numbers_asked_for_are_taken(reading: StoredReading, people: dict[Role, User]) -> None:
    saved = accept_reading(reading, numbers={1}, by=people[Role.CONTRIBUTOR], now=NOW)

    assert [activity.heading for activity in saved] == ["Visit to Batken"]


def test_what_was_taken_before_is_not_taken_again_even_from_a_new_reading(
    reading: StoredReading, mission: Mission, people: dict[Role, User]
) -> None:
    accept_reading(reading, numbers={0}, by=people[Role.CONTRIBUTOR], now=NOW)
    again = store_and_read(NOTE.encode(), name="copy.txt", mission=mission, by=people[Role.EDITOR], now=NOW)

    saved = accept_reading(again, numbers=None, by=people[Role.EDITOR], now=NOW)

    assert [activity.heading for activity in saved] == ["Visit to Batken"]
    assert Activity.objects.count() == 2


def test_themes_that_the_mission_lacks_are_left_out(reading: StoredReading, people: dict[Role, User]) -> None:
    workshop, _visit = accept_reading(reading, numbers=None, by=people[Role.CONTRIBUTOR], now=NOW)

    assert {fact.value for fact in workshop.record.themes} <= {"media"}


def test_who_and_what_is_named_stands_in_the_directory_afterwards(
    reading: StoredReading, people: dict[Role, User]
) -> None:
    workshop, visit = accept_reading(reading, numbers=None, by=people[Role.CONTRIBUTOR], now=NOW)

    assert workshop.record.places[0].entry is not None
    assert visit.record.people[0].entry is not None
