"""What a change does to clearances: only the steps whose concern it is are asked again."""

from collections.abc import Collection
from datetime import datetime

from ...accounts.models import User
from ...missions import audit
from ..difference import differences
from ..models import Activity
from ..record import Record
from .content import said_in
from .links import send_link
from .models import Clearance, ClearanceState, Step, StepState
from .progress import mirror, settle


def reopen_changed(activity: Activity, before: Record, after: Record, *, now: datetime) -> None:
    """Ask again whoever is concerned by what readers would now be told otherwise; ``after`` was just saved.

    What is internal concerns nobody. A change that is undone before anyone decides leaves things as they were. A translation
    concerns those who clear its wording when the original's words change. What was cleared by being published long ago
    (``actions.clear_as_published``) is no longer cleared.
    """
    by = activity.changed_by or "Fieldpost"
    going_on = Clearance.objects.filter(activity=activity).exclude(state=ClearanceState.WITHDRAWN)
    clearances = list(going_on.select_related("cleared_version"))
    for clearance in clearances:
        clearance.activity = activity
        told = said_in(after, clearance.language, activity.mission)
        if not clearance.current_steps.exists():
            _lapse(clearance, told, now=now)
            continue
        asked = _asked_outside(clearance)
        settle(clearance, by=by, now=now)
        if (
            asked
            and asked == _asked_outside(clearance)
            and told != said_in(before, clearance.language, activity.mission)
        ):
            asked.clearance = clearance
            send_link(asked, now=now)
    if clearances:
        mirror(activity, now=now)


def reopen_disclosed(activities: Collection[int], *, by: User, now: datetime) -> None:
    """Ask again about ``activities`` (ids) of which the directory now lets readers be told more than was approved.

    What was cleared by being published long ago has told it already, and stays cleared.
    """
    going_on = (ClearanceState.WAITING, ClearanceState.CLEARED)
    for activity in Activity.objects.select_for_update().filter(pk__in=activities).order_by("pk"):
        for clearance in Clearance.objects.filter(activity=activity, state__in=going_on):
            clearance.activity = activity
            if clearance.current_steps.exists():
                settle(clearance, by=by, now=now)


def _lapse(clearance: Clearance, told: Record, *, now: datetime) -> None:
    activity, version = clearance.activity, clearance.cleared_version
    if version is not None and not differences(said_in(version.value, clearance.language, activity.mission), told):
        return
    clearance.state, clearance.changed_at = ClearanceState.WITHDRAWN, now
    clearance.save(update_fields=["state", "changed_at"])
    audit.record(
        "clearance-lapsed",
        mission=activity.mission,
        by=activity.changed_by or "Fieldpost",
        now=now,
        subject=activity,
        language=clearance.language,
        version=activity.version,
    )


def _asked_outside(clearance: Clearance) -> Step | None:
    return clearance.current_steps.filter(state=StepState.OPEN).exclude(outside_email="").first()
