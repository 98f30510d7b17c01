"""What the API answers, as structs; their docstrings are the descriptions in the document.

Moments are RFC 3339 in UTC, days ISO 8601, languages ISO 639-1, countries ISO 3166-1 alpha-2 (XK for Kosovo), positions degrees
(WGS 84). An ``edition`` counts the changes that readers can see; an answer is of that edition or a later one.
"""

from datetime import date
from typing import Annotated, Any, Literal, TypedDict

from msgspec import UNSET, Meta, Struct, UnsetType

from ..forms.records import ActivityRecord

Address = Annotated[str, Meta(extra_json_schema={"format": "uri"})]


class Value(Struct, frozen=True, kw_only=True):
    """What all answers have in common."""


class Words(TypedDict):
    """What is told of an activity in one language."""

    title: str
    lead: str
    text: str


class Activity(ActivityRecord):
    """An activity. ``title``, ``lead`` and ``text`` are in ``language``; ``words`` are all that there are, by language.

    The id never changes. ``sequence`` counts the changes since it was first shown.
    """

    words: dict[str, Words]


class Licence(Value, frozen=True, kw_only=True):
    """Under which terms the data may be used; ``identifier`` is that of SPDX's list, empty for terms in other words."""

    text: str
    identifier: str
    url: Address


class AddressOf(Value, frozen=True, kw_only=True):
    """One of the addresses of the API; what stands in braces is to be filled in."""

    address: str
    tells: str


class Overview(Value, frozen=True, kw_only=True):
    """Whose data this is, and what there is. ``attribution`` is what to cite."""

    title: str
    mission: str
    organisation: str
    site: Address
    languages: list[str]
    attribution: str
    license: Licence
    documentation: Address
    description: Address
    edition: int
    activities: int
    addresses: list[AddressOf]


class Count(Value, frozen=True, kw_only=True):
    """A value of a filter, how it is called, and how many activities there would be with it."""

    value: str
    name: str
    count: int


class Activities(Value, frozen=True, kw_only=True):
    """A page of activities. ``count`` is of all pages; with ``is_at_least`` there may be more that have the words.

    ``next`` is the address of the following page, null on the last. A page may hold fewer than ``limit`` and yet have a next.
    """

    edition: int
    count: int
    is_at_least: bool
    activities: list[Activity]
    facets: dict[str, list[Count]] | UnsetType = UNSET
    next: Address | None = None


class Facets(Value, frozen=True, kw_only=True):
    """How many activities there are, and with each further value of each filter; of places and organisations the first 30."""

    edition: int
    count: int
    is_at_least: bool
    facets: dict[str, list[Count]]


class Change(Value, frozen=True, kw_only=True):
    """What made an edition. ``id`` is the activity's, null where the change is of issues or names.

    ``names`` means that places, organisations, themes or the mission itself are called otherwise, or were merged.
    """

    edition: int
    what: Literal["shown", "changed", "withdrawn", "issue", "names"]
    id: str | None
    at: Annotated[str, Meta(extra_json_schema={"format": "date-time"})]


class Changes(Value, frozen=True, kw_only=True):
    """A page of changes, the oldest first. ``edition`` is the last that it tells: ask for what comes ``after`` it next time.

    With ``is_unknown``, your edition is not of this register (it was restored, or is another): take everything anew.
    """

    edition: int
    is_unknown: bool
    changes: list[Change]
    activities: list[Activity] | UnsetType = UNSET
    next: Address | None = None


class IssueFile(Value, frozen=True, kw_only=True):
    """One of the forms of an issue as it was published; ``sha256`` is of its bytes."""

    form: str
    media_type: str
    url: Address
    sha256: str


class Correction(Value, frozen=True, kw_only=True):
    """What was corrected after the issue was published."""

    date: date
    text: str


class Issue(Value, frozen=True, kw_only=True):
    """An issue in one language. ``sequence`` counts its publications: more than one means that it was corrected."""

    month: str
    language: str
    number: int
    title: str
    published_at: Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
    sequence: int
    url: Address
    files: list[IssueFile]
    errata: list[Correction]


class Issues(Value, frozen=True, kw_only=True):
    """Published issues, the newest month first."""

    edition: int
    issues: list[Issue]


class Place(Value, frozen=True, kw_only=True):
    """A place with the activities there. ``precision`` says how far its position can be trusted: point, town, district, area."""

    id: int
    name: str
    names: dict[str, str]
    kind: str
    precision: str
    countries: list[str]
    latitude: float | None
    longitude: float | None
    activities: int
    url: Address


class Places(Value, frozen=True, kw_only=True):
    """Every place of an activity that is shown, by id."""

    edition: int
    places: list[Place]


class Point(Value, frozen=True, kw_only=True):
    """Longitude and latitude (RFC 7946, 3.1.2)."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class PlaceProperties(Value, frozen=True, kw_only=True):
    """What is known of a place; ``is_exact`` is false where the position stands for a district or an area."""

    name: str
    names: dict[str, str]
    kind: str
    precision: str
    is_exact: bool
    countries: list[str]
    activities: int
    url: Address


class PlaceFeature(Value, frozen=True, kw_only=True):
    """A place on the map."""

    type: Literal["Feature"] = "Feature"
    id: int
    geometry: Point
    properties: PlaceProperties


class PlaceCollection(Value, frozen=True, kw_only=True):
    """Every place that has a position; ``left_out`` counts those that have none."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[PlaceFeature]
    left_out: int


class Organisation(Value, frozen=True, kw_only=True):
    """A body with which there were activities; ``identifiers`` are by scheme (org-id.guide, ROR, Wikidata)."""

    id: int
    name: str
    names: dict[str, str]
    acronym: str
    website: str
    identifiers: dict[str, str]
    activities: int
    url: Address


class Organisations(Value, frozen=True, kw_only=True):
    """Every organisation of an activity that is shown, by id."""

    edition: int
    organisations: list[Organisation]


class Theme(Value, frozen=True, kw_only=True):
    """A field of work; ``sectors`` are purpose codes of the OECD DAC (CRS). What is retired is used for nothing new."""

    key: str
    name: str
    names: dict[str, str]
    sectors: list[str]
    is_retired: bool
    activities: int
    url: Address


class Dimension(Value, frozen=True, kw_only=True):
    """A side of the mission's work, with its themes; ``colour`` is #rrggbb, for light ground."""

    key: str
    name: str
    names: dict[str, str]
    colour: str
    activities: int
    themes: list[Theme]


class Themes(Value, frozen=True, kw_only=True):
    """The dimensions of the mission's work, in its order."""

    edition: int
    dimensions: list[Dimension]


class Mistake(Value, frozen=True, kw_only=True):
    """A parameter that cannot be; ``allowed`` is the JSON Schema of its values, or of the names of parameters that there are."""

    parameter: str
    value: str
    detail: str
    allowed: dict[str, Any]


class Reach(Value, frozen=True, kw_only=True):
    """The people that ``activities`` state, added up: places taken, not persons. ``left_out`` numbers were not added.

    Left out is a part of a whole that is counted, and a group beside the number of all who came. Nothing is estimated.
    """

    people: int
    activities: int
    is_approximate: bool
    left_out: int


class Total(Value, frozen=True, kw_only=True):
    """What was held, in all and by dimension, each activity counted once; who came, and who was planned for: never added."""

    held: int
    dimensions: dict[str, int]
    actual: Reach
    planned: Reach


class YearTotal(Total, frozen=True, kw_only=True):
    """The same for a year. What goes on over New Year is in both, so that the total may be less than the sum of the years."""

    year: int


class Figures(Value, frozen=True, kw_only=True):
    """What the activities come to. ``statuses`` are apart, for what is announced or cancelled was not held."""

    edition: int
    statuses: dict[str, int]
    years: list[YearTotal]
    total: Total


class Problem(Value, frozen=True, kw_only=True, omit_defaults=True):
    """Why there is no answer (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Mistake] = []
    id: str = ""
    withdrawn_at: str = ""
