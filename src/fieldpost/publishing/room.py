"""What is still free on a map, and what lies inside its outlines."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import floor

from .projection import XY, Box


def meet(one: Box, other: Box) -> bool:
    """Whether the boxes have a spot in common."""
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


class Room:
    """What is still free on a page. Taken boxes may not be met; lines may, but each piece of line met costs.

    ``lines`` are the cells that a line runs through: by row a number whose bits are the columns.
    """

    CELL = 5.0

    def __init__(self, page: Box) -> None:
        self.page = page
        self.taken: list[Box] = []
        self.lines: dict[int, int] = {}

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
                if x >= 0:
                    row = floor(y / self.CELL)
                    self.lines[row] = self.lines.get(row, 0) | 1 << int(x / self.CELL)

    def is_free(self, box: Box) -> bool:
        """Whether ``box`` is on the page and meets no taken box."""
        left, top, right, bottom = box
        if left < self.page[0] or top < self.page[1] or right > self.page[2] or bottom > self.page[3]:
            return False
        # As ``meet``, written out, for it runs ten thousand times a map.
        for west, north, east, south in self.taken:
            if left < east and right > west and top < south and bottom > north:
                return False
        return True

    def crossings(self, box: Box) -> int:
        """Return how many pieces of line run through ``box``."""
        first, last = max(0, floor(box[0] / self.CELL)), floor(box[2] / self.CELL)
        columns = (1 << max(0, last - first + 1)) - 1
        rows = range(floor(box[1] / self.CELL), floor(box[3] / self.CELL) + 1)
        return sum((self.lines.get(row, 0) >> first & columns).bit_count() for row in rows)


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

    @cached_property
    def centre(self) -> XY | None:
        """The centre of gravity, None if there is nothing inside."""
        weight = at_x = at_y = 0.0
        for row in self.rows:
            for start, end in self._spans_of(row):
                weight += end - start
                at_x += (end - start) * (start + end) / 2
                at_y += (end - start) * row * self.STEP
        return (at_x / weight, at_y / weight) if weight else None

    @cached_property
    def area(self) -> float:
        """The square pixels inside, roughly."""
        return self.STEP * sum(end - start for row in self.rows for start, end in self._spans_of(row))

    def _spans_of(self, row: int) -> Iterator[XY]:
        xs = self.rows.get(row, [])
        return zip(xs[::2], xs[1::2], strict=False)
