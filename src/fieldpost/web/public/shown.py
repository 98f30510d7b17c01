"""What readers are shown of an activity, ready to be put on a page: frozen values, kept as JSON.

``public.showing`` makes them from what was cleared; pages, feeds, files and the API are made from nothing else. Languages are
ISO 639-1, days ISO 8601, periods EDTF, countries ISO 3166-1 alpha-2 (XK for Kosovo), positions degrees (WGS 84).
"""

from datetime import date, datetime
from typing import Any

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all of these have in common."""


class Words(Value, frozen=True, kw_only=True):
    """The words in one language; ``lead`` is the text's beginning, at most 240 characters, ``slug`` stands in addresses."""

    title: str
    lead: str
    slug: str
    text: str = ""


class ShownPlace(Value, frozen=True, kw_only=True):
    """``entry`` is the directory's id, 0 where it has none; ``names`` are by language where the directory knows better.

    ``slug`` stands in addresses beside the id; it is of the entry's main name, whatever it is called here.
    """

    name: str
    entry: int = 0
    slug: str = ""
    names: dict[str, str] = {}
    kind: str = ""
    precision: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


class ShownPerson(Value, frozen=True, kw_only=True):
    """Someone who may be named."""

    name: str
    office: str = ""
    body: str = ""


class ShownOrganisation(Value, frozen=True, kw_only=True):
    """A body and what it did; ``role`` is of ``fieldpost.domain.OrganisationRole``, the rest as of a place."""

    name: str
    role: str
    entry: int = 0
    slug: str = ""
    names: dict[str, str] = {}
    acronym: str = ""
    is_partner: bool = False


class ShownFigure(Value, frozen=True, kw_only=True):
    """How many were reached, or are to be (``planned``); ``part_of`` names the whole that it is a part of."""

    value: int
    who: str
    planned: bool = False
    approximate: bool = False
    part_of: str = ""


class ShownPhoto(Value, frozen=True, kw_only=True):
    """A photograph: ``sha256`` is its file's, which names it in addresses; sizes are pixels."""

    sha256: str
    width: int
    height: int
    alternatives: dict[str, str] = {}
    captions: dict[str, str] = {}
    credit: str = ""


class ShownDocument(Value, frozen=True, kw_only=True):
    """A law or paper that the activity was about; ``sort`` is the English word for what it is."""

    title: str
    sort: str


class ShownSource(Value, frozen=True, kw_only=True):
    """A published bulletin that told the activity: its ``name``, and the words by the fact that rests on them.

    Quoted is only what stands in the activity's own public text, so that nothing is told beyond it.
    """

    bulletin: int
    name: str
    quotes: dict[str, list[str]] = {}


class Line(Value, frozen=True, kw_only=True):
    """An activity as a list shows it. ``theme`` is the first; ``places`` are at most three."""

    pk: int
    key: str
    original_language: str
    words: dict[str, Words]
    status: str
    kind: str
    part: str
    period: str = ""
    dimension: str = ""
    theme: str = ""
    places: list[ShownPlace] = []


class Shown(Line, frozen=True, kw_only=True):
    """An activity with all that may be told; days are the first and last that the period can mean, both included.

    ``connected`` are ids of activities before and after it, shown or not, which no reader is told: their pages name each other.
    """

    first_day: date | None = None
    last_day: date | None = None
    themes: list[str] = []
    people: list[ShownPerson] = []
    organisations: list[ShownOrganisation] = []
    reach: list[ShownFigure] = []
    documents: list[ShownDocument] = []
    links: list[str] = []
    photos: list[ShownPhoto] = []
    sources: list[ShownSource] = []
    connected: list[int] = []
    sequence: int = 0
    shown_at: datetime
    changed_at: datetime


_lines = msgspec.json.Decoder(Line)
_shown = msgspec.json.Decoder(Shown)


def encode(value: Any) -> str:
    """Return a value as JSON."""
    return msgspec.json.encode(value).decode()


def decode_line(data: str) -> Line:
    """Return the line that ``encode`` wrote."""
    return _lines.decode(data)


def decode_shown(data: str) -> Shown:
    """Return the activity that ``encode`` wrote."""
    return _shown.decode(data)
