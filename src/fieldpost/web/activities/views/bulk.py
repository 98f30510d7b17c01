"""Changing many activities at once: choose what to do, confirm what it will do, do it part by part."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...missions.access import needs
from ...missions.roles import Right
from ..bulk import BATCH, Change, Plan, apply_change, plan_change
from ..filters import CHOICES, Filters
from ..listing import MOST_COUNTED, count_in_words, cursor_of, key_of, period_in_words
from ..selection import Selection
from ..vocabulary import Vocabulary
from .list import chosen_ids, selected


@require_POST
@needs(Right.EDIT_ACTIVITY)
def change_many(request: HttpRequest) -> HttpResponse:
    """Ask what to do, then show what it will do, then do it."""
    filters = Filters.read(request.POST)
    selection, words = selected(request, filters)
    ids = _ids(request, selection)
    if not ids:
        messages.error(request, _("Choose at least one activity first."))
        return redirect(f"../?{filters.query}")
    context: dict[str, Any] = {"filters": filters, "scope": request.POST.get("scope"), "ids": ids, "batch": BATCH}
    context |= {"count": _count(request, selection, ids), "after": request.POST.get("after", "")}
    change, problem = _change(request, words)
    if change is None:
        context |= {"problem": problem, "vocabulary": words, "statuses": CHOICES["status"].items()}
        context |= {"languages": request.mission.languages}  # type: ignore[attr-defined]
        return render(request, "activities/list_change.html", context, status=422 if problem else 200)
    told: dict[str, Any] = {"mission": request.mission, "by": request.user, "now": timezone.now()}  # type: ignore[attr-defined]
    context |= {"change": change, "in_words": _in_words(change, words)}
    if not request.POST.get("confirmed"):
        context["plan"] = plan_change(change, ids, **told)
        return render(request, "activities/list_confirm.html", context)
    plan = apply_change(change, ids, **told)
    done = ngettext("%(count)s activity was changed.", "%(count)s activities were changed.", len(plan.able))
    messages.success(request, done % {"count": len(plan.able)})
    following = _following(request, selection, plan, ids)
    if following:
        return render(request, "activities/list_confirm.html", {**context, "plan": None, "after": following})
    return redirect(f"../?{filters.query}")


def _ids(request: HttpRequest, selection: Selection) -> list[int]:
    if request.POST.get("scope") != "all":
        return chosen_ids(request)
    return selection.ids(most=BATCH, after=key_of(request.POST.get("after", "")))


def _count(request: HttpRequest, selection: Selection, ids: list[int]) -> str:
    if request.POST.get("scope") != "all" or selection.words:
        return count_in_words(len(ids), is_open=len(ids) == BATCH)
    return count_in_words(*selection.count(most=MOST_COUNTED))


def _following(request: HttpRequest, selection: Selection, plan: Plan, ids: list[int]) -> str:
    """Return the cursor behind the activities that were looked at, empty where these were all."""
    if request.POST.get("scope") != "all" or len(ids) < BATCH:
        return ""
    looked_at = {activity.pk: activity for each in (plan.able, *plan.refused.values()) for activity in each}
    cursor = cursor_of(looked_at[ids[-1]])
    return cursor if selection.ids(most=1, after=key_of(cursor)) else ""


def _change(request: HttpRequest, words: Vocabulary) -> tuple[Change | None, str]:
    """Return the change that was asked for, or None with what is wrong, empty where nothing was asked yet."""
    do = request.POST.get("do", "")
    if not do:
        return None, ""
    value = request.POST.get(f"value-{do}", "")
    known: dict[str, Any] = {
        "add-theme": words.themes,
        "remove-theme": words.themes,
        "dimension": words.dimensions,
        "status": CHOICES["status"],
        "clearance": request.mission.languages,  # type: ignore[attr-defined]
    }
    if value not in known.get(do, ()):
        return None, _("Choose from the list what is to be set.")
    if do != "clearance":
        return Change(do=do, value=value), ""
    try:
        day = date.fromisoformat(request.POST.get("publication_day", ""))
    except ValueError:
        return None, _("Say on which day they are to be published, such as 2031-06-01.")
    return Change(do=do, value=value, publication_day=day), ""


def _in_words(change: Change, words: Vocabulary) -> str:
    if change.do == "add-theme":
        return _("Add the theme “%(value)s”") % {"value": words.themes[change.value].words}
    if change.do == "remove-theme":
        return _("Remove the theme “%(value)s”") % {"value": words.themes[change.value].words}
    if change.do == "dimension":
        return _("Set the dimension to “%(value)s”") % {"value": words.dimensions[change.value].words}
    if change.do == "status":
        return _("Set the status to “%(value)s”") % {"value": CHOICES["status"][change.value]}
    day = period_in_words(str(change.publication_day), get_language() or "en")
    return _("Submit for clearance in %(language)s, to be published on %(day)s") % {
        "language": change.value,
        "day": day,
    }
