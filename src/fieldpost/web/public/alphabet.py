"""Names in alphabetical order, and under which letter one stands."""

import unicodedata
from collections.abc import Mapping

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ALPHABETS: Mapping[str, str] = {
    "ru": _CYRILLIC,
    "kk": "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдежзийклмнңоөпрстуүфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""Letters in their order; of other languages Unicode has it. ё stands with е, as in printed lists."""
_SAME = str.maketrans({"ё": "е"})
NUMBERS = "0–9"
"""The letter under which names stand that begin with a digit."""


def sorting_key(name: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """Return by what ``name`` is put in order on a page in ``language``: its own letters come before those of others."""
    alphabet = _ALPHABETS.get(language, "")
    keys = []
    for letter in _letters(name):
        position = alphabet.find(letter)
        keys.append((0, position, "") if position >= 0 else (1 if alphabet else 0, 0, _plain(letter)))
    return tuple(keys)


def letter_of(name: str, language: str) -> str:
    """Return the capital letter under which ``name`` stands, ``NUMBERS`` for a digit, and a dash where it has no letter."""
    first = next((letter for letter in _letters(name) if letter.isalnum()), "")
    if not first:
        return "–"
    if first.isdigit():
        return NUMBERS
    return first.upper() if first in _ALPHABETS.get(language, _CYRILLIC) else _plain(first)[:1].upper()


def _letters(name: str) -> str:
    """Return ``name`` in small letters, without the quotes and other signs before its first letter."""
    low = unicodedata.normalize("NFC", name).lower().translate(_SAME)
    start = next((place for place, letter in enumerate(low) if letter.isalnum()), 0)
    return low[start:]


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(each for each in apart if not unicodedata.combining(each)) or letter
