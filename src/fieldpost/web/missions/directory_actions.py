"""Writing to the directory."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fieldpost.gazetteer import fold
from fieldpost.gazetteer.places import common_words, place_with_id
from fieldpost.publishing.slugs import slug, unique

from ..accounts.models import User
from . import audit, outlets
from .errors import MissionsError
from .models import Dimension, Entry, Mission, Organisation, Person, Place, Theme, ThemeHeading
from .names import folded_names, write_variants

DESCRIBED = ("name", "names", "kind", "precision", "latitude", "longitude", "countries")
"""What the gazetteer says of a place; a place of which the mission says otherwise is its own."""


@transaction.atomic
def save_entry(
    entry: Entry,
    *,
    variants: Iterable[str],
    by: User,
    now: datetime,
    predecessors: Iterable[Organisation] | None = None,
) -> None:
    """Write a new or changed ``entry`` with its ``variants``, and ``predecessors`` of an organisation.

    What the directory marks (private persons, places at risk) decides what of the register is public: where that changes,
    the rows of every activity that names the entry are judged anew.
    """
    model: Any = type(entry)
    before = model.objects.select_for_update().get(pk=entry.pk) if entry.pk else None
    entry.folded = folded_names(entry.name, entry.names)
    variants = list(variants)
    if isinstance(entry, Place):
        _own_what_is_ours(entry, before, variants)
    entry.save()
    write_variants(entry, variants)
    if predecessors is not None:
        entry.predecessors.set(predecessors)  # type: ignore[attr-defined]
    if before is not None and marks(before) != marks(entry):
        entry.uses.judge_again(by=by, now=now)  # type: ignore[attr-defined]
    if before is not None:
        outlets.tell(entry.mission, activities=entry.uses.touched(), names=True, now=now)  # type: ignore[attr-defined]
    what = "entry-changed" if before else "entry-added"
    audit.record(what, mission=entry.mission, by=by, now=now, subject=entry, changed=_changed(before, entry))


def marks(entry: Entry) -> tuple[bool, ...]:
    """Return what of ``entry`` decides whether its name is public."""
    if isinstance(entry, Person):
        return (entry.is_private, bool(entry.office))
    return (entry.at_risk,) if isinstance(entry, Place) else ()


@transaction.atomic
def add_gazetteer_place(mission: Mission, gazetteer_id: str, *, by: User, now: datetime) -> Place:
    """Return the entry of a place of the built-in gazetteer, which is made where the directory lacks it.

    Raises:
        MissionsError: the gazetteer has no such place.
    """
    known = place_with_id(gazetteer_id)
    if known is None:
        raise MissionsError(_("The gazetteer has no place “%(id)s”; search for it again.") % {"id": gazetteer_id})
    place, is_new = Place.objects.get_or_create(
        mission=mission,
        gazetteer_id=known.id,
        defaults={
            "name": known.name,
            "folded": folded_names(known.name, {}),
            "kind": known.kind,
            "precision": known.precision,
            "latitude": known.latitude,
            "longitude": known.longitude,
            "countries": list(known.countries),
        },
    )
    if is_new:
        audit.record("entry-added", mission=mission, by=by, now=now, subject=place)
    standing: Place = place.merged_into or place  # type: ignore[assignment]
    return standing


@transaction.atomic
def save_theme(theme: Theme, *, names: dict[str, str] | None = None, by: User, now: datetime) -> None:
    """Write a theme; a new one comes last in its dimension, headed by ``names`` from the beginning."""
    is_new = theme.pk is None
    if is_new:
        told = Theme.objects.filter(mission=theme.mission)
        theme.key = unique(slug(next(iter((names or {}).values()), "theme")), set(told.values_list("key", flat=True)))
        last = told.filter(dimension=theme.dimension).order_by("position").last()
        theme.position = last.position + 1 if last else 0
    theme.save()
    if names:
        ThemeHeading.objects.create(theme=theme, names=names)
    what = "theme-added" if is_new else "theme-changed"
    audit.record(what, mission=theme.mission, by=by, now=now, subject=theme)
    outlets.tell(theme.mission, names=True, now=now)


@transaction.atomic
def head_theme(theme: Theme, names: dict[str, str], *, since: date, by: User, now: datetime) -> None:
    """Let ``theme`` be headed ``names`` from the day ``since``; what is older keeps the heading of its day."""
    ThemeHeading.objects.update_or_create(theme=theme, since=since, defaults={"names": names})
    audit.record("theme-headed", mission=theme.mission, by=by, now=now, subject=theme, since=since.isoformat())
    outlets.tell(theme.mission, names=True, now=now)


@transaction.atomic
def move_theme(theme: Theme, *, earlier: bool, by: User, now: datetime) -> None:
    """Let ``theme`` change places with the one before it in its dimension, or with the one after it."""
    order = list(Theme.objects.select_for_update().filter(dimension=theme.dimension).order_by("position", "pk"))
    at = order.index(theme)
    to = at - 1 if earlier else at + 1
    if not 0 <= to < len(order):
        return
    order[at], order[to] = order[to], order[at]
    for position, each in enumerate(order):
        each.position = position
    Theme.objects.bulk_update(order, ["position"])
    audit.record("theme-moved", mission=theme.mission, by=by, now=now, subject=theme)
    outlets.tell(theme.mission, names=True, now=now)


@transaction.atomic
def name_dimension(dimension: Dimension, names: dict[str, str], *, by: User, now: datetime) -> None:
    """Head a dimension ``names``."""
    dimension.names = names
    dimension.save(update_fields=["names"])
    audit.record("dimension-named", mission=dimension.mission, by=by, now=now, subject=dimension)
    outlets.tell(dimension.mission, names=True, now=now)


def _own_what_is_ours(place: Place, before: Place | None, variants: list[str]) -> None:
    """Give a place of our own an id, and one of the gazetteer its own where we correct it; mark common words."""
    if place.gazetteer_id and before is not None:
        changed = any(getattr(before, name) != getattr(place, name) for name in DESCRIBED)
        if changed or variants != [each.text for each in before.variants.all()]:
            place.key = place.gazetteer_id
    elif not place.key:
        taken = set(Place.objects.filter(mission=place.mission).values_list("key", flat=True))
        wanted = slug(place.name)
        place.key = unique(wanted if place_with_id(wanted) is None else f"{wanted}-here", taken)
    place.cue = place.cue or any(
        fold(name) in common_words() for name in (place.name, *place.names.values(), *variants)
    )


def _changed(before: Entry | None, entry: Entry) -> list[str]:
    if before is None:
        return []
    columns = [field.name for field in entry._meta.concrete_fields if field.name != "folded"]
    return [name for name in columns if getattr(before, name) != getattr(entry, name)]
