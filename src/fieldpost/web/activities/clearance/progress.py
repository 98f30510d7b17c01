"""From approvals to the state of a clearance: whose turn it is, and whether it is cleared."""

from datetime import datetime

from ...accounts.models import User
from ...missions import audit, outlets
from ..models import Activity
from ..models.activity import State
from ..record import Record
from .content import changes_of_concern, shown_now
from .links import end_links, send_link
from .models import Clearance, ClearanceState, Step, StepState

MIRRORED = {
    ClearanceState.WAITING: State.WAITING,
    ClearanceState.RETURNED: State.RETURNED,
    ClearanceState.CLEARED: State.CLEARED,
    ClearanceState.WITHDRAWN: State.DRAFT,
}


def settle(clearance: Clearance, *, by: User | str, now: datetime, first: Step | None = None) -> None:
    """Bring a clearance that goes on, and its steps, to what its approvals and the newest version say.

    A step agrees while what it approved is, as far as it concerns it, what readers would be told now. The first that does
    not agree is opened, or the step ``first``; one that is open stays so while those before it agree as they did. When all
    agree, it is cleared. Call it with the activity locked.
    """
    was_cleared = clearance.state == ClearanceState.CLEARED
    shown = shown_now(clearance.activity, clearance.language)
    steps = list(clearance.current_steps.select_related("approval"))
    asked = next((step for step in steps if step.state == StepState.OPEN), None)
    again = [step for step in steps if step.state == StepState.APPROVED and not agrees(step, shown)]
    returned = [step for step in steps if step.state == StepState.RETURNED]
    missing = [step for step in steps if not agrees(step, shown)]
    turn: Step | None = None
    if returned:
        clearance.state = ClearanceState.RETURNED
    elif missing:
        clearance.state = ClearanceState.WAITING
        stays = asked is not None and asked in missing and all(step.position > asked.position for step in again)
        turn = first or (asked if stays else missing[0])
    elif was_cleared:
        return
    else:
        clearance.state = ClearanceState.CLEARED
    for step in again:
        audit.record(
            "step-opened-again",
            mission=clearance.activity.mission,
            by=by,
            now=now,
            subject=clearance.activity,
            language=clearance.language,
            step=step.name,
        )
    _write_steps(steps, missing, turn, now=now)
    if clearance.state == ClearanceState.CLEARED:
        _clear(clearance, by=by, now=now)
    clearance.changed_at = now
    clearance.save()
    mirror(clearance.activity, now=now)
    if turn is not None and turn.is_outside and asked != turn:
        send_link(turn, now=now)


def agrees(step: Step, shown: Record) -> bool:
    """Whether what the step approved is, as far as it concerns it, what is ``shown`` now."""
    return step.approval is not None and not changes_of_concern(step.approval.record, shown, step.concerns)


def mirror(activity: Activity, *, now: datetime) -> None:
    """Write the state of the original language's clearance on the activity, and let readers see what is cleared."""
    own = Clearance.objects.filter(activity=activity, language=activity.original_language).first()
    activity.state = MIRRORED[ClearanceState(own.state)] if own else State.DRAFT
    Activity.objects.filter(pk=activity.pk).update(state=activity.state)
    outlets.tell(activity.mission, activities=[activity.pk], now=now)


def _write_steps(steps: list[Step], missing: list[Step], turn: Step | None, *, now: datetime) -> None:
    # What closes comes first: the database allows one open step.
    for step in sorted(steps, key=lambda each: each == turn):
        before = step.state
        if step == turn:
            step.state = StepState.OPEN
        elif step not in missing:
            step.state = StepState.APPROVED
        elif step.state != StepState.RETURNED:
            step.state = StepState.LATER
        if step.state == before:
            continue
        if step.state == StepState.OPEN:
            step.opened_at, step.told_at = now, None
        elif before == StepState.OPEN:
            end_links(step, now=now)
        step.save(update_fields=["state", "opened_at", "told_at"])


def _clear(clearance: Clearance, *, by: User | str, now: datetime) -> None:
    activity = clearance.activity
    clearance.cleared_version = activity.versions.get(number=activity.version)
    clearance.cleared_at = now
    audit.record(
        "activity-cleared",
        mission=activity.mission,
        by=by,
        now=now,
        subject=activity,
        language=clearance.language,
        version=activity.version,
    )
