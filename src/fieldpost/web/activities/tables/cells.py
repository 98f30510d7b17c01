"""Facts as the words of a cell, and back: ``read_places(write_places(...))`` gives equal places.

Several stand in one cell with ";" between them; what tells more of one stands behind it: "Osh (KG)", "Aigul Sydykova | Head |
Press Council", "Press Council [co-organised]", "~4000 farmers (planned)". See docs/reference/lists.md.
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from fieldpost.domain import Organisation, OrganisationRole, Person, Place, Reach

from ..errors import ActivitiesError
from .lexicon import word_for

COUNTRY = re.compile(r"(.*\S)\s*\(([A-Z]{2})\)", re.DOTALL)
ROLE = re.compile(r"(.*\S)\s*\[([^\]]*)\]", re.DOTALL)
ACRONYM = re.compile(r"(.*\S)\s*\(([^()\s]{2,40})\)", re.DOTALL)
REACH = re.compile(
    r"(~|about |around |ca\.? |approximately |около )?\s*(\d{1,3}(?:[ ,\u00a0]\d{3})+|\d{1,9})\b\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
PART_OF = re.compile(r"(.*\S)\s*\(of ([^()]*)\)", re.DOTALL)


def split_cell(text: str) -> list[str]:
    """Return what stands between ";" and line ends."""
    return [part for part in (" ".join(each.split()) for each in re.split(r"[;\n]", text)) if part]


def join_cell(parts: Iterable[str]) -> str:
    """Return ``parts`` as one cell."""
    return "; ".join(" ".join(part.replace(";", ",").split()) for part in parts)


def write_place(place: Place) -> str:
    """Return "Osh (KG)"."""
    return f"{place.name} ({place.country})" if place.country else place.name


def read_place(text: str) -> Place:
    """Return the place; where it lies is for the directory to know."""
    if match := COUNTRY.fullmatch(text):
        return Place(name=match[1], country=match[2])
    return Place(name=text)


def write_person(person: Person) -> str:
    """Return name, office and body with "|" between them."""
    parts = [person.name, person.office or "", person.body or ""]
    return " | ".join(part.replace("|", "/") for part in parts).rstrip(" |")


def read_person(text: str) -> Person:
    """Return the person.

    Raises:
        ActivitiesError: it has no name, or more than name, office and body.
    """
    name, *more = [part.strip() for part in text.split("|")]
    if not name or len(more) > 2:
        raise ActivitiesError(_("“%(value)s” is no person; write name | office | body.") % {"value": text})
    office, body = (*more, "", "")[:2]
    return Person(name=name, office=office or None, body=body or None)


def write_organisation(body: Organisation) -> str:
    """Return "Press Council (PC) [co-organised]"."""
    acronym = f" ({body.acronym})" if body.acronym else ""
    return f"{body.name}{acronym} [{body.role.value}]"


def read_organisation(text: str, *, role: OrganisationRole) -> Organisation:
    """Return the organisation, with ``role`` where the cell names none.

    Raises:
        ActivitiesError: the role is none.
    """
    name, acronym = text, None
    if match := ROLE.fullmatch(text):
        found = word_for("role", match[2])
        if found is None:
            raise ActivitiesError(_("“%(value)s” is no role of an organisation.") % {"value": match[2]})
        name, role = match[1], OrganisationRole(found)
    if match := ACRONYM.fullmatch(name):
        name, acronym = match[1], match[2]
    return Organisation(name=name, acronym=acronym, role=role)


def write_reach(reach: Reach) -> str:
    """Return "~4000 farmers (planned)"."""
    part_of = f" (of {reach.part_of})" if reach.part_of else ""
    return (
        f"{'~' if reach.approximate else ''}{reach.value} {reach.who}{part_of}{' (planned)' if reach.planned else ''}"
    )


def read_reach(text: str) -> Reach:
    """Return how many of whom; a number alone counts participants.

    Raises:
        ActivitiesError: it does not begin with a number.
    """
    match = REACH.fullmatch(text)
    if match is None:
        raise ActivitiesError(_("“%(value)s” is no number of people; write 24 journalists.") % {"value": text})
    about, digits, who = match.groups()
    planned = who.endswith("(planned)")
    who = who.removesuffix("(planned)").strip()
    part_of = None
    if inner := PART_OF.fullmatch(who):
        who, part_of = inner[1], inner[2]
    value = int(re.sub(r"\D", "", digits))
    if value > 2_000_000_000:
        raise ActivitiesError(_("“%(value)s” is more people than there are.") % {"value": text})
    return Reach(value=value, who=who or "participants", approximate=bool(about), planned=planned, part_of=part_of)
