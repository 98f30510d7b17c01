import re
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fieldpost.domain import Kind, Period, Reach
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.missions.models import Mission
from tests.web.conftest import fact

ShowActivity = Callable[..., Activity]
ROW = re.compile(r'<tr(?: class="total")?><th scope="row"[^>]*>([^<]+)</th>(.*?)</tr>', re.DOTALL)
CELL = re.compile(r"<td>\s*(?:<a href=\"([^\"]+)\">)?([^<]+?)\s*(?:</a>)?\s*</td>")
COUNT = re.compile(r'<h2 id="count">(?:No|([\d,]+)) activit')


def on(days: str) -> object:
    return fact(Period.parse(days))


def table(page: str, name: str) -> dict[str, list[tuple[str, str]]]:
    """Return the rows of a table: the label, then for each cell the number as written and the address it opens."""
    start = page.index(f'<h2 id="{name}">')
    body = page[start : page.index("</table>", start)]
    return {label: [(number, address) for address, number in CELL.findall(cells)] for label, cells in ROW.findall(body)}


def an_example(show_activity: ShowActivity) -> None:
    show_activity("Seminar", period=on("2030-03-04"))
    show_activity("Workshop", period=on("2031-05-13"))
    show_activity("Campaign", period=on("2030-12-20/2031-01-10"), kind=fact(Kind.CAMPAIGN), reach=())
    show_activity("Training", period=on("2031-07-01"), status=fact(Status.ANNOUNCED), reach=())
    show_activity("Visit", period=on("2031-04-01"), status=fact(Status.CANCELLED), reach=())


def test_what_took_place_and_what_is_announced_are_told_apart(show_activity: ShowActivity, client: Client) -> None:
    an_example(show_activity)

    page = client.get("/en/figures/").text

    numbers = re.findall(r"<dt>(\w+)</dt><dd>\s*(?:<a href=\"([^\"]+)\">)?(\d+)", page)
    assert numbers == [
        ("Held", "/en/activities/status/held/", "3"),
        ("Announced", "/en/activities/status/announced/", "1"),
        ("Cancelled", "/en/activities/status/cancelled/", "1"),
    ]


def test_years_count_what_goes_on_over_new_year_in_both_and_in_all_once(
    show_activity: ShowActivity, client: Client
) -> None:
    an_example(show_activity)

    page = client.get("/en/figures/").text

    assert [(label, cells[-1][0]) for label, cells in table(page, "year").items()] == [
        ("2031", "2"),
        ("2030", "2"),
        ("In all", "3"),
    ]
    assert "What goes on over New Year stands in each of its years; the last row counts it once." in page


def test_what_has_no_dimension_is_said_to_be_in_the_last_column(show_activity: ShowActivity, client: Client) -> None:
    show_activity("Seminar", period=on("2030-03-04"))
    assert "without a dimension" not in client.get("/en/figures/").text

    show_activity("Visit", period=on("2031-03-04"), dimension=None, themes=())

    page = client.get("/en/figures/").text
    assert [number for number, _address in table(page, "year")["2031"]] == ["0", "1"]
    assert "The last column has those without a dimension, too." in page


def test_months_are_told_of_one_year(show_activity: ShowActivity, client: Client) -> None:
    an_example(show_activity)

    rows = table(client.get("/en/figures/year/2031/").text, "month")

    assert {label: cells[-1][0] for label, cells in rows.items() if cells[-1][0] != "0"} == {
        "January 2031": "1",
        "May 2031": "1",
        "In all": "2",
    }
    assert len(rows) == 13


def test_every_number_opens_the_activities_that_it_counts(show_activity: ShowActivity, client: Client) -> None:
    an_example(show_activity)
    wrong = []

    for address in ("/en/figures/", "/en/figures/year/2031/", "/en/figures/kind/workshop/"):
        page = client.get(address).text
        for name in re.findall(r'<section class="block" aria-labelledby="([^"]+)">', page):
            for label, cells in table(page, name).items():
                counting = cells[1::2] if name == "reach" else cells
                for number, opens in counting:
                    found = COUNT.search(client.get(opens).text) if opens else None
                    if (found[1] or "0" if found else "0") != number:
                        wrong.append((address, name, label, number, opens))

    assert wrong == []


def test_people_are_added_by_year_and_plans_apart(show_activity: ShowActivity, client: Client) -> None:
    show_activity("One", period=on("2030-03-04"), reach=(fact(Reach(value=24, who="journalists")),))
    show_activity("Two", period=on("2031-05-13"), reach=(fact(Reach(value=1_200, who="farmers", approximate=True)),))
    show_activity("Three", period=on("2031-06-01"), reach=(fact(Reach(value=4_000, who="farmers", planned=True)),))
    whole = (fact(Reach(value=30, who="people")), fact(Reach(value=12, who="women", part_of="people")))
    show_activity("Four", period=on("2031-06-02"), reach=whole)

    page = client.get("/en/figures/").text

    rows = table(page, "reach")
    assert {label: [number for number, _address in cells] for label, cells in rows.items()} == {
        "2031": ["about 1,230", "2", "4,000", "1"],
        "2030": ["24", "1", "0", "0"],
        "In all": ["about 1,254", "3", "4,000", "1"],
    }
    assert rows["2031"][0][1] == "/en/activities/year/2031/reach/actual/"
    assert "1 number was left out: a part of a whole that is counted" in page


def test_figures_ask_as_much_for_many_activities_as_for_few(
    show_activity: ShowActivity, client: Client, mission: Mission, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    show_activity("Seminar", period=on("2030-03-04"))
    client.get("/en/figures/")
    show_activity("Workshop", period=on("2029-03-04"))
    show_activity("Workshop", period=on("2028-03-04"))
    client.get("/en/activities/")

    # Whose site it is, and the numbers of people.
    with django_assert_num_queries(2):
        client.get("/en/figures/")
    # Until something changes, these are known.
    with django_assert_num_queries(1):
        client.get("/en/figures/")


def test_an_empty_register_says_so(mission: Mission, client: Client) -> None:
    page = client.get("/en/figures/").text

    assert "There is nothing to count here yet." in page


def test_figures_of_what_is_no_part_there_are_none(mission: Mission, client: Client) -> None:
    addresses = ("/en/figures/status/held/", "/en/figures/reach/actual/", "/en/figures/height/3/")
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


@pytest.mark.parametrize(
    ("year", "status"),
    [("999", 404), ("1000", 200), ("9998", 200), ("9999", 404), ("0", 404), ("99999", 404), ("٢٠٣١", 404)],
)
def test_a_year_has_four_digits_and_a_day_after_it(mission: Mission, client: Client, year: str, status: int) -> None:
    assert client.get(f"/en/figures/year/{year}/").status_code == status
    assert client.get(f"/en/activities/year/{year}/").status_code == status


def test_what_is_announced_is_told_apart_by_whether_its_day_is_past(
    show_activity: ShowActivity, client: Client
) -> None:
    announced = fact(Status.ANNOUNCED)
    show_activity("Seminar", period=on("2020-03-04"), status=announced, reach=())
    show_activity("Summer school", period=on("2099-07-01"), status=announced, reach=())
    show_activity("Winter school", period=on("2099-12-01"), status=announced, reach=())
    today = timezone.localdate(timezone=ZoneInfo("Asia/Bishkek"))

    page = client.get("/en/figures/").text

    those = re.findall(r"<li><a href=\"([^\"]+)\">(\d+)</a> ([^<]+)</li>", page)
    assert those == [
        (f"/en/activities/status/announced/since/{today}/", "2", "announced for today or later"),
        (
            f"/en/activities/status/announced/until/{today - timedelta(days=1)}/",
            "1",
            "announced for days before today, and not reported since",
        ),
    ]
    assert [COUNT.search(client.get(address).text)[1] for address, _number, _words in those] == ["2", "1"]  # type: ignore[index]


def test_themes_and_kinds_are_counted_year_by_year(show_activity: ShowActivity, client: Client) -> None:
    an_example(show_activity)

    rows = table(client.get("/en/figures/").text, "kind")

    assert {label: [number for number, _address in cells] for label, cells in rows.items()} == {
        "Workshops": ["1", "1", "2"],
        "Campaigns": ["1", "1", "1"],
        "In all": ["2", "2", "3"],
    }
    assert rows["Workshops"][0][1] == "/en/activities/kind/workshop/status/held/year/2030/"


def test_of_many_years_the_last_five_stand_side_by_side(show_activity: ShowActivity, client: Client) -> None:
    for year in range(2025, 2031):
        show_activity("Workshop", period=on(f"{year}-03-04"))
    show_activity("Campaign", period=on("2031-03-04"), kind=fact(Kind.CAMPAIGN))

    page = client.get("/en/figures/").text

    assert [number for number, _address in table(page, "kind")["Workshops"]] == ["1", "1", "1", "1", "0", "6"]
    assert page.count("The last column has earlier years, too.") == 1


def test_words_and_days_have_figures_like_every_list(show_activity: ShowActivity, client: Client) -> None:
    show_activity("Seminar on water", period=on("2030-03-04"))
    show_activity("Workshop on water", period=on("2031-05-13"))
    show_activity("Workshop on courts", period=on("2031-05-14"))

    page = client.get("/en/figures/since/2031-01-01/?q=water").text

    held = "/en/activities/status/held/since/2031-01-01/?q=water"
    assert f'<dt>Held</dt><dd><a href="{held}">1</a>' in page
    assert COUNT.search(client.get(held).text)[1] == "1"  # type: ignore[index]
    assert re.findall(r"<span>([^<]+)</span><span aria-hidden", page) == ["“water”", "since 1 January 2031"]
    assert table(page, "year")["2031"][-1] == (
        "1",
        "/en/activities/status/held/year/2031/since/2031-01-01/?q=water",
    )


def test_months_keep_within_the_days_that_were_asked_for(show_activity: ShowActivity, client: Client) -> None:
    show_activity("Early", period=on("2031-05-04"))
    show_activity("Late", period=on("2031-05-24"))

    rows = table(client.get("/en/figures/year/2031/since/2031-05-20/").text, "month")

    assert rows["May 2031"][-1] == ("1", "/en/activities/status/held/since/2031-05-20/until/2031-05-31/")
    assert rows["April 2031"][-1] == ("0", "")


def test_a_list_leads_to_its_figures_and_these_lead_back(show_activity: ShowActivity, client: Client) -> None:
    show_activity("Workshop on water", period=on("2031-05-13"))

    assert "/en/figures/kind/workshop/?q=water" in client.get("/en/activities/kind/workshop/?q=water").text
    assert 'href="/en/activities/kind/workshop/?q=water">The activities behind them' in (
        client.get("/en/figures/kind/workshop/?q=water").text
    )
    assert "/en/figures/kind/" not in client.get("/en/activities/kind/workshop/status/held/").text
