"""What was read from a bulletin, on one page: its text on one side, and beside each passage what it was taken to say.

The page stands alone, without script; each fact links to its words by their number, and back. Its templates are
``explain*`` in ``templates/html``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_percent
from markupsafe import Markup

from fieldpost.domain import Evidence, Mention, Passage, Problem, Reading, Span, Themes
from fieldpost.gazetteer import default_themes

from .answers import Answer, Said, Told, about, told
from .highlights import Highlight, Highlights, Sort
from .html_environment import environment, hash_of, style_sheet
from .scripts import is_right_to_left
from .wording import Wording, one_line, wording

DOUBTFUL = 0.6
"""A fact with a lower score is marked as one to look at."""

FARTHEST_HEADING = 3
"""Passages above an activity among which its heading is looked for."""

SORTS = {
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
    detail: str
    reason: str
    score: str
    is_doubtful: bool
    references: tuple[Reference, ...]


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
class OpenPoint:
    """A problem; ``quoted`` are its words, empty where it concerns the whole file."""

    number: int
    text: str
    place: str
    span: Span | None
    quoted: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A passage with its highlights; ``page`` is its page where it is the first of it.

    ``is_open`` says that a problem concerns all of it.
    """

    passage: Passage
    page: int | None
    nodes: tuple[str | Highlight, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Passages, and beside them what stays open and what was read from them."""

    passages: tuple[Words, ...]
    points: tuple[OpenPoint, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page's contents in order; ``sorts`` are those that occur, with their names."""

    about: tuple[Group, ...]
    points: tuple[OpenPoint, ...]
    rows: tuple[Row, ...]
    sorts: tuple[tuple[Sort, str], ...]

    @property
    def activities(self) -> list[Card]:
        """The cards of the activities, in the order of the text."""
        return [card for row in self.rows for card in row.cards if card.number]


def render_explain(reading: Reading, *, language: str = "en", themes: Themes | None = None) -> str:
    """Return the page about ``reading``, its own words in ``language``; reasons come as the reader wrote them.

    ``themes`` has the names of the fields of work, by default those that are built in.
    """
    words = wording(language)
    style = style_sheet("explain.css")
    template = environment().get_template("explain.html")
    return template.render(
        _=words.text,
        _n=words.count,
        words=words,
        reading=reading,
        bulletin=reading.bulletin,
        language=reading.language.value,
        direction="rtl" if is_right_to_left(reading.language.value) else "ltr",
        page=_Maker(reading, words, themes or default_themes()).page(),
        style=Markup(style),  # noqa: S704 - our own style sheet
        style_hash=hash_of(style),
    )


class _Maker:
    """The work of one page. All words that facts rest on are collected before the first of them gets its number."""

    def __init__(self, reading: Reading, words: Wording, themes: Themes) -> None:
        self.reading, self.words = reading, words
        self.about, self.told = about(reading, words), told(reading, words, themes)
        self.shown: set[int] = set()
        self.highlights = Highlights(reading.bulletin.text)
        for answer in (*self.about, *(answer for each in self.told for answer in each.answers)):
            for said in answer.said:
                self._collect(said.mention, answer.sort)
        for each in self.told:
            if each.title:
                self._collect(each.title, Sort.WHAT)
        for problem in reading.problems:
            if problem.span and not self._is_whole(problem.span):
                self.highlights.add(problem.span, Sort.PROBLEM)

    def page(self) -> Page:
        occurring = {sort for sorts in self.highlights.sorts.values() for sort in sorts}
        points = tuple(self._point(number, each) for number, each in enumerate(self.reading.problems, start=1))
        return Page(
            about=tuple(map(self._group, self.about)),
            points=points,
            rows=tuple(self._rows(points)),
            sorts=tuple((sort, self.words.text(name)) for sort, name in SORTS.items() if sort in occurring),
        )

    def _collect(self, mention: Mention[Any], sort: Sort) -> None:
        for evidence in mention.evidence:
            self.highlights.add(evidence.span, sort)

    def _is_whole(self, span: Span) -> bool:
        """Whether ``span`` holds all of some passage; that is marked beside the text and not in it."""
        return any(passage.span in span for passage in self.reading.bulletin.passages)

    def _rows(self, points: Sequence[OpenPoint]) -> Iterator[Row]:
        page = 0
        for passages, beside in _side_by_side(self.reading.bulletin.passages, self.told):
            here = [point for point in points if point.span and any(_meet(point.span, each) for each in passages)]
            shown = []
            for passage in passages:
                is_new = passage.page is not None and passage.page != page
                page = passage.page or page
                nodes = self.highlights.within(passage.span)
                is_open = any(point.span and passage.span in point.span for point in here)
                shown.append(Words(passage, passage.page if is_new else None, nodes, is_open))
            yield Row(tuple(shown), tuple(here), tuple(map(self._card, beside)))

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

    def _point(self, number: int, problem: Problem) -> OpenPoint:
        span = problem.span
        return OpenPoint(
            number=number,
            text=problem.message,
            place=self.words.text("page {number}", number=problem.page) if problem.page else "",
            span=span,
            quoted=one_line(self.reading.bulletin.text[span.start : span.end]) if span else "",
            references=self._numbered([span]) if span else (),
        )

    def _references(self, evidence: Sequence[Evidence]) -> tuple[Reference, ...]:
        return self._numbered([each.span for each in evidence])

    def _numbered(self, spans: Sequence[Span]) -> tuple[Reference, ...]:
        """Return the numbers of the words at ``spans``; they lead back to the first fact that rests on them."""
        numbers = dict.fromkeys(filter(None, map(self.highlights.number, spans)))
        references = tuple(Reference(number, number not in self.shown) for number in numbers)
        self.shown.update(numbers)
        return references


def _side_by_side(passages: Sequence[Passage], told: Sequence[Told]) -> Iterator[tuple[Sequence[Passage], list[Told]]]:
    """Yield runs of passages with what is told there; what is told by several passages stands beside them all."""
    beside: list[list[Told]] = [[] for _ in passages]
    ends = [place + 1 for place in range(len(passages))]
    for each in told:
        places = [place for place, passage in enumerate(passages) if any(_meet(span, passage) for span in each.spans)]
        if not places:
            continue
        headed = [evidence.span for evidence in each.title.evidence] if each.title else []
        # The heading above an activity stands beside it, too, and so do captions between the two.
        above = range(max(0, places[0] - FARTHEST_HEADING), places[0])
        headings = (place for place in above if any(_meet(span, passages[place]) for span in headed))
        first = next(headings, places[0])
        beside[first].append(each)
        ends[first] = max(ends[first], places[-1] + 1)
    start = 0
    while start < len(passages):
        end, at = ends[start], start + 1
        while at < end:
            end = max(end, ends[at])
            at += 1
        yield passages[start:end], [each for place in range(start, end) for each in beside[place]]
        start = end


def _meet(span: Span, passage: Passage) -> bool:
    return span.start < passage.span.end and passage.span.start < span.end
