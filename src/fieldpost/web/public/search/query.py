"""What a reader typed into the search, understood: never an error, whatever it is.

Words have all to occur. "A phrase" in quotation marks of any kind has to occur as it is, but for the endings of its words;
-without leaves out what has the word; wat* is every word that begins so. All else is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from .stems import key, stem, stems_sought
from .words import WORD, parts

_LONGEST = 1_000
"""Characters of a query that are read."""
_MOST = 16
"""Terms of a query that are looked for, and words of a phrase."""

_QUOTES = str.maketrans("“”„‟«»″", '"' * 7)
_CHUNK = re.compile(r'(?<!\S)(?P<minus>[-−]?)(?:"(?P<phrase>[^"]*)"|(?P<text>\S+))')
_LANGUAGES = ("", "en", "ru", "kk")
"""All ways in which the words of a text are stemmed."""

_EMPTY_WORDS_LISTED = (
    "a an and are as at be by for from in is of on or that the this to was were which with "
    "в во для и из или к ко на не о об от по при с со у что "
    "және мен бен пен да де үшін туралы"
)
_EMPTY_WORDS = frozenset(_EMPTY_WORDS_LISTED.split())
"""What tells nothing of an activity; not looked for where it stands beside other words."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is sought, as the runs of stems any of which is meant; ``start`` is how a word begins, in place of one."""

    runs: tuple[tuple[str, ...], ...]
    start: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``terms`` have to occur and none of ``without``; ``words`` are those of the terms, as the reader typed them."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    words: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what ``text`` asks for."""
        wanted: list[tuple[Term, list[str]]] = []
        without: list[Term] = []
        for minus, is_phrase, chunk, is_start in _chunks(text[:_LONGEST]):
            for term, named in _terms(chunk, is_phrase=is_phrase, is_start=is_start):
                if minus:
                    without.append(term)
                else:
                    wanted.append((term, named))
        telling = [pair for pair in wanted if not _is_empty_word(*pair)] or wanted
        terms = dict.fromkeys(term for term, _named in telling)
        words = dict.fromkeys(word for _term, each in telling for word in each)
        return cls(tuple(terms)[:_MOST], tuple(dict.fromkeys(without))[:_MOST], tuple(words)[:_MOST])

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing; to leave something out is not enough."""
        return not self.terms


def _chunks(text: str) -> Iterator[tuple[str, bool, list[str], bool]]:
    """Yield of each piece between spaces or quotation marks its minus, whether it is a phrase, its words, its star."""
    for match in _CHUNK.finditer(text.translate(_QUOTES)):
        phrase, rest = match["phrase"], match["text"] or ""
        words = [part for word in WORD.findall(phrase or rest) for part in parts(word) if key(part)]
        if words:
            yield match["minus"], phrase is not None, words[:_MOST], rest.endswith("*")


def _terms(words: list[str], *, is_phrase: bool, is_start: bool) -> Iterator[tuple[Term, list[str]]]:
    if is_start:
        *before, last = words
        yield from ((_word(word), [word]) for word in before)
        yield Term(tuple((each,) for each in stems_sought(last)), key(last)), [last]
    elif is_phrase or len(words) > 1:
        # Alma-Ata, and what else is written together, is sought as it stands.
        runs = dict.fromkeys(tuple(stem(word, language) for word in words) for language in _LANGUAGES)
        yield Term(tuple(runs)), words
    else:
        yield _word(words[0]), words


def _word(word: str) -> Term:
    return Term(tuple((each,) for each in stems_sought(word)))


def _is_empty_word(term: Term, words: list[str]) -> bool:
    return len(words) == 1 and not term.start and words[0].casefold() in _EMPTY_WORDS
