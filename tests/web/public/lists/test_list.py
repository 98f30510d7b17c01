"""What does a reader find in the list of activities, and at which addresses?"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.directory_actions import head_theme
from fieldpost.web.missions.merging import merge_entries
from fieldpost.web.missions.models import Theme
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.site import address_of, site_of
from fieldpost.web.public.views import narrowing
from tests.web.conftest import NOW, fact

from .conftest import Read

LIST = "/en/activities/"
ReadList = Callable[..., Read]
Register = dict[str, Activity]


def place(name: str) -> int:
    return int(directory.Place.objects.get(name=name).pk)


def body(name: str) -> int:
    return int(directory.Organisation.objects.get(name=name).pk)


def test_everything_is_there_the_newest_first(register: Register, read: ReadList) -> None:
    page = read(LIST)

    assert page.heading == "4 activities"
    assert page.titles == [
        "Workshop on court reporting",
        "Visit to a water intake",
        "Meeting on the Aspara",
        "Training for young editors",
    ]
    assert page.chosen == {}


def test_a_line_tells_when_where_and_what(register: Register, read: ReadList) -> None:
    last = read(LIST).soup.select(".line")[-1]

    assert "off" in last["class"]
    assert " ".join(last.get_text(" ").split()) == (
        "1 March 2030 Naryn Training for young editors It was to open in March. Cancelled Training Free media"
    )
    assert last.a
    assert last.a["href"] == f"/en/activities/{register['school'].pk}-training-for-young-editors/"


def test_a_line_that_was_shown_before_tells_the_name_of_today(
    register: Register, read: ReadList, people: dict[Role, User]
) -> None:
    before = read("/en/activities/theme/media/").soup.select_one(".lines").get_text()  # type: ignore[union-attr]
    head_theme(Theme.objects.get(key="media"), {"en": "Press"}, since=date(2021, 1, 1), by=people[Role.EDITOR], now=NOW)

    page = read("/en/activities/theme/media/")

    assert "Free media" in before
    assert {line.select(".tags li")[-1].get_text() for line in page.soup.select(".line")} == {"Press"}
    assert list(page.chosen) == ["Press"]


def test_a_text_that_says_but_the_title_again_is_no_lead(
    show_activity: Callable[..., Activity], read: ReadList
) -> None:
    show_activity("Open day of the centre", texts={"en": fact("5 June, Osh: Open day of the centre.")})
    show_activity("Open day", texts={"en": fact("Open day of the centre in Osh.")})

    leads = [each.select_one(".what p") for each in read(LIST).soup.select(".line")]

    assert [each and each.get_text() for each in leads] == ["Open day of the centre in Osh.", None]


def test_facets_lead_to_their_lists_with_counts_most_first(register: Register, read: ReadList) -> None:
    page = read(LIST)

    assert page.values("Theme") == {
        "Free media": ("2", "/en/activities/theme/media/"),
        "Shared rivers": ("2", "/en/activities/theme/rivers/"),
    }
    assert page.values("Year") == {
        "2031": ("3", "/en/activities/year/2031/"),
        "2030": ("2", "/en/activities/year/2030/"),
    }
    osh, naryn = place("Osh"), place("Naryn")
    assert page.values("Place") == {
        "Naryn": ("3", f"/en/activities/place/{naryn}-naryn/"),
        "Osh": ("2", f"/en/activities/place/{osh}-osh/"),
    }
    assert page.values("Kind")["Workshops"] == ("1", "/en/activities/kind/workshop/")
    assert page.values("Status")["Cancelled"] == ("1", "/en/activities/status/cancelled/")
    assert page.values("Language") == {
        "English": ("4", "/en/activities/language/en/"),
        "Russian": ("1", "/en/activities/language/ru/"),
    }


def test_a_facet_that_tells_nothing_is_left_out(register: Register, read: ReadList) -> None:
    assert read(LIST).values("The mission's part") == {}


def test_facets_have_all_to_agree_and_their_values_any(register: Register, read: ReadList) -> None:
    page = read("/en/activities/kind/meeting+visit/year/2031/")

    assert page.titles == ["Visit to a water intake", "Meeting on the Aspara"]
    assert page.soup.h1
    assert page.soup.h1.get_text() == "Activities: Meetings, Visits, 2031"
    assert page.chosen == {
        "Meetings": "/en/activities/kind/visit/year/2031/",
        "Visits": "/en/activities/kind/meeting/year/2031/",
        "2031": "/en/activities/kind/meeting+visit/",
        "Remove all": "/en/activities/",
    }
    assert page.values("Kind") == {
        "Meetings (chosen; follow to remove)": ("1", "/en/activities/kind/visit/year/2031/"),
        "Visits (chosen; follow to remove)": ("1", "/en/activities/kind/meeting/year/2031/"),
        "Workshops": ("1", "/en/activities/kind/meeting+visit+workshop/year/2031/"),
    }
    assert [each.get_text() for each in page.soup.select('.values [aria-current="true"] > span:first-child')] == [
        "Meetings (chosen; follow to remove)",
        "Visits (chosen; follow to remove)",
        "2031 (chosen; follow to remove)",
    ]


def test_days_narrow_to_what_takes_place_between_them(register: Register, read: ReadList) -> None:
    page = read("/en/activities/since/2031-01-05/until/2031-05-13/")

    assert page.titles == ["Workshop on court reporting", "Visit to a water intake", "Meeting on the Aspara"]
    assert page.chosen["since 5 January 2031"] == "/en/activities/until/2031-05-13/"
    assert page.one("#since")["value"] == "2031-01-05"


def test_a_list_has_one_address(register: Register) -> None:
    osh, naryn = place("Osh"), place("Naryn")
    one = f"/en/activities/theme/media/place/{osh}-osh/year/2030+2031/"
    others = [
        f"/en/activities/year/2031+2030/theme/media/place/{osh}/",
        f"/en/activities/theme/media/place/{osh}-the-old-name/year/2030+2031/",
        f"/en/activities/theme/media/year/2030+2031/?place={osh}",
        f"/en/activities/?place={osh}-osh&theme=media&year=2030&year=2031",
        f"/en/activities/theme/media+media/place/0{osh}/year/02030+2031/",
        f"{one}?colour=blue",
        f"{one}?q=&order=relevance&since=&before=",
    ]

    answers = [Client().get(other) for other in others]
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(301, one)] * len(others)
    both = Client().get(f"/en/activities/?place={osh}&place={naryn}&since=2030-01-01&q=the++river")
    assert both.headers["Location"] == (
        f"/en/activities/place/{osh}-osh+{naryn}-naryn/since/2030-01-01/?q=the+river"
        if str(osh) < str(naryn)
        else f"/en/activities/place/{naryn}-naryn+{osh}-osh/since/2030-01-01/?q=the+river"
    )


def test_a_merged_place_leads_to_the_one_that_stands_for_it(register: Register, people: dict[Role, User]) -> None:
    osh, naryn = (directory.Place.objects.get(name=name) for name in ("Osh", "Naryn"))
    merge_entries(osh, naryn, kind="place", by=people[Role.EDITOR], now=NOW + timedelta(days=1))

    answer = Client().get(f"/en/activities/place/{osh.pk}-osh/")

    assert (answer.status_code, answer.headers["Location"]) == (301, f"/en/activities/place/{naryn.pk}-naryn/")


def test_names_of_entries_that_nobody_is_shown_stay_unknown(register: Register, mission: directory.Mission) -> None:
    secret = directory.Place.objects.create(mission=mission, name="Shelter on Lenin street", folded="shelter")

    answer = Client().get(f"/en/activities/place/{secret.pk}/")

    assert answer.status_code == 200
    assert b"Shelter" not in answer.content


@pytest.mark.parametrize(
    "path",
    [
        "colour/blue/",
        "theme/",
        "theme/media/theme/rivers/",
        "year/soon/",
        "place/osh/",
        "place/9999999999/",
        "since/yesterday/",
        "since/2031-02-31/",
        "theme/%00/",
        "theme/<script>/",
        "theme/+/",
        "theme/" + "a" * 200 + "/",
        "year/" + "+".join(map(str, range(2000, 2050))) + "/",
        "?place=osh",
        "?theme=%ff%fe",
    ],
)
def test_what_can_name_no_list_is_not_found(register: Register, path: str) -> None:
    assert Client().get(f"{LIST}{path}").status_code == 404


def test_what_nothing_has_takes_no_memory(register: Register, read: ReadList) -> None:
    read("/en/activities/theme/parades/")
    address = address_of("testserver", "80")
    assert address

    kept = narrowing._told(site_of(address), "en")

    assert ("theme", "media") in kept
    assert ("theme", "parades") not in kept


def test_a_value_that_nothing_has_is_said_to_have_nothing(register: Register, read: ReadList) -> None:
    page = read("/en/activities/theme/parades/year/2031/")

    assert page.heading == "No activities"
    note = page.one("section .note")
    assert [each.get_text() for each in note.select("p")] == [
        "Nothing that was published agrees with all of this.",
        "Nothing at all was published under “parades”.",
        "Here stands what was published. For what is not, ask the mission: Contact",
    ]
    assert [" ".join(each.get_text().split()) for each in note.select("li")] == [
        "Without parades: 3 activities",
        "All activities",
    ]
    assert page.soup.select('meta[name="robots"][content="noindex"]')


def test_a_day_that_is_none_is_said_beside_its_field(register: Register, read: ReadList) -> None:
    page = read(f"{LIST}?since=31.05.2031&until=2031-06-01", status=400)

    assert page.one("#since-wrong").get_text() == "“31.05.2031” is no day. Write it as 2031-05-31."
    assert (page.one("#since")["value"], page.one("#until")["value"]) == ("31.05.2031", "2031-06-01")


def test_nothing_published_is_said(mission: directory.Mission, read: ReadList) -> None:
    page = read(LIST)

    assert (page.heading, page.one("section .note").get_text().strip()) == (
        "No activities",
        "The mission has not published any activity yet.",
    )


def test_the_list_is_in_the_language_of_the_page_and_marks_what_is_not(register: Register, read: ReadList) -> None:
    page = read("/ru/activities/")

    assert page.titles[:2] == ["Семинар о судебных репортажах", "Visit to a water intake"]
    links = page.links(".lines h3")
    assert [each.get("lang") for each in links] == [None, "en", "en", "en"]
    assert page.soup.html
    assert page.soup.html["lang"] == "ru"


def test_the_list_leads_to_its_other_forms(register: Register, read: ReadList) -> None:
    page = read("/en/activities/theme/media/?q=court")

    assert [each["href"] for each in page.links(".formats")] == [
        f"/en/activities/theme/media/{form}?q=court"
        for form in ("feed.atom", "feed.json", "calendar.ics", "activities.csv", "activities.json")
    ]
    assert [each["href"] for each in page.soup.select('link[rel="alternate"][type="application/atom+xml"]')] == [
        "/en/activities/theme/media/feed.atom?q=court"
    ]
