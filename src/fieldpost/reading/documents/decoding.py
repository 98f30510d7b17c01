"""In which encoding is a file of text written, and what does it say?

UTF-8 is tried first, since hardly any other text is valid UTF-8 by chance. Among the single-byte encodings of the
field's old files the letters decide: Cyrillic words are runs of high bytes, Latin ones have single ones between plain
letters. A byte that the encoding does not know comes back as a lone surrogate (PEP 383), so that it keeps its place.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 200_000
"""Bytes that are looked at to tell one single-byte encoding from another."""

_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_PLAIN_LETTER = re.compile(rb"[A-Za-z]")
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
# How often a letter stands in Russian, per thousand; other Cyrillic letters are rare there, all else does not belong.
_RUSSIAN = {
    letter: share
    for share, letters in (
        (110, "о"), (83, "еа"), (74, "и"), (65, "нт"), (55, "с"), (45, "рвл"), (31, "кмдп"), (26, "у"), (19, "яы"),
        (17, "ьгзб"), (13, "чй"), (9, "хж"), (6, "шюц"), (3, "щэф"), (1, "ъё"),
    )
    for letter in letters
}  # fmt: skip
_OTHER_CYRILLIC = 3
_PUNCTUATION = frozenset("«»“”„‘’‚…–—№\u00a0•§°·")
_LEAST_RUSSIAN = 36.0
"""The mean of the figures above over a text's high bytes: Russian has 58, Kazakh 47, the wrong encoding 5 to 20."""

# Kazakh's letters of KZ-1048 look like these in windows-1251; Macedonian and Serbian, which have them, lack ы.
_KAZAKH_AS_CP1251 = re.compile("[ќѕћўє]")
# What Bosnian, Croatian, Serbian, Polish or Romanian names in windows-1250 look like in windows-1252.
_CENTRAL_AS_CP1252 = re.compile(r"[A-Za-zšžè]æ(?![A-Za-z])|[A-Za-z][ðþº¹³¿]|[šžŠŽ][a-z]*[èæ]|[èæ][a-z]*[šž]|\bÐ[a-z]")
_ISOLATED = 0.34
"""Share of high bytes that stand in runs of three and more, above which the text is not Latin."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and the encoding it was read in by the name that Python gives it."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """Return the text of ``data``; an encoding that the file itself declares is believed if the bytes bear it out."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _decoded(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(data[:SAMPLE]):
        return _decoded(data, "utf-8")
    guessed, sure = _single_byte_encoding(data[:SAMPLE])
    known = _known(declared)
    # Old pages declare Latin-1 because their editor did, whatever they hold.
    if known and not (sure and known == "cp1252"):
        return _decoded(data, known)
    return _decoded(data, guessed)


def _decoded(data: bytes, encoding: str) -> Decoded:
    errors = "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    return Decoded(data.decode(encoding, errors), encoding)


def _wide_encoding(data: bytes) -> str:
    """Return the UTF-16 that text without a mark is in: one of its two bytes is nearly always the same few."""
    sample = data[:4_000]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    even, odd = sample[::2], sample[1::2]
    if _are_high_bytes(odd) and not even.count(0):
        return "utf-16-le"
    if _are_high_bytes(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def _are_high_bytes(half: bytes) -> bool:
    """Say whether these are the bytes that tell the script: zero for spaces and Latin, one other for most letters."""
    counts = Counter(half)
    zeros, punctuation = counts.pop(0, 0), counts.pop(0x20, 0)
    script = counts.most_common(1)[0][1] if counts else 0
    return zeros * 12 >= len(half) and (zeros + punctuation + script) * 20 >= len(half) * 19


def _is_mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    wrong = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    right = sum(1 for character in text if character > "\x7f") - wrong
    return right >= 2 * wrong


def _single_byte_encoding(data: bytes) -> tuple[str, bool]:
    """Return the likeliest encoding, and whether the letters speak for it clearly."""
    runs = _HIGH_RUNS.findall(data)
    high = sum(map(len, runs))
    shortest = 3 if _PLAIN_LETTER.search(data) else 1
    long = sum(len(run) for run in runs if len(run) >= shortest)
    if long <= _ISOLATED * high:
        latin = data.decode("cp1252", "replace")
        return ("cp1250" if _CENTRAL_AS_CP1252.search(latin) else "cp1252"), False
    scores = {encoding: _russian_score(data, encoding) for encoding in _CYRILLIC}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] >= _LEAST_RUSSIAN:
        if best == "cp1251" and _is_kazakh(data):
            best = "kz1048"
        return best, True
    return _guessed_by_library(data) or "cp1252", False


def _russian_score(data: bytes, encoding: str) -> float:
    """Return how Russian the high bytes look in ``encoding``: the mean figure of its letters, less what is odd."""
    text = data.decode(encoding, "replace")
    total = count = 0
    before = " "
    swapped = False
    for character in text:
        if character > "\x7f":
            count += 1
            lower = character.lower()
            if "\u0400" <= character <= "\u04ff":
                total += _RUSSIAN.get(lower, _OTHER_CYRILLIC)
                # Capitals after a small letter: the two cases change places between windows-1251 and KOI8.
                swapped = before.isalpha() and (swapped or (character != lower and before.islower()))
                total -= 60 if swapped and character != lower else 0
            elif character not in _PUNCTUATION:
                total -= 40
        before = character
    return total / count if count else 0.0


def _is_kazakh(data: bytes) -> bool:
    text = data.decode("cp1251", "replace")
    return "ы" in text and len(_KAZAKH_AS_CP1251.findall(text)) * 100 > len(_HIGH_RUNS.findall(data))


def _guessed_by_library(data: bytes) -> str:
    # It takes longer to import than most files to read.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:20_000]).best()
    return best.encoding if best is not None and not best.encoding.startswith("utf") else ""


def _known(declared: str) -> str:
    """Return Python's name of a declared encoding; Latin-1 means windows-1252 on the web (WHATWG Encoding, 4.2)."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    if name in {"iso8859-1", "ascii", "latin-1"}:
        return "cp1252"
    try:
        "".encode(name)  # refuses codecs that are no character encodings
        b"a".decode(name, "surrogateescape")
    except (LookupError, UnicodeError, ValueError, TypeError):
        return ""
    return "" if name.startswith("utf") else name
