"""Shown activities by number, as lists and pages want them: one query each, and no object of a model."""

from collections.abc import Collection, Sequence

from django.db import connection

from .models import ShownActivity
from .shown import Line, Shown, decode_line, decode_shown


def lines_of(numbers: Sequence[int]) -> list[Line]:
    """Return the lines in the order of ``numbers``; what was withdrawn meanwhile is left out."""
    found = _column("line", numbers)
    return [decode_line(found[number]) for number in numbers if number in found]


def shown_of(numbers: Sequence[int]) -> list[Shown]:
    """Return the activities in the order of ``numbers``; what was withdrawn meanwhile is left out."""
    found = _column("data", numbers)
    return [decode_shown(found[number]) for number in numbers if number in found]


def find_shown(pk: int) -> Shown | None:
    """Return the activity with that id, None where it is not shown."""
    with connection.cursor() as cursor:
        cursor.execute("select data from public_shownactivity where activity_id = %s", [pk])
        row = cursor.fetchone()
    return decode_shown(row[0]) if row else None


def _column(name: str, numbers: Collection[int]) -> dict[int, str]:
    if not numbers:
        return {}
    return dict(ShownActivity.objects.filter(number__in=numbers).order_by().values_list("number", name))
