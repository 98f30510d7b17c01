"""How many people or groups took part or were reached? Forms and decoys: docs/reference/reading/reach.md.

A number counts only where a noun for people or groups follows it within a few words; lengths, ages, money, things and the
running totals of a programme do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldpost.gazetteer.lexicon import lexicon

from .names import Names
from .periods import FoundPeriod
from .words import Words

GRACE = 9
"""Words that may stand between a number and its noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReach:
    """Words ``first`` to ``after`` (not included) say how many ``who``; ``inside`` says that a bracket breaks a
    count down, ``planned`` that it is a target."""

    first: int
    after: int
    value: int
    who: str
    approximate: bool
    inside: bool = False
    planned: bool = False


def find_reach(
    names: Names, sentences: Sequence[tuple[int, int]], periods: Sequence[FoundPeriod], *, language: str
) -> list[FoundReach]:
    """Return the counts of people or groups, in reading order."""
    lists = _Lists(language)
    dated = {at for period in periods for at in range(period.first, period.after)}
    found: list[FoundReach] = []
    for first, after in sentences:
        numbers = [
            at
            for at in range(first, after)
            if at not in dated and (names.letters[at] == "d" or _word_value(names.words.lower[at], lists) is not None)
        ]
        if not numbers or _is_total(names.words, first, after, lists):
            continue
        numbers = _outside_quotes(names.words, numbers, first, after)
        found.extend(_in_sentence(names, numbers, first, after, lists))
    return found


def _outside_quotes(words: Words, numbers: list[int], first: int, after: int) -> list[int]:
    """Leave out numbers that are spoken: what a quotation counts is seldom who took part."""
    quotes = [at for at in range(first, after) if words.tokens[at] == '"']
    return [at for at in numbers if sum(quote < at for quote in quotes) % 2 == 0] if quotes else numbers


class _Lists:
    def __init__(self, language: str) -> None:
        counts, numbers = lexicon(language)["counts"], lexicon(language)["numbers"]
        self.who, self.stop = frozenset(counts["who"]), frozenset(counts["stop"])
        self.targets = frozenset(counts.get("targets", ()))
        self.before_stop, self.totals = frozenset(counts["before_stop"]), tuple(counts["totals"])
        self.values: dict[str, int] = numbers["words"]
        self.approximate = frozenset(numbers["approximate"])
        self.russian = language == "ru"
        self.stems = tuple(counts.get("stems", ()))
        self.endings = tuple(counts.get("endings", ()))
        self.things = frozenset(counts.get("things", ()))
        self.months = frozenset(lexicon(language)["dates"]["months"])
        self.to = frozenset(lexicon(language)["dates"]["to"])

    def is_who(self, lower: str) -> bool:
        """Whether a word names people or groups: it is listed, begins with a listed stem, or ends as such nouns do."""
        if lower in self.who or (bool(self.stems) and lower.startswith(self.stems)):
            return True
        return (
            bool(self.endings) and lower.endswith(self.endings) and lower not in self.things and lower not in self.stop
        )


def _is_total(words: Words, first: int, after: int, lists: _Lists) -> bool:
    text = " ".join(words.lower[first:after])
    return any(wording in text for wording in lists.totals)


def _in_sentence(names: Names, numbers: list[int], first: int, after: int, lists: _Lists) -> list[FoundReach]:
    words = names.words
    found: list[FoundReach] = []
    done = first
    for at in numbers:
        number = _number(words, at, after, lists) if at >= done else None
        if number is None:
            continue
        value, done = number
        reach = _reach(names, at, done, value, first, after, lists, found)
        if reach is not None:
            found.append(reach)
    return found


def _number(words: Words, at: int, after: int, lists: _Lists) -> tuple[int, int] | None:
    """Return the number that begins at ``at`` and the word after it: "One hundred and ten", "2,500", "twenty-five"."""
    lower = words.lower[at]
    if lower[0].isdigit():
        digits = lower.replace(",", "")
        if not digits.isdigit():
            return None
        value, end = int(digits), at + 1
        while (
            lists.russian and end < after and len(words.lower[end]) == 3 and words.lower[end].isdigit() and value < 1000
        ):
            value, end = value * 1000 + int(words.lower[end]), end + 1
        if end < after and words.lower[end] in ("thousand", "тысяч", "тыс"):
            return value * 1000, end + 1
        return value, end
    total, current, end = 0, 0, at
    while end < after:
        part = words.lower[end]
        value_of = _word_value(part, lists)
        if value_of is None:
            if (
                part == "and"
                and end > at
                and end + 1 < after
                and current >= 100
                and _word_value(words.lower[end + 1], lists) is not None
            ):
                end += 1
                continue
            break
        if value_of == 12 and part == "dozen":
            current = max(current, 1) * 12
        elif value_of == 100 and current:
            current *= 100
        elif value_of == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            if (current and current % 10 == 0 and value_of < 10) or (current >= 100 and value_of < 100):
                current += value_of
            elif current:
                break
            else:
                current = value_of
        end += 1
    if end == at:
        return None
    return total + current, end


def _word_value(word: str, lists: _Lists) -> int | None:
    if word in lists.values:
        return lists.values[word]
    if "-" in word:
        parts = [lists.values.get(part) for part in word.split("-")]
        if len(parts) == 2 and parts[0] and parts[1] and parts[0] >= 20 and parts[1] < 10:
            return parts[0] + parts[1]
    return None


def _reach(
    names: Names, at: int, end: int, value: int, first: int, after: int, lists: _Lists, before: list[FoundReach]
) -> FoundReach | None:
    words = names.words
    previous = words.lower[at - 1] if at > first else ""
    if previous in lists.before_stop or (
        words.tokens[at - 1 : at] == [":"] and at > first + 1 and words.tokens[at - 2].isdigit()
    ):
        return None
    if at > first and words.tokens[at - 1] in "-/" and words.starts[at] == words.ends[at - 1]:
        return None
    if value == 1 and not words.lower[at].isdigit():
        return None
    who = _who(names, end, after, lists)
    if who is None:
        who = _shared_noun(names, end, before, lists)
        if who is None:
            return None
    noun_end = who
    if words.lower[end : end + 2] in (["of", "them"], ["of", "whom"]):
        end += 2
    approximate = any(
        words.lower[i] in lists.approximate for i in range(max(first, at - 3), at) if not words.tokens[i].isdigit()
    )
    inside = any(words.tokens[i] == "(" for i in range(max(first, at - 4), at))
    stop = max(end, noun_end)
    return FoundReach(
        first=at,
        after=max(stop, end),
        value=value,
        who=words.between(end, noun_end) if noun_end > end else words.between(at, end),
        approximate=approximate,
        inside=inside,
        planned=bool(lists.targets & set(words.lower[max(first, at - 9) : at])),
    )


def _who(names: Names, end: int, after: int, lists: _Lists) -> int | None:
    """Return the word after the noun for people that the number counts."""
    words, letters = names.words, names.letters
    if end < after and (
        words.tokens[end] == "%" or (words.tokens[end] == "-" and words.starts[end] == words.ends[end - 1])
    ):
        return None
    for i in range(end, min(end + GRACE, after)):
        lower = words.lower[i]
        if lists.is_who(lower) or (
            letters[i] == "K"
            and lower.endswith("s")
            and i in names.adjectives
            and not lists.is_who(words.lower[i + 1] if i + 1 < after else "")
        ):
            following = words.lower[i + 1] if i + 1 < after else ""
            if lists.is_who(following) and following not in lists.stop:
                continue
            if following in ("'s", "'") or letters[i] == "H":
                continue
            if lower in ("police", "customs", "youth", "staff") and (
                following[:1].isalpha() and lists.is_who(words.lower[i + 2] if i + 2 < after else "")
            ):
                continue
            return i + 1
        if lower in lists.stop or lower in lists.months or lower in lists.to or words.tokens[i] in '.;:()"$€':
            return None
        if words.tokens[i] == "," and not (i + 1 < after and words.lower[i + 1].isalpha()):
            return None
        if letters[i] == "d":
            return None
    return None


def _shared_noun(names: Names, end: int, before: list[FoundReach], lists: _Lists) -> int | None:
    """Return ``end`` for "12 of them women" and "nine women", whose noun is the count's before it."""
    words = names.words
    if words.lower[end : end + 2] in (["of", "them"], ["of", "whom"], ["of", "you"], ["из", "них"]) and (
        before or words.lower[end + 1] == "you"
    ):
        return end + 2 + (end + 2 < len(words) and lists.is_who(words.lower[end + 2]))
    # "(510 Jordanian and 340 Syrian)", "(9 f, 13 m)": a bracket that divides the count before it.
    if before and before[-1].value > 0 and words.tokens[before[-1].after : before[-1].after + 1] == ["("]:
        closing = next(
            (i for i in range(end, min(end + 8, len(words))) if words.tokens[i] in "),&" or words.lower[i] == "and"),
            None,
        )
        if closing is not None and closing > end and all(words.tokens[i].isalpha() for i in range(end, closing)):
            return closing
    if (before and words.tokens[before[-1].after : before[-1].after + 1] == ["("]) or (before and before[-1].inside):
        closing = next((i for i in range(end, min(end + 8, len(words))) if words.tokens[i] in "),"), None)
        return closing if closing is not None and closing > end else None
    return None
