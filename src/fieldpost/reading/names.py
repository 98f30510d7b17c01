"""Which words are written as names, and which of those name a country? What the stages for bodies, people and places share.

A letter a word: C capitalised, A acronym, I initials, K country or its adjective, H a word that makes a name a body's (Ministry),
O an office (Minister), R honorific or rank, o of, t the, f for/on/against, n in/to, & and, p 's, d number, M month or
weekday, e an office without capital, x any other word, and the punctuation itself.
"""

import re
from functools import cache

from fieldpost.gazetteer import country_named, country_of_adjective, fold
from fieldpost.gazetteer.lexicon import lexicon

from .words import Words

ACRONYM = re.compile(
    r"(?:[A-ZА-ЯЁ]{2,}[a-z]{0,2}|[A-Z]+[a-z]{1,3}[A-Z]+[A-Za-z]*|[A-Z][a-z]?[A-Z]{1,}[a-z]*)(?:-[A-Z]{2,}|/[A-Z]{2,})*"
)
ROLE_ENDINGS = frozenset(
    [
        "funded",
        "supported",
        "led",
        "sponsored",
        "organized",
        "organised",
        "backed",
        "financed",
        "hosted",
        "run",
        "assisted",
        "facilitated",
    ]
)
"""What an organisation did, as the end of a compound: "European Union-funded"."""
ARTICLE = re.compile(r"(?:al|el|ad|as|ar|ash|az|an|at)-[A-Z]")
"""A name that begins with the Arabic article."""
ROMAN = re.compile(r"[IVXLC]+")


class Names:
    """The letters of a text's words, and the countries among them by word."""

    __slots__ = ("adjectives", "countries", "letters", "words")

    def __init__(self, words: Words, *, language: str) -> None:
        self.words = words
        table, small = _letters(language)
        found: list[str] = []
        for token, lower in zip(words.tokens, words.lower, strict=True):
            first = token[0]
            if first.isupper() or ARTICLE.match(token):
                found.append(_capital(token, lower, table))
            elif first.isdigit():
                found.append("d")
            else:
                found.append(small.get(lower) or (token if len(token) == 1 and not first.isalpha() else "x"))
        self.countries: dict[int, tuple[int, str]] = {}
        self.adjectives: dict[int, str] = {}
        self._find_countries(found)
        self.letters = "".join(found)

    def _find_countries(self, letters: list[str]) -> None:
        """Mark names of countries, the longest first, and adjectives of countries; all their words become K."""
        tokens, total = self.words.tokens, len(letters)
        index = 0
        while index < total:
            if letters[index] not in ("C", "A", "I", "H", "O"):
                index += 1
                continue
            for length in range(min(5, total - index), 0, -1):
                last = tokens[index + length - 1]
                if not last[0].isupper():
                    continue
                code = _country(" ".join(tokens[index : index + length]))
                if code is not None:
                    self.countries[index] = (index + length, code)
                    letters[index : index + length] = "K" * length
                    index += length - 1
                    break
            else:
                code = _adjective(tokens[index])
                if code is not None:
                    self.adjectives[index] = code
                    letters[index] = "K"
            index += 1


def _capital(token: str, lower: str, table: dict[str, str]) -> str:
    if token.endswith("."):
        return "R" if lower == "h.e." else "I"
    stem, hyphen, ending = lower.rpartition("-")
    if hyphen and ending == "based":
        return "x"
    if hyphen and ending in ROLE_ENDINGS:
        return _capital(token.rpartition("-")[0], stem, table)
    letter = table.get(lower)
    if letter in ("H", "O", "R", "M", "x", "t", "a", "o", "f", "n", "&"):
        return letter
    if len(token) > 1 and ACRONYM.fullmatch(token) and not (ROMAN.fullmatch(token) and token not in ("CIC", "MIC")):
        return "A"
    return "C"


@cache
def _letters(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the letters of words with a capital, and of those without."""
    lists = lexicon(language)
    capital = dict.fromkeys(lists["organisations"]["heads"], "H")
    for word in (*lists["people"]["honorifics"], *lists["people"]["ranks"]):
        capital.setdefault(word, "R")
    for word in lists["people"]["offices"]:
        capital.setdefault(word, "O")
    for word in (*lists["dates"]["months"], *lists["dates"]["weekdays"]):
        # "Jan" and "Mar" are given names as well.
        if len(word) > 3 or word == "may":
            capital.setdefault(word, "M")
    small = {"of": "o", "the": "t", "and": "&", "&": "&", "'s": "p", "a": "a", "an": "a"}
    small.update(dict.fromkeys(("for", "on", "against"), "f"))
    small.update(dict.fromkeys(("in", "to"), "n"))
    for word in lists["function"]["words"]:
        capital.setdefault(word, small.get(word, "x"))
    small.update(dict.fromkeys(lists["people"]["offices"], "e"))
    return capital, small


@cache
def _country(name: str) -> str | None:
    if len(name) < 2 or (
        name.isupper() and len(name) < 5 and name not in ("US", "U.S.", "UK", "U.K.", "USA", "FYROM", "BiH")
    ):
        return None
    return country_named(fold(name))


@cache
def _adjective(name: str) -> str | None:
    return country_of_adjective(fold(name)) if len(name) > 3 else None
