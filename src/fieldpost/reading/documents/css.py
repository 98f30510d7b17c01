"""How a piece of HTML looks: bold, slanted, underlined, and how large. Only that much of CSS is read."""

import re
from dataclasses import dataclass

_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"[\w-]*(?:\.[\w-]+)?$")
_SIZE = re.compile(r"font-size:\s*([\d.]+)(pt|px|em|rem|%)|font:[^;]*?\b([\d.]+)(pt|px)\b", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight:\s*(bold|bolder|normal|lighter|\d{3})|font:[^;]*?\b(bold)\b", re.IGNORECASE)
_SLANT = re.compile(r"font-style:\s*(italic|oblique|normal)|font:[^;]*?\b(italic)\b", re.IGNORECASE)
_UNDERLINE = re.compile(r"text-decoration(?:-line)?:\s*(underline)", re.IGNORECASE)
_BODY_SIZE = 12.0
# <font size=1> to <font size=7> as browsers draw them, in points (HTML, 15.3.4).
_FONT_SIZES = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
_LARGEST_SHEET = 200_000


@dataclass(frozen=True, slots=True)
class Looks:
    """How text inside an element looks; what is underlined counts as bold, since old headings were."""

    bold: bool = False
    italic: bool = False
    size: float = _BODY_SIZE


PLAIN = Looks()
"""How text looks where nothing is said."""


class StyleSheet:
    """The rules of a page's own style sheets for a tag, a class, or a tag with a class."""

    def __init__(self, text: str) -> None:
        self._rules: dict[str, str] = {}
        for selectors, body in _RULE.findall(_COMMENT.sub("", text[:_LARGEST_SHEET])):
            for selector in selectors.split(","):
                name = selector.strip().lower()
                if _SELECTOR.match(name):
                    self._rules[name] = self._rules.get(name, "") + body + ";"

    def declarations(self, tag: str, names: str) -> str:
        """Return what the rules say of an element, the more particular later."""
        if not self._rules:
            return ""
        found = [self._rules.get(tag, "")]
        for name in names.lower().split()[:10]:
            found += (self._rules.get(f".{name}", ""), self._rules.get(f"{tag}.{name}", ""))
        return ";".join(filter(None, found))


def looks_of(tag: str, attributes: dict[str, str | None], outer: Looks, sheet: StyleSheet) -> Looks:
    """Return the looks inside an element whose surroundings look like ``outer``."""
    style = sheet.declarations(tag, attributes.get("class") or "") + ";" + (attributes.get("style") or "")
    bold = outer.bold or tag in {"b", "strong", "u", "th"}
    italic = outer.italic or tag in {"i", "em", "cite"}
    size = attribute_size(attributes.get("size") or "", outer.size) if tag == "font" else outer.size
    size *= {"big": 1.2, "small": 0.83}.get(tag, 1.0)
    if len(style) > 1:
        weight = list(_WEIGHT.finditer(style))
        if weight:
            value = (weight[-1][1] or weight[-1][2]).lower()
            bold = value in {"bold", "bolder"} or (value.isdecimal() and int(value) >= 600)
        slant = list(_SLANT.finditer(style))
        if slant:
            italic = (slant[-1][1] or slant[-1][2]).lower() != "normal"
        bold = bold or bool(_UNDERLINE.search(style) and tag != "a")
        size = _size(style, size)
    if (bold, italic, size) == (outer.bold, outer.italic, outer.size):
        return outer
    return Looks(bold, italic, size)


def attribute_size(value: str, outer: float) -> float:
    """Return the size that ``<font size=value>`` asks for: 1 to 7, or steps up and down from 3."""
    sign, digits = value.strip()[:1], value.strip().lstrip("+-")
    if not digits.isdecimal() or len(digits) > 2:
        return outer
    step = int(digits) if sign.isdecimal() else 3 + (int(digits) if sign == "+" else -int(digits))
    return _FONT_SIZES[min(max(step, 1), 7) - 1]


def _size(style: str, outer: float) -> float:
    found = list(_SIZE.finditer(style))
    if not found:
        return outer
    value, unit = found[-1][1] or found[-1][3], (found[-1][2] or found[-1][4]).lower()
    try:
        number = float(value)
    except ValueError:
        return outer
    factors = {"pt": 1.0, "px": 0.75, "em": outer, "%": outer / 100, "rem": _BODY_SIZE}
    return round(min(number * factors[unit], 500.0), 1)
