"""What activities are about and where: places, organisations, dimensions with their themes. Only what something shown names."""

from collections.abc import Iterator
from typing import Any

from ...missions import models as directory
from .. import addresses, entries
from ..visit import Visit
from .answers import (
    Dimension,
    Organisation,
    Organisations,
    Place,
    PlaceCollection,
    PlaceFeature,
    PlaceProperties,
    Places,
    Point,
    Theme,
    Themes,
)
from .parameters import Asked

SPOTS = ("point", "town")
"""Precisions of a position that is the place's own."""


def places(visit: Visit, _asked: Asked) -> Places:
    """Return every place."""
    return Places(edition=visit.index.edition, places=list(_places(visit)))


def places_as_geojson(visit: Visit, _asked: Asked) -> PlaceCollection:
    """Return every place that has a position."""
    found = list(_places(visit))
    features = [
        PlaceFeature(
            id=each.id,
            geometry=Point(coordinates=(each.longitude, each.latitude)),
            properties=PlaceProperties(
                name=each.name,
                names=each.names,
                kind=each.kind,
                precision=each.precision,
                is_exact=each.precision in SPOTS,
                countries=each.countries,
                activities=each.activities,
                url=each.url,
            ),
        )
        for each in found
        if each.longitude is not None and each.latitude is not None
    ]
    return PlaceCollection(features=features, left_out=len(found) - len(features))


def organisations(visit: Visit, _asked: Asked) -> Organisations:
    """Return every organisation."""
    rows = {
        row["pk"]: row
        for row in directory.Organisation.objects.filter(mission=visit.site.mission).values(
            "pk", "acronym", "website", "identifiers"
        )
    }
    found = [
        Organisation(
            id=pk,
            name=called.said(visit.language),
            names=dict(called.names),
            acronym=rows[pk]["acronym"],
            website=rows[pk]["website"],
            identifiers=rows[pk]["identifiers"],
            activities=count,
            url=f"{visit.site.address}/{visit.language}/organisations/{called.slug}/",
        )
        for pk, called, count in _shown(visit, "organisation")
        if pk in rows
    ]
    return Organisations(edition=visit.index.edition, organisations=found)


def themes(visit: Visit, _asked: Asked) -> Themes:
    """Return the dimensions, each with its themes."""
    site, language = visit.site, visit.language
    sectors = dict(directory.Theme.objects.filter(mission=site.mission).values_list("key", "sectors"))
    counts = {
        f"{facet}:{value}": count
        for facet in ("dimension", "theme")
        for value, _ids, count in visit.index.counted[facet]
    }
    below: dict[str, list[Theme]] = {key: [] for key in site.dimensions}
    for theme in site.themes.values():
        below[theme.dimension].append(
            Theme(
                key=theme.key,
                name=site.theme(theme.key, language),
                names=dict(theme.names),
                sectors=[str(each) for each in sectors.get(theme.key, ())],
                is_retired=theme.is_retired,
                activities=counts.get(f"theme:{theme.key}", 0),
                url=site.address + addresses.theme(theme.key, language),
            )
        )
    dimensions = [
        Dimension(
            key=each.key,
            name=site.dimension(each.key, language),
            names=dict(each.names),
            colour=each.colour,
            activities=counts.get(f"dimension:{each.key}", 0),
            themes=below[each.key],
        )
        for each in site.dimensions.values()
    ]
    return Themes(edition=visit.index.edition, dimensions=dimensions)


def _places(visit: Visit) -> Iterator[Place]:
    shown = directory.Place.objects.for_readers().filter(mission=visit.site.mission)
    fields = ("pk", "kind", "precision", "countries", "latitude", "longitude")
    rows: dict[int, dict[str, Any]] = {row["pk"]: row for row in shown.values(*fields)}
    for pk, called, count in _shown(visit, "place"):
        if pk in rows:
            row = rows[pk]
            yield Place(
                id=pk,
                name=called.said(visit.language),
                names=dict(called.names),
                kind=row["kind"],
                precision=row["precision"],
                countries=row["countries"],
                latitude=row["latitude"],
                longitude=row["longitude"],
                activities=count,
                url=f"{visit.site.address}/{visit.language}/places/{called.slug}/",
            )


def _shown(visit: Visit, facet: str) -> Iterator[tuple[int, entries.Called, int]]:
    """Yield the id of each entry that something shown names, how it is called, and of how many activities; by id."""
    counts = {value: count for value, _ids, count in visit.index.counted[facet]}
    called = entries.called(visit, [(facet, value) for value in counts])
    for (_facet, value), each in sorted(called.items(), key=lambda pair: int(pair[0][1])):
        yield int(value), each, counts[value]
