"""What of a map stays the same while its points change: land, water and borders, and where these leave room.

An office publishes the same frame month after month and in several languages, so the last ones are kept.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from .basemap import MARGIN, TOLERANCE, Basemap, Sheet, country_of, sheet
from .map_policy import BorderRule, BorderStyle, styled
from .projection import XY, Frame, clipped_line, simplified
from .room import Inside, Room
from .svg import path_data


class Terrain(NamedTuple):
    """What a frame shows below the points, in pixels; copy the ``room``, in which all lines run, before taking any.

    ``paths`` are path data in tenths of a pixel of "land", "host", "rivers" and "lakes"; ``borders`` those of the
    borders, by whether they are a host's and by style.
    """

    view: Sheet
    land: Inside
    countries: Mapping[str, Inside]
    room: Room
    paths: Mapping[str, str]
    borders: Mapping[tuple[bool, BorderStyle], str]


@lru_cache(maxsize=8)
def terrain(basemap: Basemap, frame: Frame, *, hosts: tuple[str, ...], rules: tuple[BorderRule, ...]) -> Terrain:
    """Return what ``frame`` shows of ``basemap``, with the countries ``hosts`` set off and borders drawn by ``rules``."""
    view = sheet(basemap, frame, hosts=hosts)
    borders = _borders(view, frame, hosts, rules)
    room = Room((3, 3, frame.width - 3, frame.height - 3))
    for line in chain(view.land, view.lakes, view.rivers, *borders.values()):
        room.draw(line)
    return Terrain(
        view=view,
        land=Inside(view.land),
        countries={country: Inside(rings) for country, rings in view.countries.items()},
        room=room,
        paths={
            "land": path_data((ring for ring in view.land if _spread(ring) > 1.5), closed=True),
            "host": path_data(view.host, closed=True),
            "rivers": path_data(view.rivers),
            "lakes": path_data((ring for ring in view.lakes if _spread(ring) > 4), closed=True),
        },
        borders={look: path_data(lines) for look, lines in sorted(borders.items())},
    )


def _borders(
    view: Sheet, frame: Frame, hosts: Sequence[str], rules: Sequence[BorderRule]
) -> dict[tuple[bool, BorderStyle], list[list[XY]]]:
    """Return the lines of the borders by whether they are a host's and by style, cut to the page."""
    page = (-MARGIN, -MARGIN, frame.width + MARGIN, frame.height + MARGIN)
    result: dict[tuple[bool, BorderStyle], list[list[XY]]] = {}
    for border in view.borders:
        is_host = any(country_of(code) in hosts for code in border.between)
        pieces = styled(border, rules)
        for style, positions in pieces:
            line = border.line
            if len(pieces) > 1:
                longitudes, latitudes = zip(*positions, strict=True)
                line = simplified(frame.line(longitudes, latitudes), TOLERANCE)
            if style != "none":
                result.setdefault((is_host, style), []).extend(clipped_line(line, page))
    return result


def _spread(ring: Sequence[XY]) -> float:
    """Return the larger side of the ring's box."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))
