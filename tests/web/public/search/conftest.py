"""Shown activities in the index, without a register behind them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from fieldpost.web.public.models import number_of
from fieldpost.web.public.search import finding, index
from fieldpost.web.public.search.query import Query
from fieldpost.web.public.shown import Shown, Words

MISSION = 3
NOW = datetime(2031, 6, 1, 8, 0, tzinfo=UTC)
DAY = date(2031, 5, 13)


def a_shown(titles: dict[str, str], texts: dict[str, str] | None = None, **more: Any) -> Shown:
    """Return what is shown of an activity with these words by language."""
    texts = texts or {}
    words = {
        language: Words(title=title, lead=texts.get(language, "")[:240], slug="it", text=texts.get(language, ""))
        for language, title in titles.items()
    }
    fields: dict[str, Any] = {
        "pk": 1,
        "key": "a",
        "original_language": next(iter(titles)),
        "words": words,
        "status": "held",
        "kind": "workshop",
        "part": "organised",
        "shown_at": NOW,
        "changed_at": NOW,
    }
    return Shown(**{**fields, **more})


@pytest.fixture
def shown(db: None) -> Callable[..., int]:
    """Show an activity of ``MISSION`` and return its number; each is a day later than the one before."""
    made = 0

    def show(
        title: str, text: str = "", language: str = "en", *, names: str = "", mission: int = MISSION, **more: Any
    ) -> int:
        nonlocal made
        made += 1
        number = number_of(mission, date.fromordinal(DAY.toordinal() + made), made)
        index.write([(number, a_shown({language: title}, {language: text}, pk=made, **more), names)])
        return number

    return show


def found(text: str, mission: int = MISSION) -> list[int]:
    """Return the numbers of what is found by ``text``, the newest first."""
    return finding.newest(Query.read(text), mission, below=None, limit=100)
