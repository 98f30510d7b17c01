"""Where does a name fit? Names of towns, countries and waters on a map, none of which runs into another.

A picture cannot ask the reader's machine how wide a text is, so widths are estimated for a rather wide sans serif
(Noto Sans); a narrower fount leaves a little air.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import pairwise
from math import floor, hypot
from typing import Literal

from .basemap import DATA, Sheet
from .projection import XY, Box, Frame

Anchor = Literal["start", "middle", "end"]

_BY_WIDTH = {
    0.25: " !,.:;'’‘ʻʼ·Jijl¡ıłіј\xa0\u2009\u202f",
    0.35: "()-`/I[\\]ft²³«»\u00adІӀ“”{}",
    0.45: '"r*?_z°гґғ',
    0.5: "FLcsvyĿŁГзстуэєѕҫүұ–",
    0.6: "$+0123456789<=>ESTYZ^aekx|~ЅЕТаекхяҐҒқҝҬҮҰҳәKPRVXbdghnopquþßøðđħĸŧБЗКРУХбвдлопрчьђћҚһӆө",
    0.7: "#ABCÞЄАВСЬЭЯинцџѣҔңҪҲҽДЛЧЪфъҷҸӘ",
    0.8: "&DGHNUOQwÐĐĦŊØЋЏИНПЦЖФмжыҢҺӨ",
    0.95: "%©®@MWmæœÆŒМЮюЫШшщњЉЊЂљҖ",
    1.05: "Щ—…",
}
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
_WIDTH = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}


SPACING = 0.8
"""Pixels between the letters of a country's name; letters that join, as in Arabic, are not spaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Lines of text; ``x`` is their start, middle or end as ``anchor`` says, ``y`` the first one's baseline."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    anchor: Anchor = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A circle on the map, and the name that belongs beside it."""

    name: str
    x: float
    y: float
    reach: float

    @property
    def box(self) -> Box:
        reach = self.reach + 1
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach


@dataclass(frozen=True, slots=True, kw_only=True)
class TownLabel:
    """The name of a disc; ``leader`` is a line from the disc to the name, empty if they are close.

    ``boxes`` are that of the name, then those along the line. The lower the ``cost``, the better the place.
    """

    label: Label
    boxes: tuple[Box, ...]
    leader: tuple[XY, ...]
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Font sizes to try for a name, each with the share of its width that must be inside the country; best first."""

    tries: tuple[tuple[float, float], ...]


HOST = Lettering(tries=((14, 1), (12, 1), (10.5, 1), (10.5, 0.6)))
NEIGHBOUR = Lettering(tries=((11.5, 1), (10, 1), (10, 0.75)))


def text_width(text: str, size: float) -> float:
    """Return about how many pixels ``text`` takes at a font size of ``size`` pixels."""
    return size * sum(map(_em, unicodedata.normalize("NFD", text)))


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """Return an SVG element around ``content``, which is markup; ``_`` stands for ``-``, and None leaves out."""
    pairs = {key.replace("_", "-"): value for key, value in attributes.items() if value is not None}
    written = "".join(f' {k}="{escape(v) if isinstance(v, str) else tenths(v)}"' for k, v in pairs.items())
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text_element(
    text: str, x: float, y: float, *, rtl: bool, anchor: Anchor = "start", **attributes: str | float
) -> str:
    """Return ``text`` with its left end, middle or right end at ``x``.

    Right-to-left text is an isolate of the Unicode kind, for not every renderer heeds the attribute ``direction``, and
    goes without Arabic vowel signs, which may be left out, for Typst can make no PDF/A of a picture that has them.
    """
    side = None if anchor == "start" else anchor
    text = unicodedata.normalize("NFC", text)
    if rtl:
        text = f"\u2067{_VOWEL_SIGNS.sub('', text)}\u2069"
    return element("text", escape(text), x=x, y=y, text_anchor=side, **attributes)


def tenths(value: float) -> str:
    """Return ``value`` with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Return ``text`` in lines of at most ``width`` pixels; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def in_lines(text: str, count: int) -> list[str]:
    """Return ``text`` in ``count`` lines of nearly equal width, fewer if it has fewer words."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < count - 1:
        share = text_width(" ".join(words), 1) / (count - len(lines))
        taken = 1
        while taken < len(words) and abs(text_width(" ".join(words[: taken + 1]), 1) - share) < abs(
            text_width(" ".join(words[:taken]), 1) - share
        ):
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*lines, " ".join(words)] if words else lines


def meet(one: Box, other: Box) -> bool:
    """Whether the boxes have a spot in common."""
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


class Room:
    """What is still free on a page. Taken boxes may not be met; lines may, but each piece of line met costs."""

    CELL = 5.0

    def __init__(self, page: Box) -> None:
        self.page = page
        self.taken: list[Box] = []
        self.lines: set[tuple[int, int]] = set()

    def copy(self) -> "Room":
        """Return a room with the same things in it, to try something in."""
        other = Room(self.page)
        other.taken, other.lines = list(self.taken), self.lines
        return other

    def take(self, box: Box) -> None:
        self.taken.append(box)

    def draw(self, line: Sequence[XY]) -> None:
        """Remember where ``line`` runs."""
        for (x1, y1), (x2, y2) in pairwise(line):
            steps = 1 + int(max(abs(x2 - x1), abs(y2 - y1)) / self.CELL)
            for step in range(steps + 1):
                x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
                self.lines.add((floor(x / self.CELL), floor(y / self.CELL)))

    def is_free(self, box: Box) -> bool:
        """Whether ``box`` is on the page and meets no taken box."""
        left, top, right, bottom = box
        if left < self.page[0] or top < self.page[1] or right > self.page[2] or bottom > self.page[3]:
            return False
        return not any(meet(box, other) for other in self.taken)

    def crossings(self, box: Box) -> int:
        """Return how many pieces of line run through ``box``."""
        columns = range(floor(box[0] / self.CELL), floor(box[2] / self.CELL) + 1)
        rows = range(floor(box[1] / self.CELL), floor(box[3] / self.CELL) + 1)
        return sum((column, row) in self.lines for column in columns for row in rows)


class Inside:
    """The inside of some rings, as spans of each row of the page; rows are ``STEP`` pixels apart."""

    STEP = 4.0

    def __init__(self, rings: Iterable[Sequence[XY]]) -> None:
        crossings: dict[int, list[float]] = {}
        for ring in rings:
            x1, y1 = ring[-1]
            for x2, y2 in ring:
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                for row in range(floor(low / self.STEP) + 1, floor(high / self.STEP) + 1):
                    x = x1 + (row * self.STEP - y1) * (x2 - x1) / (y2 - y1)
                    crossings.setdefault(row, []).append(x)
                x1, y1 = x2, y2
        self.rows = {row: sorted(xs) for row, xs in crossings.items()}

    def misses(self, left: float, right: float, row: int) -> bool:
        """Whether the row is outside all the way from ``left`` to ``right``."""
        xs = self.rows.get(row, [])
        return not any(start < right and left < end for start, end in zip(xs[::2], xs[1::2], strict=False))

    def rows_of(self, box: Box) -> range:
        return range(floor(box[1] / self.STEP), floor(box[3] / self.STEP) + 2)

    def boxes(self, width: float, height: float) -> Iterator[Box]:
        """Yield boxes of that size that lie inside, every eight pixels."""
        tall = int(height / self.STEP) + 1
        for row in sorted(self.rows)[::2]:
            spans = list(self._spans_of(row))
            for down in range(1, tall + 1):
                spans = [
                    (max(start, other_start), min(end, other_end))
                    for start, end in spans
                    for other_start, other_end in self._spans_of(row + down)
                    if min(end, other_end) - max(start, other_start) >= width
                ]
            for start, end in spans:
                count = int((end - start - width) / 8)
                first = (start + end - width - 8 * count) / 2
                for at in range(count + 1):
                    left = first + 8 * at
                    yield left, row * self.STEP, left + width, row * self.STEP + height

    def centre(self) -> XY | None:
        """Return the centre of gravity, None if there is nothing inside."""
        weight = at_x = at_y = 0.0
        for row in self.rows:
            for start, end in self._spans_of(row):
                weight += end - start
                at_x += (end - start) * (start + end) / 2
                at_y += (end - start) * row * self.STEP
        return (at_x / weight, at_y / weight) if weight else None

    def area(self) -> float:
        """Return the square pixels inside, roughly."""
        return self.STEP * sum(end - start for row in self.rows for start, end in self._spans_of(row))

    def _spans_of(self, row: int) -> Iterator[XY]:
        xs = self.rows.get(row, [])
        return zip(xs[::2], xs[1::2], strict=False)


def place_towns(discs: Sequence[Disc], room: Room, *, rtl: bool) -> list[TownLabel]:
    """Return the names beside the circles, and take their room; a name that fits nowhere is left out.

    Names are placed one after the other, each where it costs least; of several orders the cheapest outcome counts.
    """
    choices = {disc: _choices(disc, room, rtl) for disc in discs}
    orders = (
        list(discs),
        sorted(discs, key=lambda disc: len(choices[disc])),
        sorted(discs, key=lambda disc: disc.x),
        sorted(discs, key=lambda disc: -disc.x),
        sorted(discs, key=lambda disc: disc.y),
        sorted(discs, key=lambda disc: -disc.y),
    )
    towns = min((_placed_towns(order, choices) for order in orders), key=lambda towns: _cost(towns, discs))
    for town in towns:
        for box in town.boxes:
            room.take(box)
    return towns


def _cost(towns: Sequence[TownLabel], discs: Sequence[Disc]) -> float:
    return sum(town.cost for town in towns) + 100 * (len(discs) - len(towns))


def _choices(disc: Disc, room: Room, rtl: bool) -> list[TownLabel]:
    """Return the places for the name of ``disc`` where no circle is in the way, the cheapest first."""
    free = [town for town in _beside(disc, rtl) if all(map(room.is_free, town.boxes))]
    priced = [replace(town, cost=town.cost + 0.6 * room.crossings(town.boxes[0])) for town in free]
    return sorted(priced, key=lambda town: town.cost)


def _placed_towns(discs: Sequence[Disc], choices: Mapping[Disc, Sequence[TownLabel]]) -> list[TownLabel]:
    placed: list[TownLabel] = []
    taken: list[Box] = []
    for disc in discs:
        for town in choices[disc]:
            if not any(meet(box, other) for box in town.boxes for other in taken):
                placed.append(town)
                taken.extend(town.boxes)
                break
    return placed


def _beside(disc: Disc, rtl: bool) -> Iterator[TownLabel]:
    """Yield the places for the name of ``disc``: close by on eight sides, then farther off with a line to it."""
    size = 11.5
    width, tall = text_width(disc.name, size), size * 1.1
    side = -1 if rtl else 1
    sides = ((side, 0), (-side, 0), (0, -1), (0, 1), (side, -1), (side, 1), (-side, -1), (-side, 1))
    for far, gap in enumerate((3.0, 15.0, 30.0)):
        for cost, (right, down) in enumerate(sides):
            reach = (disc.reach + gap) * (0.75 if right and down else 1)
            x, middle = disc.x + right * reach, disc.y + down * (reach + (2 if right else tall / 2))
            left = x + (right - 1) * width / 2
            anchor: Anchor = "start" if right > 0 else "end" if right < 0 else "middle"
            box = (left - 1.5, middle - tall / 2 - 1, left + width + 1.5, middle + tall / 2 + 1)
            start, end = (x, middle), (x, middle)
            if far:
                slant = disc.reach * (0.7 if right and down else 1)
                start = (disc.x + right * slant, disc.y + down * slant)
                end = (x - right * 1.5, middle - down * (0 if right else tall / 2))
            yield TownLabel(
                label=Label(lines=(disc.name,), x=x, y=middle + size * 0.34, size=size, anchor=anchor),
                boxes=(box, *_along(start, end, disc.box)),
                leader=(start, end) if far else (),
                cost=cost * 0.7 + far * 12,
            )


def _along(start: XY, end: XY, own: Box) -> Iterator[Box]:
    """Yield small boxes along a line, but for those in the box ``own``."""
    for x, y in _dense([start, end], 3):
        box = (x - 1, y - 1, x + 1, y + 1)
        if not meet(box, own):
            yield box


class CountryNames:
    """The names of the countries on a map: ``order`` has the larger first, ``labelled`` those that found room."""

    def __init__(self, countries: Mapping[str, list[list[XY]]], names: Mapping[str, str], *, rtl: bool) -> None:
        self.names = names
        self.spacing = 0.0 if rtl else SPACING
        self.insides = {country: Inside(rings) for country, rings in countries.items()}
        areas = {country: inside.area() for country, inside in self.insides.items()}
        self.order = sorted((country for country in areas if areas[country] > 250), key=lambda c: (-areas[c], c))
        self.labelled: set[str] = set()

    def place(self, countries: Iterable[str], lettering: Lettering, room: Room) -> list[Label]:
        """Return the names of ``countries`` that fit, and take their room; a country without a name stays without."""
        labels = []
        for country in countries:
            label = self._label(country, lettering, room) if country in self.names else None
            if label:
                labels.append(label)
                self.labelled.add(country)
        return labels

    def _label(self, country: str, lettering: Lettering, room: Room) -> Label | None:
        name = self.names[country]
        for size, share in lettering.tries:
            for count in range(1, min(3, len(name.split())) + 1):
                label = self._fitting(self.insides[country], in_lines(name, count), size, share, room)
                if label:
                    return label
        return None

    def _fitting(self, inside: Inside, lines: Sequence[str], size: float, share: float, room: Room) -> Label | None:
        """Return the label as near to the middle as there is room."""
        width = max(text_width(line, size) + self.spacing * len(line) for line in lines) + 6
        centre = inside.centre()
        if centre is None:
            return None
        out = width * (1 - share) / 2
        options = []
        for left, top, right, bottom in inside.boxes(width * share, size * 1.15 * len(lines) + 2):
            box = (left - out, top, right + out, bottom)
            options.append((hypot((left + right) / 2 - centre[0], 1.5 * ((top + bottom) / 2 - centre[1])), box))
        free = [(far + 5 * room.crossings(box), box) for far, box in sorted(options) if room.is_free(box)][:20]
        if not free:
            return None
        _, box = min(free)
        room.take(box)
        return Label(lines=tuple(lines), x=(box[0] + box[2]) / 2, y=box[1] + size, size=size)


def place_waters(view: Sheet, frame: Frame, room: Room, *, language: str) -> list[Label]:
    """Return the names of seas, lakes and rivers, where they fit."""
    land = Inside(view.land)
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
        ((hypot(x - spot[0], y - spot[1]), (x, y)) for river in rivers for x, y in _dense(river, 8)),
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


def _dense(line: Sequence[XY], apart: float) -> Iterator[XY]:
    """Yield points along ``line``, at most ``apart`` pixels apart."""
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = 1 + int(hypot(x2 - x1, y2 - y1) / apart)
        for step in range(steps):
            yield x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps


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


def _em(letter: str) -> float:
    width = _WIDTH.get(letter)
    if width is not None:
        return width
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if "\u0600" <= letter <= "\u06ff":
        return 0.52
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.68
