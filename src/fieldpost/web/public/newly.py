"""Which of a choice's activities were shown or changed last: what a feed tells, whatever day they took place on."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Self

from django.db.models import Q

from .facets import Choice
from .models import MOST_NUMBER, ShownActivity, ShownActivityQuerySet, ShownChange, What, id_in

FEW = 2_000
"""Of so many the moments are read and put in order; of more the newest are looked through until enough are of the choice."""
WALKED = 1_000
"""Rows that are looked through at once."""
WITHDRAWN = 50
"""So many withdrawals are told, the last ones."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Key = tuple[datetime, int]
"""When an activity was last changed, and its number."""


class Cursor(NamedTuple):
    """Where a part of a feed begins: below the activity that was changed at that moment and has that number."""

    at: datetime
    number: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return what ``str`` wrote, None where it did not."""
        moment, _mark, number = text.partition("-")
        if not all(part.isascii() and part.isdigit() and len(part) < 20 for part in (moment, number)):
            return None
        if int(number) > MOST_NUMBER:
            return None
        try:
            return cls(_EPOCH + timedelta(microseconds=int(moment)), int(number))
        except OverflowError:
            return None

    def __str__(self) -> str:
        return f"{(self.at - _EPOCH) // timedelta(microseconds=1)}-{self.number}"


def newly(choice: Choice, *, before: Cursor | None, size: int) -> list[Key]:
    """Return at most ``size`` activities of the choice, that which changed last first."""
    if choice.count <= FEW:
        return _of_few(choice, before, size)
    return _of_many(choice, before, size)


def withdrawn(mission: int, facets: Mapping[str, Collection[str]]) -> list[tuple[str, datetime]]:
    """Return keys of activities with these facets that are no longer shown, and since when; the last first."""
    rows = ShownChange.objects.filter(mission=mission, what=What.WITHDRAWN).order_by("-edition")
    found: dict[str, datetime] = {}
    for key, words, at in rows.values_list("key", "facets", "at")[: 4 * WITHDRAWN]:
        if all(any(f"{facet}:{value}" in words for value in values) for facet, values in facets.items()):
            found.setdefault(key, at)
    again = set(ShownActivity.objects.filter(key__in=list(found)).values_list("key", flat=True)) if found else set()
    return [(key, at) for key, at in found.items() if key not in again][:WITHDRAWN]


def _of_few(choice: Choice, before: Cursor | None, size: int) -> list[Key]:
    numbers = choice.page(size=FEW)
    rows = ShownActivity.objects.filter(number__in=numbers).order_by("-changed_at", "-number")
    return list(_below(rows, before).values_list("changed_at", "number")[:size])


def _of_many(choice: Choice, before: Cursor | None, size: int) -> list[Key]:
    """Walk along the index of changes, for the database would sort all that are of the mission."""
    ids, found = choice.ids, list[Key]()
    rows = ShownActivity.objects.order_by("-changed_at", "-number")
    while len(found) < size:
        seen = list(_below(rows, before).values_list("changed_at", "number")[:WALKED])
        found += (key for key in seen if id_in(key[1]) in ids)
        if len(seen) < WALKED:
            break
        before = Cursor(*seen[-1])
    return found[:size]


def _below(rows: ShownActivityQuerySet, before: Cursor | None) -> ShownActivityQuerySet:
    if before is None:
        return rows
    same = Q(changed_at=before.at, number__lt=before.number)
    return rows.filter(Q(changed_at__lt=before.at) | same, changed_at__lte=before.at)
