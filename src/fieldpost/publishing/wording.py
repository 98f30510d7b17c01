"""What an issue says about an activity beside its own text: when, where, who, with whom, for how many.

One ``Wording`` serves one language; the HTML templates have its methods as filters, the other formats call them.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from fieldpost.domain import (
    Activity,
    Erratum,
    Issue,
    Kind,
    Mission,
    Organisation,
    OrganisationRole,
    Period,
    Person,
    Place,
    PlacePrecision,
    Progress,
    Reach,
    values,
)

from .catalogue import catalogue
from .countries import country_names
from .dates import describe_period, locale_for
from .scripts import is_right_to_left, language_of

KINDS = {
    Kind.VISIT: "visit",
    Kind.MEETING: "meeting",
    Kind.CONFERENCE: "conference",
    Kind.ROUNDTABLE: "roundtable",
    Kind.WORKSHOP: "workshop",
    Kind.TRAINING: "training",
    Kind.CAMPAIGN: "campaign",
    Kind.ASSESSMENT: "assessment",
    Kind.STUDY_TOUR: "study tour",
    Kind.PRESENTATION: "presentation",
    Kind.PUBLICATION: "publication",
    Kind.CEREMONY: "ceremony",
    Kind.ELECTION_OBSERVATION: "election observation",
    Kind.COMPETITION: "competition",
    Kind.STATEMENT: "statement",
    Kind.OTHER: "activity",
}
ROLES = {
    OrganisationRole.HOSTED: "host",
    OrganisationRole.SUPPORTED: "support",
    OrganisationRole.FUNDED: "funding",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; ``country`` is the mission's, which need not be named with its towns."""

    language: str
    country: str
    locale: Locale
    words: NullTranslations

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return "rtl" if is_right_to_left(self.language) else "ltr"

    def text(self, english: str, **values: object) -> str:
        """Return the words for ``english``, with its {names} replaced."""
        words = self.words.gettext(english)
        return words.format(**values) if values else words

    def count(self, one: str, many: str, number: int) -> str:
        """Return the words for ``number`` of something, without the number itself."""
        return self.words.ngettext(one, many, number)

    def number(self, value: int, *, approximate: bool = False) -> str:
        """Return ``value`` with the language's digit groups."""
        digits = format_decimal(value, locale=self.locale)
        return self.text("about {number}", number=digits) if approximate else digits

    def period(self, period: Period) -> str:
        """Return ``period`` in words."""
        return describe_period(period, self.language)

    def heading(self, activity: Activity) -> str:
        """Return the activity's heading on one line."""
        return one_line(activity.heading)

    def kind(self, activity: Activity) -> str:
        """Return what sort of activity it is."""
        return self.text(KINDS[activity.kind.value])

    def when(self, activity: Activity) -> str:
        """Return when it takes place, empty where nobody says."""
        return self.period(activity.period.value) if activity.period else ""

    def where(self, activity: Activity) -> str:
        """Return where it takes place; a country stands behind its towns, and not at all if it is the mission's."""
        places = unique_places(values(activity.places))
        towns = [place for place in places if place.kind != "country"]
        if not towns:
            return self.all_of(place.name for place in places)
        named = {place.country: place.name for place in places if place.kind == "country"}
        parts = []
        for country in dict.fromkeys(place.country for place in towns):
            names = self.all_of(place.name for place in towns if place.country == country)
            name = named.get(country) or country_names(self.language).get(country, "")
            parts.append(f"{names}, {name}" if name and country != self.country else names)
        parts += [name for country, name in named.items() if country not in {place.country for place in towns}]
        return "; ".join(parts) if any(", " in part for part in parts) else self.all_of(parts)

    def when_and_where(self, activity: Activity) -> str:
        """Return both on one line, or the one that is known."""
        return " · ".join(part for part in (self.when(activity), self.where(activity)) if part)

    def people_line(self, activity: Activity) -> str:
        """Return the people with their offices."""
        return "; ".join(dict.fromkeys(map(_person, values(activity.people))))

    def partners_line(self, activity: Activity) -> str:
        """Return the bodies that organise, host, support or fund it with the mission."""
        partners = [each for each in values(activity.organisations) if each.is_partner]
        return "; ".join(dict.fromkeys(map(self._partner, partners)))

    def reach_line(self, activity: Activity, *, planned: bool = False) -> str:
        """Return how many took part or were reached, or were to be; the parts of a whole stand behind it."""
        stated = [each for each in values(activity.reach) if each.planned is planned]
        wholes = [each for each in stated if each.part_of is None]
        lines = []
        for whole in wholes:
            parts = [self._reach(each) for each in stated if each.part_of == whole.who]
            lines.append(f"{self._reach(whole)} ({', '.join(parts)})" if parts else self._reach(whole))
        known = {whole.who for whole in wholes}
        lines += [self._reach(each) for each in stated if each.part_of is not None and each.part_of not in known]
        return "; ".join(lines)

    def all_of(self, names: Iterable[str]) -> str:
        """Return "A, B and C" in the language's manner; a name given twice stands once."""
        listed = list(dict.fromkeys(names))
        return format_list(listed, locale=self.locale) if listed else ""

    def foreign(self, text: str, stated: str = "") -> str:
        """Return the language of ``text`` if it is not this one, else nothing; ``stated`` is the one it is said to be in."""
        plainly = language_of(text, stated or self.language)
        return plainly or (stated if stated != self.language else "")

    def corrected(self, erratum: Erratum) -> str:
        """Return an erratum as a sentence that begins with its day."""
        return self.text("Corrected on {date}: {text}", date=self.day(erratum.date), text=erratum.text)

    def day(self, day: datetime.date) -> str:
        """Return a day in words."""
        return self.period(Period.days(day))

    def progress(self, progress: Progress) -> str:
        """Return how far a campaign is."""
        reached = self.number(progress.reached, approximate=progress.approximate)
        if progress.planned is None:
            return self.text("{reached} {who} reached so far", reached=reached, who=progress.who)
        planned = self.number(progress.planned)
        return self.text(
            "{reached} of {planned} {who} reached so far", reached=reached, planned=planned, who=progress.who
        )

    def _partner(self, organisation: Organisation) -> str:
        acronym = organisation.acronym
        name = f"{organisation.name} ({acronym})" if acronym and acronym != organisation.name else organisation.name
        role = ROLES.get(organisation.role)
        return f"{name}, {self.text(role)}" if role else name

    def _reach(self, reach: Reach) -> str:
        return f"{self.number(reach.value, approximate=reach.approximate)} {reach.who}"


@lru_cache
def wording(language: str, country: str = "") -> Wording:
    """Return the wording of ``language`` for a mission in ``country`` (ISO 3166-1 alpha-2)."""
    return Wording(language, country, locale_for(language), catalogue(language))


def wording_of(issue: Issue) -> Wording:
    """Return the wording in which ``issue`` is published."""
    return wording(issue.language, issue.mission.country)


def said_by(texts: Mapping[str, str], language: str, mission: Mission) -> str:
    """Return a mission's text in ``language``, else in the first of its own languages that has it, else in any."""
    for each in (language, *mission.languages, *texts):
        if each in texts:
            return texts[each]
    return ""


def one_line(text: str) -> str:
    """Return ``text`` without line ends and runs of spaces."""
    return " ".join(text.split())


def unique_places(places: Iterable[Place]) -> list[Place]:
    """Return each place once: by its id, or by its name where the gazetteer does not know it."""
    return list({place.id or place.name: place for place in places}.values())


def is_town(place: Place) -> bool:
    """Whether ``place`` counts as a town: a settlement or a spot in one, not a district, river or country."""
    return place.precision in (PlacePrecision.POINT, PlacePrecision.TOWN)


def _person(person: Person) -> str:
    office, body = person.office or "", person.body or ""
    if office and body and body.casefold() not in office.casefold():
        office = f"{office}, {body}"
    return f"{person.name} ({office or body})" if office or body else person.name
