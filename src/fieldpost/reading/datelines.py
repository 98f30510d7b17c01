"""Which passages open with town and day: "ALMATY, 18 July 2031 -"? Forms: docs/reference/reading/places.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from .located import Located
from .names import Names
from .periods import FoundPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Words ``first`` to ``after`` open a passage with town and day: "ALMATY, 18 July 2031 -"; ``period`` is the day's."""

    first: int
    after: int
    period: FoundPeriod | None


def find_datelines(names: Names, periods: Located[FoundPeriod], passages: Sequence[tuple[int, int]]) -> list[Dateline]:
    """Return the datelines that open a passage; ``passages`` are ranges of words."""
    found = []
    for first, after in passages:
        dateline = _dateline(names, periods, first, after)
        if dateline is not None:
            found.append(dateline)
    return found


def _dateline(names: Names, periods: Located[FoundPeriod], first: int, after: int) -> Dateline | None:
    letters, words = names.letters, names.words
    if after - first < 8 or letters[first] not in "CAKH":
        return None
    dates = {p.first: p for p in periods.between(first, first + 12)}
    period, at = None, first
    while at < min(first + 22, after):
        if at in dates:
            period = period or dates[at]
            at = dates[at].after
            continue
        letter, token = letters[at], words.tokens[at]
        if token == "." and period is not None and at == period.after:
            break
        if token == "-" or (token in "/:" and period is not None):
            capitals = words.tokens[first].isupper() and len(words.tokens[first]) > 2
            following = words.starts[at] > words.ends[at - 1] or words.tokens[at + 1 : at + 2] == ["-"]
            if following and (period is not None or capitals):
                if _another(letters, at, after):
                    at += 1
                    continue
                return Dateline(first=first, after=at + 1, period=period)
            if token == "-":
                at += 1
                continue
            return None
        if letter not in 'CAKHId,.()M"/p' and words.lower[at] not in ("г", "and", "of"):
            break
        at += 1
    if (
        period is not None
        and at < after
        and at == period.after
        and words.tokens[at] == "."
        and period.start.year is not None
        and period.first - first <= 4
    ):
        return Dateline(first=first, after=at + 1, period=period)
    if (
        period is not None
        and at >= period.after
        and period.first - first <= 5
        and words.tokens[first].isupper()
        and len(words.tokens[first]) > 2
    ):
        return Dateline(first=first, after=period.after, period=period)
    return None


def _another(letters: str, at: int, after: int) -> bool:
    """Whether a second town follows the dash: "NARYN, Kyrgyz Republic - KHOROG, Tajikistan --"."""
    rest = letters[at + 1 : min(at + 8, after)]
    stop = rest.find("-")
    return stop > 0 and all(letter in "CAK," for letter in rest[:stop])
