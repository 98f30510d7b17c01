"""One key for the many spellings of a name: Teslić and Teslic, Alma-Ata and Alma Ata, Ещё and Еще are equal."""

import unicodedata

_SEPARATORS = "-‐‑‒–—―−'‘’‚‛`´ʹʺʻʼʽʾʿˈ′.·\u00a0\u2007\u2009\u202f_/"
_ASCII = str.maketrans(dict.fromkeys("-'`._/", " "))
_MARKS_AND_LETTERS = (
    dict.fromkeys(map(ord, _SEPARATORS), " ")
    # Letters that NFKD leaves whole though readers see a letter and a mark. Casefolding sees to ß and ẞ.
    | str.maketrans("ıəđłøħŧð", "iadlohtd")
    | {ord("æ"): "ae", ord("œ"): "oe", ord("þ"): "th"}
    # The soft hyphen, and the combining marks of the blocks that European and Central Asian letters use.
    | dict.fromkeys([0xAD, *range(0x0300, 0x0370), *range(0x0483, 0x048A), *range(0x1AB0, 0x1B00)])
)


def fold(text: str) -> str:
    """Return the key under which ``text`` is looked up.

    Case, accents and the kind of hyphen, apostrophe, dot or space do not count; each run of these is one space. Letters
    of other scripts stay as they are, so that "Oral" and "Орал" are different keys. Folding a key changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    bare = unicodedata.normalize("NFKD", text).casefold().translate(_MARKS_AND_LETTERS)
    return " ".join(bare.split())
