"""Shown activities by number, as lists and pages want them: one query each, and no object of a model."""

from collections.abc import Collection, Sequence

from django.db import connection

from .models import MOST_ID, mission_in
from .shown import Line, Shown, decode_line, decode_shown


def rows_of(numbers: Sequence[int]) -> list[str]:
    """Return the lines, not decoded, in the order of ``numbers``; what was withdrawn meanwhile is left out."""
    found = _column("line", numbers)
    return [found[number] for number in numbers if number in found]


def lines_of(numbers: Sequence[int]) -> list[Line]:
    """Return the lines in the order of ``numbers``; what was withdrawn meanwhile is left out."""
    return [decode_line(row) for row in rows_of(numbers)]


def shown_of(numbers: Sequence[int]) -> list[Shown]:
    """Return the activities in the order of ``numbers``; what was withdrawn meanwhile is left out."""
    found = _column("data", numbers)
    return [decode_shown(found[number]) for number in numbers if number in found]


def find_shown(mission: int, pk: int) -> Shown | None:
    """Return the activity with that id, None where ``mission`` (an id) shows none."""
    if pk > MOST_ID:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select number, data from public_shownactivity where activity_id = %s", [pk])
        row = cursor.fetchone()
    return decode_shown(row[1]) if row and mission_in(row[0]) == mission else None


def _column(name: str, numbers: Collection[int]) -> dict[int, str]:
    if not numbers:
        return {}
    places = ", ".join(["%s"] * len(numbers))
    with connection.cursor() as cursor:
        # A list asks this on every page, and a queryset costs several times the query.
        cursor.execute(f"select number, {name} from public_shownactivity where number in ({places})", list(numbers))  # noqa: S608 - of our own words
        return dict(cursor.fetchall())
