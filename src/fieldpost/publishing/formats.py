"""The forms in which an issue is published. A further one is a module here and a line in ``FORMATS``."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldpost.domain import Issue

from .drawings import Drawings


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form; ``render`` takes an issue, the folder from which its photos' files are counted, and its drawings."""

    suffix: str
    media_type: str
    render: Callable[[Issue, Path, Drawings], bytes]


# Each form is imported when it is used: who wants the calendar does not wait for the typesetter.


def _html(issue: Issue, _: Path, drawings: Drawings) -> bytes:
    from .html import render_html

    return render_html(issue, drawings=drawings).encode()


def _pdf(issue: Issue, photos_root: Path, drawings: Drawings) -> bytes:
    from .pdf import render_pdf

    return render_pdf(issue, photos_root=photos_root, drawings=drawings)


def _ics(issue: Issue, _: Path, __: Drawings) -> bytes:
    from .ics import render_ics

    return render_ics(issue)


def _json(issue: Issue, _: Path, __: Drawings) -> bytes:
    from .json import render_json

    return render_json(issue)


FORMATS: dict[str, Format] = {
    "html": Format(suffix=".html", media_type="text/html", render=_html),
    "pdf": Format(suffix=".pdf", media_type="application/pdf", render=_pdf),
    "ics": Format(suffix=".ics", media_type="text/calendar", render=_ics),
    "json": Format(suffix=".json", media_type="application/json", render=_json),
}
"""By the name that a user gives."""
