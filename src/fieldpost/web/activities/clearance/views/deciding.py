"""The page of one clearance, and deciding on it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ....accounts.models import User
from ....missions.access import may_with, needs
from ....missions.roles import Right
from ...models import StoredFile
from ..actions import decide as decide_step
from ..errors import ClearanceError
from ..models import Clearance, ClearanceState, Step, StepState, Verdict
from ..showing import show
from ..waiting import Deciders, waiting_for


@needs(Right.SEE_INTERNAL)
@require_safe
def clearance(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is to be cleared, what changed, what was said; and ask whose turn it is."""
    return _page(request, _clearance(request, pk))


@needs(Right.DECIDE_CLEARANCE)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision; what was typed is shown again where it cannot be taken."""
    found = _clearance(request, pk)
    user = _user(request)
    step = get_object_or_404(Step, pk=_number(request.POST.get("step")), clearance=found)
    verdict, comment = request.POST.get("verdict", ""), request.POST.get("comment", "")
    if verdict not in Verdict.values:
        return _page(request, found, error=_("Choose what you decide."), comment=comment)
    try:
        decide_step(
            step,
            Verdict(verdict),
            by=user,
            seen=_number(request.POST.get("version")),
            comment=comment,
            now=timezone.now(),
        )
    except ClearanceError as error:
        return _page(request, _clearance(request, pk), error=str(error), comment=comment, verdict=verdict)
    said = {
        Verdict.APPROVE: _("You approved “%(title)s”."),
        Verdict.RETURN: _("You returned “%(title)s” with your comment."),
        Verdict.COMMENT: _("Your comment was sent. “%(title)s” still waits for your decision."),
    }
    messages.success(request, said[Verdict(verdict)] % {"title": found.activity.heading})
    if verdict == Verdict.COMMENT:
        return redirect("clearance:clearance", pk)
    following = waiting_for(user, found.activity.mission).first()
    return redirect("clearance:clearance", following.clearance_id) if following else redirect("clearance:waiting")


@needs(Right.SEE_INTERNAL)
@require_safe
def photo(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Answer with a photograph of the activity."""
    found = _clearance(request, pk)
    if all(fact.value.file != file for fact in found.activity.record.photos):
        raise Http404
    return send_photo(get_object_or_404(StoredFile, pk=file, mission=found.activity.mission))


def send_photo(stored: StoredFile) -> HttpResponse:
    """Answer with a photograph; anything else that was stored is not shown in a browser."""
    if not stored.media_type.startswith("image/") or "svg" in stored.media_type:
        raise Http404
    with stored.file.open("rb") as file:
        return HttpResponse(file.read(), content_type=stored.media_type)


def _page(
    request: HttpRequest, found: Clearance, *, error: str = "", comment: str = "", verdict: str = ""
) -> HttpResponse:
    user = _user(request)
    shown = show(found, user)
    mission = found.activity.mission
    step = shown.open_step
    is_asked = found.state == ClearanceState.WAITING and step is not None
    mine = is_asked and step is not None and Step.objects.filter(pk=step.pk).for_person(user, mission).exists()
    deciders = Deciders(mission)
    for each in shown.steps:
        each.clearance = found
    context: dict[str, Any] = {
        "shown": shown,
        "clearance": found,
        "activity": found.activity,
        "step": step,
        "is_mine": mine,
        "steps": [(each, deciders.of(each)) for each in shown.steps],
        "may_start": may_with(
            user,
            Right.START_CLEARANCE,
            mission,
            themes=[row.theme_id for row in found.activity.themes.all()],
            is_own=found.activity.recorded_by_id == user.pk,
        ),
        "returned": next((each for each in shown.steps if each.state == StepState.RETURNED), None),
        "verdicts": Verdict.choices,
        "error": error,
        "comment": comment,
        "verdict": verdict,
        "now": timezone.now(),
    }
    return render(request, "clearance/clearance.html", context, status=409 if error else 200)


def _clearance(request: HttpRequest, pk: int) -> Clearance:
    found = Clearance.objects.select_related("activity__mission__site", "activity__recorded_by", "cleared_version")
    return get_object_or_404(found, pk=pk, activity__mission=request.mission)  # type: ignore[attr-defined]


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
