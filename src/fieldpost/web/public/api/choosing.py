"""Which activities are meant, and which of them are on a page; the page goes on where the one before ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from django.db.models import Q

from .. import entries
from ..facets import Choice
from ..models import ShownActivity, id_in
from ..search import finding
from ..search.query import Query
from ..selection import ENTRIES, FACETS, Selection
from ..visit import Visit
from .cursors import Cursor, read_cursor
from .parameters import ActivitiesAsked, FiguresAsked, Filters

HITS = finding.MOST
"""So many of the newest activities that have the words are looked at together."""
NAMES = {"language": "told_in"}
"""Facets whose parameter is called otherwise: ``language`` is that of the answer."""

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = datetime(9000, 1, 1, tzinfo=UTC)
_WALKED = (2_000, 100_000)
"""So many changes are looked through at first for those that are meant, then so many at a time."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """``hits`` are the numbers that the words found, in the order that is asked for; None without words.

    ``is_at_least``: there are more, older ones, than were looked at.
    """

    choice: Choice
    hits: Sequence[int] | None = None
    is_at_least: bool = False


def choose(visit: Visit, asked: Filters, *, below: int | None = None) -> Chosen:
    """Return what is meant; ``below`` a number, where there are more hits than can be looked at."""
    selection = Selection(facets=facets_of(visit, asked), since=asked.since, until=asked.until)
    changed = _changed(visit, asked.changed_since) if asked.changed_since else None
    if not asked.q:
        return Chosen(visit.index.choose(selection, hits=changed))
    query, mission = Query.read(asked.q), visit.site.mission
    if is_by_relevance(asked):
        hits = finding.ranked(query, mission, limit=HITS, offset=0)
    else:
        hits = finding.newest(query, mission, below=below, limit=HITS)
    if changed is not None:
        known = set(changed)
        found = [number for number in hits if number in known]
    else:
        found = hits
    return Chosen(visit.index.choose(selection, hits=found), hits, len(hits) == HITS)


def is_by_relevance(asked: Filters) -> bool:
    """Whether the best come first; a cursor says itself in which order it goes on."""
    return isinstance(asked, ActivitiesAsked) and asked.order == "relevance" and not asked.cursor


def facets_of(visit: Visit, asked: FiguresAsked) -> dict[str, tuple[str, ...]]:
    """Return the values that are asked for by facet; entries that were merged are those that stand for them."""
    facets = {}
    for name in FACETS:
        values = {str(value) for value in getattr(asked, NAMES.get(name, name), ())}
        if values and name in ENTRIES:
            values = set(entries.merged(visit, name, values).values())
        if values:
            facets[name] = tuple(sorted(values))
    return facets


def page_of(visit: Visit, asked: ActivitiesAsked, chosen: Chosen) -> tuple[list[int], Cursor | None]:
    """Return the numbers on the page, and where the next one begins."""
    start = read_cursor(asked.cursor) if asked.cursor else None
    if start.changed_at is not None if start else asked.order == "changed":
        return _by_change(visit, asked, chosen, start)
    if is_by_relevance(asked) and chosen.hits is not None:
        ids = chosen.choice.ids
        return list(islice((number for number in chosen.hits if id_in(number) in ids), asked.limit)), None
    return _by_day(visit, asked, chosen, start)


def _by_day(
    visit: Visit, asked: ActivitiesAsked, chosen: Chosen, start: Cursor | None
) -> tuple[list[int], Cursor | None]:
    below = start.number if start else None
    if below is not None and chosen.is_at_least:
        chosen = choose(visit, asked, below=below)
    numbers = chosen.choice.page(below=below, size=asked.limit + 1)
    if len(numbers) > asked.limit:
        return numbers[: asked.limit], Cursor(numbers[asked.limit - 1])
    further = chosen.hits[-1] if chosen.is_at_least and chosen.hits else None
    return numbers, Cursor(further) if further is not None else None


def _by_change(
    visit: Visit, asked: ActivitiesAsked, chosen: Chosen, start: Cursor | None
) -> tuple[list[int], Cursor | None]:
    ids = chosen.choice.ids
    everything = len(ids) == len(visit.index.everything)
    rows = _walk(visit, start, asked.changed_since, first=asked.limit + 1 if everything else _WALKED[0])
    found = list(islice((row for row in rows if id_in(row[1]) in ids), asked.limit + 1))
    kept = found[: asked.limit]
    following = Cursor(kept[-1][1], kept[-1][0]) if len(found) > asked.limit else None
    return [number for _at, number in kept], following


def _walk(visit: Visit, start: Cursor | None, since: datetime | None, *, first: int) -> Iterator[tuple[datetime, int]]:
    """Yield when activities changed, and their numbers, what changed longest ago first."""
    shown = ShownActivity.objects.of(visit.site.mission).order_by("changed_at", "number")
    if since:
        shown = shown.filter(changed_at__gte=_in_bounds(since))
    size = first
    while True:
        # The first condition follows from the second, but is what lets the index begin there.
        rest = (
            Q()
            if start is None
            else Q(changed_at__gte=start.changed_at) & (Q(changed_at__gt=start.changed_at) | Q(number__gt=start.number))
        )
        rows = list(shown.filter(rest).values_list("changed_at", "number")[:size])
        yield from rows
        if len(rows) < size:
            return
        start, size = Cursor(rows[-1][1], rows[-1][0]), _WALKED[1]


def _changed(visit: Visit, since: datetime) -> list[int]:
    shown = ShownActivity.objects.of(visit.site.mission).filter(changed_at__gte=_in_bounds(since))
    return list(shown.order_by().values_list("number", flat=True))


def _in_bounds(moment: datetime) -> datetime:
    """Return a moment that every database knows in UTC."""
    return min(max(moment, _FIRST), _LAST)
