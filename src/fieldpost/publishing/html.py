"""An issue as one HTML page that stands alone: no script, no address outside it, its style sheet within.

Templates are in ``templates/html``, one file a block. The page says in its Content-Security-Policy what it is made of.
"""

from typing import Any

from markupsafe import Markup

from fieldpost.domain import Issue

from .drawings import Drawings
from .figures import key_figures, towns_of
from .html_environment import environment, hash_of, style_sheet
from .illustrations import place_id
from .marks import marks
from .wording import wording_of


def render_html(issue: Issue, *, drawings: Drawings | None = None) -> str:
    """Return ``issue`` as a page; photos are linked by their ``file``, which is relative to the page's."""
    words = wording_of(issue)
    drawings = drawings or Drawings(issue)
    style = _style(issue)
    photos: dict[str | None, list[Any]] = {}
    for photo in issue.photos:
        photos.setdefault(photo.activity, []).append(photo)
    page = environment().get_template("issue.html")
    return page.render(
        _=words.text,
        _n=words.count,
        words=words,
        issue=issue,
        mission=issue.mission,
        own=issue.mission.headings.get(issue.language, {}),
        published=words.day(issue.date),
        updated=words.day(issue.updated.date()) if issue.updated else "",
        told={activity.id: activity for activity in (*issue.reported, *issue.upcoming)},
        figures=key_figures(issue),
        marks=marks(issue),
        photos=photos,
        towns=towns_of(issue),
        place_id=place_id,
        map=Markup(drawings.places),  # noqa: S704 - drawn by us, with every text escaped
        chart=Markup(drawings.dimensions),  # noqa: S704 - as above
        days=Markup(drawings.days),  # noqa: S704 - as above
        logo=Markup(issue.mission.logo),  # noqa: S704 - read_logo let only shapes through
        style=Markup(style),  # noqa: S704 - our own style sheet and checked colours
        style_hash=hash_of(style),
    )


def _style(issue: Issue) -> str:
    looks = marks(issue).values()
    light = "".join(f"--d{mark.number}:{mark.colour};" for mark in looks)
    dark = "".join(f"--d{mark.number}:{mark.colour_on_dark};" for mark in looks)
    sections = "".join(f".d{mark.number}{{--dimension:var(--d{mark.number})}}" for mark in looks)
    sheet = style_sheet("issue.css")
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{sections}{sheet}"
