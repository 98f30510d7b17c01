"""DOCX, read straight from its XML (ECMA-376-1, 17): one pass, a few kilobytes of memory beyond the text.

Left out: deletions that are still tracked, hidden text, tables of contents, page headers and footers, comments. Text
boxes come after the paragraph they are anchored in, footnotes at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fieldpost.domain.bulletin import PassageKind, Problem

from . import messages
from .archive import Archive
from .assembly import Contents
from .docx_styles import Look, StyleReader
from .errors import DamagedDocumentError
from .file_type import DOCX
from .styled import Run, StyledLine, pieces_of, rows_of
from .xml_parts import Handler, read_part

_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/core.xml"

# Tracked deletions and moves, properties before a tracked change, instructions of fields, the old form of a new shape.
_SKIPPED = frozenset(
    ("w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPr", "w:sdtPr", "w:instrText", "w:delText", "w:rt")
) | {"Fallback", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr"}
_PICTURES = frozenset(("blip", "imagedata"))
_CHARACTERS = {"w:tab": "\t", "w:noBreakHyphen": "-", "w:cr": "\n", "w:ptab": "\t"}
_PRIVATE = range(0xE000, 0xF900)
_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_docx(data: bytes, *, name: str) -> Contents:
    """Return what the file in ``data`` holds; if its text breaks off, what stands before that, and a problem.

    Raises:
        DamagedDocumentError, EncryptedDocumentError, UnsafeDocumentError: as ``Archive`` and ``read_part`` do.
    """
    problems: tuple[Problem, ...] = ()
    with Archive(data, name=name) as archive:
        properties, styles = _Properties(), StyleReader()
        _read_if_there(archive, _PROPERTIES, properties, name)
        _read_if_there(archive, _STYLES, styles, name)
        body = _Body(styles)
        if _DOCUMENT not in archive:
            raise DamagedDocumentError(name, messages.WORD_WITHOUT_TEXT)
        try:
            read_part(archive.chunks(_DOCUMENT), body, name=name)
        except DamagedDocumentError:
            if not body.lines:
                raise
            problems = (Problem(message=messages.END_IS_MISSING),)
        notes = _Body(styles)
        for part in _NOTES:
            _read_if_there(archive, part, notes, name)
    for line in notes.lines:
        line.kind = PassageKind.PARAGRAPH
    return Contents(
        media_type=DOCX,
        pieces=pieces_of(body.lines + notes.lines),
        problems=problems,
        title=properties.found.get("title", ""),
        created=properties.found.get("created", ""),
        language=properties.found.get("language", ""),
    )


def _read_if_there(archive: Archive, part: str, handler: Handler, name: str) -> None:
    if part in archive:
        read_part(archive.chunks(part), handler, name=name)


class _Properties:
    """Takes in the core properties: title, created, language."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._open = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._open = name

    def end(self, name: str) -> None:  # noqa: ARG002
        self._open = ""

    def data(self, text: str) -> None:
        if self._open:
            self.found[self._open] = self.found.get(self._open, "") + text


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    list_level: int | None = None
    outline: int | None = None
    is_drop_cap: bool = False
    runs: list[Run] = field(default_factory=list)
    under_picture: bool = False
    has_picture: bool = False
    boxes: list[StyledLine] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[list[list[StyledLine]]] = field(default_factory=list)
    has_table: bool = False
    has_picture: bool = False


class _Body:
    """Takes in the document, or its notes, and gives lines."""

    def __init__(self, styles: StyleReader) -> None:
        self.lines: list[StyledLine] = []
        self._styles = styles
        self._sinks: list[list[StyledLine]] = [self.lines]
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._skip = 0
        self._in_properties = 0
        self._in_text = False
        self._look = Look()
        self._drop_cap = ""
        self._picture_above = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skip or name in _SKIPPED or attributes.get("type") in _SEPARATORS:
            self._skip += 1
        elif name == "w:p":
            self._paragraphs.append(_Paragraph(under_picture=self._picture_above))
            self._picture_above = False
        elif name == "w:txbxContent":
            self._sinks.append([])
        elif name in {"w:tbl", "w:tr", "w:tc"}:
            self._start_of_table(name)
        elif self._paragraphs:
            self._inside_paragraph(self._paragraphs[-1], name, attributes)

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
        elif name == "w:t":
            self._in_text = False
        elif name == "w:pPr":
            self._in_properties -= 1
        elif name == "w:p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "w:txbxContent" and len(self._sinks) > 1:
            box = self._sinks.pop()
            if self._paragraphs:
                self._paragraphs[-1].boxes += box
        elif name in {"w:tc", "w:tbl"} and self._tables:
            self._end_of_table(name)

    def data(self, text: str) -> None:
        if self._in_text and not self._skip and self._paragraphs:
            self._add(text)

    def _inside_paragraph(self, paragraph: _Paragraph, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "w:t":
            self._in_text = True
        elif name == "w:pPr":
            self._in_properties += 1
        elif self._in_properties:
            _set_property(paragraph, name, value, attributes)
        elif name == "w:r":
            self._look = Look()
        elif name == "w:rStyle":
            self._look = self._look.over(self._styles.character(value))
        elif name == "w:br":
            self._add("\n")
        elif name == "w:sym":
            self._add(_symbol(attributes.get("char", "")))
        elif name in _CHARACTERS:
            self._add(_CHARACTERS[name])
        elif name in _PICTURES:
            paragraph.has_picture = True
        else:
            self._look = self._look.with_property(name, value)

    def _add(self, words: str) -> None:
        paragraph = self._paragraphs[-1]
        look = self._look.over(self._styles.paragraph(paragraph.style).look)
        if not look.hidden:
            paragraph.runs.append(Run(words, bool(look.bold), bool(look.italic), look.size or 0.0))

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        words = "".join(run.words for run in paragraph.runs)
        style = self._styles.paragraph(paragraph.style)
        if paragraph.is_drop_cap:
            self._drop_cap += words.strip()
        elif not style.is_contents:
            if self._drop_cap and words.strip():
                paragraph.runs.insert(0, replace(paragraph.runs[0], words=self._drop_cap))
                self._drop_cap = ""
            kind, level = style.kind, style.level
            if paragraph.outline is not None:
                kind, level = PassageKind.HEADING, min(6, paragraph.outline + 1)
            elif paragraph.list_level is not None and kind is not PassageKind.HEADING:
                kind, level = PassageKind.LIST_ITEM, paragraph.list_level + 1
            self._sinks[-1] += _lines(paragraph, kind, level)
        if paragraph.has_picture and self._tables:
            self._tables[-1].has_picture = True
        # A picture on a line of its own, or an anchored one: its caption is the next paragraph.
        self._picture_above = paragraph.has_picture or (paragraph.under_picture and not words.strip())
        self._sinks[-1] += paragraph.boxes

    def _start_of_table(self, name: str) -> None:
        if name == "w:tbl":
            if self._tables:
                self._tables[-1].has_table = True
            self._tables.append(_Table())
        elif self._tables and name == "w:tr":
            self._tables[-1].rows.append([])
        elif self._tables and name == "w:tc":
            self._sinks.append([])

    def _end_of_table(self, name: str) -> None:
        if name == "w:tc" and len(self._sinks) > 1:
            cell = self._sinks.pop()
            if self._tables[-1].rows:
                self._tables[-1].rows[-1].append(cell)
        elif name == "w:tbl":
            table = self._tables.pop()
            may_hold_facts = not table.has_table and not table.has_picture
            self._sinks[-1] += rows_of(table.rows, may_hold_facts=may_hold_facts)


def _set_property(paragraph: _Paragraph, name: str, value: str, attributes: dict[str, str]) -> None:
    if name == "w:pStyle":
        paragraph.style = value
    elif name == "w:ilvl":
        paragraph.list_level = min(int(value), 8) if value.isdecimal() else 0
    elif name == "w:numId":
        # Number 0 takes a paragraph out of the list of its style.
        paragraph.list_level = None if value == "0" else paragraph.list_level or 0
    elif name == "w:outlineLvl" and value.isdecimal() and int(value) < 9:
        paragraph.outline = int(value)
    elif name == "w:framePr":
        paragraph.is_drop_cap = attributes.get("dropCap", "none") != "none"


def _symbol(code: str) -> str:
    """Return the character of a symbol; those of symbol fonts have no meaning outside them but are mostly bullets."""
    try:
        number = int(code, 16)
        return "•" if number in _PRIVATE else chr(number)
    except (ValueError, OverflowError):
        return ""


def _lines(paragraph: _Paragraph, kind: PassageKind | None, level: int | None) -> Iterator[StyledLine]:
    """Give a line for each that a break ends; a heading is one line whatever its breaks."""
    rows: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = [run.words] if kind is PassageKind.HEADING else run.words.split("\n")
        rows[-1].append(replace(run, words=first))
        rows += [[replace(run, words=words)] for words in others]
    joined = False
    for runs in rows:
        line = StyledLine(
            runs=runs, kind=kind, level=level, joined=joined, under_picture=paragraph.under_picture and not joined
        )
        if line.words:
            yield line
            joined = True
