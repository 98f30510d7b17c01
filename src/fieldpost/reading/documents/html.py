"""HTML: pages of the web, and what word processors save as web pages.

Menus, headers, footers and forms of a page are left out by their tags and roles (HTML, 4.3; WAI-ARIA, 5.3.4), hidden
elements by their attributes. Tables that hold facts give a row each; tables that hold the page together are walked
through like any other element.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from fieldpost.domain.bulletin import PassageKind

from . import messages
from .assembly import Contents
from .css import PLAIN, Looks, StyleSheet, looks_of
from .decoding import decode
from .errors import UnsafeDocumentError
from .file_type import HTML
from .lines import read_lines
from .styled import LONGEST_CELL, MOST_LINES_IN_CELL, Run, StyledLine, pieces_of
from .words import clean_words

_NEVER = frozenset(
    (
        "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas",
        "audio", "video", "select", "button", "input", "textarea", "datalist", "map", "dialog", "del", "s", "strike",
    )
)  # fmt: skip
_FURNITURE = frozenset(("nav", "aside", "footer", "header", "form", "menu"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "form", "dialog", "menu")
)
# What pages called these parts before HTML had elements for them.
_FURNITURE_IDS = frozenset(("header", "footer", "banner", "masthead", "side", "left", "right", "topmenu", "search"))
_FURNITURE_CLASSES = frozenset(
    (
        "nav", "navbar", "navigation", "menu", "mainmenu", "submenu", "sidebar", "breadcrumb", "breadcrumbs", "pager",
        "pagination", "share", "social", "tools", "skip-link", "sr-only", "screen-reader-text", "cookie-banner",
    )
)  # fmt: skip
_SECTIONS = frozenset(("article", "main", "section"))
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul",
    )
)  # fmt: skip
DEEPEST = 10_000
"""Tags inside one another; pages have some 30, and pages that never close a tag some hundreds."""

_TAG = re.compile(rb"<(/?)([A-Za-z][\w:-]{0,30})")
_CLOSED_BY_THEMSELVES = frozenset(
    b"p li td th tr dt dd option br img hr input meta link area base col embed source track wbr o:p".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,200}encoding=[\"']([\w:.-]+)", re.IGNORECASE
)
_STRAY_BYTES = re.compile("[\udc80-\udcff]")
_OFFICE_CLASS = re.compile(
    r"Mso(Title|Subtitle|Caption|ListParagraph|ListBullet|ListNumber|Header|Footer|Toc|FootnoteReference)"
)
_OFFICE_LEVEL = re.compile(r"level(\d)")
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:caption|legend)(?:$|[\s_-])", re.IGNORECASE)
_REFERENCE = re.compile(r"\[?\d{1,3}\]?$")
_CREATED = (
    "meta[property='article:published_time']",
    "meta[name='dcterms.created' i]",
    "meta[name='DC.date' i]",
    "meta[name='date' i]",
    "meta[name='created' i]",
    "meta[http-equiv='date' i]",
)
_SMALLEST_PICTURE = 40
_DEEPEST_LIST = 9


def read_html(data: bytes, *, name: str) -> Contents:
    """Return what the page in ``data`` holds, in the encoding it declares unless the bytes deny it.

    Raises:
        UnsafeDocumentError: its tags nest so deep that parsing would take minutes.
    """
    if _depth(data) > DEEPEST:
        raise UnsafeDocumentError(name, messages.NESTS_TOO_DEEP.format(most=f"{DEEPEST:,}"))
    declared = _DECLARED.search(data[:4_096])
    label = (declared[1] or declared[2]).decode("ascii") if declared else ""
    tree = LexborHTMLParser(_STRAY_BYTES.sub(_as_quote, decode(data, declared=label).text))
    sheet = StyleSheet("\n".join(node.text() for node in tree.css("style")))
    lines = _Walk(sheet, keep_furniture=False).lines_of(tree)
    if not any(line.words for line in lines):
        # Everything stands in what looks like the page's furniture: better that than nothing.
        lines = _Walk(sheet, keep_furniture=True).lines_of(tree)
    return Contents(
        media_type=HTML,
        pieces=pieces_of(lines),
        title=_text_of(tree.css_first("title")),
        created=next((value for selector in _CREATED if (value := _content_of(tree, selector))), ""),
        language=_language_of(tree),
    )


def _depth(data: bytes) -> int:
    """Return how deep the tags nest at most, those left out that HTML closes by itself."""
    depth = deepest = 0
    for found in _TAG.finditer(data):
        if found[2].lower() in _CLOSED_BY_THEMSELVES:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _as_quote(found: re.Match[str]) -> str:
    byte = ord(found[0]) - 0xDC00
    return bytes([byte]).decode("cp1252", "replace") if byte < 0xA0 else "\ufffd"


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside an element."""

    looks: Looks = PLAIN
    kind: PassageKind | None = None
    level: int | None = None
    depth: int = 0
    in_section: bool = False


@dataclass(slots=True)
class _Walk:
    """One way through the tree, without recursion: pages nest as deep as they like."""

    sheet: StyleSheet
    keep_furniture: bool
    lines: list[StyledLine] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    line_state: _State = field(default_factory=_State)
    joined: bool = False
    picture_above: bool = False
    picture_inside: bool = False

    def lines_of(self, tree: LexborHTMLParser) -> list[StyledLine]:
        root = tree.body or tree.root
        stack: list[tuple[LexborNode, _State]] = []
        state = _State()
        node: LexborNode | None = root
        while node is not None:
            inner = self._enter(node, state)
            if inner is not None and node.child is not None:
                stack.append((node, state))
                node, state = node.child, inner
                continue
            if inner is not None:
                self._leave(node)
            while node.next is None and stack:
                node, state = stack.pop()
                self._leave(node)
            node = node.next if stack else None
        self._end_line()
        return self.lines

    def _enter(self, node: LexborNode, state: _State) -> _State | None:
        """Take in ``node`` and return the state of its children, None if they are not to be looked at."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_text(node, state)
            return None
        if not tag or tag.startswith(("-", "_", "!")) or tag in _NEVER:
            return None
        attributes = node.attributes
        if self._is_left_out(node, tag, attributes, state):
            return None
        if tag == "br":
            self._end_line()
            self.joined = True
            return None
        if tag == "img":
            self._add_picture(attributes)
            return None
        if tag in _BLOCKS:
            self._end_block()
        if tag == "pre":
            self._add_lines(node)
            return None
        if tag == "table" and _holds_facts(node):
            self._add_rows(node)
            return None
        return self._inner_state(tag, attributes, state)

    def _leave(self, node: LexborNode) -> None:
        if node.tag in _BLOCKS:
            self._end_block()

    def _is_left_out(self, node: LexborNode, tag: str, attributes: dict[str, str | None], state: _State) -> bool:
        if not attributes and tag not in _FURNITURE:
            return False
        style = (attributes.get("style") or "").lower().replace(" ", "")
        if (
            "hidden" in attributes
            or "display:none" in style
            or "visibility:hidden" in style
            or "mso-list:ignore" in style
        ):
            return True
        if attributes.get("aria-hidden") == "true" and tag != "body":
            return True
        office = _OFFICE_CLASS.match(attributes.get("class") or "")
        if office and office[1] in {"Header", "Footer", "Toc", "FootnoteReference"}:
            return True
        if tag == "sup" or "supertext" in style:
            return bool(_REFERENCE.match(clean_words(node.text()))) and node.css_first("a") is not None
        if self.keep_furniture:
            return False
        if tag in {"header", "footer"} and state.in_section and tag == "header":
            return False
        role = attributes.get("role") or ""
        if tag == "form" or role == "form":
            return not _holds_most_of_page(node)
        names = {name.lower() for name in (attributes.get("class") or "").split()}
        names.add((attributes.get("id") or "").lower())
        is_named = not names.isdisjoint(_FURNITURE_CLASSES) or attributes.get("id") in _FURNITURE_IDS
        return tag in _FURNITURE or role in _FURNITURE_ROLES or (is_named and not _holds_most_of_page(node))

    def _inner_state(self, tag: str, attributes: dict[str, str | None], state: _State) -> _State:
        looks = looks_of(tag, attributes, state.looks, self.sheet)
        inner = replace(state, looks=looks, in_section=state.in_section or tag in _SECTIONS)
        name = attributes.get("class") or ""
        style = attributes.get("style") or ""
        office = _OFFICE_CLASS.match(name)
        if tag in _HEADINGS:
            return replace(inner, kind=PassageKind.HEADING, level=_HEADINGS[tag])
        if attributes.get("role") == "heading":
            level = attributes.get("aria-level") or "2"
            return replace(inner, kind=PassageKind.HEADING, level=int(level) if level in "123456" else 2)
        if tag in {"ul", "ol"}:
            return replace(inner, depth=state.depth + 1)
        if tag == "li":
            return replace(inner, kind=PassageKind.LIST_ITEM, level=min(max(1, state.depth), _DEEPEST_LIST))
        if tag in {"figcaption", "caption"} or (office and office[1] == "Caption") or _CAPTION_CLASS.search(name):
            return replace(inner, kind=PassageKind.CAPTION, level=None)
        if office and office[1] in {"Title", "Subtitle"}:
            return replace(inner, kind=PassageKind.HEADING, level=1 if office[1] == "Title" else 2)
        if "mso-list:" in style or office:
            depth = _OFFICE_LEVEL.search(style)
            return replace(inner, kind=PassageKind.LIST_ITEM, level=int(depth[1]) if depth else 1)
        if tag in {"td", "th"} and state.kind is not PassageKind.LIST_ITEM:
            return replace(inner, kind=None, level=None)
        return inner

    def _add_text(self, node: LexborNode, state: _State) -> None:
        words = node.text_content or ""
        if not self.runs and not words.strip():
            return
        if not any(run.words.strip() for run in self.runs):
            self.line_state = state
        self.runs.append(Run(words, state.looks.bold, state.looks.italic, state.looks.size))

    def _add_picture(self, attributes: dict[str, str | None]) -> None:
        sides = [attributes.get(side) or "" for side in ("width", "height")]
        if any(side.isdecimal() and int(side) < _SMALLEST_PICTURE for side in sides):
            return
        if any(run.words.strip() for run in self.runs):
            self.picture_inside = True
        else:
            self.picture_above = True

    def _end_line(self) -> None:
        state = self.line_state
        if any(run.words.strip("\xa0 \t\r\n") for run in self.runs):
            # A heading with a line break is one heading.
            above = self.lines[-1] if self.lines else None
            if self.joined and above is not None and state.kind is PassageKind.HEADING is above.kind:
                self.lines[-1] = _with_runs(above, [*above.runs, Run(" "), *self.runs])
            else:
                self.lines.append(
                    StyledLine(
                        runs=tuple(self.runs),
                        kind=state.kind,
                        level=state.level,
                        joined=self.joined and bool(self.lines),
                        under_picture=self.picture_above,
                    )
                )
            self.picture_above = self.picture_inside
            self.picture_inside = False
            self.joined = False
        self.runs = []

    def _end_block(self) -> None:
        self._end_line()
        self.joined = False

    def _add_lines(self, node: LexborNode) -> None:
        for piece in read_lines(node.text()):
            kind = None if piece.kind is PassageKind.PARAGRAPH else piece.kind
            self.lines.append(StyledLine(runs=(Run(piece.words),), kind=kind, level=piece.level, joined=piece.joined))

    def _add_rows(self, table: LexborNode) -> None:
        caption = table.css_first("caption")
        if caption is not None:
            self.lines.append(StyledLine(runs=(Run(_text_of(caption)),), kind=PassageKind.CAPTION))
        for number, row in enumerate(_rows(table)):
            words = " | ".join(filter(None, (_text_of(cell) for cell in _cells(row))))
            self.lines.append(StyledLine(runs=(Run(words),), kind=PassageKind.TABLE_ROW, joined=number > 0))
        self.picture_above = False


def _with_runs(line: StyledLine, runs: list[Run]) -> StyledLine:
    return StyledLine(runs=runs, kind=line.kind, level=line.level, joined=line.joined, under_picture=line.under_picture)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for row in table.css("tr"):
        if not _is_hidden(row):
            yield row


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    for cell in row.iter():
        if cell.tag in {"td", "th"} and not _is_hidden(cell):
            yield cell


def _is_hidden(node: LexborNode) -> bool:
    style = (node.attributes.get("style") or "").lower().replace(" ", "")
    return "hidden" in node.attributes or "display:none" in style


def _holds_facts(table: LexborNode) -> bool:
    """Tell a table of facts from one that holds a page together, as ``styled.rows_of`` does for DOCX."""
    if table.attributes.get("role") in {"presentation", "none"} or len(table.css("table")) > 1:
        return False
    rows = [[cell for cell in _cells(row) if cell.text().strip()] for row in _rows(table)]
    rows = [row for row in rows if row]
    if len(rows) < 2 or sum(len(row) >= 2 for row in rows) * 2 < len(rows):
        return False
    if table.css_first("h1, h2, h3, h4, h5, h6, form") is not None:
        return False
    for cell in (cell for row in rows for cell in row):
        paragraphs = sum(1 for node in cell.css("p, div, li") if node.text().strip())
        if len(clean_words(cell.text())) > LONGEST_CELL or paragraphs > MOST_LINES_IN_CELL:
            return False
    return table.css_first("th") is not None or not any(_is_picture(node) for node in table.css("img"))


def _is_picture(node: LexborNode) -> bool:
    width = node.attributes.get("width") or ""
    return not width.isdecimal() or int(width) >= _SMALLEST_PICTURE


def _holds_most_of_page(part: LexborNode) -> bool:
    """Say whether dropping ``part`` would drop the page: old sites wrap all of it in one form."""
    page = part
    while page.parent is not None and page.tag != "body":
        page = page.parent
    return len(part.text()) * 2 > len(page.text())


def _text_of(node: LexborNode | None) -> str:
    if node is None:
        return ""
    parts = []
    for inner in node.traverse(include_text=True):
        if inner.tag == "-text":
            parts.append(inner.text_content or "")
        elif inner.tag in _BLOCKS or inner.tag == "br":
            parts.append(" ")
    return clean_words("".join(parts))


def _content_of(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get("content") or "") if node is not None else ""


def _language_of(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    attributes = root.attributes if root is not None else {}
    stated = attributes.get("lang") or attributes.get("xml:lang")
    return stated or _content_of(tree, "meta[http-equiv='content-language' i]")
