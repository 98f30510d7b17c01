"""Which passages are headings, captions, notices and lines of a calendar, and which tell one story together?

Files say little of it: plain text nothing. What decides is how a passage looks (length, full stop, capitals, a date in
front) and what follows it. The rules stand in docs/reference/reading/outline.md.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldpost.domain import Bulletin, Passage, PassageKind
from fieldpost.gazetteer.lexicon import lexicon

from .looks import Look, is_event_line, looks_of
from .periods import FoundPeriod
from .words import Words

CELL = re.compile(r"\s*\|\s*")
NUMBERED = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+")


@dataclass(slots=True)
class Story:
    """Passages that are told together: ``lead`` are lines of date, place or labels between title and text."""

    title: Passage | None = None
    section: Passage | None = None
    above: Passage | None = None
    lead: list[Passage] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    captions: list[Passage] = field(default_factory=list)
    listed: bool = False
    announced: bool = False

    @property
    def told(self) -> list[Passage]:
        """The passages that hold its facts, in reading order, title left out."""
        return sorted(self.lead + self.passages, key=lambda passage: passage.span.start)


@dataclass(slots=True)
class Outline:
    """A bulletin's stories in order, and what is none: ``front`` and ``back`` matter, captions, notices."""

    stories: list[Story] = field(default_factory=list)
    front: list[Passage] = field(default_factory=list)
    back: list[Passage] = field(default_factory=list)
    captions: list[tuple[Passage, Story | None]] = field(default_factory=list)
    notices: list[Passage] = field(default_factory=list)
    several: bool = False
    diary: bool = False


def outline(bulletin: Bulletin, words: Words, periods: Sequence[FoundPeriod], *, language: str) -> Outline:
    """Return the stories of ``bulletin``; every passage belongs to a story or to one of the lists beside them."""
    lists = lexicon(language)["outline"]
    looks = looks_of(bulletin, words, periods, lists)
    result = Outline()
    body = [
        i
        for i, look in enumerate(looks)
        if not look.heading and not look.caption and not look.date_line and not look.notice
    ]
    if not body:
        _only_headings(looks, result)
        return result
    headings_after = [i for i, look in enumerate(looks) if look.heading and body[0] < i < body[-1]]
    events = [
        i
        for i in body
        if looks[i].passage.kind in (PassageKind.LIST_ITEM, PassageKind.TABLE_ROW) and is_event_line(looks[i])
    ]
    result.diary = not headings_after and _is_diary([looks[i] for i in body])
    result.several = bool(headings_after) or len(events) >= 2 or _labelled_blocks(looks) >= 2 or result.diary
    builder = _Builder(looks, result, lists)
    for index in range(len(looks)):
        builder.take(index)
    builder.close()
    return result


def _is_diary(body: list[Look]) -> bool:
    """Whether each day and place has its paragraph: "5 June, Osh. ...", then "6 June, Uzgen. ..."."""
    return body[0].datelined and sum(look.datelined for look in body) >= 2


def _labelled_blocks(looks: list[Look]) -> int:
    return sum(look.labelled and not (i and looks[i - 1].labelled) for i, look in enumerate(looks))


def _only_headings(looks: list[Look], result: Outline) -> None:
    """Keep a text of nothing but short lines: the longest tells the story."""
    if not looks:
        return
    longest = max(looks, key=lambda look: look.count)
    story = Story(passages=[longest.passage])
    before = [look.passage for look in looks if look.passage.span.end <= longest.passage.span.start and look.heading]
    story.title = before[-1] if before else None
    story.lead = [look.passage for look in looks if look.date_line and look is not longest]
    result.stories.append(story)


class _Builder:
    """Hands the passages one after the other to the story they belong to."""

    def __init__(self, looks: list[Look], result: Outline, lists: dict[str, list[str]]) -> None:
        self.looks, self.result, self.lists = looks, result, lists
        self.some_capitals = any(look.capitals for look in looks if look.heading)
        self.all_capitals = all(look.capitals for look in looks if look.heading)
        self.last_prose_at = max(
            (i for i, look in enumerate(looks) if not (look.notice or look.date_line or look.caption)), default=-1
        )
        self.last_heading_at = max((i for i, look in enumerate(looks) if look.heading), default=-1)
        self.look_of = {look.passage.span.start: look for look in looks}
        self.section: Passage | None = None
        self.title: Passage | None = None
        self.announced = False
        self.title_announced = False
        self.story: Story | None = None
        self.waiting: list[Passage] = []
        self.above: Passage | None = None
        self.last_heading: Passage | None = None

    def take(self, index: int) -> None:
        look = self.looks[index]
        if look.caption:
            if self.story is None and self.title is not None:
                # A caption between a title and its text belongs to the story that follows.
                self._open(listed=False)
            self.result.captions.append((look.passage, self.story))
            if self.story is not None:
                self.story.captions.append(look.passage)
        elif look.passage.kind is PassageKind.TABLE_ROW and all(
            cell.lower() in self.lists["table_heads"] for cell in CELL.split(look.text)
        ):
            self.result.front.append(look.passage)
        elif look.heading:
            self._heading(index)
        elif look.date_line or look.labelled:
            self._date_line(index)
        elif look.notice:
            self.result.notices.append(look.passage)
        else:
            self._body(index)

    def close(self) -> None:
        """Keep a title that nothing followed: a story of its own if it is dated, else back matter."""
        if self.title is not None and (self.story is None or self.story.title is not self.title):
            if self.waiting:
                self._open(listed=False)
            else:
                self.result.back.append(self.title)
        self.result.back.extend(self.waiting)
        self.waiting = []

    def _heading(self, index: int) -> None:
        self._flush()
        look = self.looks[index]
        self.last_heading, before = look.passage, self.last_heading
        following = next((one for one in self.looks[index + 1 :] if not one.caption), None)
        if self._is_stranded(look, following):
            self.result.captions.append((look.passage, self.story))
            self.story.captions.append(look.passage)  # type: ignore[union-attr]
            return
        if self._is_section(index, following):
            if (
                not self.result.stories
                and index == 0
                and following is not None
                and following.heading
                and not self._is_section_word(look)
            ):
                self.result.front.append(look.passage)
                self.announced = False
            else:
                if self.section is not None and before is self.section:
                    self.above = self.section
                elif _names_dimension(look):
                    self.above = None
                self.section, self.title = look.passage, None
                self.announced = self.title_announced = self._is_announcing(look)
            self.story = None
            return
        if self.title is not None and self.story is None:
            if self.result.stories:
                self.result.captions.append((self.title, self.result.stories[-1]))
            else:
                self.result.front.append(self.title)
        self.title, self.story = look.passage, None
        self.title_announced = self.announced or self._is_announcing(look)

    def _is_stranded(self, look: Look, following: Look | None) -> bool:
        """Whether a line between a text and the next heading is the words of a photograph: headings here are in capitals."""
        if self.story is None or not self.story.passages or following is None or not following.heading:
            return False
        return (
            self.some_capitals and not look.capitals and look.passage.kind is PassageKind.PARAGRAPH and look.count > 4
        )

    def _flush(self) -> None:
        if not self.waiting:
            return
        if (
            self.title is not None
            and self.story is None
            and any(self._look_of(p).labelled or self._look_of(p).date_line for p in self.waiting)
        ) and (self.result.stories or any(self._look_of(p).labelled for p in self.waiting)):
            self._open(listed=False)
            return
        self.result.front.extend(self.waiting)
        self.waiting = []

    def _look_of(self, passage: Passage) -> Look:
        return self.look_of[passage.span.start]

    def _is_section(self, index: int, following: Look | None) -> bool:
        look = self.looks[index]
        if following is None:
            return False
        if following.heading:
            level, next_level = look.passage.level, following.passage.level
            if (
                look.passage.kind is PassageKind.HEADING
                and following.passage.kind is PassageKind.HEADING
                and level
                and next_level
            ):
                return level < next_level or (self.result.stories == [] and index == 0)
            return True
        if not self.result.several:
            return False
        if look.capitals and not self.all_capitals:
            return True
        if following.passage.kind is PassageKind.LIST_ITEM and is_event_line(following):
            return True
        if following.dated and not following.date_line and self._is_announcing(look):
            return True
        return self._is_section_word(look, exact=self.some_capitals and not look.capitals)

    def _is_section_word(self, look: Look, *, exact: bool = False) -> bool:
        text = NUMBERED.sub("", look.text.lower()).strip(" :-")
        lists = self.lists
        if text in lists["sections"] or text in lists["visits"]:
            return True
        return not exact and look.count <= 4 and bool(text) and text.split()[-1] in lists["section_ends"]

    def _is_announcing(self, look: Look) -> bool:
        text = NUMBERED.sub("", look.text.lower()).strip(" :-")
        return look.count <= 10 and (
            text in self.lists["upcoming_alone"] or any(_has(text, word) for word in self.lists["upcoming"])
        )

    def _date_line(self, index: int) -> None:
        look = self.looks[index]
        last = index > self.last_prose_at
        if self.story is not None and self.story.passages:
            if look.labelled and not self.result.several:
                self.story.passages.append(look.passage)
            elif last or not self.result.several:
                self.result.back.append(look.passage)
            elif is_event_line(look):
                self._listed(look)
            else:
                self.story.lead.append(look.passage)
        elif self.title is None and (self.announced or (self.section is not None and look.count > 6)):
            self._listed(look)
        else:
            self.waiting.append(look.passage)

    def _listed(self, look: Look) -> None:
        self.story = None
        story = Story(
            title=None,
            section=self.title or self.section,
            above=self.above,
            passages=[look.passage],
            listed=True,
            announced=self.title_announced,
        )
        self.result.stories.append(story)

    def _body(self, index: int) -> None:
        look = self.looks[index]
        kind = look.passage.kind
        if kind in (PassageKind.LIST_ITEM, PassageKind.TABLE_ROW) and is_event_line(look) and self.result.several:
            self._listed(look)
            return
        if (
            self.result.several
            and look.dated
            and look.count <= 40
            and (self.announced or self.title_announced)
            and self._neighbour_is_line(index)
        ):
            self._listed(look)
            return
        if self._is_greeting(index):
            self.result.front.append(look.passage)
            return
        if (
            self.story is not None
            and self.story.passages
            and self.result.several
            and look.dated
            and self._look_of(self.story.passages[0]).dated
        ):
            # "What was in October": paragraphs that a date opens, one story each.
            self.story = Story(
                section=self.title or self.section,
                above=self.above,
                passages=[look.passage],
                announced=self.title_announced,
            )
            self.result.stories.append(self.story)
            return
        if (
            self.story is not None
            and not self._among_notices()
            and (
                self.story.title is not None
                or not self.result.several
                or self.result.diary
                or self._continues(look)
                or not self.story.passages
            )
        ):
            self.story.passages.append(look.passage)
            return
        self._open(listed=False).passages.append(look.passage)

    def _among_notices(self) -> bool:
        """Whether the section is one of notices, which have nothing to do with each other."""
        if self.section is None or self.title is not None:
            return False
        text = self._look_of(self.section).text.lower()
        return NUMBERED.sub("", text).strip(" :-") in self.lists["notice_sections"]

    def _neighbour_is_line(self, index: int) -> bool:
        around = [self.looks[i] for i in (index - 1, index + 1) if 0 <= i < len(self.looks)]
        return any(look.dated and look.count <= 40 for look in around)

    def _is_greeting(self, index: int) -> bool:
        return (
            index < self.last_heading_at
            and not self.result.stories
            and self.looks[index].text.lower().startswith(tuple(self.lists["greetings"]))
        )

    def _continues(self, look: Look) -> bool:
        if look.passage.kind is PassageKind.LIST_ITEM:
            return True
        opening = look.text.split(" ", 1)[0].lower()
        return (
            opening in self.lists["continues"]
            and not look.dated
            and not re.match(r"(?i)(on|in|from|в|с)\s+(?:\d|\w+ \d)", look.text)
        )

    def _open(self, *, listed: bool) -> Story:
        self.story = Story(
            title=self.title,
            section=self.section,
            above=self.above,
            lead=self.waiting,
            listed=listed,
            announced=self.title_announced,
        )
        self.waiting = []
        self.result.stories.append(self.story)
        return self.story


def _names_dimension(look: Look) -> bool:
    return look.text.lower().endswith(("dimension", "измерение"))


def _has(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
