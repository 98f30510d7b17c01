"""The lasting addresses of the public site, without the host. Django's ``reverse`` would cost more than a page."""

from collections.abc import Mapping
from urllib.parse import quote

from .selection import Selection
from .shown import Line, ShownOrganisation, ShownPlace

FORMS = ("feed.atom", "feed.json", "calendar.ics", "activities.csv", "activities.json")
"""The other forms of a list, behind its address."""


def home(language: str) -> str:
    return f"/{language}/"


def page(language: str, *parts: str) -> str:
    """Return the address of a page without an id: ``page("en", "issues", "2031-05")``."""
    return f"/{language}/{''.join(f'{quote(part)}/' for part in parts)}"


def activity(line: Line, language: str) -> str:
    words = line.words.get(language) or line.words[line.original_language]
    return f"/{language}/activities/{line.pk}-{words.slug}/"


def place(entry: ShownPlace, language: str) -> str:
    return f"/{language}/places/{entry.entry}-{entry.slug}/"


def organisation(entry: ShownOrganisation, language: str) -> str:
    return f"/{language}/organisations/{entry.entry}-{entry.slug}/"


def theme(key: str, language: str) -> str:
    return f"/{language}/themes/{key}/"


def issue(month: str, language: str) -> str:
    """``month`` is written 2031-05."""
    return f"/{language}/issues/{month}/"


def activities(
    selection: Selection,
    language: str,
    *,
    slugs: Mapping[tuple[str, str], str] | None = None,
    form: str = "",
    **more: object,
) -> str:
    """Return the address of a list in one of its ``FORMS``, the page for none; ``more`` goes into the query."""
    return f"/{language}/activities/{selection.path(slugs)}{form}{selection.query(**more)}"


def figures(selection: Selection, language: str, *, slugs: Mapping[tuple[str, str], str] | None = None) -> str:
    """Return the address of the figures of what a list shows."""
    return f"/{language}/figures/{selection.path(slugs)}{selection.query()}"


def photo(sha256: str, width: int) -> str:
    return f"/photos/{sha256}/{width}.jpg"
