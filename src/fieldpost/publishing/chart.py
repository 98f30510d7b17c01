"""Two small pictures of a month, as SVG: how many activities of each dimension, and on which days.

No script, and the same bytes for the same figures. Each bar has its value printed and a pattern besides its colour, so
that nothing is lost in black and white. Beside a chart stands a table with the same figures; a chart holds no links.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from typing import Literal, NamedTuple

from babel.dates import format_skeleton

from .errors import PublishingError
from .letters import text_width, wrapped
from .palette import PAPER, Palette
from .pen import cldr, digits
from .svg import Anchor, Direction, element, tenths, text_element

Pattern = Literal["solid", "diagonal", "dots", "level", "crossed"]

_TILES = {
    "diagonal": (6, "M-1 7 7-1M-1 1 1-1M5 7 7 5"),
    "dots": (5, "M2 2.5h1"),
    "level": (4, "M0 2h4"),
    "crossed": (6, "M0 0 6 6M6 0 0 6"),
}
"""The side of each pattern's square tile in pixels, and the light lines on it."""

SIZE = 11.5
LANE = 12.0


class ChartError(PublishingError):
    """Figures that no chart can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a bar; ``colour`` is any SVG paint."""

    label: str
    value: int
    colour: str
    pattern: Pattern = "solid"

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ChartError(f"{self.label} has the value {self.value}; a bar cannot be shorter than nothing")


class Bar(NamedTuple):
    """One row of a bar chart; segments with the same label in other bars share their entry in the key."""

    label: str
    segments: tuple[Segment, ...]

    @property
    def value(self) -> int:
        return sum(segment.value for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days of one activity, both included; ``is_exact`` is False where only about these days is known."""

    name: str
    first: date
    last: date
    is_exact: bool = True

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ChartError(f"{self.name} ends on {self.last}, before it begins on {self.first}")


class TimelineRow(NamedTuple):
    """The activities of one dimension, in any order; ``colour`` is any SVG paint."""

    label: str
    colour: str
    stretches: tuple[Stretch, ...]


class ChartWords(NamedTuple):
    """What a chart is called, its whole content for those who do not see it, and what an outlined bar means."""

    title: str
    description: str
    inexact: str = ""


def render_month_chart(
    bars: Sequence[Bar],
    *,
    language: str,
    words: ChartWords,
    width: int = 640,
    palette: Palette = PAPER,
    font_family: str = "Noto Sans, sans-serif",
    id_prefix: str = "chart",
    direction: Direction = "ltr",
) -> str:
    """Return horizontal bars, one a row, with their values; a key follows if a bar has more than one segment.

    Raises:
        ChartError: there is no bar.
    """
    if not bars:
        raise ChartError("a chart needs a bar")
    page = _Page(width=width, language=language, rtl=direction == "rtl", palette=palette, id_prefix=id_prefix)
    start, labels = page.label_column([bar.label for bar in bars])
    room = width - start - max(text_width(page.number(bar.value), SIZE) for bar in bars) - 12
    unit = room / max(1, *(bar.value for bar in bars))
    body, y = [], 4.0
    for bar, lines in zip(bars, labels, strict=True):
        tall = max(24.0, len(lines) * 14 + 6)
        body += [*page.label(lines, start - 10, y + tall / 2), *_bar(page, bar, start, y + tall / 2, unit)]
        y += tall
    body.append(element("path", fill="none", stroke=palette.quiet_ink, d=f"M{tenths(page.x(start))} 2V{tenths(y + 2)}"))
    y += 6
    if any(len(bar.segments) > 1 for bar in bars):
        entries = {segment.label: segment for bar in bars for segment in bar.segments}
        key, y = _key(page, list(entries.values()), y + 8)
        body += key
    return page.svg(body, y, words, font_family)


def render_timeline(
    rows: Sequence[TimelineRow],
    *,
    month: date,
    language: str,
    words: ChartWords,
    width: int = 640,
    palette: Palette = PAPER,
    font_family: str = "Noto Sans, sans-serif",
    id_prefix: str = "timeline",
    direction: Direction = "ltr",
) -> str:
    """Return the days of ``month`` from its first to its last: a dot for a day, a bar for several, a row a dimension.

    What began before or goes on after the month runs to the edge; what is not exact is drawn in outline; weekends, as
    the CLDR gives them for the language, are shaded. Activities outside the month are left out.

    Raises:
        ChartError: there is no row.
    """
    if not rows:
        raise ChartError("a timeline needs a row")
    page = _Page(width=width, language=language, rtl=direction == "rtl", palette=palette, id_prefix=id_prefix)
    start, labels = page.label_column([row.label for row in rows])
    days = _Days(month=month, start=start, width=width)
    body, top = [], 34.0
    y = top
    for row, lines in zip(rows, labels, strict=True):
        lanes = days.lanes(row.stretches)
        tall = max(23.0, len(lines) * 14 + 6, len(lanes) * LANE + 8)
        body += page.label(lines, start - 10, y + tall / 2)
        for at, lane in enumerate(lanes):
            middle = y + tall / 2 + (at - (len(lanes) - 1) / 2) * LANE
            body += [_mark(page, stretch, row.colour, days, middle) for stretch in lane]
        y += tall
        body.append(page.rule(y))
    calendar = _calendar(page, days, top, y)
    if words.inexact and any(not s.is_exact for row in rows for lane in days.lanes(row.stretches) for s in lane):
        outline = element("path", d=_outline(page.x(0, 22), 22, y + 13, 4, 4), **_outlined(page, palette.quiet_ink))
        body += [outline, page.text(words.inexact, 28, y + 16.5, font_size=10.5)]
        y += 20
    return page.svg([*calendar, *body], y + 3, words, font_family)


@dataclass(slots=True, kw_only=True)
class _Page:
    """The page of one chart: places are given from the side on which the reader begins."""

    width: float
    language: str
    rtl: bool
    palette: Palette
    id_prefix: str
    patterns: dict[tuple[str, str], str] = field(default_factory=dict)

    def x(self, at: float, width: float = 0) -> float:
        """Return the left edge of something ``width`` wide that begins at ``at``."""
        return self.width - at - width if self.rtl else at

    def number(self, value: int) -> str:
        return digits(value, self.language)

    def text(self, text: str, at: float, y: float, *, anchor: Anchor = "start", **attributes: str | float) -> str:
        """Return ``text`` with its beginning, middle or end at ``at``."""
        if self.rtl and anchor != "middle":
            anchor = "end" if anchor == "start" else "start"
        return text_element(text, self.x(at), y, rtl=self.rtl, anchor=anchor, **attributes)

    def rule(self, y: float) -> str:
        return element("path", stroke=self.palette.border, stroke_width=0.5, d=f"M0 {tenths(y)}H{tenths(self.width)}")

    def label_column(self, labels: Sequence[str]) -> tuple[float, list[list[str]]]:
        """Return where the rows begin beside their labels, and the labels in lines of at most a third of the width."""
        lines = [wrapped(label, SIZE, self.width / 3) for label in labels]
        return max((text_width(line, SIZE) for label in lines for line in label), default=0.0) + 14, lines

    def label(self, lines: Sequence[str], end: float, middle: float) -> list[str]:
        first = middle - (len(lines) - 1) * 7 + 4.1
        return [self.text(line, end, first + at * 14, anchor="end") for at, line in enumerate(lines)]

    def paint(self, colour: str, pattern: Pattern) -> str:
        """Return what to fill with; a pattern is noted, to be defined once."""
        if pattern == "solid":
            return colour
        name = self.patterns.setdefault((colour, pattern), f"{self.id_prefix}-{pattern}{len(self.patterns)}")
        return f"url(#{name})"

    def svg(self, body: Iterable[str], height: float, words: ChartWords, font_family: str) -> str:
        return element(
            "svg",
            element("title", escape(words.title), id=f"{self.id_prefix}-title"),
            element("desc", escape(words.description), id=f"{self.id_prefix}-desc"),
            *(self._pattern(*key, name) for key, name in self.patterns.items()),
            *body,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {tenths(self.width)} {tenths(height)}",
            width=self.width,
            height=height,
            role="img",
            lang=self.language,
            direction="ltr",
            aria_labelledby=f"{self.id_prefix}-title",
            aria_describedby=f"{self.id_prefix}-desc",
            font_family=font_family,
            font_size=SIZE,
            fill=self.palette.ink,
        )

    def _pattern(self, colour: str, pattern: str, name: str) -> str:
        side, lines = _TILES[pattern]
        ground = element("rect", width=side, height=side, fill=colour)
        light = element("path", fill="none", stroke=self.palette.paper, stroke_width=1.3, d=lines)
        return element("pattern", ground, light, id=name, width=side, height=side, patternUnits="userSpaceOnUse")


class _Days(NamedTuple):
    """The days of a month, side by side from ``start`` to ``width``."""

    month: date
    start: float
    width: float

    @property
    def first(self) -> date:
        return self.month.replace(day=1)

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def step(self) -> float:
        return (self.width - self.start - 2) / self.last.day

    def begin(self, day: date) -> float:
        """Return where ``day`` begins, the first or the last of the month if it lies outside."""
        return self.start + (min(max(day, self.first), self.last) - self.first).days * self.step

    def lanes(self, stretches: Iterable[Stretch]) -> list[list[Stretch]]:
        """Return the stretches that touch the month in as few lanes as keep them apart."""
        lanes: list[list[Stretch]] = []
        for stretch in sorted(stretches, key=lambda each: (each.first, each.last, each.name)):
            if stretch.last < self.first or stretch.first > self.last:
                continue
            free = next((lane for lane in lanes if lane[-1].last < stretch.first), None)
            if free is None:
                lanes.append([stretch])
            else:
                free.append(stretch)
        return lanes


def _bar(page: _Page, bar: Bar, start: float, middle: float, unit: float) -> list[str]:
    """Return the segments one after the other, their values if there are several, and the whole value behind them."""
    parts, at, thick = [], start, 16.0
    for segment in bar.segments:
        long = segment.value * unit
        if not long:
            continue
        name = element("title", f"{escape(segment.label)}: {page.number(segment.value)}")
        paint = page.paint(segment.colour, segment.pattern)
        edge: dict[str, str | float] = {"stroke": page.palette.paper, "stroke-width": 0.8}
        parts.append(
            element(
                "rect", name, x=page.x(at, long), y=middle - thick / 2, width=long, height=thick, fill=paint, **edge
            )
        )
        if len(bar.segments) > 1:
            parts += _value_on_segment(page, segment, at + long / 2, middle, long)
        at += long
    return [*parts, page.text(page.number(bar.value), at + 6, middle + SIZE * 0.36, font_weight="600")]


def _value_on_segment(page: _Page, segment: Segment, at: float, middle: float, long: float) -> list[str]:
    """Return the value on a plate of paper, for it could not be read on the pattern; nothing if it does not fit."""
    text = page.number(segment.value)
    wide = text_width(text, 10) + 5
    if wide > long - 3:
        return []
    plate = element(
        "rect", x=page.x(at - wide / 2, wide), y=middle - 6, width=wide, height=12, rx=2, fill=page.palette.paper
    )
    return [plate, page.text(text, at, middle + 3.6, anchor="middle", font_size=10)]


def _key(page: _Page, segments: Sequence[Segment], y: float) -> tuple[list[str], float]:
    """Return a patch and a label for each segment, in as many lines as they need, and where the next thing begins."""
    parts, at, size = [], 0.0, 10.5
    for segment in segments:
        wide = 19 + text_width(segment.label, size)
        if at and at + wide > page.width:
            at, y = 0.0, y + 18
        paint = page.paint(segment.colour, segment.pattern)
        parts.append(element("rect", x=page.x(at, 14), y=y, width=14, height=11, fill=paint))
        parts.append(page.text(segment.label, at + 19, y + 9.3, font_size=size))
        at += wide + 16
    return parts, y + 18


def _mark(page: _Page, stretch: Stretch, colour: str, days: _Days, y: float) -> str:
    """Return a dot, or a bar with round ends where the activity begins and ends within the month."""
    name = element("title", escape(stretch.name))
    look = _filled(colour) if stretch.is_exact else _outlined(page, colour)
    begin, end = days.begin(stretch.first), days.begin(stretch.last) + days.step
    if stretch.first == stretch.last:
        return element("circle", name, cx=page.x((begin + end) / 2), cy=y, r=4.2, **look)
    before = 4.0 if stretch.first >= days.first else 0.0
    after = 4.0 if stretch.last <= days.last else 0.0
    ends = (after, before) if page.rtl else (before, after)
    return element("path", name, d=_outline(page.x(begin, end - begin) + 1, end - begin - 2, y, *ends), **look)


def _filled(colour: str) -> dict[str, str | float]:
    return {"fill": colour, "stroke": colour, "stroke-width": 1.2}


def _outlined(page: _Page, colour: str) -> dict[str, str | float]:
    return {"fill": page.palette.paper, "stroke": colour, "stroke-width": 1.2, "stroke-dasharray": "3 2"}


def _outline(left: float, width: float, y: float, round_left: float, round_right: float) -> str:
    """Return path data of a bar 8 pixels thick with round or straight ends."""
    across = f"M{tenths(left + round_left)} {tenths(y - 4)}H{tenths(left + width - round_right)}"
    right_end, left_end = ("a4 4 0 0 1 0 8" if round_right else "v8"), ("a4 4 0 0 1 0-8z" if round_left else "z")
    return f"{across}{right_end}H{tenths(left + round_left)}{left_end}"


def _calendar(page: _Page, days: _Days, top: float, bottom: float) -> list[str]:
    """Return the month's name, the days' numbers and the shaded weekends."""
    locale = cldr(page.language)
    weekend = {locale.weekend_start, locale.weekend_end}
    parts = [page.text(format_skeleton("yMMMM", days.first, locale=locale), days.start, 12, font_weight="600")]
    every = 1 if days.step >= 15 else 2 if days.step >= 9 else 5
    for number in range(1, days.last.day + 1):
        day = days.first.replace(day=number)
        if day.weekday() in weekend:
            shade = {"x": page.x(days.begin(day), days.step), "y": top - 14, "height": bottom - top + 14}
            parts.append(element("rect", width=days.step, fill=page.palette.land, **shade))
        if number % every == 1 % every:
            middle = days.begin(day) + days.step / 2
            ink = page.palette.quiet_ink
            parts.append(page.text(page.number(number), middle, top - 4, anchor="middle", font_size=9, fill=ink))
    return [*parts, page.rule(top)]
