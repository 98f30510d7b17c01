"""The words that the index was ever written with, as they are spelled, by their trigrams: what a mistyped word may have meant.

A word stays when the last activity that has it is gone: whoever suggests it looks first whether it finds anything.
"""

import unicodedata
from collections.abc import Iterable

from django.db import connection

from .stems import key
from .words import parts

SHORTEST = 3
_LONGEST = 40
_BATCH = 200

_INSERT = "INSERT INTO public_words (word) VALUES {} ON CONFLICT (word) DO NOTHING RETURNING id, word"
_INSERT_TRIGRAM = "INSERT INTO public_trigrams (trigram, length, word_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
_LIKE = """
    SELECT word FROM public_words JOIN (
        SELECT word_id, count(*) AS shared FROM public_trigrams WHERE trigram IN ({}) AND length IN ({})
        GROUP BY word_id ORDER BY shared DESC, word_id LIMIT %s
    ) AS alike ON word_id = id ORDER BY shared DESC, id"""


def spelled(word: str) -> str:
    """Return ``word`` as the vocabulary keeps it."""
    return unicodedata.normalize("NFC", word).lower()


def learn(words: Iterable[str]) -> None:
    """Add what is new among ``words`` (as ``words.split`` finds them); what has a digit is no word that one mistypes."""
    plain = {spelled(part) for word in words for part in parts(word) if part.isalpha()}
    known = sorted(word for word in plain if SHORTEST <= len(word) <= _LONGEST)
    with connection.cursor() as cursor:
        for start in range(0, len(known), _BATCH):
            batch = known[start : start + _BATCH]
            cursor.execute(_INSERT.format(", ".join(["(%s)"] * len(batch))), batch)
            new = cursor.fetchall()
            rows = [(trigram, len(key(word)), pk) for pk, word in new for trigram in trigrams(key(word))]
            if rows:
                cursor.executemany(_INSERT_TRIGRAM, rows)


def words_like(word: str, *, most: int, longer: int) -> list[str]:
    """Return at most ``most`` words that share most trigrams with ``word``, no more than ``longer`` letters longer or shorter."""
    folded = key(word)
    grams = sorted(trigrams(folded))
    lengths = list(range(max(1, len(folded) - longer), len(folded) + longer + 1))
    statement = _LIKE.format(", ".join(["%s"] * len(grams)), ", ".join(["%s"] * len(lengths)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*grams, *lengths, most])
        return [each for (each,) in cursor.fetchall()]


def trigrams(word: str) -> set[str]:
    """Return the runs of three letters of ``word``, with two spaces before it and one behind."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
