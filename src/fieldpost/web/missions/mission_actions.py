"""Writing the mission's profile and settings."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fieldpost import domain
from fieldpost.domain.interchange import convert_data

from ..accounts.models import User
from . import audit, outlets
from .errors import MissionsError
from .models import Mission, Place
from .names import folded_names, write_variants
from .setup import add_own_place, add_themes, profile_of


@transaction.atomic
def save_profile(mission: Mission, changes: dict[str, Any], *, by: User, now: datetime) -> None:
    """Replace parts of the profile; ``changes`` are by the key of ``domain.Mission``."""
    mission = Mission.objects.select_for_update().get(pk=mission.pk)
    before = profile_of(convert_data(mission.profile, domain.Mission))
    mission.profile = profile_of(convert_data({**before, **changes}, domain.Mission))
    mission.save(update_fields=["profile"])
    changed = sorted(key for key in mission.profile if mission.profile[key] != before.get(key))
    audit.record("mission-changed", mission=mission, by=by, now=now, subject=mission, changed=changed)
    outlets.tell(mission, names=True, now=now)


@transaction.atomic
def require_second_factor(mission: Mission, roles: list[str], *, by: User, now: datetime) -> None:
    """Say which roles are held only with a second factor."""
    mission = Mission.objects.select_for_update().get(pk=mission.pk)
    if mission.settings.get("second_factor", []) == roles:
        return
    mission.settings = {**mission.settings, "second_factor": roles}
    mission.save(update_fields=["settings"])
    audit.record("second-factor-required", mission=mission, by=by, now=now, subject=mission, roles=roles)


@transaction.atomic
def accept_mission_file(mission: Mission, value: domain.Mission, *, by: User, now: datetime) -> None:
    """Take the profile of an uploaded mission.toml, and add or change the places that it describes.

    Places that it lacks stay. Themes are kept in the directory, so that old activities keep theirs; the file's are taken
    only by a mission that has none.

    Raises:
        MissionsError: it gives a place an id that belongs to one marked as at risk.
    """
    mission = Mission.objects.select_for_update().get(pk=mission.pk)
    mission.profile = profile_of(value)
    mission.save(update_fields=["profile"])
    known = {place.key: place for place in Place.objects.filter(mission=mission).exclude(key="")}
    for own in value.places:
        if own.id in known:
            _change_place(known[own.id], own)
        else:
            add_own_place(mission, own)
    if value.themes and not mission.dimensions.exists():
        add_themes(mission, value.themes)
    audit.record("mission-file-accepted", mission=mission, by=by, now=now, subject=mission)
    outlets.tell(mission, names=True, now=now)


def _change_place(place: Place, own: domain.MissionPlace) -> None:
    if place.at_risk:
        raise MissionsError(
            _("The file describes “%(name)s”, where people are at risk; take it out of the file.")
            % {"name": place.name}
        )
    place.names = own.names
    place.folded = folded_names(place.name, own.names)
    place.kind, place.precision, place.cue = own.kind, own.precision, own.cue
    place.latitude, place.longitude = own.at
    place.countries = list(own.countries)
    place.save()
    write_variants(place, own.also)
