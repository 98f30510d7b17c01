"""How does a passage look: like a heading, a caption, a notice, a date line? Rules: docs/reference/reading/outline.md.

Plain text says nothing of it, so length, full stop, capitals, a date in front, and the neighbours decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldpost.domain import Bulletin, Passage, PassageKind, Span

from .periods import Form, FoundPeriod
from .words import Words

LABEL = re.compile(
    r"(?i)\s*(?:date|dates|what|who|when|time|venue|place|where|location|partners?|organi[sz]ers?|participants?|дата|время|место|где|когда)\s?:"
)
RUN_IN = re.compile(r"([A-ZА-ЯЁ][A-ZА-ЯЁ\d'’ -]{2,60}[A-ZА-ЯЁ?!])[.:]? (?=[A-ZА-ЯЁ\d\"“«])")
DATELINE = re.compile(
    r"\d[^.:,]{3,30}(?:г\.)?, ?[A-ZА-ЯЁ][^.:,]{1,30}[.:]\s"  # "5 June 2031, Osh. ..."
    r"|[A-ZА-ЯЁ][^.:,\d]{1,30}, ?\d{1,2} [^.:,]{2,20}(?:г\.)?[.:]\s"  # "Osh, 5 June: ..."
)
PROGRESSIVE = re.compile(r"\b(?:is|are) \w+ing\b")


@dataclass(slots=True)
class Look:
    """How a passage looks: a date opens it (``dated``), with a place (``datelined``), and is nearly all (``date_line``)."""

    passage: Passage
    text: str
    first: int
    after: int
    count: int
    closed: bool
    capitals: bool
    dated: bool
    datelined: bool
    ends_dated: bool
    date_line: bool
    heading: bool = False
    caption: bool = False
    notice: bool = False
    labelled: bool = False


def is_event_line(look: Look) -> bool:
    return (look.dated or look.ends_dated) and look.count <= 60


def looks_of(
    bulletin: Bulletin, words: Words, periods: Sequence[FoundPeriod], lists: dict[str, list[str]]
) -> list[Look]:
    looks, cursor = [], 0
    for passage in _with_run_in_headings(bulletin):
        first, after = words.range_of(passage.span)
        while cursor < len(periods) and periods[cursor].first < first:
            cursor += 1
        inside, at = [], cursor
        while at < len(periods) and periods[at].first < after:
            inside.append(periods[at])
            at += 1
        looks.append(_look(words, passage, first, after, inside, lists))
    looks = [look for look in looks if look.count]
    _mark_headings(looks)
    return looks


def _with_run_in_headings(bulletin: Bulletin) -> list[Passage]:
    """Return the passages, a heading in capitals at the head of a paragraph ("THE CANAL. You remember") as one of its own."""
    found: list[Passage] = []
    for passage in bulletin.passages:
        text = bulletin.words(passage)
        match = RUN_IN.match(text) if passage.kind is PassageKind.PARAGRAPH and len(text) > 80 else None
        if (
            match
            and text[match.end(1) : match.end(1) + 1] in (".", ":", " ")
            and (text[match.end(1)] != " " or match.group(1)[-1] in "?!")
        ):
            start = passage.span.start
            found.append(replace(passage, kind=PassageKind.HEADING, span=Span(start, start + match.end(1)), level=None))
            found.append(replace(passage, span=Span(start + match.end(), passage.span.end)))
        else:
            found.append(passage)
    return found


def _look(
    words: Words,
    passage: Passage,
    first: int,
    after: int,
    periods: list[FoundPeriod],
    lists: dict[str, list[str]],
) -> Look:
    text = " ".join(words.text[passage.span.start : passage.span.end].split())
    count = sum(token[0].isalnum() for token in words.tokens[first:after])
    letters = [char for char in text if char.isalpha()]
    dates = [p for p in periods if p.form in (Form.DAY, Form.DAYS, Form.MONTH) and (p.start.day or p.start.year)]
    covered = sum(p.after - p.first for p in periods)
    closed = text.rstrip("\"') ").endswith((".", "!", "?", ";")) and not re.search(r"\b(?:г|гг|т\. ?д)\.$", text)
    lower = text.lower()
    opening = dates[0].first - first if dates else 99
    dated = bool(dates) and (
        opening <= 2
        or (
            opening <= 4
            and lower.startswith(("from", "on", "between", "mon", "tue", "wed", "thu", "fri", "sat", "sun"))
        )
    )
    dated = dated or bool(re.match(r"(?i)(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? \d", text))
    other = count - covered
    date_line = (
        bool(dates)
        and not closed
        and other <= (6 if dated else 5)
        and count <= 14
        and not any(word in _event_words(lists) for word in words.lower[first:after])
    )
    return Look(
        passage=passage,
        text=text,
        first=first,
        after=after,
        count=count,
        closed=closed,
        capitals=len(letters) > 3 and sum(char.isupper() for char in letters) > 0.85 * len(letters),
        dated=dated,
        datelined=dated and bool(DATELINE.match(text)),
        ends_dated=bool(dates) and dates[-1].after >= after - 4,
        date_line=date_line,
        caption=passage.kind is PassageKind.CAPTION or _is_caption(lower, closed, count, lists),
        notice=_is_notice(lower, lists),
        labelled=bool(LABEL.match(text)) and count <= 30,
    )


def _event_words(lists: dict[str, list[str]]) -> frozenset[str]:
    """Words that make a short dated line an event rather than a date line."""
    return frozenset(lists["event_words"])


def _is_caption(lower: str, closed: bool, count: int, lists: dict[str, list[str]]) -> bool:
    if count > 40:
        return False
    opening = lower.lstrip("([ ")
    for word in lists["captions"]:
        if opening.startswith(word) and (len(word) > 8 or opening[len(word) : len(word) + 1] in (":", " ", ".", ",")):
            return (
                word
                not in (
                    "above",
                    "below",
                    "figure",
                    "image",
                    "picture",
                    "participants of",
                    "participants in",
                    "participants at",
                )
                or not closed
            )
    return False


def _is_notice(lower: str, lists: dict[str, list[str]]) -> bool:
    opening = lower.lstrip("([ ")
    return any(
        opening.startswith(word) and opening[len(word) : len(word) + 1] in ("", " ", ":", ".", ",")
        for word in lists["notices"]
    )


def _mark_headings(looks: list[Look]) -> None:
    for index, look in enumerate(looks):
        if look.caption or look.labelled:
            continue
        if look.passage.kind is PassageKind.HEADING:
            look.heading = not (look.date_line and index > 0)
            continue
        if look.passage.kind is not PassageKind.PARAGRAPH or look.notice:
            continue
        short = (look.count <= 18 and not look.closed and not look.text.endswith((":", ","))) or (
            look.count <= 14 and look.text.endswith(("?", "!")) and index == 0
        )
        asks = look.count <= 14 and look.closed and index + 1 < len(looks) and looks[index + 1].labelled
        if not (short or asks) or (look.date_line and index > 0):
            continue
        after_heading = index > 0 and looks[index - 1].heading and not looks[index - 1].capitals
        if PROGRESSIVE.search(look.text) and index > 0 and (after_heading or look.count > 5):
            look.caption = True
            continue
        if look.dated and index > 0 and look.count > 4:
            continue
        if index + 1 == len(looks) and index > 0:
            look.notice = True
            continue
        look.heading = True
