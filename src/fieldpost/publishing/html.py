"""An issue as one HTML page that stands alone: no script, no address outside it, its style sheet within.

Templates are in ``templates/html``, one file a block. The page says in its Content-Security-Policy what it is made of.
"""

import hashlib
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from fieldpost.domain import Activity, Evidence, Issue, Period

from .drawings import Drawings
from .figures import key_figures, towns_of
from .illustrations import place_id
from .marks import marks
from .scripts import is_right_to_left
from .wording import Wording, said_by, wording_of

TEMPLATES = Path(__file__).parent / "templates" / "html"
_OF_WORDING = ("heading", "number", "partners_line", "people_line", "period", "reach_line", "when", "where")


def render_html(issue: Issue, *, drawings: Drawings | None = None) -> str:
    """Return ``issue`` as a page; photos are linked by their ``file``, which is relative to the page's."""
    words = wording_of(issue)
    drawings = drawings or Drawings(issue)
    style = _style(issue)
    photos: dict[str | None, list[Any]] = {}
    for photo in issue.photos:
        photos.setdefault(photo.activity, []).append(photo)
    page = _environment().get_template("issue.html")
    return page.render(
        _=words.text,
        _n=words.count,
        words=words,
        issue=issue,
        mission=issue.mission,
        own=issue.mission.headings.get(issue.language, {}),
        published=words.period(Period.days(issue.date)),
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
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _OF_WORDING:
        environment.filters[name] = _filter(name)
    environment.filters["said"] = _said
    environment.filters["language"] = _language
    environment.filters["quotes"] = _quotes
    environment.filters["web"] = _web
    return environment


def _filter(name: str) -> Any:
    @pass_context
    def call(context: Context, *values: Any, **options: Any) -> Any:
        return getattr(context["words"], name)(*values, **options)

    return call


@pass_context
def _said(context: Context, texts: dict[str, str]) -> str:
    """Return a mission's text in the language of the page."""
    return said_by(texts, context["issue"].language, context["issue"].mission)


@pass_context
def _language(context: Context, text: str) -> Markup:
    """Return the attributes ``lang`` and ``dir`` where ``text`` is plainly in another language than the page."""
    words: Wording = context["words"]
    foreign = words.foreign(text)
    if not foreign:
        return Markup()
    direction = "rtl" if is_right_to_left(foreign) else "ltr"
    if direction == words.direction:
        return Markup(' lang="{}"').format(foreign)
    return Markup(' lang="{}" dir="{}"').format(foreign, direction)


def _quotes(activity: Activity) -> list[str]:
    """Return the words that the facts about ``activity`` rest on, once each, as they follow in the bulletin."""
    single = (activity.period, activity.kind, activity.dimension)
    several = (activity.places, activity.people, activity.organisations, activity.reach, activity.themes)
    mentions = [*(mention for mention in single if mention), *(mention for group in several for mention in group)]
    found: list[Evidence] = [evidence for mention in mentions for evidence in mention.evidence]
    found.sort(key=lambda evidence: (evidence.start, -evidence.end))
    quotes: list[Evidence] = []
    for evidence in found:
        if not quotes or evidence.start >= quotes[-1].end:
            quotes.append(evidence)
    return list(dict.fromkeys(" ".join(evidence.exact.split()) for evidence in quotes))


def _web(link: str) -> bool:
    """Whether ``link`` is an address that a reader can open without harm."""
    return link.startswith(("https://", "http://"))


def _style(issue: Issue) -> str:
    looks = marks(issue).values()
    light = "".join(f"--d{mark.number}:{mark.colour};" for mark in looks)
    dark = "".join(f"--d{mark.number}:{mark.colour_on_dark};" for mark in looks)
    sections = "".join(f".d{mark.number}{{--dimension:var(--d{mark.number})}}" for mark in looks)
    sheet = (TEMPLATES / "issue.css").read_text(encoding="utf-8")
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{sections}{sheet.strip()}"
