"""The page of one activity."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from fieldpost.domain import Period, Person, Place, Reach
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity, Connection
from fieldpost.web.activities.record import Publicity, Status
from fieldpost.web.missions.roles import Role
from tests.web.conftest import NOW, a_record, fact
from tests.web.public.conftest import OpenPage, ShowActivity

from .conftest import PublishMay


def facts(page: Any) -> dict[str, list[str]]:
    """Return the facts in the column beside the text."""
    return {
        each.dt.get_text(): [" ".join(told.get_text(" ").split()) for told in each.find_all("dd")]
        for each in page.select("article > .beside > dl > div")
    }


def address_of(activity: Activity, language: str = "en", slug: str = "workshop-on-court-reporting") -> str:
    """Return the address of its page."""
    return f"/{language}/activities/{activity.pk}-{slug}/"


def test_it_tells_all_that_may_be_told(held: Activity, open_page: OpenPage) -> None:
    page = open_page(address_of(held))

    assert page.title.get_text() == "Workshop on court reporting – Mission in Karasu"
    assert page.h1.get_text() == "Workshop on court reporting"
    assert " ".join(page.select_one(".where-when").get_text(" ").split()) == "13–14 May 2031 Osh"
    assert [each.get_text() for each in page.select(".prose p")] == [
        "Workshop on court reporting: the Mission brought together 24 journalists in Osh."
    ]
    told = facts(page)
    cited = told.pop("To cite this")
    assert told == {
        "The mission’s part": ["Organised"],
        "Place": ["Osh"],
        "With": ["Press Council Co-organised"],
        "People": ["Aigul Sydykova Head, Press Council"],
        "Reached": ["24 journalists"],
        "Theme": ["Free media", "Human dimension"],
        "Calendar": ["Put it into your calendar"],
        "On this site since": ["20 May 2031"],
    }
    assert cited[0].replace(" ", "").startswith("MissioninKarasu,“Workshoponcourtreporting”,13–14May2031,http")


def test_plans_and_results_are_told_apart(show_activity: ShowActivity, open_page: OpenPage) -> None:
    activity = show_activity(
        reach=(
            fact(Reach(value=3_620, who="herders")),
            fact(Reach(value=1_210, who="women", part_of="herders")),
            fact(Reach(value=4_000, who="herders", planned=True, approximate=True)),
        )
    )
    told = facts(open_page(address_of(activity)))

    assert told["Reached"] == ["3,620 herders", "1,210 women (of these: herders )"]
    assert told["Planned to reach"] == ["about 4,000 herders"]


@pytest.mark.parametrize(
    ("status", "badge", "note"),
    [
        (Status.HELD, [], []),
        (Status.ANNOUNCED, ["Announced"], []),
        (Status.CANCELLED, ["Cancelled"], ["This was cancelled."]),
        (
            Status.POSTPONED,
            ["Postponed"],
            ["This was postponed. The day above may not be the day on which it takes place."],
        ),
    ],
)
def test_its_status_is_plain(
    status: Status, badge: list[str], note: list[str], show_activity: ShowActivity, open_page: OpenPage
) -> None:
    page = open_page(address_of(show_activity(status=fact(status))))

    assert [each.get_text() for each in page.select("article .badge")] == badge
    assert [" ".join(each.get_text().split()) for each in page.select(".note")] == note


def test_one_photograph_stands_before_the_text_and_the_others_behind_it(
    show_activity: ShowActivity, photograph: Callable[[str], Any], open_page: OpenPage
) -> None:
    page = open_page(address_of(show_activity(photos=tuple(map(photograph, ("One", "Two.", "Three"))))))
    order = [each.get("alt", "the text") for each in page.select("article img, article .prose")]

    assert order == ["What One shows", "the text", "What Two. shows", "What Three shows"]
    assert [each.get("loading") for each in page.select("article img")] == [None, "lazy", "lazy"]


def test_what_a_photograph_shows_is_marked_as_of_another_language(
    show_activity: ShowActivity, photograph: Callable[[str], Any], open_page: OpenPage
) -> None:
    page = open_page(address_of(show_activity(photos=(photograph("A school"),)), "ru"))

    assert (page.select_one("article img")["lang"], page.select_one("figcaption span")["lang"]) == ("en", "en")


def test_words_in_another_language_are_marked(held: Activity, open_page: OpenPage) -> None:
    page = open_page(address_of(held, "ru"))

    assert page.h1["lang"] == "en"
    assert page.select_one(".prose")["lang"] == "en"
    assert page.select_one(".where-when").get_text(" ").split()[0] == "13–14"
    assert "lang" not in open_page(address_of(held)).h1.attrs


def test_a_text_in_several_languages_leads_from_one_to_the_other(
    show_activity: ShowActivity, open_page: OpenPage
) -> None:
    words = {
        "titles": {
            "en": fact("Workshop on court reporting"),
            "ru": fact("Семинар о судебной хронике"),
            "tg": fact("Семинар оид ба суд"),
        },
        "texts": {
            "en": fact("It took place in Osh."),
            "ru": fact("Он прошёл в Оше."),
            "tg": fact("Он дар Ош гузашт."),
        },
    }
    activity = show_activity(languages=("en", "ru", "tg"), **words)
    page = open_page(address_of(activity))
    [other] = page.select('article a[hreflang="ru"]')

    assert (other["href"], other["lang"]) == (f"/ru/activities/{activity.pk}-seminar-o-sudebnoy-khronike/", "ru")
    assert page.select_one('details [lang="tg"]').get_text(" ", strip=True) == "Семинар оид ба суд Он дар Ош гузашт."
    assert open_page(other["href"]).h1.get_text() == "Семинар о судебной хронике"


def test_an_address_with_an_older_title_leads_to_the_one_of_today(
    held: Activity, people: dict[Role, User], client: Client
) -> None:
    before = address_of(held)
    save_activity(
        a_record("Course on court reporting"),
        activity=held,
        by=people[Role.EDITOR],
        now=NOW,
        version=1,
        mission=held.mission,
    )
    held.refresh_from_db()
    clear_as_published(held, "en", by=people[Role.PUBLISHER], now=NOW)
    answer = client.get(before)

    assert (answer.status_code, answer.headers["Location"]) == (301, address_of(held, slug="course-on-court-reporting"))


def test_what_was_withdrawn_says_so_and_what_never_was_is_not_there(
    held: Activity, people: dict[Role, User], open_page: OpenPage
) -> None:
    editor = people[Role.EDITOR]
    save_activity(a_record("Notes"), activity=held, by=editor, now=NOW, version=1, mission=held.mission)
    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=NOW)

    assert open_page(address_of(held), 410).h1.get_text() == "This was withdrawn"
    assert open_page("/en/activities/987654-nobody/", 404).h1.get_text() == "There is no such page"


def test_earlier_and_later_activities_stand_below_where_readers_may_see_them(
    held: Activity, show_activity: ShowActivity, record_activity: Any, open_page: OpenPage
) -> None:
    planned = show_activity("Plan of the workshop", period=fact(Period.days(date(2031, 4, 2))))
    after = show_activity("Second workshop", period=fact(Period.days(date(2031, 5, 19))))
    internal = record_activity("Talks about the workshop")
    Connection.objects.create(earlier=planned, later=held)
    Connection.objects.create(earlier=held, later=after)
    Connection.objects.create(earlier=internal, later=held)
    page = open_page(address_of(held))

    assert [(each.h2.get_text(), each.h3.get_text()) for each in page.select("article section")] == [
        ("What came before", "Plan of the workshop"),
        ("What followed", "Second workshop"),
    ]
    assert "Talks" not in page.get_text()


def test_issues_that_tell_it_are_named(
    held: Activity, announced: Activity, publish_may: PublishMay, open_page: OpenPage
) -> None:
    publish_may()
    reported = open_page(address_of(held))
    ahead = open_page(address_of(announced, slug="round-table-on-access-to-information"))

    assert facts(reported)["In the issues"] == ["Reported in No. 1, May 2031"]
    assert facts(ahead)["In the issues"] == ["Announced in No. 1, May 2031"]


def test_a_change_that_readers_could_see_is_dated(
    held: Activity, people: dict[Role, User], open_page: OpenPage
) -> None:
    later = NOW + timedelta(days=3)
    save_activity(
        a_record(places=(fact(Place(name="Uzgen", country="KG")),)),
        activity=held,
        by=people[Role.EDITOR],
        now=later,
        version=1,
        mission=held.mission,
    )
    held.refresh_from_db()
    clear_as_published(held, "en", by=people[Role.PUBLISHER], now=later)

    assert facts(open_page(address_of(held)))["On this site since"] == ["20 May 2031 changed on 23 May 2031"]


def test_it_takes_four_queries(held: Activity, announced: Activity, django_assert_num_queries: Any) -> None:
    Connection.objects.create(earlier=announced, later=held)
    Client().get(address_of(held))

    with django_assert_num_queries(4):
        Client().get(address_of(held))


def test_no_internal_fact_is_on_it(show_activity: ShowActivity, client: Client) -> None:
    canary = "Zhyldyz Kanarbekova"
    activity = show_activity(people=(fact(Person(name=canary), publicity=Publicity.INTERNAL),))

    assert canary not in client.get(address_of(activity)).content.decode()


def test_a_day_is_told_where_the_mission_is(
    record_activity: Any, people: dict[Role, User], open_page: OpenPage
) -> None:
    activity = record_activity()
    clear_as_published(activity, "en", by=people[Role.PUBLISHER], now=datetime(2031, 5, 20, 20, 0, tzinfo=UTC))

    assert facts(open_page(address_of(activity)))["On this site since"] == ["21 May 2031"]
