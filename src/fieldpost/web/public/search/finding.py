"""Which shown activities have the words? Asked of the database's full-text engine directly.

Numbers (``public.models.number_of``) are in order of days, so that the newest hits are one walk along the index that ends with
the page. Relevance is counted among the newest hits only, and no more of them are looked at than anybody cares for.

For PostgreSQL, the words have to stand in the statement (Django's default, ``server_side_binding`` off): its planner walks along
the numbers where a word is common and asks the index of words where it is rare, which it knows if it is told the word.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
from django.db import connection

from ..models import MOST_ID, first_number, id_in
from .query import Query, Term
from .vocabulary import words_from
from .words import stems_in

WINDOW = 10_000
"""So many of the newest hits are put in order of relevance."""
MOST = 10_000
"""So many of the newest hits are counted and chosen from."""
_ENDINGS = 50
"""So many words that begin as one that is sought without its end are looked up."""

# A word in a title weighs as much as two in names and eight in texts.
_FTS5 = {
    "newest": """SELECT rowid FROM public_search WHERE public_search MATCH %s AND rowid >= %s AND rowid < %s
        ORDER BY rowid DESC LIMIT %s""",
    "ranked": """SELECT number FROM (
            SELECT rowid AS number, bm25(public_search, 8, 1, 4) AS distance FROM public_search
            WHERE public_search MATCH %s AND rowid >= %s AND rowid < %s ORDER BY rowid DESC LIMIT %s
        ) AS hits ORDER BY distance, number DESC LIMIT %s OFFSET %s""",
    "count": """SELECT count(*) FROM (
            SELECT 1 FROM public_search WHERE public_search MATCH %s AND rowid >= %s AND rowid < %s LIMIT %s
        ) AS hits""",
    "ids": f"""SELECT json_group_array(number & {MOST_ID}), min(number) FROM (
            SELECT rowid AS number FROM public_search
            WHERE public_search MATCH %s AND rowid >= %s AND rowid < %s ORDER BY rowid DESC LIMIT %s
        ) AS hits""",  # noqa: S608 - a number of our own
}
_TSVECTOR = {
    "newest": """SELECT number FROM public_search WHERE words @@ %s::tsquery AND number >= %s AND number < %s
        ORDER BY number DESC LIMIT %s""",
    "ranked": """SELECT number FROM (
            SELECT number, words, query FROM public_search, (SELECT %s::tsquery AS query) AS asked
            WHERE words @@ query AND number >= %s AND number < %s ORDER BY number DESC LIMIT %s
        ) AS hits
        ORDER BY ts_rank('{0, 0.125, 0.5, 1}', words, query, 1) DESC, number DESC LIMIT %s OFFSET %s""",
    "count": """SELECT count(*) FROM (
            SELECT 1 FROM public_search WHERE words @@ %s::tsquery AND number >= %s AND number < %s LIMIT %s
        ) AS hits""",
    "ids": f"""SELECT coalesce(array_to_json(array_agg(number & {MOST_ID}))::text, '[]'), min(number) FROM (
            SELECT number FROM public_search
            WHERE words @@ %s::tsquery AND number >= %s AND number < %s ORDER BY number DESC LIMIT %s
        ) AS hits""",  # noqa: S608 - a number of our own
}


def newest(query: Query, mission_id: int, *, below: int | None, limit: int) -> list[int]:
    """Return the numbers of the newest hits that are less than ``below``, the newest first."""
    end = first_number(mission_id + 1)
    return _numbers("newest", query, mission_id, end if below is None else min(below, end), limit)


def ranked(query: Query, mission_id: int, *, limit: int, offset: int) -> list[int]:
    """Return the numbers of the hits of most relevance among the newest ``WINDOW``, the best first."""
    return _numbers("ranked", query, mission_id, first_number(mission_id + 1), WINDOW, limit, offset)


def count(query: Query, mission_id: int, most: int = MOST) -> int:
    """Return how many hits there are; ``most`` stands for so many or more."""
    found = _numbers("count", query, mission_id, first_number(mission_id + 1), most)
    return found[0] if found else 0


def ids(query: Query, mission_id: int, most: int = MOST) -> tuple[list[int], bool]:
    """Return the ids of the newest ``most`` hits, in no order, and whether there are more."""
    # As one text, for they are many.
    [(text, oldest)] = _rows("ids", query, mission_id, first_number(mission_id + 1), most + 1) or [("[]", None)]
    found = msgspec.json.decode(text, type=list[int])
    if len(found) <= most:
        return found, False
    found.remove(id_in(oldest))
    return found, True


def _numbers(what: str, query: Query, mission_id: int, end: int, *more: int) -> list[int]:
    return [number for (number,) in _rows(what, query, mission_id, end, *more)]


def _rows(what: str, query: Query, mission_id: int, end: int, *more: int) -> list[tuple[Any, ...]]:
    if query.is_empty:
        return []
    query = completed(query)
    is_postgresql = connection.vendor == "postgresql"
    statement = (_TSVECTOR if is_postgresql else _FTS5)[what]
    asked = for_tsvector(query) if is_postgresql else for_fts5(query)
    with connection.cursor() as cursor:
        cursor.execute(statement, [asked, first_number(mission_id), end, *more])
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def completed(query: Query) -> Query:
    """Return ``query`` with the stems that are shorter than a beginning that is sought: organisati* means organis, too."""
    if not any(term.start for term in (*query.terms, *query.without)):
        return query
    return replace(query, terms=tuple(map(_completed, query.terms)), without=tuple(map(_completed, query.without)))


def _completed(term: Term) -> Term:
    if not term.start:
        return term
    words = words_from(term.start, most=_ENDINGS)
    stems = dict.fromkeys(stems_in(language)[word] for word in words for language in ("en", "ru", "kk"))
    return replace(term, runs=(*term.runs, *((each,) for each in stems if each and not each.startswith(term.start))))


def for_fts5(query: Query) -> str:
    """Return ``query`` in the language of SQLite's FTS5. Stems are letters and digits only, so that none can be a command."""

    def written(term: Term) -> str:
        starts = [f'"{term.start}" *'] if term.start else []
        runs = [f'"{" ".join(run)}"' for run in term.runs]
        return f"({' OR '.join(starts + runs)})"

    return _joined(query, written, " AND ", " NOT ", " OR ")


def for_tsvector(query: Query) -> str:
    """Return ``query`` as PostgreSQL writes a tsquery."""

    def written(term: Term) -> str:
        starts = [f"'{term.start}':*"] if term.start else []
        runs = ["(" + " <-> ".join(f"'{stem}'" for stem in run) + ")" for run in term.runs]
        return f"({' | '.join(starts + runs)})"

    return _joined(query, written, " & ", " & !", " | ")


def _joined(query: Query, written: Callable[[Term], str], all_of: str, but: str, any_of: str) -> str:
    wanted = f"({all_of.join(map(written, query.terms))})"
    return f"{wanted}{but}({any_of.join(map(written, query.without))})" if query.without else wanted
