"""What do words find in the list, and how are they shown?"""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.directory_actions import save_entry
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.views import selecting
from tests.web.conftest import NOW, a_record, fact

from .conftest import Read

ReadList = Callable[..., Read]
Register = dict[str, Activity]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("reporter court", ["Workshop on court reporting"]),
        ("судебный репортаж", ["Workshop on court reporting"]),
        ("farmers", ["Visit to a water intake", "Meeting on the Aspara"]),
        ("Ош", ["Workshop on court reporting", "Meeting on the Aspara"]),
        ("aspara -canal", ["Meeting on the Aspara"]),
        ('"water intake"', ["Visit to a water intake"]),
    ],
)
def test_words_find_in_any_language(register: Register, read: ReadList, words: str, titles: list[str]) -> None:
    page = read(f"/en/activities/?{urlencode({'q': words})}")

    assert page.titles == titles
    assert page.one("#words")["value"] == words


def test_words_that_were_found_are_marked(register: Register, read: ReadList) -> None:
    page = read("/en/activities/?q=water")

    line = page.one(".line")
    assert [each.get_text() for each in line.select("h3 mark")] == ["water"]
    assert [each.get_text() for each in line.select(".what > p mark")] == ["water"]


def test_words_and_facets_have_both_to_agree(register: Register, read: ReadList) -> None:
    page = read("/en/activities/kind/meeting/?q=aspara")

    assert page.titles == ["Meeting on the Aspara"]
    assert page.values("Kind") == {
        "Meetings (chosen; follow to remove)": ("1", "/en/activities/?q=aspara"),
        "Visits": ("1", "/en/activities/kind/meeting+visit/?q=aspara"),
    }
    assert page.chosen["“aspara”"] == "/en/activities/kind/meeting/"


def test_the_best_match_can_come_first(register: Register, read: ReadList) -> None:
    newest = read("/en/activities/?q=aspara")
    best = read("/en/activities/?q=aspara&order=relevance")

    assert newest.titles == ["Visit to a water intake", "Meeting on the Aspara"]
    assert best.titles == ["Meeting on the Aspara", "Visit to a water intake"]
    assert [each["href"] for each in best.links(".above")] == [
        "/en/activities/?q=aspara",
        "/en/activities/?q=aspara&order=relevance",
    ]
    assert read("/en/activities/kind/visit/?q=aspara&order=relevance").titles == ["Visit to a water intake"]


def test_a_mistyped_word_is_put_right(register: Register, read: ReadList) -> None:
    page = read("/en/activities/?q=Asparra")

    assert page.heading == "No activities"
    assert [(each.get_text(), each["href"]) for each in page.links("p.note")] == [
        ("Aspara", "/en/activities/?q=Aspara")
    ]


def test_what_has_no_word_in_it_is_said_to_have_none(register: Register, read: ReadList) -> None:
    page = read("/en/activities/?q=!!!")

    assert "“!!!” has no word in it to look for." in [each.get_text() for each in page.soup.select(".note p")]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "a OR",
        "NEAR(",
        "title:court",
        "* *",
        "%00",
        "' or 1=1 --",
        "<b>",
        "court" * 500,
        "%ff",
        "🦆",
        "-court",
        "((((",
    ],
)
def test_whatever_is_typed_gets_an_answer(register: Register, words: str) -> None:
    answer = Client().get(f"/en/activities/?q={words}", follow=True)

    assert answer.status_code == 200
    assert b"<b>" not in answer.content


def test_more_hits_than_are_counted_are_said_to_be_more(
    register: Register, read: ReadList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selecting, "MOST_HITS", 1)

    page = read("/en/activities/?q=aspara")

    assert page.heading == "More than 1 activities"
    assert page.one("section > p.small").get_text() == "The newest 1 of them are listed and counted here."
    assert page.titles == ["Visit to a water intake"]


def test_a_change_is_found_by_its_new_words_only(
    register: Register, read: ReadList, mission: Mission, people: dict[Role, User]
) -> None:
    new = a_record("Seminar on glaciers", texts={"en": fact("Ice was measured.")})
    saved = save_activity(
        new,
        mission=mission,
        by=people[Role.EDITOR],
        now=NOW + timedelta(days=1),
        activity=register["school"],
        version=register["school"].version,
    )
    clear_as_published(saved, "en", by=people[Role.PUBLISHER], now=NOW + timedelta(days=1))

    assert read("/en/activities/?q=glacier").titles == ["Seminar on glaciers"]
    assert read("/en/activities/?q=editors").titles == []


def test_a_new_name_of_a_place_finds_what_was_there_before(
    register: Register, read: ReadList, people: dict[Role, User]
) -> None:
    naryn = directory.Place.objects.get(name="Naryn")

    save_entry(naryn, variants=["Narynkol"], by=people[Role.EDITOR], now=NOW + timedelta(days=1))

    assert len(read("/en/activities/?q=Narynkol").titles) == 3
