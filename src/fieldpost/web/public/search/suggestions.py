"""Did you mean ...? Another spelling of a query whose words find nothing or next to nothing."""

import re
from collections.abc import Iterator
from itertools import islice

from .finding import count
from .query import Query
from .stems import key
from .vocabulary import SHORTEST, words_like
from .words import WORD, parts

_FEW = 3
"""A word with fewer hits may be mistyped ..."""
_TIMES = 10
"""... if another, spelled nearly so, has so many times as many."""
_ENOUGH = 1_000
"""Hits are counted up to here to compare words."""
_CANDIDATES = 40
_ASKED = 5
"""So many candidates are compared by letters, and by hits."""
_MOST_WORDS = 8
"""Words of a query that are looked into."""

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = str.maketrans(_LATIN_KEYS, "ёйцукенгшщзхъфывапролджэячсмитьбю")
"""What a Russian keyboard writes where a Latin one writes these; Kazakh letters lie on the digits above."""
_IN_LATIN = re.compile(r"[a-z`\[\];',.]+")


def suggest(text: str, mission_id: int, language: str) -> str:
    """Return ``text`` with its mistyped words put right, or an empty string where that finds no more than ``text`` does.

    ``language`` is the reader's: who reads Russian or Kazakh may have typed with the Latin keyboard. To be asked only where
    there are few hits, for it costs some milliseconds.
    """
    if language in ("ru", "kk") and (typed := _with_other_keyboard(text)) and _hits(typed, mission_id):
        return "" if _hits(text, mission_id) else typed
    better = text
    for word in _words(text):
        if meant := _meant(word, mission_id):
            better = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", _as_written(word, meant), better)
    return better if better != text and _hits(better, mission_id) > _hits(text, mission_id) else ""


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters were left out, added, changed or swapped with their neighbour; above ``most`` it may be less."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, its in enumerate(other, start=1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]


def _words(text: str) -> Iterator[str]:
    found = (part for word in WORD.findall(text) for part in parts(word) if part.isalpha() and len(part) >= SHORTEST)
    return islice(dict.fromkeys(found), _MOST_WORDS)


def _meant(word: str, mission_id: int) -> str:
    """Return the word that was probably meant in place of ``word``, an empty string where it may be right."""
    own = _hits(word, mission_id)
    if own >= _FEW:
        return ""
    folded = key(word)
    wrong = 1 if len(folded) < 5 else 2
    like = words_like(folded, most=_CANDIDATES, longer=wrong)
    by_distance = sorted((distance(folded, key(each), wrong), at, each) for at, each in enumerate(like))
    near = [(steps, each) for steps, _at, each in by_distance if 0 < steps <= wrong][:_ASKED]
    found = [(steps, -_hits(each, mission_id), each) for steps, each in near]
    return min((each for each in found if -each[1] >= max(1, own * _TIMES)), default=(0, 0, ""))[2]


def _with_other_keyboard(text: str) -> str:
    """Return what ``text`` is on a Russian keyboard, an empty string where it has other letters than Latin ones."""
    words = text.lower().split()
    return " ".join(words).translate(_RUSSIAN_KEYS) if words and all(map(_IN_LATIN.fullmatch, words)) else ""


def _hits(text: str, mission_id: int) -> int:
    return count(Query.read(text), mission_id, _ENOUGH)


def _as_written(word: str, meant: str) -> str:
    """Return ``meant`` with capitals where ``word`` has them."""
    if len(word) > 1 and word.isupper():
        return meant.upper()
    return meant.capitalize() if word[0].isupper() else meant
