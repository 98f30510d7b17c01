"""The words of a text, in any script, and their stems as the index keeps them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

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
"""Words whose stems are kept in memory, per language: about 15 MB when it is full."""


def split(text: str) -> list[str]:
    """Return the words of ``text`` as they are written."""
    return WORD.findall(cased(text))


def cased(text: str) -> str:
    """Return ``text``, in small letters if it has capitals alone: in such a text, acronyms cannot be told from words."""
    return text.lower() if text.isupper() else text


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


class _Stems(dict[str, str]):
    """The stems of words in texts in one language, by the word as it is written, with spaces between those of its parts."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _CACHED:
            self.clear()
        self[word] = found = " ".join(filter(None, (stem(part, self.language) for part in parts(word))))
        return found


@cache
def stems_in(language: str) -> Mapping[str, str]:
    """Return the stems of any word, as ``WORD`` finds it, in texts in ``language``: a mapping, for a text has many words."""
    return _Stems(language)
