"""The map of a month's activities."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.domain import PlacePrecision
from fieldpost.publishing.map_content import MapPoint

from . import addresses
from .filters import name_in
from .maps import NARROW, WIDE, draw_map
from .shown import Shown, ShownPlace
from .site import Site


def places_of(activities: Sequence[Shown]) -> list[tuple[ShownPlace, int]]:
    """Return the places of ``activities`` with how many were there, the busiest first; whole countries are none."""
    found: dict[int | str, list[ShownPlace]] = {}
    for activity in activities:
        for place in activity.places:
            if place.kind != "country":
                found.setdefault(place.entry or place.name, []).append(place)
    counted = [(each[0], len(each)) for each in found.values()]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0].name))


def draw_month(
    places: Sequence[tuple[ShownPlace, int]], month: str, site: Site, language: str
) -> tuple[Markup, Markup]:
    """Return the map as SVG, wide and for a phone, empty where no place has a position. Its circles are links.

    ``month`` is told in words.
    """
    points = [
        MapPoint(
            name=name_in(place, language),
            latitude=place.latitude,
            longitude=place.longitude,
            count=count,
            precision=PlacePrecision(place.precision or PlacePrecision.TOWN),
            href=addresses.place(place, language) if place.entry else None,
        )
        for place, count in places
        if place.latitude is not None and place.longitude is not None
    ]
    title = _("Map of the activities: %(month)s") % {"month": month}
    return (
        draw_map(points, site, language, title=title, size=WIDE, prefix="wide"),
        draw_map(points, site, language, title=title, size=NARROW, prefix="narrow"),
    )
