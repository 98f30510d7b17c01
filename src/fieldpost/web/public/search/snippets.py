"""The part of a text that tells why it was found, with the words that were sought.

A page has 50 of them, so that a text is not taken apart: a pattern made of the query finds the words that begin as one that is
sought does, and only these are stemmed.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache

from .query import Query
from .stems import key
from .words import JOINTS, LETTERS, parts, stems_in

Fragments = list[tuple[str, bool]]
"""Pieces of a text in its order, and whether each is a word that was sought."""

_Found = tuple[int, int, str]
"""Where a word begins and ends, and its stem."""

_LOOKED_AT = 12
"""Words that are compared to find where most different ones stand together."""
_ELLIPSIS = "…"
_SENTENCE = re.compile(r"[.!?…]\s+")


def snippet(text: str, query: Query, language: str, length: int = 200) -> Fragments:
    """Return about ``length`` characters of ``text``, which is in ``language``, with the words that ``query`` names.

    Where it has none of them, its beginning. What is left out at either end is told by an ellipsis.
    """
    found = _found(text, query, language, length)
    start, end = _window(text, found, length)
    pieces: Fragments = [(f"{_ELLIPSIS} ", False)] if start else []
    at = start
    for first, last, _stem in found:
        if first >= at and last <= end:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    pieces += [(text[at:end], False), (f" {_ELLIPSIS}" if end < len(text) else "", False)]
    return [piece for piece in pieces if piece[0]]


def _found(text: str, query: Query, language: str, length: int) -> list[_Found]:
    """Return the words of ``text`` that were sought, as far as needed to choose a part of it."""
    if query.is_empty:
        return []
    pattern, sought, starts = _pattern(query)
    stems = stems_in(language)
    one = len(query.terms) == 1
    found: list[_Found] = []
    for match in pattern.finditer(text):
        word = match[0]
        its = stems[word]
        if its in sought or not sought.isdisjoint(its.split()) or (starts and _starts_so(word, starts)):
            found.append((*match.span(), its))
        if found and (len(found) == _LOOKED_AT or (one and match.start() - found[0][0] > length)):
            break
    return found


def _starts_so(word: str, starts: tuple[str, ...]) -> bool:
    return any(key(part).startswith(starts) for part in parts(word))


def _window(text: str, found: list[_Found], length: int) -> tuple[int, int]:
    """Return where the part of ``text`` begins and ends that has most of what was ``found``, between words."""
    if len(text) <= length:
        return 0, len(text)
    start = 0
    if found and found[-1][0] > length // 2:
        before = length // 3
        start = max(found, key=lambda each: (_different(found, each[0], length - before), -each[0]))[0] - before
        start = min(max(start, 0), len(text) - length)
    if start:
        start = _beginning(text, start, length // 3)
    end = start + length
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", start + length // 2, end + 1)
    if space < 0:
        # A word so long is shown whole.
        space = text.find(" ", end)
    return start, space if space >= 0 else len(text)


def _different(found: list[_Found], start: int, length: int) -> int:
    """Return how many different words stand within ``length`` characters from ``start``."""
    return len({its for first, last, its in found if start <= first and last <= start + length})


def _beginning(text: str, start: int, room: int) -> int:
    """Return where a sentence begins in the ``room`` after ``start``, else a word."""
    sentence = _SENTENCE.search(text, start, start + room)
    if sentence:
        return sentence.end()
    space = text.find(" ", start - 1, start + room)
    if space < 0:
        space = text.rfind(" ", 0, start)
    return space + 1


@lru_cache(64)
def _pattern(query: Query) -> tuple[re.Pattern[str], frozenset[str], tuple[str, ...]]:
    """Return what finds words that may be sought, the stems that are, and how a word may begin that is sought without its end."""
    sought = frozenset(each for term in query.terms for run in term.runs for each in run)
    starts = tuple(term.start for term in query.terms if term.start)
    # The last letters of a stem may be others than those of the word: centre is found by center.
    beginnings = {each[: max(2, len(each) - (2 if len(each) > 4 else 1))] for each in sought} | set(starts)
    branches = "|".join(map(_branch, sorted(beginnings)))
    firsts = "".join(sorted({letter for each in beginnings for letter in _written(each[0])}))
    # A class of letters that comes first is what the engine looks for quickly.
    word = rf"[{firsts}](?<!\w.)(?:{branches})[{LETTERS}]*(?:[{JOINTS}][{LETTERS}]+)*"
    return re.compile(word), sought, starts


def _branch(beginning: str) -> str:
    between = rf"[{JOINTS}\u0300-\u036f]*"
    rest = "".join(f"{between}[{_written(letter)}]" for letter in beginning[1:])
    return f"(?<=[{_written(beginning[0])}]){rest}"


def _written(letter: str) -> str:
    """Return all letters that are ``letter`` when they are folded."""
    return letter + _same_letters().get(letter, "")


@cache
def _same_letters() -> dict[str, str]:
    same: defaultdict[str, str] = defaultdict(str)
    for block in (range(0x41, 0x5B), range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00)):
        for letter in map(chr, block):
            folded = key(letter)
            if folded != letter:
                same[folded] += letter
    return dict(same)
