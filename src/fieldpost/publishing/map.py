"""A map of where the activities were, as SVG: no script, no tile, the same bytes for the same points.

Borders, names and what is said about them follow a policy file that the mission owns; docs/reference/maps.md
explains the file, docs/decisions/maps.md why lines are drawn as they are.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape
from itertools import chain, combinations, pairwise
from math import hypot, pi, sqrt
from typing import Any, Literal, Self, get_args

from babel import Locale
from babel.numbers import format_decimal

from fieldpost.domain import PlacePrecision

from .basemap import DATA, MARGIN, TOLERANCE, Border, Sheet, basemap_for, country_of, extent, sheet
from .errors import PublishingError
from .labels import (
    HOST,
    NEIGHBOUR,
    SPACING,
    Anchor,
    CountryNames,
    Disc,
    Label,
    Room,
    TownLabel,
    element,
    place_towns,
    place_waters,
    tenths,
    text_element,
    text_width,
    wrapped,
)
from .projection import XY, Box, Frame, clipped_line, simplified

BorderStyle = Literal["solid", "dashed", "none"]
Direction = Literal["ltr", "rtl"]


class MapError(PublishingError):
    """A map that cannot be drawn, or a policy file that cannot be followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place and how many activities were there; ``name`` in the reader's language, position in degrees (WGS 84).

    With ``href`` the circle is a link. A place of the precision "district" or "area" is drawn as a hatched ring.
    """

    name: str
    latitude: float
    longitude: float
    count: int
    precision: PlacePrecision = PlacePrecision.TOWN
    href: str | None = None

    def __post_init__(self) -> None:
        if self.count < 1:
            raise MapError(f"{self.name} stands for {self.count} activities; a point on the map needs one")
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise MapError(f"{self.name} lies at {self.latitude}, {self.longitude}, which is not on the Earth")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWords:
    """The words of one map, in the reader's language.

    ``description`` tells the whole content to those who do not see it. ``key`` heads the sizes, ``area`` explains the
    hatched ring, ``beyond`` (with ``{places}``) names the points that lie too far away for the frame, ``point`` (with
    ``{name}`` and ``{count}``) names a circle, ``distance`` (with ``{kilometres}``) the scale bar.
    """

    title: str
    description: str
    key: str
    area: str
    beyond: str
    point: str = "{name}: {count}"
    distance: str = "{kilometres} km"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours, as any SVG paint; literal ones serve every renderer, ``var(--name, #rrggbb)`` browsers only."""

    water: str = "#d5e4ea"
    land: str = "#edebe5"
    host: str = "#fdfcf8"
    border: str = "#9b958a"
    host_border: str = "#6f695f"
    coast: str = "#8fb0bf"
    water_ink: str = "#2c637d"
    country_ink: str = "#67625a"
    ink: str = "#1f1d1a"
    quiet_ink: str = "#57534b"
    dot: str = "#14497a"
    dot_ink: str = "#ffffff"
    paper: str = "#ffffff"


PAPER = Palette()
"""Quiet colours on white paper."""

BLACK_AND_WHITE = Palette(
    water="#dddddd",
    land="#f4f4f4",
    host="#ffffff",
    border="#888888",
    host_border="#444444",
    coast="#888888",
    water_ink="#444444",
    country_ink="#555555",
    ink="#000000",
    quiet_ink="#444444",
    dot="#000000",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderRule:
    """How the border between two areas is drawn; ``within`` (west, south, east, north) limits the rule to a box."""

    between: frozenset[str]
    style: BorderStyle
    within: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPolicy:
    """What a mission says about borders and names. Texts are by language; a missing one is said in English."""

    disclaimer: Mapping[str, str]
    credits: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    marks: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    borders: tuple[BorderRule, ...] = ()

    @classmethod
    def from_toml(cls, text: str) -> Self:
        """Return the policy in ``text``.

        Raises:
            MapError: the text is not TOML, lacks a text in English, or has a key or a value that no policy has.
        """
        try:
            data = tomllib.loads(text)
            unknown = data.keys() - {"disclaimer", "credits", "names", "hidden", "areas", "borders"}
            if unknown:
                raise MapError(f"the map policy has no key {', '.join(sorted(unknown))}")
            for key in ("disclaimer", "credits"):
                if "en" not in data.get(key, {}):
                    raise MapError(f"the map policy has no {key} in English, which stands in for missing languages")
            areas = data.get("areas", {})
            return cls(
                disclaimer=data["disclaimer"],
                credits=data["credits"],
                names=data.get("names", {}),
                hidden=frozenset(data.get("hidden", {}).get("countries", ())),
                marks={code: area["mark"] for code, area in areas.items()},
                footnotes={code: area["footnote"] for code, area in areas.items()},
                borders=tuple(_border_rule(rule) for rule in data.get("borders", ())),
            )
        except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
            raise MapError(f"the map policy cannot be read: {error}") from error

    def name_of(self, country: str, language: str) -> str:
        """Return the name of ``country``, by the policy or else by the CLDR, with its mark if it has one."""
        given = self.names.get(country, {}).get(language)
        name = given or Locale.parse(language, sep="-").territories.get(country, country)
        return name + self.marks.get(country, "")

    def style_of(self, border: Border) -> list[tuple[BorderStyle, list[XY]]]:
        """Return ``border`` in pieces of one style each, as positions."""
        rules = [rule for rule in self.borders if rule.between == set(border.between)]
        positions = list(zip(border.longitudes, border.latitudes, strict=True))
        pieces: list[tuple[BorderStyle, list[XY]]] = []
        for position in positions:
            styles: list[BorderStyle] = [rule.style for rule in rules if _is_within(position, rule.within)]
            style = styles[0] if styles else "solid"
            if pieces and pieces[-1][0] == style:
                pieces[-1][1].append(position)
            else:
                pieces.append((style, [pieces[-1][1][-1], position] if pieces else [position]))
        return pieces


@cache
def default_policy() -> MapPolicy:
    """Return the policy of ``data/map_policy.toml``, which takes no position."""
    return MapPolicy.from_toml((DATA / "map_policy.toml").read_text(encoding="utf-8"))


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
        palette = replace(palette, land=palette.host)
    pen = _Pen(language=language, rtl=direction == "rtl", palette=palette)
    view = sheet(basemap_for(frame), frame, hosts=frame_countries)
    sites = _sites(shown, frame)
    room = Room((3, 3, frame.width - 3, frame.height - 3))
    discs = [site.disc(pen) for site in sites]
    for disc in discs:
        room.take(disc.box)
    borders = _styled_borders(view, frame, policy, frame_countries)
    for line in chain(view.land, view.lakes, view.rivers, *borders.values()):
        room.draw(line)
    bar = _scale_bar(frame, room, pen, words)
    names = {country: policy.name_of(country, language) for country in view.countries}
    countries = CountryNames(view.countries, {c: names[c] for c in names if c not in policy.hidden}, rtl=pen.rtl)
    room, hosts, towns = _hosts_and_towns(countries, discs, frame_countries, room, pen)
    neighbours = countries.place((c for c in countries.order if c not in frame_countries), NEIGHBOUR, room)
    water = place_waters(view, frame, room, language=language)
    notes = [*_notes(beyond, pen, words), *_footnotes(countries, names, policy, pen)]
    notes += [pen.say(policy.disclaimer), pen.say(policy.credits)]
    below, depth = _below(frame, sites, notes, pen, words)
    height = round(frame.height + depth)
    return element(
        "svg",
        element("title", escape(words.title), id=f"{id_prefix}-title"),
        element("desc", escape(words.description), id=f"{id_prefix}-desc"),
        _ground(view, frame, borders, pen, id_prefix),
        pen.texts(water, fill=palette.water_ink, font_style=None if pen.rtl else "italic"),
        pen.texts(neighbours, fill=palette.country_ink, halo=palette.land, letter_spacing=pen.spacing),
        pen.texts(hosts, fill=palette.country_ink, halo=palette.host, letter_spacing=pen.spacing, font_weight="600"),
        bar,
        _circles(sites, pen, words),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """How this map writes: its language, its direction and its colours."""

    language: str
    rtl: bool
    palette: Palette

    @property
    def spacing(self) -> float | None:
        return None if self.rtl else SPACING

    @property
    def locale(self) -> Locale:
        return Locale.parse(self.language, sep="-")

    def number(self, value: int) -> str:
        return format_decimal(value, locale=self.locale, numbering_system="default")

    def say(self, texts: Mapping[str, str]) -> str:
        """Return the text in the reader's language, else in English."""
        return texts.get(self.language) or texts.get(self.language.partition("-")[0]) or texts["en"]

    def texts(
        self, labels: Iterable[Label], *, fill: str, halo: str | None = None, **attributes: str | float | None
    ) -> str:
        """Return the labels as text, each over a halo: a text of its own, as some renderers know no paint-order."""
        text = "".join(
            text_element(
                line, each.x, each.y + at * each.size * 1.15, rtl=self.rtl, anchor=each.anchor, font_size=each.size
            )
            for each in labels
            for at, line in enumerate(each.lines)
        )
        if not text:
            return ""
        under = element("g", text, fill=halo, stroke=halo, stroke_width=3, stroke_linejoin="round") if halo else ""
        return element("g", under, element("g", text, fill=fill), aria_hidden="true", **attributes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
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

    def disc(self, pen: _Pen) -> Disc:
        """Return the circle with its name, and the count behind it if it is not in the circle."""
        name = self.point.name if self.count_size else f"{self.point.name} ({pen.number(self.point.count)})"
        return Disc(name=name, x=self.x, y=self.y, reach=self.reach)


def _border_rule(rule: Mapping[str, Any]) -> BorderRule:
    between, style, within = rule["between"], rule["style"], rule.get("within")
    if style not in get_args(BorderStyle):
        raise MapError(
            f"the map policy draws a border in the style {style}; it can be {', '.join(get_args(BorderStyle))}"
        )
    if not isinstance(between, list) or len(between) != 2:
        raise MapError(f"the map policy has a border between {between}, not between two areas")
    if within is not None and (not isinstance(within, list) or len(within) != 4):
        raise MapError(f"the map policy has a border within {within}, not within west, south, east and north")
    return BorderRule(between=frozenset(between), style=style, within=tuple(within) if within else None)


def _is_within(position: XY, box: Box | None) -> bool:
    return box is None or (box[0] <= position[0] <= box[2] and box[1] <= position[1] <= box[3])


def _framed(
    points: Sequence[MapPoint], countries: Sequence[str], size: tuple[int, int]
) -> tuple[Frame, list[MapPoint], list[MapPoint]]:
    """Return the frame, the points in it and those too far from ``countries`` to be shown, largest counts first."""
    outline = extent(countries)
    if not outline and not points:
        raise MapError("a map needs a point or a country to show")
    middle = outline[0][0] if outline else points[0].longitude
    ordered = sorted(points, key=lambda point: (-point.count, point.name, point.latitude, point.longitude))
    spots = [(point.longitude + 360 * round((middle - point.longitude) / 360), point.latitude) for point in ordered]
    near = _near(outline)
    shown = [point for point, spot in zip(ordered, spots, strict=True) if _is_within(spot, near)]
    around = 0.15 if outline else 1.6
    for x, y in spots:
        if _is_within((x, y), near):
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


def _sites(points: Sequence[MapPoint], frame: Frame) -> list[_Site]:
    """Return the points on the page, areas first, so that they lie below the dots.

    Circles have areas as the counts. Where dots crowd, all circles shrink, until two overlap by a sixth at most.
    """
    if not points:
        return []
    places = [frame.position(point.longitude, point.latitude) for point in points]
    unit = min(8.5, 22 / sqrt(max(point.count for point in points)))
    shrink = 1.0
    sites = [
        _Site(point=point, x=x, y=y, radius=unit * sqrt(point.count))
        for point, (x, y) in zip(points, places, strict=True)
    ]
    for one, other in combinations([site for site in sites if not site.is_area], 2):
        share = hypot(one.x - other.x, one.y - other.y) / (one.radius + other.radius) / 0.85
        shrink = min(shrink, max(share, 3.0 / unit))
    sites = [replace(site, radius=max(2.5, site.radius * shrink)) for site in sites]
    return sorted(sites, key=lambda site: not site.is_area)


def _styled_borders(
    view: Sheet, frame: Frame, policy: MapPolicy, hosts: Sequence[str]
) -> dict[tuple[bool, BorderStyle], list[list[XY]]]:
    """Return the lines of the borders by whether they are a host's and by style, cut to the page."""
    page = (-MARGIN, -MARGIN, frame.width + MARGIN, frame.height + MARGIN)
    result: dict[tuple[bool, BorderStyle], list[list[XY]]] = {}
    for border in view.borders:
        is_host = any(country_of(code) in hosts for code in border.between)
        for style, positions in policy.style_of(border):
            longitudes, latitudes = zip(*positions, strict=True)
            line = simplified(frame.line(longitudes, latitudes), TOLERANCE)
            if style != "none":
                result.setdefault((is_host, style), []).extend(clipped_line(line, page))
    return result


def _ground(
    view: Sheet,
    frame: Frame,
    borders: Mapping[tuple[bool, BorderStyle], list[list[XY]]],
    pen: _Pen,
    id_prefix: str,
) -> str:
    """Return land, water and borders. Paths are in tenths of a pixel, whole numbers, which keeps them short."""
    palette = pen.palette
    land = [ring for ring in view.land if _spread(ring) > 1.5]
    lakes = [ring for ring in view.lakes if _spread(ring) > 4]
    parts = [
        element("path", fill=palette.land, stroke=palette.coast, stroke_width=8, d=_path(land, closed=True)),
        element("path", fill=palette.host, d=_path(view.host, closed=True)),
        element("path", stroke=palette.coast, stroke_width=9, d=_path(view.rivers)),
        element("path", fill=palette.water, stroke=palette.coast, stroke_width=6, d=_path(lakes, closed=True)),
    ]
    for (is_host, style), lines in sorted(borders.items()):
        ink, thick = (palette.host_border, 13) if is_host else (palette.border, 8)
        dashes = "40 30" if style == "dashed" else None
        parts.append(element("path", stroke=ink, stroke_width=thick, stroke_dasharray=dashes, d=_path(lines)))
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


def _path(lines: Iterable[Sequence[XY]], *, closed: bool = False) -> str:
    """Return the lines as path data in tenths of a pixel: a start each, then steps."""
    parts = []
    for line in lines:
        points = [(round(x * 10), round(y * 10)) for x, y in line]
        steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points) if (x1, y1) != (x2, y2)]
        if steps:
            numbers = "".join(f"{value}" if value < 0 else f" {value}" for step in steps for value in step)
            parts.append(f"M{points[0][0]} {points[0][1]}l{numbers.lstrip()}{'z' if closed else ''}")
    return "".join(parts)


def _spread(ring: Sequence[XY]) -> float:
    """Return the larger side of the ring's box."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _circles(sites: Sequence[_Site], pen: _Pen, words: MapWords) -> str:
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


def _circle(site: _Site, pen: _Pen, count: str) -> str:
    palette = pen.palette
    if site.is_area:
        ring = {"cx": site.x, "cy": site.y, "r": site.reach - 2.5}
        ground = element("circle", fill=palette.paper, stroke=palette.paper, stroke_width=7, **ring)
        return ground + _hatched_ring(palette.dot, **ring)
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


def _hatched_ring(colour: str, *, cx: float, cy: float, r: float) -> str:
    """Return a broad ring of ticks, a whole number of them."""
    pitch = 2 * pi * r / round(2 * pi * r / 3.4)
    ticks = f"{pitch * 0.42:.2f} {pitch * 0.58:.2f}"
    return element("circle", cx=cx, cy=cy, r=r, fill="none", stroke=colour, stroke_width=5, stroke_dasharray=ticks)


def _scale_bar(frame: Frame, room: Room, pen: _Pen, words: MapWords) -> str:
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
    names: CountryNames, discs: Sequence[Disc], hosts: Sequence[str], room: Room, pen: _Pen
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


def _leaders(towns: Sequence[TownLabel], pen: _Pen) -> str:
    lines = [town.leader for town in towns if town.leader]
    if not lines:
        return ""
    path, ink = _path(lines), pen.palette.ink
    return element("path", fill="none", stroke=ink, stroke_width=8, transform="scale(.1)", d=path, aria_hidden="true")


def _notes(beyond: Sequence[MapPoint], pen: _Pen, words: MapWords) -> list[str]:
    places = [words.point.format(name=point.name, count=pen.number(point.count)) for point in beyond]
    return [words.beyond.format(places=", ".join(places))] if places else []


def _footnotes(countries: CountryNames, names: Mapping[str, str], policy: MapPolicy, pen: _Pen) -> list[str]:
    """Return the footnotes of areas to be seen; an area whose name found no room is named in its footnote."""
    notes = []
    for country in sorted(policy.footnotes.keys() & set(countries.order)):
        head = policy.marks[country] if country in countries.labelled else f"{names[country]}:"
        notes.append(f"{head} {pen.say(policy.footnotes[country])}")
    return notes


def _below(frame: Frame, sites: Sequence[_Site], notes: Sequence[str], pen: _Pen, words: MapWords) -> tuple[str, float]:
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


def _key(frame: Frame, sites: Sequence[_Site], pen: _Pen, words: MapWords) -> tuple[str, float]:
    """Return the sizes of the circles and the hatched ring with their meaning, and how much height they take."""
    if not sites:
        return "", 6.0
    unit = min(site.radius / sqrt(site.point.count) for site in sites)
    most = max(site.point.count for site in sites)
    steps = [step for step in (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000) if step <= most]
    counts = sorted({steps[0], steps[len(steps) // 2], steps[-1]})
    radii = [unit * sqrt(count) for count in counts]
    depth = max(24.0, 2 * radii[-1] + 6)
    row = _KeyRow(pen, frame.width, frame.height + depth / 2 + 3)
    row.put(words.key, after=12)
    for count, radius in zip(counts, radii, strict=True):
        row.parts.append(element("circle", cx=row.middle(radius), cy=row.y, r=radius, fill=pen.palette.dot))
        row.put(pen.number(count), after=12)
    if any(site.is_area for site in sites):
        if row.at + 34 + text_width(words.area, row.SIZE) > frame.width:
            row.at, row.y = 1.0, row.y + depth / 2 + 12
            depth += 24
        else:
            row.at += 12
        row.parts.append(_hatched_ring(pen.palette.dot, cx=row.middle(9), cy=row.y, r=6))
        row.put(words.area, after=0)
    return element("g", *row.parts, font_size=row.SIZE, fill=pen.palette.ink, aria_hidden="true"), depth


class _KeyRow:
    """Signs and words one after the other, from the side on which the reader begins."""

    SIZE = 10.5

    def __init__(self, pen: _Pen, width: float, y: float) -> None:
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
