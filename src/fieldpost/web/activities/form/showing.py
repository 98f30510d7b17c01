"""A record as the fields of the form."""

from collections.abc import Mapping
from typing import Any

from ..record import Fact, Publicity, Record
from .columns import Rows
from .period import show_period
from .typed import ON


def rows_shown(filled: int) -> str:
    """Return how many rows a list has at first: those that are filled, or one to begin with; a button adds more."""
    return str(filled or 1)


def show_record(record: Record, listed: Mapping[str, Rows[Any]]) -> dict[str, str]:
    """Return the fields that say what ``record`` says, as a browser would send them back."""
    typed = {
        "original_language": record.original_language,
        "languages": " ".join(dict.fromkeys((record.original_language, *record.titles, *record.texts))),
        "status": record.status.value.value,
        "kind": record.kind.value.value,
        "part": record.part.value.value,
        "dimension": record.dimension.value if record.dimension else "",
        "notes": record.notes.value if record.notes else "",
        "themes-shown": ON,
    }
    for name, words in (("titles", record.titles), ("texts", record.texts)):
        for language, fact in words.items():
            typed[f"{name}-{language}"] = fact.value
            typed[f"{name}-{language}-publicity"] = fact.publicity.value
    typed |= {
        f"period-{name}": text for name, text in show_period(record.period.value if record.period else None).items()
    }
    typed["period-publicity"] = publicity_of(record.period)
    typed["dimension-publicity"] = publicity_of(record.dimension)
    for fact in record.themes:
        typed[f"themes-{fact.value}"] = ON
        typed[f"themes-{fact.value}-publicity"] = fact.publicity.value
    for name, rows in listed.items():
        facts = getattr(record, name)
        typed[f"{name}-rows"] = rows_shown(len(facts))
        for number, fact in enumerate(facts):
            typed |= show_row(f"{name}-{number}-", number, fact, rows)
    return typed


def show_row(prefix: str, was: int, fact: Fact[Any], rows: Rows[Any]) -> dict[str, str]:
    """Return the fields of one row; ``was`` is the fact's place in the list of the record that is shown."""
    cells = {prefix + column: text for column, text in rows.show(fact.value).items()}
    return {**cells, f"{prefix}was": str(was), f"{prefix}publicity": fact.publicity.value}


def publicity_of(fact: Fact[Any] | None) -> str:
    """Return what the field beside ``fact`` says of who may see it."""
    return (fact.publicity if fact else Publicity.BY_RULE).value
