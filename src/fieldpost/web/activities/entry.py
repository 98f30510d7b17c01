"""Saving what the form says: the record, what the directory lacks, next steps and connections, in one transaction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from ..accounts.models import User
from ..missions import audit
from ..missions.lookup import Directory
from ..missions.models import Mission, Person
from .actions import save_activity
from .drafts import discard_draft
from .follow_up import Neighbour, Step, change_connections, change_next_steps
from .models import Activity
from .record import Publicity, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a person entered. ``private`` are the names that they marked as those of private persons.

    ``key`` is the activity's, ``version`` the one that was seen; ``bulletin`` and ``told_as`` say what a new one was read from.
    """

    record: Record
    key: str
    private: Collection[str] = ()
    steps: Sequence[Step] = ()
    neighbours: Sequence[Neighbour] = ()
    version: int = 0
    bulletin: int | None = None
    told_as: str = ""
    reason: str = ""


@transaction.atomic
def save_entry(
    entry: Entry, *, mission: Mission, by: User, now: datetime, activity: Activity | None = None
) -> Activity:
    """Save ``entry``, as a new activity or as the next version of ``activity``; the person's draft of it is gone then.

    Raises:
        ActivitiesError: the record cannot be saved; see ``save_activity``.
        ConflictError: somebody saved a version after the one that was seen.
    """
    record = _with_entries(entry, mission=mission, by=by, now=now)
    saved = save_activity(
        record,
        mission=mission,
        by=by,
        now=now,
        activity=activity,
        version=entry.version,
        bulletin=entry.bulletin,
        told_as=entry.told_as,
        key=entry.key,
        reason=entry.reason,
    )
    change_next_steps(saved, entry.steps, by=by, now=now)
    change_connections(saved, entry.neighbours, by=by, now=now)
    discard_draft(mission=mission, user=by, key=entry.key)
    return saved


def _with_entries(entry: Entry, *, mission: Mission, by: User, now: datetime) -> Record:
    """Return the record with its entries in the directory; a private person who is new there is marked as one.

    Of somebody whom the directory has without that mark, the name is made internal here alone: the directory is for its
    editors to change.
    """
    directory = Directory(mission)
    marked = [fact for fact in entry.record.people if fact.value.name in entry.private]
    new = {fact.value.name for fact in marked if fact.entry is None and directory.person(fact.value) is None}
    record = directory.with_missing(entry.record)
    if not marked:
        return record
    entries = [fact.entry for fact in record.people if fact.entry and fact.value.name in new]
    for person in Person.objects.filter(mission=mission, pk__in=entries):
        Person.objects.filter(pk=person.pk).update(is_private=True)
        audit.record("person-marked-private", mission=mission, by=by, now=now, subject=person)

    kept_inside = set(entry.private) - new
    people = tuple(
        replace(fact, publicity=Publicity.INTERNAL) if fact.value.name in kept_inside else fact
        for fact in record.people
    )
    return replace(record, people=people)
