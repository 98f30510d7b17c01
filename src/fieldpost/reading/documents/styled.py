"""Lines with a look, as word processors and web pages have them: which of them are headings, captions, list items?

What the file says by a style or a tag holds. Where it says nothing, the look speaks, as it does to a reader: a short
line that is all bold, underlined or larger than the rest is a heading, a slanted or small one under a picture its
caption.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fieldpost.domain.bulletin import PassageKind

from .assembly import Piece
from .marks import counting_marks, find_mark
from .words import clean_words

LONGEST_HEADING = 140
"""Characters of a line that may be a heading by its look alone."""

LONGEST_CAPTION = 400
"""Characters of a line that may be a caption by its look alone."""

LONGEST_CELL, MOST_LINES_IN_CELL = 400, 4
"""Characters and lines of a cell in a table of facts; a longer one makes the table a frame for text."""

_FEWEST_CELLS = 2
_LARGER, _SMALLER = 1.12, 0.95
_MOST_BOLD = 0.6
_FEWEST_CONTENTS = 3
_LEADER = re.compile(r"[\s.…·|]*\d{0,3}$")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; ``size`` is in points, 0 where it is not known."""

    words: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0


@dataclass(slots=True, kw_only=True)
class StyledLine:
    """A line and its looks; ``kind`` and ``level`` are what the file says it is, None where it says nothing."""

    runs: Sequence[Run]
    kind: PassageKind | None = None
    level: int | None = None
    joined: bool = False
    under_picture: bool = False
    words: str = field(init=False)
    bold: bool = field(init=False)
    italic: bool = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        seen = [run for run in self.runs if run.words.strip()]
        self.words = clean_words("".join(run.words for run in self.runs))
        self.bold = bool(seen) and all(run.bold for run in seen)
        self.italic = bool(seen) and all(run.italic for run in seen)
        sizes = Counter[float]()
        for run in seen:
            sizes[run.size] += len(run.words)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0


def pieces_of(lines: Iterable[StyledLine]) -> list[Piece]:
    """Return the pieces of ``lines``, those without words left out."""
    kept = [line for line in lines if line.words]
    body = _body_size(kept)
    bold_counts = sum(line.bold for line in kept if line.kind is None) <= _MOST_BOLD * len(kept) or len(kept) < 3
    for line in kept:
        if line.kind is None and line.under_picture and _is_caption(line, body):
            line.kind = PassageKind.CAPTION
    marks = {id(line): find_mark(line.words) for line in kept if line.kind in _MARKED}
    counting = counting_marks((key, mark) for key, mark in marks.items() if mark is not None)
    ranked = []
    for line in kept:
        mark = marks.get(id(line))
        if mark is not None and (mark.number is None or id(line) in counting or line.kind is PassageKind.LIST_ITEM):
            line.words = line.words[mark.length :]
            line.kind, line.level = PassageKind.LIST_ITEM, line.level or 1
        elif line.kind is None and _is_heading(line, body, bold_counts=bold_counts):
            ranked.append(line)
    _rank(ranked, above=max((line.level or 0 for line in kept if line.kind is PassageKind.HEADING), default=0))
    pieces = [
        Piece(
            words=line.words,
            kind=line.kind or PassageKind.PARAGRAPH,
            level=line.level,
            joined=line.joined or (line.kind in _ROWS and line.kind is above),
        )
        for line, above in zip(kept, [None, *(line.kind for line in kept)], strict=False)
    ]
    return without_contents(pieces)


_ROWS = (PassageKind.LIST_ITEM, PassageKind.TABLE_ROW)
_MARKED = (None, PassageKind.LIST_ITEM)


def _body_size(lines: Iterable[StyledLine]) -> float:
    sizes = Counter[float]()
    for line in lines:
        if line.kind is None and line.size:
            sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_caption(line: StyledLine, body: float) -> bool:
    is_small = bool(line.size) and line.size < body * _SMALLER
    return (line.italic or is_small) and len(line.words) <= LONGEST_CAPTION


def _is_heading(line: StyledLine, body: float, *, bold_counts: bool) -> bool:
    is_large = bool(line.size) and line.size > body * _LARGER
    if not (is_large or (line.bold and bold_counts and line.size >= body * _SMALLER)):
        return False
    return len(line.words) <= LONGEST_HEADING and may_be_heading(line.words)


def rows_of(rows: Sequence[Sequence[Sequence[StyledLine]]], *, may_hold_facts: bool) -> list[StyledLine]:
    """Return a line for each row of a table of facts, and the lines of the cells of one that only places things.

    A table of facts has short cells, two or more of them in most of its rows; ``may_hold_facts`` is False for one that
    its file shows to be the other kind.
    """
    filled = [[cell for cell in row if any(line.words for line in cell)] for row in rows]
    filled = [row for row in filled if row]
    wide = sum(len(row) >= _FEWEST_CELLS for row in filled)
    is_plain = all(_is_plain_cell(cell) for row in filled for cell in row)
    if may_hold_facts and len(filled) > 1 and wide * 2 >= len(filled) and is_plain:
        return [
            StyledLine(
                runs=(Run(" | ".join(" ".join(line.words for line in cell) for cell in row)),),
                kind=PassageKind.TABLE_ROW,
                joined=number > 0,
            )
            for number, row in enumerate(filled)
        ]
    return [line for row in filled for cell in row for line in cell]


def _is_plain_cell(cell: Sequence[StyledLine]) -> bool:
    length = sum(len(line.words) for line in cell)
    has_heading = any(line.kind is PassageKind.HEADING for line in cell)
    return length <= LONGEST_CELL and len(cell) <= MOST_LINES_IN_CELL and not has_heading


def without_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out a table of contents: three and more pieces in a row that say no more than headings after them do."""
    last_place = {_key(piece.words): place for place, piece in enumerate(pieces) if piece.kind is PassageKind.HEADING}
    kept: list[Piece] = []
    run: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind is not PassageKind.HEADING and last_place.get(_key(_LEADER.sub("", piece.words)), -1) > place:
            run.append(piece)
            continue
        kept += run if len(run) < _FEWEST_CONTENTS else ()
        run = []
        kept.append(piece)
    return kept + run


def _key(words: str) -> str:
    return clean_words(words).casefold()


def may_be_heading(words: str) -> bool:
    """Say whether ``words`` can be a heading: they have a letter and do not end as a sentence or half of one does."""
    return not words.endswith((".", ";", ",")) and any(character.isalpha() for character in words)


def _rank(headings: Sequence[StyledLine], *, above: int) -> None:
    """Give each heading its level: the larger the higher, of one size capitals over small letters."""
    looks = sorted({(-line.size, not line.words.isupper()) for line in headings})
    for line in headings:
        line.kind = PassageKind.HEADING
        line.level = min(6, above + 1 + looks.index((-line.size, not line.words.isupper())))
