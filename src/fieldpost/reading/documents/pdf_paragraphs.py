"""Lines of a column to paragraphs, headings, list items and captions, by their spacing, indents and looks."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from fieldpost.domain.bulletin import PassageKind
from fieldpost.domain.span import Box

from .marks import Mark, counting_marks, find_mark
from .pdf_layout import Column, Table, lines_of, regions_of
from .pdf_page import Look, Page, Stretch
from .styled import LONGEST_CAPTION, LONGEST_HEADING, may_be_heading
from .wrapping import joined_words

_LARGER, _SMALLER = 1.1, 0.96
_WIDER_THAN_LEADING = 1.35
_CLEARLY_WIDER = 1.1
_USUAL_LEADING = 1.25
_INDENT = 0.7
_FAR = 2.0
_NARROW = 0.6
_SAME_LINE = 0.3
_UNDER_PICTURE = 30.0
_DIVIDED = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PREFIXES = frozenset(
    ("co", "non", "anti", "trans", "cross", "multi", "ex", "vice", "self", "semi", "two", "three", "law")
)
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…", '."', ".”", ".»", ".)", "!”", "?”", '!"', '?"')


@dataclass(slots=True)
class Line:
    """A line of a column; ``room`` is what is left of it to the column's right edge, in points."""

    words: str
    box: Box
    baseline: float
    look: Look
    room: float
    first_word: float
    mark: Mark | None = None


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; ``opens`` and ``closes`` say that it is the first or last of its column.

    ``measure`` is how wide that column is, in points.
    """

    lines: list[Line]
    page: int
    measure: float = 0.0
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int | None = None
    opens: bool = False
    closes: bool = False
    cells: str = ""
    joined: bool = False
    more: list["Paragraph"] = field(default_factory=list)

    @property
    def look(self) -> Look:
        """The look of its first line."""
        return self.lines[0].look

    @property
    def box(self) -> Box:
        """The rectangle that its lines take on its page."""
        boxes = [line.box for line in self.lines]
        return Box(
            round(min(box.left for box in boxes), 1),
            round(min(box.top for box in boxes), 1),
            round(max(box.right for box in boxes), 1),
            round(max(box.bottom for box in boxes), 1),
        )

    def words(self, known: frozenset[str]) -> str:
        """Return its words with the hyphens at line ends healed; ``known`` are the words of the document."""
        if self.cells:
            return self.cells
        lines = [line for part in (self, *self.more) for line in part.lines]
        mark = lines[0].mark
        words = lines[0].words[mark.length if mark else 0 :]
        for line in lines[1:]:
            words = joined_words(_settled(words, line.words, known), line.words, known=known)
        return words


def _settled(words: str, following: str, known: frozenset[str]) -> str:
    """Return ``words`` with a breaking hyphen at their end if a plain one there only divides a word.

    It stays plain if the document has the compound, if the second half is a word of it, or the first half is one and
    long, or a prefix that is written with a hyphen.
    """
    found = _DIVIDED.search(words)
    first = _FIRST_WORD.match(following)
    if not found or not first:
        return words
    left, right = found[1].lower(), first[0].lower()
    is_compound = (
        first[0][0].isupper()
        or f"{left}-{right}" in known
        or left in _PREFIXES
        or (right in known and len(right) > 3)
        or (left in known and len(left) > 3 and len(right) > 4)
    )
    return words if is_compound and left + right not in known else f"{words[:-1]}\u2010"


def body_look(pages: Iterable[Page]) -> Look:
    """Return the look of most of the text."""
    looks = Counter[Look]()
    for page in pages:
        for one in page.stretches:
            looks.update(one.looks)
    return looks.most_common(1)[0][0] if looks else Look(10.0, bold=False, italic=False)


def paragraphs_of(page: Page, body: Look) -> list[Paragraph]:
    """Return what ``page`` holds in reading order."""
    found: list[Paragraph] = []
    for region in regions_of(page):
        if isinstance(region, Table):
            found += _rows(region, page.number)
            continue
        measure = max(one.right for one in region.stretches) - min(one.left for one in region.stretches)
        paragraphs = [Paragraph(lines, page.number, measure) for lines in _split(_column_lines(region), body)]
        for paragraph in paragraphs:
            _set_kind(paragraph, page, body)
        text = [paragraph for paragraph in paragraphs if paragraph.kind is not PassageKind.CAPTION]
        if text:
            text[0].opens = text[-1].closes = True
        found += paragraphs
    return found


def merged(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join a paragraph that a column's or page's end cuts with its rest; captions between stay where they are."""
    kept: list[Paragraph] = []
    cut: Paragraph | None = None
    for paragraph in paragraphs:
        if cut is not None and paragraph.kind is PassageKind.CAPTION:
            kept.append(paragraph)
            continue
        if cut is not None and _is_rest(cut, paragraph):
            cut.more.append(paragraph)
        else:
            kept.append(paragraph)
            cut = paragraph
        if not paragraph.closes or paragraph.kind not in _FLOWING:
            cut = None
    return kept


_FLOWING = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)


def _is_rest(cut: Paragraph, rest: Paragraph) -> bool:
    last, first = (cut.more or [cut])[-1].lines[-1], rest.lines[0]
    if not rest.opens or rest.kind is not PassageKind.PARAGRAPH or last.look.size != first.look.size:
        return False
    # Text does not run from a narrow box into a wide column.
    if cut.measure < _NARROW * rest.measure:
        return False
    if last.words.endswith("\u00ad") or first.words[:1].islower():
        return not last.words.endswith((".", "!", "?"))
    return not last.words.endswith(_SENTENCE_ENDS) and not _had_room(last, first)


def _rows(table: Table, page: int) -> list[Paragraph]:
    rows: list[Paragraph] = []
    for cells in table.rows:
        lines = [_line([one], one.right) for cell in cells for one in cell]
        words = " | ".join(" ".join(one.words for one in cell) for cell in cells)
        rows.append(Paragraph(lines, page, kind=PassageKind.TABLE_ROW, cells=words, joined=bool(rows)))
    return rows


def _column_lines(column: Column) -> list[Line]:
    rows = lines_of(_with_drop_caps(column.stretches))
    right = max(one.right for one in column.stretches)
    return [_line(part, right) for row in rows for part in _parts(row)]


def _parts(row: Sequence[Stretch]) -> list[list[Stretch]]:
    """Cut a row where words in another look stand far off, as a date does beside a title."""
    parts = [[row[0]]]
    for before, one in pairwise(row):
        is_far = one.left - before.right > _FAR * max(one.size, before.size)
        if is_far and (one.size, one.look.bold) != (before.size, before.look.bold):
            parts.append([])
        parts[-1].append(one)
    return parts


def _with_drop_caps(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Put a large first letter, which stands on a lower line, before the words that it begins."""
    kept = list(stretches)
    for cap in stretches:
        if len(cap.words) != 1 or not cap.words.isupper():
            continue
        for one in stretches:
            beside = -2 <= one.left - cap.right <= one.size
            if cap.size >= 1.8 * one.size and beside and abs(one.top - cap.top) < 0.8 * one.size:
                one.words = cap.words + one.words
                one.left = cap.left
                kept.remove(cap)
                break
    return kept


def _line(row: Sequence[Stretch], right: float) -> Line:
    words = " ".join(one.words for one in row)
    looks = Counter[Look]()
    for one in row:
        looks.update(one.looks)
    whole = Stretch(words, row[0].left, row[-1].right, 0, 0, row[0].baseline, row[0].size, looks)
    box = Box(row[0].left, min(one.top for one in row), row[-1].right, max(one.bottom for one in row))
    first = len(words.split(" ", 1)[0])
    width = (box.right - box.left) * first / max(1, len(words))
    return Line(words, box, row[0].baseline, whole.look, right - box.right, width, find_mark(words))


def _split(lines: list[Line], body: Look) -> list[list[Line]]:
    counting = counting_marks((number, line.mark) for number, line in enumerate(lines) if line.mark is not None)
    for number, line in enumerate(lines):
        if line.mark is not None and line.mark.number is not None and number not in counting:
            line.mark = None
    leading = _leading(lines, body)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line, leading, body):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _leading(lines: Sequence[Line], body: Look) -> float:
    """Return the usual distance of two lines of the text, as a multiple of their size."""
    steps = [
        (below.baseline - above.baseline) / below.look.size
        for above, below in pairwise(lines)
        if above.look.size == below.look.size == body.size
    ]
    near = [step for step in steps if 0.9 < step < 2.2]
    return min(median(near), 1.7) if len(near) > 2 else _USUAL_LEADING


def _goes_on(paragraph: Sequence[Line], line: Line, leading: float, body: Look) -> bool:
    last = paragraph[-1]
    if line.mark is not None or last.look.size != line.look.size or last.look.italic != line.look.italic:
        return False
    step = (line.baseline - last.baseline) / line.look.size
    if step > _WIDER_THAN_LEADING * leading or step < _SAME_LINE:
        return False
    if step > _CLEARLY_WIDER * leading and last.words.endswith(_SENTENCE_ENDS) and not _stands_out(line.look, body):
        return False
    if last.words.endswith(("-", "\u00ad")):
        return True
    if last.look.bold and not line.look.bold and len(paragraph) == 1:
        return False
    if _stands_out(last.look, body) or _stands_out(line.look, body):
        return last.look.bold == line.look.bold
    if paragraph[0].mark is not None:
        hangs = line.box.left > paragraph[0].box.left + _INDENT * line.look.size
        return hangs or not _had_room(last, line)
    is_indented = line.box.left > last.box.left + _INDENT * line.look.size
    if is_indented and last.words.endswith(_SENTENCE_ENDS):
        return False
    if not last.words.endswith(_SENTENCE_ENDS) and line.words[:1].islower():
        return True
    return not _had_room(last, line)


def _had_room(last: Line, line: Line) -> bool:
    """Say whether the first word of ``line`` would have fitted on ``last``: then that ended a paragraph."""
    spare = 0.8 if last.words.endswith(_SENTENCE_ENDS) else 3.0
    return last.room > line.first_word + spare * line.look.size


def _stands_out(look: Look, body: Look) -> bool:
    return look.size > _LARGER * body.size or (look.bold and not body.bold and look.size >= _SMALLER * body.size)


def _set_kind(paragraph: Paragraph, page: Page, body: Look) -> None:
    length = sum(len(line.words) + 1 for line in paragraph.lines)
    look = paragraph.look
    is_plain = all(_stands_out(line.look, body) for line in paragraph.lines)
    if length <= LONGEST_CAPTION and (look.italic or look.size < _SMALLER * body.size) and _is_under(paragraph, page):
        paragraph.kind = PassageKind.CAPTION
    elif is_plain and length <= LONGEST_HEADING and may_be_heading(paragraph.lines[-1].words):
        paragraph.kind = PassageKind.HEADING
        paragraph.lines[0].mark = None
    elif paragraph.lines[0].mark is not None:
        paragraph.kind, paragraph.level = PassageKind.LIST_ITEM, 1


def _is_under(paragraph: Paragraph, page: Page) -> bool:
    box = paragraph.box
    for picture in page.pictures:
        shared = min(box.right, picture.right) - max(box.left, picture.left)
        if -6 <= box.top - picture.bottom <= _UNDER_PICTURE and shared >= 0.6 * (box.right - box.left):
            return True
    return False
