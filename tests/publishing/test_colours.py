import pytest

from fieldpost.publishing.colours import PALETTE, contrast, readable


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#14284b", "#ffffff") == "#14284b"


@pytest.mark.parametrize("colour", ["#ffcc00", "#88bbff", "#ffffff", *PALETTE])
@pytest.mark.parametrize("ground", ["#ffffff", "#14181d"])
def test_any_colour_becomes_one_that_can_be_read(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5
