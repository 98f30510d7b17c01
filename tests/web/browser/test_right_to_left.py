"""The public site from right to left, with long words, on a phone and on a desk (tests/web/public/pseudo.py)."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from ..conftest import NOW
from ..public import pseudo
from ..public.conftest import show_activity
from ..public.pages.conftest import media, publish_may
from ..public.pages.test_right_to_left import Kind, kinds, pseudo_words

__all__ = ["kinds", "media", "pseudo_words", "publish_may", "show_activity"]  # fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEYOND = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(each => !each.closest('.unseen, .skip, .scroll, pre, svg') && each.checkVisibility())
    .filter(each => { const box = each.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1 })
    .map(each => each.outerHTML.slice(0, 120))"""
"""Elements that stand beyond the edges of the window; what scrolls by itself is left out."""


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_stands_beyond_the_edge(width: int, kinds: dict[str, Kind], window: Callable[..., Page]) -> None:
    page = window(width=width)
    wrong = {}
    for name, kind in kinds.items():
        page.goto(f"/{pseudo.CODE}/{kind.path}")
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        wrong[name] = (wide, page.evaluate(BEYOND))

    assert {name: found for name, found in wrong.items() if found != (width, [])} == {}


def test_what_is_left_for_others_is_right(kinds: dict[str, Kind], window: Callable[..., Page]) -> None:
    def middles(language: str, path: str, *selectors: str) -> list[bool]:
        page = window(width=1280)
        page.goto(f"/{language}/{path}")
        boxes = [page.locator(each).first.bounding_box() for each in selectors]
        return [box is not None and box["x"] + box["width"] / 2 < 640 for box in boxes]

    parts = (".publisher", ".languages", ".main li:first-child", ".faceted > nav", ".line .when", ".line .what")
    facts = (".crumbs li", ".beside > .flow", ".beside > .facts")
    for path, selectors in (("activities/", parts), (kinds["held"].path, facts)):
        left, right = middles("en", path, *selectors), middles(pseudo.CODE, path, *selectors)

        assert [not each for each in left] == right
