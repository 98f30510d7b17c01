"""Which mentions stand for the same body, and which body publishes? Rules: docs/reference/reading/organisations.md.

A shorter name is the longer one that begins with it ("OSCE Mission" for "OSCE Mission to X"), an acronym the name that it was
given in brackets, and "the Centre" the body with that word in its name, the publishing one if no other was named since.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from fieldpost.gazetteer.lexicon import LANGUAGES, lexicon

from . import messages
from .found import BodyMention, FoundOrganisation, body_key
from .located import Located
from .names import Names
from .outline import Outline
from .parts import find_roles
from .russian_bodies import count_heads, is_cyrillic, is_own_office, russian_fame, russian_stand_ins, words_of_we
from .words import Words

PARTNERING = frozenset({"co_organised", "supported", "funded"})
LINE = 400
"""Words after which a text has certainly gone on to another paragraph."""
WORTH = {"organised": 1.0, "hosted": 0.5, "co_organised": 0.5, "facilitated": 0.5, "sponsored": 0.5, "supported": 0.2}
"""What a part in the story adds to the claim that it is the body's own story."""
FIELD = (
    "centre",
    "center",
    "office",
    "mission",
    "presence",
    "co-ordinator",
    "coordinator",
    "delegation",
    "programme",
    "field",
)


@dataclass(slots=True)
class Body:
    """One body of a text: its longest name, its acronym, and its mentions by name."""

    key: str
    name: str
    acronym: str | None = None
    mentions: list[FoundOrganisation] = field(default_factory=list)


@dataclass(slots=True)
class Bodies:
    """The bodies of a text by key, the mentions of them in order, and the publisher's key if one is found."""

    bodies: dict[str, Body]
    mentions: Located[BodyMention]
    publisher: str | None
    reason: str


def find_bodies(
    names: Names, organisations: Sequence[FoundOrganisation], outline: Outline, *, known: Sequence[str], language: str
) -> Bodies:
    """Join ``organisations`` to bodies and choose the publisher; ``known`` are the mission's own names, if it is known."""
    bodies, key_of = _joined(organisations)
    publisher, reason = _publisher(names, organisations, key_of, bodies, outline, known, language)
    mentions = [
        BodyMention(
            first=one.first,
            after=one.after,
            key=key_of[one.key],
            is_publisher=key_of[one.key] == publisher or (publisher is not None and is_own_office(one.name, publisher)),
            organisation=one,
        )
        for one in organisations
    ]
    if language == "ru":
        heads_of = {key: frozenset(body.name.lower().split()) for key, body in bodies.items()}
        mentions.extend(russian_stand_ins(names, mentions, heads_of, publisher))
    else:
        mentions.extend(_stand_ins(names, mentions, bodies, publisher))
    return Bodies(bodies=bodies, mentions=Located(mentions), publisher=publisher, reason=reason)


def _joined(organisations: Sequence[FoundOrganisation]) -> tuple[dict[str, Body], dict[str, str]]:
    keys = sorted({one.key for one in organisations}, key=len, reverse=True)
    key_of: dict[str, str] = {}
    by_opening: dict[str, list[str]] = {}
    for key in keys:
        by_opening.setdefault(" ".join(key.split(" ")[:2]), []).append(key)
    for key in keys:
        rivals = by_opening[" ".join(key.split(" ")[:2])] if " " in key else []
        longer = next((one for one in rivals if one.startswith(f"{key} ") and not one.startswith(f"{key} s ")), None)
        key_of[key] = key_of.get(longer, longer) if longer else key
    for short, long in _aliases().items():
        if short in key_of and long in key_of:
            key_of[short] = key_of[long]
    bodies: dict[str, Body] = {}
    for one in organisations:
        key = key_of[one.key]
        body = bodies.setdefault(key, Body(key=key, name=one.name))
        body.mentions.append(one)
        if one.acronym:
            body.acronym = body.acronym or one.acronym
        if len(one.name) > len(body.name) and one.key not in _aliases():
            body.name = one.name
    return bodies, key_of


def _publisher(
    names: Names,
    organisations: Sequence[FoundOrganisation],
    key_of: dict[str, str],
    bodies: dict[str, Body],
    outline: Outline,
    known: Sequence[str],
    language: str,
) -> tuple[str | None, str]:
    for name in known:
        key = body_key(name)
        if key in key_of:
            return key_of[key], messages.ITS_MISSION
    if not bodies:
        return None, messages.NO_BODY
    scores = {key: _fame(bodies[key]) for key in bodies}
    front = {i for passage in outline.front for i in range(*names.words.range_of(passage.span))}
    for one in organisations:
        scores[key_of[one.key]] += 1.0 + (6.0 if one.first in front else 0.0)
    mentions = Located(
        [
            BodyMention(first=one.first, after=one.after, key=key_of[one.key], is_publisher=False)
            for one in organisations
        ]
    )
    partners: set[str] = set()
    actors: set[str] = set()
    for number, sentence in enumerate(names.words.sentences()):
        for role in find_roles(names, mentions, sentence, language=language):
            if role.verb == "funded":
                scores[role.mention.key] -= 1.5
            if language == "ru" and role.verb in PARTNERING:
                partners.add(role.mention.key)
            if role.verb in ("organised", "hosted"):
                actors.add(role.mention.key)
            if role.verb in WORTH:
                early = number < 3 and role.verb == "organised"
                scores[role.mention.key] += WORTH[role.verb] + (1.2 if early and not outline.several else 0.0)
    first = min(organisations, key=lambda one: one.first)
    scores[key_of[first.key]] += 0.7
    alone = count_heads(names, organisations) if language == "ru" else _heads_alone(names)
    for head, count in alone.items():
        for key in scores:
            if head in bodies[key].name.lower().split() and _fame(bodies[key]) >= 2.5:
                scores[key] += 0.4 * count
    best = max(scores, key=lambda key: (scores[key], -bodies[key].mentions[0].first))
    if best in partners - actors and words_of_we(names.words):
        # "Наши волонтеры ... при поддержке Миссии": it speaks of its publisher as "we", and of these as others.
        return None, messages.SPEAKS_AS_WE
    if " " not in best and best.upper() in larger_bodies():
        # A larger body is named often; the bulletin is that of its office, if the text names one.
        own = [key for key in scores if key.startswith(f"{best} ") and _fame(bodies[key]) >= 2.5]
        best = max(own, key=lambda key: scores[key], default=best)
    return best, messages.NAMED_MOST_OFTEN


@cache
def larger_bodies() -> frozenset[str]:
    """Return the acronyms of bodies with offices and bulletins of their own in many countries."""
    return frozenset(acronym for language in LANGUAGES for acronym in lexicon(language)["organisations"]["larger"])


@cache
def _aliases() -> dict[str, str]:
    """Return other names, as keys, of bodies that everybody knows by their acronym, with that acronym's key."""
    aliases = (pair for language in LANGUAGES for pair in lexicon(language)["organisations"]["aliases"].items())
    return {body_key(name): body_key(acronym) for name, acronym in aliases}


def _heads_alone(names: Names) -> Counter[str]:
    """Return how often "the Centre" and the like stand without a name."""
    words, letters = names.words, names.letters
    return Counter(
        words.lower[at]
        for at in range(1, len(words))
        if letters[at] == "H"
        and letters[at - 1] == "t"
        and letters[at + 1 : at + 2] not in ("C", "H", "A", "o", "f", "n")
    )


def _fame(body: Body) -> float:
    """Return how much a name looks like that of a body with bulletins of its own: an office in the field of a larger one."""
    if is_cyrillic(body.name):
        return russian_fame(body.name, body.acronym)
    words = body.name.split()
    larger = words[0] in larger_bodies() or words[:2] in (
        ["United", "Nations"],
        ["Council", "of"],
        ["European", "Union"],
    )
    if larger and len(words) > 1 and any(word.lower() in FIELD for word in words[1:]):
        return 2.5
    if larger:
        return (
            2.5
            if words[:2] == ["United", "Nations"] and len(words) > 2
            else 2.0
            if words[0] != "UN" or len(words) > 1
            else 0.5
        )
    if body.acronym in larger_bodies():
        return 2.5
    if words[0].isupper() and len(words[0]) > 1:
        return 2.5 if any(word.lower() in FIELD for word in words[1:]) and " in " in body.name else 0.7
    return 0.0


def _on_one_line(words: Words, first: int, after: int) -> bool:
    return after - first < LINE and "\n" not in words.tokens[first:after]


def _quoted(words: Words, at: int) -> bool:
    """Whether a word stands in quotation marks: there "we" is somebody else."""
    first = at
    while first > 0 and words.tokens[first - 1] != "\n":
        first -= 1
    return sum(token == '"' for token in words.tokens[first:at]) % 2 == 1


def _stand_ins(
    names: Names, mentions: list[BodyMention], bodies: dict[str, Body], publisher: str | None
) -> list[BodyMention]:
    """Return "the Centre", "the Ministry" and the like as mentions of the body they stand for."""
    words, letters = names.words, names.letters
    taken = {i for one in mentions for i in range(one.first, one.after)}
    by_head: dict[str, list[BodyMention]] = {}
    for one in mentions:
        for word in set(words.lower[one.first : one.after]):
            by_head.setdefault(word, []).append(one)
    own = set(bodies[publisher].name.lower().split()) if publisher else set()
    found = []
    if publisher is not None:
        selves = [
            at
            for at, word in enumerate(words.lower)
            if word in ("we", "our") and at not in taken and not _quoted(words, at)
        ]
        found = [BodyMention(first=at, after=at + 1, key=publisher, is_publisher=True) for at in selves]
    for at in range(1, len(words)):
        if letters[at] != "H" or at in taken or words.lower[at - 1] not in ("the", "his", "her", "its", "their", "our"):
            continue
        head = words.lower[at]
        if letters[at + 1 : at + 2] in ("C", "H", "A") and words.lower[at + 1 : at + 2] != ["in"]:
            continue
        named = by_head.get(head, [])
        before = bisect_right(named, at, key=lambda one: one.first)
        earlier = named[before - 1] if before else None
        rival = earlier is not None and not earlier.is_publisher and _on_one_line(words, earlier.after, at)
        if head in own and publisher is not None and not rival:
            key = publisher
        elif earlier is not None:
            key = earlier.key
        else:
            continue
        found.append(BodyMention(first=at, after=at + 1, key=key, is_publisher=key == publisher))
    return found
