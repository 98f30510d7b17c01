"""A mission: who publishes, in which languages, colours and words; read from one ``mission.toml``."""

from dataclasses import dataclass, field
from enum import StrEnum

from .licence import Licence
from .themes import Themes


class MissionKind(StrEnum):
    """What sort of body a mission is, or is a part of."""

    INTERGOVERNMENTAL = "intergovernmental"
    GOVERNMENT = "government"
    NGO = "ngo"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionPlace:
    """A place of the mission's own, beside or over the built-in ones; ``at`` is latitude and longitude in degrees."""

    id: str
    kind: str
    at: tuple[float, float]
    countries: tuple[str, ...]
    names: dict[str, str]
    precision: str = "town"
    also: tuple[str, ...] = ()
    cue: bool = False

    def as_entry(self) -> dict[str, object]:
        """Return the place as the gazetteer reads it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "at": list(self.at),
            "countries": list(self.countries),
            "names": dict(self.names),
            "precision": self.precision,
            "also": list(self.also),
            "cue": self.cue,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionMap:
    """The map's frame and what is said below it; ``policy`` is the border policy as TOML, empty for the default."""

    countries: tuple[str, ...]
    disclaimer: dict[str, str] = field(default_factory=dict)
    policy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """Who publishes. Texts by language (ISO 639-1); ``colours`` are #rrggbb by dimension id; ``logo`` is SVG text.

    ``site_languages`` are those of the public site's own words, empty for the languages it publishes in.

    ``bodies`` are the names by which its bulletins call it, the full ones first ("the Mission" last). ``headings``
    replaces the issue's own section words (visits, upcoming, ...) by language. ``themes`` None means the built-in ones.
    ``kind`` and ``licence`` None mean that the mission does not say.
    """

    id: str
    names: dict[str, str]
    organisation: dict[str, str] = field(default_factory=dict)
    kind: MissionKind | None = None
    bodies: tuple[str, ...] = ()
    country: str
    towns: tuple[str, ...] = ()
    time_zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    site_languages: tuple[str, ...] = ()
    colours: dict[str, str] = field(default_factory=dict)
    logo: str = ""
    bulletin_title: dict[str, str] = field(default_factory=dict)
    disclaimer: dict[str, str] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    site: str = ""
    licence: Licence | None = None
    headings: dict[str, dict[str, str]] = field(default_factory=dict)
    map: MissionMap | None = None
    places: tuple[MissionPlace, ...] = ()
    themes: Themes | None = None
