"""A text as words: what every stage looks at, cut once.

Typographic variants are replaced one for one (curly quotes, dashes, stray marks of emphasis), so that an offset in the
normalised text is the same offset in the bulletin's own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from fieldpost.domain import Span

TOKEN = re.compile(
    r"(?<![^\W_])[A-ZА-ЯЁ]\.(?:-?[A-ZА-ЯЁ]\.)*"  # initials and U.S.
    r"|'s(?!\w)"
    r"|[^\W\d_]+(?:-\w+|'(?!s(?!\w))[^\W\d_]+)*"  # words, hyphenated too; D'Hooge
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:st|nd|rd|th)?(?!\w)|\d+"
    r"|\n|[^\s\w]"
)
VARIANTS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‟": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
        "‐": "-",
        "*": " ",
        "_": " ",
        "\u00a0": " ",
        "\u2009": " ",
        "\t": " ",
    }
)
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "doc",
        "st",
        "no",
        "nos",
        "art",
        "col",
        "gen",
        "lt",
        "maj",
        "capt",
        "amb",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "vs",
        "approx",
        "etc",
        "inc",
        "ltd",
        "co",
        "hon",
        "rev",
        "eng",
        "dept",
        "vol",
        "fig",
        "г",
        "гг",
        "им",
        "ул",
        "т",
        "д",
        "п",
        "пр",
        "стр",
        "др",
        "тыс",
        "млн",
        "млрд",
        "долл",
        "акад",
        "ж",
        "сағ",
    ]
)


class Words:
    """The words of a text with their places; parallel lists, because a bulletin has many words and each is asked often."""

    __slots__ = ("ends", "lower", "starts", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text.translate(VARIANTS)
        matches = list(TOKEN.finditer(self.text))
        self.tokens = [match.group() for match in matches]
        # ё is written е as often as not, so that word lists have е only.
        self.lower = [token.lower().replace("ё", "е") for token in self.tokens]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, first: int, after: int) -> Span:
        """Return where the words ``first`` to ``after`` (not included) stand in the text."""
        return Span(self.starts[first], self.ends[after - 1])

    def between(self, first: int, after: int) -> str:
        """Return the normalised text of the words ``first`` to ``after`` (not included), single spaced."""
        return " ".join(self.text[self.starts[first] : self.ends[after - 1]].split())

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the first word at or after the start of ``span``, and the first one at or after its end."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def at(self, offset: int) -> int:
        """Return the word that covers ``offset``, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def signature(self, letters: Mapping[str, str], otherwise: str = "x") -> str:
        """Return one letter a word: what ``letters`` says of its lower-case form, else ``otherwise``; a line end is itself.

        A stage writes its grammar as a regular expression over such a signature: short, fast, and blind to spelling.
        """
        get = letters.get
        return "".join([get(word, otherwise) for word in self.lower])

    def sentences(self) -> list[tuple[int, int]]:
        """Return the first word of each sentence and the one after its last; a line end always closes one."""
        found: list[tuple[int, int]] = []
        first = 0
        for index, token in enumerate(self.tokens):
            if token == "\n":
                if index > first:
                    found.append((first, index))
                first = index + 1
            elif token in ".!?" and self._closes(index, first):
                found.append((first, index + 1))
                first = index + 1
        if first < len(self.tokens):
            found.append((first, len(self.tokens)))
        return found

    def _closes(self, index: int, first: int) -> bool:
        if index <= first:
            return False
        if index + 1 == len(self.tokens):
            return True
        if self.tokens[index] == "." and self.lower[index - 1] in ABBREVIATIONS:
            return False
        following = self.tokens[index + 1]
        return self.starts[index + 1] > self.ends[index] and (
            following[0].isupper() or following[0] in "\"'(-" or following[0].isdigit()
        )
