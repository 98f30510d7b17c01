"""One address of the API: who may ask how, what is answered, and what goes around it (RFC 9110, 9457, Fetch)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from fieldpost import __version__

from ..facets import FacetIndex
from ..terms import tell_terms
from ..visit import EVERYTHING, Depends, Visit
from .answers import Mistake, Problem
from .asking import Refused, read
from .parameters import Asked, choices_of

METHODS = ("GET", "HEAD", "OPTIONS")
JSON = "application/json"
PROBLEM = "application/problem+json"
DEPENDS = Depends(on=(EVERYTHING, "issues"))
"""Every answer tells its edition, which any change moves on."""

_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class Refusal(Exception):  # noqa: N818 - it is the answer
    """There is no answer but why."""

    def __init__(self, status: HTTPStatus, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.problem = Problem(type="about:blank", title=status.phrase, status=status, detail=detail, **more)


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """``path`` is what follows /api/v1/; ``view`` takes a visit, what is asked, and what stands in the path's braces.

    ``statuses`` are those of problems beside 400 and 405. ``example`` is the query that the manual shows. Methods that are not
    taken are refused here and not by the front, in the API's own form.
    """

    path: str
    name: str
    summary: str
    asks: type[Asked]
    answers: Any
    view: Callable[..., Any]
    media_type: str = JSON
    statuses: tuple[HTTPStatus, ...] = ()
    example: str = ""
    right: None = field(default=None, init=False)
    takes_any_method: bool = field(default=True, init=False)

    @property
    def route(self) -> str:
        """The path as Django's addresses have it."""
        return self.path.replace("{", "<str:").replace("}", ">")

    def __call__(self, visit: Visit, **path: str) -> HttpResponse:
        """Answer one request."""
        if visit.request.method == "OPTIONS":
            return _preflight()
        if visit.request.method not in METHODS:
            return not_taken(visit)
        try:
            asked = read(self.asks, visit.request.GET, choices_of(visit.site))
            visit.language = asked.language or visit.site.languages[0]
            return self._answer(visit, asked, path)
        except Refused as error:
            return _problem(_refused(error.mistakes))
        except Refusal as error:
            return _problem(error.problem)

    def _answer(self, visit: Visit, asked: Asked, path: Mapping[str, str]) -> HttpResponse:
        """Answer with what the view makes; who has this edition already is told so."""
        index = visit.index
        etag, moment = f'W/"{index.edition}-{_moment(index)}-{__version__}"', _moment(index)
        known = get_conditional_response(visit.request, etag=etag, last_modified=moment or None)
        if known is not None:
            response: Any = known
        else:
            with translation.override(visit.language):
                body = self.view(visit, asked, **path)
            response = HttpResponse(msgspec.json.encode(body), content_type=self.media_type)
        response.headers["ETag"] = etag
        if moment:
            response.headers["Last-Modified"] = http_date(moment)
        tell_terms(response, visit.site)
        response.depends = DEPENDS
        return _opened(response)


def _preflight() -> HttpResponse:
    """Say that pages of other sites may read (Fetch, 3.3)."""
    response = HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(METHODS), **_PREFLIGHT})
    del response.headers["Content-Type"]
    return _opened(response)


def nowhere(visit: Visit) -> HttpResponse:
    """Answer that there is nothing at the address."""
    if visit.request.method not in METHODS:
        return not_taken(visit)
    detail = f"There is nothing at {visit.path}; {visit.site.address}/api/v1/ lists what there is."
    return _problem(Refusal(HTTPStatus.NOT_FOUND, detail).problem)


nowhere.right = None  # type: ignore[attr-defined]
nowhere.takes_any_method = True  # type: ignore[attr-defined]


def not_taken(visit: Visit) -> HttpResponse:
    """Answer that the API is for reading."""
    detail = f"{visit.request.method} is not taken here: the API is for reading, with {', '.join(METHODS)}."
    response = _problem(Refusal(HTTPStatus.METHOD_NOT_ALLOWED, detail).problem)
    response.headers["Allow"] = ", ".join(METHODS)
    return response


def _refused(mistakes: list[Mistake]) -> Problem:
    status = HTTPStatus.BAD_REQUEST
    detail = ". ".join(each.detail for each in mistakes)
    return Problem(type="about:blank", title=status.phrase, status=status, detail=detail, errors=mistakes)


def _problem(problem: Problem) -> HttpResponse:
    response = HttpResponse(msgspec.json.encode(problem), content_type=PROBLEM, status=problem.status)
    response.depends = DEPENDS  # type: ignore[attr-defined]
    return _opened(response)


def _opened(response: HttpResponse) -> HttpResponse:
    """Let pages of every other site read the answer, which holds nothing that is not for everyone."""
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Content-Language"] = translation.get_language() or "en"
    for name, value in _OPEN.items():
        response.headers[name] = value
    return response


def _moment(index: FacetIndex) -> int:
    """Return when the edition was made, in seconds since 1970; 0 where nobody knows."""
    if index.change is None:
        return 0
    return int(datetime.fromisoformat(index.change.at).astimezone(UTC).timestamp())
