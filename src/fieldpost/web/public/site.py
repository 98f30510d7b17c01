"""What every page of a mission's site needs to know of it, read once and kept until its names change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils import timezone

from fieldpost import domain
from fieldpost.domain.interchange import convert_data
from fieldpost.publishing.colours import PALETTE, readable
from fieldpost.publishing.marks import DARK, LIGHT, SHAPES

from ..missions.models import Dimension, Mission, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Whose site a request asks for, and how far it is."""

    mission: int
    edition: int
    names: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeNames:
    """A theme with its headings by language; ``dimension`` is a key."""

    key: str
    dimension: str
    names: Mapping[str, str]
    is_retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionNames:
    """A dimension with its headings by language, and its colour on light and on dark ground; ``number`` counts from 1.

    ``shape`` tells it where there is no colour: SVG path data in a box of 12 by 12.
    """

    key: str
    number: int
    names: Mapping[str, str]
    colour: str
    colour_on_dark: str
    shape: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Site:
    """A mission as its site shows it; ``address`` has no slash at its end. After a change of names it is another.

    ``languages`` are those of the site's own words, the main one first.
    """

    mission: int
    key: str
    address: str
    profile: domain.Mission
    languages: tuple[str, ...]
    dimensions: Mapping[str, DimensionNames] = field(default_factory=dict)
    themes: Mapping[str, ThemeNames] = field(default_factory=dict)
    names: int = 0

    def name(self, language: str) -> str:
        """Return the mission's name."""
        return said(self.profile.names, language, self.profile.languages) or self.key

    def organisation(self, language: str) -> str:
        """Return the name of the organisation that the mission belongs to."""
        return said(self.profile.organisation, language, self.profile.languages)

    def contact(self, language: str) -> str:
        """Return how to reach the mission, a line each; empty where it does not say."""
        return said(self.profile.contact, language, self.profile.languages)

    def dimension(self, key: str, language: str) -> str:
        """Return a dimension's heading, its key where the mission no longer has it."""
        found = self.dimensions.get(key)
        return said(found.names, language, self.profile.languages) if found else key

    def theme(self, key: str, language: str) -> str:
        """Return a theme's heading, its key where the mission no longer has it."""
        found = self.themes.get(key)
        return said(found.names, language, self.profile.languages) if found else key


def said(texts: Mapping[str, str], language: str, others: tuple[str, ...] = ()) -> str:
    """Return the text in ``language``, else in the first of ``others`` that has one, else any."""
    for each in (language, *others, *texts):
        if texts.get(each):
            return texts[each]
    return ""


Row = tuple[int, str, int, bool, int, int]
"""What ``SITES`` gives: mission, host name, port, whether it is the default, edition, edition of its names."""

SITES = """
    select m.id, s.hostname, s.port, s.is_default_site, coalesce(e.number, 0), coalesce(e.names, 0)
    from wagtailcore_site s join missions_mission m on m.site_id = s.id
    left join public_edition e on e.mission_id = m.id order by s.id
"""


def address_of(hostname: str, port: str) -> Address | None:
    """Return whose site answers at that address, in one query; the rule is that of ``missions.middleware.mission_at``."""
    with connection.cursor() as cursor:
        cursor.execute(SITES)
        return choose_address(cursor.fetchall(), hostname, port)


def choose_address(rows: Sequence[Row], hostname: str, port: str) -> Address | None:
    """Return which of the ``rows`` answers at that address, and how far it is."""
    named = [row for row in rows if row[1] == hostname]
    exact = [row for row in named if str(row[2]) == port] or [row for row in named if row[3]]
    chosen = exact or (named if len(named) == 1 else [row for row in rows if row[3]])
    if not chosen:
        return None
    mission, _host, _port, _default, edition, names = chosen[0]
    return Address(mission=mission, edition=edition, names=names)


_kept: dict[int, Site] = {}
_lock = Lock()


def site_of(address: Address) -> Site:
    """Return the site, from memory while its names are those of the address."""
    found = _kept.get(address.mission)
    if found is not None and found.names == address.names:
        return found
    with _lock:
        found = _read(address)
        _kept[address.mission] = found
    return found


def move(site: Site, address: str) -> Site:
    """Show the site in this process as if it stood at ``address``, until its names change or ``forget`` is called."""
    moved = _kept[site.mission] = replace(site, address=address)
    return moved


def forget() -> None:
    """Read every site anew when it is next asked for."""
    _kept.clear()


def _read(address: Address) -> Site:
    mission = Mission.objects.select_related("site").get(pk=address.mission)
    profile = convert_data(mission.profile, domain.Mission)
    dimensions = {}
    for number, each in enumerate(Dimension.objects.filter(mission=mission), start=1):
        colour = profile.colours.get(each.key) or PALETTE[(number - 1) % len(PALETTE)]
        dimensions[each.key] = DimensionNames(
            key=each.key,
            number=number,
            names=each.names,
            colour=readable(colour, LIGHT),
            colour_on_dark=readable(colour, DARK),
            shape=SHAPES[(number - 1) % len(SHAPES)],
        )
    themes = {}
    today = timezone.now().astimezone(ZoneInfo(profile.time_zone)).date()
    for theme in Theme.objects.filter(mission=mission).select_related("dimension").prefetch_related("headings"):
        held = [each for each in theme.headings.all() if each.since is None or each.since <= today]
        themes[theme.key] = ThemeNames(
            key=theme.key,
            dimension=theme.dimension.key,
            names=held[-1].names if held else {},
            is_retired=theme.retired_on is not None,
        )
    spoken = [code for code, _name in settings.LANGUAGES]
    languages = [each for each in profile.site_languages or profile.languages if each in spoken]
    return Site(
        mission=mission.pk,
        key=mission.key,
        address=mission.address,
        profile=profile,
        languages=tuple(languages) or (settings.LANGUAGE_CODE,),
        dimensions=dimensions,
        themes=themes,
        names=address.names,
    )
