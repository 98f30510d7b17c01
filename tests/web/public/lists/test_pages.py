"""Do the pages of a list follow each other, and what do they cost?"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from fieldpost.domain import Period
from fieldpost.web.activities.models import Activity
from fieldpost.web.public.models import MOST_ID, MOST_NUMBER, ShownActivity, number_of
from fieldpost.web.public.views import activities
from tests.web.conftest import fact

from .conftest import Read

ReadList = Callable[..., Read]
DAY = date(2031, 5, 1)


@pytest.fixture
def seven(show_activity: Callable[..., Activity]) -> list[str]:
    """Seven activities, four of them on one day; their titles, the newest first."""
    days = [DAY, DAY, DAY, DAY, DAY + timedelta(days=1), DAY + timedelta(days=2), DAY + timedelta(days=2)]
    titles = [f"Visit {number}" for number in range(1, 8)]
    for title, day in zip(titles, days, strict=True):
        show_activity(title, period=fact(Period.days(day, day)))
    return titles[::-1]


def step(page: Read, direction: str) -> str:
    found = page.soup.select(f'.pager a[rel="{direction}"]')
    return str(found[0]["href"]) if found else ""


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_follow_each_other_over_equal_days(
    seven: list[str], read: ReadList, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activities, "SIZE", size)

    pages = [read("/en/activities/theme/media/")]
    while address := step(pages[-1], "next"):
        pages.append(read(address))

    assert [title for page in pages for title in page.titles] == seven
    assert {page.heading for page in pages} == {"7 activities"}
    back = [pages[-1]]
    while address := step(back[-1], "prev"):
        back.append(read(address))
    assert back[-1].titles == seven[:size]
    assert [title for page in back[-2::-1] for title in page.titles][-3:] == seven[-3:]


def test_the_first_page_has_one_address(seven: list[str], read: ReadList, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activities, "SIZE", 3)
    second = read(step(read("/en/activities/"), "next"))

    assert step(second, "prev") == "/en/activities/"


def test_hits_of_most_relevance_are_paged_too(
    seven: list[str], read: ReadList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activities, "SIZE", 3)

    first = read("/en/activities/?q=visit&order=relevance")
    second = read(step(first, "next"))
    third = read(step(second, "next"))

    assert step(second, "prev") == "/en/activities/?q=visit&order=relevance"
    assert step(third, "next") == ""
    assert sorted(first.titles + second.titles + third.titles) == sorted(seven)


@pytest.mark.parametrize(
    "query", ["before=soon", "after=-1", "before=1&after=2&from=3", "from=50", "before=99999999999999999999", "before="]
)
def test_a_place_that_is_none_leads_to_the_list(seven: list[str], query: str) -> None:
    answer = Client().get(f"/en/activities/?{query}")

    assert (answer.status_code, answer.headers["Location"]) in [
        (301, "/en/activities/"),
        (301, "/en/activities/?before=1"),
    ]


def test_a_place_behind_everything_leads_to_the_list(seven: list[str]) -> None:
    answer = Client().get("/en/activities/?before=1")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/activities/")


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/en/activities/", 2),
        ("/en/activities/theme/media/year/2031/", 2),
        ("/en/activities/?q=visit", 3),
        ("/en/activities/?q=visit&order=relevance", 4),
    ],
)
def test_a_list_asks_as_much_for_fifty_lines_as_for_three(
    show_activity: Callable[..., Activity],
    django_assert_num_queries: Callable[..., object],
    address: str,
    queries: int,
) -> None:
    for number in range(3):
        show_activity(f"Visit {number}")
    Client().get(address)
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        Client().get(address)

    for number in range(47):
        show_activity(f"Visit {number}")
    Client().get(address)
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        assert Client().get(address).content.count(b'<li class="line') == 50
    assert ShownActivity.objects.count() == 50


def test_cursors_of_the_last_missions_that_there_can_be_are_followed(seven: list[str], client: Client) -> None:
    greatest = number_of(2**14 - 1, date(9_999, 12, 31), MOST_ID)

    answers = [client.get(f"/en/activities/?before={number}").status_code for number in (greatest, 2**63, 10**30)]

    # What is no number is no cursor, and leads to the first page.
    assert greatest <= MOST_NUMBER
    assert answers == [200, 301, 301]
