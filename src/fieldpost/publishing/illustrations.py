"""The map and the charts of an issue, in its words and colours: drawn for the screen, and recoloured for paper."""

import datetime
import re
from collections.abc import Iterable

from fieldpost.domain import Activity, Issue, IssueSection, Mission, Period, Precision

from .chart import Bar, ChartWords, Segment, Stretch, TimelineRow, render_month_chart, render_timeline
from .figures import towns_of
from .map import render_map
from .map_content import MapPoint, MapWords
from .map_policy import MapPolicy, default_policy
from .marks import Mark, marks
from .palette import PAPER, Palette
from .slugs import slug
from .wording import Wording, wording_of

SCREEN = Palette(**{name: f"var(--map-{name}, {colour})" for name, colour in PAPER._asdict().items()})
"""Colours that the page's style sheet may change, so that they follow the reader's dark mode."""
PRINT_FONT = "Libertinus Serif"
WIDTH = 430
"""Pixels; so narrow that the letters stay legible on a phone."""
PAPER_WIDTH = 640
"""Pixels of what runs over the whole width of a page."""
_VARIABLE = re.compile(r"var\(--[\w-]+, ([^)]+)\)")
_LINK = re.compile(r'<a href="[^"]*">')


def place_id(name: str) -> str:
    """Return the id under which the list of places on the page names the place ``name``."""
    return f"place-{slug(name)}"


def on_paper(svg: str) -> str:
    """Return a drawing of this module with colours and letters that depend on no style sheet, and without links."""
    plain = _LINK.sub("<g>", _VARIABLE.sub(r"\1", svg)).replace("</a>", "</g>").replace('role="group"', 'role="img"')
    return plain.replace('font-family="inherit"', f'font-family="{PRINT_FONT}"')


def draw_places(issue: Issue) -> str:
    """Return the map of what is reported as SVG, empty if no place has a position; its circles are links."""
    words = wording_of(issue)
    towns = [
        (place.name, place, len(activities))
        for place, activities in towns_of(issue)
        if place.latitude is not None and place.longitude is not None
    ]
    if not towns:
        return ""
    points = [
        MapPoint(
            name=name,
            latitude=place.latitude or 0.0,
            longitude=place.longitude or 0.0,
            count=count,
            precision=place.precision,
            href=f"#{place_id(name)}",
        )
        for name, place, count in towns
    ]
    own = issue.mission.map
    return render_map(
        points,
        frame_countries=own.countries if own else tuple(filter(None, [issue.mission.country])),
        language=issue.language,
        policy=policy_of(issue.mission),
        words=MapWords(
            title=words.text("Map of the activities in {month}", month=words.period(issue.period)),
            description=words.all_of(f"{name} ({words.number(count)})" for name, _, count in towns),
            key=words.text("Activities"),
            area=words.text("somewhere in this area"),
            beyond=words.text("Beyond the edge of the map: {places}"),
            point=words.text("{name}: {count}"),
            distance=words.text("{kilometres} km"),
        ),
        size=(520, 380),
        palette=SCREEN,
        font_family="inherit",
        direction="rtl" if words.direction == "rtl" else "ltr",
    )


def draw_dimensions(issue: Issue) -> str:
    """Return a bar for each section with the number of its activities, as SVG."""
    words = wording_of(issue)
    counts = [(section, sum(len(theme.activities) for theme in section.themes)) for section in issue.sections]
    if not counts:
        return ""
    look = marks(issue)
    return render_month_chart(
        [
            Bar(
                label=section.heading,
                segments=(
                    Segment(
                        label=section.heading,
                        value=count,
                        colour=_colour(look[section.dimension]),
                    ),
                ),
            )
            for section, count in counts
        ],
        language=issue.language,
        words=ChartWords(
            title=words.text("Activities in {month}", month=words.period(issue.period)),
            description=words.all_of(f"{section.heading}: {words.number(count)}" for section, count in counts),
        ),
        width=WIDTH,
        palette=SCREEN,
        font_family="inherit",
        direction="rtl" if words.direction == "rtl" else "ltr",
    )


def draw_days(issue: Issue, *, width: int = WIDTH) -> str:
    """Return the days of the month with the activities of each section, as SVG; empty if none has a date."""
    words, look = wording_of(issue), marks(issue)
    month = issue.period.first or issue.date
    rows = [
        TimelineRow(
            label=section.heading,
            colour=_colour(look[section.dimension]),
            stretches=tuple(_stretches(section, issue, words)),
        )
        for section in issue.sections
    ]
    rows = [row for row in rows if row.stretches]
    if not rows:
        return ""
    return render_timeline(
        rows,
        month=month,
        language=issue.language,
        words=ChartWords(
            title=words.text("The days of {month}", month=words.period(issue.period)),
            description="; ".join(
                f"{words.when(activity)}: {words.heading(activity)}" for activity in issue.reported if activity.period
            ),
            inexact=words.text("in outline: not known to the day"),
        ),
        width=width,
        palette=SCREEN,
        font_family="inherit",
        direction="rtl" if words.direction == "rtl" else "ltr",
    )


def policy_of(mission: Mission) -> MapPolicy:
    """Return what the mission says of borders and names on its maps."""
    own = mission.map
    if own is None:
        return default_policy()
    policy = MapPolicy.from_toml(own.policy) if own.policy else default_policy()
    return policy._replace(disclaimer={**policy.disclaimer, **own.disclaimer})


def _colour(mark: Mark) -> str:
    return f"var(--d{mark.number}, {mark.colour})"


def _stretches(section: IssueSection, issue: Issue, words: Wording) -> Iterable[Stretch]:
    for theme in section.themes:
        for activity in theme.activities:
            if activity.period:
                first, last = _days(activity.period.value, issue)
                yield Stretch(name=words.heading(activity), first=first, last=last, is_exact=_is_exact(activity))


def _days(period: Period, issue: Issue) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day to be drawn; what has no bound runs to the edge of the month."""
    first, last = issue.period.first or issue.date, issue.period.last or issue.date
    start = period.first or min(first, period.last or first)
    return start, period.last or max(last, start)


def _is_exact(activity: Activity) -> bool:
    period = activity.period.value if activity.period else None
    bounds = (period.start, period.end) if period else (None,)
    return all(bound is not None and bound.precision is Precision.DAY and not bound.qualifier for bound in bounds)
