"""What was read, as answers to a reader's questions: a label, the values in words, and the mentions they come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fieldpost.domain import (
    Activity,
    Mention,
    Organisation,
    OrganisationRole,
    Part,
    Period,
    Person,
    Place,
    Reach,
    Reading,
    Span,
    Themes,
)

from .countries import country_name
from .highlights import Sort
from .wording import Wording, one_line

PARTS = {
    Part.ORGANISED: "organised it",
    Part.CO_ORGANISED: "organised it with others",
    Part.HOSTED: "hosted it",
    Part.SUPPORTED: "supported it",
    Part.FACILITATED: "facilitated it",
    Part.ATTENDED: "attended it",
    Part.RECEIVED: "received the visitors",
    Part.MET: "met others",
    Part.SPONSORED: "sponsored those who took part",
    Part.OTHER: "other",
}
ROLES = {
    OrganisationRole.ORGANISED: "organised it",
    OrganisationRole.CO_ORGANISED: "organised it with others",
    OrganisationRole.HOSTED: "hosted it",
    OrganisationRole.SUPPORTED: "supported it",
    OrganisationRole.FUNDED: "funded it",
    OrganisationRole.TOOK_PART: "took part",
    OrganisationRole.MET_WITH: "was met",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One value in words, with what stands beside it in small print."""

    mention: Mention[Any]
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The values that answer one question."""

    label: str
    sort: Sort
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a stretch of the text tells: an activity, a caption, a notice or a link; ``number`` counts the activities.

    ``spans`` are the passages beside which it is shown; ``title`` is the heading's own mention, if it is one.
    """

    heading: str
    number: int | None
    title: Mention[str] | None
    spans: tuple[Span, ...]
    answers: tuple[Answer, ...]


def about(reading: Reading, words: Wording) -> tuple[Answer, ...]:
    """Return what was read about the bulletin as a whole."""
    language = reading.language.value
    name = words.locale.languages.get(language, language)
    result = [Answer(words.text("Language"), Sort.OTHER, (Said(reading.language, name, language),))]
    if reading.body:
        result.append(Answer(words.text("Published by"), Sort.BODY, (Said(reading.body, reading.body.value),)))
    if reading.period:
        result.append(Answer(words.text("Published"), Sort.WHEN, (_period(reading.period, words),)))
    return tuple(result)


def told(reading: Reading, words: Wording, themes: Themes) -> tuple[Told, ...]:
    """Return all that the text tells, activities first; ``themes`` has the names of the fields of work."""
    fields = {each.id: each.names for each in themes.dimensions} | {each.id: each.names for each in themes.themes}
    activities = [
        Told(words.heading(activity), number, activity.title, activity.spans, tuple(_activity(activity, words, fields)))
        for number, activity in enumerate(reading.activities, start=1)
    ]
    others = [
        *((words.text("Caption"), caption.text) for caption in reading.captions),
        *((words.text("Notice"), notice) for notice in reading.notices),
        *((words.text("Link"), link) for link in reading.links),
    ]
    return (*activities, *(_other(heading, mention) for heading, mention in others))


def _other(heading: str, mention: Mention[str]) -> Told:
    answer = Answer(heading, Sort.OTHER, (Said(mention, one_line(mention.value)),))
    return Told(heading, None, None, tuple(evidence.span for evidence in mention.evidence), (answer,))


def _activity(activity: Activity, words: Wording, names: Mapping[str, Mapping[str, str]]) -> Iterator[Answer]:
    text = words.text
    if activity.section:
        yield Answer(text("Stands under"), Sort.WHAT, (Said(activity.section, one_line(activity.section.value)),))
    upcoming = text("announced") if activity.upcoming.value else text("reported")
    what = (Said(activity.kind, words.kind(activity)), Said(activity.upcoming, upcoming))
    yield Answer(text("What"), Sort.WHAT, what)
    if activity.period:
        yield Answer(text("When"), Sort.WHEN, (_period(activity.period, words),))
    if activity.places:
        yield Answer(text("Where"), Sort.WHERE, tuple(_place(mention, words) for mention in activity.places))
    yield Answer(text("Our part"), Sort.WHAT, (Said(activity.part, text(PARTS[activity.part.value])),))
    if activity.people:
        yield Answer(text("Who"), Sort.WHO, tuple(map(_person, activity.people)))
    if activity.organisations:
        bodies = tuple(_organisation(mention, words) for mention in activity.organisations)
        yield Answer(text("Which bodies"), Sort.BODY, bodies)
    if activity.reach:
        yield Answer(text("How many"), Sort.REACH, tuple(_reach(mention, words) for mention in activity.reach))
    fields = (*((activity.dimension,) if activity.dimension else ()), *activity.themes)
    if fields:
        yield Answer(text("Field of work"), Sort.WHAT, tuple(_field(mention, words, names) for mention in fields))
    if activity.documents:
        documents = tuple(Said(each, each.value.title, each.value.sort) for each in activity.documents)
        yield Answer(text("Documents"), Sort.OTHER, documents)
    if activity.links:
        yield Answer(text("Links"), Sort.OTHER, tuple(Said(each, each.value) for each in activity.links))


def _period(mention: Mention[Period], words: Wording) -> Said:
    return Said(mention, words.period(mention.value), str(mention.value))


def _place(mention: Mention[Place], words: Wording) -> Said:
    place = mention.value
    country = country_name(place.country, words.language)
    if place.kind == "country":
        return Said(mention, place.name)
    name = f"{place.name}, {country}" if country else place.name
    if place.latitude is None or place.longitude is None:
        return Said(mention, name, "" if place.id else words.text("not in the gazetteer"))
    return Said(mention, name, f"{place.latitude:.2f}, {place.longitude:.2f}")


def _person(mention: Mention[Person]) -> Said:
    person = mention.value
    office = ", ".join(part for part in (person.office, person.body) if part)
    return Said(mention, person.name, office)


def _organisation(mention: Mention[Organisation], words: Wording) -> Said:
    body = mention.value
    name = f"{body.name} ({body.acronym})" if body.acronym and body.acronym != body.name else body.name
    details = [words.text(ROLES[body.role])]
    if body.is_publisher:
        details.append(words.text("the publishing body"))
    return Said(mention, name, ", ".join(details))


def _reach(mention: Mention[Reach], words: Wording) -> Said:
    reach = mention.value
    details = [words.text("of the {who}", who=reach.part_of)] if reach.part_of else []
    details += [words.text("planned")] if reach.planned else []
    return Said(mention, f"{words.number(reach.value, approximate=reach.approximate)} {reach.who}", ", ".join(details))


def _field(mention: Mention[str], words: Wording, names: Mapping[str, Mapping[str, str]]) -> Said:
    known = names.get(mention.value, {})
    return Said(mention, known.get(words.language) or known.get("en") or next(iter(known.values()), mention.value))
