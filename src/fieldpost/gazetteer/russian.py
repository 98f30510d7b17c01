"""From the oblique case of a Russian place name to the nominatives it may come from: "Душанбе", "Астане", "Бендерах".

No dictionary: each rule takes an ending off and puts the nominative's on, and only forms that are the name of a known
place count. So a rule may offer too much, and must not offer too little. Everything is folded: й is и, ё is е.
"""

import re
from collections.abc import Iterator
from itertools import product

from .fold import fold

# Ending of an oblique case, and the endings that the nominative may have in its place. Longest endings first.
_NOUN_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("иями", ("ии", "ия")),
    ("ами", ("ы", "и", "а")),
    ("ями", ("и", "я")),
    ("иях", ("ии",)),
    ("ах", ("ы", "и", "а")),
    ("ях", ("и", "я")),
    ("ам", ("ы", "и", "а")),
    ("ям", ("и",)),
    ("ого", ("ыи", "ии", "ое", "ои")),
    ("его", ("ии", "ее")),
    ("ому", ("ыи", "ии", "ое", "ои")),
    ("ему", ("ии", "ее")),
    ("ым", ("ыи", "ое", "ои", "ы", "")),
    ("им", ("ии", "ое", "")),
    ("ых", ("ые", "ы")),
    ("их", ("ие",)),
    ("ои", ("а", "ая")),
    ("еи", ("а", "я", "ья")),
    ("ую", ("ая",)),
    ("ов", ("ы", "и", "")),
    ("ью", ("ь",)),
    ("ом", ("", "о", "ыи", "ии", "ое", "ои")),
    ("ем", ("ь", "и", "е", "", "ец")),
    ("е", ("а", "я", "ь", "о", "", "и", "ье")),
    ("и", ("ь", "а", "я", "ия", "и", "ы")),
    ("ы", ("а", "")),
    ("а", ("", "о", "ы")),
    ("я", ("ь", "и", "е", "ье")),
    ("у", ("", "а", "о")),
    ("ю", ("ь", "и", "я", "е")),
)
_ADJECTIVE_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ого", ("ыи", "ии", "ое")),
    ("ому", ("ыи", "ии", "ое")),
    ("ыми", ("ые",)),
    ("ими", ("ие",)),
    ("его", ("ии", "ее")),
    ("ему", ("ии", "ее")),
    ("ом", ("ыи", "ии", "ое")),
    ("ем", ("ии", "ее")),
    ("ым", ("ыи", "ое", "ые")),
    ("им", ("ии", "ое", "ие")),
    ("ых", ("ые",)),
    ("их", ("ие",)),
    ("ои", ("ая",)),
    ("еи", ("яя",)),
    ("ую", ("ая",)),
)
_VOWELS = "аеиоуыэюя"
# A vowel that only the nominative has before its last consonant: Орел, в Орле; Бельск stays.
_FLEETING = "ео"


def nominatives(key: str) -> Iterator[str]:
    """Yield ``key`` itself, then the folded nominatives that the folded Russian words ``key`` may be a case of.

    The last word is declined as a noun or an adjective; the words before it as adjectives, or nouns, or not at all.
    """
    *first, last = key.split(" ")
    seen = set()
    choices = [[word, *_swap(word, _ADJECTIVE_ENDINGS), *_swap(word, _NOUN_ENDINGS)] for word in first]
    for words in product(*choices, [last, *_noun(last)]):
        form = " ".join(words)
        if form not in seen:
            seen.add(form)
            yield form


def _noun(word: str) -> Iterator[str]:
    for form in _swap(word, _NOUN_ENDINGS):
        yield form
        if len(form) > 2 and form[-1] not in _VOWELS + "ь" and form[-2] not in _VOWELS:
            for vowel in _FLEETING:
                yield form[:-1].removesuffix("ь") + vowel + form[-1]


def _swap(word: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    for ending, replacements in endings:
        stem = word.removesuffix(ending)
        # A stem of one letter is no name; "Ош" is the shortest.
        if len(stem) >= 2 and stem != word:
            for replacement in replacements:
                yield stem + replacement


def spelled_like(text: str, form: str) -> str:
    """Return the folded nominative ``form`` with the capitals, hyphens and letters (й, ё) of ``text``, a case of it."""
    if len(text.split()) == 1 and "-" not in text and " " in form:
        return text
    parts = re.split(r"([ -])", text)
    for index, (word, ending) in enumerate(zip(parts[::2], form.split(" "), strict=False)):
        folded = fold(word)
        same = next(
            (i for i, pair in enumerate(zip(folded, ending, strict=False)) if pair[0] != pair[1]),
            min(len(folded), len(ending)),
        )
        tail = ending[same:]
        if (len(tail) > 1 and tail.endswith("и")) or (same and tail == "и" and ending[same - 1] in "аеоуы"):
            tail = tail[:-1] + "й"
        parts[2 * index] = word[:same] + tail
    return "".join(parts)
