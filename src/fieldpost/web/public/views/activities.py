"""The list of activities: search, facets, pages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from markupsafe import Markup

from .. import addresses, labels
from ..models import MOST_NUMBER, id_in
from ..pages import Page, render
from ..search import finding, suggestions
from ..search.query import Query
from ..selection import Selection
from ..visit import Visit, for_everyone
from . import selecting
from .found import Found, listed, sought
from .narrowing import Narrowing
from .selecting import Selected

SIZE = 50
FEW = 3
"""Words with fewer hits may be mistyped."""
DESCRIBED = 3
"""Activities that a description of the page names."""
MEDIA_TYPES = {
    "feed.atom": "application/atom+xml",
    "feed.json": "application/feed+json",
    "calendar.ics": "text/calendar",
    "activities.csv": "text/csv",
    "activities.json": "application/json",
}


class Place(NamedTuple):
    """Where a page begins: below or above a number, or with so many hits left out; everything None or 0 is the first page."""

    before: int | None = None
    after: int | None = None
    skipped: int = 0

    def query(self) -> dict[str, object]:
        """Return it as it stands in an address."""
        return {"before": self.before, "after": self.after, "from": self.skipped}


class Step(NamedTuple):
    """A page's numbers, and where those before and behind it are; None where there are none."""

    numbers: Sequence[int]
    newer: Place | None
    older: Place | None


@for_everyone
def activities(visit: Visit, path: str) -> HttpResponse:
    """Show what a selection chooses, the newest or the best first; every list has one address, to which all others lead."""
    selection, wrong = selecting.with_form(visit, selecting.read(visit, path))
    place = _place(visit, selection)
    address = selecting.address(visit, selection, place=place.query())
    if not wrong and not _is_asked(visit, address):
        return HttpResponsePermanentRedirect(address)
    found = selecting.choose(visit, selection)
    step = _by_relevance(visit, found, place) if selection.by_relevance else _by_day(found, place)
    if not step.numbers and any(place):
        return HttpResponseRedirect(selecting.address(visit, selection))
    return _page(visit, found, step, place, wrong)


def _page(visit: Visit, found: Selected, step: Step, place: Place, wrong: dict[str, str]) -> HttpResponse:
    selection, choice, capped = found
    beside = Narrowing(visit, found)
    lines = _lines(visit, selection, step.numbers)
    page = Page(
        title=beside.title(),
        description="; ".join(each.title for each in lines[:DESCRIBED]),
        section="activities",
        paths={
            language: beside.address(selection, language=language, place=place.query())
            for language in visit.site.languages
        },
        forms=tuple(
            (MEDIA_TYPES[form], beside.address(selection, form=form), labels.form(form)) for form in addresses.FORMS
        ),
        is_indexed=_is_worth_indexing(found, place),
    )
    return render(
        visit,
        "activities.html",
        page,
        status=400 if wrong else 200,
        depends=selecting.depends_with_counts(visit, selection),
        selection=selection,
        beside=beside,
        chosen=beside.chosen(),
        facets=beside.facets(),
        count=choice.count,
        capped=capped,
        most=selecting.MOST_HITS,
        lines=Markup("".join([each.line for each in lines])),  # noqa: S704 - each is mark-up
        wrong=wrong,
        meant=_meant(visit, found),
        newer=beside.address(selection, place=step.newer.query()) if step.newer else "",
        older=beside.address(selection, place=step.older.query()) if step.older else "",
    )


def _place(visit: Visit, selection: Selection) -> Place:
    query = visit.request.GET
    if selection.by_relevance:
        return Place(skipped=(_number(query.get("from")) or 0) // SIZE * SIZE)
    before = _number(query.get("before"))
    return Place(before=before, after=None if before else _number(query.get("after")))


def _number(text: str | None) -> int | None:
    told = int(text) if text and text.isascii() and text.isdigit() and len(text) < 20 else None
    return told if told is not None and told <= MOST_NUMBER else None


def _is_asked(visit: Visit, address: str) -> bool:
    """Whether the request asks for ``address``, however it writes its letters."""
    path, _mark, query = address.partition("?")
    told = visit.request.META.get("QUERY_STRING", "")
    same = told == query or parse_qsl(told, keep_blank_values=True) == parse_qsl(query)
    return same and unquote(path) == visit.path


def _by_day(found: Selected, place: Place) -> Step:
    """Return the page of the choice, the newest first. A page with newer ones but not enough is the first one."""
    choice = found.choice
    numbers = choice.page(below=place.before, above=place.after, size=SIZE)
    if not numbers:
        return Step((), None, None)
    newer = None
    if any(place) and choice.has_newer(numbers[0]):
        above = choice.page(above=numbers[0], size=SIZE + 1)
        newer = Place(after=numbers[0]) if len(above) > SIZE else Place()
    older = Place(before=numbers[-1]) if len(numbers) == SIZE and choice.has_older(numbers[-1]) else None
    return Step(numbers, newer, older)


def _by_relevance(visit: Visit, found: Selected, place: Place) -> Step:
    """Return the page of the hits, the best first; of all hits those of the choice are looked for where facets narrow it."""
    selection, choice, _capped = found
    query, mission = Query.read(selection.words), visit.site.mission
    wanted = SIZE + 1
    if selection.facets or selection.since or selection.until:
        ids = choice.ids
        every = finding.ranked(query, mission, limit=finding.WINDOW, offset=0)
        hits = [number for number in every if id_in(number) in ids][place.skipped : place.skipped + wanted]
    else:
        hits = finding.ranked(query, mission, limit=wanted, offset=place.skipped)
    newer = Place(skipped=place.skipped - SIZE) if place.skipped else None
    return Step(hits[:SIZE], newer, Place(skipped=place.skipped + SIZE) if len(hits) > SIZE else None)


def _lines(visit: Visit, selection: Selection, numbers: Sequence[int]) -> list[Found]:
    return sought(visit, numbers, Query.read(selection.words)) if selection.words else listed(visit, numbers)


def _meant(visit: Visit, found: Selected) -> tuple[str, str] | None:
    """Return other words that find more, and where; None where these may be right."""
    selection, choice, _capped = found
    if not selection.words or choice.count >= FEW:
        return None
    words = suggestions.suggest(selection.words, visit.site.mission, visit.language)
    return (words, selecting.address(visit, replace(selection, words=words))) if words else None


def _is_worth_indexing(found: Selected, place: Place) -> bool:
    """Whether a search engine should list it: one value of one facet, or two, and not a reader's own search."""
    selection = found.selection
    values = sum(map(len, selection.facets.values()))
    plain = not (selection.words or selection.since or selection.until or any(place))
    return plain and values <= 2 and found.choice.count > 0
