"""Who is reminded of what, when, and who is left alone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.links import FORGOTTEN
from fieldpost.web.activities.clearance.models import Clearance, ReviewLink, Verdict
from fieldpost.web.activities.clearance.reminders import remind
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.models import Letter, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, make_user
from .conftest import OUTSIDE, make_chain, say, states, submit

# The editor's step is due on 27 May, the head of mission's on 30 May, at 18:00 in Bishkek, which is 12:00 UTC.
EIGHT_IN_BISHKEK = 2


def at(day: int, hour: int = 4, minute: int = 0) -> datetime:
    """Return a moment of May 2031, UTC."""
    return datetime(2031, 5, day, hour, minute, tzinfo=UTC)


def reminded(purpose: str = "reminder") -> list[str]:
    """Return the addresses that were reminded, in alphabetical order, and forget the letters."""
    letters = Letter.objects.filter(purpose=purpose)
    found = sorted(letters.values_list("to", flat=True))
    letters.delete()
    return found


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(24), []),
        (at(25, EIGHT_IN_BISHKEK - 1, 59), []),
        (at(25, EIGHT_IN_BISHKEK), ["editor@karasu.example"]),
        (at(26), []),
        (at(27), ["editor@karasu.example"]),
        (at(28), ["editor@karasu.example"]),
        (at(29), ["editor@karasu.example"]),
    ],
)
def test_one_is_reminded_two_days_before_on_the_day_and_when_it_is_late(
    submitted: Clearance, moment: datetime, expected: list[str]
) -> None:
    remind(moment)

    assert reminded() == expected


def test_one_is_reminded_once_a_day(submitted: Clearance) -> None:
    for hour in (3, 4, 20):
        remind(at(27, hour) if hour < 18 else at(27, 17))

    assert reminded() == ["editor@karasu.example"]


def test_who_has_done_their_part_is_left_alone(submitted: Clearance, people: dict[Role, User]) -> None:
    say(submitted, Verdict.APPROVE, people[Role.EDITOR])

    remind(at(27))
    assert reminded() == []
    remind(at(28))
    assert reminded() == ["approver@karasu.example"]


def test_who_has_only_commented_has_not_done_their_part(submitted: Clearance, people: dict[Role, User]) -> None:
    say(submitted, Verdict.COMMENT, people[Role.EDITOR], "Which court?")

    remind(at(27))

    assert reminded() == ["editor@karasu.example"]


def test_what_is_late_is_told_to_the_editor_too(submitted: Clearance, people: dict[Role, User]) -> None:
    say(submitted, Verdict.APPROVE, people[Role.EDITOR])

    remind(at(31))

    assert sorted(Letter.objects.filter(purpose="reminder").values_list("to", "subject")) == [
        ("approver@karasu.example", "Clearance: 1 late, of 1 waiting for you"),
        ("editor@karasu.example", "Clearance: 1 late, waiting for others"),
    ]
    letter = Letter.objects.get(to="editor@karasu.example")
    assert "Head of mission: Approver, it was due on 30 May 2031, 18:00" in letter.text


def test_what_was_returned_is_told_to_who_submitted_it(submitted: Clearance, people: dict[Role, User]) -> None:
    say(submitted, Verdict.RETURN, people[Role.EDITOR], "Name the court.")

    remind(at(27))

    assert reminded() == ["contributor@karasu.example"]


def test_one_letter_tells_all_that_waits(people: dict[Role, User], record_activity: Callable[..., Activity]) -> None:
    for title in ("Workshop", "Seminar", "Round table"):
        submit(record_activity(title), people)

    remind(at(25))

    [letter] = Letter.objects.filter(purpose="reminder")
    assert (letter.subject, letter.to) == ("Clearance: 3 waiting for you", "editor@karasu.example")
    for title in ("Workshop", "Seminar", "Round table"):
        assert title in letter.text
        assert title in letter.html


def test_it_is_written_in_the_language_and_by_the_clock_of_the_person(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    abroad = make_user("abroad@karasu.example", mission, Role.APPROVER)
    abroad.language, abroad.time_zone = "ru", "America/New_York"
    abroad.save()
    make_chain(mission, {"people": [abroad]})
    submit(record_activity(), people)

    remind(at(28, 11, 59))
    assert reminded() == []
    remind(at(28, 12))

    letter = Letter.objects.get(purpose="reminder")
    assert letter.language == "ru"
    # Due at 18:00 in New York.
    assert "18:00" in letter.text


def test_somebody_without_an_account_gets_one_letter_with_new_links(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    make_chain(mission, {**OUTSIDE, "name": "Ministry"})
    clearances = [submit(record_activity(title), people) for title in ("Workshop", "Seminar")]
    Letter.objects.update(sent_at=at(20))
    old = set(ReviewLink.objects.values_list("token_hash", flat=True))

    remind(at(28))
    remind(at(28, 6))

    assert set(Letter.objects.filter(sent_at__isnull=False).values_list("text", flat=True)) == {FORGOTTEN}
    [letter] = Letter.objects.waiting()
    assert letter.subject == "Still for your clearance: 2 texts"
    assert letter.text.count("/review/") == 2
    live = ReviewLink.objects.filter(replaced_at=None).values_list("token_hash", flat=True)
    assert len(live) == 2
    assert old.isdisjoint(live)
    assert [states(each)[0] for each in clearances] == ["waiting", "waiting"]


def test_somebody_who_was_written_to_today_is_not_reminded_today(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    make_chain(mission, {**OUTSIDE, "days_before": 10})
    submit(record_activity(), people)

    remind(at(20, 10))
    assert Letter.objects.count() == 1
    remind(at(24, 10))
    assert [letter.subject for letter in Letter.objects.waiting().filter(purpose="review")] == [
        "Still for your clearance: Workshop on court reporting"
    ]


def test_reminding_asks_no_more_for_many_steps_than_for_one(
    people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    counts = []
    for number in range(3):
        submit(record_activity(f"Workshop {number}"), people)
        remind(at(21 + number))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            remind(at(24) + timedelta(minutes=number))
        counts.append(len(queries))

    assert counts[0] == counts[1] == counts[2]


def test_whose_turn_it_has_become_is_told_once_in_one_letter(
    people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    clearances = [submit(record_activity(title), people) for title in ("Workshop", "Seminar")]

    remind(NOW + timedelta(minutes=9))
    assert reminded("clearance") == []
    for minutes in (11, 12):
        remind(NOW + timedelta(minutes=minutes))
    assert reminded("clearance") == ["editor@karasu.example"]

    say(clearances[0], Verdict.APPROVE, people[Role.EDITOR])
    remind(NOW + timedelta(minutes=11))
    [letter] = Letter.objects.filter(purpose="clearance")
    assert (letter.to, letter.subject) == ("approver@karasu.example", "Clearance: 1 waiting for you")
    assert "Workshop" in letter.text
    assert "Seminar" not in letter.text
