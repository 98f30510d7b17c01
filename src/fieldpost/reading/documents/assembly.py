"""From the pieces a reader found to a bulletin: one text, passages that point into it, and what could not be read."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from fieldpost.domain.bulletin import Bulletin, Passage, PassageKind, Problem
from fieldpost.domain.span import Box, Span

from . import messages
from .errors import NoTextError
from .words import clean_words

LONGEST_PASSAGE = 10_000
"""Characters. The longest paragraph of a bulletin has some 3,000; what is longer is cut at the end of a sentence."""

MOST_LOST_CHARACTERS = 20
"""Characters that could not be read and get a problem each; the rest of them share one."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]* ")
# What a file lost before it came to us, and (PEP 383) a byte that its encoding does not know.
_LOST = re.compile("[\ufffd\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A passage before its place in the text is known; ``words`` are as the file has them.

    ``joined`` says that it stands right under the piece before, with no blank line or paragraph mark between them.
    """

    words: str
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int | None = None
    joined: bool = False
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a reader found in a file."""

    media_type: str
    pieces: Iterable[Piece]
    problems: tuple[Problem, ...] = ()
    title: str = ""
    created: str = ""
    language: str = ""


def assemble(contents: Contents, *, data: bytes, name: str) -> Bulletin:
    """Return the bulletin: the words of each piece once, with a line end between joined ones and a blank line else.

    Raises:
        NoTextError: no piece has a word.
    """
    parts: list[str] = []
    passages: list[Passage] = []
    problems = list(contents.problems)
    end = 0
    lost = 0
    for piece in contents.pieces:
        words = clean_words(piece.words)
        cut = _cut(words)
        for number, part in enumerate(cut):
            glue = "" if not passages else "\n" if piece.joined or number else "\n\n"
            span = Span(end + len(glue), end + len(glue) + len(part))
            if _LOST.search(part):
                part, found = _replace_lost(part, span.start, page=piece.page)
                problems += found[: max(0, MOST_LOST_CHARACTERS - lost)]
                lost += len(found)
            passages.append(Passage(kind=piece.kind, span=span, level=piece.level, page=piece.page, box=piece.box))
            parts += (glue, part)
            end = span.end
        if len(cut) > 1:
            whole = Span(passages[-len(cut)].span.start, end)
            message = messages.PARAGRAPH_CUT.format(count=f"{len(words):,}", parts=len(cut))
            problems.append(Problem(message=message, span=whole, page=piece.page))
    if not passages:
        raise NoTextError(name, messages.NO_WORDS)
    if lost > MOST_LOST_CHARACTERS:
        problems.append(Problem(message=messages.MORE_LOST.format(count=f"{lost - MOST_LOST_CHARACTERS:,}")))
    return Bulletin(
        name=name,
        media_type=contents.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text="".join(parts),
        passages=tuple(passages),
        problems=tuple(problems),
        title=_plain(contents.title),
        created=_plain(contents.created),
        language=_plain(contents.language),
    )


def _cut(words: str) -> list[str]:
    """Cut words that are longer than a passage may be: after a sentence, else at a space, else anywhere."""
    parts = []
    start = 0
    while len(words) - start > LONGEST_PASSAGE:
        limit = start + LONGEST_PASSAGE
        middle = start + LONGEST_PASSAGE // 2
        ends = [found.end() for found in _SENTENCE_END.finditer(words, middle, limit)]
        end = ends[-1] if ends else words.rfind(" ", middle, limit) + 1 or limit
        parts.append(words[start:end].rstrip())
        start = end
    if start < len(words):
        parts.append(words[start:])
    return parts


def _replace_lost(words: str, start: int, *, page: int | None) -> tuple[str, list[Problem]]:
    """Return ``words`` with a character in place of each lost one, and a problem for each; ``start`` is their place."""
    characters = list(words)
    problems = []
    for found in _LOST.finditer(words):
        at = found.start()
        code = ord(words[at])
        span = Span(start + at, start + at + 1)
        if 0xDC80 <= code <= 0xDCFF:
            byte = code - 0xDC00
            # Quotes and dashes of windows-1252 stray into files of every other encoding; letters are not guessed.
            characters[at] = bytes([byte]).decode("cp1252", "replace") if byte < 0xA0 else "\ufffd"
            message = messages.NO_CHARACTER.format(byte=f"{byte:02X}", character=characters[at])
        else:
            characters[at] = "\ufffd"
            message = messages.CHARACTER_LOST
        problems.append(Problem(message=message, span=span, page=page))
    return "".join(characters), problems


def _plain(value: str) -> str:
    return _LOST.sub("\ufffd", clean_words(value))
