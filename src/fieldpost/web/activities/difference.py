"""What differs between two records, fact by fact, and between two texts, word by word.

Only what a person would call a change is one: where a fact comes from, which entry of the directory it is tied to, and the
order of a list are none.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from .record import BY_LANGUAGE, LISTS, SINGLES, Fact, Record
from .wording import PUBLICITY_LABELS, field_label, in_words

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
SENTENCE = re.compile(r".*?(?:[.!?…。؟।]+\s+|\n+|$)", re.DOTALL)
MOST_PAIRS = 50_000
"""Of equal tokens that comparing may have to weigh against each other (2,000 words of prose); some 0.3 s at worst."""


class Part(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One fact that differs. ``old`` is empty where it was added, ``new`` where it was removed.

    ``field`` is its address in the new record, of what was removed in the old one: ``period``, ``texts.en``, ``people.0``.
    """

    field: str
    label: str
    old: str
    new: str

    @property
    def name(self) -> str:
        """The field without language or place in the list."""
        return self.field.partition(".")[0]


def differences(old: Record, new: Record, headings: Mapping[str, str] | None = None) -> list[Difference]:
    """Return what differs, in the order of the fields; ``headings`` are those of dimensions and themes by key."""
    found: list[Difference] = []
    for name in ("titles", "texts", *SINGLES, *LISTS):
        for address, before, after in _pairs(name, old, new):
            found += _of_fact(address, before, after, headings)
    if old.original_language != new.original_language:
        words = [in_words("original_language", each.original_language) for each in (old, new)]
        found.append(Difference(field="original_language", label=_("Original language"), old=words[0], new=words[1]))
    return found


def word_difference(old: str, new: str) -> list[tuple[Part, str]]:
    """Return the runs of words that stayed, were added and were removed, in reading order.

    What stayed and was removed is together ``old``, what stayed and was added ``new``, to the last space. Texts too long to
    be compared word by word are compared by sentences first.
    """
    old_tokens, new_tokens = TOKEN.findall(old), TOKEN.findall(new)
    if _pairs_of_equals(old_tokens, new_tokens) <= MOST_PAIRS:
        return _joined(_compare(old_tokens, new_tokens, str.isspace))
    parts: list[tuple[Part, str]] = []
    removed = added = ""
    for part, words in [*_by_sentences(old, new), (Part.SAME, "")]:
        if part is Part.REMOVED:
            removed += words
        elif part is Part.ADDED:
            added += words
        else:
            parts += _replaced(removed, added)
            parts.append((part, words))
            removed = added = ""
    return _joined(iter(parts))


def _pairs(name: str, old: Record, new: Record) -> Iterator[tuple[str, Fact[Any] | None, Fact[Any] | None]]:
    before, after = getattr(old, name), getattr(new, name)
    if name in SINGLES:
        yield name, before, after
    elif name in BY_LANGUAGE:
        for language in sorted({*before, *after}):
            yield f"{name}.{language}", before.get(language), after.get(language)
    else:
        yield from _pairs_of_list(name, before, after)


def _pairs_of_list(
    name: str, before: Sequence[Fact[Any]], after: Sequence[Fact[Any]]
) -> Iterator[tuple[str, Fact[Any] | None, Fact[Any] | None]]:
    """Yield each fact beside the one it was: the equal one, else the one with the same name."""
    left = dict(enumerate(before))
    found: dict[int, Fact[Any]] = {}
    for same in (_is_equal, _is_of_one_value, _is_of_one_name):
        for place, fact in enumerate(after):
            match = (
                next((key for key, other in left.items() if same(other, fact)), None) if place not in found else None
            )
            if match is not None:
                found[place] = left.pop(match)
    for place, fact in enumerate(after):
        yield f"{name}.{place}", found.get(place), fact
    for place, fact in left.items():
        yield f"{name}.{place}", fact, None


def _is_equal(one: Fact[Any], other: Fact[Any]) -> bool:
    return one.value == other.value and one.publicity is other.publicity


def _is_of_one_value(one: Fact[Any], other: Fact[Any]) -> bool:
    return bool(one.value == other.value)


def _is_of_one_name(one: Fact[Any], other: Fact[Any]) -> bool:
    for attribute in ("name", "who", "file", "title"):
        if hasattr(one.value, attribute):
            return bool(getattr(one.value, attribute) == getattr(other.value, attribute))
    return False


def _of_fact(
    address: str, before: Fact[Any] | None, after: Fact[Any] | None, headings: Mapping[str, str] | None
) -> Iterator[Difference]:
    if before is None and after is None:
        return
    label, name = field_label(address), address.partition(".")[0]
    old = in_words(name, before.value, headings) if before else ""
    new = in_words(name, after.value, headings) if after else ""
    if before is None or after is None or before.value != after.value:
        if old == new and before and after:
            old, new = _details(before.value), _details(after.value)
        if old or new:
            yield Difference(field=address, label=label, old=old, new=new)
    if before and after and before.publicity is not after.publicity:
        yield Difference(
            field=address,
            label=_("%(field)s: who may see it") % {"field": f"{label} “{new}”" if name in LISTS else label},
            old=str(PUBLICITY_LABELS[before.publicity]),
            new=str(PUBLICITY_LABELS[after.publicity]),
        )


def _details(value: Any) -> str:
    """Return every member of a value whose words do not tell the difference (a place's position, say)."""
    if not hasattr(value, "__slots__"):
        return str(value)
    told = ((name, getattr(value, name)) for name in value.__slots__)
    return ", ".join(f"{name} {each}" for name, each in told if each not in (None, "", {}))


def _pairs_of_equals(old: Sequence[str], new: Sequence[str]) -> int:
    counts, others = Counter(old), Counter(new)
    return sum(number * others[token] for token, number in counts.items() if not token.isspace())


def _compare(
    old: Sequence[str], new: Sequence[str], is_junk: Callable[[str], bool] | None
) -> Iterator[tuple[Part, str]]:
    matcher = SequenceMatcher(is_junk, old, new, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield Part.SAME, "".join(new[new_start:new_end])
        else:
            yield Part.REMOVED, "".join(old[start:end])
            yield Part.ADDED, "".join(new[new_start:new_end])


def _by_sentences(old: str, new: str) -> list[tuple[Part, str]]:
    sentences, others = SENTENCE.findall(old), SENTENCE.findall(new)
    if _pairs_of_equals(sentences, others) > MOST_PAIRS:
        return [(Part.REMOVED, old), (Part.ADDED, new)]
    return list(_compare(sentences, others, None))


def _replaced(removed: str, added: str) -> Iterator[tuple[Part, str]]:
    old, new = TOKEN.findall(removed), TOKEN.findall(added)
    if _pairs_of_equals(old, new) <= MOST_PAIRS:
        yield from _compare(old, new, str.isspace)
    else:
        yield from ((Part.REMOVED, removed), (Part.ADDED, added))


def _joined(parts: Iterator[tuple[Part, str]]) -> list[tuple[Part, str]]:
    """Put runs of one sort together; a mere space between two changes belongs to both, so that phrases stay whole."""
    told: list[tuple[Part, str]] = []
    removed = added = ""
    space = ""
    for part, words in parts:
        if not words:
            continue
        if part is Part.SAME and words.isspace() and (removed or added):
            space += words
            continue
        if part is Part.SAME:
            told += [(kind, run) for kind, run in ((Part.REMOVED, removed), (Part.ADDED, added)) if run]
            removed = added = ""
            words, space = space + words, ""
            told = [*told[:-1], (part, told[-1][1] + words)] if told and told[-1][0] is part else [*told, (part, words)]
            continue
        removed, added, space = removed + space, added + space, ""
        removed, added = (removed + words, added) if part is Part.REMOVED else (removed, added + words)
    told += [(kind, run) for kind, run in ((Part.REMOVED, removed), (Part.ADDED, added)) if run]
    return [*told, (Part.SAME, space)] if space else told
