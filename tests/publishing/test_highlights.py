"""Highlights nest, are numbered in reading order, and are cut where they cross."""

from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Span
from fieldpost.publishing.highlights import Highlight, Highlights, Sort

TEXT = "On 14 May, experts met in Bishkek."
WHEN, WHERE, WHAT = Sort.WHEN, Sort.WHERE, Sort.WHAT


def highlighted(*spans: tuple[int, int, Sort]) -> Highlights:
    highlights = Highlights(TEXT)
    for start, end, sort in spans:
        highlights.add(Span(start, end), sort)
    return highlights


def test_words_beside_each_other_are_numbered_in_reading_order() -> None:
    highlights = highlighted((26, 33, WHERE), (3, 9, WHEN))

    assert highlights.within(Span(0, len(TEXT))) == (
        "On ",
        Highlight(1, (WHEN,), ("14 May",)),
        ", experts met in ",
        Highlight(2, (WHERE,), ("Bishkek",)),
        ".",
    )


def test_words_within_words_nest_and_the_outer_ones_come_first() -> None:
    highlights = highlighted((26, 33, WHERE), (11, 33, WHAT))

    assert highlights.within(Span(11, 34)) == (
        Highlight(1, (WHAT,), ("experts met in ", Highlight(2, (WHERE,), ("Bishkek",)))),
        ".",
    )


def test_words_that_cross_are_cut_and_the_first_piece_has_the_number() -> None:
    highlights = highlighted((0, 10, WHEN), (3, 18, WHAT))

    assert highlights.within(Span(0, 18)) == (
        Highlight(1, (WHEN,), ("On ", Highlight(2, (WHAT,), ("14 May,",)))),
        Highlight(0, (WHAT,), (" experts",)),
    )


def test_words_that_tell_several_facts_have_one_number() -> None:
    highlights = highlighted((3, 9, WHEN), (3, 9, WHAT), (3, 9, WHEN))

    assert highlights.within(Span(0, 9)) == ("On ", Highlight(1, (WHEN, WHAT), ("14 May",)))


def test_words_that_run_on_into_the_next_passage_go_on_there_without_a_number() -> None:
    highlights = highlighted((3, 18, WHAT))

    assert highlights.within(Span(0, 10)) == ("On ", Highlight(1, (WHAT,), ("14 May,",)))
    assert highlights.within(Span(11, 34)) == (Highlight(0, (WHAT,), ("experts",)), " met in Bishkek.")


def test_no_words_are_no_highlight() -> None:
    highlights = highlighted((3, 3, WHEN))

    assert highlights.number(Span(3, 3)) == 0
    assert highlights.within(Span(0, 9)) == ("On 14 May",)


spans = st.lists(st.tuples(st.integers(0, 33), st.integers(1, 12), st.sampled_from(Sort)), max_size=12)


@given(spans, st.integers(0, 20))
def test_whatever_is_highlighted_the_words_stay_and_each_number_stands_once(
    parts: list[tuple[int, int, Sort]], cut: int
) -> None:
    highlights = highlighted(*((start, min(start + length, 34), sort) for start, length, sort in parts))
    text, numbers = "", []

    for passage in (Span(0, cut), Span(cut, 34)):
        nodes = list(reversed(highlights.within(passage)))
        while nodes:
            node = nodes.pop()
            if isinstance(node, str):
                text += node
            else:
                numbers.append(node.number)
                nodes.extend(reversed(node.children))

    assert text == TEXT
    assert sorted(number for number in numbers if number) == [*range(1, len(highlights.sorts) + 1)]
