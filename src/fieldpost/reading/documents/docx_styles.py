"""The styles of a DOCX file: what each says its paragraphs are, and how they look (ECMA-376-1, 17.7)."""

import re
from dataclasses import dataclass, field, replace

from fieldpost.domain.bulletin import PassageKind

_HEADING = re.compile(r"heading (\d)")
_TITLES = {"title": 1, "subtitle": 2}
_BODY_OUTLINE = 9
_HALF_POINTS = 2
_DEFAULT_SIZE = 10.0
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; what is underlined counts as bold, since old headings were. None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    hidden: bool | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look, and the ``other`` one's where this says nothing."""
        return Look(
            bold=other.bold if self.bold is None else self.bold,
            italic=other.italic if self.italic is None else self.italic,
            size=other.size if self.size is None else self.size,
            hidden=other.hidden if self.hidden is None else self.hidden,
        )

    def with_property(self, name: str, value: str) -> "Look":
        """Return this look with what the run property ``name`` says of it."""
        on = value.lower() not in _OFF
        if name == "w:b" or (name == "w:u" and on):
            return replace(self, bold=on)
        if name == "w:i":
            return replace(self, italic=on)
        if name == "w:vanish":
            return replace(self, hidden=on)
        if name == "w:sz" and value.isdecimal() and len(value) < 5:
            return replace(self, size=int(value) / _HALF_POINTS)
        return self


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style; ``kind`` is None for a plain one, ``is_contents`` marks a table of contents."""

    look: Look = Look()
    kind: PassageKind | None = None
    level: int | None = None
    is_contents: bool = False


@dataclass(slots=True)
class _Raw:
    name: str = ""
    parent: str = ""
    outline: int | None = None
    numbered: int | None = None
    look: Look = field(default_factory=Look)


class StyleReader:
    """Takes in ``styles.xml``."""

    def __init__(self) -> None:
        self._raw: dict[str, _Raw] = {}
        self._open: _Raw | None = None
        self._default = ""
        self._defaults = Look(size=_DEFAULT_SIZE)
        self._in_defaults = False
        self._known: dict[str, Style] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        style = self._open
        if name == "w:rPrDefault":
            self._in_defaults = True
        elif self._in_defaults:
            self._defaults = self._defaults.with_property(name, value)
        elif name == "w:style":
            identifier = attributes.get("styleId", "")
            self._open = self._raw.setdefault(identifier, _Raw())
            if attributes.get("type") == "paragraph" and attributes.get("default", "0") not in _OFF:
                self._default = identifier
        elif style is None:
            return
        elif name == "w:name":
            style.name = value.lower()
        elif name == "w:basedOn":
            style.parent = value
        elif name == "w:outlineLvl":
            style.outline = int(value) if value.isdecimal() else None
        elif name == "w:numId":
            style.numbered = style.numbered or 0 if value != "0" else None
        elif name == "w:ilvl":
            style.numbered = int(value) if value.isdecimal() else 0
        else:
            style.look = style.look.with_property(name, value)

    def end(self, name: str) -> None:
        if name == "w:style":
            self._open = None
        elif name == "w:rPrDefault":
            self._in_defaults = False

    def data(self, text: str) -> None:
        """Styles have no text."""

    def paragraph(self, identifier: str) -> Style:
        """Return the paragraph style of that id, the default one if there is none."""
        key = identifier if identifier in self._raw else self._default
        if key not in self._known:
            style = self._resolved(key)
            self._known[key] = replace(style, look=style.look.over(self._defaults))
        return self._known[key]

    def character(self, identifier: str) -> Look:
        """Return the look that a character style gives."""
        return self._resolved(identifier).look if identifier in self._raw else Look()

    def _resolved(self, identifier: str) -> Style:
        chain: list[_Raw] = []
        seen: set[str] = set()
        while identifier in self._raw and identifier not in seen:
            seen.add(identifier)
            chain.append(self._raw[identifier])
            identifier = chain[-1].parent
        style = Style()
        for raw in reversed(chain):
            style = _derived(style, raw)
        return style


def _derived(parent: Style, raw: _Raw) -> Style:
    style = replace(parent, look=raw.look.over(parent.look))
    heading = _HEADING.match(raw.name)
    if raw.name.startswith(("toc ", "table of ")):
        return replace(style, is_contents=True)
    if heading or raw.name in _TITLES:
        level = _TITLES.get(raw.name) or int(heading[1] if heading else 1)
        return replace(style, kind=PassageKind.HEADING, level=min(6, max(1, level)))
    if raw.outline is not None and raw.outline < _BODY_OUTLINE:
        return replace(style, kind=PassageKind.HEADING, level=min(6, raw.outline + 1))
    if "caption" in raw.name:
        return replace(style, kind=PassageKind.CAPTION, level=None)
    if style.kind is not PassageKind.HEADING and (raw.numbered is not None or raw.name.startswith("list bullet")):
        return replace(style, kind=PassageKind.LIST_ITEM, level=(raw.numbered or 0) + 1)
    return style
