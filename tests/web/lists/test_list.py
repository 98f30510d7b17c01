"""What the list shows, to whom, and what it asks of the database."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fieldpost.domain import Period, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.models.activity import State
from fieldpost.web.activities.record import Publicity
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact, make_mission, make_user

LIST = "/newsroom/activities/"
SignedIn = Callable[[Role], Client]
Save = Callable[..., Activity]


def headings(page: str) -> list[str]:
    """Return the headings that a page of the list shows, in order."""
    return [unescape(words) for words in re.findall(r'<h2><a href="\d+/">(.*?)</a></h2>', page)]


def shown(client: Client, query: str = "") -> list[str]:
    """Return the headings of the list at an address."""
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    return headings(answer.content.decode())


def test_the_newest_stands_first(signed_in: SignedIn, several: dict[str, Activity]) -> None:
    assert shown(signed_in(Role.EDITOR)) == [
        "Meeting on water",
        "Workshop on court reporting",
        "Campaign in eight regions",
        "Visit to Ala-Buka",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=meeting", ["meeting"]),
        ("theme=media&kind=visit", ["spring"]),
        ("dimension=human", ["meeting", "workshop", "spring"]),
        ("state=cleared", ["workshop"]),
        ("status=held&kind=campaign", ["campaign"]),
        ("status=announced", []),
        ("part=organised&kind=meeting", ["meeting"]),
        ("place=Batken", ["meeting"]),
        ("place=batken", ["meeting"]),
        ("partner=Farmers' Union", ["meeting"]),
        ("person=Aigul Sydykova", ["workshop", "campaign", "spring"]),
        ("person=aigul sydykova&kind=visit", ["spring"]),
        ("language=ru", ["meeting"]),
        ("without=ru&kind=visit", ["spring"]),
        ("recorded=me", ["spring"]),
        ("month=2031-05", ["meeting", "workshop", "campaign"]),
        ("month=2031-03", ["spring"]),
        ("month=2031-06", ["campaign"]),
        ("since=2031-05-14&until=2031-05-14", ["meeting", "workshop", "campaign"]),
        ("since=2031-06-10", []),
        ("words=WATER", ["meeting"]),
        ("words=ВОДЕ", ["meeting"]),
        ("words=ala buka", ["spring"]),
        ("words=court water", []),
        ("place=Osh&words=report&month=2031-05", ["workshop"]),
        ("theme=media&place=Osh&person=Aigul Sydykova&kind=workshop&state=cleared", ["workshop"]),
    ],
)
def test_a_filter_leaves_what_it_names(
    signed_in: SignedIn, several: dict[str, Activity], query: str, found: list[str]
) -> None:
    assert shown(signed_in(Role.EDITOR), query) == [several[name].heading for name in found]


@pytest.mark.parametrize(
    "query",
    [
        "kind=ball",
        "theme=medai",
        "dimension=fourth",
        "month=2031-13",
        "since=soon",
        "place=Atlantis",
        "recorded=you",
        "state=x",
    ],
)
def test_what_an_address_cannot_mean_is_said_beside_the_field(
    signed_in: SignedIn, several: dict[str, Activity], query: str
) -> None:
    name, _equals, value = query.partition("=")

    page = signed_in(Role.EDITOR).get(f"{LIST}?{query}").content.decode()

    assert headings(page) == []
    assert f'id="problem-{name}"' in page
    assert f"“{value}”" in page


def test_a_reader_sees_cleared_activities_only(signed_in: SignedIn, several: dict[str, Activity]) -> None:
    assert shown(signed_in(Role.READER)) == ["Workshop on court reporting"]
    assert shown(signed_in(Role.READER), "state=draft") == []


@pytest.mark.parametrize("field", ["titles", "texts", "period", "dimension", "kind"])
def test_a_reader_does_not_see_an_activity_of_which_a_shown_fact_is_internal(
    signed_in: SignedIn, save: Save, field: str
) -> None:
    value = getattr(a_record(), field)
    secret = (
        {language: replace(words, publicity=Publicity.INTERNAL) for language, words in value.items()}
        if isinstance(value, dict)
        else replace(value, publicity=Publicity.INTERNAL)
    )
    save(state=State.CLEARED, **{field: secret})

    assert shown(signed_in(Role.READER)) == []
    assert shown(signed_in(Role.APPROVER)) == ["Workshop on court reporting"]


def test_a_reader_neither_sees_nor_finds_an_internal_place(signed_in: SignedIn, save: Save) -> None:
    save(state=State.CLEARED, places=(fact(Place(name="Kanaryal"), publicity=Publicity.INTERNAL),))

    assert "Kanaryal" not in signed_in(Role.READER).get(LIST).content.decode()
    assert shown(signed_in(Role.READER), "place=Kanaryal") == []
    assert shown(signed_in(Role.EDITOR), "place=Kanaryal") == ["Workshop on court reporting"]


def test_an_activity_that_names_a_place_twice_stands_once(signed_in: SignedIn, save: Save) -> None:
    save(places=(fact(Place(name="Osh", country="KG")), fact(Place(name="Osh", country="KG"))))

    assert shown(signed_in(Role.EDITOR), "place=Osh") == ["Workshop on court reporting"]


def test_pages_of_fifty_follow_each_other_without_gap_or_repetition(
    signed_in: SignedIn, mission: Mission, people: dict[Role, User], record_activity: Save
) -> None:
    for number in range(120):
        day = date(2031, 5, 1) - timedelta(days=number // 3)
        record_activity(f"Meeting {number}", period=fact(Period.days(day)))
    client = signed_in(Role.EDITOR)
    seen, address = [], LIST
    pages = []
    while address:
        page = client.get(address).content.decode()
        pages.append(headings(page))
        seen += pages[-1]
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = LIST + unescape(older[1]) if older else ""
        newer = re.search(r'rel="prev" href="([^"]+)"', page)

    assert [len(each) for each in pages] == [50, 50, 20]
    assert sorted(seen) == sorted(f"Meeting {number}" for number in range(120))
    assert newer is not None
    assert headings(client.get(LIST + unescape(newer[1])).content.decode()) == pages[1]


def test_a_page_stays_what_it_was_when_something_newer_is_recorded(signed_in: SignedIn, record_activity: Save) -> None:
    for number in range(60):
        record_activity(f"Meeting {number}", period=fact(Period.days(date(2031, 5, 1) - timedelta(days=number))))
    client = signed_in(Role.EDITOR)
    older = unescape(re.search(r'rel="next" href="([^"]+)"', client.get(LIST).content.decode())[1])  # type: ignore[index]
    before = headings(client.get(LIST + older).content.decode())

    record_activity("Newer than all", period=fact(Period.days(date(2031, 5, 2))))

    assert headings(client.get(LIST + older).content.decode()) == before


@pytest.mark.parametrize(
    "cursor", ["after=x", "after=2031-05-01", "before=2031-05-01.x", "after=.", "after=2031-02-31.1"]
)
def test_a_cursor_that_is_none_is_the_beginning(signed_in: SignedIn, several: dict[str, Activity], cursor: str) -> None:
    assert shown(signed_in(Role.EDITOR), cursor)[0] == "Meeting on water"


def test_words_are_searched_page_by_page(
    signed_in: SignedIn, record_activity: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldpost.web.activities.selection.WINDOW", 3)
    monkeypatch.setattr("fieldpost.web.activities.listing.WINDOW", 3)
    for number in range(5):
        title = "Visit to a mill" if number == 4 else f"Meeting {number}"
        record_activity(title, period=fact(Period.days(date(2031, 5, 1) - timedelta(days=number))))
    client = signed_in(Role.EDITOR)

    page = client.get(f"{LIST}?words=mill").content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', page)

    assert headings(page) == []
    assert "searched in the newest ones only" in page
    assert older is not None
    assert headings(client.get(LIST + unescape(older[1])).content.decode()) == ["Visit to a mill"]


def test_the_count_stops_where_it_says(
    signed_in: SignedIn, record_activity: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldpost.web.activities.listing.MOST_COUNTED", 52)
    monkeypatch.setattr("fieldpost.web.activities.selection.LOOKED_AT", 51)
    for number in range(53):
        record_activity(f"Meeting {number}")
    client = signed_in(Role.EDITOR)

    assert "More than 52 activities" in client.get(LIST).content.decode()
    assert "At least 51 activities" in client.get(f"{LIST}?kind=workshop&status=held").content.decode()


def test_what_another_mission_recorded_is_not_listed(signed_in: SignedIn, save: Save) -> None:
    other = make_mission("other", hostname="other.example")
    editor = make_user("editor@other.example", other, Role.EDITOR)
    save_activity(a_record("Of the other mission"), mission=other, by=editor, now=NOW)
    save("Of this mission")

    assert shown(signed_in(Role.EDITOR)) == ["Of this mission"]
    assert shown(signed_in(Role.EDITOR), "theme=media") == ["Of this mission"]


def test_the_list_asks_the_same_for_three_rows_as_for_one(
    signed_in: SignedIn, save: Save, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(Role.EDITOR)
    address = f"{LIST}?theme=media&place=Osh&person=Aigul Sydykova&partner=Press Council&month=2031-05&language=en"
    save("First")
    with CaptureQueriesContext(connection) as one:
        assert shown(client, address.partition("?")[2]) == ["First"]
    save("Second")
    save("Third")
    with CaptureQueriesContext(connection) as three:
        assert len(shown(client, address.partition("?")[2])) == 3

    assert len(three) == len(one)
    assert len(three) <= 10


def test_active_filters_can_be_removed_one_by_one(signed_in: SignedIn, several: dict[str, Activity]) -> None:
    page = signed_in(Role.EDITOR).get(f"{LIST}?theme=media&month=2031-05").content.decode()

    assert 'href="?theme=media" aria-label="Remove the filter Month: May 2031"' in page
    assert 'href="?month=2031-05" aria-label="Remove the filter Theme: Free media"' in page


def test_an_empty_result_says_what_to_do(signed_in: SignedIn, mission: Mission) -> None:
    client = signed_in(Role.EDITOR)

    assert "Record the first activity" in client.get(LIST).content.decode()
    assert "Remove one of them" in client.get(f"{LIST}?kind=visit").content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_opens_the_list_and_sees_only_the_buttons_it_may_use(
    signed_in: SignedIn, save: Save, role: Role
) -> None:
    save(state=State.CLEARED)

    page = signed_in(role).get(LIST).content.decode()

    assert headings(page) == ["Workshop on court reporting"]
    assert ("Record an activity" in page) == (role in (Role.CONTRIBUTOR, Role.EDITOR))
    assert ("Import a table" in page) == (role is Role.EDITOR)
    assert ("Change the chosen" in page) == (role in (Role.CONTRIBUTOR, Role.EDITOR))
    assert ("With internal facts" in page) == (role is not Role.READER)
    assert ("Contributor, 20 May 2031" in page) == (role is not Role.READER)


def test_the_list_is_for_members_only(client: Client, save: Save) -> None:
    answer = client.get(LIST)

    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/newsroom/activities/"
