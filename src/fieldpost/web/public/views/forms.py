"""A list in its other forms: feeds, a calendar, a table, JSON; and one activity as a calendar."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from ..facets import Choice
from ..forms import atom, calendar, json_feed, json_list, table
from ..forms.listing import Listing, identity
from ..lines import shown_of
from ..newly import Cursor, newly, withdrawn
from ..shown import Shown
from ..terms import tell_terms
from ..visit import Depends, Visit, for_everyone
from . import selecting
from .existence import shown_at
from .narrowing import Narrowing
from .selecting import Selected

SIZE = 50
"""Activities in one part of a feed."""
MOST_IN_CALENDAR = 1_000
"""Activities in a calendar, the newest by their day; programs become slow with more."""
MOST = 100_000
"""Activities in a table or in JSON, the newest by their day; who wants more asks the API."""
_BATCH = 500

Parts = Callable[..., Iterator[bytes]]


@for_everyone
def form(visit: Visit, path: str, name: str) -> HttpResponseBase:
    """Answer with a list in the form that has that name (``addresses.FORMS``)."""
    found = selecting.selected(visit, path)
    match name:
        case "feed.atom":
            return _feed(visit, found, name, atom.render_atom, atom.MEDIA_TYPE)
        case "feed.json":
            return _feed(visit, found, name, json_feed.render_json_feed, json_feed.MEDIA_TYPE)
        case "calendar.ics":
            return _calendar(visit, found, name)
        case "activities.csv":
            return _stream(visit, found, name, table.csv_parts, table.MEDIA_TYPE)
        case _:
            return _stream(visit, found, name, json_list.json_parts, json_list.MEDIA_TYPE)


@for_everyone
def calendar_of_one(visit: Visit, pk: int, slug: str) -> HttpResponse:  # noqa: ARG001 - the id tells which it is
    """Answer with one activity as a calendar, to be put into the reader's own."""
    shown = shown_at(visit, pk)
    data = calendar.render_one(shown, visit.site, visit.language)
    if data is None:
        raise Http404
    response = answer(visit, data, calendar.MEDIA_TYPE, depends=Depends(on=(f"activity:{pk}",)))
    response.headers["Content-Disposition"] = f'attachment; filename="{shown.pk}.ics"'
    return response


def answer(visit: Visit, data: bytes, media_type: str, *, depends: Depends) -> HttpResponse:
    """Return a file; it was last modified when the site was, for what left a list has no moment of its own."""
    response = HttpResponse(data, content_type=media_type)
    if at := changed_at(visit):
        response.headers["Last-Modified"] = http_date(at.timestamp())
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    tell_terms(response, visit.site)
    response.depends = depends  # type: ignore[attr-defined]
    return response


def changed_at(visit: Visit) -> datetime | None:
    """Return when what readers see of the mission last changed."""
    change = visit.index.change
    return datetime.fromisoformat(change.at) if change else None


def _feed(
    visit: Visit, found: Selected, name: str, render: Callable[[Listing, list[Shown]], bytes], media_type: str
) -> HttpResponse:
    told = visit.request.GET.get("before", "")
    before = Cursor.read(told)
    if told and before is None:
        raise Http404(told)
    keys = newly(found.choice, before=before, size=SIZE + 1)
    older = str(Cursor(*keys[SIZE - 1])) if len(keys) > SIZE else ""
    listing = _listing(visit, found, name, before=str(before or ""), older=older)
    activities = shown_of([number for _at, number in keys[:SIZE]])
    depends = selecting.depends(visit, found.selection)
    return answer(visit, render(listing, activities), media_type, depends=depends)


def _calendar(visit: Visit, found: Selected, name: str) -> HttpResponse:
    activities = shown_of(found.choice.page(size=MOST_IN_CALENDAR))
    data = calendar.render_list(
        _listing(visit, found, name), activities, older=max(0, found.choice.count - MOST_IN_CALENDAR)
    )
    return answer(visit, data, calendar.MEDIA_TYPE, depends=selecting.depends(visit, found.selection))


def _stream(visit: Visit, found: Selected, name: str, parts: Parts, media_type: str) -> HttpResponseBase:
    """Answer bit by bit, unless the reader has it: what the edition is, is known without looking."""
    etag = f'W/"{visit.index.edition}-{visit.site.names}-{visit.language}"'
    response: Any = get_conditional_response(visit.request, etag=etag)
    if response is None:
        activities = _in_batches(found.choice)
        response = StreamingHttpResponse(parts(activities, visit.site, visit.language), content_type=media_type)
        suffix = name.rpartition(".")[2]
        response.headers["Content-Disposition"] = f'inline; filename="{visit.site.key}-activities.{suffix}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    tell_terms(response, visit.site)
    response.depends = selecting.depends(visit, found.selection)
    return response  # type: ignore[no-any-return]


def _in_batches(choice: Choice) -> Iterator[Shown]:
    numbers = choice.page(size=MOST)
    for start in range(0, len(numbers), _BATCH):
        yield from shown_of(numbers[start : start + _BATCH])


def _listing(visit: Visit, found: Selected, name: str, *, before: str = "", older: str = "") -> Listing:
    selection = found.selection
    origin = visit.site.address
    path = f"{selection.path()}{selection.query()}"
    newest = origin + selecting.address(visit, selection, form=name)
    return Listing(
        site=visit.site,
        language=visit.language,
        title=f"{visit.site.name(visit.language)}: {Narrowing(visit, found).title()}",
        identity=identity(visit.site.key, visit.language, "activities", path),
        page=origin + selecting.address(visit, selection),
        address=origin + selecting.address(visit, selection, form=name, place={"before": before}),
        newest=newest if before else "",
        older=origin + selecting.address(visit, selection, form=name, place={"before": older}) if older else "",
        withdrawn=() if before else tuple(withdrawn(visit.site.mission, selection.facets)),
    )
