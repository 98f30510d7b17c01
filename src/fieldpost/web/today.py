"""The newsroom's first page: what waits for the person, what they had begun, and how far the month is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .accounts.models import User
from .activities.clearance.models import Clearance, Step
from .activities.clearance.waiting import late, returned_to, waiting_for
from .activities.models import Activity, Draft, NextStep
from .activities.models.activity import State
from .issues.models import IssuePage
from .missions.access import may, needs
from .missions.models import Mission
from .missions.roles import Right

MOST = 8
"""Lines of each list; the page of that list has the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InState:
    """How many activities of the month are in a state."""

    state: str
    label: str
    number: int


@needs(Right.READ_REGISTER)
def today(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person. Readers, for whom nothing waits, see the issues alone."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    user: User = request.user  # type: ignore[assignment]
    now = timezone.now()
    told: dict[str, object] = {"issues": IssuePage.objects.of(mission)[:4], "now": now}
    if may(user, Right.SEE_INTERNAL, mission):
        told |= _work(user, mission, now)
    return render(request, "newsroom/today.html", told)


def _work(user: User, mission: Mission, now: datetime) -> dict[str, object]:
    month = timezone.localdate(now).replace(day=1)
    steps: list[Step] = list(waiting_for(user, mission).select_related("clearance__activity")[: MOST + 1])
    returned: list[Clearance] = list(returned_to(user, mission).select_related("activity")[:MOST])
    next_steps = list(NextStep.objects.open_of(user, mission)[:MOST])
    return {
        "steps": steps[:MOST],
        "has_more_steps": len(steps) > MOST,
        "returned": returned,
        "next_steps": next_steps,
        "drafts": Draft.objects.filter(user=user, mission=mission).select_related("activity")[:MOST],
        "late": late(mission, now).count() if may(user, Right.COMPILE_ISSUE, mission) else 0,
        "month": month,
        "counts": _counts(mission, month),
        "local_day": timezone.localdate(now),
    }


def _counts(mission: Mission, month: date) -> list[InState]:
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    found = dict(
        Activity.objects.of(mission)
        .filter(sort_day__gte=month, sort_day__lt=following)
        .order_by()
        .values_list("state")
        .annotate(Count("pk"))
    )
    return [InState(state=state.value, label=str(state.label), number=found.get(state.value, 0)) for state in State]
