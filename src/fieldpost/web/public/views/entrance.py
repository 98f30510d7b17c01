"""The way to a language, the style sheet, and what is nowhere."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation.trans_real import parse_accept_lang_header

from .. import addresses
from ..style import style_of
from ..visit import Depends, Visit, for_everyone

A_YEAR = 31_536_000


@for_everyone
def entrance(visit: Visit) -> HttpResponse:
    """Lead to the first language that the browser asks for and the site speaks."""
    header = visit.request.headers.get("Accept-Language", "").lower()
    asked = (code.partition("-")[0] for code, _weight in parse_accept_lang_header(header))
    language = next((code for code in asked if code in visit.site.languages), visit.site.languages[0])
    response = HttpResponseRedirect(addresses.home(language))
    response.headers["Vary"] = "Accept-Language"
    return response


@for_everyone
def style(visit: Visit, name: str) -> HttpResponse:
    """Answer with the style sheet; its name changes when it does."""
    found = style_of(visit.site)
    if name != found.name:
        raise Http404
    response = HttpResponse(found.text, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response.depends = Depends()  # type: ignore[attr-defined]
    return response


@for_everyone
def nothing(visit: Visit) -> HttpResponse:
    """There is nothing at this address."""
    raise Http404(visit.path)
