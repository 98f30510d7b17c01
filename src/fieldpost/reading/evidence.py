"""What the stages found, as domain values with the words each rests on, a score and a reason."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fieldpost.domain import (
    Activity,
    Bulletin,
    Document,
    Evidence,
    Kind,
    Mention,
    Mission,
    Organisation,
    OrganisationRole,
    Part,
    Passage,
    Period,
    Person,
    Place,
    PlacePrecision,
    Reach,
    Span,
    evidence_in,
)

from . import messages
from .activities import Told
from .facts import Facts
from .found import FoundPerson, FoundRole
from .named_documents import find_links
from .own_date import OwnDate
from .places import FoundPlace
from .reach import FoundReach
from .themes import choose_themes, dimension_of_heading, dimension_of_theme
from .titles import line_title

STRONG = frozenset(
    {
        OrganisationRole.ORGANISED,
        OrganisationRole.CO_ORGANISED,
        OrganisationRole.HOSTED,
        OrganisationRole.FUNDED,
        OrganisationRole.SUPPORTED,
    }
)


class Recorder:
    """Writes down what was found in one bulletin."""

    def __init__(self, bulletin: Bulletin, facts: Facts, mission: Mission | None) -> None:
        self.bulletin, self.facts, self.words = bulletin, facts, facts.names.words
        self.mission = mission
        self.starts = [passage.span.start for passage in bulletin.passages]
        self.offices = bytearray(len(self.words))
        for person in facts.people:
            if person.office is not None:
                self.offices[person.office_first : person.office_after] = b"\x01" * (
                    person.office_after - person.office_first
                )

    # -- words as evidence

    def span(self, first: int, after: int) -> Span:
        """Return where the words ``first`` to ``after`` (not included) stand."""
        return self.words.span(first, after)

    def evidence(self, span: Span) -> Evidence:
        """Return the words at ``span``, with page and box of their passage."""
        passage = self.bulletin.passages[max(0, bisect_right(self.starts, span.start) - 1)]
        return evidence_in(self.bulletin.text, span, page=passage.page, box=passage.box)

    def words_at(self, first: int, after: int) -> tuple[Evidence, ...]:
        """Return the words ``first`` to ``after`` (not included) as evidence."""
        return (self.evidence(self.span(first, after)),)

    def passage(self, passage: Passage, reason: str) -> Mention[str]:
        """Return a passage's words as a mention of themselves."""
        return Mention(
            value=clean(self.bulletin.words(passage)), evidence=(self.evidence(passage.span),), score=0.9, reason=reason
        )

    # -- the bulletin's own facts

    def body(self, key: str) -> Mention[str]:
        """Return the publishing body, with its first mention as evidence."""
        body = self.facts.bodies.bodies[key]
        first = body.mentions[0]
        return Mention(
            value=body.name,
            evidence=self.words_at(first.first, first.after),
            score=0.8,
            reason=self.facts.bodies.reason,
        )

    def own_period(self, own: OwnDate) -> Mention[Period] | None:
        """Return when the bulletin was written, if that could be decided."""
        if own.period is None:
            return None
        evidence = self.words_at(own.found.first, own.found.after) if own.found is not None else ()
        return Mention(
            value=own.period, evidence=evidence, score=0.95 if own.found is not None else 0.7, reason=own.reason
        )

    # -- an activity

    def activity_id(self, number: int) -> str:
        """Return the id of the activity with this number in its bulletin, from 1."""
        return f"{self.bulletin.name.rsplit('.', 1)[0]}-{number:02}"

    def story_span(self, told: Told) -> Span:
        """Return the characters that an activity's sentences take, first to last."""
        return Span(self.words.starts[told.sentences[0].first], self.words.ends[told.sentences[-1].after - 1])

    def activity(self, told: Told, number: int) -> Activity:
        """Return one activity with all its facts."""
        spans = self._spans(told)
        text = "\n".join(clean(self.bulletin.text[span.start : span.end]) for span in spans)
        themes = self._themes(told)
        return Activity(
            id=self.activity_id(number),
            bulletin=self.bulletin.name,
            text=text,
            spans=spans,
            kind=self._kind(told),
            part=self._part(told),
            upcoming=Mention(value=told.upcoming, score=0.9, reason=told.upcoming_reason),
            title=self._title(told),
            section=self.passage(told.story.section, messages.HEADING_ABOVE)
            if told.story.section is not None
            else None,
            period=self._period(told),
            places=tuple(self._place(place, reason) for place, reason in told.places),
            people=tuple(self._people(told.people)),
            organisations=self._organisations(told),
            reach=tuple(self._reach(told)),
            dimension=self._dimension(told, themes),
            themes=themes,
            documents=tuple(self._documents(told)),
            links=self.links(spans),
        )

    def links(self, spans: Sequence[Span]) -> tuple[Mention[str], ...]:
        """Return the addresses in ``spans``."""
        text = self.bulletin.text
        return tuple(
            Mention(value=text[span.start : span.end], evidence=(self.evidence(span),), reason=messages.ADDRESS_IN_TEXT)
            for span in find_links(text, spans)
        )

    def _themes(self, told: Told) -> tuple[Mention[str], ...]:
        headings = [one for one in (told.story.title, told.story.section) if one is not None]
        chosen = choose_themes(
            self.facts.themes,
            headings=[self.words.range_of(passage.span) for passage in headings],
            text=[(sentence.first, sentence.after) for sentence in told.sentences],
        )
        return tuple(
            Mention(
                value=theme,
                evidence=self.words_at(found.first, found.after),
                score=min(0.9, 0.4 + weight * 0.08),
                reason=messages.SPEAKS_OF_THEME,
            )
            for theme, weight, found in chosen
        )

    def _dimension(self, told: Told, themes: tuple[Mention[str], ...]) -> Mention[str] | None:
        for heading in (told.story.section, told.story.above):
            if heading is not None:
                dimension = dimension_of_heading(self.bulletin.words(heading))
                if dimension is not None:
                    return Mention(
                        value=dimension,
                        evidence=(self.evidence(heading.span),),
                        score=0.98,
                        reason=messages.HEADING_ABOVE,
                    )
        if not themes:
            return None
        first = themes[0]
        return Mention(
            value=dimension_of_theme(first.value),
            evidence=first.evidence,
            score=first.score,
            reason=messages.DIMENSION_OF_THEME,
        )

    def _documents(self, told: Told) -> Iterable[Mention[Document]]:
        for sentence in told.sentences:
            for found in self.facts.documents.between(sentence.first, sentence.after):
                yield Mention(
                    value=Document(title=found.title, sort=found.sort),
                    evidence=self.words_at(found.first, found.after),
                    score=0.7,
                    reason=messages.WORDS.format(words=found.sort),
                )

    def _spans(self, told: Told) -> tuple[Span, ...]:
        """Return the whole passages of a story's only activity, else the sentences that tell this one."""
        if len({id(s) for s in told.sentences}) and len(told.sentences) >= self._sentence_count(told):
            return tuple(passage.span for passage in told.story.told)
        spans: list[Span] = []
        for sentence in told.sentences:
            span = self.span(sentence.first, sentence.after)
            if spans and span.start - spans[-1].end <= 2 and "\n" not in self.bulletin.text[spans[-1].end : span.start]:
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        return tuple(spans)

    def _sentence_count(self, told: Told) -> int:
        count = 0
        for passage in told.story.told:
            first, after = self.words.range_of(passage.span)
            count += bisect_left(self.facts.sentences, (after, 0)) - bisect_left(self.facts.sentences, (first, 0))
        return count

    def _title(self, told: Told) -> Mention[str] | None:
        story = told.story
        if story.title is not None:
            return self.passage(story.title, messages.HEADING_IT_STANDS_UNDER)
        if story.listed:
            line = self.words.range_of(story.passages[0].span)
            start, end = line_title(self.words, self.words.text, line, self.facts.periods, self.facts.places)
            if end > start:
                span = Span(start, end)
                return Mention(
                    value=clean(self.bulletin.text[start:end]),
                    evidence=(self.evidence(span),),
                    score=0.8,
                    reason=messages.LINE_WITHOUT_DATE_AND_PLACE,
                )
        return None

    def _part(self, told: Told) -> Mention[Part]:
        own = told.part
        if own.first is None or own.after is None:
            return Mention(value=own.part, score=0.5, reason=own.reason)
        return Mention(value=own.part, evidence=self.words_at(own.first, own.after), score=0.8, reason=own.reason)

    def _kind(self, told: Told) -> Mention[Kind]:
        found = told.kind_found
        if found is None:
            return Mention(value=told.kind, score=0.3, reason=messages.NO_WORD_FOR_ITS_KIND)
        return Mention(
            value=told.kind,
            evidence=self.words_at(found.first, found.after),
            score=min(0.95, 0.5 + found.weight * 0.4),
            reason=messages.WORDS.format(words=self.words.between(found.first, found.after)),
        )

    def _period(self, told: Told) -> Mention[Period] | None:
        if told.period is None or told.dated is None:
            return None
        found = told.dated.found
        score = max(0.3, min(0.98, 0.55 + told.dated.weight * 0.1))
        return Mention(
            value=told.period, evidence=self.words_at(found.first, found.after), score=score, reason=told.period_reason
        )

    def _place(self, found: FoundPlace, reason: str) -> Mention[Place]:
        known = found.known
        kind = "town" if found.unknown else "country" if known is None else str(known.kind)
        place = Place(name=found.name, country=found.country, kind=kind, precision=PlacePrecision.AREA)
        if known is not None:
            place = replace(
                place,
                id=known.id,
                precision=PlacePrecision(str(known.precision)),
                latitude=known.latitude,
                longitude=known.longitude,
            )
        elif found.unknown:
            place = replace(place, precision=PlacePrecision.TOWN)
        return Mention(value=place, evidence=self.words_at(found.first, found.after), score=0.85, reason=reason)

    def _people(self, people: Sequence[FoundPerson]) -> Iterable[Mention[Person]]:
        seen: dict[str, list[FoundPerson]] = {}
        for person in people:
            seen.setdefault(person.full, []).append(person)
        for full, mentions in seen.items():
            office = next((one.office for one in mentions if one.office), None)
            told = next((one for one in mentions if one.office_first >= 0), None)
            evidence = [self.evidence(self.span(one.first, one.after)) for one in mentions]
            if told is not None:
                evidence.append(self.evidence(self.span(told.office_first, told.office_after)))
            body = self._body_of_office(told) if told is not None else None
            reason = messages.OFFICE_BESIDE_NAME if office else messages.HONORIFIC
            yield Mention(
                value=Person(name=full, office=office, body=body),
                evidence=tuple(evidence),
                score=mentions[0].score,
                reason=reason,
            )

    def _body_of_office(self, person: FoundPerson) -> str | None:
        for mention in self.facts.bodies.mentions.between(person.office_first, person.office_after):
            if mention.after <= person.office_after and mention.organisation is not None:
                return mention.organisation.plain
        return None

    def _organisations(self, told: Told) -> tuple[Mention[Organisation], ...]:
        groups: dict[str, list[FoundRole]] = {}
        for role in told.roles:
            groups.setdefault(role.mention.key, []).append(role)
        publisher = told.publisher
        found = []
        for key, roles in groups.items():
            counted = [role for role in roles if self._counts(role)]
            if key == publisher and not counted and self._is_known_to_act(roles):
                counted = roles
            if not counted:
                continue
            body = self.facts.bodies.bodies[key]
            is_publisher = key == publisher
            if publisher is not None and not is_publisher and self._is_whole_of(key, publisher) and publisher in groups:
                continue
            best = min(counted, key=lambda role: (role.verb == "", role.role not in STRONG))
            named = [role for role in counted if role.mention.organisation is not None] or roles
            evidence = [self.evidence(self.span(role.mention.first, role.mention.after)) for role in named]
            if best.first >= 0:
                evidence.append(self.evidence(self.span(best.first, best.after)))
            reason: str = messages.NAMED_AS_TAKING_PART
            if best.first >= 0:
                reason = messages.WORDS.format(words=self.words.between(best.first, best.after))
            organisation = Organisation(
                name=body.name,
                acronym=body.acronym,
                role=best.role,
                is_publisher=is_publisher
                or self._is_whole_of(key, publisher or "")
                or any(role.mention.is_publisher for role in roles),
            )
            found.append(
                Mention(value=organisation, evidence=tuple(evidence), score=0.85 if best.verb else 0.6, reason=reason)
            )
        return tuple(found)

    def _is_whole_of(self, key: str, publisher: str) -> bool:
        """Whether a body is the larger one that the publisher belongs to: the OSCE of the OSCE Centre."""
        return bool(publisher) and publisher.startswith(f"{key} ")

    def _is_known_to_act(self, roles: Sequence[FoundRole]) -> bool:
        """Whether the publisher, named only in an office, acts as "the Mission" too; in a single story any mention will do."""
        named = any(role.mention.organisation is not None for role in roles)
        acts = any(role.verb for role in roles)
        stands_in = any(role.mention.organisation is None for role in roles)
        return named and (acts or (stands_in and not self.facts.outline.several))

    def _counts(self, role: FoundRole) -> bool:
        """Whether a mention shows that the body takes part: not as a venue, nor only in somebody's office."""
        mention = role.mention
        if self.offices[mention.first] and role.verb != "met" and not _is_institution(mention.key):
            return False
        if role.venue and not mention.is_publisher:
            return False
        organisation = mention.organisation
        if organisation is not None and organisation.doubtful and not role.verb:
            return False
        return not (organisation is None and mention.is_publisher)

    def _reach(self, told: Told) -> Iterable[Mention[Reach]]:
        wholes = _wholes(told.reach)
        for found in told.reach:
            reach = Reach(
                value=found.value,
                who=found.who,
                approximate=found.approximate,
                planned=told.upcoming or found.planned,
                part_of=wholes.get(found.first),
            )
            yield Mention(
                value=reach,
                evidence=self.words_at(found.first, found.after),
                score=0.8,
                reason=messages.NUMBER_BEFORE_PEOPLE,
            )


def _is_institution(key: str) -> bool:
    """Whether a body is the office of one person: the Representative on Freedom of the Media."""
    return key.endswith(("representative on freedom of media", "high commissioner on national minorities"))


def _wholes(reach: Sequence[FoundReach]) -> dict[int, str]:
    """Return, by first word, what the counts divide that stand in a bracket or add up to the one before them."""
    wholes: dict[int, str] = {}
    for index, whole in enumerate(reach):
        if whole.first in wholes:
            continue
        total, parts = 0, []
        for part in reach[index + 1 : index + 6]:
            total += part.value
            parts.append(part)
            if (part.inside and not whole.inside) or (total == whole.value and len(parts) > 1):
                wholes.update((one.first, whole.who) for one in parts)
            if total >= whole.value:
                break
    return wholes


def clean(text: str) -> str:
    """Return ``text`` single spaced and without marks of emphasis."""
    return " ".join(text.replace("**", " ").replace("*", " ").split())
