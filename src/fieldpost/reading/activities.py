"""Which activities does a story tell? Its own, and further ones that have a date of their own.

This stage puts together what the others found; what each question is decided by stands in their modules. A sentence that
names another day and an event opens a further activity, which has that sentence's facts and shares the organisers.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from fieldpost.domain import Kind, OrganisationRole, Part, Period
from fieldpost.gazetteer.lexicon import lexicon

from .bodies import Bodies
from .calendar import Frame
from .dating import Dated, Sentence, aspect, is_day, lasts_weeks, span_of, stated_length, until, weigh_dates, within
from .kinds import FoundKind, choose_kind
from .located import Located
from .named_documents import FoundDocument
from .names import Names
from .outline import Outline, Story
from .parts import BodyMention, FoundRole, find_roles
from .people import FoundPerson
from .periods import Form, FoundPeriod
from .places import Dateline, FoundPlace
from .reach import FoundReach
from .themes import FoundTheme
from .venue import choose_places

ORGANISING = frozenset({OrganisationRole.ORGANISED, OrganisationRole.CO_ORGANISED, OrganisationRole.HOSTED})


@dataclass(slots=True)
class Facts:
    """All that the earlier stages found in a text, each list in reading order."""

    names: Names
    outline: Outline
    sentences: list[tuple[int, int]]
    periods: Located[FoundPeriod]
    bodies: Bodies
    people: Located[FoundPerson]
    places: Located[FoundPlace]
    reach: Located[FoundReach]
    kinds: Located[FoundKind]
    datelines: Located[Dateline]
    themes: list[FoundTheme]
    documents: Located[FoundDocument]
    brackets: list[bool]
    frame: Frame
    language: str


@dataclass(slots=True)
class Told:
    """One activity as found: words by their numbers, values with the reason for each."""

    story: Story
    sentences: list[Sentence]
    main: Sentence
    dated: Dated | None
    period: Period | None
    period_reason: str
    upcoming: bool
    upcoming_reason: str
    kind: Kind
    kind_found: FoundKind | None
    part: Part = Part.ORGANISED
    part_reason: str = ""
    part_words: tuple[int, int] | None = None
    publisher: str | None = None
    places: list[tuple[FoundPlace, str]] = field(default_factory=list)
    people: list[FoundPerson] = field(default_factory=list)
    roles: list[FoundRole] = field(default_factory=list)
    reach: list[FoundReach] = field(default_factory=list)
    wrong: list[tuple[FoundPeriod, str]] = field(default_factory=list)


def find_activities(facts: Facts) -> list[Told]:
    """Return the activities of all stories, in reading order."""
    told: list[Told] = []
    for story in facts.outline.stories:
        found = _Teller(facts, story).activities()
        if len(found) == 1 and facts.outline.several and _tells_nothing(found[0]):
            facts.outline.notices.extend(story.told)
        else:
            told.extend(found)
    facts.outline.notices.sort(key=lambda passage: passage.span.start)
    return told


def _tells_nothing(told: Told) -> bool:
    """Whether a paragraph among others has no title, no date and no word for an event: it is a notice."""
    clear = told.kind_found is not None and told.kind_found.weight >= 0.6
    return told.story.title is None and told.dated is None and not clear


class _Teller:
    """Reads one story."""

    def __init__(self, facts: Facts, story: Story) -> None:
        self.facts, self.story = facts, story
        self.words, self.language = facts.names.words, facts.language
        lists = lexicon(facts.language)["activities"]
        self.further_words, self.both = frozenset(lists["further"]), frozenset(lists["both"])
        self.families, self.weak_verbs = frozenset(lists["families"]), frozenset(lists["weak_verbs"])
        self.sentences = self._sentences()
        self.title = self.words.range_of(story.title.span) if story.title is not None else None
        self.frame = self._frame()
        self.publisher, self.mentions = self._publisher()
        self.dates: list[Dated] = []
        self.wrong: list[tuple[FoundPeriod, str]] = []

    def activities(self) -> list[Told]:
        if not self.sentences:
            return []
        self.dates, self.wrong = weigh_dates(
            self.words,
            self.sentences,
            self.facts.periods,
            self.facts.kinds,
            self.facts.brackets,
            self.frame,
            language=self.language,
        )
        main = max(self.dates, key=lambda one: one.weight, default=None)
        if main is not None and main.weight <= 0:
            main = None
        groups = self._groups(main)
        found = [self._told(sentences, dated, further=index > 0) for index, (sentences, dated) in enumerate(groups)]
        found[0].wrong = self.wrong
        self._share(found)
        self._place_in_frame(found)
        return found

    def _publisher(self) -> tuple[str | None, Located[BodyMention]]:
        """Return the body whose story it is: in a digest of several offices of one body, the office that the story names."""
        bodies, own = self.facts.bodies, self.facts.bodies.publisher
        here = [one for s in self.sentences for one in bodies.mentions.between(s.first, s.after)]
        if own is None or not self.facts.outline.several or any(one.key == own for one in here):
            return own, bodies.mentions
        family = own.split(" ", 1)[0]
        other = next((one.key for one in here if family in self.families and one.key.split(" ", 1)[0] == family), None)
        if other is None:
            return own, bodies.mentions
        return other, Located([replace(one, is_publisher=one.key == other) for one in here])

    def _place_in_frame(self, found: list[Told]) -> None:
        """Give the days of a series the town that the sentence before them names."""
        opening = [
            s
            for s in self.sentences
            if s.first < found[0].main.first and not any(s is one for told in found for one in told.sentences)
        ]
        if not opening:
            return
        places = choose_places(
            self.facts.places,
            opening,
            opening[0],
            None,
            words=self.words,
            language=self.language,
            visit=False,
            toured=False,
            statement=False,
            listed=False,
        )
        for told in found:
            told.places = told.places or places

    def _frame(self) -> Frame:
        """Return the day of writing of this story: its own dateline or date line, else the text's."""
        first = self.sentences[0].first if self.sentences else 0
        after = self.sentences[-1].after if self.sentences else 0
        for dateline in self.facts.datelines.between(max(0, first - 25), after):
            if dateline.period is not None:
                own = self._day(dateline.period)
                if own is not None:
                    return own
        for sentence in self.sentences:
            if sentence.lead:
                for found in self.facts.periods.between(sentence.first, sentence.after):
                    own = self._day(found)
                    if own is not None:
                        return own
        return self.facts.frame

    def _day(self, found: FoundPeriod) -> Frame | None:
        from datetime import date

        stated = found.end
        year = stated.year or self.facts.frame.year
        if year is None or stated.month is None or stated.day is None:
            return None
        try:
            return Frame(today=date(year, stated.month, stated.day), year=year, month=stated.month)
        except ValueError:
            return None

    def _captions(self) -> list[Sentence]:
        """Return the captions under this story's photographs: they too say where it was."""
        ranges = [
            self.words.range_of(passage.span) for passage, story in self.facts.outline.captions if story is self.story
        ]
        return [Sentence(first, after) for first, after in ranges if after > first]

    def _sentences(self) -> list[Sentence]:
        found = []
        if not self.story.told:
            return []
        begin, _ = self.words.range_of(self.story.told[0].span)
        _, end_of_story = self.words.range_of(self.story.told[-1].span)
        datelines = {one.first: one.after for one in self.facts.datelines.between(begin, end_of_story)}
        leads = {id(passage) for passage in self.story.lead}
        for passage in self.story.told:
            first, after = self.words.range_of(passage.span)
            at = bisect_left(self.facts.sentences, (first, 0))
            while at < len(self.facts.sentences) and self.facts.sentences[at][0] < after:
                begin, end = self.facts.sentences[at]
                begin = datelines.get(begin, begin)
                if begin < min(end, after):
                    found.append(Sentence(begin, min(end, after), lead=id(passage) in leads))
                at += 1
        return found

    # -- which sentences tell which activity

    def _groups(self, main: Dated | None) -> list[tuple[list[Sentence], Dated | None]]:
        sentences = self.sentences
        if main is None or self.story.listed:
            return [(sentences, main)]
        parts = self._parts_of_a_series(main)
        if parts:
            return parts
        further = [one for one in self._further(main) if one.sentence != main.sentence]
        twin = self._twin(main)
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
        groups: list[tuple[list[Sentence], Dated | None]] = [
            ([s for i, s in enumerate(sentences) if i not in owner], main)
        ]
        groups.extend(([s for i, s in enumerate(sentences) if owner.get(i) is one], one) for one in further)
        return groups

    def _twin(self, main: Dated) -> Dated | None:
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

    def _parts_of_a_series(self, main: Dated) -> list[tuple[list[Sentence], Dated | None]]:
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
        groups: list[tuple[list[Sentence], Dated | None]] = []
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

    # -- one activity

    def _told(self, sentences: list[Sentence], dated: Dated | None, *, further: bool) -> Told:
        prose = [one for one in sentences if not one.lead] or sentences
        main = self.sentences[dated.sentence] if dated is not None else prose[0]
        if main.lead:
            main = prose[0]
        title = self.title if not further else None
        kind_found = choose_kind(
            self.facts.kinds,
            main=(main.first, main.after),
            title=title,
            rest=[(s.first, s.after) for s in prose if s is not main],
        )
        if kind_found is None and further:
            kind_found = choose_kind(
                self.facts.kinds, main=(self.sentences[0].first, self.sentences[-1].after), title=self.title, rest=()
            )
        kind = kind_found.kind if kind_found is not None else Kind.OTHER
        period, reason = self._period(dated, main, kind)
        upcoming, why = self._upcoming(dated, main, period, further=further)
        roles = [
            role
            for s in sentences
            for role in find_roles(self.facts.names, self.mentions, (s.first, s.after), language=self.language)
        ]
        told = Told(
            story=self.story,
            sentences=sentences,
            main=main,
            dated=dated,
            period=period,
            period_reason=reason,
            upcoming=upcoming,
            upcoming_reason=why,
            kind=kind,
            kind_found=kind_found,
            roles=roles,
            publisher=self.publisher,
        )
        told.people = [person for s in sentences for person in self.facts.people.between(s.first, s.after)]
        told.reach = [
            reach
            for s in sentences
            if not self._is_background(s, period)
            for reach in self.facts.reach.between(s.first, s.after)
        ]
        told.places = choose_places(
            self.facts.places,
            sentences if further else [*sentences, *self._captions()],
            main,
            title,
            words=self.words,
            language=self.language,
            visit=kind in (Kind.VISIT, Kind.ASSESSMENT),
            toured=kind is Kind.VISIT,
            statement=kind is Kind.STATEMENT,
            listed=self.story.listed,
        )
        if dated is not None and self._twin(dated) is not None:
            own = min(told.places, key=lambda pair: abs(pair[0].first - dated.found.first), default=None)
            told.places = [own] if own is not None else []
        self._choose_part(told)
        return told

    def _period(self, dated: Dated | None, main: Sentence, kind: Kind) -> tuple[Period | None, str]:
        if dated is None:
            return None, "no date is stated for it"
        last = until(self.words, main, self.dates, language=self.language)
        if last is None:
            following = [s for s in self.sentences if s.first >= main.after][:2]
            last = next(
                (
                    found
                    for s in following
                    if (found := until(self.words, s, self.dates, language=self.language)) is not None
                ),
                None,
            )
        if last is not None and last is not dated and last.period.end is not None and dated.period.start is not None:
            start, end = dated.period.start, last.period.end
            if start.first <= end.last:
                return Period(start=start, end=end), "its first day, and the day that it runs until"
        sense = aspect(self.words, main, dated.found, language=self.language)
        length = stated_length(self.words, main, language=self.language)
        weeks = lasts_weeks(self.words, main, language=self.language)
        single = dated.found.form in (Form.DAY, Form.RELATIVE, Form.WEEKDAY) and len(dated.found.weekdays) < 2
        ceremony = kind in (
            Kind.CEREMONY,
            Kind.VISIT,
            Kind.STATEMENT,
            Kind.PUBLICATION,
            Kind.PRESENTATION,
            Kind.COMPETITION,
            Kind.ROUNDTABLE,
        )
        period = span_of(dated.period, length=length, weeks=weeks, sense=sense, single=single, ceremony=ceremony)
        reason = "the date that dates it, by its place and its sentence"
        if period != dated.period:
            reason = "the day it is said to begin or end" + (f", and its length of {length} days" if length else "")
        return period, reason

    def _upcoming(
        self, dated: Dated | None, main: Sentence, period: Period | None, *, further: bool
    ) -> tuple[bool, str]:
        if (
            self.story.announced
            and (self.story.listed or dated is None or dated.future or dated.sentence == 0 or self.story.lead)
            and (dated is not None or self.story.listed)
        ):
            return True, "stands under a heading that announces"
        if dated is None:
            return False, "told in the past"
        today = self.frame.today
        if self.sentences[dated.sentence].lead:
            near = weigh_dates(
                self.words,
                [main],
                Located([replace(dated.found, first=main.first, after=main.first + 1)]),
                Located([]),
                self.facts.brackets,
                self.frame,
                language=self.language,
            )[0]
            dated = replace(dated, future=bool(near) and near[0].future)
        if dated.future and (today is None or period is None or period.first is None or period.first >= today):
            return True, "the words announce it"
        if (
            self.story.listed
            and today is not None
            and period is not None
            and period.first is not None
            and period.first > today
        ):
            return True, "a line of a calendar after the day of writing"
        if (
            today is not None
            and period is not None
            and period.first is not None
            and period.first > today
            and is_day(period)
        ):
            return True, "its first day lies after the day of writing"
        del main, further
        return False, "told in the past"

    def _is_background(self, sentence: Sentence, period: Period | None) -> bool:
        """Whether a sentence tells of another year, so that its numbers are not this activity's."""
        if period is None or (period.first or period.last) is None:
            return False
        year = (period.first or period.last).year  # type: ignore[union-attr]
        years = {
            p.start.year for p in self.facts.periods.between(sentence.first, sentence.after) if p.start.year is not None
        }
        return bool(years) and year not in years

    # -- parts and partners

    def _choose_part(self, told: Told) -> None:
        own = [role for role in told.roles if role.mention.is_publisher]
        acting = [role for role in own if role.verb]
        inside = [role for role in acting if told.main.first <= role.mention.first < told.main.after]
        others = {
            role.mention.key
            for role in told.roles
            if not role.mention.is_publisher
            and role.role in (OrganisationRole.ORGANISED, OrganisationRole.CO_ORGANISED)
        }
        chosen = next(iter(sorted(inside or acting, key=lambda role: STRENGTH.get(role.verb, 9))), None)
        if chosen is None:
            told.part, told.part_reason = self._part_without_verb(told, own, others)
            return
        told.part_words = (chosen.first, chosen.after)
        told.part_reason = f"the words “{self.words.between(chosen.first, chosen.after)}”"
        rivals = {
            role.mention.key
            for role in told.roles
            if not role.mention.is_publisher
            and role.role in ORGANISING
            and told.main.first <= role.mention.first < told.main.after
        }
        if rivals and (chosen.verb == "contributed" or (not inside and chosen.verb == "organised" and self.words.lower[chosen.first] in self.weak_verbs)):
            told.part, told.part_reason = Part.ATTENDED, "another body organises, and it only takes part"
            return
        if chosen.verb in ("organised", "co_organised", "owned", "contributed"):
            told.part = Part.CO_ORGANISED if others or chosen.verb == "co_organised" else Part.ORGANISED
            if others:
                told.part_reason += ", and another body organises too"
        else:
            told.part = PARTS[chosen.verb]

    def _part_without_verb(self, told: Told, own: list[FoundRole], others: set[str]) -> tuple[Part, str]:
        if told.kind in (Kind.VISIT, Kind.STATEMENT):
            return Part.OTHER, "a visit or statement in which it has no other part"
        if others and own and all(self._in_office(role) for role in own):
            return Part.ATTENDED, "another body organises, and one of its own people takes part"
        if others and own:
            return Part.CO_ORGANISED, "another body organises, and it is named beside it"
        if any(role.verb == "hosted" and not role.mention.is_publisher for role in told.roles):
            return Part.ATTENDED, "another body hosts"
        if others and all(role.verb == "co_organised" for role in told.roles if role.mention.key in others):
            return Part.CO_ORGANISED, "it goes without saying who organises together with the other body"
        if others and not own and not self.story.listed:
            return Part.OTHER, "another body organises"
        if others:
            return Part.CO_ORGANISED, "a line of its own calendar with another body"
        return Part.ORGANISED, "nobody else is named as organiser"

    def _in_office(self, role: FoundRole) -> bool:
        """Whether a mention stands only in somebody's office."""
        return any(
            person.office_first <= role.mention.first < person.office_after
            for person in self.facts.people.between(max(0, role.mention.first - 30), role.mention.first + 30)
        )

    def _share(self, found: list[Told]) -> None:
        """Give later activities of a story the bodies that organise the first, and its town if they are in the same days."""
        first = found[0]
        for later in found[1:]:
            both = [
                role
                for s in first.sentences
                if self.both & set(self.words.lower[s.first : s.first + 3])
                for role in first.roles
                if s.first <= role.mention.first < s.after
            ]
            have = {role.mention.key for role in later.roles}
            alone = not any(role.role in ORGANISING and not role.mention.is_publisher for role in later.roles)
            if alone:
                both = [*both, *(role for role in first.roles if role.role is OrganisationRole.CO_ORGANISED)]
            own = next((role for role in first.roles if role.mention.is_publisher), None)
            shared = [role for role in both if role.role in ORGANISING or role.role is OrganisationRole.FUNDED]
            if own is not None:
                shared.insert(0, own)
            for role in shared:
                if role.mention.key not in have:
                    later.roles.append(replace(role))
                    have.add(role.mention.key)
            if not later.places and first.places and not is_far(first.period, later.period):
                later.places = [
                    (place, f"as for the activity told with it: {reason}") for place, reason in first.places
                ]
            if not any(role.verb for role in later.roles if role.mention.is_publisher) or shared:
                self._choose_part(later)


FURTHER = frozenset(
    [
        "follow",
        "follows",
        "round",
        "trained",
        "second",
        "another",
        "more",
        "opened",
        "spoke",
        "met",
        "visited",
        "next",
        "turn",
        "состоится",
        "состоятся",
        "пройдет",
        "пройдут",
    ]
)
STRENGTH = {
    "organised": 0,
    "owned": 0,
    "contributed": 3,
    "co_organised": 0,
    "hosted": 1,
    "sponsored": 1,
    "facilitated": 1,
    "supported": 1,
    "funded": 2,
    "met": 3,
    "visited": 3,
    "seen": 2,
    "received": 2,
    "attended": 4,
}
PARTS = {
    "hosted": Part.HOSTED,
    "supported": Part.SUPPORTED,
    "funded": Part.SUPPORTED,
    "facilitated": Part.FACILITATED,
    "sponsored": Part.SPONSORED,
    "attended": Part.ATTENDED,
    "met": Part.MET,
    "visited": Part.OTHER,
    "seen": Part.RECEIVED,
    "received": Part.RECEIVED,
}


def is_far(one: Period | None, other: Period | None) -> bool:
    """Whether two periods lie more than ten days apart, or one is not known by the day."""
    if one is None or other is None or not is_day(one):
        return True
    first, last = one.first or one.last, other.first or other.last
    if first is None or last is None:
        return True
    if not is_day(other):
        return (last.year, last.month) != (first.year, first.month)
    return abs((last - first).days) > 10
