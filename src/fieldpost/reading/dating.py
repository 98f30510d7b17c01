"""Which of the dates in a story dates its activity? Rules: docs/reference/reading/dates.md.

Every date of a story is weighed: by how exact it is, how early it stands, whether its sentence tells of an event, and whether
words before it show that it dates something else (a law, a project, an earlier round, a deadline).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from fieldpost.domain import Period
from fieldpost.gazetteer.lexicon import lexicon

from .calendar import Frame, PeriodError, is_day, open_ended, resolve_period, with_length, within
from .kinds import FoundKind
from .located import Located
from .periods import Form, FoundPeriod
from .words import Words

NEAR = 60
"""How far from a date, in words, the verb of its clause is looked for."""
WEIGHTS = {
    Form.DAYS: 3.0,
    Form.DAY: 2.9,
    Form.RELATIVE: 2.6,
    Form.WEEKDAY: 2.3,
    Form.WEEK: 1.4,
    Form.MONTH: 1.2,
    Form.SEASON: 0.8,
    Form.YEAR: 0.4,
    Form.NEXT_DAY: 1.8,
}


@dataclass(slots=True)
class Dated:
    """A date of a story: where it stands, what it means, and how much speaks for it."""

    found: FoundPeriod
    period: Period
    sentence: int
    weight: float
    event: bool
    future: bool
    decoy: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` to ``after`` (not included); ``lead`` says that it is a line of date and place, not prose."""

    first: int
    after: int
    lead: bool = False


def weigh_dates(
    words: Words,
    sentences: Sequence[Sentence],
    periods: Located[FoundPeriod],
    kinds: Located[FoundKind],
    brackets: Sequence[bool],
    frame: Frame,
    *,
    language: str,
) -> tuple[list[Dated], list[tuple[FoundPeriod, str]]]:
    """Return the dates of ``sentences`` with their weight, and those that cannot be with what is wrong."""
    lists = _lists(language)
    dated: list[Dated] = []
    wrong: list[tuple[FoundPeriod, str]] = []
    prose = 0
    for index, sentence in enumerate(sentences):
        event = any(one.weight >= 0.3 for one in kinds.between(sentence.first, sentence.after))
        for found in periods.between(sentence.first, sentence.after):
            future = lists.is_future(words, found, sentence)
            try:
                period = (
                    _day_after(dated) if found.form is Form.NEXT_DAY else resolve_period(found, frame, future=future)
                )
            except PeriodError as error:
                wrong.append((found, str(error)))
                continue
            if period is None:
                continue
            decoy = lists.decoy(words, found, sentence)
            weight = WEIGHTS[found.form] + (0.8 if event else 0.0) - 0.22 * min(prose, 8)
            if decoy:
                weight -= 2.6
            elif brackets[found.first]:
                weight -= 2.6 if _bracket_names(words, found) else 0.9
            if sentence.lead:
                weight = _lead_weight(words, found, sentence)
            dated.append(Dated(found, period, index, weight, event, future, bool(decoy)))
        prose += not sentence.lead
    return dated, wrong


def _bracket_names(words: Words, found: FoundPeriod) -> bool:
    """Whether a name stands in the bracket before the date, so that it dates something else: "(Belgrade, 10 October)"."""
    at = found.first - 1
    while at > 0 and words.tokens[at] != "(":
        if words.tokens[at][0].isupper():
            return True
        at -= 1
    return False


def _day_after(before: Sequence[Dated]) -> Period | None:
    """Return the day after the last day that was named."""
    last = next((one.period.last for one in reversed(before) if is_day(one.period)), None)
    return Period.days(last + timedelta(days=1)) if last is not None else None


def _lead_weight(words: Words, found: FoundPeriod, sentence: Sentence) -> float:
    """A label ("Date:") or a line of days with a place dates the event; a bare day is the day of publication."""
    if ":" in words.tokens[sentence.first : found.first]:
        return 4.0
    if found.form is Form.DAYS:
        return 4.0 if sentence.after - found.after >= 1 else 2.4
    return 2.0 if found.form is Form.DAY and sentence.after - found.after >= 1 else -1.0


def aspect(
    words: Words, sentence: Sentence, found: FoundPeriod, others: Sequence[FoundPeriod], *, language: str
) -> str:
    """Return "starts" or "ends" if the sentence says so of its event, nearest to the date; else "".

    A verb that stands nearer to one of the ``others``, the further dates of the sentence, speaks of that one.
    """
    lists = _lists(language)
    best, nearest = "", 99
    for at in range(sentence.first, sentence.after):
        lower = words.lower[at]
        if (lower not in lists.starts and lower not in lists.ends) or words.lower[at - 1] in ("the", "a", "an", "its"):
            continue
        distance = abs(at - found.first)
        if distance < nearest and all(abs(at - one.first) >= distance for one in others):
            best, nearest = ("starts" if lower in lists.starts else "ends"), distance
    return best


def stated_length(words: Words, sentence: Sentence, *, language: str) -> int | None:
    """Return the length in days that the sentence states ("three-day", "for two days"); None also for weeks and months."""
    lists = _lists(language)
    text = words.text[words.starts[sentence.first] : words.ends[sentence.after - 1]].lower()
    for pattern in lists.lengths:
        match = pattern.search(text)
        if match:
            value = match.group(1)
            return int(value) if value.isdigit() else lists.numbers.get(value)
    return None


def lasts_weeks(words: Words, sentence: Sentence, *, language: str) -> bool:
    """Whether the sentence states a length in weeks or months, which is not counted out."""
    text = words.text[words.starts[sentence.first] : words.ends[sentence.after - 1]].lower()
    return any(pattern.search(text) for pattern in _lists(language).weeks)


def until(words: Words, sentence: Sentence, dates: Sequence[Dated], *, language: str) -> Dated | None:
    """Return the date that the sentence names as the end ("run until 18 July")."""
    lists = _lists(language)
    for dated in dates:
        at = dated.found.first
        inside = sentence.first < at < sentence.after and words.lower[at - 1] in lists.until
        if inside and is_day(dated.period) and lists.lasts & set(words.lower[max(sentence.first, at - 8) : at]):
            return dated
    return None


def span_of(period: Period, *, length: int | None, weeks: bool, sense: str, single: bool, ceremony: bool) -> Period:
    """Return the activity's days: a stated length counted out, or one bound where the words only say start or end."""
    if not single or not is_day(period):
        return period
    if length is not None and length > 1:
        return with_length(period, length, ends=sense == "ends")
    if ceremony or not sense:
        return period
    if sense == "starts" or weeks or sense == "ends":
        return open_ended(period, ends=sense == "ends")
    return period


class _Lists:
    def __init__(self, language: str) -> None:
        lists = lexicon(language)
        dating = lists["dating"]
        self.starts, self.ends = frozenset(dating["starts"]), frozenset(dating["ends"])
        self.future_words = frozenset(dating["future"])
        self.past_words = frozenset(dating["past"])
        self.decoys = tuple(tuple(text.split(" ")) for text in dating["decoys"])
        self.until, self.lasts = frozenset(lists["dates"]["to"]), frozenset(dating["lasts"])
        self.year_parts = frozenset(dating["year_parts"])
        self.votes = frozenset(dating["votes"])
        self.events = frozenset(lists["organisations"]["event_words"])
        self.after_decoys = frozenset(dating["decoys_after"])
        self.numbers: dict[str, int] = lists["numbers"]["words"]
        self.lengths = [re.compile(pattern) for pattern in dating["lengths"]]
        self.weeks = [re.compile(pattern) for pattern in dating["weeks"]]

    def is_future(self, words: Words, found: FoundPeriod, sentence: Sentence) -> bool:
        """Whether the clause of the date announces: a future word in the sentence, and no past one nearer."""
        near = 99
        future = False
        for at in range(max(sentence.first, found.first - NEAR), min(sentence.after, found.after + NEAR)):
            lower = words.lower[at]
            is_future = lower in self.future_words or (
                lower == "to" and words.lower[at - 1] in ("is", "are", "due", "scheduled") and at > sentence.first
            )
            if not is_future and lower not in self.past_words:
                continue
            if not is_future and any(
                words.lower[i] in ("will", "shall", "to") for i in range(max(sentence.first, at - 3), at)
            ):
                is_future = True
            distance = abs(at - found.first)
            if distance < near:
                near, future = distance, is_future
        return future

    def votes_first(self, words: Words, found: FoundPeriod, sentence: Sentence) -> bool:
        """Whether a vote is named nearer before the date than any event of the mission's."""
        for at in range(found.first - 1, max(sentence.first, found.first - 8) - 1, -1):
            if words.lower[at] in self.votes:
                return True
            if words.lower[at] in self.events:
                return False
        return False

    def decoy(self, words: Words, found: FoundPeriod, sentence: Sentence) -> str:
        """Return the words that show that a date dates something else, or nothing."""
        lower = words.lower
        start = max(sentence.first, found.first - 5)
        before = lower[start : found.first]
        for phrase in self.decoys:
            size = len(phrase)
            for at in range(len(before) - size + 1):
                if tuple(before[at : at + size]) == phrase and not any(
                    words.tokens[start + i] in ";." for i in range(at, len(before))
                ):
                    return " ".join(phrase)
        if self.votes & set(lower[max(sentence.first, found.first - 7) : found.first]) and self.votes_first(
            words, found, sentence
        ):
            return "a vote"
        following = lower[found.after] if found.after < len(words) else ""
        if following in self.after_decoys:
            return following
        if found.form is Form.YEAR and lower[found.first - 1] == "of" and lower[found.first - 2] in self.year_parts:
            return ""
        if found.form is Form.YEAR and found.start.year is not None:
            return (
                ""
                if lower[found.first - 1] in ("in", "during", "throughout") and found.first > sentence.first
                else "a year alone"
            )
        return ""


@cache
def _lists(language: str) -> _Lists:
    return _Lists(language)


__all__ = [
    "Dated",
    "Sentence",
    "aspect",
    "is_day",
    "lasts_weeks",
    "span_of",
    "stated_length",
    "until",
    "weigh_dates",
    "within",
]
