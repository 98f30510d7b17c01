"""The full-text index of what is shown: a row an activity, with the stems of its words.

Written by ``public.showing``, and anew by ``fieldpost reindex``.
On SQLite it is a table of FTS5; on PostgreSQL a tsvector, which is written out here, for the server's own parser would take
words apart in its way, and by its locale.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from ..models import ShownActivity, first_number
from ..shown import Shown, decode_shown
from .columns import Reader
from .names import entries_of, names_for, names_of
from .vocabulary import learn

T = TypeVar("T")
Row = tuple[int, Shown, str]
"""A number, what is shown, and the names that its places and organisations go by (``names.names_of``)."""

_BATCH = 500
_REWRITTEN = 1_000
"""Activities that are written anew in one transaction: 0.1 s on SQLite, 0.2 s on PostgreSQL."""
_MERGED = 4_000
"""Pages of the index of SQLite that are merged in one step."""

_INSERT = {
    "sqlite": "INSERT OR REPLACE INTO public_search (rowid, title, text, names) VALUES (%s, %s, %s, %s)",
    "postgresql": """INSERT INTO public_search (number, words)
        SELECT number, coalesce(words, '')::tsvector
        FROM unnest(%s::bigint[], string_to_array(%s, E'\\n')) AS rows (number, words)
        ON CONFLICT (number) DO UPDATE SET words = excluded.words""",
}
_DELETE = {
    "sqlite": "DELETE FROM public_search WHERE rowid = %s",
    "postgresql": "DELETE FROM public_search WHERE number = %s",
}
_FORGET = {
    "sqlite": """DELETE FROM public_search
        WHERE rowid >= %s AND rowid < %s AND rowid NOT IN (SELECT number FROM public_shownactivity)""",
    "postgresql": """DELETE FROM public_search
        WHERE number >= %s AND number < %s
        AND NOT EXISTS (SELECT FROM public_shownactivity AS shown WHERE shown.number = public_search.number)""",
}

_WEIGHTS = "ACB"
"""Of title, text and names in a tsvector."""
_PLACES = 16_383
"""Places that PostgreSQL tells apart."""


def write(rows: Iterable[Row]) -> None:
    """Let what these ``rows`` show be found by its words, and no longer by those that it had before."""
    _write(rows, Reader())


def remove(numbers: Iterable[int]) -> None:
    """Let the activities with these ``numbers`` be found no longer."""
    with connection.cursor() as cursor:
        cursor.executemany(_DELETE[connection.vendor], [(number,) for number in numbers])


def rebuild(mission_id: int, progress: Callable[[int], None]) -> None:
    """Write the index of a mission anew from what is shown; ``progress`` is told how many are done, every now and then.

    Each batch is a transaction of its own, so that readers find all the while, and others can write in between.
    """
    reader = Reader()
    done, since, end = 0, first_number(mission_id), first_number(mission_id + 1)
    while numbers := _rewrite(mission_id, since, reader):
        done += len(numbers)
        since = numbers[-1] + 1
        progress(done)
    with connection.cursor() as cursor:
        cursor.execute(_FORGET[connection.vendor], [first_number(mission_id), end])
    settle()


def settle() -> None:
    """Make the index as quick as it can be, after much was written; in steps that let others write in between."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE public_search")
            return
        # The first of them says that all parts are to become one; which of them does nothing is told by its changes.
        pages, changes = -_MERGED, 2
        while changes >= 2:
            before = connection.connection.total_changes
            cursor.execute("INSERT INTO public_search (public_search, rank) VALUES ('merge', %s)", [pages])
            pages, changes = _MERGED, connection.connection.total_changes - before


@transaction.atomic
def _rewrite(mission_id: int, since: int, reader: Reader) -> list[int]:
    """Write the next activities from the number ``since`` on; return their numbers, none at the end.

    Their rows are locked: whoever changes what is shown meanwhile writes after this.
    """
    rows = ShownActivity.objects.of(mission_id).filter(number__gte=since).order_by("number").select_for_update()
    values = [(number, decode_shown(data)) for number, data in rows.values_list("number", "data")[:_REWRITTEN]]
    entries = set().union(*(entries_of(value) for _number, value in values))
    names = names_for(mission_id, entries)
    _write(((number, value, names_of(value, names)) for number, value in values), reader)
    return [number for number, _value in values]


def _write(rows: Iterable[Row], reader: Reader) -> None:
    for batch in _batches(rows):
        columns = [(number, *reader.columns(value, names)) for number, value, names in batch]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                numbers = [number for number, *_each in columns]
                vectors = "\n".join([_tsvector(each) for _number, *each in columns])
                cursor.execute(_INSERT["postgresql"], [numbers, vectors])
            else:
                cursor.executemany(_INSERT["sqlite"], columns)
    # In one order, so that two who learn the same words at once do not wait for each other.
    learn(reader.met())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What was gathered is sorted into the index at once, else each search would go through all of it.
            cursor.execute("SELECT gin_clean_pending_list('public_search_words')")


def _tsvector(columns: Iterable[str]) -> str:
    """Return a tsvector as PostgreSQL writes it: each stem with the places where it stands and their weight."""
    told: list[str] = []
    at = 0
    for weight, column in zip(_WEIGHTS, columns, strict=True):
        stems = column.split()
        if len(stems) > _PLACES:
            # All beyond are in the last place; each is told once there, for the server takes no more than a megabyte.
            stems[_PLACES:] = dict.fromkeys(stems[_PLACES:])
        told += [f"{stem}:{place}{weight}" for place, stem in enumerate(stems, start=at + 1)]
        at += len(stems) + 1  # so that no phrase begins in one column and ends in the next
    return " ".join(told)


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield batch
