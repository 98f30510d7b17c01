"""What stands below a map: its key, and its notes."""

from collections.abc import Sequence
from math import sqrt

from .letters import text_width, wrapped
from .map_content import MapWords
from .pen import Pen
from .projection import Frame
from .sites import Site, hatched_ring
from .svg import Anchor, element, text_element


def below_the_map(
    frame: Frame, sites: Sequence[Site], notes: Sequence[str], pen: Pen, words: MapWords
) -> tuple[str, float]:
    """Return the key and the notes below the map, and how much height they take."""
    key, depth = _key(frame, sites, pen, words)
    size, lines = 9.5, []
    x = frame.width - 1 if pen.rtl else 1
    anchor: Anchor = "end" if pen.rtl else "start"
    for note in notes:
        for line in wrapped(note, size, frame.width - 4):
            depth += size * 1.4
            lines.append(text_element(line, x, frame.height + depth, rtl=pen.rtl, anchor=anchor))
        depth += 2
    return key + element("g", *lines, font_size=size, fill=pen.palette.quiet_ink), depth + 4


def _key(frame: Frame, sites: Sequence[Site], pen: Pen, words: MapWords) -> tuple[str, float]:
    """Return the sizes of the circles and the hatched ring with their meaning, and how much height they take.

    The size of a lone circle means nothing, for there is none to compare it with.
    """
    has_areas = any(site.is_area for site in sites)
    if not (len(sites) > 1 or has_areas):
        return "", 6.0
    unit = min(site.radius / sqrt(site.point.count) for site in sites)
    most = max(site.point.count for site in sites)
    steps = [step for step in (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000) if step <= most]
    counts = sorted({steps[0], steps[len(steps) // 2], steps[-1]}) if len(sites) > 1 else []
    radii = [unit * sqrt(count) for count in counts]
    depth = max(24.0, 2 * radii[-1] + 6) if radii else 24.0
    row = _KeyRow(pen, frame.width, frame.height + depth / 2 + 3)
    if counts:
        row.put(words.key, after=12)
    for count, radius in zip(counts, radii, strict=True):
        row.parts.append(element("circle", cx=row.middle(radius), cy=row.y, r=radius, fill=pen.palette.dot))
        row.put(pen.number(count), after=12)
    if has_areas:
        if row.at + 34 + text_width(words.area, row.SIZE) > frame.width:
            row.at, row.y = 1.0, row.y + depth / 2 + 12
            depth += 24
        else:
            row.at += 12
        row.parts.append(hatched_ring(pen.palette.dot, cx=row.middle(9), cy=row.y, r=6))
        row.put(words.area, after=0)
    return element("g", *row.parts, font_size=row.SIZE, fill=pen.palette.ink, aria_hidden="true"), depth


class _KeyRow:
    """Signs and words one after the other, from the side on which the reader begins."""

    SIZE = 10.5

    def __init__(self, pen: Pen, width: float, y: float) -> None:
        self.pen, self.width, self.y = pen, width, y
        self.at = 1.0
        self.parts: list[str] = []

    def put(self, text: str, *, after: float) -> None:
        x = self.width - self.at if self.pen.rtl else self.at
        anchor: Anchor = "end" if self.pen.rtl else "start"
        self.parts.append(text_element(text, x, self.y + self.SIZE * 0.36, rtl=self.pen.rtl, anchor=anchor))
        self.at += text_width(text, self.SIZE) + after

    def middle(self, radius: float) -> float:
        """Return where a sign of that radius has its middle, and take its room."""
        middle = self.at + radius
        self.at += 2 * radius + 5
        return self.width - middle if self.pen.rtl else middle
