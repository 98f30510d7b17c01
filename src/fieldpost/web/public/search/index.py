"""The full-text index of what is shown: a row an activity, with the stems of its words. Written by ``public.showing`` alone.

On SQLite it is a table of FTS5; on PostgreSQL a tsvector, which is written out here, for the server's own parser would take
words apart in its way, and by its locale.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import Any, TypeVar

from django.db import connection, transaction

from ..models import ShownActivity, first_number
from ..shown import Shown, decode_shown
from .names import Entry, entries_of, names_for, names_of
from .vocabulary import insert, learn
from .words import split, stemmed

T = TypeVar("T")
Row = tuple[int, Shown, str]
"""A number, what is shown, and the names that its places and organisations go by (``names.names_of``)."""

_BATCH = 500

_INSERT = {
    "sqlite": "INSERT OR REPLACE INTO public_search (rowid, title, text, names) VALUES (%s, %s, %s, %s)",
    "postgresql": """INSERT INTO public_search (number, words)
        SELECT number, words::tsvector FROM unnest(%s::bigint[], %s::text[]) AS rows (number, words)
        ON CONFLICT (number) DO UPDATE SET words = excluded.words""",
}
_DELETE = {
    "sqlite": "DELETE FROM public_search WHERE rowid = %s",
    "postgresql": "DELETE FROM public_search WHERE number = %s",
}
_DELETE_BETWEEN = {
    "sqlite": "DELETE FROM public_search WHERE rowid >= %s AND rowid < %s",
    "postgresql": "DELETE FROM public_search WHERE number >= %s AND number < %s",
}
SETTLE = {
    "sqlite": "INSERT INTO public_search (public_search) VALUES ('optimize')",
    "postgresql": "ANALYZE public_search",
}
"""What makes the index as quick as it can be after it was written whole."""

_WEIGHTS = "ACB"
"""Of title, text and names in a tsvector."""


def write(rows: Iterable[Row]) -> None:
    """Let what these ``rows`` show be found by its words, and no longer by those that it had before."""
    known: set[str] = set()
    for batch in _batches(rows):
        new: set[str] = set()
        columns: list[tuple[Any, ...]] = [(number, *_columns(value, names, new)) for number, value, names in batch]
        if connection.vendor == "postgresql":
            columns = [(number, _tsvector(each)) for number, *each in columns]
        with connection.cursor() as cursor:
            insert(cursor, _INSERT, columns)
        new -= known
        learn(new)
        known |= new
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What was gathered is sorted into the index at once, else each search would go through all of it.
            cursor.execute("SELECT gin_clean_pending_list('public_search_words')")


def remove(numbers: Iterable[int]) -> None:
    """Let the activities with these ``numbers`` be found no longer."""
    with connection.cursor() as cursor:
        cursor.executemany(_DELETE[connection.vendor], [(number,) for number in numbers])


@transaction.atomic
def rebuild(mission_id: int, progress: Callable[[int], None]) -> None:
    """Write the index of a mission anew from what is shown; ``progress`` is told how many are done, every now and then."""
    with connection.cursor() as cursor:
        cursor.execute(_DELETE_BETWEEN[connection.vendor], [first_number(mission_id), first_number(mission_id + 1)])
        write(_shown(mission_id, progress))
        cursor.execute(SETTLE[connection.vendor])


def _shown(mission_id: int, progress: Callable[[int], None]) -> Iterator[Row]:
    rows = ShownActivity.objects.of(mission_id).order_by("number").values_list("number", "data").iterator(_BATCH)
    names: dict[Entry, str] = {}
    done = 0
    for batch in _batches(rows):
        values = [(number, decode_shown(data)) for number, data in batch]
        entries = set().union(*(entries_of(value) for _number, value in values)) - names.keys()
        names |= names_for(
            mission_id,
            [entry for kind, entry in entries if kind == "place"],
            [entry for kind, entry in entries if kind == "organisation"],
        )
        yield from ((number, value, names_of(value, names)) for number, value in values)
        done += len(batch)
        progress(done)


def _columns(value: Shown, names: str, words: set[str]) -> tuple[str, str, str]:
    """Return the stems of the titles, the texts and the names; add the words themselves to ``words``."""

    def stems(text: str, language: str) -> str:
        found = split(text)
        words.update(found)
        return stemmed(found, language)

    titles = [stems(each.title, language) for language, each in value.words.items()]
    texts = [stems(each.text or each.lead, language) for language, each in value.words.items()]
    texts += [stems(each.title, value.original_language) for each in value.documents]
    named = [_stems_of_names(each) for each in (_own_names(value), names)]
    words.update(*(spelled for _stems, spelled in named))
    return " ".join(titles), " ".join(texts), " ".join(stems for stems, _spelled in named)


@lru_cache(2_000)
def _stems_of_names(names: str) -> tuple[str, frozenset[str]]:
    """Return the stems of ``names``, and their words; the same place is named by many activities.

    Of a word in a name nobody knows whether it has the endings of English or Russian; it is found with them and without.
    """
    found = split(names)
    stems = stemmed(found, "en")
    plain = set(stemmed(found, "").split()).difference(stems.split())
    return " ".join((stems, *sorted(plain))), frozenset(found)


def _own_names(value: Shown) -> str:
    """Return the names that the activity itself tells, one a line."""
    people = ((each.name, each.office, each.body) for each in value.people)
    places = ((each.name, *each.names.values()) for each in value.places)
    bodies = ((each.name, each.acronym, *each.names.values()) for each in value.organisations)
    return "\n".join(chain.from_iterable((*people, *places, *bodies)))


def _tsvector(columns: Iterable[str]) -> str:
    """Return a tsvector as PostgreSQL writes it: each stem with the places where it stands and their weight."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    at = 0
    for weight, stems in zip(_WEIGHTS, columns, strict=True):
        for stem in stems.split():
            at += 1
            places[stem].append(f"{at}{weight}")
        at += 1  # so that no phrase begins in one column and ends in the next
    return " ".join([f"'{stem}':{','.join(each)}" for stem, each in places.items()])


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield batch
