"""The maps of the site: places with how many activities were there, drawn as in the issues, in the colours of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from fieldpost.domain import PlacePrecision
from fieldpost.publishing.illustrations import SCREEN, policy_of
from fieldpost.publishing.map import render_map
from fieldpost.publishing.map_content import MapPoint, MapWords
from fieldpost.publishing.scripts import is_right_to_left
from fieldpost.publishing.wording import wording

from .visit import Visit

MOST = 100
"""Places on one map; more could not be told apart."""
WIDE, NARROW = (760, 560), (360, 420)
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
    found = sorted(
        (each for each in places if each.has_position), key=lambda each: (-each.count, each.name, each.entry)
    )[:MOST]
    if not found:
        return Markup(), Markup()
    countries = _countries(visit)
    return (
        _drawn(visit, found, countries, title=title, size=WIDE, prefix="wide"),
        _drawn(visit, found, countries, title=title, size=NARROW, prefix="narrow"),
    )


def draw_place(visit: Visit, place: Located) -> Markup:
    """Return a small map that shows where the place is; empty if that is not known."""
    if not place.has_position:
        return Markup()
    countries = _countries(visit)
    if not set(place.countries) & set(countries):
        countries = tuple(place.countries)
    title = _("Where %(place)s is") % {"place": place.name}
    return _drawn(visit, [place], countries, title=title, size=(360, 300), prefix="place", with_links=False)


def _countries(visit: Visit) -> tuple[str, ...]:
    """Return the countries that the mission's maps show."""
    profile = visit.site.profile
    return profile.map.countries if profile.map else tuple(filter(None, [profile.country]))


def _drawn(
    visit: Visit,
    places: Sequence[Located],
    countries: tuple[str, ...],
    *,
    title: str,
    size: tuple[int, int],
    prefix: str,
    with_links: bool = True,
) -> Markup:
    words = wording(visit.language, visit.site.profile.country)
    drawn = render_map(
        [
            MapPoint(
                name=each.name,
                latitude=each.latitude or 0.0,
                longitude=each.longitude or 0.0,
                count=each.count,
                precision=PlacePrecision(each.precision),
                href=each.activities if with_links else None,
            )
            for each in places
        ],
        frame_countries=countries,
        language=visit.language,
        policy=policy_of(visit.site.profile),
        words=MapWords(
            title=title,
            description=words.all_of(f"{each.name} ({words.number(each.count)})" for each in places[:_DESCRIBED]),
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
        direction="rtl" if is_right_to_left(visit.language) else "ltr",
    )
    return Markup(drawn)  # noqa: S704 - the map escapes names
