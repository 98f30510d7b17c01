"""The record of one activity: every fact with its origin and whether it is public. A frozen value, kept as JSON.

Whoever writes to the register makes a ``Record``: the form, a reading that somebody accepts, a row of a table. Each saved
version keeps one whole, and the rows that lists and pages ask (``models.index``) are made from the newest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from fieldpost.domain import (
    Document,
    Evidence,
    Kind,
    Organisation,
    Part,
    Period,
    Person,
    Place,
    Reach,
)

T = TypeVar("T")


class Status(StrEnum):
    """Whether it took place. Only what is announced stands among the upcoming events of an issue."""

    ANNOUNCED = "announced"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Publicity(StrEnum):
    """Whether a fact may leave the mission: as the rules say (``publicity``), or as a person said."""

    BY_RULE = "by-rule"
    PUBLIC = "public"
    INTERNAL = "internal"


class How(StrEnum):
    """How a fact came into the register."""

    TYPED = "typed"
    READ = "read"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact comes from: who put it there and when; what was read also has its words and their bulletin.

    ``by`` is the person's name as it was, ``by_id`` the account; ``bulletin`` is the id of a ``StoredBulletin``; ``row`` the
    row of an imported table, counted from 1 below its headings.
    """

    how: How
    by: str
    at: datetime
    by_id: int | None = None
    bulletin: int | None = None
    evidence: tuple[Evidence, ...] = ()
    score: float = 1.0
    reason: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[T]):
    """A value with its origin. ``entry`` is the id of the directory's entry it names, None where it names none."""

    value: T
    origin: Origin
    publicity: Publicity = Publicity.BY_RULE
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photograph: ``file`` is the id of a ``StoredFile``; captions and alternative texts are by language.

    ``consent`` says who agreed to be shown, and how; empty where nobody said.
    """

    file: int
    alternatives: dict[str, str] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)
    credit: str = ""
    consent: str = ""
    taken_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A paper that belongs to the activity: ``file`` is the id of a ``StoredFile``."""

    file: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything the register knows of one activity. ``titles`` and ``texts`` are by language (ISO 639-1).

    ``dimension`` and ``themes`` are keys of the mission's own. ``notes`` are internal whatever is said of them.
    """

    original_language: str
    status: Fact[Status]
    kind: Fact[Kind]
    part: Fact[Part]
    titles: dict[str, Fact[str]] = field(default_factory=dict)
    texts: dict[str, Fact[str]] = field(default_factory=dict)
    period: Fact[Period] | None = None
    dimension: Fact[str] | None = None
    themes: tuple[Fact[str], ...] = ()
    places: tuple[Fact[Place], ...] = ()
    people: tuple[Fact[Person], ...] = ()
    organisations: tuple[Fact[Organisation], ...] = ()
    reach: tuple[Fact[Reach], ...] = ()
    documents: tuple[Fact[Document], ...] = ()
    links: tuple[Fact[str], ...] = ()
    photos: tuple[Fact[Picture], ...] = ()
    files: tuple[Fact[AttachedFile], ...] = ()
    notes: Fact[str] | None = None

    @property
    def heading(self) -> str:
        """Its title in the original language, else in any, else the start of its text."""
        titles = [self.titles.get(self.original_language), *self.titles.values()]
        for title in titles:
            if title and title.value.strip():
                return title.value
        texts = [self.texts.get(self.original_language), *self.texts.values()]
        first = next((text.value for text in texts if text and text.value.strip()), "")
        return first if len(first) <= 90 else first[:90].rsplit(" ", 1)[0] + "…"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has words in, the original first."""
        told = {
            language for words in (self.titles, self.texts) for language, fact in words.items() if fact.value.strip()
        }
        return tuple(sorted(told, key=lambda language: (language != self.original_language, language)))


LISTS = ("themes", "places", "people", "organisations", "reach", "documents", "links", "photos", "files")
"""The fields that hold any number of facts."""
SINGLES = ("status", "kind", "part", "period", "dimension", "notes")
"""The fields that hold one fact, or none."""
BY_LANGUAGE = ("titles", "texts")
"""The fields that hold a fact a language."""


def facts(record: Record) -> Iterator[tuple[str, Fact[Any]]]:
    """Yield every fact with its address: ``period``, ``texts.en``, ``people.0``."""
    for name in SINGLES:
        fact = getattr(record, name)
        if fact is not None:
            yield name, fact
    for name in BY_LANGUAGE:
        for language, fact in getattr(record, name).items():
            yield f"{name}.{language}", fact
    for name in LISTS:
        for place, fact in enumerate(getattr(record, name)):
            yield f"{name}.{place}", fact


def with_origins_kept(new: Record, old: Record) -> Record:
    """Return ``new`` where each fact that ``old`` holds with the same value keeps the origin it has there.

    So the words of a bulletin stay the evidence of a fact that a person saw and left as it was.
    """

    def kept(fact: Fact[T] | None, before: Fact[T] | None) -> Fact[T] | None:
        if fact is None or before is None or fact.value != before.value:
            return fact
        return replace(fact, origin=before.origin)

    changes: dict[str, Any] = {name: kept(getattr(new, name), getattr(old, name)) for name in SINGLES}
    for name in BY_LANGUAGE:
        before = getattr(old, name)
        changes[name] = {language: kept(fact, before.get(language)) for language, fact in getattr(new, name).items()}
    for name in LISTS:
        left = list(getattr(old, name))
        facts_kept = []
        for fact in getattr(new, name):
            same = next((each for each in left if each.value == fact.value), None)
            if same is not None:
                left.remove(same)
            facts_kept.append(kept(fact, same))
        changes[name] = tuple(facts_kept)
    return replace(new, **changes)
