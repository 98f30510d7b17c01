"""What waits for whom, since when, and what will be late; and approving several activities together."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Min, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ....accounts.models import User
from ....missions.access import needs
from ....missions.models import Mission
from ....missions.roles import Right
from ...wording import language_name
from ..actions import decide
from ..errors import ClearanceError
from ..models import Clearance, ClearanceState, Step, StepQuerySet, StepState, Verdict
from ..showing import due, show
from ..waiting import Deciders, asked_in_words, returned, waiting_for

MOST = 300
"""Rows on the page; who has more narrows it by day or language."""
MOST_TOGETHER = 30


@needs(Right.SEE_INTERNAL)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """List open steps by who is asked, the person's own first, and what was returned to whom."""
    mission, user, now = _mission(request), _user(request), timezone.now()
    steps = _narrowed(request, Step.objects.of(mission).waiting(), "clearance__")
    mine = list(_shown(steps.for_person(user, mission))[:MOST])
    others = list(_shown(steps.exclude(pk__in=[step.pk for step in mine]))[:MOST])
    back = _narrowed(request, returned(mission), "").select_related("activity", "started_by")
    mine_rows, other_rows = ([_row(step, now) for step in steps] for steps in (mine, others))
    rows = [*mine_rows, *other_rows]
    context = {
        "mine": mine_rows,
        "returned_to_me": [_returned_row(each, now) for each in back if each.started_by_id == user.pk],
        "groups": _groups(mission, other_rows, [each for each in back if each.started_by_id != user.pk], now),
        "late": sum(row["due"].is_late for row in rows),
        "soon": sum(not row["due"].is_late and (row["due"].days <= 1 or row["holds_up"]) for row in rows),
        "is_cut": len(mine) == MOST or len(others) == MOST,
        "days": _days(mission),
        "languages": [(code, language_name(code)) for code in mission.languages],
        "day": request.GET.get("day", ""),
        "language": request.GET.get("language", ""),
    }
    return render(request, "clearance/waiting.html", context)


@needs(Right.DECIDE_CLEARANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """Show several activities one below the other; approve those of which the person says that they read them."""
    mission, user = _mission(request), _user(request)
    asked = request.POST if request.method == "POST" else request.GET
    numbers = [int(text) for text in asked.getlist("step") if text.isascii() and text.isdigit() and len(text) < 10]
    found = waiting_for(user, mission).filter(pk__in=numbers[:MOST_TOGETHER])
    steps = list(found.select_related("clearance__activity__mission", "clearance__cleared_version"))
    if request.method == "POST":
        return _approve(request, steps, user)
    if not steps:
        messages.warning(request, _("Nothing of what you chose waits for you any longer."))
        return redirect("clearance:waiting")
    shown = [(step, show(step.clearance, user)) for step in steps]
    return render(request, "clearance/together.html", {"shown": shown})


def _approve(request: HttpRequest, steps: list[Step], user: User) -> HttpResponse:
    done, read = 0, 0
    for step in steps:
        version = request.POST.get(f"version-{step.pk}", "")
        if request.POST.get(f"read-{step.pk}") != "on" or not (version.isascii() and version.isdigit()):
            continue
        read += 1
        try:
            decide(step, Verdict.APPROVE, by=user, seen=int(version[:9]), now=timezone.now())
        except ClearanceError as error:
            messages.error(request, str(error))
        else:
            done += 1
    if done:
        message = ngettext("You approved %(count)d activity.", "You approved %(count)d activities.", done)
        messages.success(request, message % {"count": done})
    left = len(steps) - read
    if left:
        message = ngettext(
            "%(count)d activity was left, for you did not say that you read it.",
            "%(count)d activities were left, for you did not say that you read them.",
            left,
        )
        messages.warning(request, message % {"count": left})
    return redirect("clearance:waiting")


def _shown(steps: StepQuerySet) -> StepQuerySet:
    later = Step.objects.filter(
        clearance=OuterRef("clearance"),
        round=OuterRef("round"),
        state=StepState.LATER,
        position__gt=OuterRef("position"),
    )
    next_due = later.order_by().values("clearance").annotate(first=Min("due_at")).values("first")
    return steps.with_activity().annotate(next_due=Subquery(next_due)).order_by("due_at", "id")


def _row(step: Any, now: datetime) -> dict[str, Any]:
    zone = timezone.get_current_timezone()
    return {
        "step": step,
        "clearance": step.clearance,
        "activity": step.clearance.activity,
        "language": language_name(step.clearance.language),
        "due": due(step.due_at, now, zone),
        "holds_up": step.next_due is not None and step.next_due < now + timedelta(days=1),
    }


def _returned_row(clearance: Any, now: datetime) -> dict[str, Any]:
    return {
        "clearance": clearance,
        "activity": clearance.activity,
        "language": language_name(clearance.language),
        "due": due(clearance.due_at, now, timezone.get_current_timezone()),
        "who": clearance.started_by,
    }


def _groups(
    mission: Mission, rows: list[dict[str, Any]], back: list[Clearance], now: datetime
) -> list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
    """Return who is asked, with their open steps and with what was returned to them."""
    deciders = Deciders(mission)
    groups: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = defaultdict(lambda: ([], []))
    for row in rows:
        groups[asked_in_words(row["step"], deciders.of(row["step"]))][0].append(row)
    for clearance in back:
        groups[str(clearance.started_by or _("Nobody"))][1].append(_returned_row(clearance, now))
    return [(who, *both) for who, both in sorted(groups.items(), key=lambda group: group[0].casefold())]


def _narrowed(request: HttpRequest, rows: Any, prefix: str) -> Any:
    language, day = request.GET.get("language", ""), request.GET.get("day", "")
    if language:
        rows = rows.filter(**{f"{prefix}language": language})
    try:
        return rows.filter(**{f"{prefix}publication_day": date.fromisoformat(day)}) if day else rows
    except ValueError:
        return rows


def _days(mission: Mission) -> list[date]:
    going_on = Clearance.objects.filter(
        activity__mission=mission, state__in=(ClearanceState.WAITING, ClearanceState.RETURNED)
    )
    days = going_on.order_by("publication_day").values_list("publication_day", flat=True).distinct()
    return [day for day in days if day is not None]


def _mission(request: HttpRequest) -> Mission:
    return request.mission  # type: ignore[attr-defined, no-any-return]


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]
