"""Which column is which field? Guessed from the headings: our own names, usual words, what was chosen the last time.

The export writes the same names, so that it can be imported again.
"""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from fieldpost.gazetteer import fold

from .files import Row
from .lexicon import word_for

FIELDS = {
    "title": _("Title"),
    "text": _("Text"),
    "status": _("Status"),
    "kind": _("Kind"),
    "part": _("Our part"),
    "period": _("Period"),
    "first_day": _("First day"),
    "last_day": _("Last day"),
    "dimension": _("Dimension"),
    "themes": _("Themes"),
    "places": _("Places"),
    "people": _("People"),
    "organisations": _("Organisations"),
    "partners": _("Partners"),
    "reach": _("Reach"),
    "links": _("Links"),
    "notes": _("Internal notes"),
    "key": _("Key"),
    "internal": _("Which facts are internal"),
}
"""What a column can hold; titles and texts also once for each language, as ``title_ru``."""

IGNORED = frozenset({"state", "recorded_by", "recorded_on", "changed_on", "reason", "row"})
"""Columns of our own tables that are not read."""

WORDED = re.compile(r"(title|text)_([a-z]{2,3})")
REPEATABLE = frozenset({"places", "people", "organisations", "partners", "themes", "reach", "links", "notes"})
"""Fields that several columns may hold."""


def split_headings(table: Sequence[Row]) -> tuple[Row, Row, list[Row], int]:
    """Return the headings as they are shown, the names to guess from, the rows below, and how many rows stand above them.

    Our own export has a second row of headings, which are names.
    """
    names = table[0]
    if len(table) > 1 and _are_names(table[1]):
        return table[0], table[1], list(table[2:]), 2
    return table[0], names, list(table[1:]), 1


def _are_names(row: Row) -> bool:
    told = [cell for cell in row if cell]
    return len(told) > 1 and all(cell in FIELDS or cell in IGNORED or WORDED.fullmatch(cell) for cell in told)


def guess_columns(names: Row, *, remembered: Mapping[str, str], languages: Sequence[str]) -> list[str]:
    """Return a field for each column, empty for none; no field that holds one thing is given to two columns."""
    taken: set[str] = set()
    columns = []
    for name in names:
        field = _field(name, remembered, languages)
        if field in taken and field not in REPEATABLE:
            field = ""
        taken.add(field)
        columns.append(field)
    return columns


def _field(name: str, remembered: Mapping[str, str], languages: Sequence[str]) -> str:
    if match := WORDED.fullmatch(name.strip().lower()):
        return match[0] if match[2] in languages else ""
    if name in IGNORED:
        return ""
    key = fold(name)
    if key in remembered:
        return remembered[key]
    found = word_for("headings", name)
    if found is None and (match := re.fullmatch(r"(.+?) \(?([a-z]{2})\)?", key)) and match[2] in languages:
        # "Title (ru)" and "Название RU" are of that language.
        inner = word_for("headings", match[1])
        found = f"{inner}_{match[2]}" if inner in ("title", "text") else inner
    return found or ""


def may_be(field: str, languages: Sequence[str]) -> bool:
    """Whether a column can hold ``field``."""
    match = WORDED.fullmatch(field)
    return field == "" or field in FIELDS or (match is not None and match[2] in languages)
