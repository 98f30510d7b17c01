"""When do a value that was read and the value in the gold mean the same? Weights from 0 (no) to 1 (to the letter)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Weight = Callable[[Any, Any], float]

_SMALL_WORDS = frozenset(
    ["the", "of", "and", "for", "in", "to", "on", "at", "a", "an", "s", "by", "with", "its", "и", "в", "по", "на"]
)
_SORTS_OF_PLACE = frozenset(
    ["city", "town", "village", "district", "region", "oblast", "province", "municipality", "county", "rayon"]
)
_CYRILLIC = re.compile(r"[а-я]+")
_BRACKETS = re.compile(r"\(.*?\)")
_ACRONYM_IN_BRACKETS = re.compile(r"\(([A-ZА-Я][A-Za-zА-Яа-я/&-]*[A-ZА-Я])\)")
_ACRONYM = re.compile(r"[A-ZА-Я][A-Za-zА-Яа-я0-9/&-]*[A-ZА-Я0-9]")
ENOUGH_OF_A_NAME = 0.7
"""Token F1 from which two names of a body are one; also the weight of an acronym that stands for the other's name."""


def folded(text: object) -> str:
    """Return ``text`` without case, accents and curly apostrophes; nothing for None."""
    plain = str(text or "").replace("’", "'").replace("ё", "е").replace("Ё", "Е")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def pairs(gold: Sequence[T], read: Sequence[T], weight: Weight, *, above: float = 0.0) -> list[tuple[T, T]]:
    """Pair each value with at most one of the other side, the most alike first, if they are so ``above`` this."""
    found = [(weight(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(read)]
    found.sort(key=lambda each: (-each[0], each[1], each[2]))
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    result = []
    for value, i, j in found:
        if value > above and i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            result.append((gold[i], read[j]))
    return result


def words_alike(one: object, other: object) -> float:
    """Return the F1 of the words of two texts, each word once, small words left out."""
    words, others = (list(dict.fromkeys(_words(text))) for text in (one, other))
    if not words or not others:
        return float(words == others)
    return 2 * _shared(words, others) / (len(words) + len(others))


def place_alike(gold: dict[str, Any], read: dict[str, Any]) -> float:
    """Same name, whatever sort of place is said beside it."""
    names, others = (_place_words(place.get("name")) for place in (gold, read))
    return float(bool(names) and len(names) == len(others) == _shared(names, others))


def place_and_country_alike(gold: dict[str, Any], read: dict[str, Any]) -> float:
    """Same name in the same country."""
    return place_alike(gold, read) * (folded(gold.get("country")) == folded(read.get("country")))


def person_alike(gold: dict[str, Any], read: dict[str, Any]) -> float:
    """Surname and a given name in either order, or surname and the right initial."""
    names, others = (_words(person.get("name"), frozenset()) for person in (gold, read))
    if not names or not others:
        return 0.0
    shared = _shared(names, others)
    if len(names) == 1 or len(others) == 1:
        return float(shared == 1 and len(names) == len(others))
    if shared >= 2:
        return shared / max(len(names), len(others))
    if shared == 1 and (_is_initialled(names, others) or _is_initialled(others, names)):
        return 0.5
    return 0.0


def body_alike(gold: str, read: str) -> float:
    """Enough words in common, with or without what stands in brackets; or one side's acronym stands for the other."""
    alike = max(words_alike(gold, read), words_alike(_BRACKETS.sub(" ", gold), _BRACKETS.sub(" ", read)))
    if alike >= ENOUGH_OF_A_NAME:
        return alike
    stated, initials = _acronyms(gold)
    other_stated, other_initials = _acronyms(read)
    # Initials count only against an acronym that the other side states.
    by_acronym = stated & (other_stated | other_initials) or other_stated & initials
    return ENOUGH_OF_A_NAME if by_acronym else 0.0


def count_alike(gold: dict[str, Any], read: dict[str, Any]) -> float:
    """Same number."""
    try:
        return float(float(gold["value"]) == float(read["value"]))
    except (KeyError, TypeError, ValueError):
        return 0.0


def text_alike(gold: str, read: str) -> float:
    """Same words in the same order."""
    return float(folded(gold).strip() == folded(read).strip())


def _words(text: object, left_out: frozenset[str] = _SMALL_WORDS) -> list[str]:
    return [word for word in re.findall(r"\w+", folded(text).replace("'s", " ")) if word not in left_out]


def _place_words(name: object) -> list[str]:
    words = _words(name)
    return [word for word in words if word not in _SORTS_OF_PLACE] or words


def _shared(words: Iterable[str], others: Iterable[str]) -> int:
    """Return how many of ``words`` have a partner of their own among ``others``."""
    left = list(others)
    count = 0
    for word in words:
        partner = next((other for other in left if _is_same_word(word, other)), None)
        if partner is not None:
            left.remove(partner)
            count += 1
    return count


def _is_same_word(one: str, other: str) -> bool:
    """Whether the words are equal; Cyrillic ones also where only an inflected ending differs."""
    if one == other:
        return True
    if not (_CYRILLIC.fullmatch(one) and _CYRILLIC.fullmatch(other)):
        return False
    shorter = min(len(one), len(other))
    stem = max(3, shorter - 2)
    return shorter >= 3 and abs(len(one) - len(other)) <= 3 and one[:stem] == other[:stem]


def _is_initialled(short: list[str], full: list[str]) -> bool:
    """Whether ``short`` has the surname of ``full`` ("Isabaeva K.") and an initial of another of its names."""
    initials = [word for word in short if len(word) == 1]
    spelled = [word for word in short if len(word) > 1]
    rest = [word for word in full if not any(_is_same_word(each, word) for each in spelled)]
    return len(rest) < len(full) and any(word.startswith(initial) for initial in initials for word in rest)


def _acronyms(name: str) -> tuple[set[str], set[str]]:
    """Return the acronyms that a name states (it is one, or has one in brackets), and the initials of its words."""
    stated = {folded(acronym) for acronym in _ACRONYM_IN_BRACKETS.findall(name)}
    if _ACRONYM.fullmatch(name.strip()):
        stated.add(folded(name.strip()))
    words = [word for word in re.findall(r"\w+", _BRACKETS.sub(" ", name)) if folded(word) not in _SMALL_WORDS]
    return stated, {"".join(folded(word)[0] for word in words)} if len(words) > 1 else set()
