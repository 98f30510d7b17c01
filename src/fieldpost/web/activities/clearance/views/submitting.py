"""Submitting an activity for clearance, submitting it again, withdrawing it, and sending a letter again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ....accounts.models import User
from ....missions.access import may_with, needs
from ....missions.models import Mission
from ....missions.roles import Right
from ...models import Activity
from ...wording import language_name
from .. import actions
from ..content import has_words, shown_now
from ..errors import ClearanceError
from ..models import Clearance, ClearanceState, Step


class SubmitForm(forms.Form):
    """In which language, and for which day."""

    language = forms.ChoiceField(label=gettext_lazy("Language"))
    publication_day = forms.DateField(
        label=gettext_lazy("Publication day"),
        help_text=gettext_lazy("The steps are due before it, counted back in days."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, activity: Activity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = open_languages(activity)
        self.fields["language"].choices = [(code, language_name(code)) for code in languages]  # type: ignore[attr-defined]


def open_languages(activity: Activity) -> list[str]:
    """Return the languages in which the activity has public words and is not in clearance or cleared."""
    busy = {ClearanceState.WAITING, ClearanceState.CLEARED, ClearanceState.RETURNED}
    taken = set(activity.clearances.filter(state__in=busy).values_list("language", flat=True))
    free = [language for language in activity.languages if language not in taken]
    return [language for language in free if has_words(shown_now(activity, language), language)]


def usual_day(mission: Mission, today: date) -> date:
    """Return the day that activities are being submitted for, else the first of next month."""
    days = Clearance.objects.filter(activity__mission=mission, publication_day__gte=today).order_by("-changed_at")
    found = days.values_list("publication_day", flat=True).first()
    return found or (today.replace(day=1) + timedelta(days=32)).replace(day=1)


@needs(Right.START_CLEARANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for language and day, and submit the activity."""
    activity = get_object_or_404(Activity.objects.select_related("mission"), pk=pk, mission=request.mission)  # type: ignore[attr-defined]
    user = _who_may_start(request, activity)
    if request.method != "POST":
        initial = {"publication_day": usual_day(activity.mission, timezone.localdate())}
        form = SubmitForm(activity, initial=initial)
        return render(request, "clearance/submit.html", {"activity": activity, "form": form})
    form = SubmitForm(activity, request.POST)
    if form.is_valid():
        try:
            clearance = actions.start_clearance(
                activity,
                form.cleaned_data["language"],
                by=user,
                publication_day=form.cleaned_data["publication_day"],
                now=timezone.now(),
            )
        except ClearanceError as error:
            form.add_error("publication_day", str(error))
        else:
            messages.success(request, _("“%(title)s” was submitted for clearance.") % {"title": activity.heading})
            return redirect("clearance:clearance", clearance.pk)
    return render(request, "clearance/submit.html", {"activity": activity, "form": form}, status=422)


@needs(Right.START_CLEARANCE)
@require_POST
def resubmit(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back to who returned it."""
    return _change(request, pk, actions.resubmit, _("“%(title)s” was submitted again."))


@needs(Right.START_CLEARANCE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it out of clearance."""
    return _change(request, pk, actions.withdraw, _("“%(title)s” was taken out of clearance."))


@needs(Right.START_CLEARANCE)
@require_POST
def send_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody without an account a new letter with a new link."""
    found = Step.objects.select_related("clearance__activity__mission")
    step = get_object_or_404(found, pk=pk, clearance__activity__mission=request.mission)  # type: ignore[attr-defined]
    user = _who_may_start(request, step.clearance.activity)
    try:
        actions.send_link_again(step, by=user, now=timezone.now())
    except ClearanceError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("A new letter goes to %(address)s; the link of the one before holds no longer.")
            % {"address": step.outside_email},
        )
    return redirect("clearance:clearance", step.clearance_id)


def _change(request: HttpRequest, pk: int, action: Callable[..., Clearance], done: str) -> HttpResponse:
    found = Clearance.objects.select_related("activity__mission")
    clearance = get_object_or_404(found, pk=pk, activity__mission=request.mission)  # type: ignore[attr-defined]
    user = _who_may_start(request, clearance.activity)
    try:
        action(clearance, by=user, now=timezone.now())
    except ClearanceError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done % {"title": clearance.activity.heading})
    return redirect("clearance:clearance", clearance.pk)


def _who_may_start(request: HttpRequest, activity: Activity) -> User:
    user: User = request.user  # type: ignore[assignment]
    themes = activity.themes.values_list("theme", flat=True)
    is_own = activity.recorded_by_id == user.pk
    if not may_with(user, Right.START_CLEARANCE, activity.mission, themes=list(themes), is_own=is_own):
        raise PermissionDenied(Right.START_CLEARANCE.value)
    return user
