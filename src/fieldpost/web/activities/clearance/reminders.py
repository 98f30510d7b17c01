"""Writing to those who have to decide.

Some minutes after it became their turn, one letter tells what is new. Then they are reminded, in one letter a person and day
that tells all that waits for them: two days before something is due, on the day, and daily once it is late. Who has decided
is left alone; who has only commented is not.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse

from ...accounts.models import User
from ...missions.models import Membership, Mission
from ...missions.roles import Role
from ..wording import language_name
from .letters import address, in_language_of, queue_digest
from .links import forget_sent, send_links
from .models import Reminder, ReviewLink, Step
from .waiting import Deciders, asked_in_words, returned

START_OF_WORK = time(8)
"""No letter is written before, by the clock of who gets it."""
DAYS_BEFORE = (0, 2)
GATHERING = timedelta(minutes=10)
"""What is submitted in so short a time is told in one letter."""


def remind(now: datetime) -> None:
    """Queue the reminders that are due; called again on the same day, it queues none twice."""
    forget_sent()
    for mission in Mission.objects.select_related("site"):
        steps = list(Step.objects.of(mission).waiting().with_activity().order_by("due_at", "id"))
        back = list(returned(mission).select_related("activity", "started_by"))
        _tell_what_is_new(mission, [step for step in steps if step.told_at is None and not step.is_outside], now)
        if steps or back:
            recent = Reminder.objects.filter(mission=mission, day__gte=now.date() - timedelta(days=2))
            done = set(recent.values_list("address", "day"))
            _remind_people(mission, steps, back, done, now)
            _remind_outside(mission, [step for step in steps if step.is_outside], done, now)


@transaction.atomic
def _tell_what_is_new(mission: Mission, steps: list[Step], now: datetime) -> None:
    """Write to those whose turn it has become, once nothing was opened for some minutes."""
    opened = [step.opened_at for step in steps if step.opened_at]
    if not opened or max(opened) > now - GATHERING:
        return
    # Of two workers, one writes.
    untold = Step.objects.select_for_update().filter(pk__in=[step.pk for step in steps], told_at=None)
    mine = set(untold.values_list("pk", flat=True))
    deciders, told = Deciders(mission), defaultdict(list)
    for step in steps:
        for user in deciders.of(step) if step.pk in mine else ():
            told[user].append(step)
    for user, theirs in told.items():
        moment = now.astimezone(ZoneInfo(user.time_zone or mission.time_zone))
        with in_language_of(user, mission):
            rows = [_row(step.clearance, step.due_at, moment, step=step.name) for step in theirs]
            sections = {"steps": rows, "returned": [], "late_of_others": []}
            queue_digest(user, mission, sections, now=now, purpose="clearance")
    Step.objects.filter(pk__in=mine).update(told_at=now)


@dataclass(slots=True)
class _Waiting:
    """What one person is to be told of."""

    steps: list[Step] = field(default_factory=list)
    returned: list[Any] = field(default_factory=list)
    late_of_others: list[Step] = field(default_factory=list)


def _remind_people(
    mission: Mission, steps: list[Step], back: list[Any], done: set[tuple[str, date]], now: datetime
) -> None:
    deciders = Deciders(mission)
    waiting: dict[User, _Waiting] = defaultdict(_Waiting)
    for step in steps:
        for user in deciders.of(step):
            waiting[user].steps.append(step)
    for clearance in back:
        if clearance.started_by is not None and clearance.started_by.is_active:
            waiting[clearance.started_by].returned.append(clearance)
    late = [step for step in steps if step.due_at < now]
    for editor in _editors(mission) if late else ():
        waiting[editor].late_of_others += [step for step in late if step not in waiting[editor].steps]
    for user, told in waiting.items():
        moment = now.astimezone(ZoneInfo(user.time_zone or mission.time_zone))
        if (user.email, moment.date()) in done or moment.time() < START_OF_WORK:
            continue
        if told.late_of_others or any(_is_time(each.due_at, moment) for each in (*told.steps, *told.returned)):
            _write(user, mission, told, deciders, moment)


@transaction.atomic
def _write(user: User, mission: Mission, told: _Waiting, deciders: Deciders, moment: datetime) -> None:
    if not _claim(mission, user.email, moment.date()):
        return
    with in_language_of(user, mission):
        sections = {
            "steps": [_row(step.clearance, step.due_at, moment, step=step.name) for step in told.steps],
            "returned": [_row(each, each.due_at, moment) for each in told.returned],
            "late_of_others": [
                _row(step.clearance, step.due_at, moment, step=step.name, who=asked_in_words(step, deciders.of(step)))
                for step in told.late_of_others
            ],
        }
        queue_digest(user, mission, sections, now=moment)


def _remind_outside(mission: Mission, steps: Iterable[Step], done: set[tuple[str, date]], now: datetime) -> None:
    by_address: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in steps:
        by_address[step.outside_email, step.time_zone or mission.time_zone].append(step)
    for (email, zone), waiting in by_address.items():
        moment = now.astimezone(ZoneInfo(zone))
        if (email, moment.date()) in done or moment.time() < START_OF_WORK:
            continue
        today = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        written = set(ReviewLink.objects.filter(step__in=waiting, made_at__gte=today).values_list("step", flat=True))
        told = [step for step in waiting if step.pk not in written]
        if any(_is_time(step.due_at, moment) for step in told):
            with transaction.atomic():
                if _claim(mission, email, moment.date()):
                    send_links(told, now=now, again=True)


def _is_time(due_at: datetime, moment: datetime) -> bool:
    days = (due_at.astimezone(moment.tzinfo).date() - moment.date()).days
    return due_at < moment or days in DAYS_BEFORE


def _claim(mission: Mission, email: str, day: date) -> bool:
    _reminder, is_new = Reminder.objects.get_or_create(mission=mission, address=email, day=day)
    return is_new


def _editors(mission: Mission) -> list[User]:
    rows = Membership.objects.filter(mission=mission, role=Role.EDITOR, user__is_active=True).select_related("user")
    return [row.user for row in rows]


def _row(clearance: Any, due_at: datetime, moment: datetime, **more: str) -> dict[str, Any]:
    return {
        "title": clearance.activity.heading,
        "language": language_name(clearance.language),
        "due_at": due_at,
        "is_late": due_at < moment,
        "link": address(clearance.activity.mission, reverse("clearance:clearance", args=[clearance.pk])),
        **more,
    }
