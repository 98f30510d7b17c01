"""The elements of which a drawing is put together, as text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import Literal

from .projection import XY

Anchor = Literal["start", "middle", "end"]

Direction = Literal["ltr", "rtl"]

_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """Return an SVG element around ``content``, which is markup; ``_`` stands for ``-``, and None leaves out."""
    pairs = {key.replace("_", "-"): value for key, value in attributes.items() if value is not None}
    written = "".join(f' {k}="{escape(v) if isinstance(v, str) else tenths(v)}"' for k, v in pairs.items())
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text_element(
    text: str, x: float, y: float, *, rtl: bool, anchor: Anchor = "start", **attributes: str | float
) -> str:
    """Return ``text`` with its left end, middle or right end at ``x``.

    Right-to-left text is an isolate of the Unicode kind, for not every renderer heeds the attribute ``direction``, and
    goes without Arabic vowel signs, which may be left out, for Typst can make no PDF/A of a picture that has them.
    """
    side = None if anchor == "start" else anchor
    text = unicodedata.normalize("NFC", text)
    if rtl:
        text = f"\u2067{_VOWEL_SIGNS.sub('', text)}\u2069"
    return element("text", escape(text), x=x, y=y, text_anchor=side, **attributes)


def tenths(value: float) -> str:
    """Return ``value`` with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def path_data(lines: Iterable[Sequence[XY]], *, closed: bool = False) -> str:
    """Return the lines as path data in tenths of a pixel: a start each, then steps."""
    parts = []
    for line in lines:
        points = [(round(x * 10), round(y * 10)) for x, y in line]
        steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points) if (x1, y1) != (x2, y2)]
        if steps:
            numbers = "".join(f"{value}" if value < 0 else f" {value}" for step in steps for value in step)
            parts.append(f"M{points[0][0]} {points[0][1]}l{numbers.lstrip()}{'z' if closed else ''}")
    return "".join(parts)
