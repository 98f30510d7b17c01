"""What follows from an activity: next steps, and the activities before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from ..accounts.models import User
from ..missions import audit, outlets
from .models import Activity, Connection, NextStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A next step as somebody wants it; ``pk`` is that of the one it was, ``what`` is empty where it is to go."""

    what: str
    owner: int | None = None
    due_on: date | None = None
    done_on: date | None = None
    pk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An activity that comes before or after; ``is_gone`` where the two are no longer to be connected."""

    activity: int
    is_earlier: bool
    is_gone: bool = False


@transaction.atomic
def change_next_steps(activity: Activity, steps: Sequence[Step], *, by: User, now: datetime) -> None:
    """Write ``steps``; those of the activity that are not among them stay as they are."""
    for step in steps:
        fields = {"what": step.what, "owner_id": step.owner, "due_on": step.due_on, "done_on": step.done_on}
        if step.pk is None:
            NextStep.objects.create(activity=activity, **fields)
        elif step.what:
            NextStep.objects.filter(activity=activity, pk=step.pk).update(**fields)
        else:
            NextStep.objects.filter(activity=activity, pk=step.pk).delete()
    if steps:
        audit.record(
            "next-steps-changed",
            mission=activity.mission,
            by=by,
            now=now,
            subject=activity,
            steps=[step.what for step in steps],
        )


@transaction.atomic
def change_connections(activity: Activity, neighbours: Sequence[Neighbour], *, by: User, now: datetime) -> None:
    """Connect ``activity`` with ``neighbours`` of its mission, or part it from those that are to go."""
    changed = []
    for each in neighbours:
        if each.activity == activity.pk:
            continue
        earlier, later = (each.activity, activity.pk) if each.is_earlier else (activity.pk, each.activity)
        if each.is_gone:
            gone, _rows = Connection.objects.filter(earlier_id=earlier, later_id=later).delete()
            changed += [each.activity] if gone else []
        elif not Connection.objects.filter(
            Q(earlier_id=earlier, later_id=later) | Q(earlier_id=later, later_id=earlier)
        ).exists():
            Connection.objects.create(earlier_id=earlier, later_id=later)
            changed.append(each.activity)
    if changed:
        audit.record(
            "connections-changed", mission=activity.mission, by=by, now=now, subject=activity, activities=changed
        )
        outlets.tell(activity.mission, activities=[activity.pk, *changed], now=now)
