"""Ids for addresses and HTML pages: Latin letters, digits and hyphens, the same for the same words."""

import datetime
import re
import unicodedata
from functools import lru_cache

from fieldpost.domain import Activity, Precision

LENGTH = 60
"""Characters of a slug at most; it is cut at a word."""

# ISO 9 is exact but unreadable without its accents; this is how the region's own passports and road signs write names.
_CYRILLIC = """
аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya
әa ғg қk ңn өo ұu үu һh іi їi єe ґg ўo ҳh ҷj ӣi ӯu ђdj јj љlj њnj ћc џdz ѓg ѕdz ќk
"""
_LATIN = {"ı": "i", "ə": "a", "đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
_ASCII = str.maketrans({pair[0]: pair[1:] for pair in _CYRILLIC.split()} | _LATIN)


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return ``text`` in lower-case Latin letters, digits and hyphens.

    Words of a script that has no table here leave nothing; the slug is then eight hexadecimal digits of their hash.
    """
    latin = re.sub(r"['’ʻʼ]", "", unicodedata.normalize("NFC", text).lower().translate(_ASCII))
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(letter))
    words: list[str] = re.findall(r"[a-z0-9]+", plain)
    if not words:
        import hashlib  # slow to import, and seldom needed

        return hashlib.sha256(text.encode()).hexdigest()[:8]
    result: str = words[0][:LENGTH]
    for word in words[1:]:
        if len(result) + 1 + len(word) > LENGTH:
            break
        result += f"-{word}"
    return result


def unique(wanted: str, taken: set[str]) -> str:
    """Return ``wanted``, or it with the first free number behind it, and add the result to ``taken``."""
    result, number = wanted, 2
    while result in taken:
        result, number = f"{wanted}-{number}", number + 1
    taken.add(result)
    return result


def anchor(activity: Activity, month: datetime.date) -> str:
    """Return the id of ``activity`` in an issue: the month in which it begins, else ``month``, and its heading."""
    start = activity.period.value.start if activity.period else None
    begins = start.first if start and start.precision in (Precision.DAY, Precision.MONTH) else month
    return f"{begins:%Y-%m}-{slug(activity.heading)}"
