"""The templates of every HTML page, and what they may call beside their arguments.

A page holds its style sheet, and names it in its Content-Security-Policy by ``hash_of``.
"""

import hashlib
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from fieldpost.domain import Activity, Evidence

from .scripts import is_right_to_left
from .wording import Wording, said_by

FOLDER = Path(__file__).parent / "templates" / "html"
_OF_WORDING = (
    "corrected",
    "day",
    "heading",
    "number",
    "partners_line",
    "people_line",
    "period",
    "progress",
    "reach_line",
    "when",
    "where",
)


@lru_cache
def environment() -> Environment:
    """Return the templates; their filters want ``words``, and ``said`` wants the ``issue``, among the arguments."""
    result = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _OF_WORDING:
        result.filters[name] = _filter(name)
    result.filters["said"] = _said
    result.filters["language"] = _language
    result.filters["quotes"] = _quotes
    result.filters["web"] = _web
    return result


def style_sheet(name: str) -> str:
    """Return a style sheet, without its last line end, which the Nu Html Checker leaves out of the hash."""
    return (FOLDER / name).read_text(encoding="utf-8").strip()


def hash_of(style: str) -> str:
    """Return what a Content-Security-Policy calls ``style`` by (``sha256-`` goes before it)."""
    return b64encode(hashlib.sha256(style.encode()).digest()).decode()


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
def _language(context: Context, text: str, stated: str = "") -> Markup:
    """Return the attributes ``lang`` and ``dir`` where ``text`` is in another language than the page."""
    words: Wording = context["words"]
    foreign = words.foreign(text, stated)
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
