"""Where does a name fit? Names of towns and countries on a map, none of which runs into another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import hypot
from typing import NamedTuple

from .letters import in_lines, text_width
from .projection import XY, Box, dense
from .room import Inside, Room, meet
from .svg import Anchor

SPACING = 0.8
"""Pixels between the letters of a country's name; letters that join, as in Arabic, are not spaced."""


class Label(NamedTuple):
    """Lines of text; ``x`` is their start, middle or end as ``anchor`` says, ``y`` the first one's baseline."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    anchor: Anchor = "middle"


class Disc(NamedTuple):
    """A circle on the map, and the name that belongs beside it."""

    name: str
    x: float
    y: float
    reach: float

    @property
    def box(self) -> Box:
        reach = self.reach + 1
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach


class TownLabel(NamedTuple):
    """The name of a disc; ``leader`` is a line from the disc to the name, empty if they are close.

    ``boxes`` are that of the name, then those along the line. The lower the ``cost``, the better the place.
    """

    label: Label
    boxes: tuple[Box, ...]
    leader: tuple[XY, ...]
    cost: float


class Lettering(NamedTuple):
    """Font sizes to try for a name, each with the share of its width that must be inside the country; best first."""

    tries: tuple[tuple[float, float], ...]


HOST = Lettering(tries=((14, 1), (12, 1), (10.5, 1), (10.5, 0.6)))

NEIGHBOUR = Lettering(tries=((11.5, 1), (10, 1), (10, 0.75)))


TRIES = 6
"""How often names are placed in one order, those that found no room first the next time."""


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
    outcomes = []
    for order in orders:
        for _ in range(TRIES):
            outcomes.append(_placed_towns(order, choices))
            if len(outcomes[-1]) == len(discs):
                break
            order = sorted(order, key=outcomes[-1].__contains__)
    towns = list(min(outcomes, key=lambda placed: _cost(placed, discs)).values())
    for town in towns:
        for box in town.boxes:
            room.take(box)
    return towns


def _cost(placed: Mapping[Disc, TownLabel], discs: Sequence[Disc]) -> float:
    """Return what the outcome costs: above all the names left out, of large circles more than of small ones."""
    return sum(town.cost for town in placed.values()) + sum(
        100 + 10 * disc.reach for disc in discs if disc not in placed
    )


def _choices(disc: Disc, room: Room, rtl: bool) -> list[TownLabel]:
    """Return the places for the name of ``disc`` where no circle is in the way, the cheapest first."""
    free = [town for town in _beside(disc, room, rtl) if all(map(room.is_free, town.boxes[1:]))]
    priced = [town._replace(cost=town.cost + 0.6 * room.crossings(town.boxes[0])) for town in free]
    return sorted(priced, key=lambda town: town.cost)


def _placed_towns(discs: Sequence[Disc], choices: Mapping[Disc, Sequence[TownLabel]]) -> dict[Disc, TownLabel]:
    placed: dict[Disc, TownLabel] = {}
    taken: list[Box] = []
    for disc in discs:
        for town in choices[disc]:
            if not any(meet(box, other) for box in town.boxes for other in taken):
                placed[disc] = town
                taken.extend(town.boxes)
                break
    return placed


def _beside(disc: Disc, room: Room, rtl: bool) -> Iterator[TownLabel]:
    """Yield the places with room for the name of ``disc``: close by on eight sides, then farther off with a line to it."""
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
            if not room.is_free(box):
                continue
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
    for x, y in dense([start, end], 3):
        box = (x - 1, y - 1, x + 1, y + 1)
        if not meet(box, own):
            yield box


class CountryNames:
    """The names of the countries on a map: ``order`` has the larger first, ``labelled`` those that found room."""

    def __init__(self, insides: Mapping[str, Inside], names: Mapping[str, str], *, rtl: bool) -> None:
        self.names = names
        self.spacing = 0.0 if rtl else SPACING
        self.insides = insides
        areas = {country: inside.area for country, inside in insides.items()}
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
        centre = inside.centre
        if centre is None:
            return None
        out = width * (1 - share) / 2
        options = []
        for left, top, right, bottom in inside.boxes(width * share, size * 1.15 * len(lines) + 2):
            box = (left - out, top, right + out, bottom)
            options.append((hypot((left + right) / 2 - centre[0], 1.5 * ((top + bottom) / 2 - centre[1])), box))
        nearest = islice(((far, box) for far, box in sorted(options) if room.is_free(box)), 20)
        free = [(far + 5 * room.crossings(box), box) for far, box in nearest]
        if not free:
            return None
        _, box = min(free)
        room.take(box)
        return Label(lines=tuple(lines), x=(box[0] + box[2]) / 2, y=box[1] + size, size=size)
