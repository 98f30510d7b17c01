"""What sort of activity is it? Rules: docs/reference/reading/kinds.md; nouns and verbs with their kinds are in the word lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from fieldpost.domain import Kind
from fieldpost.gazetteer.lexicon import lexicon

from .located import Located
from .words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundKind:
    """Words ``first`` to ``after`` (not included) name a kind of activity, or tell one by a verb; ``weight`` how clearly."""

    first: int
    after: int
    kind: Kind
    weight: float
    is_noun: bool


def find_kinds(words: Words, *, language: str) -> list[FoundKind]:
    """Return the nouns and verbs that say what sort of activity it is, in reading order."""
    lists = _Lists(language)
    found: list[FoundKind] = []
    lower = words.lower
    openers, total = lists.openers, len(lower)
    found.extend(_openings(words, lists))
    at = 0
    while at < total:
        if lower[at] not in openers:
            at += 1
            continue
        match = lists.longest(lower, at)
        if match is None:
            at += 1
            continue
        length, kind, weight, is_noun = match
        following = lower[at + length] if at + length < total else ""
        if is_noun and (following in lists.modified or (at and lower[at - 1] in lists.not_before)):
            at += length
            continue
        found.append(FoundKind(first=at, after=at + length, kind=kind, weight=weight, is_noun=is_noun))
        at += length
    return sorted(found, key=lambda one: one.first)


def _openings(words: Words, lists: "_Lists") -> list[FoundKind]:
    """Return the openings of things that are no events: "opened a regional training centre" is a ceremony."""
    lower, found = words.lower, []
    for at, word in enumerate(lower):
        if word not in lists.opening:
            continue
        passive = lower[at - 1] in ("was", "were", "been", "be") if at else False
        around = range(max(0, at - 14), at) if passive else range(at + 1, min(at + 10, len(lower)))
        for i in around:
            if lower[i] in lists.things and words.tokens[i].islower():
                found.append(FoundKind(first=at, after=at + 1, kind=Kind.CEREMONY, weight=1.6, is_noun=False))
                break
            modifier = lower[i + 1 : i + 2] and lower[i + 1] in lists.modified
            if not passive and (words.tokens[i] in ".;\n" or (lower[i] in lists.events and not modifier)):
                break
    return found


def choose_kind(
    kinds: Located[FoundKind], *, main: tuple[int, int], title: tuple[int, int] | None, rest: Iterable[tuple[int, int]]
) -> FoundKind | None:
    """Return the mention that decides the kind: ``main`` is the sentence that dates the activity, ``rest`` the others."""
    scores: dict[Kind, float] = {}
    best: dict[Kind, tuple[float, FoundKind]] = {}

    def add(region: tuple[int, int], worth: Sequence[float]) -> None:
        inside = kinds.between(*region)
        nouns = 0
        for one in inside:
            worth_here = worth[min(nouns, len(worth) - 1)] if one.is_noun else worth[0]
            nouns += one.is_noun
            score = one.weight * worth_here
            scores[one.kind] = scores.get(one.kind, 0.0) + score
            if one.kind not in best or score > best[one.kind][0]:
                best[one.kind] = (score, one)

    add(main, (3.0, 1.6, 1.0, 0.5))
    if title is not None:
        add(title, (2.4, 1.2))
    for index, region in enumerate(rest):
        add(region, (1.0 if index < 2 else 0.5, 0.5, 0.3))
    if not scores:
        return None
    chosen = max(scores, key=lambda kind: (scores[kind], -best[kind][1].first))
    return best[chosen][1]


class _Lists:
    def __init__(self, language: str) -> None:
        self.language = language
        lists = lexicon(language)["kinds"]
        self.modified = frozenset(lists["modified"])
        self.not_before = frozenset(lists["not_before"])
        self.opening, self.things = frozenset(lists["opening"]), frozenset(lists["things"])
        self.events = frozenset(lexicon(language)["organisations"]["event_words"])
        self.openers = _phrases(language).keys()

    def longest(self, lower: list[str], at: int) -> tuple[int, Kind, float, bool] | None:
        """Return the longest phrase that begins at ``at``: its length, kind, weight, and whether it is a noun."""
        for phrase, kind, weight, is_noun in _phrases(self.language)[lower[at]]:
            if tuple(lower[at : at + len(phrase)]) == phrase:
                return len(phrase), kind, weight, is_noun
        return None


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], Kind, float, bool]]]:
    """Return the phrases of the word lists by first word, the longest first."""
    lists = lexicon(language)["kinds"]
    phrases: dict[str, list[tuple[tuple[str, ...], Kind, float, bool]]] = {}
    for table, is_noun in (("nouns", True), ("verbs", False)):
        for text, value in lists[table].items():
            kind, _, weight = value.partition(" ")
            phrase = tuple(text.split(" "))
            phrases.setdefault(phrase[0], []).append((phrase, Kind(kind), float(weight or 1), is_noun))
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    return phrases
