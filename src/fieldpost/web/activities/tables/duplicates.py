"""Is a row in the register already? Same period and a similar heading, or the same key (a row of our own export)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldpost.gazetteer import fold

from ...missions.models import Mission
from ..models import Activity
from ..record import Record

WORD = re.compile(r"\w+")
ALIKE = 0.75
"""Share of the words that two headings have in common, of the words that stand in either, from which they are similar."""


@dataclass(frozen=True, slots=True)
class Known:
    """An activity that rows are compared with; ``row`` where it is a row of the same table."""

    heading: str
    activity: int | None = None
    row: int | None = None


class KnownActivities:
    """What the register holds of some periods, and the rows that were read before."""

    def __init__(self, mission: Mission) -> None:
        self.mission = mission
        self._by_period: dict[str, list[Known]] = {}
        self._by_key: dict[str, Known] = {}

    def read(self, records: Iterable[Record], keys: Sequence[str] = ()) -> None:
        """Read what the register holds of the periods of ``records`` and under ``keys``: two queries for all."""
        told = list(records)
        days = {
            day for record in told if record.period and (day := record.period.value.first or record.period.value.last)
        }
        periods = {str(record.period.value) for record in told if record.period}
        of_mission = Activity.objects.filter(mission=self.mission)
        rows = of_mission.filter(sort_day__in=days, period__in=periods) if days else Activity.objects.none()
        self._by_period = {}
        for pk, period, heading in rows.values_list("pk", "period", "heading"):
            self._by_period.setdefault(period, []).append(Known(heading, activity=pk))
        wanted = [key for key in keys if key]
        found = of_mission.filter(key__in=wanted).values_list("pk", "key", "heading") if wanted else ()
        self._by_key = {key: Known(heading, activity=pk) for pk, key, heading in found}

    def duplicate_of(self, record: Record, key: str = "") -> Known | None:
        """Return what ``record`` repeats; without a period only a key tells."""
        if key in self._by_key:
            return self._by_key[key]
        if record.period is None:
            return None
        same_days = self._by_period.get(str(record.period.value), ())
        return next((known for known in same_days if are_alike(known.heading, record.heading)), None)


def are_alike(one: str, other: str) -> bool:
    """Whether two headings say the same but for a word or so."""
    first, second = (set(WORD.findall(fold(heading))) for heading in (one, other))
    return bool(first) and len(first & second) >= ALIKE * len(first | second)
