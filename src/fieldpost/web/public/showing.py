"""Writing what readers see: the only place that does. Called in the transaction of what changed it (``missions.outlets``)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q

from ..activities.clearance.models import Clearance
from ..activities.models import Activity, Connection, StoredFile
from ..activities.record import Record, facts
from ..activities.sensitive import sensitive_in
from ..bulletins.models import StoredBulletin
from ..issues.models import IssueItem
from ..missions.models import Mission, Organisation, Place
from .making import Cleared, Known, facets_of, line_of, make_shown, same_content
from .models import Edition, ShownActivity, ShownChange, ShownFile, ShownReach, What, number_of
from .names import entries_of
from .reach import left_out
from .search import index
from .search import names as search_names
from .shown import Shown, encode

BATCH = 500
"""Activities that are looked at together."""


@transaction.atomic
def show(mission: Mission, *, activities: Collection[int], names: bool, issues: Collection[int], now: datetime) -> None:
    """Bring what readers see of ``mission`` up to date (``missions.outlets.tell`` says with what)."""
    if names:
        _count(mission, [ShownChange(what=What.NAMES, at=now)])
    if issues:
        _count(mission, [ShownChange(what=What.ISSUE, at=now) for _each in issues])
    wanted = sorted(activities)
    for start in range(0, len(wanted), BATCH):
        _show_batch(mission, wanted[start : start + BATCH], renamed=names, now=now)


def show_due(now: datetime) -> int:
    """Show what was cleared for a day that has come, in every mission; return how many activities were looked at.

    Also what an earlier version of Fieldpost cleared and did not show.
    """
    seen = 0
    for mission in Mission.objects.all():
        day = _today(mission, now)
        due = Clearance.objects.filter(activity__mission=mission, cleared_version__isnull=False)
        begun = Q(publication_day__lte=day) | Q(publication_day=None)
        never = due.filter(begun, activity__shown=None, activity__is_public=True)
        today = due.filter(publication_day=day)
        for found in (never, today):
            ids = sorted(set(found.values_list("activity_id", flat=True)))
            for start in range(0, len(ids), BATCH):
                with transaction.atomic():
                    _show_batch(mission, ids[start : start + BATCH], renamed=False, now=now)
            seen += len(ids)
    return seen


def _show_batch(mission: Mission, ids: Sequence[int], *, renamed: bool, now: datetime) -> None:
    """Show these activities as they are now. ``renamed``: what looks the same may be sought by other names."""
    before = {row.activity_id: row for row in ShownActivity.objects.select_for_update().filter(activity__in=ids)}
    cleared = _cleared(mission, ids, _today(mission, now))
    known = _known(mission, [record for each in cleared.values() for record in each.by_language.values()])
    withdrawn = _withdrawn(mission, [pk for pk in cleared if pk not in before])
    gone: list[ShownActivity] = []
    written: list[tuple[ShownActivity, Shown]] = []
    sought: list[tuple[int, Shown]] = []
    changes: list[ShownChange] = []
    for pk in ids:
        old, each = before.get(pk), cleared.get(pk)
        new = _renewed(old, each, known, first=withdrawn.get(pk, 0), now=now) if each else None
        if new is None and old is not None:
            gone.append(old)
            changes.append(_change(What.WITHDRAWN, old, old.facets.split(), now))
        elif new is not None and each is not None:
            row = row_of(mission, each, new)
            if old is None:
                changes.append(_change(What.SHOWN, row, row.facets.split(), now))
            elif not same_content(old.value, new):
                gone.append(old)
                both = dict.fromkeys([*old.facets.split(), *row.facets.split()])
                changes.append(_change(What.CHANGED, row, list(both), now))
            else:
                sought += [(row.number, new)] if renamed else []
                continue
            written.append((row, new))
    _remove([row.number for row in gone])
    write_rows(written)
    _write_search(mission, [*sought, *((row.number, new) for row, new in written)])
    _count(mission, changes)


def _renewed(old: ShownActivity | None, cleared: Cleared, known: Known, *, first: int, now: datetime) -> Shown | None:
    """Return what is to be shown: as it was where nothing changes for readers, else one more in its sequence.

    ``first`` is where the sequence of what was not shown before begins.
    """
    if old is None:
        return make_shown(cleared, known, sequence=first, shown_at=now, changed_at=now)
    as_before = make_shown(cleared, known, sequence=old.sequence, shown_at=old.shown_at, changed_at=old.changed_at)
    if as_before is None or same_content(old.value, as_before):
        return as_before
    return make_shown(cleared, known, sequence=old.sequence + 1, shown_at=old.shown_at, changed_at=now)


def _withdrawn(mission: Mission, ids: Collection[int]) -> dict[int, int]:
    """Return for those of ``ids`` that were shown once the edition in which they were withdrawn, which no sequence exceeds."""
    if not ids:
        return {}
    gone = ShownChange.objects.filter(mission=mission, what=What.WITHDRAWN, activity__in=ids)
    return dict(gone.order_by("edition").values_list("activity", "edition"))  # type: ignore[arg-type]


def row_of(mission: Mission, cleared: Cleared, shown: Shown) -> ShownActivity:
    """Return the row of what is shown, not yet written."""
    day = shown.first_day or shown.last_day or cleared.recorded_on
    return ShownActivity(
        number=number_of(mission.pk, day, shown.pk),
        activity_id=shown.pk,
        key=shown.key,
        sequence=shown.sequence,
        shown_at=shown.shown_at,
        changed_at=shown.changed_at,
        last_day=shown.last_day if shown.last_day and shown.last_day > day else None,
        facets=" ".join(facets_of(shown)),
        line=encode(line_of(shown)),
        data=encode(shown),
    )


def _change(what: What, row: ShownActivity, facets: list[str], now: datetime) -> ShownChange:
    return ShownChange(what=what, activity=row.activity_id, key=row.key, facets=facets, at=now)


def _remove(numbers: Collection[int]) -> None:
    if not numbers:
        return
    for model in (ShownReach, ShownFile, ShownActivity):
        model.objects.filter(number__in=numbers).delete()
    index.remove(numbers)


def write_rows(written: Sequence[tuple[ShownActivity, Shown]]) -> None:
    """Write the rows of activities that have none."""
    ShownActivity.objects.bulk_create([row for row, _shown in written])
    ShownReach.objects.bulk_create(
        ShownReach(
            number=row.number,
            position=position,
            value=each.value,
            who=each.who[:300],
            planned=each.planned,
            approximate=each.approximate,
            left_out=why,
        )
        for row, shown in written
        for position, (each, why) in enumerate(zip(shown.reach, left_out(shown.reach), strict=True))
    )
    ShownFile.objects.bulk_create(
        ShownFile(number=row.number, sha256=photo.sha256) for row, shown in written for photo in shown.photos
    )


def _write_search(mission: Mission, sought: Sequence[tuple[int, Shown]]) -> None:
    entries = set().union(*(search_names.entries_of(value) for _number, value in sought))
    names = search_names.names_for(mission.pk, entries)
    index.write((number, value, search_names.names_of(value, names)) for number, value in sought)


def _count(mission: Mission, changes: list[ShownChange]) -> None:
    """Give each change the next edition. The row of the mission is locked, so that editions are in the order of commits."""
    if not changes:
        return
    Edition.objects.get_or_create(mission=mission)
    Edition.objects.filter(mission=mission).update(number=F("number") + len(changes))
    last = Edition.objects.get(mission=mission).number
    for edition, change in enumerate(changes, start=last - len(changes) + 1):
        change.mission, change.edition = mission, edition
    ShownChange.objects.bulk_create(changes)
    whole = [change.edition for change in changes if change.activity is None]
    if whole:
        Edition.objects.filter(mission=mission).update(names=whole[-1])


def _today(mission: Mission, now: datetime) -> date:
    return now.astimezone(ZoneInfo(mission.time_zone)).date()


def _cleared(mission: Mission, ids: Collection[int], today: date) -> dict[int, Cleared]:
    """Return what may be published of these activities now, by id."""
    rows = (
        Clearance.objects.filter(activity__mission=mission, activity__in=ids, cleared_version__isnull=False)
        .select_related("cleared_version", "activity")
        .order_by("activity_id", "language")
    )
    told = set(
        IssueItem.objects.shown()
        .filter(activity__in=ids, issue__live=True)
        .values_list("activity_id", "issue__language")
    )
    records: dict[int, dict[str, Record]] = {}
    newest: dict[int, tuple[int, Record]] = {}
    activities: dict[int, Activity] = {}
    for row in rows:
        pk = row.activity_id
        if row.publication_day and row.publication_day > today and (pk, row.language) not in told:
            continue
        version = row.cleared_version
        assert version is not None  # noqa: S101 - the query asks for it
        same = newest.get(pk)
        record = same[1] if same and same[0] == version.number else version.value
        if same is None or version.number > same[0]:
            newest[pk] = (version.number, record)
        records.setdefault(pk, {})[row.language] = record
        activities[pk] = row.activity
    connected = _connected(records)
    return {
        pk: Cleared(
            pk=pk,
            key=activities[pk].key,
            by_language=each,
            newest=newest[pk][1],
            recorded_on=activities[pk].recorded_at.date(),
            connected=tuple(sorted(connected.get(pk, ()))),
        )
        for pk, each in records.items()
    }


def _connected(ids: Collection[int]) -> dict[int, set[int]]:
    """Return which activities come before or after each of ``ids``."""
    found: dict[int, set[int]] = {}
    pairs = Connection.objects.filter(Q(earlier__in=ids) | Q(later__in=ids)).values_list("earlier_id", "later_id")
    for earlier, later in pairs:
        found.setdefault(earlier, set()).add(later)
        found.setdefault(later, set()).add(earlier)
    return found


def _known(mission: Mission, records: Sequence[Record]) -> Known:
    places = entries_of(Place, [fact.entry for record in records for fact in record.places])
    organisations = entries_of(Organisation, [fact.entry for record in records for fact in record.organisations])
    photos = {fact.value.file for record in records for fact in record.photos}
    files = StoredFile.objects.filter(pk__in=photos, mission=mission, width__isnull=False) if photos else ()
    told = (fact.origin.bulletin for record in records for _address, fact in facts(record))
    origins = {bulletin for bulletin in told if bulletin is not None}
    bulletins = StoredBulletin.objects.filter(pk__in=origins, mission=mission, is_public=True)
    return Known(
        sensitive=sensitive_in(mission, records),
        places=places,
        organisations=organisations,
        photos={each.pk: (each.sha256, each.width or 0, each.height or 0) for each in files},
        bulletins=dict(bulletins.values_list("pk", "name")) if origins else {},
    )
