"""What of the register stands in a month's issue in one language, and what does not, and why.

Only what is cleared in the language is chosen, in the version that was cleared, and only its public facts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fieldpost import domain
from fieldpost.domain import Period
from fieldpost.publishing.month import bounds, falls_in, is_ahead, is_vague, last_day_announced

from ..activities.as_domain import as_activity
from ..activities.clearance.models import Clearance, ClearanceState, Step, StepState
from ..activities.models import Activity, ActivityVersion
from ..activities.publicity import public_record
from ..activities.record import Record, Status
from ..activities.sensitive import sensitive_in
from ..activities.wording import language_name
from ..missions.models import Mission


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An activity that may stand in the issue: ``value`` is what readers get of the cleared ``version``."""

    activity: Activity
    version: ActivityVersion
    value: domain.Activity
    is_announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An activity of the month that may not stand in the issue: ``why`` in words."""

    activity: Activity
    why: str


class Selection(NamedTuple):
    """What stands in the issue, and what does not."""

    chosen: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]


def select(mission: Mission, month: Period, language: str) -> Selection:
    """Return what the register has for the issue of ``month`` in ``language``, by date."""
    told = _Told(mission, month)
    chosen: list[Chosen] = []
    left_out: list[LeftOut] = []
    cleared: list[tuple[Activity, ActivityVersion, Record]] = []
    waiting: list[tuple[Activity, Clearance | None]] = []
    for activity in _candidates(mission, month, language, told):
        clearance = next(iter(activity.clearances.all()), None)
        if clearance and clearance.state == ClearanceState.CLEARED and clearance.cleared_version:
            cleared.append((activity, clearance.cleared_version, clearance.cleared_version.value))
        elif told.place(activity, Status(activity.status), _period(activity)):
            waiting.append((activity, clearance))
    sensitive = sensitive_in(mission, [record for _activity, _version, record in cleared])
    for activity, version, record in cleared:
        public = public_record(record, sensitive)
        status, period = record.status.value, public.period.value if public.period else None
        if not told.place(activity, status, period):
            continue
        value = as_activity(public, id=activity.key, language=language)
        if value is None:
            left_out.append(LeftOut(activity=activity, why=_no_words(language)))
        elif status in _OFF:
            left_out.append(LeftOut(activity=activity, why=str(_OFF[status])))
        elif status is Status.ANNOUNCED and not is_ahead(period, month):
            left_out.append(LeftOut(activity=activity, why=_("it was announced for the month, and nobody reports it")))
        else:
            announced = status is Status.ANNOUNCED
            chosen.append(Chosen(activity=activity, version=version, value=value, is_announced=announced))
    left_out += _waiting(waiting, language)
    return Selection(tuple(chosen), tuple(left_out))


_OFF = {Status.POSTPONED: _lazy("it was postponed"), Status.CANCELLED: _lazy("it was cancelled")}


class _Told:
    """Where activities belong; what has no date of its own belongs to the month of its bulletin, else of its recording."""

    def __init__(self, mission: Mission, month: Period) -> None:
        self.month = month
        self.first, self.last = bounds(month)
        self.zone = ZoneInfo(mission.time_zone)
        self.bulletins = self._bulletins(mission)

    def place(self, activity: Activity, status: Status, period: Period | None) -> bool:
        """Whether it is a matter of this month's issue, be it left out in the end."""
        if status is Status.ANNOUNCED and is_ahead(period, self.month):
            return True
        if status is Status.HELD:
            return falls_in(period, self.month, is_told_in_it=is_vague(period) and self.is_told(activity))
        # Announced, postponed or cancelled: where a day of the month was named, readers of the last issue expect it.
        return period is not None and not is_vague(period) and period.overlaps(self.month)

    def is_told(self, activity: Activity) -> bool:
        if activity.bulletin_id is not None:
            return activity.bulletin_id in self.bulletins
        return self.first <= activity.recorded_at.astimezone(self.zone).date() <= self.last

    def _bulletins(self, mission: Mission) -> frozenset[int]:
        """Return the bulletins most of whose reports began in the month."""
        # What has a first day is sorted by it, and that has an index.
        in_month = (self.first, self.last)
        near = Activity.objects.of(mission).filter(
            sort_day__range=in_month, first_day__range=in_month, bulletin__isnull=False
        )
        bulletins = set(near.values_list("bulletin", flat=True))
        if not bulletins:
            return frozenset()
        days = Activity.objects.filter(bulletin__in=bulletins, status=Status.HELD.value, first_day__isnull=False)
        months: dict[int, Counter[tuple[int, int]]] = {}
        for bulletin, day in days.values_list("bulletin", "first_day"):
            if day is not None:
                months.setdefault(bulletin, Counter())[day.year, day.month] += 1
        own = (self.first.year, self.first.month)
        return frozenset(
            bulletin for bulletin, counts in months.items() if max(counts, key=lambda each: (counts[each], each)) == own
        )


def _candidates(mission: Mission, month: Period, language: str, told: _Told) -> Iterable[Activity]:
    """Return the activities that the month may be about, by the columns of their newest version."""
    end = last_day_announced(month)
    in_month = (told.first, told.last)
    recorded = tuple(
        datetime.combine(day, datetime.min.time(), tzinfo=UTC)
        for day in (told.first - timedelta(days=1), told.last + timedelta(days=2))
    )
    undated = Q(first_day=None) | Q(last_day=None)
    days = (
        Q(first_day__lte=end, last_day__gte=told.first)
        | Q(first_day__range=(told.first, end))
        | Q(last_day__range=in_month)
        | (undated & (Q(bulletin__in=told.bulletins) | Q(bulletin=None, recorded_at__range=recorded)))
    )
    clearances = Clearance.objects.filter(language=language).select_related("cleared_version")
    return (
        Activity.objects.of(mission)
        .filter(days)
        .order_by("sort_day", "pk")
        .prefetch_related(Prefetch("clearances", queryset=clearances))
    )


def _waiting(rows: list[tuple[Activity, Clearance | None]], language: str) -> Iterator[LeftOut]:
    """Yield what is not cleared, with whom it waits for."""
    ids = [clearance.pk for _activity, clearance in rows if clearance]
    open_steps = Step.objects.filter(clearance__in=ids, state=StepState.OPEN).prefetch_related("people") if ids else ()
    steps = {step.clearance_id: step for step in open_steps}
    for activity, clearance in rows:
        if language not in activity.languages:
            why = _no_words(language)
        elif clearance is None or clearance.state == ClearanceState.WITHDRAWN:
            why = _("nobody has asked for its clearance")
        elif clearance.state == ClearanceState.RETURNED:
            why = _("it was returned with a comment")
        elif step := steps.get(clearance.pk):
            why = _("it waits for %(who)s (%(step)s)") % {"who": _who(step), "step": step.name}
        else:
            why = _("it is in clearance")
        yield LeftOut(activity=activity, why=why)


def _who(step: Step) -> str:
    named = [str(person) for person in step.people.all()]
    return step.outside_name or step.outside_email or ", ".join(named) or str(step.get_role_display())


def _no_words(language: str) -> str:
    return _("it has no text in %(language)s") % {"language": language_name(language)}


def _period(activity: Activity) -> Period | None:
    return Period.parse(activity.period) if activity.period else None
