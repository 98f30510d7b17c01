"""Where does a point of the Earth stand on the page? Albers' equal-area conic, and cutting lines to the page.

Formulas: Snyder, Map Projections: A Working Manual (1987), chapter 14, for the sphere. Page positions are in pixels,
x to the right and y down.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import asin, atan2, copysign, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS = 6371.007
"""Kilometres; the sphere with the area of the Earth."""

XY = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom on the page; west, south, east, north on the Earth."""


class Albers(NamedTuple):
    """The projection that suits an area; it gives kilometres east and north of no particular point."""

    cone: float
    constant: float
    central_longitude: float

    @classmethod
    def suited_to(cls, area: Box) -> "Albers":
        """Return the projection whose two true parallels lie a sixth of the height of ``area`` inside its edges."""
        west, south, east, north = area
        inset = (north - south) / 6
        first, second = radians(south + inset), radians(north - inset)
        cone = (sin(first) + sin(second)) / 2
        if abs(cone) < 0.001:  # at the Equator the cone would be a cylinder; a very slim cone is as good
            cone = copysign(0.001, cone)
        return cls(cone, cos(first) ** 2 + 2 * cone * sin(first), (west + east) / 2)

    def forward(self, longitude: float, latitude: float) -> XY:
        radius = sqrt(max(0.0, self.constant - 2 * self.cone * sin(radians(latitude)))) / self.cone
        angle = self.cone * radians((longitude - self.central_longitude + 180) % 360 - 180)
        return EARTH_RADIUS * radius * sin(angle), -EARTH_RADIUS * radius * cos(angle)

    def inverse(self, east: float, north: float) -> XY:
        """Return longitude and latitude; a point beyond the pole gives the pole."""
        sign = copysign(1.0, self.cone)
        radius = hypot(east, north) / EARTH_RADIUS
        sine = (self.constant - (radius * self.cone) ** 2) / (2 * self.cone)
        angle = atan2(sign * east, -sign * north)
        return self.central_longitude + degrees(angle / self.cone), degrees(asin(max(-1.0, min(1.0, sine))))


class Frame(NamedTuple):
    """A piece of the projected Earth laid on a page of ``width`` by ``height``; ``scale`` is in pixels a kilometre."""

    projection: Albers
    scale: float
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def around(cls, positions: Sequence[XY], *, width: float, heights: tuple[float, float], margin: float) -> "Frame":
        """Return the largest frame that shows every position (longitude, latitude), ``margin`` from its edges.

        The height is what the positions need, between the two ``heights``. No frame is less than 60 km wide.
        """
        longitudes, latitudes = zip(*positions, strict=True)
        projection = Albers.suited_to((min(longitudes), min(latitudes), max(longitudes), max(latitudes)))
        easts, norths = zip(*(projection.forward(*position) for position in positions), strict=True)
        inner = width - 2 * margin
        across, down = max(easts) - min(easts), max(norths) - min(norths)
        scale = min(
            inner / max(across, 60.0), (heights[1] - 2 * margin) / max(down, 60.0 * (heights[1] - 2 * margin) / inner)
        )
        height = round(min(heights[1], max(heights[0], down * scale + 2 * margin)))
        left = (min(easts) + max(easts)) / 2 - width / scale / 2
        top = (min(norths) + max(norths)) / 2 + height / scale / 2
        return cls(projection, scale, left, top, width, height)

    def position(self, longitude: float, latitude: float) -> XY:
        """Return where on the page the point is."""
        east, north = self.projection.forward(longitude, latitude)
        return (east - self.left) * self.scale, (self.top - north) * self.scale

    def line(self, longitudes: Iterable[float], latitudes: Iterable[float]) -> list[XY]:
        """Return ``position`` of each point; written out, for it runs ten thousand times a map."""
        cone, constant, centre = self.projection.cone, self.projection.constant, self.projection.central_longitude
        reach = EARTH_RADIUS * self.scale / cone
        dx, dy = -self.left * self.scale, self.top * self.scale
        turn, twice, rad = radians(cone), 2 * cone, radians(1)
        result = []
        for longitude, latitude in zip(longitudes, latitudes, strict=True):
            radius = reach * sqrt(abs(constant - twice * sin(latitude * rad)))
            angle = (longitude - centre) * turn
            result.append((dx + radius * sin(angle), dy + radius * cos(angle)))
        return result

    def area(self) -> Box:
        """Return the smallest box of longitudes and latitudes that holds the page and a little more around it."""
        edge = []
        for step in range(-1, 18):
            x, y = self.width * step / 16, self.height * step / 16
            edge += [(x, -8.0), (x, self.height + 8), (-8.0, y), (self.width + 8, y)]
        corners = [self.projection.inverse(x / self.scale + self.left, self.top - y / self.scale) for x, y in edge]
        longitudes, latitudes = zip(*corners, strict=True)
        box = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
        x, y = self.position(self.projection.central_longitude, copysign(90, self.projection.cone))
        if 0 <= x <= self.width and 0 <= y <= self.height:  # around a pole every longitude meets the page
            centre = self.projection.central_longitude
            south, north = (box[1], 90.0) if self.projection.cone > 0 else (-90.0, box[3])
            return centre - 150, south, centre + 150, north
        return box


def is_within(position: XY, box: Box | None) -> bool:
    """Whether ``box`` holds the position; without a box it does."""
    return box is None or (box[0] <= position[0] <= box[2] and box[1] <= position[1] <= box[3])


def dense(line: Sequence[XY], apart: float) -> Iterator[XY]:
    """Yield points along ``line``, at most ``apart`` pixels apart."""
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = 1 + int(hypot(x2 - x1, y2 - y1) / apart)
        for step in range(steps):
            yield x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps


def simplified(line: list[XY], tolerance: float) -> list[XY]:
    """Return ``line`` without the points that lie within ``tolerance`` of it, by Douglas and Peucker; ends stay."""
    if len(line) < 3:
        return line
    keep = bytearray(len(line))
    keep[0] = keep[-1] = 1
    open_runs = [(0, len(line) - 1)]
    while open_runs:
        first, last = open_runs.pop()
        x1, y1 = line[first]
        dx, dy = line[last][0] - x1, line[last][1] - y1
        length = hypot(dx, dy)
        between = line[first + 1 : last]
        # Of a ring, whose ends are one, the distance from them is taken.
        offs = [abs((x - x1) * dy - (y - y1) * dx) if length else hypot(x - x1, y - y1) for x, y in between]
        distance = max(offs)
        if distance > tolerance * (length or 1):
            farthest = first + 1 + offs.index(distance)
            keep[farthest] = 1
            if farthest - first > 1:
                open_runs.append((first, farthest))
            if last - farthest > 1:
                open_runs.append((farthest, last))
    return [point for point, kept in zip(line, keep, strict=True) if kept]


def near(line: list[XY], box: Box) -> list[XY]:
    """Return ``line`` without what cannot be seen in ``box``: points beyond the same edge as both their neighbours."""
    left, top, right, bottom = box
    beyond = [(x < left) | (x > right) << 1 | (y < top) << 2 | (y > bottom) << 3 for x, y in line]
    if not any(beyond):
        return line
    result, before = line[:1], beyond[0]
    for point, here, after in zip(line[1:-1], beyond[1:-1], beyond[2:], strict=True):
        if not before & here & after:
            result.append(point)
            before = here
    return [*result, line[-1]]


def clipped_ring(ring: list[XY], box: Box) -> list[XY]:
    """Return the part of the ring inside ``box``, by Sutherland and Hodgman; empty if there is none."""
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if not ring:
            return []
        if all(sign * (point[axis] - limit) >= 0 for point in ring):
            continue
        result: list[XY] = []
        before = ring[-1]
        before_in = sign * (before[axis] - limit) >= 0
        for point in ring:
            point_in = sign * (point[axis] - limit) >= 0
            if point_in != before_in:
                part = (limit - before[axis]) / (point[axis] - before[axis])
                result.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
            if point_in:
                result.append(point)
            before, before_in = point, point_in
        ring = result
    return ring


def clipped_line(line: list[XY], box: Box) -> list[list[XY]]:
    """Return the pieces of ``line`` inside ``box``, by Liang and Barsky."""
    left, top, right, bottom = box
    pieces: list[list[XY]] = []
    for (x1, y1), (x2, y2) in pairwise(line):
        dx, dy = x2 - x1, y2 - y1
        enter, leave = 0.0, 1.0
        for step, room in ((-dx, x1 - left), (dx, right - x1), (-dy, y1 - top), (dy, bottom - y1)):
            if step == 0:
                if room < 0:
                    leave = -1.0
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        if enter >= leave:
            continue
        if enter > 0 or not pieces or pieces[-1][-1] != (x1, y1):
            pieces.append([(x1 + enter * dx, y1 + enter * dy)])
        pieces[-1].append((x2, y2) if leave == 1.0 else (x1 + leave * dx, y1 + leave * dy))
    return pieces
