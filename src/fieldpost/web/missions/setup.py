"""Setting up a mission: its site, its headings and the places that it describes itself."""

import json
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from fieldpost import domain
from fieldpost.domain.interchange import encode_json
from fieldpost.gazetteer import default_themes
from fieldpost.gazetteer.places import place_with_id

from . import audit
from .errors import MissionsError
from .models import Dimension, Mission, Place, Theme, ThemeHeading
from .names import folded_names, write_variants

INSTALLER = "fieldpost"
"""Who did it, in the audit log."""


@transaction.atomic
def install_mission(value: domain.Mission, *, hostname: str, port: int, is_default: bool, now: datetime) -> Mission:
    """Make the mission ``value`` (of a mission.toml), which answers at ``hostname`` and ``port``.

    The default one also answers where no mission has the address; there is at most one in an installation.

    Raises:
        MissionsError: the installation has a mission with that id or address, or another default one.
    """
    _check_is_free(value, hostname=hostname, port=port, is_default=is_default)
    mission = Mission.objects.create(
        key=value.id,
        site=_make_site(value, hostname=hostname, port=port, is_default=is_default),
        profile=profile_of(value),
    )
    add_themes(mission, value.themes or default_themes())
    for place in value.places:
        add_own_place(mission, place)
    audit.record("mission-installed", mission=mission, by=INSTALLER, now=now, subject=mission)
    return mission


def profile_of(value: domain.Mission) -> dict[str, object]:
    """Return ``value`` as ``Mission.profile`` keeps it: without places and themes, which are rows of the directory."""
    kept: dict[str, object] = json.loads(encode_json(replace(value, places=(), themes=None)))
    return {name: part for name, part in kept.items() if name not in ("places", "themes")}


def add_themes(mission: Mission, themes: domain.Themes) -> None:
    """Give ``mission`` these dimensions and themes, in their order."""
    dimensions = {
        each.id: Dimension.objects.create(mission=mission, key=each.id, position=position, names=each.names)
        for position, each in enumerate(themes.dimensions)
    }
    for position, each in enumerate(themes.themes):
        theme = Theme.objects.create(
            mission=mission,
            dimension=dimensions[each.dimension],
            key=each.id,
            position=position,
            sectors=list(each.sectors),
        )
        ThemeHeading.objects.create(theme=theme, names=each.names)


def add_own_place(mission: Mission, own: domain.MissionPlace) -> Place:
    """Add a place that the mission describes itself, be it new or a correction of a built-in one."""
    name = own.names.get(mission.languages[0]) or next(iter(own.names.values()))
    place = Place.objects.create(
        mission=mission,
        name=name,
        names=own.names,
        folded=folded_names(name, own.names),
        gazetteer_id=own.id if place_with_id(own.id) else "",
        key=own.id,
        kind=own.kind,
        precision=own.precision,
        latitude=own.at[0],
        longitude=own.at[1],
        countries=list(own.countries),
        cue=own.cue,
    )
    write_variants(place, own.also)
    return place


def _check_is_free(value: domain.Mission, *, hostname: str, port: int, is_default: bool) -> None:
    others = Mission.objects.select_related("site")
    if others.filter(key=value.id).exists():
        raise MissionsError(_("There is a mission “%(key)s” already; give this one another id.") % {"key": value.id})
    if others.filter(site__hostname=hostname, site__port=port).exists():
        address = f"{hostname}:{port}"
        raise MissionsError(_("A mission answers at %(address)s already; choose another.") % {"address": address})
    default = others.filter(site__is_default_site=True).first()
    if is_default and default:
        raise MissionsError(_("“%(name)s” is the default mission already; only one can be.") % {"name": default.name})


def _make_site(value: domain.Mission, *, hostname: str, port: int, is_default: bool) -> Site:
    """Make the mission's site with an empty home page in its first language, where the installation has that."""
    offered = dict(settings.LANGUAGES)
    language = next((each for each in value.languages if each in offered), settings.LANGUAGE_CODE)
    locale, _is_new = Locale.objects.get_or_create(language_code=language)
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=locale)
    name = value.names.get(value.languages[0]) or next(iter(value.names.values()))
    home = root.add_child(instance=Page(title=name, slug=value.id, locale=locale))
    if is_default:
        # Wagtail's migrations leave a site of their own.
        Site.objects.filter(is_default_site=True).delete()
    Site.objects.filter(hostname=hostname, port=port).delete()
    site: Site = Site.objects.create(
        hostname=hostname, port=port, root_page=home, is_default_site=is_default, site_name=name
    )
    return site
