"""The words that the index was ever written with, as they are spelled, by their trigrams: what a mistyped word may have meant.

A word stays when the last activity that has it is gone: whoever suggests it looks first whether it finds anything.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from .stems import key
from .words import parts

SHORTEST = 3
_LONGEST = 40
_BATCH = 500

_KNOWN = "SELECT word FROM public_words WHERE word IN ({})"
_INSERT = {
    "sqlite": "INSERT INTO public_words (word) VALUES (%s) ON CONFLICT DO NOTHING",
    "postgresql": "INSERT INTO public_words (word) SELECT * FROM unnest(%s::text[]) ON CONFLICT DO NOTHING",
}
_INSERT_TRIGRAM = {
    "sqlite": "INSERT INTO public_trigrams (trigram, length, word) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
    "postgresql": """INSERT INTO public_trigrams (trigram, length, word)
        SELECT * FROM unnest(%s::text[], %s::smallint[], %s::text[]) ON CONFLICT DO NOTHING""",
}
_BEGINNING = "SELECT word FROM public_words WHERE word >= %s AND word < %s ORDER BY word LIMIT %s"
_ALIKE = """
    SELECT word FROM public_trigrams WHERE trigram IN ({}) AND length IN ({})
    GROUP BY word ORDER BY count(*) DESC, word LIMIT %s"""


def learn(words: Iterable[str]) -> None:
    """Add what is new among ``words`` (as ``words.split`` finds them); what has a digit is no word that one mistypes."""
    spelled = {unicodedata.normalize("NFC", part).lower() for word in words for part in parts(word) if part.isalpha()}
    told = sorted(word for word in spelled if SHORTEST <= len(word) <= _LONGEST)
    with connection.cursor() as cursor:
        for start in range(0, len(told), _BATCH):
            batch = told[start : start + _BATCH]
            cursor.execute(_KNOWN.format(_places(batch)), batch)
            new = sorted(set(batch) - {word for (word,) in cursor.fetchall()})
            if new:
                insert(cursor, _INSERT, [(word,) for word in new])
                insert(cursor, _INSERT_TRIGRAM, sorted(row for word in new for row in _trigram_rows(word)))


def insert(cursor: Any, statements: Mapping[str, str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert ``rows`` by the statement of the database: PostgreSQL takes a list a column, SQLite a row at a time."""
    if connection.vendor == "postgresql":
        cursor.execute(statements["postgresql"], [list(column) for column in zip(*rows, strict=True)])
    else:
        cursor.executemany(statements["sqlite"], rows)


def words_from(start: str, *, most: int) -> list[str]:
    """Return the first ``most`` words that begin with ``start``, by the alphabet."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGINNING, [start, f"{start}\U0010ffff", most])
        return [found for (found,) in cursor.fetchall()]


def words_like(word: str, *, most: int, longer: int) -> list[str]:
    """Return at most ``most`` words, those first that share most trigrams with ``word``.

    None is more than ``longer`` letters longer or shorter.
    """
    folded = key(word)
    shared = sorted(trigrams(folded))
    lengths = list(range(max(1, len(folded) - longer), len(folded) + longer + 1))
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE.format(_places(shared), _places(lengths)), [*shared, *lengths, most])
        return [found for (found,) in cursor.fetchall()]


def trigrams(word: str) -> set[str]:
    """Return the runs of three letters of ``word``, with two spaces before it and one behind."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _trigram_rows(word: str) -> list[tuple[str, int, str]]:
    folded = key(word)
    return [(trigram, len(folded), word) for trigram in trigrams(folded)]


def _places(values: list[str] | list[int]) -> str:
    return ", ".join(["%s"] * len(values))
