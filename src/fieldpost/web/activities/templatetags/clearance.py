"""The state of an activity's clearances, for its page."""

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ...missions.access import may_with
from ...missions.roles import Right
from ..clearance.models import Clearance, ClearanceState
from ..clearance.showing import Due, due
from ..clearance.views.submitting import SubmitForm, open_languages, usual_day
from ..clearance.waiting import Deciders, asked_in_words
from ..models import Activity
from ..wording import language_name

register = template.Library()


@register.simple_tag(takes_context=True)
def clearance_of(context: Context, activity: Activity) -> dict[str, Any]:
    """Return ``rows`` (one a language that was submitted) and ``form`` to submit another, None for who may not."""
    user = context["request"].user
    mission = activity.mission
    deciders = Deciders(mission)
    rows = []
    for clearance in Clearance.objects.filter(activity=activity).order_by("id"):
        clearance.activity = activity
        steps = list(clearance.current_steps.prefetch_related("people"))
        for step in steps:
            step.clearance = clearance
        shown = [] if clearance.state == ClearanceState.WITHDRAWN else steps
        rows.append(
            {
                "clearance": clearance,
                "language": language_name(clearance.language),
                "steps": [(step, asked_in_words(step, deciders.of(step))) for step in shown],
            }
        )
    themes = [row.theme_id for row in activity.themes.all()]
    is_own = activity.recorded_by_id == user.pk
    languages = []
    if may_with(user, Right.START_CLEARANCE, mission, themes=themes, is_own=is_own):
        languages = open_languages(activity)
    form = (
        SubmitForm(activity, initial={"publication_day": usual_day(mission, timezone.localdate())})
        if languages
        else None
    )
    return {"rows": rows, "form": form}


@register.filter
def named_language(code: str) -> str:
    """Return the name of a language in the reader's language."""
    return language_name(code)


@register.filter
def paragraphs(text: str) -> SafeString:
    """Return ``text``, which has one paragraph a line, as paragraphs."""
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in text.splitlines() if line.strip()))


@register.filter
def due_in_days(at: Any) -> Due:
    """Return how a due moment stands to now."""
    return due(at, timezone.now(), timezone.get_current_timezone())
