"""The archive and the page of an issue."""

from typing import Any

import pytest
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.issues.actions import compile_month
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from tests.web.conftest import NOW, a_record, fact
from tests.web.public.conftest import OpenPage, ShowActivity

from .conftest import MAY, THEN, WRONG, PublishMay


def test_an_archive_without_issues_says_so(mission: Mission, open_page: OpenPage) -> None:
    assert "No issue has been published yet." in open_page("/en/issues/").main.get_text()


def test_the_archive_names_each_issue_by_year_with_what_it_is_about(
    show_activity: ShowActivity, publish_may: PublishMay, open_page: OpenPage
) -> None:
    titles = {"en": fact("Workshop on court reporting"), "ru": fact("Семинар о судебной хронике")}
    show_activity(languages=("en", "ru"), titles=titles)
    publish_may("en")
    publish_may("ru")
    page = open_page("/en/issues/")

    assert [each.get_text() for each in page.select(".year h2")] == ["2031"]
    assert [
        (each.h3.get_text(), each.h3.get("lang"), [line.get_text() for line in each.select(".cover li")])
        for each in page.select("article")
    ] == [
        ("May 2031", None, ["Workshop on court reporting"]),
        ("май 2031\xa0г.", "ru", ["Семинар о судебной хронике"]),
    ]


def test_an_issue_tells_how_each_of_its_reports_begins(
    show_activity: ShowActivity, announced: Activity, publish_may: PublishMay, open_page: OpenPage
) -> None:
    show_activity(texts={"en": fact("Twenty-four journalists met in Osh.\nThey asked " + "why and " * 40 + "how.")})
    publish_may()

    assert [each.get_text()[:60] for each in open_page("/en/issues/2031-05/").select(".line .what > p")] == [
        "Twenty-four journalists met in Osh. They asked why and why a"
    ]
    buttons = open_page("/en/issues/2031-05/").select(".buttons a")
    assert [each["href"] for each in buttons] == ["/2031-05-en/", "/2031-05-en/issue.pdf"]


def test_an_issue_leads_from_its_contents_to_what_is_shown(
    held: Activity, announced: Activity, publish_may: PublishMay, open_page: OpenPage
) -> None:
    publish_may()
    page = open_page("/en/issues/2031-05/")

    assert page.h1.get_text() == "Monthly Bulletin, May 2031"
    assert page.select_one(".eyebrow").get_text(" ") == "No. 1 published on 2 June 2031"
    assert [(each["href"], each.get_text()) for each in page.select(".line a")] == [
        (f"/en/activities/{held.pk}-workshop-on-court-reporting/", "Workshop on court reporting"),
        (
            f"/en/activities/{announced.pk}-round-table-on-access-to-information/",
            "Round table on access to information",
        ),
    ]
    assert [each.get_text() for each in page.select(".part > h2")] == ["Human dimension", "Upcoming events"]


def test_every_format_of_an_issue_can_be_had(held: Activity, publish_may: PublishMay, open_page: OpenPage) -> None:
    publish_may()
    links = {each["href"]: each["type"] for each in open_page("/en/issues/2031-05/").select("dl.facts a[type]")}

    assert links == {
        "/2031-05-en/": "text/html",
        "/2031-05-en/issue.pdf": "application/pdf",
        "/2031-05-en/issue.ics": "text/calendar",
        "/2031-05-en/issue.json": "application/json",
    }
    assert {link: Client().get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_what_was_corrected_is_told_with_its_day_and_what_was_before_stays(
    corrected: IssuePage, open_page: OpenPage
) -> None:
    page = open_page("/en/issues/2031-05/")
    before = [each for each in page.select("dl.facts > div") if each.dt.get_text() == "Before it was corrected"]

    assert [" ".join(each.get_text().split()) for each in page.select(".errata li")] == [
        f"17 June 2031: {WRONG} (Workshop on court reporting)"
    ]
    assert [each["href"] for each in before[0].find_all("a")] == ["/2031-05-en/1/", "/2031-05-en/1/issue.pdf"]
    assert page.find(id="2031-05-workshop-on-court-reporting").p.get_text().startswith("13–14 May 2031")


def test_an_issue_in_another_language_is_marked(held: Activity, publish_may: PublishMay, open_page: OpenPage) -> None:
    publish_may()
    page = open_page("/ru/issues/2031-05/")

    assert page.h1["lang"] == "en"
    assert page.select_one(".part").parent["lang"] == "en"
    assert [each["href"] for each in page.select(".line a")] == [
        f"/ru/activities/{held.pk}-workshop-on-court-reporting/"
    ]


def test_an_activity_that_was_withdrawn_stays_in_the_issue_and_leads_nowhere(
    held: Activity, publish_may: PublishMay, people: dict[Role, User], open_page: OpenPage
) -> None:
    publish_may()
    save_activity(a_record("Notes"), activity=held, mission=held.mission, by=people[Role.EDITOR], now=THEN, version=1)
    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=THEN)
    page = open_page("/en/issues/2031-05/")

    assert [each.get_text() for each in page.select(".line h4, .line h3")] == ["Workshop on court reporting"]
    assert page.select(".line a") == []


@pytest.mark.parametrize(
    "address",
    ["/en/issues/2031-06/", "/en/issues/2031-13/", "/en/issues/2031-5/", "/en/issues/٢٠٣١-٠٥/", "/en/issues/may/"],
)
def test_a_month_without_an_issue_is_not_there(
    address: str, held: Activity, publish_may: PublishMay, client: Client
) -> None:
    publish_may()

    assert client.get(address).status_code == 404


def test_an_issue_that_is_being_made_is_not_told_of(
    held: Activity, mission: Mission, people: dict[Role, User], client: Client
) -> None:
    compile_month(mission, MAY, "en", by=people[Role.EDITOR], now=NOW)

    assert client.get("/en/issues/2031-05/").status_code == 404
    assert b"2031-05" not in client.get("/en/issues/").content


def test_queries_do_not_grow_with_the_contents(
    held: Activity, announced: Activity, publish_may: PublishMay, django_assert_num_queries: Any
) -> None:
    publish_may()
    Client().get("/en/issues/2031-05/")

    with django_assert_num_queries(3):
        Client().get("/en/issues/2031-05/")
    Client().get("/en/issues/")
    with django_assert_num_queries(2):
        Client().get("/en/issues/")
