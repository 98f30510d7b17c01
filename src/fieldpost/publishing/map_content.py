"""What a map is asked to show, and the words it says it in."""

from dataclasses import dataclass
from typing import NamedTuple

from fieldpost.domain import PlacePrecision

from .errors import MapError


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place and how many activities were there; ``name`` in the reader's language, position in degrees (WGS 84).

    With ``href`` the circle is a link. A place of the precision "district" or "area" is drawn as a hatched ring.
    """

    name: str
    latitude: float
    longitude: float
    count: int
    precision: PlacePrecision = PlacePrecision.TOWN
    href: str | None = None

    def __post_init__(self) -> None:
        if self.count < 1:
            raise MapError(f"{self.name} stands for {self.count} activities; a point on the map needs one")
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise MapError(f"{self.name} lies at {self.latitude}, {self.longitude}, which is not on the Earth")


class MapWords(NamedTuple):
    """The words of one map, in the reader's language.

    ``description`` tells the whole content to those who do not see it. ``key`` heads the sizes, ``area`` explains the
    hatched ring, ``beyond`` (with ``{places}``) names the points that lie too far away for the frame, ``point`` (with
    ``{name}`` and ``{count}``) names a circle, ``distance`` (with ``{kilometres}``) the scale bar.
    """

    title: str
    description: str
    key: str
    area: str
    beyond: str
    point: str = "{name}: {count}"
    distance: str = "{kilometres} km"
