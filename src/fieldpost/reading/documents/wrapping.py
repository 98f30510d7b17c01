"""Are the lines of a text its paragraphs, or were they wrapped at a width and have to be joined again?

A wrapped line is full: the first word of the next line would not have fitted on it. One such line is chance; where most
lines of a file agree on one width, it was the width of the editor, the mail program or the typewriter.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

NARROWEST, WIDEST = 36, 132
"""Characters: the widths that editors and printers wrapped at."""

_LEAST_FULL_LINES = 3
_FULL_FOR_ONE_LONGER = 8
_SLACK = 2
_WORDS_BEFORE_HYPHEN = re.compile(r"[^\W\d_]+-$")
# An address of the web that was broken after a slash, or after the dots and hyphens in it.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/.?=&_-]$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…", '."', ".”", ".)", "!”", "?”", '!"', '?"')
_DATE_LOOK = re.compile(r"\d{1,2}(?:\s?[-–/.]\s?\d{1,2})?[ .]|[^\W\d]+\s\d{1,2}[-–,:]")
_DATE_LINE = re.compile(
    r"(?=.{6,45}$)(?:\d{1,2}\b.*|[^\W\d]+\s)\b(?:19|20)\d\d\b\W*(?:г\.?|года|ж\.?|[^\W\d_]+,? [^\W\d_]+)?\W*$"
)
_DATELINE = re.compile(r"[^\W\d_a-zа-яё]{3,}(?:[ /-][^\W\d_a-zа-яё]{2,})*(?:, [^\W\d_]+)?(?:, \d| [-–—] )")
# "two- and three-day": the hyphen stands for a word that follows.
_HANGING = frozenset(("and", "or", "to", "und", "oder", "et", "ou", "y", "и", "или", "та", "және", "ve", "dhe", "ili"))


def wrap_width(blocks: Iterable[Sequence[str]], *, share: float = 0.4) -> int:
    """Return the width that the lines of ``blocks`` were wrapped at, 0 if they were not.

    ``share`` is how many of the lines with a line after them must agree. Lines longer than the width speak against it,
    as only an address that cannot be broken is.
    """
    full = [0] * (WIDEST + 2)
    longer = [0] * (WIDEST + 2)
    count = 0
    for block in blocks:
        for line in block:
            longer[min(len(line), WIDEST + 1)] += 1
        for line, following in pairwise(block):
            count += 1
            shortest = max(len(line), NARROWEST)
            longest = min(len(line) + len(_first_word(following)), WIDEST)
            if shortest <= longest:
                full[shortest] += 1
                full[longest + 1] -= 1
    best = width = votes = 0
    against = sum(longer[NARROWEST:])
    for candidate in range(NARROWEST, WIDEST + 1):
        votes += full[candidate]
        against -= longer[candidate]
        # The narrowest of equal candidates is the longest line that is there.
        if votes > best and against * _FULL_FOR_ONE_LONGER <= votes:
            best, width = votes, candidate
    return width if best >= max(_LEAST_FULL_LINES, share * count) else 0


def continues(line: str, following: str, *, width: int) -> bool:
    """Say whether ``following`` goes on where ``line`` was wrapped."""
    if len(line) > width + len(line) // 8 or len(line) + 1 + len(_first_word(following)) <= width - _SLACK:
        return False
    shouts = following.isupper() and " " in following and not following.endswith((".", ",", ")"))
    return line.isupper() if shouts else True


def starts_anew(piece: str, following: str, *, is_first_line: bool) -> bool:
    """Say whether ``following`` looks like the start of something even under a full line.

    An entry with a date does under one that has one too; and under a first line that may be a headline, a line does
    that is a date and no more, or begins as a report does ("OSH, 3 March 2031 -").
    """
    if piece.endswith(_SENTENCE_ENDS):
        return bool(_DATE_LOOK.match(following) and _DATE_LOOK.match(piece))
    return is_first_line and bool(_DATE_LINE.match(following) or _DATELINE.match(following))


def joined_words(line: str, following: str, *, known: frozenset[str] = frozenset()) -> str:
    """Return both with the space between them, or the word healed that a hyphen at the end of ``line`` cut in two.

    A plain hyphen stays (cross-border) unless the word is ``known`` without it; a soft or breaking one goes.
    """
    if line.endswith(("\u00ad", "\u2010")):
        return line[:-1] + following
    if _ADDRESS.search(line):
        return line + following
    if not _WORDS_BEFORE_HYPHEN.search(line):
        glue = "" if line.endswith("-") and line[-2:-1].isdigit() and following[:1].isdigit() else " "
        return line + glue + following
    first = _FIRST_WORD.match(following)
    if not first or first[0].lower() in _HANGING:
        return f"{line} {following}"
    last = _WORDS_BEFORE_HYPHEN.search(line)
    whole = (last[0][:-1] if last else "") + first[0]
    return (line[:-1] if whole.lower() in known else line) + following


def _first_word(line: str) -> str:
    return line.split(None, 1)[0] if line else ""
