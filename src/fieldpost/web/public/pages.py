"""Pages: Jinja2 templates, the words of the site, and what every page has around its own content.

Templates stand in ``templates/public`` and extend ``base.html``. They get what ``render`` is given, and always ``visit``,
``site``, ``language``, ``words`` (``fieldpost.publishing.wording``) and ``page``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from django.http import HttpResponse
from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.publishing.wording import wording

from .environment import environment
from .frame import frame_of
from .selection import MOST_WORDS
from .visit import EVERYTHING, Depends, Visit

PAGE = "text/html; charset=utf-8"


class Gone(Exception):  # noqa: N818 - it is what happened to the page
    """What stood at the address was withdrawn and is not coming back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says about itself: ``path`` is its lasting address in each language, ``description`` one or two sentences.

    ``forms`` are its other forms: media type, address and title. ``data`` is JSON-LD. ``is_indexed``: search engines may list it.
    ``modified`` is when its content last changed (RFC 3339), empty where nobody says.
    """

    title: str
    description: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    section: str = ""
    forms: tuple[tuple[str, str, str], ...] = ()
    data: tuple[Markup, ...] = ()
    image: str = ""
    kind: str = "website"
    modified: str = ""
    is_indexed: bool = True


def render(
    visit: Visit, template: str, page: Page, *, depends: Depends | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    """Return the page; ``depends`` says when it is no longer good, any change for none."""
    site, language = visit.site, visit.language
    frame = frame_of(site, language, page.section, visit.path)
    text = (
        environment(language)
        .get_template(template)
        .render(
            visit=visit,
            site=site,
            language=language,
            direction=frame.direction,
            words=wording(language, site.profile.country),
            page=page,
            frame=frame,
            languages=frame.languages,
            origin=site.address,
            **context,
        )
    )
    response = HttpResponse(text, content_type=PAGE, status=status)
    response.depends = depends or Depends(on=(EVERYTHING,))  # type: ignore[attr-defined]
    return response


def not_found(visit: Visit) -> HttpResponse:
    """Return a page that helps whoever found nothing at the address."""
    page = Page(title=_("There is no such page"), is_indexed=False)
    return render(
        visit,
        "not_found.html",
        page,
        status=404,
        depends=Depends(),
        asked=visit.path,
        words_asked=_words_in(visit.path),
    )


def gone(visit: Visit, error: Gone) -> HttpResponse:  # noqa: ARG001 - one signature for all that helps
    """Return a page that says that something was withdrawn."""
    page = Page(title=_("This was withdrawn"), is_indexed=False)
    return render(visit, "gone.html", page, status=410)


def _words_in(path: str) -> str:
    """Return the words of the last part of an address, which are often those of a title; the id before them is none."""
    last = unquote(path).rstrip("/").rpartition("/")[2].partition(".")[0]
    return " ".join(part for part in re.split(r"[-_+\s]+", last) if part.isalpha())[:MOST_WORDS]
