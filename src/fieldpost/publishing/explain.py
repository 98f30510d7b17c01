"""What was read from a bulletin, on one page: its text on one side, and beside each passage what it was taken to say.

The page stands alone, without script; each fact links to its words by their number, and back. Its templates are
``explain*`` in ``templates/html``.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.numbers import format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fieldpost.domain import Evidence, Passage, Problem, Reading, Span

from .answers import Answer, Said, Told, about, told
from .highlights import Highlight, Highlights, Sort
from .scripts import is_right_to_left
from .wording import Wording, one_line, wording

TEMPLATES = Path(__file__).parent / "templates" / "html"
DOUBTFUL = 0.6
"""A fact with a lower score is marked as one to look at."""

_SORTS = {
    Sort.WHEN: "dates",
    Sort.WHERE: "places",
    Sort.WHO: "people",
    Sort.BODY: "organisations",
    Sort.REACH: "numbers of people",
    Sort.WHAT: "what was done",
    Sort.OTHER: "what else is named",
    Sort.PROBLEM: "open points",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of words in the text; ``is_first`` where a fact rests on them that those words lead back to."""

    number: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One value as the page shows it."""

    text: str
    detail: str = ""
    reason: str = ""
    score: str = ""
    is_doubtful: bool = False
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that answer one question, under its label."""

    label: str
    sort: Sort
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that was read of one activity, or of a caption or notice; ``number`` counts the activities.

    ``references`` are the words of the heading, none where the text gives the activity no title.
    """

    heading: str
    references: tuple[Reference, ...]
    number: int | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A passage with its highlights; ``page`` is its page where it is the first of it."""

    passage: Passage
    page: int | None
    nodes: tuple[str | Highlight, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Passages, and beside them what was read from them."""

    passages: tuple[Words, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page's contents in order; ``sorts`` are those that occur, with their names."""

    about: tuple[Group, ...]
    problems: tuple[Fact, ...]
    rows: tuple[Row, ...]
    sorts: tuple[tuple[Sort, str], ...]

    @property
    def activities(self) -> list[Card]:
        """The cards of the activities, in the order of the text."""
        return [card for row in self.rows for card in row.cards if card.number]


def render_explain(reading: Reading, *, language: str = "en") -> str:
    """Return the page about ``reading``, its own words in ``language``; reasons come as the reader wrote them."""
    words = wording(language)
    style = (TEMPLATES / "explain.css").read_text(encoding="utf-8")
    template = _environment().get_template("explain.html")
    return template.render(
        _=words.text,
        _n=words.count,
        words=words,
        reading=reading,
        bulletin=reading.bulletin,
        language=reading.language.value,
        direction="rtl" if is_right_to_left(reading.language.value) else "ltr",
        page=_Maker(reading, words).page(),
        style=Markup(style),  # noqa: S704 - our own style sheet
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class _Maker:
    """The work of one page. All words that facts rest on are collected before the first of them gets its number."""

    def __init__(self, reading: Reading, words: Wording) -> None:
        self.reading, self.words = reading, words
        self.about, self.told = about(reading, words), told(reading, words)
        self.shown: set[int] = set()
        self.highlights = Highlights(reading.bulletin.text)
        for answer in (*self.about, *(answer for each in self.told for answer in each.answers)):
            for said in answer.said:
                for evidence in said.mention.evidence:
                    self.highlights.add(evidence.span, answer.sort)
        for each in self.told:
            for evidence in each.title.evidence if each.title else ():
                self.highlights.add(evidence.span, Sort.WHAT)
        for problem in reading.problems:
            if problem.span:
                self.highlights.add(problem.span, Sort.PROBLEM)

    def page(self) -> Page:
        occurring = {sort for sorts in self.highlights.sorts.values() for sort in sorts}
        return Page(
            about=tuple(map(self._group, self.about)),
            problems=tuple(map(self._problem, self.reading.problems)),
            rows=tuple(self._rows()),
            sorts=tuple((sort, self.words.text(name)) for sort, name in _SORTS.items() if sort in occurring),
        )

    def _rows(self) -> Iterator[Row]:
        """Yield the passages with what they tell; what an activity tells in several passages stands beside them all."""
        passages = self.reading.bulletin.passages
        beside: list[list[Told]] = [[] for _ in passages]
        last_of = list(range(len(passages)))
        for each in self.told:
            places = [place for place, passage in enumerate(passages) if _meets(each.spans, passage)]
            if places:
                first = places[0]
                # The heading right above an activity stands beside it, too.
                if first and each.title and _meets([one.span for one in each.title.evidence], passages[first - 1]):
                    first -= 1
                beside[first].append(each)
                last_of[first] = max(last_of[first], places[-1])
        first = page = 0
        while first < len(passages):
            last = first
            at = first
            while at <= last:
                last = max(last, last_of[at])
                at += 1
            shown = []
            for place in range(first, last + 1):
                passage = passages[place]
                is_new = passage.page is not None and passage.page != page
                page = passage.page or page
                shown.append(Words(passage, passage.page if is_new else None, self.highlights.within(passage.span)))
            cards = tuple(self._card(each) for place in range(first, last + 1) for each in beside[place])
            yield Row(tuple(shown), cards)
            first = last + 1

    def _card(self, each: Told) -> Card:
        references = self._references(each.title.evidence) if each.title else ()
        return Card(each.heading, references, each.number, tuple(map(self._group, each.answers)))

    def _group(self, answer: Answer) -> Group:
        return Group(answer.label, answer.sort, tuple(map(self._fact, answer.said)))

    def _fact(self, said: Said) -> Fact:
        mention = said.mention
        return Fact(
            text=said.text,
            detail=said.detail,
            reason=mention.reason,
            score=format_percent(mention.score, locale=self.words.locale),
            is_doubtful=mention.score < DOUBTFUL,
            references=self._references(mention.evidence),
        )

    def _problem(self, problem: Problem) -> Fact:
        place = self.words.text("page {number}", number=problem.page) if problem.page else ""
        if problem.span is None:
            return Fact(problem.message, place)
        bulletin = self.reading.bulletin
        quoted = one_line(bulletin.text[problem.span.start : problem.span.end])
        reference = self._reference(self.highlights.number(problem.span))
        return Fact(problem.message, place, reason=quoted, references=(reference,) if quoted else ())

    def _references(self, evidence: Sequence[Evidence]) -> tuple[Reference, ...]:
        numbers = dict.fromkeys(self.highlights.number(each.span) for each in evidence)
        return tuple(self._reference(number) for number in numbers if number)

    def _reference(self, number: int) -> Reference:
        is_first = number not in self.shown
        self.shown.add(number)
        return Reference(number, is_first)


def _meets(spans: Sequence[Span], passage: Passage) -> bool:
    return any(span.start < passage.span.end and passage.span.start < span.end for span in spans)
