"""Every edition after one, so that a copy can be kept in step: what was shown, changed, withdrawn."""

from django.db.models import F
from msgspec import UNSET

from ..forms.text import moment
from ..models import ShownActivity, ShownChange, What
from ..visit import Visit
from .activities import address_of_next, records_of
from .answers import Change, Changes
from .parameters import ChangesAsked


def changes(visit: Visit, asked: ChangesAsked) -> Changes:
    """Return a page of changes. Editions have no gaps, so that the first shows whether the one asked for is known."""
    mission = visit.site.mission
    rows = (
        ShownChange.objects.filter(mission=mission, edition__gt=asked.after)
        .order_by("edition")
        .values_list("edition", "what", "key", "at")[: asked.limit + 1]
    )
    found = [
        Change(edition=edition, what=what, id=key or None, at=moment(at))  # type: ignore[arg-type]
        for edition, what, key, at in rows
    ]
    told = found[: asked.limit]
    is_unknown = found[0].edition != asked.after + 1 if found else asked.after > visit.index.edition
    last = told[-1].edition if told else min(asked.after, visit.index.edition)
    return Changes(
        edition=last,
        is_unknown=is_unknown,
        changes=told,
        activities=_records(visit, told) if asked.records else UNSET,
        next=address_of_next(visit, after=str(last)) if len(found) > asked.limit else None,
    )


def _records(visit: Visit, told: list[Change]) -> list:  # type: ignore[type-arg]
    keys = {change.id for change in told if change.what in (What.SHOWN, What.CHANGED) and change.id}
    shown = ShownActivity.objects.of(visit.site.mission).filter(key__in=keys) if keys else ShownActivity.objects.none()
    return records_of(visit, list(shown.order_by(F("number").desc()).values_list("number", flat=True)))
