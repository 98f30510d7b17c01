"""A map of where the activities were, as SVG: no script, no tile, the same bytes for the same points.

Borders, names and what is said about them follow a policy file that the mission owns; docs/reference/maps.md
explains the file, docs/decisions/maps.md why lines are drawn as they are.
"""

from collections.abc import Mapping, Sequence
from html import escape

from .basemap import basemap_for, extent
from .errors import MapError
from .labels import HOST, NEIGHBOUR, CountryNames, Disc, Label, TownLabel, place_towns
from .letters import text_width
from .map_content import MapPoint, MapWords
from .map_key import below_the_map
from .map_policy import MapPolicy
from .palette import PAPER, Palette
from .pen import Pen
from .projection import XY, Box, Frame, is_within
from .room import Room
from .sites import circles, placed_sites
from .svg import Direction, element, path_data, tenths
from .terrain import Terrain, terrain
from .waters import place_waters


def render_map(
    points: Sequence[MapPoint],
    *,
    frame_countries: Sequence[str],
    language: str,
    policy: MapPolicy,
    words: MapWords,
    size: tuple[int, int] = (640, 480),
    palette: Palette = PAPER,
    font_family: str = "Noto Sans, sans-serif",
    id_prefix: str = "map",
    direction: Direction = "ltr",
) -> str:
    """Return the map as one SVG element, with its key and what the policy says below it.

    The frame holds ``frame_countries`` (ISO 3166-1 alpha-2, XK for Kosovo) and the points near them. ``size`` is the
    width, and the greatest height of the map without what stands below it, in pixels. ``id_prefix`` keeps the ids of
    two maps on one page apart.

    Raises:
        MapError: there is neither a point nor a country to frame.
    """
    frame, shown, beyond = _framed(points, frame_countries, size)
    if not frame_countries:
        palette = palette._replace(land=palette.host)
    pen = Pen(language=language, rtl=direction == "rtl", palette=palette)
    ground = terrain(basemap_for(frame), frame, hosts=tuple(frame_countries), rules=policy.borders)
    sites = placed_sites(shown, frame)
    room = ground.room.copy()
    discs = [site.disc(pen) for site in sites]
    for disc in discs:
        room.take(disc.box)
    bar = _scale_bar(frame, room, pen, words)
    names = {country: policy.name_of(country, language) for country in ground.countries}
    countries = CountryNames(ground.countries, {c: names[c] for c in names if c not in policy.hidden}, rtl=pen.rtl)
    room, hosts, towns = _hosts_and_towns(countries, discs, frame_countries, room, pen)
    neighbours = countries.place((c for c in countries.order if c not in frame_countries), NEIGHBOUR, room)
    water = place_waters(ground, frame, room, language=language)
    notes = [*_notes(beyond, pen, words), *_footnotes(countries, names, policy, pen)]
    notes += [pen.say(policy.disclaimer), pen.say(policy.credits)]
    below, depth = below_the_map(frame, sites, notes, pen, words)
    height = round(frame.height + depth)
    return element(
        "svg",
        element("title", escape(words.title), id=f"{id_prefix}-title"),
        element("desc", escape(words.description), id=f"{id_prefix}-desc"),
        _ground(ground, frame, pen, id_prefix),
        pen.texts(water, fill=palette.water_ink, font_style=None if pen.rtl else "italic"),
        pen.texts(neighbours, fill=palette.country_ink, halo=palette.land, letter_spacing=pen.spacing),
        pen.texts(hosts, fill=palette.country_ink, halo=palette.host, letter_spacing=pen.spacing, font_weight="600"),
        bar,
        circles(sites, pen, words),
        _leaders(towns, pen),
        pen.texts([town.label for town in towns], fill=palette.ink, halo=palette.host),
        below,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size[0]} {height}",
        width=size[0],
        height=height,
        role="group" if any(point.href for point in shown) else "img",
        lang=language,
        direction="ltr",
        aria_labelledby=f"{id_prefix}-title",
        aria_describedby=f"{id_prefix}-desc",
        font_family=font_family,
    )


def _framed(
    points: Sequence[MapPoint], countries: Sequence[str], size: tuple[int, int]
) -> tuple[Frame, list[MapPoint], list[MapPoint]]:
    """Return the frame, the points in it and those too far from ``countries`` to be shown, largest counts first."""
    outline = list(extent(tuple(countries)))
    if not outline and not points:
        raise MapError("a map needs a point or a country to show")
    middle = outline[0][0] if outline else points[0].longitude
    ordered = sorted(points, key=lambda point: (-point.count, point.name, point.latitude, point.longitude))
    spots = [(point.longitude + 360 * round((middle - point.longitude) / 360), point.latitude) for point in ordered]
    near = _near(outline)
    shown = [point for point, spot in zip(ordered, spots, strict=True) if is_within(spot, near)]
    around = 0.15 if outline else 1.6
    for x, y in spots:
        if is_within((x, y), near):
            outline += [(x - around, y), (x + around, y), (x, max(-89.0, y - around)), (x, min(89.0, y + around))]
    width, greatest = size
    frame = Frame.around(outline, width=width, heights=(0.5 * width, greatest), margin=22)
    return frame, shown, [point for point in ordered if point not in shown]


def _near(outline: Sequence[XY]) -> Box | None:
    """Return the box around ``outline`` and six tenths of its size on each side, in degrees; None without one."""
    if not outline:
        return None
    longitudes, latitudes = zip(*outline, strict=True)
    wide, high = 0.6 * (max(longitudes) - min(longitudes)), 0.6 * (max(latitudes) - min(latitudes))
    return min(longitudes) - wide, min(latitudes) - high, max(longitudes) + wide, max(latitudes) + high


def _ground(below: Terrain, frame: Frame, pen: Pen, id_prefix: str) -> str:
    """Return land, water and borders. Paths are in tenths of a pixel, whole numbers, which keeps them short."""
    palette, paths = pen.palette, below.paths
    parts = [
        element("path", fill=palette.land, stroke=palette.coast, stroke_width=8, d=paths["land"]),
        element("path", fill=palette.host, d=paths["host"]),
        element("path", stroke=palette.coast, stroke_width=9, d=paths["rivers"]),
        element("path", fill=palette.water, stroke=palette.coast, stroke_width=6, d=paths["lakes"]),
    ]
    for (is_host, style), path in below.borders.items():
        ink, thick = (palette.host_border, 13) if is_host else (palette.border, 8)
        dashes = "40 30" if style == "dashed" else None
        parts.append(element("path", stroke=ink, stroke_width=thick, stroke_dasharray=dashes, d=path))
    sheet_edge = {"width": frame.width, "height": frame.height}
    ground = element("g", *parts, transform="scale(.1)", fill="none", stroke_linejoin="round", fill_rule="evenodd")
    sea = element("rect", fill=palette.water, **sheet_edge)
    return (
        element("clipPath", element("rect", **sheet_edge), id=f"{id_prefix}-frame")
        + element("g", sea, ground, clip_path=f"url(#{id_prefix}-frame)", aria_hidden="true")
        + element(
            "rect", x=0.5, y=0.5, width=frame.width - 1, height=frame.height - 1, fill="none", stroke=palette.border
        )
    )


def _scale_bar(frame: Frame, room: Room, pen: Pen, words: MapWords) -> str:
    """Return a bar of a round length, at most a fifth of the width, in the first corner that is free."""
    round_lengths = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    kilometres = max(length for length in round_lengths if length * frame.scale <= frame.width / 5)
    length = kilometres * frame.scale
    text = words.distance.format(kilometres=pen.number(kilometres))
    wide = max(length, text_width(text, 10)) + 6
    near, far = (frame.width - wide - 9, 9.0) if pen.rtl else (9.0, frame.width - wide - 9)
    boxes = [(x, y, x + wide, y + 24) for y in (frame.height - 30, 8.0) for x in (near, far)]
    box = next((box for box in boxes if room.is_free(box)), boxes[0])
    room.take(box)
    left, right, y = box[0] + 3, box[2] - 3, box[3] - 3
    start = right - length if pen.rtl else left
    bar = f"M{tenths(start)} {tenths(y - 5)}v5h{tenths(length)}v-5"
    label = Label(lines=(text,), x=right if pen.rtl else left, y=y - 7, size=10, anchor="end" if pen.rtl else "start")
    return (
        element("path", fill="none", stroke=pen.palette.host, stroke_width=4, d=bar, aria_hidden="true")
        + element("path", fill="none", stroke=pen.palette.quiet_ink, stroke_width=1.3, d=bar, aria_hidden="true")
        + pen.texts([label], fill=pen.palette.quiet_ink, halo=pen.palette.host)
    )


def _hosts_and_towns(
    names: CountryNames, discs: Sequence[Disc], hosts: Sequence[str], room: Room, pen: Pen
) -> tuple[Room, list[Label], list[TownLabel]]:
    """Return what room is left, and the names of hosts and of towns: hosts first, unless that leaves a town without."""
    order = [country for country in names.order if country in hosts]
    first = room.copy()
    labels = names.place(order, HOST, first)
    towns = place_towns(discs, first, rtl=pen.rtl)
    if len(towns) == len(discs):
        return first, labels, towns
    towns = place_towns(discs, room, rtl=pen.rtl)
    names.labelled.clear()
    return room, names.place(order, HOST, room), towns


def _leaders(towns: Sequence[TownLabel], pen: Pen) -> str:
    lines = [town.leader for town in towns if town.leader]
    if not lines:
        return ""
    path, ink = path_data(lines), pen.palette.ink
    return element("path", fill="none", stroke=ink, stroke_width=8, transform="scale(.1)", d=path, aria_hidden="true")


def _notes(beyond: Sequence[MapPoint], pen: Pen, words: MapWords) -> list[str]:
    places = [words.point.format(name=point.name, count=pen.number(point.count)) for point in beyond]
    return [words.beyond.format(places=", ".join(places))] if places else []


def _footnotes(countries: CountryNames, names: Mapping[str, str], policy: MapPolicy, pen: Pen) -> list[str]:
    """Return the footnotes of areas to be seen; an area whose name found no room is named in its footnote."""
    notes = []
    for country in sorted(policy.footnotes.keys() & set(countries.order)):
        head = policy.marks[country] if country in countries.labelled else f"{names[country]}:"
        notes.append(f"{head} {pen.say(policy.footnotes[country])}")
    return notes
