"""In which order, under which headings do activities stand in an issue? One rule for readings and for the register.

Nothing is merged or left out here: each activity that comes in goes out once.
"""

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from fieldpost.domain import Activity, IssueSection, IssueTheme, Kind, Mission, Period, Precision, Themes, values

from .wording import said_by, wording

VISITS = "visits"
OTHER = "other"


class Shelf(NamedTuple):
    """Where an activity stands: ``section`` is VISITS, OTHER or a dimension's id, ``theme`` a theme's id or empty."""

    section: str
    theme: str = ""


class Layout(NamedTuple):
    """The sections of an issue and what it announces, in the order of the page."""

    sections: tuple[IssueSection, ...]
    upcoming: tuple[Activity, ...]


def lay_out(
    reported: Iterable[Activity], announced: Iterable[Activity], *, mission: Mission, themes: Themes, language: str
) -> Layout:
    """Return ``reported`` in sections and ``announced`` by date; the headings are those of ``mission`` and ``themes``."""
    by_day = sorted(reported, key=by_date)
    placed = [(shelf_of(each, themes), each) for each in by_day]
    return Layout(
        sections=in_sections(placed, mission=mission, themes=themes, language=language),
        upcoming=tuple(sorted(announced, key=by_date)),
    )


def in_sections(
    placed: Sequence[tuple[Shelf, Activity]], *, mission: Mission, themes: Themes, language: str
) -> tuple[IssueSection, ...]:
    """Return sections and themes in the order of the page, each theme's activities in the order given.

    What stands on a shelf that ``themes`` does not know stands among the others, or without a theme.
    """
    order = {section: place for place, section in enumerate(section_order(themes))}
    places = {theme.id: place for place, theme in enumerate(themes.themes)}

    def place(entry: tuple[Shelf, Activity]) -> tuple[int, int]:
        shelf = entry[0]
        return order.get(shelf.section, order[OTHER]), places.get(shelf.theme, -1)

    ordered = sorted(placed, key=place)
    sections = []
    for number, entries in groupby(ordered, key=lambda entry: place(entry)[0]):
        section = section_order(themes)[number]
        grouped = groupby(entries, key=lambda entry: place(entry)[1])
        sections.append(
            IssueSection(
                heading=section_heading(section, mission=mission, themes=themes, language=language),
                dimension=section if section not in (VISITS, OTHER) else None,
                themes=tuple(
                    IssueTheme(
                        heading=said_by(themes.themes[theme].names, language, mission) if theme >= 0 else "",
                        activities=tuple(activity for _, activity in group),
                    )
                    for theme, group in grouped
                ),
            )
        )
    return tuple(sections)


def section_order(themes: Themes) -> tuple[str, ...]:
    """Return every section that an issue can have, in the order of the page."""
    return (VISITS, *(dimension.id for dimension in themes.dimensions), OTHER)


def section_heading(section: str, *, mission: Mission, themes: Themes, language: str) -> str:
    """Return the heading of a section in ``language``."""
    own = mission.headings.get(language, {})
    if section in own:
        return own[section]
    words = wording(language)
    if section == VISITS:
        return words.text("Visits")
    names = next((dimension.names for dimension in themes.dimensions if dimension.id == section), None)
    return said_by(names, language, mission) if names else words.text("Other activities")


def shelf_of(activity: Activity, themes: Themes) -> Shelf:
    """Return where ``activity`` stands by rule; a dimension that is not stated is that of its first theme."""
    if activity.kind.value is Kind.VISIT:
        return Shelf(VISITS)
    known = {theme.id: theme.dimension for theme in themes.themes}
    told = [theme for theme in values(activity.themes) if theme in known]
    dimension = activity.dimension.value if activity.dimension else None
    if dimension not in {each.id for each in themes.dimensions}:
        dimension = known[told[0]] if told else None
    return Shelf(dimension or OTHER, next((theme for theme in told if known[theme] == dimension), ""))


def by_date(activity: Activity) -> tuple[int, int, bool, datetime.date, datetime.date]:
    """Return a key for sorting activities by date."""
    return date_key(activity.period.value if activity.period else None)


def date_key(period: Period | None) -> tuple[int, int, bool, datetime.date, datetime.date]:
    """Return a key for sorting by date: what has no day follows the days of its month, what has no date comes last."""
    bound = period and (period.start or period.end)
    if period is None or not bound:
        return datetime.MAXYEAR, 12, True, datetime.date.max, datetime.date.max
    first = bound.first
    return first.year, first.month, bound.precision is not Precision.DAY, first, period.last or first
