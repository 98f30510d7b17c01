"""Where words stand in a text, and the words themselves as evidence.

Evidence carries the members of two selectors of the W3C Web Annotation Data Model: TextQuoteSelector (4.2.4: ``exact``,
``prefix``, ``suffix``) and TextPositionSelector (4.2.5: ``start``, ``end``), so that a fact can be found again after
the text was re-read or re-flowed. A page and a box are kept where the file has pages (PDF).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import DomainError

T = TypeVar("T")

CONTEXT = 24
"""Characters of prefix and suffix kept beside the exact words."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` (included) to ``end`` (not included), counted from the start of the bulletin's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise DomainError(f"no text runs from character {self.start} to {self.end}")

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points of 1/72 inch from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a fact rests on; ``page`` counts from 1 and is None where the file has no pages."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int
    end: int
    page: int | None = None
    box: Box | None = None

    @property
    def span(self) -> Span:
        """Where the words stand in the bulletin's text."""
        return Span(self.start, self.end)


def evidence_in(text: str, span: Span, *, page: int | None = None, box: Box | None = None) -> Evidence:
    """Return the words of ``text`` at ``span`` with up to CONTEXT characters on either side."""
    start, end = span.start, span.end
    return Evidence(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
        page=page,
        box=box,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Generic[T]):
    """Words that name something, and the value they stand for.

    ``score`` runs from 0 (a guess) to 1 (stated outright); ``reason`` tells a reader why this value was chosen. A value
    that follows from the absence of words (nobody else is named as organiser) has no evidence, only a reason.
    """

    value: T
    evidence: tuple[Evidence, ...] = ()
    score: float = 1.0
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise DomainError(f"a score lies between 0 and 1, not {self.score}")


def values(mentions: Iterable[Mention[T]]) -> tuple[T, ...]:
    """Return what ``mentions`` stand for, in their order."""
    return tuple(mention.value for mention in mentions)
