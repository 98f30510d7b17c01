"""The letters of clearance: to who is asked from outside, to who wrote, and to who has not decided yet.

In text and simple HTML, in the language of who gets them, with nothing that is fetched when they are opened.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...accounts.models import User
from ...missions.models import Letter, Mission
from ...missions.post import queue_letter
from .content import headings_in, shown_now
from .facts import facts_in_words, words_in
from .models import Decision, Step, Verdict

PURPOSE = "review"
"""Of letters that hold a link; their text is removed once they are sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """A step with the token of a new link for it."""

    step: Step
    token: str
    expires_at: datetime


def address(mission: Mission, path: str) -> str:
    """Return the whole address of ``path`` on the mission's site."""
    return mission.address + path


def language_of(step: Step) -> str:
    """Return the language in which to write to somebody without an account."""
    return step.outside_language or step.clearance.language


def queue_review_letter(items: Sequence[ReviewItem], *, now: datetime, again: bool) -> Letter:
    """Queue the letter that asks somebody without an account to decide, with texts and links in it.

    All ``items`` are for one address; ``again`` if they were asked before.
    """
    step = items[0].step
    mission = step.clearance.activity.mission
    with _in(language_of(step), step.time_zone or mission.time_zone):
        told = [_told(item, mission) for item in items]
        subjects = (
            (_("For your clearance by %(due)s: %(title)s"), _("Still for your clearance: %(title)s"))
            if len(told) == 1
            else ("", _("Still for your clearance: %(count)d texts"))
        )
        subject = subjects[again] % {"title": told[0]["title"], "due": _day(step.due_at), "count": len(told)}
        context = {"items": told, "name": step.outside_name, "mission": mission, "again": again}
        return _queue(
            mission,
            to=step.outside_email,
            subject=subject,
            template="review",
            context=context,
            purpose=PURPOSE,
            now=now,
        )


def _told(item: ReviewItem, mission: Mission) -> dict[str, Any]:
    clearance = item.step.clearance
    shown = shown_now(clearance.activity, clearance.language)
    title, text = words_in(shown, clearance.language)
    return {
        "title": title or shown.heading,
        "text": text,
        "language": clearance.language,
        "facts": facts_in_words(shown, headings_in(mission, clearance.language)),
        "due_at": item.step.due_at,
        "link": address(mission, reverse("review:review", args=[item.token])),
        "expires_at": item.expires_at,
    }


def queue_answer_letter(decision: Decision, to: User, *, now: datetime) -> Letter:
    """Queue the letter that tells who wrote an activity what was said about it."""
    step = decision.step
    activity = step.clearance.activity
    mission = activity.mission
    with in_language_of(to, mission):
        subject = _("Returned: %(title)s") if decision.verdict == Verdict.RETURN else _("A comment on: %(title)s")
        context = {
            "decision": decision,
            "step": step,
            "activity": activity,
            "mission": mission,
            "returned": decision.verdict == Verdict.RETURN,
            "link": address(mission, reverse("clearance:clearance", args=[step.clearance_id])),
        }
        return _queue(
            mission,
            to=to.email,
            subject=subject % {"title": activity.heading},
            template="answer",
            context=context,
            purpose="clearance",
            now=now,
        )


def queue_digest(
    to: User, mission: Mission, sections: dict[str, Any], *, now: datetime, purpose: str = "reminder"
) -> Letter:
    """Queue the letter that tells somebody with an account what waits for them."""
    mine = [*sections["steps"], *sections["returned"]]
    late = sum(each["is_late"] for each in mine)
    if not mine:
        late = len(sections["late_of_others"])
        subject = _("Clearance: %(late)d late, waiting for others")
    elif late:
        subject = _("Clearance: %(late)d late, of %(waiting)d waiting for you")
    else:
        subject = _("Clearance: %(waiting)d waiting for you")
    return _queue(
        mission,
        to=to.email,
        subject=subject % {"late": late, "waiting": len(mine)},
        template="reminder",
        context={**sections, "mission": mission, "link": address(mission, reverse("clearance:waiting"))},
        purpose=purpose,
        now=now,
    )


def in_language_of(user: User, mission: Mission) -> Any:
    """Write what follows in the language and time zone of ``user``, the mission's where they have said none."""
    return _in(user.language or mission.languages[0], user.time_zone or mission.time_zone)


@contextmanager
def _in(language: str, zone: str) -> Iterator[None]:
    with translation.override(language), timezone.override(zone):
        yield


def _queue(mission: Mission, *, template: str, context: dict[str, Any], **letter: Any) -> Letter:
    return queue_letter(
        mission,
        text=render_to_string(f"clearance/letters/{template}.txt", context).strip() + "\n",
        html=render_to_string(f"clearance/letters/{template}.html", context),
        language=translation.get_language() or "",
        **letter,
    )


def _day(moment: datetime) -> str:
    """Return day and month."""
    return date_format(timezone.localtime(moment), "MONTH_DAY_FORMAT")
