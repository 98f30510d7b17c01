"""Pages: Jinja2 templates, the words of the site, and what every page has around its own content.

Templates stand in ``templates/public`` and extend ``base.html``. They get what ``render`` is given, and always ``visit``,
``site``, ``language``, ``words`` (``fieldpost.publishing.wording``) and ``page``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from django.utils.translation import gettext as _
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fieldpost.publishing.scripts import is_right_to_left
from fieldpost.publishing.wording import wording

from . import addresses, labels
from .filters import FILTERS
from .selection import MOST_WORDS, Selection
from .style import style_of
from .visit import EVERYTHING, Depends, Visit

FOLDER = Path(__file__).parent / "templates" / "public"
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


@cache
def environment() -> Environment:
    """Return the templates."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=settings.DEBUG,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(addresses=addresses, labels=labels, Markup=Markup)
    made.filters.update(FILTERS)
    return made


def render(
    visit: Visit, template: str, page: Page, *, depends: Depends | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    """Return the page; ``depends`` says when it is no longer good, any change for none."""
    languages = dict(settings.LANGUAGES)
    text = (
        environment()
        .get_template(template)
        .render(
            visit=visit,
            site=visit.site,
            language=visit.language,
            direction="rtl" if is_right_to_left(visit.language) else "ltr",
            words=wording(visit.language, visit.site.profile.country),
            page=page,
            languages=[(code, languages[code]) for code in visit.site.languages],
            sections=_sections(visit),
            prose=_prose(visit.language),
            feeds=_feeds(visit.language),
            origin=visit.site.address,
            style=style_of(visit.site).address,
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


def _sections(visit: Visit) -> list[tuple[str, str, str]]:
    """Return the site's main ways: name, address, words."""
    language = visit.language
    return [
        ("activities", addresses.page(language, "activities"), _("Activities")),
        ("calendar", addresses.page(language, "calendar"), _("Calendar")),
        ("places", addresses.page(language, "places"), _("Places")),
        ("organisations", addresses.page(language, "organisations"), _("Organisations")),
        ("themes", addresses.page(language, "themes"), _("Themes")),
        ("figures", addresses.page(language, "figures"), _("Figures")),
        ("issues", addresses.page(language, "issues"), _("Issues")),
    ]


def _prose(language: str) -> list[tuple[str, str]]:
    """Return the pages about the site: address, words."""
    return [
        (addresses.page(language, "about"), _("About the mission")),
        (addresses.page(language, "contact"), _("Contact")),
        (addresses.page(language, "data"), _("Data")),
        (addresses.page(language, "accessibility"), _("Accessibility")),
        (addresses.page(language, "privacy"), _("Privacy")),
    ]


def _feeds(language: str) -> list[tuple[str, str]]:
    """Return how all activities can be followed: address, words."""
    everything = Selection()
    return [
        (addresses.activities(everything, language, form="feed.atom"), _("News feed (Atom)")),
        (addresses.activities(everything, language, form="feed.json"), _("News feed (JSON)")),
        (addresses.activities(everything, language, form="calendar.ics"), _("Calendar to subscribe to")),
        (addresses.page(language, "issues"), _("Monthly issues")),
    ]
