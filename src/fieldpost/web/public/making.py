"""From what was cleared to what is shown: one activity's ``Shown``, from records and nothing that is not to be told."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from fieldpost.publishing.slugs import slug
from fieldpost.publishing.wording import one_line

from ..activities.publicity import Sensitive, public_record
from ..activities.record import Fact, Picture, Publicity, Record, facts
from .names import Standing
from .shown import (
    Line,
    Shown,
    ShownDocument,
    ShownFigure,
    ShownOrganisation,
    ShownPerson,
    ShownPhoto,
    ShownPlace,
    ShownSource,
    Words,
    encode,
)

NOBODY = Standing()
LEAD = 240
"""Characters of a lead at most; it is cut at a word."""
HEADING = 90
"""Characters of the text that stand for a title where there is none."""
MOST_YEARS = 50
"""What goes on for longer is found under the years it begins in and no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """What was cleared of an activity: the record that each language's clearance approved, and the newest of them."""

    pk: int
    key: str
    by_language: Mapping[str, Record]
    newest: Record
    recorded_on: date
    connected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What else has to be known: entries that stand for those named, their names by language, files, published bulletins."""

    sensitive: Sensitive
    places: Mapping[int, Standing]
    organisations: Mapping[int, Standing]
    photos: Mapping[int, tuple[str, int, int]]
    bulletins: Mapping[int, str]


def make_shown(
    cleared: Cleared, known: Known, *, sequence: int, shown_at: datetime, changed_at: datetime
) -> Shown | None:
    """Return what is shown; None where no words may be, or where what it is must not be known."""
    record = cleared.newest
    if any(fact.publicity is Publicity.INTERNAL for fact in (record.status, record.kind, record.part)):
        return None
    words = {}
    for language, version in cleared.by_language.items():
        told = _words(public_record(version, known.sensitive), language)
        if told:
            words[language] = told
    if not words:
        return None
    public = public_record(record, known.sensitive)
    original = record.original_language if record.original_language in words else next(iter(words))
    period = public.period.value if public.period else None
    themes = [fact.value for fact in public.themes]
    return Shown(
        pk=cleared.pk,
        key=cleared.key,
        original_language=original,
        words=words,
        status=record.status.value.value,
        kind=record.kind.value.value,
        part=record.part.value.value,
        period=str(period or ""),
        first_day=period.first if period else None,
        last_day=period.last if period else None,
        dimension=public.dimension.value if public.dimension else "",
        theme=themes[0] if themes else "",
        themes=themes,
        places=_places(public, known),
        people=[
            ShownPerson(name=each.value.name, office=each.value.office or "", body=each.value.body or "")
            for each in public.people
        ],
        organisations=_organisations(public, known),
        reach=[
            ShownFigure(
                value=each.value.value,
                who=each.value.who,
                planned=each.value.planned,
                approximate=each.value.approximate,
                part_of=each.value.part_of or "",
            )
            for each in public.reach
        ],
        documents=[ShownDocument(title=each.value.title, sort=each.value.sort) for each in public.documents],
        links=[each.value for each in public.links if each.value.startswith(("https://", "http://"))],
        photos=[_photo(each.value, known) for each in public.photos if each.value.file in known.photos],
        sources=list(_sources(public, words, known)),
        connected=list(cleared.connected),
        sequence=sequence,
        shown_at=shown_at,
        changed_at=changed_at,
    )


def line_of(shown: Shown) -> Line:
    """Return what lists need of it."""
    return Line(
        pk=shown.pk,
        key=shown.key,
        original_language=shown.original_language,
        words={
            language: Words(title=words.title, lead=words.lead, slug=words.slug)
            for language, words in shown.words.items()
        },
        status=shown.status,
        kind=shown.kind,
        part=shown.part,
        period=shown.period,
        dimension=shown.dimension,
        theme=shown.theme,
        places=shown.places[:3],
    )


def facets_of(shown: Shown) -> list[str]:
    """Return every ``facet:value`` under which it is found."""
    found = [f"kind:{shown.kind}", f"status:{shown.status}", f"part:{shown.part}"]
    found += [f"dimension:{shown.dimension}"] if shown.dimension else []
    found += [f"theme:{key}" for key in shown.themes]
    found += [f"place:{place.entry}" for place in shown.places if place.entry]
    found += [f"organisation:{body.entry}" for body in shown.organisations if body.entry]
    found += [f"role:{body.entry}.{body.role}" for body in shown.organisations if body.entry]
    found += [f"language:{language}" for language in shown.words]
    found += [
        f"reach:{'planned' if planned else 'actual'}" for planned in sorted({each.planned for each in shown.reach})
    ]
    first_day = shown.first_day or shown.last_day
    if first_day:
        years = range(first_day.year, (shown.last_day or first_day).year + 1)
        found += [f"year:{year}" for year in (years if len(years) <= MOST_YEARS else years[:1])]
    return list(dict.fromkeys(found))


def same_content(one: Shown, other: Shown) -> bool:
    """Whether readers could see no difference between two."""
    return encode(one) == encode(other)


def _words(record: Record, language: str) -> Words | None:
    title, text = record.titles.get(language), record.texts.get(language)
    heading, body = one_line(title.value) if title else "", text.value.strip() if text else ""
    if not (heading or body):
        return None
    heading = heading or shortened(one_line(body), HEADING)
    return Words(title=heading, lead=shortened(one_line(body), LEAD), slug=slug(heading), text=body)


def shortened(text: str, length: int) -> str:
    """Return ``text``, or as many of its words as go into ``length`` characters with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def _places(record: Record, known: Known) -> list[ShownPlace]:
    found: dict[int | str, ShownPlace] = {}
    for fact in record.places:
        place = fact.value
        stands = known.places.get(fact.entry or 0, NOBODY)
        shown = ShownPlace(
            name=place.name,
            entry=stands.entry,
            slug=stands.slug,
            names=dict(stands.names),
            kind=place.kind,
            precision=place.precision.value,
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
        )
        found.setdefault(stands.entry or place.name, shown)
    return list(found.values())


def _organisations(record: Record, known: Known) -> list[ShownOrganisation]:
    found: dict[int | str, ShownOrganisation] = {}
    for fact in record.organisations:
        body = fact.value
        if body.is_publisher:
            continue
        stands = known.organisations.get(fact.entry or 0, NOBODY)
        shown = ShownOrganisation(
            name=body.name,
            role=body.role.value,
            entry=stands.entry,
            slug=stands.slug,
            names=dict(stands.names),
            acronym=body.acronym or "",
            is_partner=body.is_partner,
        )
        found.setdefault(stands.entry or body.name, shown)
    return list(found.values())


def _photo(picture: Picture, known: Known) -> ShownPhoto:
    sha256, width, height = known.photos[picture.file]
    return ShownPhoto(
        sha256=sha256,
        width=width,
        height=height,
        alternatives=dict(picture.alternatives),
        captions=dict(picture.captions),
        credit=picture.credit,
    )


def _sources(record: Record, words: Mapping[str, Words], known: Known) -> Iterator[ShownSource]:
    """Yield each published bulletin with the words that its facts rest on, as far as they stand in the public text."""
    said = [one_line(each.text) for each in words.values()]
    quotes: dict[int, dict[str, list[str]]] = {}
    for address, fact in facts(record):
        bulletin = fact.origin.bulletin
        if bulletin is None or bulletin not in known.bulletins:
            continue
        found = quotes.setdefault(bulletin, {})
        if address.startswith(("titles.", "texts.")):
            continue
        told = _quotes(fact, said)
        if told:
            found[address] = told
    for bulletin, found in quotes.items():
        yield ShownSource(bulletin=bulletin, name=known.bulletins[bulletin], quotes=found)


def _quotes(fact: Fact[object], said: Collection[str]) -> list[str]:
    words = dict.fromkeys(one_line(each.exact) for each in fact.origin.evidence)
    return [each for each in words if each and any(each in text for text in said)]
