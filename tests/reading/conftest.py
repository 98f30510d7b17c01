"""Texts as bulletins, and what is read from them."""

from collections.abc import Callable
from typing import Any

import pytest

from fieldpost.domain import Bulletin, Reading
from fieldpost.reading import read_bulletin
from fieldpost.reading.documents import document_from_bytes


def as_bulletin(text: str, name: str = "may.txt") -> Bulletin:
    return document_from_bytes(text.encode(), name=name)


@pytest.fixture(scope="session")
def bulletin() -> Callable[..., Bulletin]:
    """Make a bulletin of plain text: ``bulletin(text)``, or with a name that says another type."""
    return as_bulletin


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Read a plain text: ``reading(text, mission=..., period=...)``."""

    def read(text: str, *, name: str = "may.txt", **more: Any) -> Reading:
        return read_bulletin(as_bulletin(text, name), **more)

    return read
