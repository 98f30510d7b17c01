"""An activity as data: the fields of ``activities.json`` and of the API, documented in docs/reference/feeds.md.

Words are those of one language; keys (kinds, statuses, roles, themes) are the same in all. Addresses have their host.
"""

from typing import TypedDict

from .. import addresses
from ..filters import name_in, said, spoken, when
from ..photos import widths
from ..shown import Shown, ShownFigure, ShownOrganisation, ShownPhoto, ShownPlace
from ..site import Site
from ..site import said as said_in
from .text import clean, moment


class PeriodRecord(TypedDict):
    """``edtf`` is ISO 8601-2; ``first`` and ``last`` are the days that it can mean at most, both included; None is open."""

    edtf: str
    first: str | None
    last: str | None
    words: str


class NamedRecord(TypedDict):
    """A dimension or theme; ``key`` never changes."""

    key: str
    name: str


class PlaceRecord(TypedDict):
    """``id`` is the directory's, None where it has none; ``precision`` says how far the position (WGS 84) can be trusted."""

    id: int | None
    name: str
    kind: str
    country: str
    precision: str
    latitude: float | None
    longitude: float | None
    url: str | None


class PersonRecord(TypedDict):
    """Someone who may be named."""

    name: str
    office: str
    body: str


class OrganisationRecord(TypedDict):
    """``role`` is what it did; ``id`` is the directory's, None where it has none."""

    id: int | None
    name: str
    acronym: str
    role: str
    is_partner: bool
    url: str | None


class FigureRecord(TypedDict):
    """How many were reached, or are to be (``planned``); ``part_of`` names the whole that it is a part of and not beside."""

    value: int
    who: str
    planned: bool
    approximate: bool
    part_of: str


class DocumentRecord(TypedDict):
    """A law or paper that it was about."""

    title: str
    sort: str


class PhotoRecord(TypedDict):
    """``url`` is the largest rendition; sizes are its own, in pixels."""

    url: str
    width: int
    height: int
    alternative: str
    caption: str
    credit: str


class ActivityRecord(TypedDict):
    """An activity. ``id`` never changes; ``language`` is that of the words; ``sequence`` counts changes since it was shown."""

    id: str
    number: int
    url: str
    language: str
    original_language: str
    languages: list[str]
    title: str
    lead: str
    text: str
    status: str
    kind: str
    part: str
    period: PeriodRecord | None
    dimension: NamedRecord | None
    themes: list[NamedRecord]
    places: list[PlaceRecord]
    people: list[PersonRecord]
    organisations: list[OrganisationRecord]
    reach: list[FigureRecord]
    documents: list[DocumentRecord]
    links: list[str]
    photos: list[PhotoRecord]
    sources: list[str]
    sequence: int
    shown_at: str
    changed_at: str


def record_of(shown: Shown, site: Site, language: str) -> ActivityRecord:
    """Return ``shown`` with the words of ``language``, of its own where it has none in that."""
    words = said(shown, language)
    return ActivityRecord(
        id=shown.key,
        number=shown.pk,
        url=site.address + addresses.activity(shown, language),
        language=spoken(shown, language),
        original_language=shown.original_language,
        languages=sorted(shown.words),
        title=clean(words.title),
        lead=clean(words.lead),
        text=clean(words.text),
        status=shown.status,
        kind=shown.kind,
        part=shown.part,
        period=_period(shown, language),
        dimension=_named(shown.dimension, site.dimension(shown.dimension, language)) if shown.dimension else None,
        themes=[_named(key, site.theme(key, language)) for key in shown.themes],
        places=[_place(each, site, language) for each in shown.places],
        people=[
            PersonRecord(name=clean(each.name), office=clean(each.office), body=clean(each.body))
            for each in shown.people
        ],
        organisations=[_organisation(each, site, language) for each in shown.organisations],
        reach=[_figure(each) for each in shown.reach],
        documents=[DocumentRecord(title=clean(each.title), sort=clean(each.sort)) for each in shown.documents],
        links=[clean(each) for each in shown.links],
        photos=[_photo(each, shown, site, language) for each in shown.photos],
        sources=[clean(each.name) for each in shown.sources],
        sequence=shown.sequence,
        shown_at=moment(shown.shown_at),
        changed_at=moment(shown.changed_at),
    )


def _period(shown: Shown, language: str) -> PeriodRecord | None:
    if not shown.period:
        return None
    return PeriodRecord(
        edtf=shown.period,
        first=shown.first_day.isoformat() if shown.first_day else None,
        last=shown.last_day.isoformat() if shown.last_day else None,
        words=when(shown.period, language),
    )


def _named(key: str, name: str) -> NamedRecord:
    return NamedRecord(key=key, name=clean(name))


def _place(place: ShownPlace, site: Site, language: str) -> PlaceRecord:
    return PlaceRecord(
        id=place.entry or None,
        name=clean(name_in(place, language)),
        kind=place.kind,
        country=place.country,
        precision=place.precision,
        latitude=place.latitude,
        longitude=place.longitude,
        url=site.address + addresses.place(place, language) if place.entry else None,
    )


def _organisation(body: ShownOrganisation, site: Site, language: str) -> OrganisationRecord:
    return OrganisationRecord(
        id=body.entry or None,
        name=clean(name_in(body, language)),
        acronym=clean(body.acronym),
        role=body.role,
        is_partner=body.is_partner,
        url=site.address + addresses.organisation(body, language) if body.entry else None,
    )


def _figure(figure: ShownFigure) -> FigureRecord:
    return FigureRecord(
        value=figure.value,
        who=clean(figure.who),
        planned=figure.planned,
        approximate=figure.approximate,
        part_of=clean(figure.part_of),
    )


def _photo(photo: ShownPhoto, shown: Shown, site: Site, language: str) -> PhotoRecord:
    address_width, width = widths(photo.width)[-1]
    others = (shown.original_language,)
    return PhotoRecord(
        url=site.address + addresses.photo(photo.sha256, address_width),
        width=width,
        height=max(1, round(photo.height * width / photo.width)),
        alternative=clean(said_in(photo.alternatives, language, others)),
        caption=clean(said_in(photo.captions, language, others)),
        credit=clean(photo.credit),
    )
