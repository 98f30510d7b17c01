"""The base map: which countries, borders, lakes and rivers lie in a frame, as lines on the page.

The files in ``data`` are made by tools/build_basemap.py; docs/reference/maps.md tells their format. Only the arcs that
meet the frame are decoded; the others are passed by on a chord, which changes nothing that can be seen.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import msgspec

from .projection import XY, Box, Frame, clipped_line, clipped_ring, near, simplified

DATA = Path(__file__).parent / "data"
TOLERANCE = 0.5
"""Pixels that an outline may lose in simplification."""

MARGIN = 4.0
"""Pixels drawn beyond the edge of the page, where strokes along the cut are hidden."""

Ring = list[int]
"""Arcs that follow each other; ``~i`` is arc ``i`` backwards."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Basemap:
    """One base map file. ``arcs`` holds start, place among the steps, number of steps, box and end, in units."""

    unit: float
    region: Box
    arcs: list[list[int]]
    areas: dict[str, list[Ring]]
    lakes: list[Ring]
    rivers: list[Ring]
    steps: "array[int]"

    def codes(self, countries: Iterable[str]) -> list[str]:
        """Return the codes of the areas that make up ``countries``: CY-north is a part of CY."""
        wanted = set(countries)
        return [code for code in self.areas if country_of(code) in wanted]

    def positions(self, arc: int) -> tuple[list[float], list[float]]:
        """Return the longitudes and latitudes of an arc, in degrees."""
        x, y, offset, count = self.arcs[arc if arc >= 0 else ~arc][:4]
        unit = self.unit
        xs = [value * unit for value in accumulate(self.steps[offset : offset + count], initial=x)]
        ys = [value * unit for value in accumulate(self.steps[offset + count : offset + 2 * count], initial=y)]
        return (xs, ys) if arc >= 0 else (xs[::-1], ys[::-1])

    def box(self, ring: Ring) -> Box:
        """Return the box of a ring, in degrees."""
        rows = [self.arcs[arc if arc >= 0 else ~arc] for arc in ring]
        unit = self.unit
        return (
            min(row[4] for row in rows) * unit,
            min(row[5] for row in rows) * unit,
            max(row[6] for row in rows) * unit,
            max(row[7] for row in rows) * unit,
        )

    def country_at(self, longitude: float, latitude: float) -> str | None:
        """Return the code of the area that holds the point, None at sea."""
        for code, rings in self.areas.items():
            inside = False
            for ring in rings:
                west, south, east, north = self.box(ring)
                if west <= longitude <= east and south <= latitude <= north:
                    inside ^= _holds(self.ring(ring), longitude, latitude)
            if inside:
                return code
        return None

    def ring(self, ring: Ring) -> list[XY]:
        """Return the positions (longitude, latitude) along a ring."""
        return [point for arc in ring for point in list(zip(*self.positions(arc), strict=True))[1:]]


class Border(NamedTuple):
    """One stretch of border; ``between`` is the codes of its two sides in alphabetical order.

    ``line`` is the stretch as it is drawn, in pixels, not cut to the frame.
    """

    between: tuple[str, str]
    longitudes: list[float]
    latitudes: list[float]
    line: list[XY]


class Sheet(NamedTuple):
    """What a frame shows, in pixels and cut to the frame; ``countries`` has the rings of each country, with coasts."""

    land: list[list[XY]]
    host: list[list[XY]]
    countries: dict[str, list[list[XY]]]
    borders: list[Border]
    lakes: list[list[XY]]
    rivers: list[list[XY]]


@cache
def read_basemap(scale: str) -> Basemap:
    """Return the base map of ``scale``: 110m, 50m or 10m."""
    header, _, body = (DATA / f"basemap-{scale}.bin").read_bytes().partition(b"\n")
    steps = array("h", body)
    if sys.byteorder == "big":
        steps.byteswap()
    values = msgspec.json.decode(header)  # json takes four times as long
    return Basemap(steps=steps, **{**values, "region": tuple(values["region"])})


def basemap_for(frame: Frame) -> Basemap:
    """Return the base map whose detail suits the scale of ``frame``; the finest covers one region only."""
    kilometres = 1 / frame.scale
    if kilometres > 12:
        return read_basemap("110m")
    if kilometres < 2:
        detail = read_basemap("10m")
        west, south, east, north = frame.area()
        if (
            west >= detail.region[0]
            and south >= detail.region[1]
            and east <= detail.region[2]
            and north <= detail.region[3]
        ):
            return detail
    return read_basemap("50m")


def country_of(code: str) -> str:
    """Return the country that an area belongs to: CY for CY-north, KZ for KZ."""
    return code.partition("-")[0]


@lru_cache
def extent(countries: tuple[str, ...]) -> tuple[XY, ...]:
    """Return positions (longitude, latitude) that outline ``countries``, without far islands and exclaves.

    Of each country that is the largest ring and every other of some size whose middle is near those taken before.
    Longitudes run on beyond 180 or -180 where a country lies across the date line.
    """
    basemap = read_basemap("50m")
    result: list[XY] = []
    for country in countries:
        rings = [(basemap.box(ring), ring) for code in basemap.codes([country]) for ring in basemap.areas[code]]
        rings.sort(key=lambda row: _spread(row[0]), reverse=True)
        taken: Box | None = None
        for box, ring in rings:
            middle = result[0][0] if result else (box[0] + box[2]) / 2
            shift = 360 * round((middle - (box[0] + box[2]) / 2) / 360)
            box = (box[0] + shift, box[1], box[2] + shift, box[3])
            if taken is None or (_spread(box) > 0.01 * _spread(taken) and _is_near(box, taken)):
                taken = box if taken is None else _around(taken, box)
                result += [(x + shift, y) for x, y in basemap.ring(ring)[::3]]
    return tuple(result)


def _spread(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_near(box: Box, taken: Box) -> bool:
    """Whether the middle of ``box`` is within half the size of ``taken`` of it."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    wide, high = (taken[2] - taken[0]) / 2, (taken[3] - taken[1]) / 2
    return taken[0] - wide < x < taken[2] + wide and taken[1] - high < y < taken[3] + high


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


@lru_cache(maxsize=8)
def sheet(basemap: Basemap, frame: Frame, *, hosts: tuple[str, ...]) -> Sheet:
    """Return what ``frame`` shows of ``basemap``, with the countries ``hosts`` also as one area of their own.

    The last sheets are kept: the map of an issue in another language mostly has the same frame.
    """
    return _Cutter(basemap, frame).sheet(hosts)


class _Cutter:
    """The work of one call of ``sheet``: each arc is projected and simplified once, whoever uses it."""

    def __init__(self, basemap: Basemap, frame: Frame) -> None:
        self.basemap, self.frame = basemap, frame
        self.area = frame.area()
        self.page: Box = (-MARGIN, -MARGIN, frame.width + MARGIN, frame.height + MARGIN)
        self.lines: dict[tuple[int, int], list[XY]] = {}

    def sheet(self, hosts: Sequence[str]) -> Sheet:
        seen = {
            code: [placed for ring in rings for placed in self._placed(ring)]
            for code, rings in self.basemap.areas.items()
        }
        seen = {code: rings for code, rings in seen.items() if rings}
        countries: dict[str, list[list[XY]]] = {}
        for code, rings in seen.items():
            countries.setdefault(country_of(code), []).extend(self._cut(rings))
        every = [ring for rings in seen.values() for ring in rings]
        host = [ring for code, rings in seen.items() if country_of(code) in hosts for ring in rings]
        return Sheet(
            land=self._cut(self._dissolved(every)),
            host=self._cut(self._dissolved(host)),
            countries={country: rings for country, rings in countries.items() if rings},
            borders=self._borders(seen),
            lakes=self._cut(placed for ring in self.basemap.lakes for placed in self._placed(ring)),
            rivers=[
                piece
                for river in self.basemap.rivers
                for arcs, shift in self._placed(river)
                for piece in clipped_line(self._joined(arcs, shift), self.page)
            ],
        )

    def _placed(self, ring: Ring) -> Iterator[tuple[Ring, int]]:
        """Yield the ring with the turn of 0, 360 or -360 degrees that brings it into the frame, if one does."""
        west, south, east, north = self.basemap.box(ring)
        if south > self.area[3] or north < self.area[1]:
            return
        for shift in (0, 360, -360):
            if west + shift <= self.area[2] and east + shift >= self.area[0]:
                yield ring, shift

    def _cut(self, rings: Iterable[tuple[Ring, int]]) -> list[list[XY]]:
        cut = (clipped_ring(self._joined(ring, shift), self.page) for ring, shift in rings)
        return [ring for ring in cut if len(ring) > 2]

    def _joined(self, ring: Ring, shift: int) -> list[XY]:
        points: list[XY] = []
        for arc in ring:
            line = self._line(arc if arc >= 0 else ~arc, shift)
            if arc < 0:
                line = line[::-1]
            points += line[1:] if points else line
        return points

    def _line(self, arc: int, shift: int) -> list[XY]:
        line = self.lines.get((arc, shift))
        if line is None:
            line = self.lines[arc, shift] = self._drawn(arc, shift)
        return line

    def _drawn(self, arc: int, shift: int) -> list[XY]:
        row, unit = self.basemap.arcs[arc], self.basemap.unit
        west, south, east, north = (value * unit for value in row[4:8])
        here = self.area[0] <= east + shift and west + shift <= self.area[2]
        if here and south <= self.area[3] and north >= self.area[1]:
            xs, ys = self.basemap.positions(arc)
            line = self.frame.line([x + shift for x in xs] if shift else xs, ys)
            return simplified(near(line, self.page), TOLERANCE)
        # A chord through the box of the arc, which does not touch the frame; in steps, for the projection bends it.
        (x1, y1), (x2, y2) = (row[0] * unit + shift, row[1] * unit), (row[8] * unit + shift, row[9] * unit)
        parts = 1 + int(max(abs(x2 - x1), abs(y2 - y1)) / 2)
        share = [part / parts for part in range(parts + 1)]
        return self.frame.line([x1 + (x2 - x1) * part for part in share], [y1 + (y2 - y1) * part for part in share])

    def _dissolved(self, rings: Iterable[tuple[Ring, int]]) -> list[tuple[Ring, int]]:
        """Return the rings around the whole; an arc that two of ``rings`` share, in opposite directions, is inside."""
        by_shift: dict[int, dict[int, None]] = {}
        for ring, shift in rings:
            by_shift.setdefault(shift, {}).update(dict.fromkeys(ring))
        result: list[tuple[Ring, int]] = []
        for shift, arcs in by_shift.items():
            leaving: dict[tuple[int, int], list[int]] = {}
            for arc in arcs:
                if ~arc not in arcs:
                    leaving.setdefault(self._ends(arc)[0], []).append(arc)
            while leaving:
                start = at = next(iter(leaving))
                ring = []
                while at in leaving:
                    arc = leaving[at].pop()
                    if not leaving[at]:
                        del leaving[at]
                    ring.append(arc)
                    at = self._ends(arc)[1]
                    if at == start:
                        break
                result.append((ring, shift))
        return result

    def _ends(self, arc: int) -> tuple[tuple[int, int], tuple[int, int]]:
        row = self.basemap.arcs[arc if arc >= 0 else ~arc]
        ends = (row[0], row[1]), (row[8], row[9])
        return ends if arc >= 0 else ends[::-1]

    def _borders(self, seen: dict[str, list[tuple[Ring, int]]]) -> list[Border]:
        owners: dict[tuple[int, int], list[str]] = {}
        for code, rings in seen.items():
            for ring, shift in rings:
                for arc in ring:
                    owners.setdefault((arc if arc >= 0 else ~arc, shift), []).append(code)
        borders = []
        for (arc, shift), codes in owners.items():
            if len(codes) == 2 and codes[0] != codes[1]:
                first, second = sorted(codes)
                xs, ys = self.basemap.positions(arc)
                line = self._line(arc, shift)
                borders.append(
                    Border(between=(first, second), longitudes=[x + shift for x in xs], latitudes=ys, line=line)
                )
        return borders


def _holds(ring: list[XY], x: float, y: float) -> bool:
    """Whether the ring holds the point, by counting the sides east of it."""
    inside = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
        x1, y1 = x2, y2
    return inside
