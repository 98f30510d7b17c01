"""Which of the places in a story is where it took place? The finest that is named; rules: docs/reference/reading/places.md."""

from collections.abc import Sequence

from .dating import Sentence
from .places import Cue, FoundPlace

HELD = frozenset(
    "held place hosted gathered venue takes took organized organised convened conducted lectures lasted brought opened began "
    "проходит прошел прошла прошли прошло состоялся состоялась состоялись состоялось проведен проведена провели провел состоится".split()
)  # fmt: skip
ONLINE = frozenset("online virtual virtually webinar zoom онлайн онлайн-формате zoom-конференция".split())


def choose_places(
    places: Sequence[FoundPlace],
    sentences: Sequence[Sentence],
    main: Sentence,
    title: tuple[int, int] | None,
    *,
    lower: Sequence[str],
    visit: bool,
    listed: bool,
) -> list[tuple[FoundPlace, str]]:
    """Return where the activity took place, each with the reason; ``main`` is the sentence that dates it."""

    def inside(sentence: Sentence) -> list[FoundPlace]:
        return [one for one in places if sentence.first <= one.first < sentence.after]

    chosen: list[tuple[FoundPlace, str]] = []
    here = _where(inside(main))
    main_words = set(lower[main.first : main.after])
    if ONLINE & main_words and not here:
        return []
    if visit:
        visited = [one for one in inside(main) if one.cue is Cue.VISITED]
        chosen.extend((one, "the words say it was visited") for one in visited[:1])
    chosen.extend((one, "named where the sentence that dates it says in which place") for one in here)
    for sentence in sentences:
        if sentence is not main and not sentence.lead and HELD & set(lower[sentence.first : sentence.after]):
            if here and not {"place", "venue", "lectures"} & set(lower[sentence.first : sentence.after]):
                continue
            chosen.extend((one, "named where it is said to be held") for one in _where(inside(sentence)))
    if not [one for one, _ in chosen if one.is_settlement]:
        chosen.extend((one, "stands beside the date") for s in sentences if s.lead for one in _lead(inside(s)))
    if not [one for one, _ in chosen if one.is_settlement]:
        first = min((s.first for s in sentences), default=0)
        datelines = [one for one in places if one.cue is Cue.DATELINE and first - 25 <= one.first < sentences[-1].after and one.is_settlement]
        chosen.extend((one, "the town of the dateline; nothing else is named") for one in datelines)
    if not [one for one, _ in chosen if one.is_settlement]:
        for sentence in sentences:
            found = _where(inside(sentence))
            if found and sentence is not main:
                chosen.extend((one, "the first place that the text says something was in") for one in found[:1])
                break
    if title is not None and not [one for one, _ in chosen if one.is_settlement]:
        inside_title = [one for one in places if title[0] <= one.first < title[1] and one.is_settlement]
        chosen.extend((one, "named in the title") for one in inside_title if one.cue not in (Cue.ORIGIN,))
    if not chosen:
        wide = [
            one for one in inside(main)
            if not one.is_settlement and one.cue in (Cue.IN, Cue.VISITED) and not one.bracketed and (not listed or one.known is not None)
        ]  # fmt: skip
        chosen.extend((one, "nothing finer is named") for one in wide[:2])
    if not chosen and title is not None:
        wide = [one for one in places if title[0] <= one.first < title[1] and one.cue in (Cue.IN, Cue.VISITED)]
        chosen.extend((one, "named in the title; nothing finer is") for one in wide[:1])
    return _distinct(chosen, keep_country=visit)


def _where(places: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Return the settlements that a preposition of place, or a list that one opens, gives as where it was."""
    found: list[FoundPlace] = []
    chain = False
    for one in places:
        if one.bracketed:
            continue
        if one.cue in (Cue.IN, Cue.NEAR, Cue.LINE, Cue.VISITED):
            chain = True
        elif not (one.cue is Cue.LISTED and chain):
            chain = False
        if chain and one.is_settlement and (one.cue is not Cue.NEAR or not found):
            found.append(one)
    return found


def _lead(places: Sequence[FoundPlace]) -> list[FoundPlace]:
    settlements = [one for one in places if one.is_settlement]
    return settlements or list(places)[:1]


def _distinct(chosen: list[tuple[FoundPlace, str]], *, keep_country: bool) -> list[tuple[FoundPlace, str]]:
    found: dict[str, tuple[FoundPlace, str]] = {}
    for one, reason in chosen:
        found.setdefault(one.known.id if one.known is not None else one.name.casefold(), (one, reason))
    settled = [pair for pair in found.values() if pair[0].is_settlement]
    if settled:
        return [pair for pair in found.values() if pair[0].is_settlement or keep_country and pair[0].cue is Cue.VISITED]
    return list(found.values())
