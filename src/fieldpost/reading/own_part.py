"""What part did the publishing body play? Rules: docs/reference/reading/parts.md.

What it is said to do decides, first in the sentence that dates the activity, the strongest part first. Where no word says it,
the part follows from what others do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldpost.domain import Kind, OrganisationRole, Part
from fieldpost.gazetteer.lexicon import lexicon

from . import messages
from .found import FoundPerson, FoundRole
from .located import Located
from .words import Words

ORGANISING = frozenset({OrganisationRole.ORGANISED, OrganisationRole.CO_ORGANISED, OrganisationRole.HOSTED})
ORGANISED = ("organised", "co_organised", "owned", "contributed")
STRENGTH = (
    ("organised", "owned", "co_organised"),
    ("hosted", "sponsored", "facilitated", "supported", "provided"),
    ("funded", "seen", "received"),
    ("met", "visited", "contributed"),
    ("attended",),
)
"""Word lists by how strong a part they give, the strongest first."""
PARTS = {
    "hosted": Part.HOSTED,
    "supported": Part.SUPPORTED,
    "funded": Part.SUPPORTED,
    "facilitated": Part.FACILITATED,
    "sponsored": Part.SPONSORED,
    "attended": Part.ATTENDED,
    "met": Part.MET,
    "visited": Part.OTHER,
    "seen": Part.RECEIVED,
    "received": Part.RECEIVED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """The part, why, and the words ``first`` to ``after`` (not included) that say it; None where none do."""

    part: Part
    reason: str
    first: int | None = None
    after: int | None = None


def own_part(
    roles: Sequence[FoundRole],
    *,
    main: tuple[int, int],
    kind: Kind,
    listed: bool,
    words: Words,
    people: Located[FoundPerson],
    language: str,
) -> OwnPart:
    """Return what the publishing body did, as ``roles`` of one activity tell; ``main`` is the sentence that dates it."""
    own = [role for role in roles if role.mention.is_publisher]
    others = [role for role in roles if not role.mention.is_publisher]
    organisers = {role.mention.key for role in others if role.role in ORGANISING and role.verb != "hosted"}
    acting = [role for role in own if role.verb]
    inside = [role for role in acting if main[0] <= role.mention.first < main[1]]
    chosen = min(inside or acting, key=_weakness, default=None)
    if chosen is None:
        return _without_words(own, others, organisers, kind=kind, listed=listed, people=people)
    reason = messages.PART_BY_WORDS
    rivals = any(role.role in ORGANISING and main[0] <= role.mention.first < main[1] for role in others)
    weak = chosen.verb == "organised" and words.lower[chosen.first] in lexicon(language)["activities"]["weak_verbs"]
    if rivals and (chosen.verb == "contributed" or (not inside and weak)):
        return OwnPart(part=Part.ATTENDED, reason=messages.ONLY_TAKES_PART)
    part = PARTS.get(chosen.verb, Part.ORGANISED)
    if chosen.verb == "provided" and organisers:
        part = Part.SUPPORTED
    if chosen.verb in ORGANISED and (organisers or chosen.verb == "co_organised"):
        part = Part.CO_ORGANISED
        reason = messages.PART_BY_WORDS_BESIDE_ANOTHER if organisers else reason
    said = reason.format(words=words.between(chosen.first, chosen.after))
    return OwnPart(part=part, reason=said, first=chosen.first, after=chosen.after)


def _weakness(role: FoundRole) -> int:
    return next((rank for rank, verbs in enumerate(STRENGTH) if role.verb in verbs), len(STRENGTH))


def _without_words(
    own: Sequence[FoundRole],
    others: Sequence[FoundRole],
    organisers: set[str],
    *,
    kind: Kind,
    listed: bool,
    people: Located[FoundPerson],
) -> OwnPart:
    """Return the part that follows from what others do; ``organisers`` are the keys of other bodies that organise."""
    if kind in (Kind.VISIT, Kind.STATEMENT):
        return OwnPart(part=Part.OTHER, reason=messages.HAS_NO_OTHER_PART)
    if organisers and own:
        if all(_in_office(role, people) for role in own):
            return OwnPart(part=Part.ATTENDED, reason=messages.ITS_PEOPLE_TAKE_PART)
        return OwnPart(part=Part.CO_ORGANISED, reason=messages.NAMED_BESIDE_ORGANISER)
    if any(role.verb == "hosted" for role in others):
        return OwnPart(part=Part.ATTENDED, reason=messages.ANOTHER_HOSTS)
    if organisers and all(role.verb == "co_organised" for role in others if role.mention.key in organisers):
        return OwnPart(part=Part.CO_ORGANISED, reason=messages.ORGANISES_TOO)
    if organisers and not listed:
        return OwnPart(part=Part.OTHER, reason=messages.ANOTHER_ORGANISES)
    if organisers:
        return OwnPart(part=Part.CO_ORGANISED, reason=messages.LINE_OF_ITS_CALENDAR)
    return OwnPart(part=Part.ORGANISED, reason=messages.NOBODY_ELSE_ORGANISES)


def _in_office(role: FoundRole, people: Located[FoundPerson]) -> bool:
    """Whether a mention stands only in somebody's office."""
    at = role.mention.first
    return any(person.office_first <= at < person.office_after for person in people.between(max(0, at - 30), at + 30))
