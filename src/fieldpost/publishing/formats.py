"""The forms in which an issue is published. A further one is a module here and a line in ``FORMATS``."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldpost.domain import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form; ``render`` takes an issue and the folder from which its photos' files are counted."""

    suffix: str
    media_type: str
    render: Callable[[Issue, Path], bytes]


# Each form is imported when it is used: who wants the calendar does not wait for the typesetter.


def _html(issue: Issue, photos_root: Path) -> bytes:  # noqa: ARG001 - the page links its photos and opens none
    from .html import render_html

    return render_html(issue).encode()


def _pdf(issue: Issue, photos_root: Path) -> bytes:
    from .pdf import render_pdf

    return render_pdf(issue, photos_root=photos_root)


def _ics(issue: Issue, photos_root: Path) -> bytes:  # noqa: ARG001 - a calendar has no photos
    from .ics import render_ics

    return render_ics(issue)


def _json(issue: Issue, photos_root: Path) -> bytes:  # noqa: ARG001 - photos are named, not held
    from .json import render_json

    return render_json(issue)


FORMATS: dict[str, Format] = {
    "html": Format(suffix=".html", media_type="text/html", render=_html),
    "pdf": Format(suffix=".pdf", media_type="application/pdf", render=_pdf),
    "ics": Format(suffix=".ics", media_type="text/calendar", render=_ics),
    "json": Format(suffix=".json", media_type="application/json", render=_json),
}
"""By the name that a user gives."""
