"""The words that facts rest on, as numbered highlights inside a bulletin's text; they may lie within each other.

A highlight that only overlaps another is cut at its end, for HTML nests; the first piece has the number.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from fieldpost.domain import Span


class Sort(StrEnum):
    """What sort of fact words tell; also the class of the highlight on the page."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    BODY = "body"
    REACH = "reach"
    WHAT = "what"
    OTHER = "other"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words and the sorts of facts they tell; ``number`` counts a bulletin's highlights from 1, 0 for a later piece."""

    number: int
    sorts: tuple[Sort, ...]
    children: tuple["str | Highlight", ...]


@dataclass(slots=True)
class Highlights:
    """All highlights of one text: each stretch of words has one number, whatever it tells."""

    text: str
    sorts: dict[Span, list[Sort]] = field(default_factory=dict)
    _numbers: dict[Span, int] = field(default_factory=dict)

    def add(self, span: Span, sort: Sort) -> None:
        """Say that the words at ``span`` tell a fact of ``sort``; all are added before the first is numbered."""
        if len(span):
            sorts = self.sorts.setdefault(span, [])
            if sort not in sorts:
                sorts.append(sort)

    def number(self, span: Span) -> int:
        """Return the number of the words at ``span``, counted in reading order; 0 if they were not added."""
        if not self._numbers:
            ordered = sorted(self.sorts, key=_in_reading_order)
            self._numbers = {each: number for number, each in enumerate(ordered, start=1)}
        return self._numbers.get(span, 0)

    def within(self, passage: Span) -> tuple[str | Highlight, ...]:
        """Return the words of ``passage`` with its highlights."""
        inside = [
            (Span(max(span.start, passage.start), min(span.end, passage.end)), span)
            for span in self.sorts
            if span.start < passage.end and passage.start < span.end
        ]
        return self._nested(passage, inside)

    def _nested(self, outer: Span, inside: Iterable[tuple[Span, Span]]) -> tuple[str | Highlight, ...]:
        """Return the words of ``outer``; ``inside`` are pieces within it, each with the whole it belongs to."""
        result: list[str | Highlight] = []
        at = outer.start
        left = sorted(inside, key=lambda each: _in_reading_order(each[0]), reverse=True)
        while left:
            piece, whole = left.pop()
            children = []
            while left and left[-1][0].start < piece.end:
                child, of = left.pop()
                children.append((Span(child.start, min(child.end, piece.end)), of))
                if child.end > piece.end:
                    left.append((Span(piece.end, child.end), of))
                    left.sort(key=lambda each: _in_reading_order(each[0]), reverse=True)
            if at < piece.start:
                result.append(self.text[at : piece.start])
            number = self.number(whole) if piece.start == whole.start else 0
            result.append(Highlight(number, tuple(self.sorts[whole]), self._nested(piece, children)))
            at = piece.end
        if at < outer.end:
            result.append(self.text[at : outer.end])
        return tuple(result)


def _in_reading_order(span: Span) -> tuple[int, int]:
    return span.start, -span.end
