"""Which of the places in a story is where it took place? The finest that is named; rules: docs/reference/reading/places.md."""

from collections.abc import Sequence

from fieldpost.gazetteer.lexicon import lexicon

from . import messages
from .dating import Sentence
from .located import Located
from .places import Cue, FoundPlace
from .words import Words


def choose_places(
    places: Located[FoundPlace],
    sentences: Sequence[Sentence],
    main: Sentence,
    title: tuple[int, int] | None,
    *,
    words: Words,
    language: str,
    visit: bool,
    toured: bool,
    statement: bool,
    listed: bool,
) -> list[tuple[FoundPlace, str]]:
    """Return where the activity took place, each with the reason; ``main`` is the sentence that dates it."""

    def inside(sentence: Sentence) -> list[FoundPlace]:
        return places.between(sentence.first, sentence.after)

    lower, lists = words.lower, lexicon(language)["venue"]
    held, online = frozenset(lists["held"]), frozenset(lists["online"])
    earlier = frozenset(lists["earlier"])
    strong = frozenset(lists["held_for_sure"])
    chosen: list[tuple[FoundPlace, str]] = []
    here = _where(inside(main)) if not statement else []
    main_words = set(lower[main.first : main.after])
    if online & main_words and not here:
        return []
    if visit:
        visited = [one for one in inside(main) if one.cue is Cue.VISITED]
        chosen.extend((one, messages.VISITED) for one in visited[:1])
    chosen.extend((one, messages.IN_DATED_SENTENCE) for one in here)
    for sentence in sentences:
        if statement or earlier & set(lower[sentence.first : sentence.after]):
            continue
        if sentence is not main and not sentence.lead and held & set(lower[sentence.first : sentence.after]):
            if here and not strong & set(lower[sentence.first : sentence.after]):
                continue
            chosen.extend((one, messages.WHERE_HELD) for one in _where(inside(sentence)))
    if toured:
        chosen.extend(
            (one, messages.IN_COURSE_OF_VISIT) for s in sentences if s is not main for one in _where(inside(s))
        )
    if not [one for one, _ in chosen if one.is_settlement]:
        chosen.extend((one, messages.BESIDE_DATE) for s in sentences if s.lead for one in _lead(inside(s)))
    if not [one for one, _ in chosen if one.is_settlement]:
        first = min((s.first for s in sentences), default=0)
        datelines = [
            one
            for one in places.between(max(0, first - 25), sentences[-1].after)
            if one.cue is Cue.DATELINE and one.is_settlement
        ]
        chosen.extend((one, messages.TOWN_OF_DATELINE) for one in datelines)
    if not [one for one, _ in chosen if one.is_settlement]:
        for sentence in sentences:
            found = _where(inside(sentence))
            if found and sentence is not main:
                chosen.extend((one, messages.FIRST_PLACE) for one in found)
                break
    if title is not None and not [one for one, _ in chosen if one.is_settlement]:
        inside_title = [one for one in places.between(*title) if one.is_settlement]
        chosen.extend((one, messages.IN_TITLE) for one in inside_title if one.cue != Cue.ORIGIN)
    if not chosen:
        wide = [
            one
            for one in inside(main)
            if not one.is_settlement
            and one.cue in (Cue.IN, Cue.VISITED)
            and not one.bracketed
            and (not listed or one.known is not None)
        ]
        chosen.extend((one, messages.NOTHING_FINER) for one in wide[:2])
    if not chosen and title is not None:
        wide = [one for one in places.between(*title) if one.cue in (Cue.IN, Cue.VISITED)]
        chosen.extend((one, messages.IN_TITLE_NOTHING_FINER) for one in wide[:1])
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
        return [
            pair for pair in found.values() if pair[0].is_settlement or (keep_country and pair[0].cue is Cue.VISITED)
        ]
    return list(found.values())
