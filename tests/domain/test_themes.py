"""Themes stand below dimensions."""

import pytest

from fieldpost.domain import Dimension, DomainError, Theme, Themes

HUMAN = Dimension(id="human", names={"en": "Human dimension"})
MEDIA = Theme(id="media", dimension="human", names={"en": "Media"})
YOUTH = Theme(id="youth", dimension="human", names={"en": "Youth"})


def test_a_theme_is_found_by_its_id() -> None:
    assert Themes(dimensions=(HUMAN,), themes=(MEDIA, YOUTH)).theme("youth") == YOUTH


def test_an_unknown_theme_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(DomainError, match=r"^no theme 'water'; known are media, youth$"):
        Themes(dimensions=(HUMAN,), themes=(MEDIA, YOUTH)).theme("water")


def test_a_theme_cannot_stand_below_a_dimension_that_is_not_there() -> None:
    with pytest.raises(DomainError, match=r"^theme media stands below the unknown dimension 'human'$"):
        Themes(dimensions=(), themes=(MEDIA,))
