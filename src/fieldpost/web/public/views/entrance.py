"""The way to a language, the style sheet, and what is nowhere."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation.trans_real import parse_accept_lang_header

from .. import addresses
from ..style import style_of
from ..visit import Depends, Visit, for_everyone

A_YEAR = 31_536_000
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M0 0h16v16H0z" fill="#1b2b41"/>'
    '<path d="M4 4h8M4 8h8M4 12h5" stroke="#fff" stroke-width="1.5"/></svg>'
)
"""What stands for a mission without a logo: lines of a bulletin."""


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
def favicon(visit: Visit) -> HttpResponse:
    """Answer with the mission's logo, or a plain mark, for the browser's tab."""
    response = HttpResponse(visit.site.profile.logo or MARK, content_type="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=86400"
    response.depends = Depends()  # type: ignore[attr-defined]
    return response


@for_everyone
def nothing(visit: Visit) -> HttpResponse:
    """There is nothing at this address."""
    raise Http404(visit.path)
