"""How readers are told what the register keeps as a key: kinds, parts, statuses, facets, roles, forms of a list.

Words are in the language that is active. A key that is not known here is its own word, so that a page stands whatever a
later version wrote.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from fieldpost.publishing.dates import locale_for

KINDS: Mapping[str, tuple[Any, Any]] = {
    "visit": (pgettext_lazy("kind", "Visit"), pgettext_lazy("kind", "Visits")),
    "meeting": (pgettext_lazy("kind", "Meeting"), pgettext_lazy("kind", "Meetings")),
    "conference": (pgettext_lazy("kind", "Conference"), pgettext_lazy("kind", "Conferences")),
    "roundtable": (pgettext_lazy("kind", "Roundtable"), pgettext_lazy("kind", "Roundtables")),
    "workshop": (pgettext_lazy("kind", "Workshop"), pgettext_lazy("kind", "Workshops")),
    "training": (pgettext_lazy("kind", "Training"), pgettext_lazy("kind", "Trainings")),
    "campaign": (pgettext_lazy("kind", "Campaign"), pgettext_lazy("kind", "Campaigns")),
    "assessment": (pgettext_lazy("kind", "Assessment"), pgettext_lazy("kind", "Assessments")),
    "study-tour": (pgettext_lazy("kind", "Study tour"), pgettext_lazy("kind", "Study tours")),
    "presentation": (pgettext_lazy("kind", "Presentation"), pgettext_lazy("kind", "Presentations")),
    "publication": (pgettext_lazy("kind", "Publication"), pgettext_lazy("kind", "Publications")),
    "ceremony": (pgettext_lazy("kind", "Ceremony"), pgettext_lazy("kind", "Ceremonies")),
    "election-observation": (
        pgettext_lazy("kind", "Election observation"),
        pgettext_lazy("kind", "Election observations"),
    ),
    "competition": (pgettext_lazy("kind", "Competition"), pgettext_lazy("kind", "Competitions")),
    "statement": (pgettext_lazy("kind", "Statement"), pgettext_lazy("kind", "Statements")),
    "other": (pgettext_lazy("kind", "Activity"), pgettext_lazy("kind", "Other activities")),
}
"""Of one activity, and of several: headings of facets, bars of charts."""
PARTS: Mapping[str, Any] = {
    "organised": pgettext_lazy("part of the mission", "Organised"),
    "co-organised": pgettext_lazy("part of the mission", "Co-organised"),
    "hosted": pgettext_lazy("part of the mission", "Hosted"),
    "supported": pgettext_lazy("part of the mission", "Supported"),
    "facilitated": pgettext_lazy("part of the mission", "Facilitated"),
    "attended": pgettext_lazy("part of the mission", "Attended"),
    "received": pgettext_lazy("part of the mission", "Received guests"),
    "met": pgettext_lazy("part of the mission", "Met"),
    "sponsored": pgettext_lazy("part of the mission", "Sponsored"),
    "other": pgettext_lazy("part of the mission", "Other"),
}
STATUSES: Mapping[str, Any] = {
    "announced": pgettext_lazy("status", "Announced"),
    "held": pgettext_lazy("status", "Held"),
    "postponed": pgettext_lazy("status", "Postponed"),
    "cancelled": pgettext_lazy("status", "Cancelled"),
}
FACETS: Mapping[str, Any] = {
    "dimension": pgettext_lazy("facet", "Dimension"),
    "theme": pgettext_lazy("facet", "Theme"),
    "kind": pgettext_lazy("facet", "Kind"),
    "status": pgettext_lazy("facet", "Status"),
    "part": pgettext_lazy("facet", "The mission's part"),
    "place": pgettext_lazy("facet", "Place"),
    "organisation": pgettext_lazy("facet", "Organisation"),
    "year": pgettext_lazy("facet", "Year"),
    "language": pgettext_lazy("facet", "Language"),
    "reach": pgettext_lazy("facet", "Number of people"),
}
ROLES: Mapping[str, Any] = {
    "organised": pgettext_lazy("role of an organisation", "Organised"),
    "co-organised": pgettext_lazy("role of an organisation", "Co-organised"),
    "hosted": pgettext_lazy("role of an organisation", "Hosted"),
    "supported": pgettext_lazy("role of an organisation", "Supported"),
    "funded": pgettext_lazy("role of an organisation", "Funded"),
    "took-part": pgettext_lazy("role of an organisation", "Took part"),
    "met-with": pgettext_lazy("role of an organisation", "Met with"),
}
REACH: Mapping[str, Any] = {
    "actual": pgettext_lazy("number of people", "Stated"),
    "planned": pgettext_lazy("number of people", "Planned"),
}
FORMS: Mapping[str, Any] = {
    "feed.atom": _("News feed (Atom)"),
    "feed.json": _("News feed (JSON)"),
    "calendar.ics": _("Calendar"),
    "activities.csv": _("Table (CSV)"),
    "activities.json": _("Data (JSON)"),
}

_TABLES: Mapping[str, Mapping[str, Any]] = {
    "kind": {value: one for value, (one, _many) in KINDS.items()},
    "kinds": {value: many for value, (_one, many) in KINDS.items()},
    "part": PARTS,
    "status": STATUSES,
    "facet": FACETS,
    "reach": REACH,
    "role": ROLES,
    "form": FORMS,
}


def kind(value: str) -> str:
    """Return what sort of activity one is."""
    return _said("kind", value, get_language() or "en")


def kinds(value: str) -> str:
    """Return what several of that sort are called."""
    return _said("kinds", value, get_language() or "en")


def part(value: str) -> str:
    """Return what the mission did in it."""
    return _said("part", value, get_language() or "en")


def status(value: str) -> str:
    """Return whether it took place."""
    return _said("status", value, get_language() or "en")


def facet(name: str) -> str:
    """Return the heading above the values of a facet."""
    return _said("facet", name, get_language() or "en")


def reach(value: str) -> str:
    """Return whether a number of people is a result or a plan."""
    return _said("reach", value, get_language() or "en")


def role(value: str) -> str:
    """Return what an organisation did in it."""
    return _said("role", value, get_language() or "en")


def form(name: str) -> str:
    """Return the name of one of a list's forms (``addresses.FORMS``)."""
    return _said("form", name, get_language() or "en")


def language(code: str) -> str:
    """Return the name of a language, with a capital letter, as headings and choices have it; the code where CLDR has none."""
    return _language(code, get_language() or "en")


def language_within(code: str) -> str:
    """Return the name of a language as a sentence has it."""
    return str(locale_for(get_language() or "en").languages.get(code, code))


@lru_cache(maxsize=512)
def _language(code: str, told_in: str) -> str:
    name = str(locale_for(told_in).languages.get(code, code))
    return f"{name[:1].upper()}{name[1:]}"


@lru_cache(maxsize=1024)
def _said(table: str, value: str, _language: str) -> str:
    """Return the words for ``value`` in the language, which is the active one; a list has hundreds of them."""
    return str(_TABLES[table].get(value, value))
