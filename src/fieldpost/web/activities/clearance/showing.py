"""One clearance as its page shows it: what is asked, what changed since, what was said before."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...accounts.models import User
from ..difference import Difference, differences
from ..leaks import leaks
from ..printing import unprinted_words
from ..publicity import is_public, public_record
from ..record import Origin, Record, facts
from ..sensitive import sensitive_in
from ..wording import field_label, in_words, language_name
from .content import headings_in, said_in
from .facts import Line, facts_in_words, photos_in, words_in
from .models import Clearance, Decision, Step, StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown of a clearance to somebody of the mission.

    ``since`` is their own last decision, of which ``changes`` are the difference; ``changes_since_cleared`` is None where
    nothing was cleared before.
    """

    clearance: Clearance
    version: int
    language_name: str
    title: str
    text: str
    original: tuple[str, str] | None
    facts: list[Line]
    usual_origin: Origin | None
    internal: list[Line]
    leaks: list[str]
    unprinted: list[str]
    photos: list[dict[str, Any]]
    since: Decision | None
    changes: list[Difference]
    changes_since_cleared: list[Difference] | None
    steps: list[Step]
    decisions: list[Decision]
    open_step: Step | None


def show(clearance: Clearance, user: User) -> Shown:
    """Return what ``user`` is shown of ``clearance``."""
    activity, language = clearance.activity, clearance.language
    mission = activity.mission
    record = activity.record
    told = said_in(record, language, mission)
    headings = headings_in(mission, language)
    decisions = list(
        Decision.objects.filter(step__clearance=clearance).select_related("step", "version").order_by("id")
    )
    steps = list(clearance.current_steps.prefetch_related("people"))
    open_step = next((step for step in steps if step.state == StepState.OPEN), None)
    since = next((each for each in reversed(decisions) if each.by_id == user.pk), None)
    cleared = clearance.cleared_version
    public = public_record(record, sensitive_in(mission, [record]))
    title, text = words_in(told, language)
    lines = facts_in_words(public, headings)
    translated = language != record.original_language
    return Shown(
        clearance=clearance,
        version=activity.version,
        language_name=language_name(language),
        title=title,
        text=text,
        original=words_in(told, record.original_language) if translated else None,
        facts=lines,
        usual_origin=_usual(lines),
        internal=_internal(record, clearance, headings),
        leaks=leaks(record, told),
        unprinted=unprinted_words(told),
        photos=photos_in(told, language),
        since=since,
        changes=differences(since.record, told, headings) if since else [],
        changes_since_cleared=differences(said_in(cleared.value, language, mission), told, headings)
        if cleared
        else None,
        steps=steps,
        decisions=decisions,
        open_step=open_step,
    )


def _usual(lines: list[Line]) -> Origin | None:
    """Return the origin that most typed facts share, so that it is told once; None where that saves nothing."""
    shared = Counter((line.fact.origin.by, line.fact.origin.at) for line in lines if not line.is_read)
    for most, number in shared.most_common(1):
        if number > 2:
            return next(line.fact.origin for line in lines if (line.fact.origin.by, line.fact.origin.at) == most)
    return None


def _internal(record: Record, clearance: Clearance, headings: Any) -> list[Line]:
    marked = sensitive_in(clearance.activity.mission, [record])
    lines = []
    for address, fact in facts(record):
        name = address.partition(".")[0]
        if name in ("status", "kind", "part") or is_public(name, fact, marked):
            continue
        lines.append(Line(label=field_label(address), words=in_words(name, fact.value, headings), fact=fact))
    return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something is due, told in words: ``days`` from today in the reader's zone, below 0 when it is past."""

    at: datetime
    days: int
    is_late: bool

    @property
    def late_days(self) -> int:
        """Whole days since then."""
        return -self.days


def due(at: datetime, now: datetime, zone: Any) -> Due:
    """Return how ``at`` stands to ``now``, by the calendar of ``zone``."""
    return Due(at=at, days=(at.astimezone(zone).date() - now.astimezone(zone).date()).days, is_late=at < now)
