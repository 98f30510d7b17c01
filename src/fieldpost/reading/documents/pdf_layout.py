"""In which order is a page read? Columns first, from the gaps between them, whatever order the file draws it in.

A gap is a gutter if several lines stand on either side of it. Lines across the gutter, such as a title or a wide
table, part the page into bands: above them the columns from left to right, then they, then the columns below.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from fieldpost.domain.span import Box

from .pdf_page import Page, Stretch

_STEP = 3.0
_LEAST_GUTTER = 0.7
_LEAST_LINES = 3
_ON_BASELINE = 0.35
_FEWEST_WORDS = 2.8
_SAME_EDGE = 5.0
_TALLEST_ROW = 130.0
# Lines of one text are nearer than this, in multiples of their size.
_NEAR = 2.0
# Columns within columns.
_DEEPEST = 8
_HEAD_ROW = 1.6


@dataclass(frozen=True, slots=True)
class Column:
    """Stretches that are read from top to bottom."""

    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table, each a list of its filled cells, each cell its stretches in reading order."""

    rows: tuple[tuple[tuple[Stretch, ...], ...], ...]


def regions_of(page: Page) -> list[Column | Table]:
    """Return the columns and tables of ``page`` in reading order."""
    stretches = list(page.stretches)
    placed: list[tuple[Box, Column | Table]] = []
    for frame, heights in _with_heads(_ruled_frames(page.rules), stretches):
        inside = [one for one in stretches if _is_inside(one, frame)]
        rows = _ruled_rows(inside, heights)
        if not rows or sum(len(row) > 1 for row in rows) * 2 < len(rows):
            continue
        stretches = [one for one in stretches if not _is_inside(one, frame)]
        placed.append((frame, Table(rows)))
    # A rule across the columns parts the page as a line of text does; it is a column without words.
    placed += [(rule, Column()) for rule in page.rules if _is_level(rule)]
    return [region for region in _in_order(stretches, placed, depth=0) if region != Column()]


def lines_of(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return the stretches on each baseline, from left to right, the baselines from top to bottom."""
    lines: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda one: one.baseline):
        if lines and abs(one.baseline - lines[-1][0].baseline) <= _ON_BASELINE * max(one.size, lines[-1][0].size):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _in_order(
    stretches: list[Stretch], placed: list[tuple[Box, Column | Table]], *, depth: int
) -> list[Column | Table]:
    gutter = _gutter(stretches) if depth < _DEEPEST else None
    if gutter is None:
        return _stacked(stretches, placed)
    zones = _zones(stretches, placed, gutter)
    found: list[Column | Table] = []
    top = -math.inf
    for zone in [*zones, _Zone(math.inf, math.inf)]:
        band = [one for one in stretches if top <= _middle(one) < zone.top]
        inside = [(box, table) for box, table in placed if top <= box.top < zone.top and not _crosses(box, gutter)]
        left = [one for one in band if one.right <= gutter]
        right = [one for one in band if one.right > gutter]
        if _is_table(left, right):
            found += [*_unruled_table(band), *(table for _, table in inside)]
        else:
            found += _in_order(left, [pair for pair in inside if pair[0].right <= gutter], depth=depth + 1)
            found += _in_order(right, [pair for pair in inside if pair[0].right > gutter], depth=depth + 1)
        found += _in_order(zone.stretches, zone.placed, depth=depth + 1)
        top = zone.bottom
    return found


@dataclass(slots=True)
class _Zone:
    """What stands across the gutter, and beside that: titles, wide text, wide tables and rules."""

    top: float
    bottom: float
    stretches: list[Stretch] = field(default_factory=list)
    placed: list[tuple[Box, Column | Table]] = field(default_factory=list)


def _zones(stretches: Sequence[Stretch], placed: Sequence[tuple[Box, Column | Table]], gutter: float) -> list[_Zone]:
    """Return the zones from top to bottom; lines at the usual distance share one, with what stands beside them."""
    zones: list[_Zone] = []
    for one in sorted((one for one in stretches if one.left < gutter < one.right), key=_middle):
        if zones and _middle(one) - zones[-1].bottom <= _NEAR * one.size:
            zones[-1].bottom = one.baseline
        else:
            zones.append(_Zone(one.baseline - one.size, one.baseline))
    for zone in zones:
        zone.stretches = [one for one in stretches if zone.top <= _middle(one) <= zone.bottom]
        zone.stretches += _last_line(stretches, zone)
        zone.bottom = max(one.baseline for one in zone.stretches)
    for box, table in placed:
        if _crosses(box, gutter):
            home = next((zone for zone in zones if zone.top <= box.top <= zone.bottom), None)
            if home is None:
                zones.append(_Zone(box.top, box.bottom, [], [(box, table)]))
            else:
                home.placed.append((box, table))
    return sorted(zones, key=lambda zone: zone.top)


def _last_line(stretches: Sequence[Stretch], zone: _Zone) -> list[Stretch]:
    """Return the short line that ends a paragraph across the gutter and so stands on one side of it, alone."""
    across = max(zone.stretches, key=lambda one: one.baseline)
    below = [one for one in stretches if 0 < one.baseline - zone.bottom <= _NEAR * across.size]
    nearest = [one for one in below if one.baseline < min(other.baseline for other in below) + 2]
    is_last = len(nearest) == 1 and abs(nearest[0].left - across.left) < 2 and nearest[0].size == across.size
    return nearest if is_last and len(zone.stretches) > 1 else []


def _middle(one: Stretch) -> float:
    return one.baseline - one.size / 2


def _crosses(box: Box, gutter: float) -> bool:
    return box.left < gutter < box.right


def _stacked(stretches: list[Stretch], placed: list[tuple[Box, Column | Table]]) -> list[Column | Table]:
    """Return one column, cut where a table stands in it."""
    found: list[Column | Table] = []
    rest = stretches
    for box, table in sorted(placed, key=lambda pair: pair[0].top):
        above = [one for one in rest if one.baseline <= box.top]
        rest = [one for one in rest if one.baseline > box.top]
        if above:
            found.append(Column(tuple(above)))
        found.append(table)
    if rest:
        found.append(Column(tuple(rest)))
    return found


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """Return the place of the gap that most lines stand on both sides of, the widest of such; None if there is none."""
    if len(stretches) < 2 * _LEAST_LINES:
        return None
    stretches = sorted(stretches, key=lambda one: one.baseline)
    start, end = min(one.left for one in stretches), max(one.right for one in stretches)
    best, place = (0, 0.0), None
    x = start + _STEP
    while x < end:
        score, middle = _score(stretches, x)
        if score > best:
            best, place = score, middle
        x += _STEP
    return place


def _score(stretches: Sequence[Stretch], x: float) -> tuple[tuple[int, float], float]:
    """Return how many lines stand beside the gap at ``x`` in one band, how wide it is there, and its middle."""
    score, middle = (0, 0.0), x
    for is_across, group in groupby(stretches, key=lambda one: one.left < x < one.right):
        if is_across:
            continue
        band = list(group)
        left = [one for one in band if one.right <= x]
        right = [one for one in band if one.left >= x]
        if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
            continue
        overlap = min(left[-1].baseline, right[-1].baseline) - max(left[0].baseline, right[0].baseline)
        from_, to = max(one.right for one in left), min(one.left for one in right)
        if overlap < 0 or to - from_ < _LEAST_GUTTER * median(one.size for one in band):
            continue
        if (min(len(left), len(right)), to - from_) > score:
            score, middle = (min(len(left), len(right)), to - from_), (from_ + to) / 2
    return score, middle


def _is_table(left: Sequence[Stretch], right: Sequence[Stretch]) -> bool:
    """Tell rows without rules from columns of prose: short cells on the baselines of the other side."""
    if not left or not right:
        return False
    few, many = sorted((left, right), key=_words_a_stretch)
    if _words_a_stretch(few) >= _FEWEST_WORDS:
        return False
    rows = lines_of(few)
    beside = [_first_beside(row[0], many) for row in rows]
    found = [one for one in beside if one is not None]
    # A cell begins with a capital or a figure; a line of prose in the middle of its sentence does not.
    in_sentence = sum(one.words[0].islower() for one in found)
    return len(found) >= max(_LEAST_LINES, 0.8 * len(rows)) and in_sentence * 3 <= len(found)


def _first_beside(one: Stretch, others: Sequence[Stretch]) -> Stretch | None:
    row = [other for other in others if abs(one.baseline - other.baseline) <= 1.5]
    return min(row, key=lambda other: other.left, default=None)


def _words_a_stretch(stretches: Sequence[Stretch]) -> float:
    return sum(one.words.count(" ") + 1 for one in stretches) / len(stretches)


def _unruled_table(stretches: Sequence[Stretch]) -> list[Column | Table]:
    """Return a table whose rows begin where the first cell has words, and the text above and below it."""
    lines = lines_of(stretches)
    # A line of one cell before the first row or after the last is the end or the start of the text around the table.
    full = [number for number, line in enumerate(lines) if len(line) > 1]
    first, last = full[0], full[-1]
    edges = _column_edges([one for line in lines[first : last + 1] for one in line])
    while last + 1 < len(lines) and lines[last + 1][0].left >= edges[0][1]:
        last += 1
    rows: list[list[Stretch]] = []
    for line in lines[first : last + 1]:
        if line[0].left < edges[0][1] or not rows:
            rows.append(line)
        else:
            rows[-1] = rows[-1] + line
    above = Column(tuple(one for line in lines[:first] for one in line))
    below = Column(tuple(one for line in lines[last + 1 :] for one in line))
    return [above, Table(tuple(_cells(row, edges) for row in rows)), below]


def _column_edges(stretches: Sequence[Stretch]) -> list[tuple[float, float]]:
    edges: list[tuple[float, float]] = []
    for one in sorted(stretches, key=lambda one: one.left):
        if edges and one.left < edges[-1][1] + 3:
            edges[-1] = (edges[-1][0], max(edges[-1][1], one.right))
        else:
            edges.append((one.left, one.right))
    return edges


def _cells(row: Sequence[Stretch], edges: Sequence[tuple[float, float]]) -> tuple[tuple[Stretch, ...], ...]:
    cells = []
    for from_, to in edges:
        inside = [one for one in row if from_ - 1 <= (one.left + one.right) / 2 <= to + 1]
        if inside:
            cells.append(tuple(one for line in lines_of(inside) for one in line))
    return tuple(cells)


def _ruled_frames(rules: Sequence[Box]) -> list[tuple[Box, list[float]]]:
    """Return the outlines of ruled tables, and the heights of their horizontal rules."""
    level = _joined_rules([rule for rule in rules if _is_level(rule)])
    upright = [rule for rule in rules if not _is_level(rule)]
    frames: list[tuple[Box, list[float]]] = []
    while level:
        first = level.pop(0)
        heights = [first.top]
        for other in list(level):
            same = abs(other.left - first.left) < _SAME_EDGE and abs(other.right - first.right) < _SAME_EDGE
            if same and other.top - heights[-1] <= _TALLEST_ROW:
                heights.append(other.top)
                level.remove(other)
        between = any(first.left + 9 < rule.left < first.right - 9 and heights[0] - 2 < rule.top for rule in upright)
        if len(heights) > (1 if between else 2):
            frames.append((Box(first.left, heights[0], first.right, heights[-1]), heights))
    return frames


def _is_level(rule: Box) -> bool:
    return rule.right - rule.left > rule.bottom - rule.top


def _with_heads(
    frames: Sequence[tuple[Box, list[float]]], stretches: Sequence[Stretch]
) -> Iterator[tuple[Box, list[float]]]:
    """Give the frames, each with the row of column heads that stands above its first rule, if one does."""
    for frame, heights in frames:
        near = [one for one in stretches if 0 < heights[0] - one.baseline < _HEAD_ROW * one.size]
        row = [one for one in near if frame.left - 2 <= one.left and one.right <= frame.right + 2]
        if len(row) > 1 and not any(one.look.size > row[0].size for one in row):
            top = min(one.top for one in row) - 1
            yield Box(frame.left, top, frame.right, frame.bottom), [top, *heights]
        else:
            yield frame, heights


def _joined_rules(rules: Sequence[Box]) -> list[Box]:
    """Return the rules from top to bottom, those that cells draw piece by piece as one."""
    joined: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top), rule.left)):
        last = joined[-1] if joined else None
        if last is not None and abs(last.top - rule.top) < 1.5 and rule.left <= last.right + 2:
            joined[-1] = Box(last.left, last.top, max(last.right, rule.right), last.bottom)
        else:
            joined.append(rule)
    return joined


def _ruled_rows(inside: Sequence[Stretch], heights: Sequence[float]) -> tuple[tuple[tuple[Stretch, ...], ...], ...]:
    edges = _column_edges(inside)
    rows = []
    for above, below in pairwise(heights):
        row = [one for one in inside if above <= one.baseline - one.size / 3 < below]
        if row:
            rows.append(_cells(row, edges))
    return tuple(rows)


def _is_inside(one: Stretch, frame: Box) -> bool:
    return (
        frame.left - 2 <= one.left
        and one.right <= frame.right + 2
        and frame.top <= one.baseline - one.size / 3 <= frame.bottom
    )
