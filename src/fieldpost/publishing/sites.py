"""The circles on a map: where they stand, how large they are and how they are drawn."""

from collections.abc import Sequence
from html import escape
from itertools import combinations
from math import hypot, pi, sqrt
from typing import NamedTuple

from fieldpost.domain import PlacePrecision

from .labels import Disc
from .letters import text_width
from .map_content import MapPoint, MapWords
from .pen import Pen
from .projection import Frame
from .svg import element, text_element

LONE = 9.0
"""The radius of a circle that is the only one, in pixels."""


class Site(NamedTuple):
    """A point of the map at its place on the page; ``radius`` is that of its count."""

    point: MapPoint
    x: float
    y: float
    radius: float

    @property
    def is_area(self) -> bool:
        return self.point.precision in (PlacePrecision.DISTRICT, PlacePrecision.AREA)

    @property
    def reach(self) -> float:
        """The radius with the ring, in pixels."""
        return max(self.radius, 6.0) + 5 if self.is_area else self.radius

    @property
    def count_size(self) -> float:
        """The font size of the count in the circle; 0 in areas and where it does not fit: it is behind the name."""
        size = min(11.0, self.radius * 1.35)
        fits = size >= 8.5 and text_width(str(self.point.count), size) <= 2 * self.radius - 2
        return size if fits and not self.is_area else 0.0

    def disc(self, pen: Pen) -> Disc:
        """Return the circle with its name, and the count behind it if it is not in the circle."""
        name = self.point.name if self.count_size else f"{self.point.name} ({pen.number(self.point.count)})"
        return Disc(name=name, x=self.x, y=self.y, reach=self.reach)


def placed_sites(points: Sequence[MapPoint], frame: Frame) -> list[Site]:
    """Return the points on the page, areas first, so that they lie below the dots.

    Circles have areas as the counts. Where dots crowd, all circles shrink, until two overlap by a sixth at most. A lone one
    is compared with none and only as large as its number needs.
    """
    if not points:
        return []
    places = [frame.position(point.longitude, point.latitude) for point in points]
    unit = min(8.5, 22 / sqrt(max(point.count for point in points)))
    shrink = 1.0
    sites = [
        Site(point=point, x=x, y=y, radius=unit * sqrt(point.count))
        for point, (x, y) in zip(points, places, strict=True)
    ]
    for one, other in combinations([site for site in sites if not site.is_area], 2):
        share = hypot(one.x - other.x, one.y - other.y) / (one.radius + other.radius) / 0.85
        shrink = min(shrink, max(share, 3.0 / unit))
    sites = [site._replace(radius=max(2.5, site.radius * shrink)) for site in sites]
    if len(sites) == 1:
        sites = [sites[0]._replace(radius=min(LONE, sites[0].radius))]
    return sorted(sites, key=lambda site: not site.is_area)


def circles(sites: Sequence[Site], pen: Pen, words: MapWords) -> str:
    """Return a circle for each site, linked if it has an address."""
    parts = []
    for site in sites:
        count = pen.number(site.point.count)
        name = element("title", escape(words.point.format(name=site.point.name, count=count)))
        if site.point.href is None:
            parts.append(element("g", name, _circle(site, pen, count)))
        else:
            # A finger needs 24 pixels.
            target = element("circle", cx=site.x, cy=site.y, r=max(12.0, site.reach), fill_opacity=0)
            parts.append(element("a", name, target, _circle(site, pen, count), href=site.point.href))
    return "".join(parts)


def _circle(site: Site, pen: Pen, count: str) -> str:
    palette = pen.palette
    if site.is_area:
        ring = {"cx": site.x, "cy": site.y, "r": site.reach - 2.5}
        ground = element("circle", fill=palette.paper, stroke=palette.paper, stroke_width=7, **ring)
        return ground + hatched_ring(palette.dot, **ring)
    dot = element(
        "circle", cx=site.x, cy=site.y, r=site.radius, fill=palette.dot, stroke=palette.paper, stroke_width=1.2
    )
    size = site.count_size
    if not size:
        return dot
    look: dict[str, str | float] = {"font_size": size, "font_weight": "600", "aria_hidden": "true"}
    return dot + text_element(
        count, site.x, site.y + size * 0.36, rtl=False, anchor="middle", fill=palette.dot_ink, **look
    )


def hatched_ring(colour: str, *, cx: float, cy: float, r: float) -> str:
    """Return a broad ring of ticks, a whole number of them."""
    pitch = 2 * pi * r / round(2 * pi * r / 3.4)
    ticks = f"{pitch * 0.42:.2f} {pitch * 0.58:.2f}"
    return element("circle", cx=cx, cy=cy, r=r, fill="none", stroke=colour, stroke_width=5, stroke_dasharray=ticks)
