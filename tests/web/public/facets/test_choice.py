"""Does the index find and count what looking at every activity does?"""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fieldpost.web.public.facets.sets import gather
from fieldpost.web.public.models import id_in, number_of
from fieldpost.web.public.selection import FACETS, Selection

from .model import GONE, MISSION, Register, cursors, days, each_month, ids_of, registers, selections, touches


@st.composite
def hits_in(draw: st.DrawFn, register: Register) -> list[int] | None:
    """Return what a search might have found: nothing was searched, or some of the activities and one that is gone."""
    numbers = [row[0] for row in register.rows]
    if draw(st.booleans()):
        return None
    return [
        *draw(st.lists(st.sampled_from(numbers), unique=True) if numbers else st.just([])),
        number_of(9, date.max, GONE),
    ]


@given(st.data(), registers(), selections())
def test_a_choice_is_what_agrees_with_everything_asked_for(
    data: st.DataObject, register: Register, selection: Selection
) -> None:
    hits = data.draw(hits_in(register))

    choice = register.index.choose(selection, hits=hits)

    expected = register.chosen(selection, hits)
    assert list(choice.ids) == ids_of(expected)
    assert choice.count == len(expected)


@given(st.data(), registers(), selections(), st.integers(1, 6))
def test_pages_follow_each_other_without_a_gap(
    data: st.DataObject, register: Register, selection: Selection, size: int
) -> None:
    choice = register.index.choose(selection)
    numbers = [row[0] for row in register.chosen(selection, None)]
    cursor = data.draw(cursors(register))
    older = [number for number in numbers if number < cursor]
    newer = [number for number in numbers if number > cursor]

    assert choice.page(size=size) == numbers[:size]
    assert choice.page(below=cursor, size=size) == older[:size]
    assert choice.page(above=cursor, size=size) == newer[-size:]
    assert choice.has_older(cursor) == bool(older)
    assert choice.has_newer(cursor) == bool(newer)


@given(st.data(), registers(), selections(), st.integers(1, 4))
def test_the_values_of_a_facet_do_not_narrow_its_own_counts(
    data: st.DataObject, register: Register, selection: Selection, most: int
) -> None:
    hits = data.draw(hits_in(register))

    counts = register.index.choose(selection, hits=hits).counts(most=most)

    assert list(counts) == list(FACETS)
    for facet in FACETS:
        expected = register.counts_of(selection, hits, facet, most if facet == "place" else None)
        assert counts[facet] == expected


@given(registers(), selections())
def test_activities_are_counted_by_month(register: Register, selection: Selection) -> None:
    found = register.chosen(selection, None)

    assert register.index.months(selection) == dict(sorted(Counter(each_month(found)).items()))


@given(registers(), selections(), days(), days())
def test_a_calendar_has_what_begins_and_what_goes_on(
    register: Register, selection: Selection, first: date, last: date
) -> None:
    expected = [row[0] for row in register.chosen(selection, None) if touches(row, first, last)]

    assert register.index.numbers_on(first, last, selection) == expected[::-1]


@given(registers(), registers())
def test_what_changed_is_counted_as_it_is_now(before: Register, after: Register) -> None:
    changed = after.index.everything
    left = tuple(row for row in before.rows if id_in(row[0]) not in changed)

    sets = before.index.sets.without(changed).joined(after.index.sets)

    assert sets == gather((*left, *after.rows))


def test_a_choice_may_be_changed_by_whoever_made_it() -> None:
    index = Register(((number_of(MISSION, date(2031, 5, 13), 4), "theme:media", None),)).index

    for selection in (Selection(), Selection(facets={"theme": ("media",)})):
        index.choose(selection).ids.clear()

        assert index.choose(selection).count == 1


def test_a_register_without_activities_has_no_counts() -> None:
    choice = Register(()).index.choose(Selection())

    assert choice.count == 0
    assert choice.page(size=50) == []
    assert choice.counts() == {facet: [] for facet in FACETS}
