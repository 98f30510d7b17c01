"""Running heads, running feet and page numbers: what stands at the same height of several pages in the same words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .pdf_layout import lines_of
from .pdf_page import Page, Stretch

_HEAD, _FOOT = 0.16, 0.86
_MASTHEAD = 0.2
_SAME_HEIGHT = 4.0
_OUTERMOST = 3
_GAP = 1.7
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]*\d{1,3}[\W_]*|[\W_]*[^\W\d]{1,8}\.? \d{1,3}(?: ?(?:[^\W\d]{1,3}|/) ?\d{1,3})?[\W_]*")


def without_furniture(pages: Sequence[Page], *, title: str) -> list[Page]:
    """Return the pages without what repeats in their margins.

    A head stays on the first page, where it may be the only place that says whose bulletin this is. On later pages a
    head that says no more than the head of the first page or the file's ``title`` goes even if it stands there once.
    """
    repeated: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for line in _margin_lines(page):
            repeated[_key(line)].append((page.number, line[0].baseline))
    known = _words_of_head(pages[0], title) if pages else frozenset()
    return [_cleared(page, repeated, known) for page in pages]


def _cleared(page: Page, repeated: dict[str, list[tuple[int, float]]], known: frozenset[str]) -> Page:
    dropped: set[int] = set()
    for line in _margin_lines(page):
        words = " ".join(one.words for one in line)
        elsewhere = any(
            number != page.number and abs(height - line[0].baseline) <= _SAME_HEIGHT
            for number, height in repeated[_key(line)]
        )
        is_first_head = page.number == 1 and line[0].baseline < page.height / 2
        is_number = _PAGE_NUMBER.fullmatch(words) is not None
        says_nothing_new = page.number > 1 and len(words.split()) > 1 and _words_of(words) <= known
        if (
            (elsewhere and not (is_first_head and not is_number))
            or words.strip("-–— |").isdecimal()
            or (says_nothing_new and line[0].baseline < _HEAD * page.height)
        ):
            dropped.update(id(one) for one in line)
    if not dropped:
        return page
    return replace(page, stretches=tuple(one for one in page.stretches if id(one) not in dropped))


def _words_of_head(page: Page, title: str) -> frozenset[str]:
    head = " ".join(one.words for one in page.stretches if one.baseline < _MASTHEAD * page.height)
    return _words_of(f"{head} {title}")


def _words_of(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.casefold()))


def _margin_lines(page: Page) -> list[list[Stretch]]:
    """Return the outermost lines of the page that stand in its margins, apart from the text."""
    lines = lines_of(page.stretches)
    head = [line for line in lines if line[0].baseline < _HEAD * page.height]
    foot = [line for line in reversed(lines) if line[0].baseline > _FOOT * page.height]
    return _apart(head, lines) + _apart(foot, lines[::-1])


def _apart(margin: list[list[Stretch]], lines: list[list[Stretch]]) -> list[list[Stretch]]:
    """Return the first lines down to a gap or a change of size; none if the text follows at its usual distance."""
    for number, line in enumerate(margin[:_OUTERMOST], 1):
        below = lines[number] if number < len(lines) else None
        if below is None:
            return margin if len(lines) == 1 else []
        if line[0].size != below[0].size:
            return margin[:number]
        if abs(below[0].baseline - line[0].baseline) > _GAP * line[0].size:
            return margin[:number]
    return []


def _key(line: Sequence[Stretch]) -> str:
    return _DIGITS.sub("#", " ".join(one.words for one in line)).casefold()
