"""From a reading to the register: the activities that a bulletin tells become records, their evidence kept."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from fieldpost.domain import Reading

from ..accounts.models import User
from ..bulletins.models import StoredReading
from ..missions.lookup import Directory
from ..missions.models import Mission
from .actions import save_activity
from .as_domain import as_record
from .models import Activity
from .record import Record


@transaction.atomic
def accept_reading(
    reading: StoredReading, *, numbers: Collection[int] | None, by: User, now: datetime
) -> list[Activity]:
    """Save the activities that ``reading`` tells, all or those with ``numbers`` (counted from 0), as drafts.

    Those that the register has from this bulletin already are left as they are and not returned.
    """
    mission, value = reading.bulletin.mission, reading.value
    directory = Directory(mission)
    there = taken(reading)
    saved = []
    for number, name in enumerate(tellings(value)):
        if name in there or (numbers is not None and number not in numbers):
            continue
        record = directory.with_missing(read_record(reading, number, value=value, by=by, now=now, directory=directory))
        saved.append(save_activity(record, mission=mission, by=by, now=now, bulletin=reading.bulletin_id, told_as=name))
    return saved


def read_record(
    reading: StoredReading, number: int, *, value: Reading, by: User, now: datetime, directory: Directory
) -> Record:
    """Return activity ``number`` of ``reading``, whose ``value`` the caller has, as a record that may be saved.

    Dimension and themes that the mission does not have are left out; the reader knows more of them than each mission uses.
    """
    record = as_record(
        value.activities[number],
        language=value.language.value,
        bulletin=reading.bulletin_id,
        by=by,
        now=now,
        entries=directory.entries(),
    )
    return _with_own_themes(record, reading.bulletin.mission)


def tellings(reading: Reading) -> list[str]:
    """Return for each activity what tells it from the others of its bulletin, also when that is read anew.

    It is where its passages stand; the second that the same passages tell has a number.
    """
    seen: dict[str, int] = {}
    names = []
    for activity in reading.activities:
        place = f"{activity.spans[0].start}-{activity.spans[-1].end}"
        seen[place] = seen.get(place, 0) + 1
        names.append(place if seen[place] == 1 else f"{place}.{seen[place]}")
    return names


def taken(reading: StoredReading) -> dict[str, Activity]:
    """Return the activities that the register has from the reading's bulletin, by their ``tellings``."""
    rows = Activity.objects.filter(bulletin=reading.bulletin_id).exclude(told_as="")
    return {activity.told_as: activity for activity in rows}


def _with_own_themes(record: Record, mission: Mission) -> Record:
    themes = set(mission.themes.values_list("key", flat=True))
    dimensions = set(mission.dimensions.values_list("key", flat=True))
    dimension = record.dimension if record.dimension and record.dimension.value in dimensions else None
    return replace(record, dimension=dimension, themes=tuple(fact for fact in record.themes if fact.value in themes))
