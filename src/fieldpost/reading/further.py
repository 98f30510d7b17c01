"""Which sentences of a story tell which activity?

One story can tell several: another day with an event of its own, days of a series told one by one, or one thing done twice in
two towns. A date opens a further activity only if its sentence tells of an event; what follows in its paragraph belongs to it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from fieldpost.domain import Period
from fieldpost.gazetteer.lexicon import lexicon

from .dating import Dated, Sentence, is_day, within
from .facts import Facts
from .found import BodyMention
from .located import Located
from .outline import Story
from .parts import find_roles
from .periods import Form

Group = tuple[list[Sentence], Dated | None]


class Splitter:
    """Divides the ``sentences`` of one story among its activities by their ``dates``."""

    def __init__(
        self,
        facts: Facts,
        story: Story,
        sentences: list[Sentence],
        dates: Sequence[Dated],
        mentions: Located[BodyMention],
    ) -> None:
        self.facts, self.story, self.sentences, self.dates, self.mentions = facts, story, sentences, dates, mentions
        self.words, self.language = facts.names.words, facts.language
        lists = lexicon(facts.language)["activities"]
        self.further_words, self.after_words = frozenset(lists["further"]), frozenset(lists["after"])
        self.also = frozenset(lists["also"])
        self.future_words = frozenset(lexicon(facts.language)["dating"]["future"])
        self.days_of_a_run = [(tuple(text.split(" ")), shift) for text, shift in lists["days_of_a_run"].items()]

    def groups(self, main: Dated | None) -> list[Group]:
        """Return the sentences of each activity with its date, that of ``main`` first; in a series, day by day."""
        sentences = self.sentences
        if main is None or self.story.listed:
            return [(sentences, main)]
        parts = self._parts_of_a_series(main)
        if parts:
            return parts
        further = [one for one in self._further(main) if one.sentence != main.sentence]
        if not further and self._adds(main):
            return self._told_before(main)
        further.extend(self._following(main, {one.sentence for one in further}))
        further.sort(key=lambda one: one.sentence)
        twin = self.twin(main)
        if not further:
            return [(sentences, main), (sentences, twin)] if twin is not None else [(sentences, main)]
        owner: dict[int, Dated] = {}
        for one in further:
            owner[one.sentence] = one
            following = one.sentence + 1
            while (
                following < len(sentences)
                and following != main.sentence
                and following not in {other.sentence for other in further}
            ):
                if not self._same_passage(one.sentence, following):
                    break
                owner[following] = one
                following += 1
        groups: list[Group] = [([s for i, s in enumerate(sentences) if i not in owner], main)]
        groups.extend(([s for i, s in enumerate(sentences) if owner.get(i) is one], one) for one in further)
        return groups

    def _adds(self, main: Dated) -> bool:
        """Whether the only date is that of something "also" done, and what the story opens with has none of its own."""
        sentence = self.sentences[main.sentence]
        first = next((s for s in self.sentences if not s.lead), sentence)
        if first is sentence or "\n" not in self.words.tokens[first.after - 1 : sentence.first]:
            return False
        also = self.also & set(self.words.lower[sentence.first : sentence.after])
        return bool(also) and self._names_an_event(first) and self._acts(first)

    def _told_before(self, main: Dated) -> list[Group]:
        passage = [
            i
            for i in range(main.sentence, len(self.sentences))
            if self._same_passage(main.sentence, i) or i == main.sentence
        ]
        own = [s for i, s in enumerate(self.sentences) if i in passage]
        return [([s for i, s in enumerate(self.sentences) if i not in passage], None), (own, main)]

    def _following(self, main: Dated, taken: set[int]) -> list[Dated]:
        """Return what is announced without a date of its own: after the event, or on one of its days.

        "After the ceremony the boards of two other projects will meet"; "the first day is given to a meeting on education".
        """
        found = []
        for index, sentence in enumerate(self.sentences):
            if index <= main.sentence or index in taken or not is_day(main.period):
                continue
            if any(one.sentence == index for one in self.dates) or not self._names_an_event(sentence):
                continue
            opening = tuple(self.words.lower[sentence.first : sentence.first + 4])
            period = self._day_of_the_run(opening, main.period)
            if period is None and opening[0] in self.after_words and self._is_announced(sentence):
                period = main.period
            if period is not None:
                found.append(replace(main, sentence=index, period=period, future=self._is_announced(sentence)))
        return found

    def _day_of_the_run(self, opening: tuple[str, ...], run: Period) -> Period | None:
        for words, shift in self.days_of_a_run:
            if (
                words == opening[: len(words)]
                and run.first is not None
                and run.last is not None
                and run.first < run.last
            ):
                return Period.days(run.last if shift < 0 else run.first + timedelta(days=shift))
        return None

    def _names_an_event(self, sentence: Sentence) -> bool:
        kinds = self.facts.kinds.between(sentence.first, sentence.after)
        return any(one.is_noun and one.weight >= 0.8 for one in kinds)

    def _is_announced(self, sentence: Sentence) -> bool:
        return bool(self.future_words & set(self.words.lower[sentence.first : sentence.after]))

    def twin(self, main: Dated) -> Dated | None:
        """Return the second date of a sentence that tells one thing done twice: "in A on 4 May and in B on 11 May"."""
        if main.found.form is not Form.DAY:
            return None
        sentence = self.sentences[main.sentence]
        towns = [
            one
            for one in self.facts.places.between(sentence.first, sentence.after)
            if one.is_settlement and not one.bracketed
        ]
        for one in self.dates:
            if one.sentence == main.sentence and one is not main and one.found.form is Form.DAY and not one.decoy:
                nearest = [
                    min(towns, key=lambda town: abs(town.first - date.found.first), default=None)
                    for date in (main, one)
                ]
                if None not in nearest and nearest[0] is not nearest[1]:
                    return one
        return None

    def _same_passage(self, one: int, other: int) -> bool:
        first, last = self.sentences[one].after, self.sentences[other].first
        return "\n" not in self.words.tokens[first - 1 : last]

    def _parts_of_a_series(self, main: Dated) -> list[Group]:
        """Return one group a day where a run of days is told day by day: "filled three days ... On 1 May ... on 2 May"."""
        if main.found.form is not Form.DAYS or main.found.series:
            return []
        inside: dict[int, Dated] = {}
        for one in self.dates:
            if (
                one.sentence > main.sentence
                and one.found.form is Form.DAY
                and within(one.period, main.period)
                and not one.decoy
            ):
                inside.setdefault(one.sentence, one)
        distinct = {str(one.period) for one in inside.values()}
        if len(distinct) < 3 or len(distinct) < len(inside):
            return []
        groups: list[Group] = []
        current: list[Sentence] = []
        for index, sentence in enumerate(self.sentences):
            if index in inside:
                current = [sentence]
                groups.append((current, inside[index]))
            elif groups:
                current.append(sentence)
        return groups

    def _further(self, main: Dated) -> list[Dated]:
        """Return the dates of further activities: another day in another sentence that tells of an event."""
        found: list[Dated] = []
        seen = {(str(main.period), main.future)}
        for one in sorted(self.dates, key=lambda dated: -dated.weight):
            if (
                one.sentence == main.sentence
                or self.sentences[one.sentence].lead
                or one.decoy
                or self.facts.brackets[one.found.first]
            ):
                continue
            if any(other.sentence == one.sentence for other in found) or (str(one.period), one.future) in seen:
                continue
            if one.found.form == Form.SEASON or (one.found.form == Form.YEAR and not one.future):
                continue
            if (
                one.found.form in (Form.MONTH, Form.WEEK)
                and not one.future
                and not (one.sentence == 0 and main.future and one.event)
            ):
                continue
            if not self._tells_an_event(one) or (is_day(one.period) and within(one.period, main.period)):
                continue
            found.append(one)
            seen.add((str(one.period), one.future))
        return sorted(found, key=lambda dated: dated.sentence)

    def _tells_an_event(self, one: Dated) -> bool:
        sentence = self.sentences[one.sentence]
        lower = self.words.lower[sentence.first : sentence.after]
        opens = one.found.first - sentence.first <= 2 and one.found.form in (Form.DAY, Form.DAYS)
        return one.event or any(word in self.further_words for word in lower) or (opens and self._acts(sentence))

    def _acts(self, sentence: Sentence) -> bool:
        """Whether some body does something in the sentence."""
        roles = find_roles(self.facts.names, self.mentions, (sentence.first, sentence.after), language=self.language)
        return any(role.verb for role in roles)
