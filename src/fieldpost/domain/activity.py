"""One thing the mission did or plans to do, as a bulletin tells it, each fact with the words it came from."""

from dataclasses import dataclass
from enum import StrEnum

from .errors import DomainError
from .period import Period
from .span import Mention, Span


class Kind(StrEnum):
    """What sort of activity it is."""

    VISIT = "visit"
    MEETING = "meeting"
    CONFERENCE = "conference"
    ROUNDTABLE = "roundtable"
    WORKSHOP = "workshop"
    TRAINING = "training"
    CAMPAIGN = "campaign"
    ASSESSMENT = "assessment"
    STUDY_TOUR = "study-tour"
    PRESENTATION = "presentation"
    PUBLICATION = "publication"
    CEREMONY = "ceremony"
    ELECTION_OBSERVATION = "election-observation"
    COMPETITION = "competition"
    STATEMENT = "statement"
    OTHER = "other"


class Part(StrEnum):
    """What the body whose bulletin it is did in it."""

    ORGANISED = "organised"
    CO_ORGANISED = "co-organised"
    HOSTED = "hosted"
    SUPPORTED = "supported"
    FACILITATED = "facilitated"
    ATTENDED = "attended"
    RECEIVED = "received"
    MET = "met"
    SPONSORED = "sponsored"
    OTHER = "other"


class OrganisationRole(StrEnum):
    """What the text says an organisation did in the activity."""

    ORGANISED = "organised"
    CO_ORGANISED = "co-organised"
    HOSTED = "hosted"
    SUPPORTED = "supported"
    FUNDED = "funded"
    TOOK_PART = "took-part"
    MET_WITH = "met-with"


PARTNER_ROLES = frozenset(OrganisationRole) - {OrganisationRole.TOOK_PART, OrganisationRole.MET_WITH}
"""The roles that make an organisation a partner in the activity."""


class PlacePrecision(StrEnum):
    """How far a place's position can be trusted: a spot, a settlement, a district, or an area without one point."""

    POINT = "point"
    TOWN = "town"
    DISTRICT = "district"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it took place; ``name`` as written, ``id`` and position in degrees (WGS 84) where the gazetteer knows it.

    ``country`` is ISO 3166-1 alpha-2 (XK for Kosovo), empty if undecided.
    """

    name: str
    country: str = ""
    id: str | None = None
    kind: str = "town"
    precision: PlacePrecision = PlacePrecision.TOWN
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who acts or is quoted; ``name`` without honorific or rank, ``office`` as written, ``body`` where it is held."""

    name: str
    office: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A named body that takes part; ``name`` in full as written, or the acronym where only that is given."""

    name: str
    acronym: str | None = None
    role: OrganisationRole = OrganisationRole.TOOK_PART
    is_publisher: bool = False

    @property
    def is_partner(self) -> bool:
        """Whether it organises, hosts, funds or supports the activity; the publishing body is never its own partner."""
        return self.role in PARTNER_ROLES and not self.is_publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many ``who`` took part or were reached; ``planned`` is a target, ``part_of`` what a breakdown divides."""

    value: int
    who: str
    approximate: bool = False
    planned: bool = False
    part_of: str | None = None

    def __post_init__(self) -> None:
        if self.value < 0:
            raise DomainError(f"{self.value} {self.who} cannot be reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A handbook, manual, plan, law or the like that the text names; ``sort`` is one of those words, in English."""

    title: str
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One thing done or planned.

    ``id`` is unique within its bulletin, whose file name is ``bulletin``; ``spans`` are the passages that tell it and
    ``text`` is their words, one paragraph a line. ``title`` is the heading it stands under; None where there is none.
    ``language`` is that of its words (ISO 639-1), empty where nobody says.
    """

    id: str
    bulletin: str
    text: str
    spans: tuple[Span, ...]
    kind: Mention[Kind]
    part: Mention[Part]
    upcoming: Mention[bool]
    title: Mention[str] | None = None
    section: Mention[str] | None = None
    period: Mention[Period] | None = None
    places: tuple[Mention[Place], ...] = ()
    people: tuple[Mention[Person], ...] = ()
    organisations: tuple[Mention[Organisation], ...] = ()
    reach: tuple[Mention[Reach], ...] = ()
    dimension: Mention[str] | None = None
    themes: tuple[Mention[str], ...] = ()
    documents: tuple[Mention[Document], ...] = ()
    links: tuple[Mention[str], ...] = ()
    language: str = ""

    def __post_init__(self) -> None:
        if not self.id or not self.spans:
            raise DomainError(f"activity {self.id!r} of {self.bulletin} needs an id and at least one passage")

    @property
    def heading(self) -> str:
        """Its title, or the first sentence of its text cut to some 90 characters at a word."""
        if self.title:
            return self.title.value
        sentence = self.text.split("\n", 1)[0]
        end = sentence.find(". ")
        sentence = sentence[:end] if end > 0 else sentence.rstrip(".")
        return sentence if len(sentence) <= 90 else sentence[:90].rsplit(" ", 1)[0] + "…"
