"""Clearing by the link of a letter, without an account."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from fieldpost.domain import Document, Person, Place, Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import decide_by_link, withdraw
from fieldpost.web.activities.clearance.errors import DecidedError
from fieldpost.web.activities.clearance.links import FORGOTTEN, forget_sent, link_of
from fieldpost.web.activities.clearance.models import Clearance, Decision, ReviewLink, Verdict
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import AttachedFile, Picture, Publicity
from fieldpost.web.missions.models import AuditEntry, Letter, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, fact, make_mission
from .conftest import OUTSIDE, change, make_chain, states, submit

ANSWER = {"verdict": "approve", "comment": "", "name": "Jana Novak", "version": "1"}


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the views' clock stand at NOW."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def asked(mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]) -> Clearance:
    """A clearance whose only step is decided from outside."""
    make_chain(mission, {**OUTSIDE, "name": "Ministry"})
    return submit(record_activity(), people)


def path_in(letter: Letter) -> str:
    """Return the path of the link in a letter."""
    found: str
    [found] = set(re.findall(r"https?://[^/\s]+(/review/[^\s\"]+/)", letter.text))
    return found


def the_path() -> str:
    """Return the path of the link in the newest letter."""
    return path_in(Letter.objects.filter(purpose="review").latest("pk"))


def answer(path: str, **more: str) -> Any:
    """Send a decision, confirmed, from a browser that has no cookies."""
    return Client(enforce_csrf_checks=True).post(path, {**ANSWER, "confirmed": "yes", **more})


def test_the_letter_holds_the_text_and_facts_and_a_link(asked: Clearance) -> None:
    [letter] = Letter.objects.all()

    assert (letter.to, letter.subject, letter.language) == (
        "jana.novak@ministry.example",
        "For your clearance by 30 May: Workshop on court reporting",
        "en",
    )
    for words in (letter.text, letter.html):
        assert "the Mission brought together 24 journalists in Osh." in words
        assert "May 13–14, 2031" in words or "13–14 May 2031" in words
        assert "Aigul Sydykova, Head, Press Council" in words
        assert path_in(letter) in words
    assert "<img" not in letter.html


def test_the_token_is_kept_only_as_a_hash(asked: Clearance) -> None:
    token = the_path().split("/")[2]

    link = ReviewLink.objects.get()
    assert token not in str(ReviewLink.objects.values())
    assert token not in str(AuditEntry.objects.values())
    assert link_of(token) == link


def test_the_letter_forgets_the_link_once_it_is_sent(asked: Clearance) -> None:
    forget_sent()
    assert "/review/" in Letter.objects.get().text
    Letter.objects.update(sent_at=NOW)

    forget_sent()

    letter = Letter.objects.get()
    assert (letter.text, letter.html) == (FORGOTTEN, "")


def test_opening_the_link_decides_nothing(asked: Clearance) -> None:
    for method in ("get", "head"):
        response = getattr(Client(), method)(the_path())
        assert response.status_code == 200

    assert Decision.objects.count() == 0
    assert states(asked) == ("waiting", ["open"])


def test_no_cookie_is_set_and_nothing_is_kept_or_passed_on(asked: Clearance) -> None:
    response = Client().get(the_path())

    assert response.cookies == {}
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Content-Language"] == "en"


def test_a_decision_is_to_be_confirmed(asked: Clearance) -> None:
    response = Client(enforce_csrf_checks=True).post(the_path(), ANSWER)

    assert response.status_code == 200
    assert "Yes, approve" in response.content.decode()
    assert Decision.objects.count() == 0


def test_who_goes_back_from_there_finds_what_they_typed(asked: Clearance) -> None:
    typed = {**ANSWER, "verdict": "return", "comment": "Name the town.", "back": "yes"}

    page = Client().post(the_path(), typed).content.decode()

    assert "Name the town.</textarea>" in page
    assert 'value="return" checked' in page
    assert Decision.objects.count() == 0


def test_a_confirmed_decision_is_taken_and_logged(asked: Clearance) -> None:
    response = answer(the_path())

    assert response.status_code == 200
    assert states(asked) == ("cleared", ["approved"])
    decision = Decision.objects.get()
    assert (decision.by, decision.by_link, decision.by_name) == (
        None,
        True,
        "Jana Novak <jana.novak@ministry.example>",
    )
    assert AuditEntry.objects.get(what="step-approved").actor == "Jana Novak <jana.novak@ministry.example> by link"


def test_a_link_serves_once_and_then_says_who_decided_what_when(asked: Clearance) -> None:
    path = the_path()
    answer(path)

    again = answer(path, verdict="return", comment="No, wait.")
    seen = Client().get(path)

    assert again.status_code == 200
    for response in (again, seen):
        page = response.content.decode()
        assert "This link was used" in page
        assert "Jana Novak &lt;jana.novak@ministry.example&gt;, 20 May 2031, 15:30:" in page
        assert "approved" in page
        assert "24 journalists" not in page
    assert Decision.objects.count() == 1


def test_two_who_use_one_link_at_once_are_not_both_heard(asked: Clearance) -> None:
    one, other = (ReviewLink.objects.select_related("step__clearance").get() for _ in range(2))
    decide_by_link(one, Verdict.APPROVE, name="Jana Novak", seen=1, now=NOW)

    with pytest.raises(DecidedError):
        decide_by_link(other, Verdict.RETURN, name="Somebody", seen=1, now=NOW, comment="No.")


def test_a_comment_leaves_the_link_as_it_is(asked: Clearance) -> None:
    path = the_path()
    answer(path, verdict="comment", comment="Which court?")

    assert states(asked) == ("waiting", ["open"])
    page = Client().get(path).content.decode()
    assert "Which court?" in page
    assert answer(path).status_code == 200
    assert states(asked) == ("cleared", ["approved"])


@pytest.mark.parametrize(
    ("later", "status"),
    [
        (timedelta(days=12, hours=23), 200),  # due on 30 May at 18:00 in Bishkek, and three days more
        (timedelta(days=13, hours=3), 410),
    ],
)
def test_a_link_holds_until_three_days_after_the_step_is_due(
    asked: Clearance, monkeypatch: pytest.MonkeyPatch, later: timedelta, status: int
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW + later)
    path = the_path()

    assert Client().get(path).status_code == status
    assert answer(path).status_code == status
    assert Decision.objects.count() == (status == 200)


def test_a_link_holds_for_a_week_at_least(asked: Clearance) -> None:
    link = ReviewLink.objects.get()

    assert link.expires_at == datetime(2031, 6, 2, 12, 0, tzinfo=UTC)
    assert link.expires_at >= NOW + timedelta(days=7)


@pytest.mark.parametrize("change_it", ["flip", "cut", "unsigned", "signed by another", "nothing"])
def test_a_token_that_was_tampered_with_is_not_found(asked: Clearance, change_it: str) -> None:
    token = the_path().split("/")[2]
    tampered = {
        "flip": ("B" if token[0] == "A" else "A") + token[1:],
        "cut": token[:-1],
        "unsigned": token.rpartition(".")[0],
        "signed by another": Signer(salt="another", sep=".").sign(token.rpartition(".")[0]),
        "nothing": "x",
    }[change_it]

    assert Client().get(f"/review/{tampered}/").status_code == 404
    assert answer(f"/review/{tampered}/").status_code == 404


def test_a_link_of_another_mission_is_not_found(asked: Clearance) -> None:
    path = the_path()
    make_mission("issyk", hostname="issyk.example")

    assert Client(headers={"host": "issyk.example"}).get(path).status_code == 404


def test_a_link_is_replaced_when_the_text_changes(asked: Clearance, people: dict[Role, User]) -> None:
    old = the_path()
    Letter.objects.update(sent_at=NOW)
    change(asked.activity, people[Role.EDITOR], titles={"en": fact("Seminar on court reporting")})

    assert Client().get(old).status_code == 410
    assert answer(old).status_code == 410
    new = the_path()
    assert new != old
    assert "Seminar on court reporting" in Client().get(new).content.decode()
    assert answer(new, version="2").status_code == 200
    assert states(asked) == ("cleared", ["approved"])


def test_an_internal_change_leaves_the_link(asked: Clearance, people: dict[Role, User]) -> None:
    path = the_path()
    change(asked.activity, people[Role.EDITOR], notes=fact("The judge was late."))

    assert the_path() == path
    assert answer(path).status_code == 200


def test_a_letter_whose_link_was_replaced_before_it_was_sent_is_not_sent(
    asked: Clearance, people: dict[Role, User]
) -> None:
    change(asked.activity, people[Role.EDITOR], titles={"en": fact("Seminar")})

    assert [letter.subject for letter in Letter.objects.waiting()] == ["For your clearance by 30 May: Seminar"]


def test_who_read_an_older_version_reads_what_it_says_now(asked: Clearance, people: dict[Role, User]) -> None:
    change(asked.activity, people[Role.EDITOR], titles={"en": fact("Seminar")})

    response = answer(the_path(), comment="As agreed.")

    assert response.status_code == 422
    page = response.content.decode()
    assert "was changed while you read it" in page
    assert "As agreed." in page
    assert Decision.objects.count() == 0


def test_after_a_return_the_new_letter_shows_what_changed(asked: Clearance, people: dict[Role, User]) -> None:
    from fieldpost.web.activities.clearance.actions import resubmit

    answer(the_path(), verdict="return", comment="Name the town.")
    assert states(asked) == ("returned", ["returned"])
    change(asked.activity, people[Role.EDITOR], titles={"en": fact("Workshop on court reporting in Osh")})
    resubmit(asked, by=people[Role.EDITOR], now=NOW)

    page = Client().get(the_path()).content.decode()
    assert re.search(r"<ins><span[^>]*>\[added: </span> in Osh<span", page)
    assert "Name the town." in page


def test_what_is_withdrawn_is_not_shown(asked: Clearance, people: dict[Role, User]) -> None:
    path = the_path()
    withdraw(asked, by=people[Role.EDITOR], now=NOW)

    response = Client().get(path)
    assert response.status_code == 410
    assert "24 journalists" not in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"verdict": ""}, "Choose what you decide."),
        ({"verdict": "burn"}, "Choose what you decide."),
        ({"name": " "}, "Type your name"),
        ({"verdict": "return"}, "Write what is to be changed"),
        ({"version": "one"}, "Read the text once more"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(
    asked: Clearance, typed: dict[str, str], words: str
) -> None:
    response = answer(the_path(), **{"name": "J. N.", **typed})

    assert response.status_code == 422
    page = response.content.decode()
    assert words in page
    assert typed.get("name", 'value="J. N."').strip() in page
    assert Decision.objects.count() == 0


CANARY = "Canary"


def planted() -> dict[str, Any]:
    """Return an internal fact for every field that can hold one."""

    def secret(value: Any) -> Any:
        return replace(fact(value), publicity=Publicity.INTERNAL)

    origin = replace(fact("").origin, by="Canary Typist", reason="Canary reason")
    photo = Picture(file=1, captions={"en": "A court room"}, consent="Canary consent")
    return {
        "titles": {"en": replace(fact("Workshop"), origin=origin), "ru": secret("Canary title")},
        "texts": {"en": replace(fact("24 journalists met."), origin=origin), "ru": secret("Canary text")},
        "notes": fact("Canary notes"),
        "people": (fact(Person(name="Canary Private")), secret(Person(name="Canary Head", office="Head"))),
        "places": (secret(Place(name="Canary House")),),
        "organisations": (),
        "reach": (secret(Reach(value=7, who="Canary widows")),),
        "documents": (secret(Document(title="Canary list", sort="list")),),
        "links": (secret("https://canary.example/"),),
        "photos": (
            fact(photo),
            fact(Picture(file=2, captions={"en": "Canary photo"})),
            secret(Picture(file=3, captions={"en": "Canary face"}, consent="yes")),
        ),
        "files": (fact(AttachedFile(file=4, title="Canary file")),),
    }


def test_nothing_internal_stands_in_letter_or_page(
    mission: Mission, people: dict[Role, User], record_activity: Callable[..., Activity]
) -> None:
    make_chain(mission, {**OUTSIDE, "name": "Ministry"})
    clearance = submit(record_activity(**planted()), people)
    page = Client().get(the_path()).content.decode()
    confirmation = Client().post(the_path(), ANSWER).content.decode()
    answer(the_path(), verdict="comment", comment="Which court?")
    change(clearance.activity, people[Role.EDITOR], titles={"en": fact("Seminar"), "ru": planted()["titles"]["ru"]})
    second = Client().get(the_path()).content.decode()
    done = answer(the_path(), version="2").content.decode()

    letters = [words for letter in Letter.objects.filter(purpose="review") for words in (letter.text, letter.html)]
    assert "A court room" in page
    assert "Seminar" in second
    for told in (page, confirmation, second, done, *letters, str(Decision.objects.values())):
        assert CANARY.casefold() not in told.casefold()
