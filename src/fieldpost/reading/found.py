"""What the stages for bodies, people and parts find, whatever the language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from fieldpost.domain import OrganisationRole as Role

ROLES = {
    "organised": Role.ORGANISED,
    "co_organised": Role.CO_ORGANISED,
    "hosted": Role.HOSTED,
    "supported": Role.SUPPORTED,
    "funded": Role.FUNDED,
    "facilitated": Role.SUPPORTED,
    "attended": Role.TOOK_PART,
    "met": Role.MET_WITH,
    "visited": Role.TOOK_PART,
    "sponsored": Role.SUPPORTED,
    "owned": Role.ORGANISED,
    "received": Role.TOOK_PART,
    "seen": Role.MET_WITH,
    "contributed": Role.TOOK_PART,
    "provided": Role.SUPPORTED,
}
"""The role that each list of verbs and cues gives."""
VERB_LISTS = tuple(name for name in ROLES if name not in ("owned", "seen"))
"""The lists of verbs; the other two are cues only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganisation:
    """Words ``first`` to ``after`` (not included) name the body ``name``; equal bodies have the same ``key``.

    ``acronym`` is the one it goes by, ``plain`` the name as these very words have it; ``doubtful`` ones are undertakings
    that count as bodies only where the text gives them a part.
    """

    first: int
    after: int
    name: str
    plain: str
    acronym: str | None
    key: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """Words ``first`` to ``after`` (not included) name a person; ``office_first`` to ``office_after`` tell the office.

    ``full`` is the person's longest name in the text, ``office`` the first one told of them.
    """

    first: int
    after: int
    name: str
    full: str
    office: str | None = None
    office_first: int = -1
    office_after: int = -1
    score: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMention:
    """Words ``first`` to ``after`` (not included) stand for a body: by name, or as "the Centre" for the publishing body."""

    first: int
    after: int
    key: str
    is_publisher: bool
    organisation: FoundOrganisation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRole:
    """``mention`` plays ``role``, as the words ``first`` to ``after`` (not included) say; -1 where no words do.

    ``verb`` is the word list the wording is from ("organised", "attended", "met", ...), empty without one.
    """

    mention: BodyMention
    role: Role
    first: int = -1
    after: int = -1
    verb: str = ""
    venue: bool = False


@cache
def body_key(name: str) -> str:
    """Return the key under which two spellings of one body are the same: no case, no article, one spelling of centre."""
    text = re.sub(
        r"[^\w ]",
        " ",
        name.lower()
        .replace("center", "centre")
        .replace("organization", "organisation")
        .replace("cooperation", "co operation"),
    )
    return " ".join(word for word in text.split() if word != "the")


def with_offices(people: Sequence[FoundPerson]) -> list[FoundPerson]:
    """Give each person who is named without an office the first that the text gives the same full name."""
    offices = {person.full: person.office for person in reversed(people) if person.office}
    return [
        person if person.office or person.full not in offices else replace(person, office=offices[person.full])
        for person in people
    ]
