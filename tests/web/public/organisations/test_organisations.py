"""The pages of organisations, on 20 May 2031."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fieldpost.domain import Organisation, OrganisationRole
from fieldpost.web.accounts.models import User
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.merging import merge_entries
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.views import organisations as pages
from tests.web.conftest import NOW, fact
from tests.web.public.conftest import OpenPage, ShowActivity


def a_body(mission: Mission, name: str, **more: Any) -> directory.Organisation:
    """Make an entry of the directory."""
    return directory.Organisation.objects.create(mission=mission, name=name, folded=name.lower(), **more)


def by(*entries: directory.Organisation, role: OrganisationRole = OrganisationRole.CO_ORGANISED) -> tuple[Any, ...]:
    """Return the organisations of a record."""
    return tuple(fact(Organisation(name=each.name, role=role), entry=each.pk) for each in entries)


def test_organisations_stand_under_their_letters_with_links_to_what_is_counted(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    council = a_body(mission, "Press Council", acronym="PC")
    academy = a_body(mission, "Alpine Academy")
    show_activity(organisations=by(council, academy))
    show_activity(organisations=by(council))

    page = open_page("/en/organisations/")

    assert [(a["href"], a.get_text()) for a in page.select(".choice a")] == [("#letter-1", "A"), ("#letter-2", "P")]
    assert [[(a["href"], a.get_text()) for a in row.select("a")] for row in page.select(".letter li")] == [
        [
            (f"/en/organisations/{academy.pk}-alpine-academy/", "Alpine Academy"),
            (f"/en/activities/organisation/{academy.pk}-alpine-academy/", "1"),
        ],
        [
            (f"/en/organisations/{council.pk}-press-council/", "Press Council"),
            (f"/en/activities/organisation/{council.pk}-press-council/", "2"),
        ],
    ]


def test_of_many_organisations_each_letter_has_a_page(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_AT_ONCE", 2)
    show_activity(organisations=by(*(a_body(mission, name) for name in ("Alpine Academy", "Birge", "Жарык"))))

    page = open_page("/en/organisations/")

    letters = [(a["href"], a.get_text()) for a in page.select(".choice a")]
    assert letters == [(f"/en/organisations/letter/{quote(letter)}/", letter) for letter in ("A", "B", "Ж")]
    assert not page.select(".letter")
    under = open_page("/en/organisations/letter/%D0%96/")
    assert [a.get_text() for a in under.select(".letter li a:not(.count)")] == ["Жарык"]
    assert [a.get_text() for a in under.select('.choice [aria-current="page"]')] == ["Ж"]
    open_page("/en/organisations/letter/Z/", 404)


def test_a_letter_has_no_page_where_all_stand_on_one(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    show_activity(organisations=by(a_body(mission, "Birge")))

    open_page("/en/organisations/letter/B/", 404)


@pytest.mark.parametrize("words", ["press", "PRESS  council", "медиа"])
def test_an_organisation_is_found_by_any_of_its_names(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage, words: str
) -> None:
    council = a_body(mission, "Press Council")
    directory.OrganisationName.objects.create(entry=council, text="Медиа кеңеш", folded="медиа кенеш")
    show_activity(organisations=by(council, a_body(mission, "Alpine Academy")))

    page = open_page(f"/en/organisations/?q={quote(words)}")

    assert [a.get_text() for a in page.select("#hits ~ ul a:not(.count)")] == ["Press Council"]
    assert [each["content"] for each in page.select('meta[name="robots"]')] == ["noindex"]


@pytest.mark.parametrize("words", ["zzz", "%25", "_", "%00%00x", "<b>", "x" * 10_000, "%ff%fe"])
def test_words_of_every_kind_are_answered(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage, words: str
) -> None:
    show_activity(organisations=by(a_body(mission, "Press Council")))

    page = open_page(f"/en/organisations/?q={words}")

    assert "No organisation is called so here." in page.get_text()
    assert not page.select("b")


def test_an_organisation_tells_who_it_is_and_what_it_did(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    union = a_body(mission, "Union of Editors")
    unknown = a_body(mission, "Secret Circle")
    council = a_body(
        mission,
        "Press Council",
        acronym="PC",
        names={"ru": "Совет по прессе"},
        website="https://press.example/",
        identifiers={"ROR": "04abcde12", "Wikidata": "Q4711", "KG-MOJ": "12-34", "Own": "<7>"},
    )
    council.predecessors.add(union, unknown)
    show_activity(organisations=by(council))
    show_activity(organisations=by(council, role=OrganisationRole.HOSTED))
    show_activity(organisations=by(council, union, role=OrganisationRole.HOSTED))

    page = open_page(f"/en/organisations/{council.pk}-press-council/")

    facts = {row.dt.get_text(): [dd.get_text() for dd in row.select("dd")] for row in page.select("dl.facts div")}
    assert facts == {
        "In other languages": ["Совет по прессе Russian"],
        "Web site": ["press.example"],
        "What it did": ["Hosted 2", "Co-organised 1"],
        "Came from": ["Union of Editors"],
        "ROR": ["04abcde12"],
        "Wikidata": ["Q4711"],
        "KG-MOJ": ["12-34"],
        "Own": ["<7>"],
    }
    assert [a["href"] for a in page.select("dl.facts a")] == [
        "https://press.example/",
        f"/en/organisations/{union.pk}-union-of-editors/",
        "https://org-id.guide/list/KG-MOJ",
        "https://ror.org/04abcde12",
        "https://www.wikidata.org/wiki/Q4711",
    ]
    own = f"organisation/{council.pk}-press-council/"
    assert [
        (
            table.caption.get_text(),
            [(row.th.get_text(), row.a["href"], row.a.get_text()) for row in table.select("tbody tr")],
        )
        for table in page.select(".tallies")
    ] == [
        ("Activities with Press Council by year", [("2031", f"/en/activities/{own}year/2031/", "3")]),
        ("Activities with Press Council by theme", [("Free media", f"/en/activities/theme/media/{own}", "3")]),
    ]


@pytest.mark.parametrize(
    ("scheme", "text"), [("ROR", "javascript:alert(1)"), ("Wikidata", "Q1/../x"), ("../evil", "1"), ("ror", "")]
)
def test_identifiers_that_are_none_are_no_links(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage, scheme: str, text: str
) -> None:
    council = a_body(mission, "Press Council", identifiers={scheme: text})
    show_activity(organisations=by(council))

    assert open_page(f"/en/organisations/{council.pk}-press-council/").select("dl.facts a") == []


def test_a_web_site_that_is_no_web_address_is_not_told(
    mission: Mission, show_activity: ShowActivity, open_page: OpenPage
) -> None:
    council = a_body(mission, "Press Council", website="javascript:alert(1)")
    show_activity(organisations=by(council))

    page = open_page(f"/en/organisations/{council.pk}-press-council/")

    assert "Web site" not in page.get_text()
    assert "javascript:" not in str(page)


def test_a_merged_organisation_leads_to_the_one_that_stands_for_it(
    mission: Mission, show_activity: ShowActivity, people: dict[Role, User]
) -> None:
    old, new = a_body(mission, "Pres Council"), a_body(mission, "Press Council")
    show_activity(organisations=by(old))
    merge_entries(old, new, kind="organisations", by=people[Role.EDITOR], now=NOW)

    answer = Client().get(f"/en/organisations/{old.pk}-pres-council/")

    assert (answer.status_code, answer["Location"]) == (301, f"/en/organisations/{new.pk}-press-council/")


@pytest.mark.parametrize("pk", ["0", "4711", "99999999999999999999999999"])
def test_organisations_that_nothing_shown_names_are_not_found(mission: Mission, open_page: OpenPage, pk: str) -> None:
    a_body(mission, "Secret Circle")

    open_page(f"/en/organisations/{pk}-secret-circle/", 404)
    assert "Secret" not in open_page("/en/organisations/?q=secret").get_text().replace("“secret”", "")


def test_organisations_ask_as_often_for_many_as_for_one(
    mission: Mission,
    show_activity: ShowActivity,
    open_page: OpenPage,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    entries = [a_body(mission, f"Union {number}") for number in range(4)]
    for _ in range(3):
        show_activity(organisations=by(*entries))
    address = f"/en/organisations/{entries[0].pk}-union-0/"
    open_page(address)

    with django_assert_num_queries(4):
        Client().get(address)
    with django_assert_num_queries(2):
        Client().get("/en/organisations/")
