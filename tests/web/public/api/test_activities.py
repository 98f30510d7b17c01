"""Activities as the API gives them: exactly, filtered, in every order, page by page."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from fieldpost.domain import Kind, Organisation, OrganisationRole, Part, Period, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import clear_as_published, withdraw
from fieldpost.web.activities.clearance.models import Clearance
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Status
from fieldpost.web.missions import models as directory
from fieldpost.web.missions.merging import merge_entries
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.api.choosing import NAMES
from fieldpost.web.public.api.parameters import ActivitiesAsked
from fieldpost.web.public.facets import forget_indexes
from fieldpost.web.public.search import finding
from fieldpost.web.public.selection import FACETS
from tests.web.conftest import NOW, a_record, fact

Ask = Callable[..., Any]
ShowActivity = Callable[..., Activity]

LATER = NOW + timedelta(days=1)


def titles(answer: Any) -> list[str]:
    """Return the titles on a page."""
    return [each["title"] for each in answer["activities"]]


def on(day: date) -> Any:
    return fact(Period.days(day, day))


def test_an_activity_has_its_record_and_its_words_in_every_language(
    ask: Ask, mission: Mission, show_activity: ShowActivity
) -> None:
    activity = show_activity(
        languages=("en", "ru"),
        titles={"en": fact("Workshop"), "ru": fact("Семинар")},
        texts={"en": fact("In Osh."), "ru": fact("В Оше.")},
    )

    assert ask(f"activities/{activity.key}?language=ru") == {
        "id": activity.key,
        "number": activity.pk,
        "url": f"{mission.address}/ru/activities/{activity.pk}-seminar/",
        "language": "ru",
        "original_language": "en",
        "languages": ["en", "ru"],
        "title": "Семинар",
        "lead": "В Оше.",
        "text": "В Оше.",
        "status": "held",
        "kind": "workshop",
        "part": "organised",
        "period": {
            "edtf": "2031-05-13/2031-05-14",
            "first": "2031-05-13",
            "last": "2031-05-14",
            "words": "13–14 мая 2031\xa0г.",
        },
        "dimension": {"key": "human", "name": "Human dimension"},
        "themes": [{"key": "media", "name": "Свобода СМИ"}],
        "places": [
            {
                "id": None,
                "name": "Osh",
                "kind": "town",
                "country": "KG",
                "precision": "town",
                "latitude": 40.53,
                "longitude": 72.8,
                "url": None,
            }
        ],
        "people": [{"name": "Aigul Sydykova", "office": "Head", "body": "Press Council"}],
        "organisations": [
            {
                "id": None,
                "name": "Press Council",
                "acronym": "",
                "role": "co-organised",
                "is_partner": True,
                "url": None,
            }
        ],
        "reach": [{"value": 24, "who": "journalists", "planned": False, "approximate": False, "part_of": ""}],
        "documents": [],
        "links": [],
        "photos": [],
        "sources": [],
        "sequence": 1,
        "shown_at": "2031-05-20T09:30:00Z",
        "changed_at": "2031-05-20T09:30:00Z",
        "words": {
            "en": {"title": "Workshop", "lead": "In Osh.", "text": "In Osh."},
            "ru": {"title": "Семинар", "lead": "В Оше.", "text": "В Оше."},
        },
    }


def test_a_list_gives_the_newest_first_with_its_edition_and_only_the_fields_that_are_wanted(
    ask: Ask, show_activity: ShowActivity
) -> None:
    old = show_activity("Course", period=on(date(2031, 5, 2)))
    new = show_activity("Seminar", period=on(date(2031, 5, 3)))

    assert ask("activities?fields=title&fields=kind") == {
        "edition": 2,
        "count": 2,
        "is_at_least": False,
        "activities": [
            {"id": new.key, "title": "Seminar", "kind": "workshop"},
            {"id": old.key, "title": "Course", "kind": "workshop"},
        ],
        "next": None,
    }


def test_a_mission_that_shows_nothing_answers_with_nothing(ask: Ask, mission: Mission) -> None:
    assert ask("activities") == {"edition": 0, "count": 0, "is_at_least": False, "activities": [], "next": None}


def test_every_facet_is_a_filter() -> None:
    assert {NAMES.get(facet, facet) for facet in FACETS} <= set(ActivitiesAsked.__struct_fields__)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dimension=human", ["Workshop"]),
        ("theme=media", ["Workshop"]),
        ("kind=visit", ["Visit"]),
        ("kind=visit&kind=workshop", ["Workshop", "Visit"]),
        ("kind=visit&theme=media", []),
        ("status=announced", ["Visit"]),
        ("part=hosted", ["Visit"]),
        ("year=2030", ["Visit"]),
        ("year=2029", []),
        ("told_in=ru", ["Visit"]),
        ("told_in=kk", []),
        ("reach=actual", ["Workshop"]),
        ("since=2031-05-14", ["Workshop"]),
        ("since=2031-05-15", []),
        ("until=2031-05-12", ["Visit"]),
        ("since=2031-06-01&until=2031-05-01", []),
        ("q=court", ["Workshop"]),
        ("q=court&kind=visit", []),
        ("q=%21%21", []),
        ("q=", ["Workshop", "Visit"]),
        ("changed_since=2031-05-20T09:30:00Z", ["Workshop", "Visit"]),
        ("changed_since=2031-05-20T09:30:01Z", []),
        ("changed_since=2031-05-20T15:30:00%2B06:00&q=court", ["Workshop"]),
        ("changed_since=0001-01-01T00:00:00%2B23:59", ["Workshop", "Visit"]),
        ("changed_since=9999-12-31T23:59:59-23:59", []),
    ],
)
def test_a_filter_leaves_the_rest_out(ask: Ask, show_activity: ShowActivity, query: str, found: list[str]) -> None:
    show_activity("Workshop", texts={"en": fact("On court reporting.")})
    show_activity(
        "Visit",
        languages=("ru",),
        titles={"ru": fact("Visit")},
        texts={"ru": fact("Поездка.")},
        original_language="ru",
        kind=fact(Kind.VISIT),
        status=fact(Status.ANNOUNCED),
        part=fact(Part.HOSTED),
        period=on(date(2030, 3, 1)),
        dimension=None,
        themes=(),
        reach=(),
    )

    answer = ask(f"activities?{query}")

    assert (titles(answer), answer["count"]) == (found, len(found))


def test_places_and_organisations_are_asked_for_by_their_ids_which_last(
    ask: Ask, mission: Mission, people: dict[Role, User], show_activity: ShowActivity
) -> None:
    old = directory.Place.objects.create(mission=mission, name="Frunze", folded="frunze")
    new = directory.Place.objects.create(mission=mission, name="Bishkek", folded="bishkek")
    body = directory.Organisation.objects.create(mission=mission, name="Press Council", folded="press council")
    council = Organisation(name="Press Council", role=OrganisationRole.CO_ORGANISED)
    show_activity(
        "Course",
        places=(fact(Place(name="Frunze"), entry=old.pk),),
        organisations=(fact(council, entry=body.pk),),
    )
    show_activity("Seminar")
    merge_entries(old, new, kind="places", by=people[Role.EDITOR], now=LATER)

    assert titles(ask(f"activities?place={old.pk}")) == ["Course"]
    assert titles(ask(f"activities?place={new.pk}&organisation={body.pk}")) == ["Course"]
    assert titles(ask("activities?place=999")) == []


def test_facets_count_what_each_further_value_would_give(
    ask: Ask, mission: Mission, show_activity: ShowActivity
) -> None:
    place = directory.Place.objects.create(mission=mission, name="Osh", names={"ru": "Ош"}, folded="osh")
    show_activity(places=(fact(Place(name="Osh"), entry=place.pk),))
    show_activity("Visit", kind=fact(Kind.VISIT), dimension=None, themes=(), reach=(), organisations=())
    facets = {
        "dimension": [{"value": "human", "name": "Human dimension", "count": 1}],
        "theme": [{"value": "media", "name": "Свобода СМИ", "count": 1}],
        "kind": [
            {"value": "visit", "name": "Поездка", "count": 1},
            {"value": "workshop", "name": "Семинар", "count": 1},
        ],
        "status": [{"value": "held", "count": 1}],
        "part": [{"value": "organised", "count": 1}],
        "place": [{"value": str(place.pk), "name": "Ош", "count": 1}],
        "organisation": [],
        "year": [{"value": "2031", "name": "2031", "count": 1}],
        "told_in": [{"value": "en", "name": "Английский", "count": 1}],
        "reach": [{"value": "actual", "count": 1}],
    }

    def told(answer: Any) -> Any:
        """Return the counts; names that are translated later are left out."""
        for name in ("kind", "status", "part", "reach"):
            for each in answer["facets"][name]:
                each.pop("name")
        return answer["facets"]

    facets["kind"] = [{"value": each["value"], "count": 1} for each in facets["kind"]]
    answer = ask("facets?kind=workshop&language=ru")
    assert (answer["count"], answer["edition"]) == (1, 2)
    assert told(answer) == facets
    assert told(ask("activities?kind=workshop&language=ru&facets=true")) == facets


def test_the_best_come_first_where_relevance_is_asked_for_and_there_is_one_page(
    ask: Ask, show_activity: ShowActivity
) -> None:
    show_activity("Report on water, water and water", period=on(date(2031, 5, 1)))
    show_activity("Course", texts={"en": fact("It was also about water in the end, among much else.")})

    assert titles(ask("activities?q=water&order=relevance")) == ["Report on water, water and water", "Course"]
    assert titles(ask("activities?q=water")) == ["Course", "Report on water, water and water"]
    answer = ask("activities?q=water&order=relevance&limit=1")
    assert (titles(answer), answer["count"], answer["next"]) == (["Report on water, water and water"], 2, None)


def test_what_changed_longest_ago_comes_first_where_changes_are_asked_for(
    ask: Ask, mission: Mission, people: dict[Role, User], show_activity: ShowActivity
) -> None:
    first = show_activity("Course")
    show_activity("Seminar")
    renamed = save_activity(
        a_record("Training"), mission=mission, by=people[Role.EDITOR], now=LATER, activity=first, version=1
    )
    clear_as_published(renamed, "en", by=people[Role.PUBLISHER], now=LATER)

    assert titles(ask("activities?order=changed")) == ["Seminar", "Training"]
    assert titles(ask("activities?order=changed&changed_since=2031-05-21T00:00:00Z")) == ["Training"]
    assert titles(ask("activities?order=changed&kind=workshop&limit=1")) == ["Seminar"]


def pages(ask: Ask, query: str) -> list[str]:
    """Return the ids on all pages, in their order."""
    found = []
    path: str | None = f"activities?{query}"
    while path:
        answer = ask(path)
        found += [each["id"] for each in answer["activities"]]
        path = answer["next"] and answer["next"].partition("/api/v1/")[2]
    return found


def test_the_pages_hold_everything_once_in_every_order(ask: Ask, show_activity: ShowActivity) -> None:
    keys = {show_activity(f"Course {day}", period=on(date(2031, 5, day))).key for day in range(1, 8)}

    for query in ("limit=1", "limit=2", "limit=7", "limit=3&order=changed", "limit=2&q=course&fields=title"):
        found = pages(ask, query)
        assert (len(found), set(found)) == (7, keys), query


def test_pages_of_a_search_go_on_where_there_are_more_hits_than_are_looked_at_together(
    ask: Ask, show_activity: ShowActivity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldpost.web.public.api.choosing.HITS", 2)
    for day in range(1, 6):
        kind = Kind.VISIT if day == 1 else Kind.WORKSHOP
        show_activity(f"Course {day}", period=on(date(2031, 5, day)), kind=fact(kind))

    assert len(pages(ask, "q=course")) == 5
    assert len(pages(ask, "q=course&kind=visit")) == 1
    answer = ask("activities?q=course&kind=visit")
    assert (answer["count"], answer["is_at_least"], titles(answer)) == (0, True, [])


@pytest.mark.parametrize("order", ["newest", "changed"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(st.integers(1, 28), min_size=1, max_size=5),
    between=st.lists(st.lists(st.integers(1, 28), max_size=2), max_size=3),
    limit=st.integers(1, 3),
)
def test_what_is_shown_between_two_pages_makes_nothing_come_twice_or_never(
    ask: Ask, show_activity: ShowActivity, order: str, before: list[int], between: list[list[int]], limit: int
) -> None:
    with transaction.atomic():
        forget_indexes()
        there = {show_activity(f"Course {day}", period=on(date(2031, 5, day))).key for day in before}
        added = set()
        found = []
        path: str | None = f"activities?{urlencode({'order': order, 'limit': limit, 'fields': 'id'})}"
        while path:
            answer = ask(path)
            found += [each["id"] for each in answer["activities"]]
            path = answer["next"] and answer["next"].partition("/api/v1/")[2]
            for day in between.pop() if between else []:
                added.add(show_activity(f"Seminar {day}", period=on(date(2031, 5, day))).key)
        transaction.set_rollback(True)

    assert len(found) == len(set(found))
    assert there <= set(found) <= there | added


def test_what_was_withdrawn_says_so_and_what_never_was_is_not_there(
    ask: Ask, people: dict[Role, User], show_activity: ShowActivity, record_activity: Callable[..., Activity]
) -> None:
    activity = show_activity()
    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=LATER)
    draft = record_activity("Draft")

    assert ask(f"activities/{activity.key}", 410) == {
        "type": "about:blank",
        "title": "Gone",
        "status": 410,
        "detail": f"The mission has withdrawn activity {activity.key}.",
        "id": activity.key,
        "withdrawn_at": "2031-05-21T09:30:00Z",
    }
    assert ask(f"activities/{draft.key}", 404)["detail"] == f"There is no activity '{draft.key}'."
    assert titles(ask("activities")) == []


def test_what_is_shown_again_is_there_again(ask: Ask, people: dict[Role, User], show_activity: ShowActivity) -> None:
    activity = show_activity()
    withdraw(Clearance.objects.get(), by=people[Role.PUBLISHER], now=LATER)
    clear_as_published(activity, "en", by=people[Role.PUBLISHER], now=LATER)

    assert ask(f"activities/{activity.key}")["title"] == "Workshop on court reporting"


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("activities", 2),
        ("activities?q=course&kind=workshop", 3),
        ("activities?q=course&order=relevance&changed_since=2031-05-01T00:00:00Z", 4),
        ("activities?order=changed&changed_since=2031-05-01T00:00:00Z&kind=workshop", 4),
        ("activities?facets=true&q=course", 3),
        ("facets?q=course", 2),
        ("changes?records=true", 4),
        ("places", 2),
        ("organisations", 2),
        ("themes", 2),
        ("openapi.json", 1),
    ],
)
def test_an_answer_takes_as_many_queries_for_three_activities_as_for_one(
    ask: Ask, show_activity: ShowActivity, django_assert_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    for number in range(3):
        show_activity(f"Course {number}")
        ask("facets")
        with django_assert_num_queries(most):
            ask(path)


def test_the_window_of_a_search_is_the_one_that_is_ranked() -> None:
    assert finding.WINDOW == finding.MOST
