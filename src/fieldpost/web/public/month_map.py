"""The map of a month's activities: drawn once for the same places, kept in memory, coloured by the style sheet."""

from collections.abc import Sequence
from functools import lru_cache

from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.domain import Mission, PlacePrecision
from fieldpost.publishing.illustrations import SCREEN, policy_of
from fieldpost.publishing.map import render_map
from fieldpost.publishing.map_content import MapPoint, MapWords
from fieldpost.publishing.scripts import is_right_to_left

from . import addresses
from .filters import name_in, number
from .shown import Shown, ShownPlace
from .site import Site

SIZE = (420, 320)
"""Pixels, at most; so narrow that the letters stay legible on a phone."""


def places_of(activities: Sequence[Shown]) -> list[tuple[ShownPlace, int]]:
    """Return the places of ``activities`` with how many were there, the busiest first; whole countries are none."""
    found: dict[int | str, list[ShownPlace]] = {}
    for activity in activities:
        for place in activity.places:
            if place.kind != "country":
                found.setdefault(place.entry or place.name, []).append(place)
    counted = [(each[0], len(each)) for each in found.values()]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0].name))


def draw_month(places: Sequence[tuple[ShownPlace, int]], month: str, site: Site, language: str) -> Markup:
    """Return the map as SVG, empty where no place has a position; ``month`` is told in words. Its circles are links."""
    points = tuple(
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
    )
    if not points:
        return Markup()
    own = site.profile.map
    countries = own.countries if own else tuple(filter(None, [site.profile.country]))
    return _drawn(points, countries, _Policy(site.profile), month, language)


class _Policy:
    """A mission's policy of maps, equal to another that says the same."""

    def __init__(self, profile: Mission) -> None:
        own = profile.map
        self.profile = profile
        self.told = (own.policy, tuple(sorted(own.disclaimer.items()))) if own else ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Policy) and self.told == other.told

    def __hash__(self) -> int:
        return hash(self.told)


@lru_cache(maxsize=64)
def _drawn(
    points: tuple[MapPoint, ...], countries: tuple[str, ...], policy: _Policy, month: str, language: str
) -> Markup:
    svg = render_map(
        points,
        frame_countries=countries,
        language=language,
        policy=policy_of(policy.profile),
        words=MapWords(
            title=_("Map of the activities: %(month)s") % {"month": month},
            description=", ".join(f"{point.name} ({number(point.count, language)})" for point in points),
            key=_("Activities"),
            area=_("somewhere in this area"),
            beyond=_("Beyond the edge of the map: {places}"),
            distance=_("{kilometres} km"),
        ),
        size=SIZE,
        palette=SCREEN,
        font_family="inherit",
        direction="rtl" if is_right_to_left(language) else "ltr",
    )
    return Markup(svg)  # noqa: S704 - render_map escapes what it is given
