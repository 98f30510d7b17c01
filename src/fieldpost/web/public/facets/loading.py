"""The indexes of this process: loaded when they are first asked for, brought up to date by what has changed since.

An edition is one ``ShownChange``. What is loaded may be newer than the edition that it is said to be of, but never older, for
the edition is read first; to read again what changed after that edition does no harm.
"""

from collections.abc import Iterator, Sequence
from threading import Lock

from django.db import connection
from pyroaring import BitMap

from ..models import Edition, ShownActivity, ShownChange, first_number
from .index import Change, FacetIndex
from .sets import Row, gather
from .snapshot import read_snapshot, write_snapshot

BATCH = 10_000
"""Activities that are read together."""
NAMED = 500
"""Activities that a query asks for by id."""
WORTH_KEEPING = 20_000
"""Activities that take longer to read than a snapshot."""
MANY_CHANGES = 1_000
"""Changes since a snapshot that make a new one worth its while."""

_indexes: dict[int, FacetIndex] = {}
_locks: dict[int, Lock] = {}


def index_of(mission_id: int, edition: int) -> FacetIndex:
    """Return the index of a mission at ``edition`` or a later one; it asks the database only if it knows of none so late."""
    index = _indexes.get(mission_id)
    if index is not None and index.edition >= edition:
        return index
    with _locks.setdefault(mission_id, Lock()):
        index = _indexes.get(mission_id)
        if index is None or index.edition < edition:
            index = (_up_to_date(index, edition) if index else None) or _load(mission_id, edition)
            _indexes[mission_id] = index
    return index


def forget_indexes() -> None:
    """Load the indexes anew when they are asked for next: the database is another one."""
    _indexes.clear()


def _load(mission_id: int, edition: int) -> FacetIndex:
    kept = read_snapshot(mission_id)
    index = _up_to_date(kept, edition) if kept else None
    if kept is None or index is None:
        index = _read(mission_id)
        is_worth = len(index.everything) > WORTH_KEEPING
    else:
        is_worth = index.edition - kept.edition > MANY_CHANGES
    if is_worth:
        write_snapshot(index)
    return index


def _read(mission_id: int) -> FacetIndex:
    """Return the index made of all that is shown."""
    edition = Edition.objects.filter(mission=mission_id).values_list("number", flat=True).first() or 0
    changes = _changes_from(mission_id, edition)
    change = changes[0] if changes and changes[0].edition == edition else None
    return FacetIndex(mission_id, edition, change, gather(_rows(mission_id)))


def _up_to_date(index: FacetIndex, edition: int) -> FacetIndex | None:
    """Return the index at the last edition; None if it is of another database, or the changes do not lead to ``edition``."""
    changes = _changes_from(index.mission, index.edition)
    own = changes.pop(0) if changes and changes[0].edition == index.edition else None
    last = index.edition + len(changes)
    if own != index.change or last < edition or (changes and changes[-1].edition != last):
        return None
    touched = sorted({change.activity for change in changes if change.activity is not None})
    sets = index.sets
    if touched:
        sets = sets.without(BitMap(touched)).joined(gather(_rows_of(index.mission, touched)))
    return FacetIndex(index.mission, last, changes[-1] if changes else own, sets)


def _changes_from(mission_id: int, edition: int) -> list[Change]:
    changes = ShownChange.objects.filter(mission=mission_id, edition__gte=edition).order_by("edition")
    rows = changes.values_list("edition", "what", "activity", "key", "at")
    return [Change(number, what, activity, key, at.isoformat()) for number, what, activity, key, at in rows]


def _rows(mission_id: int) -> Iterator[Row]:
    """Yield all that is shown, in the order of numbers. Django's own way to these rows takes twice as long."""
    query = (
        "SELECT number, facets, last_day FROM public_shownactivity"
        " WHERE number > %s AND number < %s ORDER BY number LIMIT %s"
    )
    last, end = first_number(mission_id) - 1, first_number(mission_id + 1)
    with connection.cursor() as cursor:
        while last < end:
            cursor.execute(query, [last, end, BATCH])
            rows = cursor.fetchall()
            yield from rows
            last = rows[-1][0] if len(rows) == BATCH else end


def _rows_of(mission_id: int, activities: Sequence[int]) -> Iterator[Row]:
    shown = ShownActivity.objects.of(mission_id).order_by("number").values_list("number", "facets", "last_day")
    for start in range(0, len(activities), NAMED):
        yield from shown.filter(activity__in=activities[start : start + NAMED])
