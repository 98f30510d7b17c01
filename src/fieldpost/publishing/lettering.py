"""The names on a drawing that the PDF's typesetter sets itself.

Within an SVG it often takes one typeface for a whole label, sets joined letters (Arabic, Indic) one over the other, and
cannot say which characters they were, which PDF/A refuses. So labels with letters beyond those of the first typeface are
taken out of the drawing, with what its groups say of them, and set over it.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

_SVG = "{http://www.w3.org/2000/svg}"
_FURTHER = re.compile(r"[^\x00-\u052f\u1d00-\u2c5f]")
"""A character that is neither Latin, Greek or Cyrillic nor a sign that such texts use."""
_SHARES = {"start": 0, "middle": 0.5, "end": 1}
"""Where in a label its position is, as a share of its width from the left."""
_LOOK = {"font-size": "16", "font-weight": "400", "font-style": "normal", "fill": "#000000", "stroke": "none"}
_LOOK |= {"stroke-width": "1", "letter-spacing": "0"}
"""What a label looks like where nobody says, as SVG has it."""


def take_labels(svg: str) -> tuple[str, list[dict[str, Any]]]:
    """Return ``svg`` without the labels that its typeface lacks letters of, and these, in its units."""
    if not _FURTHER.search(svg):
        return svg, []
    root = fromstring(svg)
    labels = list(_taken(root, _LOOK))
    # Namespaces registered for writing hold for the whole process, and the empty one is Atom's.
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
    root.attrib = {"xmlns": _SVG[1:-1], **root.attrib}
    return tostring(root, encoding="unicode"), labels


def _taken(group: Element, look: dict[str, str]) -> Iterator[dict[str, Any]]:
    look = {name: group.get(name, said) for name, said in look.items()}
    for element in list(group):
        text = element.text or ""
        if element.tag != f"{_SVG}text":
            yield from _taken(element, look)
        elif _FURTHER.search(text):
            group.remove(element)
            yield _label(text, element, look)


def _label(text: str, element: Element, look: dict[str, str]) -> dict[str, Any]:
    look = {name: element.get(name, said) for name, said in look.items()}
    return {
        "text": text,
        "x": float(element.get("x", "0")),
        "y": float(element.get("y", "0")),
        "share": _SHARES[element.get("text-anchor", "start")],
        "size": float(look["font-size"]),
        "weight": int(look["font-weight"]),
        "style": look["font-style"],
        "fill": look["fill"],
        "halo": "" if look["stroke"] == "none" else look["stroke"],
        "halo-width": float(look["stroke-width"]),
        "spacing": float(look["letter-spacing"]),
    }
