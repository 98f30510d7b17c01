"""What the form shows of a record, and what it makes of the fields that come back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from fieldpost.domain import Kind, OrganisationRole, Period, Person, Place, Reach
from fieldpost.web.activities.form.columns import LISTED, Rows
from fieldpost.web.activities.form.reading import Read, read_record
from fieldpost.web.activities.form.showing import show_record
from fieldpost.web.activities.record import How, Origin, Publicity, Record

from ..conftest import a_record, fact
from .records import RECORDS

TYPED_NOW = Origin(how=How.TYPED, by="Editor", at=datetime(2031, 5, 21, 8, 0, tzinfo=UTC))
THEMES = {"media": "human", "law": "human"}


def locate(name: str, country: str) -> Place | None:
    """Know one town."""
    return Place(name=name, country="KG", id="geonames:1527534", latitude=40.5) if name == "Naryn" else None


LISTS: dict[str, Rows[Any]] = {name: rows(("en", "ru"), locate) for name, rows in LISTED.items()}


def read(typed: dict[str, str], base: Record | None) -> Read:
    return read_record(typed, base, listed=LISTS, themes=THEMES, origin=TYPED_NOW)


def sent(record: Record, **changes: str) -> dict[str, str]:
    """Return the fields as a browser sends them: line ends in its own manner, boxes that are not ticked left out."""
    typed = {**show_record(record, LISTS), **changes}
    told = {name: text.replace("\r\n", "\n").replace("\r", "\n") for name, text in typed.items()}
    boxes = ("-approximate", "-planned", "-uncertain", "-remove")
    return {name: text.replace("\n", "\r\n") for name, text in told.items() if text or not name.endswith(boxes)}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(RECORDS)
def test_a_form_that_is_sent_back_as_it_was_gives_the_record_it_showed(record: Record) -> None:
    assert read(sent(record), record).record == record


def test_what_is_changed_is_typed_by_the_person_and_the_rest_stays() -> None:
    before = a_record()

    after = read(sent(before, **{"titles-en": "Seminar"}), before).record

    assert after == replace(before, titles={"en": replace(fact("Seminar"), origin=TYPED_NOW)})


def test_a_form_by_hand_gives_a_record() -> None:
    typed = {
        "original_language": "en",
        "languages": "en",
        "status": "held",
        "kind": "workshop",
        "part": "organised",
        "titles-en": " Workshop on court reporting ",
        "period-known": "days",
        "period-first": "2031-05-13",
        "period-last": "2031-05-14",
        "dimension": "human",
        "themes-shown": "on",
        "themes-media": "on",
        "places-rows": "2",
        "places-0-name": "Naryn",
        "people-rows": "1",
        "people-0-name": "Aigul Sydykova",
        "people-0-publicity": "internal",
        "organisations-rows": "1",
        "organisations-0-name": "Press Council",
        "organisations-0-role": "co-organised",
        "reach-rows": "2",
        "reach-0-value": "1 200",
        "reach-0-who": "farmers",
        "reach-0-approximate": "on",
        "links-rows": "1",
        "links-0-address": "press.example/court",
        "notes": "Ask for the list.",
    }

    after = read(typed, None)

    assert after.errors == {}
    assert after.record is not None
    assert after.record.titles["en"].value == "Workshop on court reporting"
    assert after.record.kind.value is Kind.WORKSHOP
    assert after.record.period is not None
    assert after.record.period.value == Period.days(date(2031, 5, 13), date(2031, 5, 14))
    assert [each.value.id for each in after.record.places] == ["geonames:1527534"]
    [person] = after.record.people
    assert (person.value, person.publicity) == (Person(name="Aigul Sydykova"), Publicity.INTERNAL)
    assert after.record.organisations[0].value.role is OrganisationRole.CO_ORGANISED
    assert after.record.reach[0].value == Reach(value=1200, who="farmers", approximate=True)
    assert after.record.links[0].value == "https://press.example/court"
    assert [after.record.themes[0].origin, after.record.places[0].origin] == [TYPED_NOW, TYPED_NOW]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"period-first": "2031-02-30"}, "period-first", "2031-02-30"),
        ({"period-first": "2031-05-20"}, "period-last", "2031-05-14"),
        ({"period-known": "edtf", "period-edtf": "mid May"}, "period-edtf", "mid May"),
        ({"period-known": "month", "period-month": "2031-13"}, "period-month", "2031-13"),
        ({"reach-0-value": "many"}, "reach-0-value", "many"),
        ({"reach-0-who": ""}, "reach-0-who", "24"),
        ({"places-0-country": "Atlantis"}, "places-0-country", "Atlantis"),
        ({"links-rows": "1", "links-0-address": "no address"}, "links-0-address", "no address"),
        ({"kind": "party"}, "kind", "Choose"),
        ({"titles-en": "", "texts-en": ""}, "titles-en", "title or a text"),
        ({"titles-en": "x" * 401}, "titles-en", "401"),
        ({"people-0-name": "x" * 301}, "people-0-name", "301"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(changes: dict[str, str], field: str, words: str) -> None:
    before = a_record()

    errors = read(sent(before, **changes), before).errors

    assert list(errors) == [field]
    assert words in errors[field]


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ({"known": "month", "month": "2031-05"}, "2031-05"),
        ({"known": "season", "season": "24", "season_year": "2031"}, "2031-24"),
        ({"known": "year", "year": "2031", "uncertain": "on"}, "2031?"),
        ({"known": "edtf", "edtf": "2031-05-13/.."}, "2031-05-13/.."),
        ({"known": "days", "first": "2031-05-13", "uncertain": "on"}, "2031-05-13?"),
    ],
)
def test_a_period_is_never_made_more_precise_than_it_is_known(typed: dict[str, str], period: str) -> None:
    before = a_record()
    changes = {f"period-{name}": text for name, text in typed.items()}

    after = read(sent(before, **{"period-first": "", "period-last": "", **changes}), before).record

    assert after is not None
    assert after.period is not None
    assert str(after.period.value) == period


def test_a_place_keeps_its_position_as_long_as_it_keeps_its_name() -> None:
    before = a_record()

    same = read(sent(before, **{"places-0-country": "Uzbekistan"}), before).record
    other = read(sent(before, **{"places-0-name": "Ushtobe"}), before).record

    assert same is not None
    assert other is not None
    assert same.places[0].value == replace(before.places[0].value, country="UZ")
    assert other.places[0].value == Place(name="Ushtobe", country="KG")


def test_a_row_that_is_emptied_or_ticked_for_removal_is_gone() -> None:
    before = a_record()
    emptied = {"people-0-name": "", "people-0-office": "", "people-0-body": ""}

    after = read(sent(before, **emptied, **{"reach-0-remove": "on"}), before).record

    assert after is not None
    assert (after.people, after.reach) == ((), ())


def test_fields_that_were_not_sent_leave_their_facts_alone() -> None:
    before = a_record()
    typed = {name: text for name, text in sent(before).items() if name.startswith("titles")}

    assert read(typed, before).record == before
