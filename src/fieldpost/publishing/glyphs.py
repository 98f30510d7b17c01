"""Which characters can the PDF print, and what is left of a text without the others?

PDF/UA wants a glyph for every character, and Typst refuses a document that lacks one. ``data/glyphs.txt`` lists those that it
prints, as ``tools/glyphs.py`` learned from it. What is not listed is of three sorts: nobody sees it (control characters, marks
of order, noncharacters), and it is left out; it is a symbol (a new emoji), and it is left out and told; or it is part of
a word, and the text cannot be printed, for a name must not be printed wrongly.
"""

import re
import unicodedata
from bisect import bisect_right
from enum import Enum
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "glyphs.txt"
_SYMBOLS = ("So", "Sk")
_UNSEEN = ("Cc", "Cf")
_KEYCAP = "\u20e3"
_FORBIDDEN = "\ufeff\x0b\x0c"
"""Printed by Typst alone, but forbidden within a text by PDF/A, or by XML in a drawing."""


class Glyph(Enum):
    """What becomes of a character in print."""

    PRINTED = "printed"
    UNSEEN = "unseen"
    LEFT_OUT = "left-out"
    MISSING = "missing"


@cache
def glyph_of(character: str) -> Glyph:
    """Return what becomes of ``character`` in print."""
    code, category = ord(character), unicodedata.category(character)
    if _is_listed(code) and character not in _FORBIDDEN:
        return Glyph.PRINTED
    if category in _UNSEEN or _selects_variation(code) or _is_noncharacter(code):
        return Glyph.UNSEEN
    if category in _SYMBOLS or character == _KEYCAP or _is_new_emoji(code, category) or 0xF020 <= code <= 0xF0FF:
        return Glyph.LEFT_OUT
    return Glyph.MISSING


def missing_in(text: str) -> list[str]:
    """Return the characters that keep ``text`` from being printed, each once; all of it, if nothing would be left."""
    if text.isascii() and text.isprintable():
        return []
    distinct = dict.fromkeys(text)
    missing = [each for each in distinct if glyph_of(each) is Glyph.MISSING]
    if not missing and text.strip() and not printed(text):
        return [each for each in distinct if not each.isspace()]
    return missing


def left_out_of(text: str) -> list[str]:
    """Return the symbols of ``text`` that are not printed, each once."""
    if text.isascii():
        return []
    return [each for each in dict.fromkeys(text) if glyph_of(each) is Glyph.LEFT_OUT]


def printed(text: str) -> str:
    """Return ``text`` as it is printed; where a symbol is left out, no gap stays."""
    if text.isascii() and text.isprintable():
        return text
    glyphs = {each: glyph_of(each) for each in set(text)}
    symbols = "".join(map(re.escape, (each for each, glyph in glyphs.items() if glyph is Glyph.LEFT_OUT)))
    unseen = {ord(each): " " if each.isspace() else None for each, glyph in glyphs.items() if glyph is Glyph.UNSEEN}
    text = text.translate(unseen)
    return _without(symbols, text) if symbols else text


def name_of(character: str) -> str:
    """Return ``character`` by number and name, with itself where it can be seen: "U+6C34 水 CJK UNIFIED IDEOGRAPH"."""
    code, category = ord(character), unicodedata.category(character)
    shown = character if category[0] in "LNPS" or _is_new_emoji(code, category) else ""
    name = unicodedata.name(character, "").removesuffix(f"-{code:04X}")
    return " ".join(filter(None, (f"U+{code:04X}", shown, name)))


def _without(symbols: str, text: str) -> str:
    text = re.sub(rf"^(?:[ \t]*[{symbols}])+[ \t]*", "", text, flags=re.MULTILINE)
    # A run is looked at from its beginning only, or a long one would be looked at from each of its spaces and symbols.
    text = re.sub(rf"(?<![ \t{symbols}])(?:[ \t]*[{symbols}])+(?=[\s,.;:!?)\]»”’]|$)", "", text)
    return re.sub(f"[{symbols}]", "", text)


def _is_listed(code: int) -> bool:
    firsts, lasts = _runs()
    at = bisect_right(firsts, code) - 1
    return at >= 0 and code <= lasts[at]


@cache
def _runs() -> tuple[list[int], list[int]]:
    pairs = [line.split("-") for line in LIST.read_text(encoding="ascii").split()]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]


def _selects_variation(code: int) -> bool:
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _is_new_emoji(code: int, category: str) -> bool:
    """Whether Python's Unicode is too old to know the character, but its block is one of symbols."""
    return category == "Cn" and 0x1F000 <= code <= 0x1FAFF
