"""Which way a language runs, and which language a text plainly is, judged by its letters alone.

A page must say where its language changes (WCAG 2.2, 3.1.2). Letters tell scripts apart, and Kazakh or Ukrainian from
Russian; two languages of one alphabet, such as English and French, they do not.
"""

import re

_ARABIC = "ar ckb fa ks ps sd ug ur"
_CYRILLIC = "ab be bg ce cu cv kk kv ky mk mn os ru sah sr tg tt tyv udm uk"
_SCRIPT_OF = (
    dict.fromkeys(_ARABIC.split(), "Arab")
    | dict.fromkeys(_CYRILLIC.split(), "Cyrl")
    | {"he": "Hebr", "yi": "Hebr", "ka": "Geor", "hy": "Armn", "el": "Grek"}
)
_SCRIPTS = {
    "Latn": r"[A-Za-z\u00c0-\u024f]",
    "Cyrl": r"[\u0400-\u052f]",
    "Arab": r"[\u0600-\u06ff]",
    "Hebr": r"[\u0590-\u05ff]",
    "Geor": r"[\u10a0-\u10ff]",
    "Armn": r"[\u0530-\u058f]",
    "Grek": r"[\u0370-\u03ff]",
}
_NOT_LATIN = re.compile(r"[\u0370-\u06ff\u10a0-\u10ff]")
"""The letters of every script above but the first."""
_USUAL = {"Latn": "en", "Cyrl": "ru", "Arab": "ar", "Hebr": "he", "Geor": "ka", "Armn": "hy", "Grek": "el"}
# The letters that a language has and Russian (or Arabic) lacks; one of the first kind must be there, as its neighbours
# share those of the second. The most particular language comes first.
_TELLING = {
    "tg": ("ҳҷӣӯ", "ғқ"),
    "kk": ("әғқұһ", "ңөүі"),
    "uk": ("їєґ", "і"),
    "ky": ("ңөү", ""),
    "fa": ("پچژگ", ""),
}
_SHARE = 0.05
"""Of a text's letters; a Kazakh name in a Russian sentence does not make the sentence Kazakh."""
_ENOUGH = 40
"""Letters of a text before the lack of some of them says anything."""


def is_right_to_left(language: str) -> bool:
    """Whether ``language`` (ISO 639-1) is written from right to left."""
    return script_of(language) in ("Arab", "Hebr")


def script_of(language: str) -> str:
    """Return the script (ISO 15924) in which ``language`` is usually written."""
    return _SCRIPT_OF.get(language, "Latn")


def language_of(text: str, expected: str) -> str:
    """Return the language of ``text`` where its letters cannot be those of ``expected``, else an empty string."""
    own = script_of(expected)
    if own == "Latn" and not _NOT_LATIN.search(text):
        return ""
    counts = {script: len(re.findall(letters, text)) for script, letters in _SCRIPTS.items()}
    script = max(counts, key=lambda each: (counts[each], each == own))
    told = _told_by_letters(text.lower(), script, counts[script])
    if counts[script] and script != own:
        return told or _USUAL[script]
    # A Kazakh text of some length cannot do without the letters that Russian lacks.
    lacks_own = expected in _TELLING and not told and counts[script] >= _ENOUGH
    return _USUAL[own] if lacks_own else told if told != expected else ""


def _told_by_letters(text: str, script: str, letters: int) -> str:
    """Return the language that is known by its letters, empty if none is."""
    for language, (own, shared) in _TELLING.items():
        if script_of(language) == script and any(letter in text for letter in own):
            found = sum(text.count(letter) for letter in own + shared)
            if found > _SHARE * letters:
                return language
    return ""
