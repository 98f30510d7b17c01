import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from fieldpost.web.public.reach import BESIDE, PART, Numbers, left_out
from fieldpost.web.public.shown import ShownFigure


def figure(value: int, who: str, *, planned: bool = False, part_of: str = "") -> ShownFigure:
    return ShownFigure(value=value, who=who, planned=planned, part_of=part_of)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([figure(24, "journalists"), figure(6, "officials")], ["", ""]),
        ([figure(40, "participants"), figure(24, "women", part_of="participants")], ["", PART]),
        ([figure(40, "participants from five towns"), figure(24, "journalists")], ["", BESIDE]),
        ([figure(40, "человек"), figure(24, "журналиста")], ["", BESIDE]),
        ([figure(4_000, "people", planned=True), figure(24, "journalists")], ["", ""]),
        ([], []),
    ],
)
def test_nobody_is_counted_twice_within_an_activity(figures: list[ShownFigure], told: list[str]) -> None:
    assert left_out(figures) == told


@given(
    st.dictionaries(st.integers(1, 60), st.integers(0, 2**31 - 1)),
    st.sets(st.integers(1, 60)),
)
def test_numbers_are_added_up_over_any_activities(numbers: dict[int, int], ids: set[int]) -> None:
    assert Numbers(numbers).sum(BitMap(ids)) == sum(numbers.get(each, 0) for each in ids)
