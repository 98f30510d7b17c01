"""Running heads, running feet and page numbers: what stands at the same height of several pages in the same words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .pdf_layout import lines_of
from .pdf_page import Page, Stretch

_HEAD, _FOOT = 0.12, 0.88
_SAME_HEIGHT = 4.0
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]*\d{1,3}[\W_]*|[\W_]*[^\W\d]{1,8}\.? \d{1,3}(?: ?(?:[^\W\d]{1,3}|/) ?\d{1,3})?[\W_]*")


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without what repeats in their margins.

    A head stays on the first page, where it may be the only place that says whose bulletin this is.
    """
    repeated: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for line in _margin_lines(page):
            repeated[_key(line)].append((page.number, line[0].baseline))
    return [_cleared(page, repeated) for page in pages]


def _cleared(page: Page, repeated: dict[str, list[tuple[int, float]]]) -> Page:
    dropped: set[int] = set()
    for line in _margin_lines(page):
        words = " ".join(one.words for one in line)
        elsewhere = any(
            number != page.number and abs(height - line[0].baseline) <= _SAME_HEIGHT
            for number, height in repeated[_key(line)]
        )
        is_first_head = page.number == 1 and line[0].baseline < page.height / 2
        is_number = _PAGE_NUMBER.fullmatch(words) is not None
        if (elsewhere and not (is_first_head and not is_number)) or words.strip("-–— |").isdecimal():
            dropped.update(id(one) for one in line)
    if not dropped:
        return page
    return replace(page, stretches=tuple(one for one in page.stretches if id(one) not in dropped))


def _margin_lines(page: Page) -> list[list[Stretch]]:
    margin = [one for one in page.stretches if one.baseline < _HEAD * page.height or one.baseline > _FOOT * page.height]
    return lines_of(margin)


def _key(line: Sequence[Stretch]) -> str:
    return _DIGITS.sub("#", " ".join(one.words for one in line)).casefold()
