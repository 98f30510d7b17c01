"""Plain text and Markdown, line by line: what is a heading, a list item, a table row, which lines are one paragraph?

A line of plain text stays a paragraph unless it is marked as something else; whether it is a headline, a later stage
decides from what it says. Markdown's emphasis and links stay as they are written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fieldpost.domain.bulletin import PassageKind

from .assembly import Piece
from .marks import Mark, counting_marks, find_mark
from .wrapping import continues, joined_words, starts_anew, wrap_width

_LINE_ENDS = re.compile("\r\n?|[\v\x85\u2028\x1c-\x1e]")
_BLOCK_ENDS = re.compile("[\f\u2029]")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]|[\u200b\ufeff\u00ad])*(?=\n)")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_CLOSING_MARKS = re.compile(r"\s#+$")
_RULE = re.compile(r"([-=*_~^#+·.–—])(?:\s*\1){2,}$|--$")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)$")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(.+)\1$")
# In a file that is not wrapped, a pasted letter may be.
_SHARE_IN_ONE_BLOCK = 0.95
_FEWEST_WRAPPED_LINES = 3
# A headline of more lines than this is none: the rule under it closes something else.
_MOST_LINES_OF_HEAD = 3
_QUOTE = re.compile(r">+ ?")
_LONGEST_HEADLINE = 100
_LONGEST_WORD_LIST = 2_000_000
_HYPHENATED_LINE_END = re.compile(r"[^\W\d_]-\n")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class _Line:
    words: str
    indent: int
    mark: Mark | None = None


@dataclass(slots=True)
class _Open:
    """The piece that the next line may still belong to."""

    words: str
    last: _Line
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int | None = None
    joined: bool = False
    lines: int = 1

    def closed(self) -> Piece:
        return Piece(words=self.words, kind=self.kind, level=self.level, joined=self.joined)


@dataclass(slots=True)
class _Context:
    """What holds for the whole file, and the indents of the list that is being read."""

    width: int
    known: frozenset[str]
    indents: list[int] = field(default_factory=list)

    def depth(self, indent: int) -> int:
        while self.indents and self.indents[-1] > indent + 1:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent - 1:
            self.indents.append(indent)
        return len(self.indents)


def read_lines(text: str) -> list[Piece]:
    """Return the pieces of ``text`` in its order; lines wrapped at a width are joined, others stand by themselves."""
    blocks = _blocks(text)
    numbered = ((id(line), line.mark) for block in blocks for line in block if line.mark is not None)
    counting = counting_marks(numbered)
    for block in blocks:
        for line in block:
            if line.mark is not None and line.mark.number is not None and id(line) not in counting:
                line.mark = None
    runs = [run for block in blocks for run in _unmarked_runs(block)]
    context = _Context(width=wrap_width(runs), known=_known_words(text))
    pieces: list[Piece] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1][0] if number + 1 < len(blocks) else None
        if _is_numbered_heading(block, following):
            line = block[0]
            pieces.append(Piece(words=_unmarked(line), kind=PassageKind.HEADING, level=2))
        else:
            pieces.extend(_read_block(block, context))
    return pieces


def _blocks(text: str) -> list[list[_Line]]:
    text = _LINE_ENDS.sub("\n", text)
    text = _BLOCK_ENDS.sub("\n\n", text)
    text = _BLANK_LINES.sub("\n", text)
    blocks = []
    for block in re.split(r"\n{2,}", text):
        lines = [_line(raw) for raw in block.split("\n") if raw.strip()]
        if lines:
            blocks.append(lines)
    return blocks


def _unmarked_runs(block: list[_Line]) -> list[list[str]]:
    """Return the words of the lines, in runs that begin at the block's start and at each list mark."""
    runs: list[list[str]] = [[]]
    for line in block:
        if line.mark is not None:
            runs.append([])
        runs[-1].append(line.words)
    return runs


def _line(raw: str) -> _Line:
    words = raw.strip().lstrip("\ufeff\u200b")
    if words.startswith(">"):
        words = _QUOTE.sub("", words, count=1)
    indent = len(raw) - len(raw.lstrip())
    if "\t" in raw[:indent]:
        indent = len(raw[:indent].expandtabs(4))
    return _Line(words, indent, find_mark(words))


def _known_words(text: str) -> frozenset[str]:
    """Return the words that a hyphen at a line end may be hiding: all of the text, if it has such hyphens."""
    if not _HYPHENATED_LINE_END.search(text):
        return frozenset()
    return frozenset(word.lower() for word in _WORD.findall(text[:_LONGEST_WORD_LIST]))


def _is_numbered_heading(block: list[_Line], following: _Line | None) -> bool:
    """Say whether the block is a line such as "2. POSTPONED" over the text it announces."""
    line = block[0]
    if len(block) > 1 or line.mark is None or line.mark.number is None or following is None:
        return False
    if following.mark is not None and following.mark.style == line.mark.style:
        return False
    return len(line.words) <= _LONGEST_HEADLINE and not line.words.endswith((".", ";", ",", ":"))


def _unmarked(line: _Line) -> str:
    return line.words[line.mark.length :] if line.mark else line.words


def _read_block(block: list[_Line], context: _Context) -> Iterator[Piece]:
    if not context.width and len(block) > _FEWEST_WRAPPED_LINES:
        context = replace(context, width=wrap_width(_unmarked_runs(block), share=_SHARE_IN_ONE_BLOCK))
    is_table = any(_TABLE_RULE.fullmatch(line.words) for line in block if "|" in line.words)
    piece: _Open | None = None
    joined = False
    above = 0  # short lines that stand above in this block; -1 once one of them was long
    for line in block:
        if _RULE.fullmatch(line.words):
            if piece is not None and 0 <= above < _MOST_LINES_OF_HEAD and _is_short(piece):
                piece.kind, piece.level = PassageKind.HEADING, 1 if line.words[0] == "=" else 2
                piece.words = _without_emphasis(piece.words)
            continue
        if piece is not None and piece.kind in _GROWING and _goes_on(piece, line, context):
            piece.words = joined_words(piece.words, line.words, known=context.known)
            piece.last = line
            piece.lines += 1
            continue
        if piece is not None:
            above = above + 1 if above >= 0 and _is_short(piece) else -1
            yield piece.closed()
            joined = True
        piece = _opened(line, context, is_table=is_table, joined=joined)
    if piece is not None:
        yield piece.closed()


_GROWING = frozenset((PassageKind.PARAGRAPH, PassageKind.LIST_ITEM))


def _is_short(piece: _Open) -> bool:
    is_bullet = piece.last.mark is not None and piece.last.mark.number is None
    return piece.lines == 1 and not is_bullet and len(piece.words) <= _LONGEST_HEADLINE


def _opened(line: _Line, context: _Context, *, is_table: bool, joined: bool) -> _Open | None:
    words = line.words
    heading = _HEADING.match(words)
    if heading:
        context.indents.clear()
        level = len(heading[1])
        return _Open(_without_emphasis(_CLOSING_MARKS.sub("", heading[2])), line, PassageKind.HEADING, level, joined)
    if "|" in words and (is_table or (words.startswith("|") and words.endswith("|"))):
        cells = "" if _TABLE_RULE.fullmatch(words) else " | ".join(cell.strip() for cell in words.strip("|").split("|"))
        return _Open(cells, line, PassageKind.TABLE_ROW, None, joined)
    picture = _PICTURE.fullmatch(words)
    if picture:
        return _Open(picture[1], line, PassageKind.CAPTION, None, joined)
    if line.mark is not None:
        level = context.depth(line.indent)
        return _Open(_unmarked(line), line, PassageKind.LIST_ITEM, level, joined)
    if not joined:
        context.indents.clear()
    return _Open(words, line, joined=joined)


def _goes_on(piece: _Open, line: _Line, context: _Context) -> bool:
    last = piece.last
    wrapped = bool(context.width) and continues(last.words, line.words, width=context.width)
    wrapped = wrapped and not starts_anew(piece.words, line.words, is_first_line=piece.lines == 1)
    if line.mark is not None:
        # A dash inside a sentence that happens to begin a line: the sentence before it has not ended.
        is_inside = line.mark.style in "-–—" and line.words[line.mark.length].islower()
        is_prose = piece.kind is PassageKind.PARAGRAPH and not last.words.endswith((".", ":", ";"))
        return wrapped and is_inside and is_prose
    if _HEADING.match(line.words) or line.words.startswith("|"):
        return False
    if piece.kind is PassageKind.LIST_ITEM:
        mark_indent = context.indents[-1] if context.indents else 0
        return line.indent > mark_indent or wrapped
    return wrapped and line.indent <= last.indent


def _without_emphasis(words: str) -> str:
    found = _EMPHASIS.fullmatch(words)
    while found:
        words = found[2]
        found = _EMPHASIS.fullmatch(words)
    return words
