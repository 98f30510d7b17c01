"""The maps of the site: places with how many activities were there, drawn as in the issues, in the colours of the page.

A map is drawn once for the same points and words, and kept in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.domain import Mission, PlacePrecision
from fieldpost.publishing.illustrations import SCREEN, policy_of
from fieldpost.publishing.map import render_map
from fieldpost.publishing.map_content import MapPoint, MapWords
from fieldpost.publishing.scripts import is_right_to_left
from fieldpost.publishing.wording import wording

from .site import Site
from .visit import Visit

MOST = 100
"""Places on one map; more could not be told apart."""
WIDE, NARROW = (760, 560), (360, 420)
LOCATOR = (360, 300)
"""Pixels, at most; letters keep their size."""
_DESCRIBED = 12
"""Places that the map's description names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place that has activities: ``activities`` is the address of the list that ``count`` counts, ``address`` its own.

    ``entry`` is the directory's id. Positions are degrees (WGS 84).
    """

    entry: int
    name: str
    address: str
    count: int
    activities: str
    kind: str
    precision: str
    countries: Sequence[str]
    latitude: float | None
    longitude: float | None

    @property
    def has_position(self) -> bool:
        """Whether it can stand on a map."""
        return self.latitude is not None and self.longitude is not None


def draw_places(visit: Visit, places: Sequence[Located], *, title: str) -> tuple[Markup, Markup]:
    """Return the map of the ``MOST`` places with most activities, each linked, wide and for a phone.

    Both are empty if no place has a position.
    """
    busiest = sorted(places, key=lambda each: (-each.count, each.name, each.entry))
    points = [_point(each) for each in busiest if each.has_position][:MOST]
    return (
        draw_map(points, visit.site, visit.language, title=title, size=WIDE, prefix="wide"),
        draw_map(points, visit.site, visit.language, title=title, size=NARROW, prefix="narrow"),
    )


def draw_place(visit: Visit, place: Located) -> Markup:
    """Return a small map that shows where the place is; empty if that is not known."""
    points = [replace(_point(place), href=None)] if place.has_position else []
    title = _("Where %(place)s is") % {"place": place.name}
    abroad = () if set(place.countries) & set(_countries(visit.site)) else tuple(place.countries)
    return draw_map(points, visit.site, visit.language, title=title, size=LOCATOR, prefix="place", countries=abroad)


def draw_map(
    points: Sequence[MapPoint],
    site: Site,
    language: str,
    *,
    title: str,
    size: tuple[int, int],
    prefix: str,
    countries: tuple[str, ...] = (),
) -> Markup:
    """Return a map of ``points``, empty for none; it frames ``countries``, for none those of the mission's maps.

    ``size`` is at most, in pixels; ``prefix`` keeps the ids of two maps on one page apart.
    """
    if not points:
        return Markup()
    return _drawn(tuple(points), countries or _countries(site), _Policy(site.profile), language, title, size, prefix)


def _point(place: Located) -> MapPoint:
    return MapPoint(
        name=place.name,
        latitude=place.latitude or 0.0,
        longitude=place.longitude or 0.0,
        count=place.count,
        precision=PlacePrecision(place.precision),
        href=place.activities,
    )


def _countries(site: Site) -> tuple[str, ...]:
    """Return the countries that the mission's maps show."""
    profile = site.profile
    return profile.map.countries if profile.map else tuple(filter(None, [profile.country]))


class _Policy:
    """A mission's policy of maps, equal to another that says the same."""

    def __init__(self, profile: Mission) -> None:
        own = profile.map
        self.profile = profile
        self.told = (profile.country, own.policy, tuple(sorted(own.disclaimer.items()))) if own else (profile.country,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Policy) and self.told == other.told

    def __hash__(self) -> int:
        return hash(self.told)


@lru_cache(maxsize=128)
def _drawn(
    points: tuple[MapPoint, ...],
    countries: tuple[str, ...],
    policy: _Policy,
    language: str,
    title: str,
    size: tuple[int, int],
    prefix: str,
) -> Markup:
    words = wording(language, policy.profile.country)
    drawn = render_map(
        points,
        frame_countries=countries,
        language=language,
        policy=policy_of(policy.profile),
        words=MapWords(
            title=title,
            description=words.all_of(f"{each.name} ({words.number(each.count)})" for each in points[:_DESCRIBED]),
            key=words.text("Activities"),
            area=words.text("somewhere in this area"),
            beyond=words.text("Beyond the edge of the map: {places}"),
            point=words.text("{name}: {count}"),
            distance=words.text("{kilometres} km"),
        ),
        size=size,
        palette=SCREEN,
        font_family="inherit",
        id_prefix=prefix,
        direction="rtl" if is_right_to_left(language) else "ltr",
    )
    return Markup(drawn)  # noqa: S704 - the map escapes names
