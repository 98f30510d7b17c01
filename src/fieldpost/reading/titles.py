"""What is the title of a line of a calendar? The line without its date, its place and stray marks."""

import re

from .located import Located
from .periods import FoundPeriod
from .places import Cue, FoundPlace
from .words import Words

EDGE = " \t,;:.-–—*|()•\"'"


def line_title(
    words: Words, text: str, line: tuple[int, int], periods: Located[FoundPeriod], places: Located[FoundPlace]
) -> tuple[int, int]:
    """Return the first character of the title of ``line`` (a range of words) in ``text`` and the one after its last."""
    first, after = line
    start, end = words.starts[first], words.ends[after - 1]
    dates = periods.between(first, after)
    if dates and dates[0].first - first <= 3 and words.tokens[dates[0].first - 1] != ",":
        start = words.ends[dates[0].after - 1]
        start = _past_times(text, start, end)
    elif dates and dates[-1].after >= after - 3:
        end = words.starts[dates[-1].first]
    leading = next((p for p in places.between(first, after) if 0 <= words.starts[p.first] - start <= 4), None)
    if leading is not None and words.tokens[leading.after : leading.after + 1] in ([":"], [","], ["-"], ["|"], ["."]):
        start = words.ends[leading.after]
    place = next(
        (
            p
            for p in places.between(first, after)
            if words.starts[p.first] > start and p.cue in (Cue.IN, Cue.LINE) and p.is_settlement
        ),
        None,
    )
    if place is not None and words.starts[place.first] < end:
        before = words.starts[place.first]
        tail = text[before:end]
        if place.cue is Cue.IN and len(tail) < 90:
            end = words.starts[place.first - 1]
        elif place.cue is Cue.LINE:
            end = before
    bracket = text.find(" (", start, end)
    if bracket > start:
        end = bracket
    while start < end and text[start] in EDGE and not (text[start] in "\"'(" and start > 0):
        start += 1
    while end > start and text[end - 1] in " \t,;:.-–—*|•(":
        end -= 1
    return start, end


ONLINE = re.compile(r"[\s,;]*online\s?[:,-]", re.IGNORECASE)
TIMES = re.compile(r"[\s,;*]*(?:(?:at|в)\s+)?\d{1,2}[:.]\d\d(?:\s?-\s?\d{1,2}[:.]\d\d)?(?:\s?(?:am|pm|hrs|h))?")
WEEKDAY = re.compile(r"[\s,;*(]*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?[)]?(?=[\s,:;*-])", re.IGNORECASE)


def _past_times(text: str, start: int, end: int) -> int:
    for pattern in (WEEKDAY, TIMES, ONLINE):
        match = pattern.match(text, start, end)
        if match:
            start = match.end()
    return start
