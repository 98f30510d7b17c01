"""The words of a passage as they go into a bulletin's text: spaces made plain, marks that nobody sees dropped."""

import re
import unicodedata

# Line ends of every kind, and every other white space: inside a passage each run of them is one space.
_SPACES = re.compile(r"\s+")
# Soft hyphen, zero-width space, word joiner, byte order mark, marks of direction: layout, not spelling.
_UNSEEN = "\u00ad\u200b\u200e\u200f\ufeff" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2060, 0x206A))))
# Joiners spell words in Arabic and Indic scripts and join emoji; after anything else they are layout too.
_IDLE_JOINERS = re.compile(r"(?:(?<=[\u0000-\u05ff\u2000-\u200a])|(?<![\s\S]))[\u200c\u200d]+")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


def _c1_controls() -> dict[str, str]:
    """Return what windows-1252 has at the places of the C1 controls, which no text means: it was mislabelled."""
    return {chr(code): bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}


_CHARACTERS = str.maketrans(
    dict.fromkeys(_UNSEEN, "")
    | _LIGATURES
    | _c1_controls()
    | {chr(code): " " for code in (*range(0x20), 0x7F)}
    | {"\u3164": " ", "\u2800": " "},
)


def clean_words(raw: str) -> str:
    """Return ``raw`` on one line in Unicode's form NFC, with single plain spaces and without marks that are not seen.

    Curly quotes, dashes and whatever else a reader sees stay as they are. Cleaning twice changes nothing.
    """
    if raw.isascii() and raw.isprintable() and "  " not in raw:
        return raw.strip()
    words = _IDLE_JOINERS.sub("", _SPACES.sub(" ", raw.translate(_CHARACTERS)))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", words)).strip()
