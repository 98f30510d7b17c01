"""What each address of the API may be asked, as structs; their descriptions are those of the document and of the manual."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from msgspec import Meta, Struct

from fieldpost.domain import Kind, Part

from ...activities.record import Status
from ..models import MOST_ID
from ..selection import MOST_WORDS
from ..site import Site
from .answers import Activity

MOST = 200
"""What a page of answers holds at most."""
CURSOR = "^(n[0-7]?[0-9a-f]{1,15}|c[0-9a-f]{1,14}-[0-7]?[0-9a-f]{1,15})$"
"""How ``cursors`` are written."""

Word = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{1,60}$")]
Id = Annotated[int, Meta(ge=1, le=MOST_ID)]
Year = Annotated[int, Meta(ge=1, le=9999)]
Code = Annotated[str, Meta(pattern="^[a-z]{2,3}$")]

_SEVERAL = 30
"""Values of one parameter at most."""


def _any_of(description: str) -> Meta:
    return Meta(max_length=_SEVERAL, description=description)


class Asked(Struct, frozen=True, kw_only=True):
    """What every address takes."""

    language: Annotated[
        str, Meta(description=_("The language of titles, names and labels. What has no words in it comes in its own."))
    ] = ""


class FiguresAsked(Asked, frozen=True, kw_only=True):
    """Of which activities figures are asked. A filter that is repeated means any of its values; all filters have to agree."""

    dimension: Annotated[list[Word], _any_of(_("Dimensions of the mission’s work, by key."))] = []
    theme: Annotated[list[Word], _any_of(_("Themes, by key."))] = []
    kind: Annotated[list[str], _any_of(_("What sort of activity it is."))] = []
    part: Annotated[list[str], _any_of(_("What the mission did in it."))] = []
    place: Annotated[list[Id], _any_of(_("Places, by their id in /places."))] = []
    organisation: Annotated[list[Id], _any_of(_("Organisations, by their id in /organisations."))] = []
    year: Annotated[list[Year], _any_of(_("Years in which it went on."))] = []


class Filters(FiguresAsked, frozen=True, kw_only=True):
    """Which activities are meant."""

    status: Annotated[list[str], _any_of(_("Whether it took place."))] = []
    told_in: Annotated[list[Code], _any_of(_("Languages in which there are words about it (ISO 639-1)."))] = []
    reach: Annotated[list[str], _any_of(_("Whether a number of people is told: as a result, or as a plan."))] = []
    q: Annotated[
        str,
        Meta(
            max_length=MOST_WORDS,
            description=_("Words that have to occur, in any language; “a phrase”, -without, begin*."),
        ),
    ] = ""
    since: Annotated[date | None, Meta(description=_("What went on that day or later."))] = None
    until: Annotated[date | None, Meta(description=_("What went on that day or before."))] = None
    changed_since: Annotated[
        Annotated[datetime, Meta(tz=True)] | None,
        Meta(description=_("What was shown or changed at that moment or later (RFC 3339, with its time zone).")),
    ] = None


class ActivitiesAsked(Filters, frozen=True, kw_only=True):
    """A page of activities."""

    order: Annotated[
        Literal["newest", "relevance", "changed"],
        Meta(
            description=_(
                "newest: by day, the latest first. relevance: what fits the words best first; there is one page of it. "
                "changed: what changed longest ago first, so that what changes while you read comes at the end."
            )
        ),
    ] = "newest"
    limit: Annotated[int, Meta(ge=1, le=MOST, description=_("How many a page holds at most."))] = 50
    cursor: Annotated[
        str,
        Meta(
            pattern=CURSOR,
            description=_("Where a page begins, and in which order: take it from “next” of the page before, as it is."),
        ),
    ] = ""
    fields: Annotated[
        list[str],
        Meta(max_length=_SEVERAL, description=_("Fields that are wanted, all for none; the id is always there.")),
    ] = []
    facets: Annotated[bool, Meta(description=_("Also count what each further value of each filter would give."))] = (
        False
    )


class ChangesAsked(Asked, frozen=True, kw_only=True):
    """A page of changes."""

    after: Annotated[
        int, Meta(ge=0, le=2**53, description=_("The edition that you know; 0 for none. Changes after it are told."))
    ] = 0
    limit: Annotated[int, Meta(ge=1, le=MOST, description=_("How many a page holds at most."))] = MOST
    records: Annotated[
        bool, Meta(description=_("Also give the activities that were shown or changed, as they are now."))
    ] = False


PATHS: dict[str, dict[str, Any]] = {
    "id": {
        "description": _("The activity’s id, which never changes."),
        "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    },
    "month": {
        "description": _("The month that the issue reports."),
        "schema": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    },
}
"""What stands in addresses."""


def choices_of(site: Site) -> dict[str, list[str]]:
    """Return the values that a parameter can have, where these are few and known."""
    known = {
        "language": list(site.languages),
        "dimension": list(site.dimensions),
        "theme": list(site.themes),
        "kind": [each.value for each in Kind],
        "status": [each.value for each in Status],
        "part": [each.value for each in Part],
        "reach": ["actual", "planned"],
        "fields": list(Activity.__annotations__),
    }
    return {name: values for name, values in known.items() if values}
