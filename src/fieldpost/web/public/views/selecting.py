"""What an address below the list's own asks for, and which activities that are: for the page and for all other forms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.http import Http404, QueryDict
from pyroaring import BitMap

from .. import addresses, entries
from ..facets import Choice
from ..search import finding
from ..search.query import Query
from ..selection import ENTRIES, FACETS, Selection, SelectionError, read_day, read_values
from ..visit import EVERYTHING, Depends, Visit

MOST_HITS = finding.MOST
"""So many of the newest hits of a search are looked at: chosen from, counted, listed."""

WHOLE: Mapping[str, object] = {}
"""What the address of a list's first page has in its query beside the words."""


class Selected(NamedTuple):
    """``capped``: the words found more than ``MOST_HITS``, and ``choice`` is among the newest of them."""

    selection: Selection
    choice: Choice
    capped: bool


def selected(visit: Visit, path: str) -> Selected:
    """Return what the address asks for; ``path`` follows the list's own, without the name of a form.

    Raises:
        Http404: it names no selection.
    """
    return choose(visit, read(visit, path))


def read(visit: Visit, path: str) -> Selection:
    """Return the selection in path and query; merged entries are replaced by those that stand for them."""
    try:
        selection = Selection.read(path, visit.request.GET)
    except SelectionError as error:
        raise Http404(path) from error
    return _standing(visit, selection)


def with_form(visit: Visit, selection: Selection) -> tuple[Selection, dict[str, str]]:
    """Return ``selection`` with what a form adds in the query, and what was written for a day and is none.

    Raises:
        Http404: a facet cannot have the value that the query gives it.
    """
    query: QueryDict = visit.request.GET
    facets: dict[str, tuple[str, ...]] = dict(selection.facets)
    for name in FACETS:
        told = "+".join([*query.getlist(name), *facets.get(name, ())]) if name in query else ""
        if told.strip("+"):
            try:
                facets[name] = read_values(name, told)
            except SelectionError as error:
                raise Http404(told) from error
    days: dict[str, date] = {}
    wrong: dict[str, str] = {}
    for name in ("since", "until"):
        if text := query.get(name, "").strip():
            try:
                days[name] = read_day(text)
            except SelectionError:
                wrong[name] = text[:40]
    since, until = days.get("since", selection.since), days.get("until", selection.until)
    return _standing(visit, replace(selection, facets=facets, since=since, until=until)), wrong


def choose(visit: Visit, selection: Selection) -> Selected:
    """Return the activities that ``selection`` asks for; words cost one query."""
    if not selection.words:
        return Selected(selection, visit.index.choose(selection), False)
    index = visit.index
    hits, capped = finding.ids(Query.read(selection.words), visit.site.mission, MOST_HITS)
    return Selected(selection, index.choose(selection, within=index.everything & BitMap(hits)), capped)


def slugs(visit: Visit, selection: Selection) -> dict[tuple[str, str], str]:
    """Return what stands in addresses for the entries that ``selection`` asks for."""
    asked = [(facet, value) for facet in ENTRIES for value in selection.facets.get(facet, ())]
    return entries.slugs(visit, asked) if asked else {}


def address(visit: Visit, selection: Selection, *, form: str = "", place: Mapping[str, object] = WHOLE) -> str:
    """Return the one address of the list in that form."""
    return addresses.activities(selection, visit.language, slugs=slugs(visit, selection), form=form, **place)


def depends(visit: Visit, selection: Selection) -> Depends:
    """Return what a list in any form but the page depends on: the values of the facet that fewest activities have."""
    return Depends(on=_fewest_first(visit, selection)[0])


def depends_with_counts(visit: Visit, selection: Selection) -> Depends:
    """Return what the page depends on, which also counts what any one facet's other values would give.

    A change touches it only if it agrees with all the facets but one, that is with one of any two.
    """
    first, second, *_others = [*_fewest_first(visit, selection), (EVERYTHING,)]
    return Depends(on=(EVERYTHING,) if EVERYTHING in second else (*first, *second))


def _fewest_first(visit: Visit, selection: Selection) -> list[tuple[str, ...]]:
    """Return for each facet that is asked for its words, ``name:value``; that of fewest activities first."""
    index = visit.index
    by_count = sorted(selection.facets, key=lambda facet: len(index.any_of(facet, selection.facets[facet])))
    found = [tuple(f"{facet}:{value}" for value in selection.facets[facet]) for facet in by_count]
    return found or [(EVERYTHING,)]


def _standing(visit: Visit, selection: Selection) -> Selection:
    for facet in ENTRIES:
        values = selection.facets.get(facet, ())
        if values:
            stands = sorted(set(entries.merged(visit, facet, values).values()))
            selection = replace(selection, facets={**selection.facets, facet: tuple(stands)})
    return selection
