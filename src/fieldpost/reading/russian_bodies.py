"""Which words stand for a body without naming it in Russian, and how much does a name look like a publisher's?

"Центр", "Миссии" with a capital inside a sentence mean the body with that head, the publishing one if no other was named
since. An office in the field of a larger body ("Центр ОБСЕ в Бишкеке") has bulletins of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fieldpost.gazetteer.lexicon import lexicon, paradigms

from .found import BodyMention, FoundOrganisation
from .names import Names
from .words import Words

WE = frozenset(
    ["мы", "нас", "нам", "нами", "наш", "наша", "наше", "наши", "нашего", "нашей", "наших", "нашим", "нашими", "нашу"]
)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def russian_heads_alone(names: Names) -> Iterator[tuple[int, str]]:
    """Yield the words that are the head of a body with a capital and without a name, and their nominatives."""
    heads, words = paradigms("ru", "organisations", "heads"), names.words
    for at, token in enumerate(words.tokens):
        if not token[0].isupper() or (token.isupper() and len(token) > 1):
            continue
        lemma, cases = heads.get(words.lower[at], ("", ()))
        if cases and not (words.tokens[at + 1 : at + 2] == ['"'] or names.letters[at + 1 : at + 2] == "A"):
            yield at, lemma


def russian_fame(name: str, acronym: str | None) -> float:
    """Return how much a name looks like that of a body with bulletins of its own."""
    lists = lexicon("ru")["organisations"]
    words = name.split()
    larger = any(word in lists["larger"] for word in words)
    if larger and len(words) > 1 and any(word.lower() in lists["field_presences"] for word in words):
        return 3.0
    if larger and words[0] in lists["larger"]:
        return 2.0
    if acronym in lists["larger"] or "Орхусский" in words:
        return 3.0
    if words[0].lower() in ("миссия", "представительство", "делегация") and " в " in name:
        return 2.5
    return 0.5 if larger else 0.0


def is_own_office(name: str, publisher: str) -> bool:
    """Whether a Russian name is that of a field office of the body with the key ``publisher``: both name the same larger body."""
    words = name.split()
    if not words[0].lower().startswith(("полев", "регион", "местн", "областн")) or len(words) < 3:
        return False
    return words[1] in ("отделение", "офис", "бюро", "представительство") and words[2].lower() in publisher.split()


def is_cyrillic(name: str) -> bool:
    """Whether a name is written in Cyrillic."""
    return CYRILLIC.search(name) is not None


def words_of_we(words: Words) -> list[int]:
    """Return where a text speaks of its publisher as "мы", outside quotations."""
    found, quoted = [], False
    for at, word in enumerate(words.lower):
        if word == '"':
            quoted = not quoted
        elif word == "\n":
            quoted = False
        elif word in WE and not quoted:
            found.append(at)
    return found


def russian_stand_ins(
    names: Names, mentions: Sequence[BodyMention], heads_of: dict[str, frozenset[str]], publisher: str | None
) -> list[BodyMention]:
    """Return "Центр", "Миссия" and "мы" as mentions of the body they stand for; ``heads_of`` has the words of their names."""
    taken = {i for one in mentions for i in range(one.first, one.after)}
    found = []
    if publisher is not None:
        found = [
            BodyMention(first=at, after=at + 1, key=publisher, is_publisher=True)
            for at in words_of_we(names.words)
            if names.words.lower[at] == "мы"
        ]
    for at, lemma in russian_heads_alone(names):
        if at in taken:
            continue
        earlier = [one for one in mentions if one.after <= at and lemma in heads_of[one.key]]
        rival = earlier and not earlier[-1].is_publisher and "\n" not in names.words.tokens[earlier[-1].after : at]
        if publisher is not None and lemma in heads_of[publisher] and not rival:
            key = publisher
        elif earlier:
            key = earlier[-1].key
        else:
            continue
        found.append(BodyMention(first=at, after=at + 1, key=key, is_publisher=key == publisher))
    return found


def count_heads(names: Names, organisations: Sequence[FoundOrganisation]) -> Counter[str]:
    """Return how often each head stands alone."""
    taken = {i for one in organisations for i in range(one.first, one.after)}
    return Counter(lemma for at, lemma in russian_heads_alone(names) if at not in taken)
