"""One change to many activities: of those that can be changed, all or none, each as one new version.

What stands against it is told before: who may not edit an activity, what is so already, what clearance refuses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ..accounts.models import User
from ..missions import audit
from ..missions.access import may_with
from ..missions.models import Mission
from ..missions.roles import Right
from .actions import save_activity
from .clearance.actions import start_clearance
from .errors import ActivitiesError
from .models import Activity
from .record import Fact, How, Origin, Record, Status

BATCH = 200
"""So many activities are changed in one transaction; a larger selection is changed part by part."""

EDITS = ("add-theme", "remove-theme", "dimension", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to do: one of ``EDITS`` with a key as ``value``, or "clearance" in the language ``value`` for a day."""

    do: str
    value: str
    publication_day: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Which activities would change, and which not, by the reason."""

    able: Sequence[Activity]
    refused: dict[str, list[Activity]]


class _UndoneError(Exception):
    """Ends a trial, so that the database takes back what was tried."""


def plan_change(change: Change, ids: Sequence[int], *, mission: Mission, by: User, now: datetime) -> Plan:
    """Return what ``change`` would do to the activities ``ids``; nothing is written."""
    able, refused = [], dict[str, list[Activity]]()
    for activity in _activities(ids, mission):
        reason = _against(change, activity, by=by, now=now)
        if reason:
            refused.setdefault(reason, []).append(activity)
        else:
            able.append(activity)
    return Plan(able, refused)


@transaction.atomic
def apply_change(change: Change, ids: Sequence[int], *, mission: Mission, by: User, now: datetime) -> Plan:
    """Do to the activities ``ids`` what ``plan_change`` says; either all that can be changed are, or none."""
    plan = plan_change(change, ids, mission=mission, by=by, now=now)
    for activity in plan.able:
        _apply(change, activity, by=by, now=now)
    if plan.able:
        audit.record(
            "activities-changed-together", mission=mission, by=by, now=now,
            change=change.do, value=change.value, activities=[activity.pk for activity in plan.able],
        )  # fmt: skip
    return plan


def _activities(ids: Sequence[int], mission: Mission) -> list[Activity]:
    found = Activity.objects.filter(mission=mission).prefetch_related("themes").in_bulk(list(ids))
    for activity in found.values():
        activity.mission = mission
    return [found[pk] for pk in ids if pk in found]


def _against(change: Change, activity: Activity, *, by: User, now: datetime) -> str:
    """Return why ``activity`` cannot be changed so, empty where it can."""
    right = Right.START_CLEARANCE if change.do == "clearance" else Right.EDIT_ACTIVITY
    themes = [row.theme_id for row in activity.themes.all()]
    if not may_with(by, right, activity.mission, themes=themes, is_own=activity.recorded_by_id == by.pk):
        return _("You may not change it: it was recorded by somebody else, or is of a theme that is not yours.")
    if change.do != "clearance":
        record = activity.record
        return "" if changed(record, change, by=by, now=now) != record else _("It is so already.")
    try:
        with transaction.atomic():
            _apply(change, activity, by=by, now=now)
            raise _UndoneError
    except _UndoneError:
        return ""
    except ActivitiesError as error:
        return str(error)


def _apply(change: Change, activity: Activity, *, by: User, now: datetime) -> None:
    if change.do == "clearance":
        day = change.publication_day or now.date()
        start_clearance(activity, change.value, by=by, publication_day=day, now=now)
        return
    record = changed(activity.record, change, by=by, now=now)
    save_activity(
        record, mission=activity.mission, by=by, now=now, activity=activity, version=activity.version,
        reason=_("changed together with others"),
    )  # fmt: skip


def changed(record: Record, change: Change, *, by: User, now: datetime) -> Record:
    """Return ``record`` with the edit made; the same where it is so already."""
    origin = Origin(how=How.TYPED, by=str(by), by_id=by.pk, at=now)
    has_theme = any(fact.value == change.value for fact in record.themes)
    if change.do == "add-theme" and not has_theme:
        return replace(record, themes=(*record.themes, Fact(value=change.value, origin=origin)))
    if change.do == "remove-theme" and has_theme:
        return replace(record, themes=tuple(fact for fact in record.themes if fact.value != change.value))
    if change.do == "dimension" and (record.dimension is None or record.dimension.value != change.value):
        return replace(record, dimension=_with_value(record.dimension, change.value, origin))
    if change.do == "status" and record.status.value.value != change.value:
        return replace(record, status=replace(record.status, value=Status(change.value), origin=origin))
    return record


def _with_value(fact: Fact[str] | None, value: str, origin: Origin) -> Fact[str]:
    """Return ``fact`` with another value, as public or internal as it was."""
    return replace(fact, value=value, origin=origin) if fact else Fact(value=value, origin=origin)
