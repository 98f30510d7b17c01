"""Names of seas, lakes and rivers, each where it fits."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from math import hypot

from .basemap import DATA
from .labels import Label
from .letters import in_lines, text_width
from .projection import XY, Box, Frame, dense
from .room import Inside, Room
from .terrain import Terrain


def place_waters(ground: Terrain, frame: Frame, room: Room, *, language: str) -> list[Label]:
    """Return the names of seas, lakes and rivers, where they fit."""
    view, land = ground.view, ground.land
    labels: list[Label] = []
    for kind, spots, names in _waters():
        name = names.get(language) or names.get(language.partition("-")[0])
        if name is None:
            continue
        for latitude, longitude in spots:
            x, y = frame.position(longitude, latitude)
            if not (0 < x < frame.width and 0 < y < frame.height):
                continue
            if kind == "sea":
                label = _sea_label(name, (x, y), land, room)
            elif kind == "lake":
                label = _lake_label(name, (x, y), view.lakes, room)
            else:
                label = _river_label(name, (x, y), view.rivers, room)
            if label:
                labels.append(label)
                break
    return labels


@cache
def _waters() -> list[tuple[str, list[XY], dict[str, str]]]:
    rows = tomllib.loads((DATA / "water.toml").read_text(encoding="utf-8"))["water"]
    return [(row["kind"], [tuple(spot) for spot in row["at"]], row["names"]) for row in rows]


def _sea_label(name: str, spot: XY, land: Inside, room: Room) -> Label | None:
    """Return the name on open water near ``spot``."""
    for count in range(1, min(3, len(name.split())) + 1):
        lines, size = in_lines(name, count), 11.0
        width, height = max(text_width(line, size) for line in lines), size * 1.15 * count
        for dy in (0, -14, 14, -28, 28, -42, 42):
            for dx in (0, -20, 20, -40, 40, -60, 60):
                x, top = spot[0] + dx, spot[1] + dy - height / 2
                box = (x - width / 2 - 3, top - 1, x + width / 2 + 3, top + height + 2)
                if room.is_free(box) and all(land.misses(box[0], box[2], row) for row in land.rows_of(box)):
                    room.take(box)
                    return Label(lines=tuple(lines), x=x, y=top + size * 0.95, size=size)
    return None


def _lake_label(name: str, spot: XY, lakes: Iterable[Sequence[XY]], room: Room) -> Label | None:
    """Return the name on the lake at ``spot`` if it is wide enough, else beside it."""
    size = 9.5
    width, height = text_width(name, size) + 4, size * 1.1
    for ring in lakes:
        xs, ys = zip(*ring, strict=True)
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        near = left - 2 <= spot[0] <= right + 2 and top - 2 <= spot[1] <= bottom + 2
        if not near or max(right - left, bottom - top) < 7:
            continue
        middle = (left + right) / 2, (top + bottom) / 2
        centres = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in Inside([ring]).boxes(width, height)]
        centres.sort(key=lambda centre: hypot(centre[0] - middle[0], centre[1] - middle[1]))
        across, down = width / 2, height / 2 + 3
        spots = [*centres[:12], (middle[0], bottom + down), (middle[0], top - down)]
        spots += [(right + across + 3, middle[1]), (left - across - 3, middle[1])]
        spots += [(x, y) for x in (left + across, right - across) for y in (bottom + down, top - down)]
        return _best_spot(name, size, width, height, spots, room, most=6)
    return None


def _river_label(name: str, spot: XY, rivers: Iterable[Sequence[XY]], room: Room) -> Label | None:
    """Return the name beside the river that runs within 12 pixels of ``spot``, if one does."""
    nearest = min(
        ((hypot(x - spot[0], y - spot[1]), (x, y)) for river in rivers for x, y in dense(river, 8)),
        default=(99.0, spot),
    )
    if nearest[0] > 12:
        return None
    size = 9.0
    width, height = text_width(name, size) + 4, size * 1.1
    x, y = nearest[1]
    across, down = width / 2 + 3, height / 2 + 3
    spots = [(x + across, y + down), (x + across, y - down), (x - across, y - down), (x - across, y + down)]
    spots += [(x, y - down - 2), (x, y + down + 2), (x + across + 2, y), (x - across - 2, y)]
    return _best_spot(name, size, width, height, spots, room, most=1)


def _best_spot(
    name: str, size: float, width: float, height: float, spots: Sequence[XY], room: Room, *, most: int
) -> Label | None:
    """Return the label around the spot that crosses fewest lines, at most ``most``; the first of equals."""
    options: list[tuple[int, int, Box]] = []
    for x, y in spots:
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if room.is_free(box):
            options.append((room.crossings(box), len(options), box))
    if not options or min(options)[0] > most:
        return None
    _, _, box = min(options)
    room.take(box)
    return Label(lines=(name,), x=(box[0] + box[2]) / 2, y=box[1] + size * 0.9, size=size)
