"""What stands around the content of every page: rendered once for all pages of a section, kept while the site is the same."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.publishing.scripts import is_right_to_left

from . import addresses
from .environment import environment
from .selection import Selection
from .site import Site
from .style import style_of

Ways = list[tuple[str, str, str]]
"""Ways into the site: name, address, words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``masthead`` says whose site it is, ``navigation`` leads to its sections, ``search`` is the field in the header."""

    site: Site
    direction: str
    style: str
    languages: list[tuple[str, str]]
    sections: Ways
    masthead: Markup
    navigation: Markup
    search: Markup
    footer: Markup


_kept: dict[tuple[int, str, str, bool], Frame] = {}


def frame_of(site: Site, language: str, section: str, path: str) -> Frame:
    """Return the frame of the page at ``path``, in that language and section."""
    is_first = path == addresses.page(language, section)
    key = (site.mission, language, section, is_first)
    found = _kept.get(key)
    if found is None or found.site is not site or settings.DEBUG:
        found = _kept[key] = _frame(site, language, section, is_first=is_first)
    return found


def _frame(site: Site, language: str, section: str, *, is_first: bool) -> Frame:
    sections = _sections(language)
    names = dict(settings.LANGUAGES)
    told = {"site": site, "language": language}

    def rendered(template: str, **more: object) -> Markup:
        text = environment(language).get_template(template).render(**told, **more)
        return Markup(text)  # noqa: S704 - the templates escape what they are given

    return Frame(
        site=site,
        direction="rtl" if is_right_to_left(language) else "ltr",
        style=style_of(site).address,
        languages=[(code, names[code]) for code in site.languages],
        sections=sections,
        masthead=rendered("_masthead.html"),
        navigation=rendered("_navigation.html", sections=sections, section=section, is_first=is_first),
        search=rendered("_search.html"),
        footer=rendered("_footer.html", prose=_prose(language), feeds=_feeds(language)),
    )


def _sections(language: str) -> Ways:
    """Return the site's main ways."""
    return [
        ("activities", addresses.page(language, "activities"), _("Activities")),
        ("calendar", addresses.page(language, "calendar"), _("Calendar")),
        ("places", addresses.page(language, "places"), _("Places")),
        ("organisations", addresses.page(language, "organisations"), _("Organisations")),
        ("themes", addresses.page(language, "themes"), _("Themes")),
        ("figures", addresses.page(language, "figures"), _("Figures")),
        ("issues", addresses.page(language, "issues"), _("Issues")),
    ]


def _prose(language: str) -> Ways:
    """Return the pages about the site."""
    return [
        ("about", addresses.page(language, "about"), _("About the mission")),
        ("contact", addresses.page(language, "contact"), _("Contact")),
        ("data", addresses.page(language, "data"), _("Data")),
        ("accessibility", addresses.page(language, "accessibility"), _("Accessibility")),
        ("privacy", addresses.page(language, "privacy"), _("Privacy")),
    ]


def _feeds(language: str) -> Ways:
    """Return how all activities can be followed."""
    everything = Selection()
    return [
        ("atom", addresses.activities(everything, language, form="feed.atom"), _("News feed (Atom)")),
        ("json", addresses.activities(everything, language, form="feed.json"), _("News feed (JSON)")),
        ("calendar", addresses.activities(everything, language, form="calendar.ics"), _("Calendar to subscribe to")),
        ("issues", addresses.page(language, "issues"), _("Monthly issues")),
    ]
