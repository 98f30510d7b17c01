"""What is changed after it was approved: who is asked again, and who is not."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fieldpost.domain import Kind, Person, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.models import Clearance, Concern, Verdict
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Picture, Publicity
from fieldpost.web.missions.directory_actions import save_entry
from fieldpost.web.missions.models import AuditEntry, Mission
from fieldpost.web.missions.models import Person as DirectoryPerson
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact
from .conftest import change, clear, make_chain, say, states, submit

PHOTO = Picture(file=1, captions={"en": "Judges listen", "ru": "Судьи слушают"}, consent="given on the day")


@pytest.fixture
def by_concern(mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]) -> Clearance:
    """A cleared activity whose first step is for the wording, the second for the facts, the third for the photos."""
    make_chain(mission, *({"role": "approver", "concerns": [concern]} for concern in Concern))
    clearance = submit(record_activity(photos=(fact(PHOTO),)), people)
    for _step in Concern:
        say(clearance, Verdict.APPROVE, people[Role.APPROVER])
    return clearance


def _internal(name: str) -> dict[str, Any]:
    return {name: (*getattr(a_record(), name), replace(_SECRET[name], publicity=Publicity.INTERNAL))}


_SECRET = {"people": fact(Person(name="A. Witness", office="Clerk")), "places": fact(Place(name="Safe house"))}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"titles": {"en": fact("Seminar")}}, ["open", "approved", "approved"]),
        ({"texts": {"en": fact("24 journalists met in Osh.")}}, ["open", "approved", "approved"]),
        ({"kind": fact(Kind.TRAINING)}, ["approved", "open", "approved"]),
        ({"period": None}, ["approved", "open", "approved"]),
        ({"people": ()}, ["approved", "open", "approved"]),
        ({"photos": ()}, ["approved", "approved", "open"]),
        ({"photos": (fact(replace(PHOTO, captions={"en": "Judges"})),)}, ["approved", "approved", "open"]),
        ({"titles": {"en": fact("Seminar")}, "photos": ()}, ["open", "approved", "later"]),
        ({"kind": fact(Kind.TRAINING), "photos": ()}, ["approved", "open", "later"]),
        ({"photos": (fact(replace(PHOTO, captions={**PHOTO.captions, "ru": "Судьи"})),)}, None),
        ({"photos": (fact(replace(PHOTO, consent="given in writing")),)}, None),
        ({"titles": {**a_record().titles, "ru": fact("Семинар")}}, None),
        ({"notes": fact("The judge was late.")}, None),
        (_internal("people"), None),
        (_internal("places"), None),
        ({"people": (replace(a_record().people[0], publicity=Publicity.PUBLIC),)}, None),
        ({"people": (replace(a_record().people[0], publicity=Publicity.INTERNAL),)}, ["approved", "open", "approved"]),
    ],
)
def test_only_the_steps_concerned_are_asked_again(
    by_concern: Clearance, people: dict[Role, User], changes: dict[str, Any], expected: list[str] | None
) -> None:
    change(by_concern.activity, people[Role.EDITOR], **changes)

    cleared = ("cleared", ["approved"] * 3)
    assert states(by_concern) == (("waiting", expected) if expected else cleared)


def test_a_change_that_is_undone_leaves_it_cleared(submitted: Clearance, people: dict[Role, User]) -> None:
    clear(submitted, people)
    change(submitted.activity, people[Role.EDITOR], titles={"en": fact("Seminar")})
    assert states(submitted) == ("waiting", ["open", "later"])

    change(submitted.activity, people[Role.EDITOR], titles=a_record().titles)

    assert states(submitted) == ("cleared", ["approved", "approved"])
    assert Activity.objects.get().state == "cleared"


def test_what_was_returned_does_not_count_as_approved_when_a_change_is_undone(
    submitted: Clearance, people: dict[Role, User]
) -> None:
    clear(submitted, people)
    change(submitted.activity, people[Role.EDITOR], titles={"en": fact("Seminar")})
    say(submitted, Verdict.RETURN, people[Role.EDITOR], "It was a workshop.")

    change(submitted.activity, people[Role.EDITOR], titles=a_record().titles)

    assert states(submitted) == ("returned", ["returned", "approved"])


def test_a_translation_is_asked_again_when_the_original_is_reworded(
    record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    titles = {"en": fact("Workshop"), "ru": fact("Семинар")}
    activity = record_activity(titles=titles)
    english, russian = submit(activity, people), submit(activity, people, "ru")
    clear(english, people)
    clear(russian, people)

    change(activity, people[Role.EDITOR], titles={**titles, "ru": fact("Практикум")})
    assert (states(english)[0], states(russian)[0]) == ("cleared", "waiting")
    clear(russian, people)

    change(activity, people[Role.EDITOR], titles={**titles, "en": fact("Seminar"), "ru": fact("Практикум")})
    assert (states(english)[0], states(russian)[0]) == ("waiting", "waiting")


def test_who_is_asked_again_is_written_to_the_audit_log(submitted: Clearance, people: dict[Role, User]) -> None:
    clear(submitted, people)

    change(submitted.activity, people[Role.EDITOR], titles={"en": fact("Seminar")})

    told = AuditEntry.objects.filter(what="step-opened-again").order_by("id")
    assert [(entry.actor, entry.detail["step"]) for entry in told] == [
        ("Editor", "Editor"),
        ("Editor", "Head of mission"),
    ]


def test_an_earlier_step_that_is_concerned_comes_before_the_one_that_was_open(
    submitted: Clearance, people: dict[Role, User]
) -> None:
    say(submitted, Verdict.APPROVE, people[Role.EDITOR])
    assert states(submitted) == ("waiting", ["approved", "open"])

    change(submitted.activity, people[Role.EDITOR], titles={"en": fact("Seminar")})

    assert states(submitted) == ("waiting", ["open", "later"])


def test_a_name_that_may_be_told_now_is_asked_about_first(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    farmer = DirectoryPerson(mission=mission, name="Nurlan Asanov", office="Farmer", is_private=True)
    save_entry(farmer, variants=[], by=people[Role.EDITOR], now=NOW)
    named = fact(Person(name="Nurlan Asanov", office="Farmer"), entry=farmer.pk)
    clearance = clear(submit(record_activity(people=(named,)), people), people)

    farmer.is_private = False
    save_entry(farmer, variants=[], by=people[Role.EDITOR], now=NOW)

    assert states(clearance) == ("waiting", ["open", "later"])


def test_a_name_that_became_internal_leaves_what_is_cleared_as_it_is(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    farmer = DirectoryPerson(mission=mission, name="Nurlan Asanov", office="Farmer")
    save_entry(farmer, variants=[], by=people[Role.EDITOR], now=NOW)
    named = fact(Person(name="Nurlan Asanov", office="Farmer"), entry=farmer.pk)
    clearance = clear(submit(record_activity(people=(named,)), people), people)

    farmer.is_private = True
    save_entry(farmer, variants=[], by=people[Role.EDITOR], now=NOW)

    assert states(clearance) == ("cleared", ["approved", "approved"])
