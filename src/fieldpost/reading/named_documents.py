"""Which handbooks, plans, laws and addresses does a text name? Rules: docs/reference/reading/documents.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fieldpost.domain import Span
from fieldpost.gazetteer.lexicon import lexicon

from .names import Names

LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'()]+[^\s<>\"'().,;:!?]")
AFTER = re.compile(r"(?:[of]t?[CAKHO]+(?:&[CAKHO]+)?)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDocument:
    """Words ``first`` to ``after`` (not included) name a document; ``sort`` is the word for what it is."""

    first: int
    after: int
    title: str
    sort: str


def find_links(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return where the addresses in ``spans`` stand."""
    return [Span(*match.span()) for span in spans for match in LINK.finditer(text, span.start, span.end)]


def find_documents(names: Names, *, language: str) -> list[FoundDocument]:
    """Return the documents that a text names with capitals or in quotation marks, in reading order."""
    words, letters = names.words, names.letters
    sorts = _sorts(language)
    found: list[FoundDocument] = []
    done = 0
    for at, lower in enumerate(words.lower):
        if at < done or lower not in sorts:
            continue
        first = at
        while first > 0 and letters[first - 1] in "CAKHOp" and words.lower[first - 1] not in sorts:
            first -= 1
        while first < at and letters[first] == "p":
            first += 1
        after = at + 1
        following = AFTER.match(letters, after)
        quoted = _quoted(names, after)
        if quoted is not None:
            first, after = after + 1, quoted
        elif (following and words.tokens[at][0].isupper()) or (following and "C" in following.group()):
            after = following.end()
        elif first == at:
            continue
        if not (words.tokens[at][0].isupper() or after > at + 1 or first > at):
            continue
        found.append(FoundDocument(first=first, after=after, title=words.between(first, after), sort=lower))
        done = after
    return found


def _quoted(names: Names, at: int) -> int | None:
    """Return the word after a title in quotation marks that opens at ``at``, without the closing mark."""
    tokens = names.words.tokens
    if tokens[at : at + 1] != ['"']:
        return None
    return next((i for i in range(at + 2, min(at + 18, len(tokens))) if tokens[i] == '"'), None)


@cache
def _sorts(language: str) -> frozenset[str]:
    return frozenset(word for word in lexicon(language)["outline"]["documents"] if " " not in word)
