"""The newsroom's pages of clearance: what each person sees and may do."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone
from PIL import Image

from fieldpost.domain import Person
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import clear_as_published
from fieldpost.web.activities.clearance.models import Chain, Clearance, Decision, Step, Verdict
from fieldpost.web.activities.models import Activity, StoredFile
from fieldpost.web.activities.record import Picture, Publicity
from fieldpost.web.missions.models import AuditEntry, Letter, Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, fact
from .conftest import OUTSIDE, change, clear, make_chain, say, states, submit


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the views' clock stand at NOW."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


SEES = {Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER, Role.PUBLISHER, Role.ADMINISTRATOR}
DECIDES = {Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER}
STARTS = {Role.CONTRIBUTOR, Role.EDITOR}
MANAGES = {Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("get", "/newsroom/clearance/", SEES),
        ("get", "/newsroom/clearance/{clearance}/", SEES),
        ("get", "/newsroom/clearance/together/", DECIDES),
        ("post", "/newsroom/clearance/together/", DECIDES),
        ("post", "/newsroom/clearance/{clearance}/decide/", DECIDES),
        ("get", "/newsroom/clearance/activities/{activity}/", STARTS),
        ("post", "/newsroom/clearance/activities/{activity}/", STARTS),
        ("post", "/newsroom/clearance/{clearance}/resubmit/", STARTS),
        ("post", "/newsroom/clearance/{clearance}/withdraw/", STARTS),
        ("post", "/newsroom/clearance/steps/{step}/letter/", STARTS),
        ("get", "/newsroom/mission/chains/", MANAGES),
        ("get", "/newsroom/mission/chains/new/", MANAGES),
        ("get", "/newsroom/mission/chains/{chain}/", MANAGES),
        ("post", "/newsroom/mission/chains/{chain}/", MANAGES),
        ("post", "/newsroom/mission/chains/{chain}/remove/", MANAGES),
    ],
)
def test_a_page_is_for_those_who_hold_its_right(
    submitted: Clearance,
    signed_in: Callable[[Role], Client],
    role: Role,
    method: str,
    path: str,
    allowed: set[Role],
) -> None:
    address = path.format(
        clearance=submitted.pk,
        activity=submitted.activity_id,
        chain=Chain.objects.get().pk,
        step=submitted.current_steps.get(position=0).pk,
    )

    status = getattr(signed_in(role), method)(address).status_code

    assert (status != 403) == (role in allowed)
    assert status in (200, 302, 403, 404, 409, 422)
    assert getattr(Client(), method)(address).status_code == 302


@pytest.mark.parametrize("path", ["resubmit", "withdraw", "decide"])
def test_what_changes_something_is_no_link(
    submitted: Clearance, signed_in: Callable[[Role], Client], path: str
) -> None:
    assert signed_in(Role.EDITOR).get(f"/newsroom/clearance/{submitted.pk}/{path}/").status_code == 405


def test_the_page_shows_text_and_facts_with_their_origin(
    submitted: Clearance, signed_in: Callable[[Role], Client], people: dict[Role, User]
) -> None:
    by_editor = replace(fact("The judge was late."), origin=replace(fact("").origin, by="Editor"))
    change(submitted.activity, people[Role.EDITOR], notes=by_editor)

    page = signed_in(Role.EDITOR).get(f"/newsroom/clearance/{submitted.pk}/").content.decode()

    assert "the Mission brought together 24 journalists in Osh." in page
    assert "Where nothing else is said: Contributor, 20 May 2031." in page
    assert "Editor, 20 May 2031" in page
    assert "1 internal fact, which is not published" in page
    assert "The judge was late." in page


def test_what_the_pdf_cannot_print_is_warned_of_in_the_language_asked_for_and_the_original(
    record_activity: Callable[..., Activity], people: dict[Role, User], signed_in: Callable[[Role], Client]
) -> None:
    activity = record_activity(
        titles={"en": fact("Talk with Li 水"), "ru": fact("Беседа \uf0b7"), "ky": fact("Сүйлөшүү 火")},
        texts={"en": fact("They met."), "ru": fact("Они встретились."), "ky": fact("Алар жолугушту.")},
        people=(
            fact(Person(name="Li 水"), publicity=Publicity.PUBLIC),
            fact(Person(name="Mao 木"), publicity=Publicity.INTERNAL),
        ),
    )
    clearance = submit(activity, people, "ru")

    page = signed_in(Role.EDITOR).get(f"/newsroom/clearance/{clearance.pk}/").content.decode()

    letter = "the PDF has no letter for U+6C34 水 CJK UNIFIED IDEOGRAPH; write it in other letters or leave it out"
    assert re.findall(r"<li>([^<]*\bPDF\b[^<]*)</li>", page) == [
        f"title (English): {letter}",
        f"person: {letter}",
        "title (Russian): left out of the PDF, which has no such symbol: U+F0B7",
    ]


def test_a_decision_is_taken_and_the_next_that_waits_is_shown(
    people: dict[Role, User], record_activity: Callable[..., Activity], signed_in: Callable[[Role], Client]
) -> None:
    one, other = (submit(record_activity(title), people) for title in ("Workshop", "Seminar"))
    step = one.current_steps.get(state="open")

    response = signed_in(Role.EDITOR).post(
        f"/newsroom/clearance/{one.pk}/decide/", {"step": step.pk, "version": 1, "verdict": "approve"}
    )

    assert response["Location"] == f"/newsroom/clearance/{other.pk}/"
    assert states(one) == ("waiting", ["approved", "open"])


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"verdict": "return", "comment": " "}, "Write what is to be changed"),
        ({"verdict": "burn", "comment": "Fire."}, "Choose what you decide."),
        ({"verdict": "return", "comment": "Name it.", "version": "7"}, "was changed while you read it"),
        ({"verdict": "approve", "comment": "Fine.", "version": "x"}, "was changed while you read it"),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_comment_is_kept(
    submitted: Clearance, signed_in: Callable[[Role], Client], posted: dict[str, str], words: str
) -> None:
    step = submitted.current_steps.get(state="open")
    response = signed_in(Role.EDITOR).post(
        f"/newsroom/clearance/{submitted.pk}/decide/", {"step": step.pk, "version": "1", **posted}
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert words in page
    assert posted["comment"].strip() in page
    assert Decision.objects.count() == 0


def test_who_decides_again_sees_what_changed_word_by_word(
    submitted: Clearance, people: dict[Role, User], signed_in: Callable[[Role], Client]
) -> None:
    clear(submitted, people)
    change(submitted.activity, people[Role.CONTRIBUTOR], titles={"en": fact("Workshop on honest reporting")})

    page = signed_in(Role.EDITOR).get(f"/newsroom/clearance/{submitted.pk}/").content.decode()

    assert "What changed since your decision of" in page
    assert '<del><span class="visually-hidden">[removed: </span>court<span' in page
    assert '<ins><span class="visually-hidden">[added: </span>honest<span' in page


def test_an_activity_is_submitted_for_a_day_and_the_day_is_proposed_for_the_next(
    record_activity: Callable[..., Activity], signed_in: Callable[[Role], Client]
) -> None:
    one, other = record_activity("Workshop"), record_activity("Seminar")
    browser = signed_in(Role.CONTRIBUTOR)
    assert 'value="2031-06-01"' in browser.get(f"/newsroom/clearance/activities/{one.pk}/").content.decode()

    browser.post(f"/newsroom/clearance/activities/{one.pk}/", {"language": "en", "publication_day": "2031-06-07"})

    assert states(Clearance.objects.get()) == ("waiting", ["open", "later"])
    assert 'value="2031-06-07"' in browser.get(f"/newsroom/clearance/activities/{other.pk}/").content.decode()


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en", "2031-05-19", "has passed"),
        ("en", "soon", "Enter a valid date."),
        ("kk", "2031-06-01", "Select a valid choice."),
    ],
)
def test_a_submission_that_is_refused_says_why(
    record_activity: Callable[..., Activity],
    signed_in: Callable[[Role], Client],
    language: str,
    day: str,
    words: str,
) -> None:
    activity = record_activity()

    response = signed_in(Role.EDITOR).post(
        f"/newsroom/clearance/activities/{activity.pk}/", {"language": language, "publication_day": day}
    )

    assert response.status_code == 422
    assert words in response.content.decode()
    assert Clearance.objects.count() == 0


def test_a_letter_is_sent_again(
    mission: Mission,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    signed_in: Callable[[Role], Client],
) -> None:
    make_chain(mission, {**OUTSIDE, "name": "Ministry"})
    clearance = submit(record_activity(), people)
    Letter.objects.update(sent_at=NOW)

    signed_in(Role.EDITOR).post(f"/newsroom/clearance/steps/{Step.objects.get().pk}/letter/")

    assert [letter.subject for letter in Letter.objects.waiting()] == [
        "Still for your clearance: Workshop on court reporting"
    ]
    assert states(clearance) == ("waiting", ["open"])


def test_only_photos_of_the_activity_are_shown_and_by_the_link_only_public_ones(
    mission: Mission,
    people: dict[Role, User],
    record_activity: Callable[..., Activity],
    signed_in: Callable[[Role], Client],
    settings: Any,
    tmp_path: Any,
) -> None:
    settings.MEDIA_ROOT = tmp_path
    files = [_photo(mission, str(number)) for number in range(3)]
    photos = tuple(
        fact(Picture(file=file.pk, consent=consent)) for file, consent in zip(files, ("yes", ""), strict=False)
    )
    make_chain(mission, {**OUTSIDE, "name": "Ministry"})
    clearance = submit(record_activity(photos=photos), people)
    path = Letter.objects.get().text.partition("/review/")[2].split("\n")[0].rstrip("/")

    inside = [signed_in(Role.EDITOR).get(f"/newsroom/clearance/{clearance.pk}/photos/{each.pk}/") for each in files]
    outside = [Client().get(f"/review/{path}/photos/{each.pk}/") for each in files]

    assert [response.status_code for response in inside] == [200, 200, 404]
    assert [response.status_code for response in outside] == [200, 404, 404]
    assert inside[0]["Content-Type"] == outside[0]["Content-Type"] == "image/png"


def _photo(mission: Mission, name: str) -> StoredFile:
    data = BytesIO()
    Image.new("RGB", (4, 3)).save(data, "PNG")
    return StoredFile.objects.create(
        mission=mission,
        name=f"{name}.png",
        media_type="image/png",
        sha256=name,
        file=ContentFile(data.getvalue(), name=f"{name}.png"),
        size=data.tell(),
        stored_at=NOW,
    )


STEP = {
    "steps-0-name": "Desk",
    "steps-0-role": "editor",
    "steps-0-days_before": "4",
    "steps-0-concerns": ["wording", "facts", "photos"],
    "steps-0-ORDER": "1",
}
FORM = {"steps-TOTAL_FORMS": "2", "steps-INITIAL_FORMS": "0", "name": "Court reports", **STEP}


def test_a_chain_is_made_with_its_steps_in_the_order_asked_for(
    mission: Mission, people: dict[Role, User], signed_in: Callable[[Role], Client]
) -> None:
    make_chain(mission, {"role": "editor"})
    second = {
        "steps-1-name": "Ministry",
        "steps-1-outside_email": "jana.novak@ministry.example",
        "steps-1-days_before": "1",
        "steps-1-concerns": ["facts"],
        "steps-1-time_zone": "Europe/Vienna",
        "steps-1-ORDER": "0",
    }
    posted = {**FORM, **second, "languages": ["ru"], "themes": [mission.themes.get().pk]}

    response = signed_in(Role.ADMINISTRATOR).post("/newsroom/mission/chains/new/", posted)

    assert response.status_code == 302
    chain = Chain.objects.get(name="Court reports")
    assert (chain.is_default, chain.languages, chain.themes.count()) == (False, ["ru"], 1)
    assert list(chain.steps.values_list("name", "days_before", "concerns")) == [
        ("Ministry", 1, ["facts"]),
        ("Desk", 4, ["wording", "facts", "photos"]),
    ]
    assert AuditEntry.objects.filter(what="chain-saved", actor="Administrator").count() == 1


@pytest.mark.parametrize(
    ("change_it", "words"),
    [
        ({"name": "Chain"}, "There is a chain “Chain” already."),
        ({"steps-0-role": ""}, "Say who decides"),
        ({"steps-0-outside_email": "jana@ministry.example"}, "Either people of the mission decide"),
        ({"steps-0-concerns": ["facts", "photos"]}, "No step answers for: the wording in that language."),
        ({"steps-0-time_zone": "Mars/Olympus"}, "“Mars/Olympus” is no time zone"),
        ({"steps-0-DELETE": "on"}, "A chain needs a step."),
        ({"steps-0-days_before": "-1"}, "greater than or equal to 0"),
    ],
)
def test_a_chain_that_could_not_work_is_refused(
    mission: Mission,
    people: dict[Role, User],
    signed_in: Callable[[Role], Client],
    change_it: dict[str, Any],
    words: str,
) -> None:
    make_chain(mission, {"role": "editor"})

    response = signed_in(Role.ADMINISTRATOR).post("/newsroom/mission/chains/new/", {**FORM, **change_it})

    assert response.status_code == 422
    assert words in response.content.decode()
    assert Chain.objects.count() == 1


def test_there_is_one_default_chain_and_it_is_not_removed(
    mission: Mission, people: dict[Role, User], signed_in: Callable[[Role], Client]
) -> None:
    first = make_chain(mission, {"role": "editor"})
    browser = signed_in(Role.ADMINISTRATOR)
    browser.post("/newsroom/mission/chains/new/", {**FORM, "is_default": "on"})
    second = Chain.objects.get(name="Court reports")

    assert list(Chain.objects.filter(is_default=True)) == [second]
    browser.post(f"/newsroom/mission/chains/{second.pk}/remove/")
    browser.post(f"/newsroom/mission/chains/{first.pk}/remove/")
    assert list(Chain.objects.all()) == [second]


def test_the_first_chain_is_made_when_one_is_asked_for(
    mission: Mission, people: dict[Role, User], signed_in: Callable[[Role], Client]
) -> None:
    response = signed_in(Role.ADMINISTRATOR).get("/newsroom/mission/chains/new/")

    assert response["Location"] == f"/newsroom/mission/chains/{Chain.objects.get(is_default=True).pk}/"


def state_of(activity: Activity, user: User) -> str:
    """Return the clearance's part of the activity's page."""
    request = RequestFactory().get("/")
    request.user = user
    template = Template('{% include "clearance/_state.html" %}')
    return template.render(Context({"activity": Activity.objects.get(pk=activity.pk), "request": request}))


def test_the_activitys_page_tells_the_state_in_each_language(
    record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    activity = record_activity(titles={"en": fact("Workshop"), "ru": fact("Семинар")})
    assert "Not submitted yet." in state_of(activity, people[Role.READER])
    english = submit(activity, people)
    say(english, Verdict.APPROVE, people[Role.EDITOR])

    told = state_of(activity, people[Role.CONTRIBUTOR])

    assert f'<a href="/newsroom/clearance/{english.pk}/">English</a>' in told
    assert "<strong>Editor</strong>: Approved" in told
    assert "<strong>Head of mission</strong>: Waiting" in told
    assert '<option value="ru">Russian</option>' in told
    assert '<option value="en">' not in told
    assert "Submit for clearance" not in state_of(activity, people[Role.APPROVER])


def test_the_activitys_page_tells_what_a_bulletin_published(
    record_activity: Callable[..., Activity], people: dict[Role, User]
) -> None:
    activity = record_activity()
    clear_as_published(activity, "en", by=people[Role.EDITOR], now=NOW)

    assert "It was published in a bulletin." in state_of(activity, people[Role.READER])
