"""Where words stand, and the words as evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldpost.domain import Box, DomainError, Evidence, Mention, Span, evidence_in, values

TEXT = "The Centre held a seminar on small arms in Osh on 5 May, and a roundtable on water."


def test_evidence_is_the_words_with_up_to_24_characters_on_either_side() -> None:
    start = TEXT.index("in Osh")

    found = evidence_in(TEXT, Span(start, start + 6), page=2, box=Box(1, 2, 3, 4))

    assert found == Evidence(
        exact="in Osh",
        prefix="a seminar on small arms ",
        suffix=" on 5 May, and a roundta",
        start=start,
        end=start + 6,
        page=2,
        box=Box(1, 2, 3, 4),
    )


@given(st.text(max_size=80), st.data())
def test_prefix_words_and_suffix_are_one_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    found = evidence_in(text, Span(start, end))

    assert found.span == Span(start, end)
    assert found.exact == text[start:end]
    assert text[start - len(found.prefix) : end + len(found.suffix)] == found.prefix + found.exact + found.suffix
    assert len(found.prefix) == min(24, start)
    assert len(found.suffix) == min(24, len(text) - end)


def test_a_span_holds_another_that_leaves_it_nowhere() -> None:
    assert Span(3, 5) in Span(3, 5)
    assert Span(3, 5) in Span(0, 9)
    assert Span(3, 10) not in Span(0, 9)
    assert len(Span(3, 5)) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 3)])
def test_a_span_runs_forward_from_the_start_of_the_text(start: int, end: int) -> None:
    with pytest.raises(DomainError, match=f"^no text runs from character {start} to {end}$"):
        Span(start, end)


@pytest.mark.parametrize("score", [-0.1, 1.1])
def test_a_score_lies_between_0_and_1(score: float) -> None:
    with pytest.raises(DomainError, match=f"^a score lies between 0 and 1, not {score}$"):
        Mention(value="Osh", score=score)


def test_mentions_stand_for_values_in_their_order() -> None:
    assert values([Mention(value=2), Mention(value=1)]) == (2, 1)
