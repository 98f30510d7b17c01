"""Which activities does a story tell? Its own, and further ones that have a date of their own.

This stage puts together what the others found; what each question is decided by stands in their modules. A sentence that
names another day and an event opens a further activity, which has that sentence's facts and shares the organisers.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date

from fieldpost.domain import Kind, OrganisationRole, Period
from fieldpost.gazetteer.lexicon import lexicon

from . import messages
from .calendar import Frame
from .dating import Dated, Sentence, aspect, is_day, lasts_weeks, span_of, stated_length, until, weigh_dates
from .facts import Facts
from .found import BodyMention, FoundPerson, FoundRole
from .further import Splitter
from .kinds import FoundKind, choose_kind
from .located import Located
from .outline import Story
from .own_part import ORGANISING, OwnPart, own_part
from .parts import find_roles
from .periods import Form, FoundPeriod
from .places import FoundPlace
from .reach import FoundReach
from .venue import choose_places


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
    part: OwnPart
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
        self.both, self.families = frozenset(lists["both"]), frozenset(lists["families"])
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
        self.splitter = Splitter(self.facts, self.story, self.sentences, self.dates, self.mentions)
        groups = self.splitter.groups(main)
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
        ranges = [self.words.range_of(passage.span) for passage in self.story.captions]
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

    # -- one activity

    def _told(self, sentences: list[Sentence], dated: Dated | None, *, further: bool) -> Told:
        prose = [one for one in sentences if not one.lead] or sentences
        main = self.sentences[dated.sentence] if dated is not None else prose[0]
        if main.lead:
            main = prose[0]
        title = self.title if not further else None
        kind_found = choose_kind(
            self.facts.kinds,
            main=(self._past_opening(main), main.after),
            title=title,
            rest=[(s.first, s.after) for s in prose if s is not main],
        )
        if kind_found is None and further:
            kind_found = choose_kind(
                self.facts.kinds, main=(self.sentences[0].first, self.sentences[-1].after), title=self.title, rest=()
            )
        kind = kind_found.kind if kind_found is not None else Kind.OTHER
        period, reason = self._period(dated, main, kind)
        upcoming, why = self._upcoming(dated, main, period)
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
            part=self._part(roles, main, kind),
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
        if dated is not None and self.splitter.twin(dated) is not None:
            own = min(told.places, key=lambda pair: abs(pair[0].first - dated.found.first), default=None)
            told.places = [own] if own is not None else []
        return told

    def _part(self, roles: list[FoundRole], main: Sentence, kind: Kind) -> OwnPart:
        return own_part(
            roles,
            main=(main.first, main.after),
            kind=kind,
            listed=self.story.listed,
            words=self.words,
            people=self.facts.people,
            language=self.language,
        )

    def _past_opening(self, sentence: Sentence) -> int:
        """Return where a sentence tells its own event: after "After the seminar ...", which names an earlier one."""
        after = lexicon(self.language)["activities"]["after"]
        if self.words.lower[sentence.first] not in after:
            return sentence.first
        kinds = self.facts.kinds.between(sentence.first, min(sentence.after, sentence.first + 4))
        return kinds[0].after if kinds else sentence.first

    def _period(self, dated: Dated | None, main: Sentence, kind: Kind) -> tuple[Period | None, str]:
        if dated is None:
            return None, messages.NO_DATE
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
                return Period(start=start, end=end), messages.UNTIL_THE_DAY
        others = [one for one in self.facts.periods.between(main.first, main.after) if one is not dated.found]
        sense = aspect(self.words, main, dated.found, others, language=self.language)
        length = stated_length(self.words, main, language=self.language)
        earlier = next((s for s in self.sentences if not s.lead), main)
        if sense and length is None and earlier.after == main.first:
            length = stated_length(self.words, earlier, language=self.language)
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
        reason = messages.DATE_BY_ITS_PLACE
        if period != dated.period:
            reason = messages.BEGINS_OR_ENDS_AND_LASTS if length else messages.BEGINS_OR_ENDS
        return period, reason.format(count=length)

    def _upcoming(self, dated: Dated | None, main: Sentence, period: Period | None) -> tuple[bool, str]:
        if (
            self.story.announced
            and (self.story.listed or dated is None or dated.future or dated.sentence == 0 or self.story.lead)
            and (dated is not None or self.story.listed)
        ):
            return True, messages.UNDER_ANNOUNCEMENT
        if dated is None:
            return False, messages.TOLD_IN_PAST
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
            return True, messages.ANNOUNCED_BY_WORDS
        first = period.first if period is not None else None
        if today is not None and first is not None and first > today and (self.story.listed or is_day(period)):
            return True, messages.AFTER_WRITING
        return False, messages.TOLD_IN_PAST

    def _is_background(self, sentence: Sentence, period: Period | None) -> bool:
        """Whether a sentence tells of another year, so that its numbers are not this activity's."""
        if period is None or (period.first or period.last) is None:
            return False
        year = (period.first or period.last).year  # type: ignore[union-attr]
        years = {
            p.start.year for p in self.facts.periods.between(sentence.first, sentence.after) if p.start.year is not None
        }
        return bool(years) and year not in years

    def _share_back(self, first: Told, later: Told) -> None:
        """Give the first activity, too, the bodies of a later sentence that speaks of both: "Finland is funding both"."""
        have = {role.mention.key for role in first.roles}
        for sentence in later.sentences:
            if not self.both & set(self.words.lower[sentence.first : sentence.after]):
                continue
            for role in later.roles:
                inside = sentence.first <= role.mention.first < sentence.after
                if inside and role.verb and role.mention.key not in have:
                    first.roles.append(replace(role))

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
            self._share_back(first, later)
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
                    (place, messages.AS_TOLD_WITH_IT.format(reason=reason)) for place, reason in first.places
                ]
            if not any(role.verb for role in later.roles if role.mention.is_publisher) or shared:
                later.part = self._part(later.roles, later.main, later.kind)


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
