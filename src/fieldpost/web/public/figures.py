"""What the activities of a selection come to, as tables whose every number leads to the activities that it counts.

What took place and what is announced are never added to each other. An activity that goes on over New Year, or has two themes,
stands in each row that it belongs to; the last row counts each once, and so may be less than the sum of those above it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from markupsafe import Markup
from pyroaring import BitMap

from fieldpost.domain import Period
from fieldpost.publishing.chart import Bar, ChartWords, Pattern, Segment, render_month_chart
from fieldpost.publishing.dates import describe_period
from fieldpost.publishing.illustrations import SCREEN
from fieldpost.publishing.scripts import is_right_to_left

from . import addresses, entries, labels
from .facets import Choice
from .filters import foreign_name, number
from .reach import Reached, Stated, stated_in
from .selection import ENTRIES, Selection
from .visit import Visit

MOST_ROWS = 15
"""Places and organisations in a table; the page with all of them is linked."""
MOST_YEARS = 5
"""Years that stand side by side in a table."""
WIDTH = 400
"""Pixels; so narrow that letters stay legible on a phone."""
NOTHING = Markup("")
PAGES = {"place": "places", "organisation": "organisations", "theme": "themes"}
"""Where all values of a facet are listed."""
PATTERNS: tuple[Pattern, ...] = ("solid", "diagonal", "dots", "level", "crossed")
PLAIN = "var(--dimension, #4a5560)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number and the list that it counts, without an address for none; ``about``: one of what was added is approximate."""

    number: int
    address: str = ""
    about: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``attributes`` are those of a label in another language than the page's."""

    label: str
    cells: Sequence[Cell]
    address: str = ""
    attributes: Markup = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``columns`` are the headings, the first that of the labels. ``chart`` shows the same, empty where it says no more."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Row]
    total: Row | None = None
    notes: Sequence[str] = ()
    chart: Markup = NOTHING
    more: str = ""


class Figures:
    """The tables of one selection that has no status of its own; ``within`` are the ids that its words found, None without."""

    def __init__(self, visit: Visit, selection: Selection, within: BitMap | None = None) -> None:
        self.visit, self.language, self.index = visit, visit.language, visit.index
        self.selection, self.within = selection, within
        self.held = selection.with_value("status", "held")

    def choose(self, selection: Selection) -> Choice:
        """Return the activities of ``selection``, whose words are those of the whole."""
        return self.index.choose(selection, within=self.within)

    def count(self, selection: Selection) -> Cell:
        """Return how many activities ``selection`` chooses."""
        return self._cell(self.choose(selection).count, selection)

    def statuses(self) -> list[tuple[str, Cell]]:
        """Return how many were held, are announced, were postponed and cancelled: apart, for they are no sum."""
        told = {
            status: self.count(self.selection.with_value("status", status))
            for status in ("held", "announced", "postponed", "cancelled")
        }
        return [(labels.status(status), cell) for status, cell in told.items() if cell.number or status == "held"]

    def announced(self) -> list[tuple[str, Cell]]:
        """Return how many of what is announced lie ahead, and of how many nothing was told since their days began."""
        those, today = self.selection.with_value("status", "announced"), self.visit.today
        ahead = _between(those, today, None)
        behind = _between(those, None, today - timedelta(days=1))
        told = [
            (_("announced for today or later"), self.count(ahead)),
            (_("announced for days before today, and not reported since"), self.count(behind)),
        ]
        return [(words, cell) for words, cell in told if cell.number]

    def by_time(self) -> Table:
        """Return what was held by year and dimension, or by month where one year is asked for."""
        years = self.selection.facets.get("year", ())
        if len(years) == 1:
            return self._by_month(int(years[0]))
        wanted = [(year, self._of("year", year)) for year in self._years()]
        return self._by_dimension("year", _("Year by year"), _("Year"), wanted)

    def by_facet(self, facet: str, title: str, *, with_years: bool = False) -> Table | None:
        """Return what was held by the values of a facet, ``with_years`` in each of the last years, too.

        None where there is at most one value.
        """
        few = facet in ENTRIES
        counted = self.choose(self.held).counts_of(facet, most=MOST_ROWS if few else None)
        asked = self.selection.facets.get(facet, ())
        counted = [(value, count) for value, count in counted if not asked or value in asked]
        if len(counted) < 2:
            return None
        name = self._namer(facet, [value for value, _count in counted])
        every_year = self._years() if with_years else []
        years = every_year[:MOST_YEARS][::-1] if len(every_year) > 1 else []
        by_year = {year: dict(self.choose(self._of("year", year)).counts_of(facet)) for year in years}
        rows = []
        for value, count in counted:
            if label := name(value):
                those = self._of(facet, value)
                cells = [self._cell(by_year[year].get(value, 0), _in_year(those, year)) for year in years]
                attributes = foreign_name(label, self.language) if few or facet == "theme" else NOTHING
                rows.append(Row(label=label, cells=[*cells, self._cell(count, those)], attributes=attributes))
        every = [*(self.count(self._of("year", year)) for year in years), self.count(self.held)]
        return Table(
            name=facet,
            title=title,
            columns=[labels.facet(facet), *years, _("All") if years else _("Activities")],
            rows=rows,
            total=Row(label=_("In all"), cells=every) if years else None,
            notes=_facet_notes(rows, every[-1].number, has_earlier=len(years) < len(every_year) and bool(years)),
            chart=self._chart(title, [(row.label, row.cells[-1].number) for row in rows], facet),
            more=addresses.page(self.language, PAGES[facet]) if facet in PAGES and self.selection.is_everything else "",
        )

    def _years(self) -> list[str]:
        """Return the years in which something was held, the latest first."""
        asked = self.selection.facets.get("year", ())
        counted = self.choose(self.held).counts_of("year")
        return sorted((year for year, _count in counted if not asked or year in asked), reverse=True)

    def reach(self) -> Table | None:
        """Return how many people were reached by year, and how many were planned for; None where nothing says."""
        stated = stated_in(self.index)
        whole = self.choose(self.selection)
        total = stated.sums(whole.ids)
        if not any(each.activities for each in total):
            return None
        rows = []
        for year, _count in sorted(whole.counts_of("year"), reverse=True):
            if self.selection.facets.get("year", (year,)).count(year):
                row = self._reach_row(year, _in_year(self.selection, year), stated)
                rows += [row] if any(cell.number for cell in row.cells) else []
        return Table(
            name="reach",
            title=_("People reached"),
            columns=[
                _("Year"),
                pgettext("how many", "People"),
                _("Activities that say how many"),
                _("People planned for"),
                _("Activities with a plan"),
            ],
            rows=rows,
            total=self._reach_row(_("In all"), self.selection, stated) if len(rows) > 1 else None,
            notes=_reach_notes(total, self.language),
        )

    def _reach_row(self, label: str, selection: Selection, stated: Stated) -> Row:
        actual, planned = stated.sums(self.choose(selection).ids)
        cells = []
        for told, value in ((actual, "actual"), (planned, "planned")):
            those = selection.with_value("reach", value)
            address = self._address(those) if told.activities else ""
            cells.append(Cell(number=told.people, address=address, about=told.approximate))
            cells.append(Cell(number=told.activities, address=address))
        return Row(label=label, cells=cells)

    def _by_month(self, year: int) -> Table:
        months = []
        for month in range(1, 13):
            first = date(year, month, 1)
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            chosen = _between(self.held, first, last)
            label = describe_period(Period.parse(f"{year}-{month:02}"), self.language)
            months.append((label, replace(chosen, facets={k: v for k, v in chosen.facets.items() if k != "year"})))
        return self._by_dimension("month", _("Month by month"), _("Month"), months)

    def _by_dimension(self, name: str, title: str, heading: str, parts: Iterable[tuple[str, Selection]]) -> Table:
        """Return a row for each part, a column for each dimension that occurs, and the number of all."""
        site = self.visit.site
        asked = self.selection.facets.get("dimension", ())
        found = {value for value, _count in self.choose(self.held).counts_of("dimension")}
        dimensions = [key for key in site.dimensions if key in found and (not asked or key in asked)]
        headings = [site.dimension(key, self.language) for key in dimensions]
        rows, bars = [], []
        for label, chosen in parts:
            cells = [self.count(replace(chosen, facets={**chosen.facets, "dimension": (key,)})) for key in dimensions]
            every = self.count(chosen)
            rows.append(Row(label=label, cells=[*cells, every]))
            bars.append(Bar(label, self._segments(dimensions, headings, cells, every.number)))
        total = [self.count(replace(self.held, facets={**self.held.facets, "dimension": (key,)})) for key in dimensions]
        told = "; ".join(f"{row.label}: {row.cells[-1].number}" for row in rows)
        return Table(
            name=name,
            title=title,
            columns=[heading, *headings, _("All")],
            rows=rows,
            total=Row(label=_("In all"), cells=[*total, self.count(self.held)]) if len(rows) > 1 else None,
            notes=self._time_notes(name, rows),
            chart=self._drawn(title, told, bars, name) if rows else NOTHING,
        )

    def _segments(
        self, keys: Sequence[str], headings: Sequence[str], cells: Sequence[Cell], every: int
    ) -> tuple[Segment, ...]:
        site = self.visit.site
        parts = [
            Segment(
                label=heading,
                value=cell.number,
                colour=f"var(--d{site.dimensions[key].number}, {site.dimensions[key].colour})",
                pattern=PATTERNS[place % len(PATTERNS)],
            )
            for place, (key, heading, cell) in enumerate(zip(keys, headings, cells, strict=True))
        ]
        rest = every - sum(cell.number for cell in cells)
        if rest > 0:
            parts.append(Segment(label=_("No dimension"), value=rest, colour="var(--rule, #cfd5da)"))
        return (
            tuple(part for part in parts if part.value)
            or tuple(parts[:1])
            or (Segment(label="", value=0, colour=PLAIN),)
        )

    def _time_notes(self, name: str, rows: Sequence[Row]) -> list[str]:
        notes = []
        twice = sum(row.cells[-1].number for row in rows) - self.count(self.held).number
        if twice > 0 and name == "year":
            notes.append(_("What goes on over New Year stands in each of its years; the last row counts it once."))
        elif twice > 0:
            notes.append(_("What goes on over several months stands in each of them; the last row counts it once."))
        elif twice < 0:
            words = ngettext(
                "%(count)s activity has no day that says where it belongs; it is in the last row only.",
                "%(count)s activities have no day that says where they belong; they are in the last row only.",
                -twice,
            )
            notes.append(words % {"count": number(-twice, self.language)})
        if any(sum(cell.number for cell in row.cells[:-1]) != row.cells[-1].number for row in rows):
            notes.append(_("The last column has those without a dimension, too."))
        return notes

    def _of(self, facet: str, value: str) -> Selection:
        return replace(self.held, facets={**self.held.facets, facet: (value,)})

    def _cell(self, count: int, selection: Selection) -> Cell:
        return Cell(number=count, address=self._address(selection) if count else "")

    def _address(self, selection: Selection) -> str:
        asked = [(facet, value) for facet in ENTRIES for value in selection.facets.get(facet, ())]
        slugs = entries.slugs(self.visit, asked) if asked else {}
        return addresses.activities(selection, self.language, slugs=slugs)

    def _namer(self, facet: str, values: Sequence[str]) -> Callable[[str], str]:
        site, language = self.visit.site, self.language
        if facet in ENTRIES:
            called = entries.called(self.visit, [(facet, value) for value in values])
            return lambda value: called[facet, value].said(language) if (facet, value) in called else ""
        if facet == "theme":
            return lambda value: site.theme(value, language)
        return labels.kinds if facet == "kind" else labels.part

    def _chart(self, title: str, bars: Sequence[tuple[str, int]], name: str) -> Markup:
        told = "; ".join(f"{label}: {value}" for label, value in bars)
        drawn = [Bar(label, (Segment(label=label, value=value, colour=PLAIN),)) for label, value in bars]
        return self._drawn(title, told, drawn, name) if bars else NOTHING

    def _drawn(self, title: str, told: str, bars: Sequence[Bar], name: str) -> Markup:
        svg = render_month_chart(
            bars,
            language=self.language,
            words=ChartWords(title=title, description=told),
            width=WIDTH,
            palette=SCREEN,
            font_family="inherit",
            id_prefix=f"chart-{name}",
            direction="rtl" if is_right_to_left(self.language) else "ltr",
        )
        return Markup(svg)  # noqa: S704 - the chart escapes its labels


def _between(selection: Selection, first: date | None, last: date | None) -> Selection:
    """Return what ``selection`` asks for, but only on days from ``first`` to ``last``."""
    since = max(filter(None, [selection.since, first]), default=None)
    until = min(filter(None, [selection.until, last]), default=None)
    return replace(selection, since=since, until=until)


def _in_year(selection: Selection, year: str) -> Selection:
    return replace(selection, facets={**selection.facets, "year": (year,)})


def _facet_notes(rows: Sequence[Row], every: int, *, has_earlier: bool) -> list[str]:
    notes = []
    if sum(row.cells[-1].number for row in rows) != every:
        notes.append(_("An activity can stand in several rows or in none: the rows are not to be added up."))
    if has_earlier:
        notes.append(_("The last column has earlier years, too."))
    return notes


def _reach_notes(total: tuple[Reached, Reached], language: str) -> list[str]:
    notes = [
        _("These are places taken: whoever came to two activities is counted in both."),
        _("Only what an activity states is added; most activities state no number. Nothing is estimated."),
    ]
    left = sum(each.left_out for each in total)
    if left:
        words = ngettext(
            "%(count)s number was left out: a part of a whole that is counted, or a group beside the number of all who came.",
            "%(count)s numbers were left out: parts of a whole that is counted, or groups beside the number of all who came.",
            left,
        )
        notes.append(words % {"count": number(left, language)})
    return notes
