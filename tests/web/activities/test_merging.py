"""What becomes of an activity that two people changed at once."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from fieldpost.domain import Period, Person, Reach
from fieldpost.web.activities.form.merging import Merged, merge
from fieldpost.web.activities.record import Record

from ..conftest import a_record, fact
from .records import RECORDS

BASE = a_record()
AIGUL = BASE.people[0]
NURLAN = fact(Person(name="Nurlan Beishenov", office="Editor"))


def test_what_only_one_changed_is_taken_from_them() -> None:
    mine = replace(BASE, titles={"en": fact("Seminar")}, people=(AIGUL, NURLAN))
    theirs = replace(BASE, period=fact(Period.parse("2031-05")), people=(AIGUL, fact(Person(name="Dana Lee"))))

    merged = merge(BASE, mine, theirs)

    together = (AIGUL, NURLAN, fact(Person(name="Dana Lee")))
    assert merged == Merged(replace(mine, period=theirs.period, people=together), ())


def test_a_field_that_both_changed_is_left_open_with_mine_until_somebody_chooses() -> None:
    mine, theirs = replace(BASE, notes=fact("mine")), replace(BASE, notes=fact("theirs"))

    assert merge(BASE, mine, theirs) == Merged(mine, ("notes",))
    assert merge(BASE, mine, theirs, take_theirs={"notes"}) == Merged(theirs, ())


def test_a_fact_that_both_replaced_is_open_and_one_that_both_removed_is_gone() -> None:
    more, fewer = replace(BASE, reach=(fact(Reach(value=30, who="journalists")),)), replace(BASE, reach=())
    other = replace(BASE, reach=(fact(Reach(value=20, who="journalists")),))

    assert merge(BASE, more, other).open == ("reach",)
    assert merge(BASE, fewer, fewer) == Merged(fewer, ())
    assert merge(BASE, more, fewer) == Merged(more, ())


def test_a_translation_by_one_stands_beside_a_correction_by_the_other() -> None:
    mine = replace(BASE, texts={**BASE.texts, "ru": fact("Семинар")})
    theirs = replace(BASE, texts={"en": fact("A seminar.")})

    assert merge(BASE, mine, theirs).record.texts == {"en": fact("A seminar."), "ru": fact("Семинар")}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(RECORDS, RECORDS)
def test_where_only_one_of_two_changed_anything_nothing_is_open(base: Record, other: Record) -> None:
    assert merge(base, base, other) == Merged(other, ())
    assert merge(base, other, base).open == ()
