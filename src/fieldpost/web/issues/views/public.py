"""Published issues at their lasting addresses, for everyone: always the frozen bytes, checked against their hash."""

import logging
import mimetypes
import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from fieldpost.publishing.formats import FORMATS

from ..errors import DamagedError
from ..files import name_of, read_file
from ..models import IssuePage, Publication

STYLE = re.compile(rb"style-src '(sha256-[A-Za-z0-9+/=]+)'")
A_DAY, A_YEAR = 86_400, 31_536_000
log = logging.getLogger(__name__)


def for_everyone(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say of a view that it wants no right: who is not signed in sees it, too."""
    view.right = None  # type: ignore[attr-defined]
    return view


def serve_issue(request: HttpRequest, issue: IssuePage) -> HttpResponse:
    """Answer with the page of the newest publication; Wagtail calls it for the issue's address."""
    return _serve(request, _publication(issue), name_of("html"), max_age=0)


@for_everyone
def newest_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Answer with a format of the newest publication."""
    return _serve(request, _publication(_issue(request, slug)), _form(form), max_age=0)


@for_everyone
def newest_photo(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Answer with a photograph of the newest publication."""
    return _serve(request, _publication(_issue(request, slug)), f"photos/{name}", max_age=A_DAY)


@for_everyone
def page(request: HttpRequest, slug: str, sequence: int) -> HttpResponse:
    """Answer with the page of one publication."""
    return _serve(request, _publication(_issue(request, slug), sequence), name_of("html"), max_age=A_YEAR)


@for_everyone
def file(request: HttpRequest, slug: str, sequence: int, form: str) -> HttpResponse:
    """Answer with a format of one publication."""
    return _serve(request, _publication(_issue(request, slug), sequence), _form(form), max_age=A_YEAR)


@for_everyone
def photo(request: HttpRequest, slug: str, sequence: int, name: str) -> HttpResponse:
    """Answer with a photograph of one publication."""
    return _serve(request, _publication(_issue(request, slug), sequence), f"photos/{name}", max_age=A_YEAR)


def answer(data: bytes, name: str, *, shown_as_text: bool = False) -> HttpResponse:
    """Return ``data`` as an answer of the type that ``name`` says; a page carries the policy that it was made for."""
    suffix = name.rpartition(".")[2]
    media_type = FORMATS[suffix].media_type if suffix in FORMATS else mimetypes.guess_type(name)[0]
    if suffix in ("html", "ics", "json"):
        media_type = f"{'text/plain' if shown_as_text else media_type}; charset=utf-8"
    response = HttpResponse(data, content_type=media_type or "application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    if suffix == "html" and (style := STYLE.search(data[:4_000])):
        # The page stands alone with its style sheet within; the site's policy would forbid that.
        response._csp_replace = {  # type: ignore[attr-defined]
            "script-src": ["'none'"],
            "style-src": [f"'{style.group(1).decode()}'"],
        }
    return response


def picture(data: bytes, name: str) -> HttpResponse:
    """Return a photograph as an answer; what is no picture by its name is offered for saving."""
    response = answer(data, name)
    if not response["Content-Type"].startswith("image/"):
        response["Content-Disposition"] = "attachment"
    return response


def _issue(request: HttpRequest, slug: str) -> IssuePage:
    mission = request.mission  # type: ignore[attr-defined]
    issue = IssuePage.objects.filter(mission=mission, slug=slug, live=True).first() if mission else None
    if issue is None:
        raise Http404(slug)
    found: IssuePage = issue
    return found


def _publication(issue: IssuePage, sequence: int | None = None) -> Publication:
    rows = issue.publications.defer("data")
    publication: Publication | None = rows.filter(sequence=sequence).first() if sequence is not None else rows.first()
    if publication is None:
        raise Http404
    return publication


def _form(form: str) -> str:
    if form not in FORMATS:
        raise Http404(form)
    return name_of(form)


def _serve(request: HttpRequest, publication: Publication, name: str, *, max_age: int) -> HttpResponse:
    """Answer with a frozen file; who has it already is told so."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    if name not in publication.files:
        raise Http404(name)
    etag = f'"{publication.files[name]}"'
    modified = int(publication.published_at.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    if response is None:
        try:
            data = read_file(publication, name)
        except DamagedError:
            log.exception("a published file is damaged; restore the folder media/issues from a backup")
            text = _("This file is damaged and is not shown. The mission has to restore it.")
            return HttpResponse(text, status=503, content_type="text/plain; charset=utf-8")
        response = picture(data, name) if name.startswith("photos/") else answer(data, name)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = f"public, max-age={max_age}" if max_age else "public, no-cache"
    return response
