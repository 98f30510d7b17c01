"""The words of a text, in any script, and their stems as the index keeps them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .stems import stem

_MARKS = "".join(
    chr(code)
    for block in (range(0x300, 0x1E00), range(0xA66F, 0xABF0))
    for code in block
    if unicodedata.category(chr(code)).startswith("M")
)
"""Combining marks, which are parts of the words of many scripts; beyond these blocks are no living ones."""

LETTERS = rf"\w{_MARKS}"
"""What words consist of, for a class of a regular expression."""
JOINTS = r".'’ʼ‐‑\-"
"""What may stand once between two letters of a word, likewise."""

WORD = re.compile(rf"[{LETTERS}]+(?:[{JOINTS}][{LETTERS}]+)*")
"""Words as they are written: with a hyphen, an apostrophe or a dot inside they are one here."""

_POSSESSIVE = re.compile("['’ʼ]s$")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_JOINTS = re.compile("[.‐‑_-]+")
_JOINED = frozenset(("co", "e", "inter", "pre", "re", "sub", "trans"))
"""What some write with a hyphen before a word and others without."""

_CACHED = 100_000


def split(text: str) -> list[str]:
    """Return the words of ``text`` as they are written."""
    # In what is in capitals throughout, acronyms cannot be told from words.
    return WORD.findall(text.lower() if text.isupper() else text)


def stemmed(words: Iterable[str], language: str) -> str:
    """Return the stems of ``words``, which ``split`` found in a text in ``language``, with spaces between them."""
    return " ".join([stems_of(word, language) for word in words])


def parts(word: str) -> Iterator[str]:
    """Yield what ``word``, as ``WORD`` finds it, is found by: U.N. as UN, Alma-Ata as two, co-operation as one."""
    word = _POSSESSIVE.sub("", word)
    if _DOTTED.fullmatch(word):
        yield word.replace(".", "")
        return
    before = ""
    for part in _JOINTS.split(word):
        if part.lower() in _JOINED and not before:
            before = part
        else:
            yield before + part
            before = ""
    if before:
        yield before


@lru_cache(_CACHED)
def stems_of(word: str, language: str) -> str:
    """Return the stems of the ``parts`` of ``word``, with spaces between them."""
    return " ".join(filter(None, (stem(part, language) for part in parts(word))))
