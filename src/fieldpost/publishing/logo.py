"""A logo's drawing, and nothing but the drawing: what an SVG file may bring into a page that others open.

Only shapes, gradients and text come through, each with its presentation attributes. Scripts, foreign objects, pictures,
animations, event attributes, addresses outside the file and an editor's own notes stay behind. A ``style`` attribute
becomes presentation attributes, because a page with a strict Content-Security-Policy ignores it.
"""

import re
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .errors import PublishingError

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SHAPES = """
svg g defs title desc path rect circle ellipse line polyline polygon text tspan use symbol clipPath mask
linearGradient radialGradient stop
"""
_PRESENTATION = """
fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity clip-path clip-rule mask display visibility
font-family font-size font-weight font-style text-anchor letter-spacing
"""
_GEOMETRY = """
id d x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height points viewBox preserveAspectRatio transform offset
gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits href pathLength
"""
_ELEMENTS = frozenset(_SHAPES.split())
_STYLES = frozenset(_PRESENTATION.split())
_ATTRIBUTES = _STYLES | frozenset(_GEOMETRY.split())
_OWN_REFERENCE = re.compile(r"url\(\s*['\"]?#([\w.-]+)['\"]?\s*\)")


def read_logo(text: str) -> str:
    """Return the drawing of the SVG ``text`` as one SVG element; its ids begin with ``logo-``.

    Raises:
        PublishingError: it is no SVG, has no viewBox, or takes its colours from a style sheet of its own.
    """
    try:
        root = fromstring(text, forbid_dtd=False)
    except (ParseError, DefusedXmlException) as error:
        raise PublishingError(f"this is no SVG drawing ({error})") from error
    if root.tag != f"{_SVG}svg":
        raise PublishingError(f"this is no SVG drawing, its root is {root.tag!r}")
    if root.find(f".//{_SVG}style") is not None:
        raise PublishingError("the drawing has a style sheet; save it with presentation attributes instead")
    drawing = _clean(root)
    if "viewBox" not in drawing.attrib:
        raise PublishingError("the drawing has no viewBox")
    drawing.attrib = {"xmlns": _SVG[1:-1], **drawing.attrib}
    return tostring(drawing, encoding="unicode")


def _clean(element: Element) -> Element:
    copy = Element(element.tag.removeprefix(_SVG), _attributes(element))
    copy.text = element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith(_SVG) and child.tag.removeprefix(_SVG) in _ELEMENTS:
            kept = _clean(child)
            kept.tail = child.tail
            copy.append(kept)
    return copy


def _attributes(element: Element) -> dict[str, str]:
    stated = {name.removeprefix(_XLINK): value for name, value in element.attrib.items()}
    for declaration in stated.get("style", "").split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in _STYLES:
            stated[name] = value
    kept = {}
    for name, value in stated.items():
        value = _OWN_REFERENCE.sub(r"url(#logo-\1)", value)
        if name == "id":
            value = f"logo-{value}"
        elif name == "href":
            value = value.replace("#", "#logo-", 1)
        outside = (name == "href" and not value.startswith("#")) or "url(" in _OWN_REFERENCE.sub("", value)
        if name in _ATTRIBUTES and not outside:
            kept[name] = value
    return kept
