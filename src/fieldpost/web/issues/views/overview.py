"""The mission's issues, and the start of a new one."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...activities.wording import language_name
from ...missions import audit
from ...missions.access import needs
from ...missions.models import Mission
from ...missions.roles import Right
from ..actions import compile_month
from ..errors import AlreadyPublishedError, IssuesError
from ..forms import ChecksForm, MonthForm
from ..models import IssuePage
from .lookup import holds, mission_of


@needs(Right.READ_REGISTER)
def issues(request: HttpRequest) -> HttpResponse:
    """List the issues; who sees nothing internal sees those that are published."""
    form = MonthForm(mission=mission_of(request), initial=_usual(mission_of(request)))
    return _list(request, form)


@needs(Right.COMPILE_ISSUE)
@require_POST
def compile_issue(request: HttpRequest) -> HttpResponse:
    """Compile a month, and open it; one that is there is opened."""
    mission = mission_of(request)
    form = MonthForm(request.POST, mission=mission)
    if not form.is_valid():
        return _list(request, form, status=400)
    month, language = form.cleaned_data["month"], form.cleaned_data["language"]
    there = IssuePage.objects.filter(mission=mission, month=month.first, language=language).first()
    if there:
        messages.info(request, _("There is an issue of that month already; here it is."))
        return redirect("issues:issue", there.pk)
    try:
        issue = compile_month(mission, month, language, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    except (IssuesError, AlreadyPublishedError) as error:
        form.add_error("month", str(error))
        return _list(request, form, status=400)
    messages.success(request, _("The issue is compiled from what is cleared."))
    return redirect("issues:issue", issue.pk)


@needs(Right.MANAGE_MISSION)
def checks(request: HttpRequest) -> HttpResponse:
    """Choose which findings of the check are errors, warnings or off."""
    mission = mission_of(request)
    form = ChecksForm(request.POST or None, mission=mission)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            row = Mission.objects.select_for_update().get(pk=mission.pk)
            row.settings = {**row.settings, "checks": form.cleaned_data}
            row.save(update_fields=["settings"])
            audit.record(
                "checks-changed",
                mission=row,
                by=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
                subject=row,
                checks=form.cleaned_data,
            )
        messages.success(request, _("The check is as you chose."))
        return redirect(reverse("issues:checks"))
    return render(request, "issues/checks.html", {"form": form})


def _list(request: HttpRequest, form: MonthForm, *, status: int = 200) -> HttpResponse:
    rows = (
        IssuePage.objects.of(mission_of(request))
        .annotate(
            shown=Count("items", filter=Q(items__is_left_out=False, items__is_gone=False), distinct=True),
            newest=Max("publications__sequence"),
        )
        .order_by("-month", "language")
    )
    if not holds(request, Right.SEE_INTERNAL):
        rows = rows.filter(live=True)
    issues_shown: list[Any] = list(rows)
    for issue in issues_shown:
        issue.language_name = language_name(issue.language)
    return render(request, "issues/list.html", {"issues": issues_shown, "form": form}, status=status)


def _usual(mission: Mission) -> dict[str, str]:
    """Return what is compiled next as a rule: the month before today's, in the main language."""
    today = timezone.localdate()
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return {"month": f"{date(year, month, 1):%Y-%m}", "language": mission.languages[0]}
