"""Whole answers of the public site, kept in memory in front of Django (docs/reference/kept-pages.md).

Even Django's middleware costs more than a kept answer may. Before one goes out, the database is asked how far the site is; where
it has moved on, what changed tells whether the answer is still good.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.http.request import split_domain_port
from django.middleware.gzip import re_accepts_gzip
from django.utils import timezone

from ..request_log import KeptAnswers, route_of
from .editions import Editions, touches
from .shelf import Kept, Shelf
from .visit import EVERYTHING, Depends

Environment = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environment, StartResponse], Iterable[bytes]]

ROOM = 64 * 1024 * 1024
"""Bytes of answers that a process keeps."""
LARGEST = 1024 * 1024
"""Bytes of the largest answer that is kept."""
LONGEST = 1_000
"""Characters of what an answer is kept under, at most: the shelf counts no more for it (``shelf.AROUND``)."""
READING = ("GET", "HEAD")
OTHERS = ("/newsroom/", "/accounts/", "/admin/", "/review/", "/documents/", "/static/")
"""Addresses that are none of the public site."""
KEPT = (200, 301, 404, 410)
MISSING = (404, 410)
"""What is not there may come with any change."""
OF_A_BODY = ("content-type", "content-length", "content-encoding")
NOTHING: Headers = []
UNCHECKED: Headers = [
    ("Cache-Control", "no-store"),
    ("Cache-Status", 'Fieldpost; hit; detail="the database does not answer"'),
]
"""Said of an answer that may have changed meanwhile."""
NOT_MODIFIED = "304 Not Modified"


@dataclass(slots=True)
class Counts:
    """What became of requests: ``hits`` were answered from memory, ``stale`` of the others had been kept and were no longer good.

    ``renewed`` hits had seen changes that did not touch them, ``unchecked`` ones could not be compared with the database.
    """

    hits: int = 0
    misses: int = 0
    stale: int = 0
    renewed: int = 0
    unchecked: int = 0
    kept: int = 0


class KeptPages:
    """A WSGI application around Django's, which it asks for what it has not kept."""

    def __init__(self, application: Application, *, room: int = ROOM) -> None:
        self.application = application
        self.shelf = Shelf(room)
        self.editions = Editions(self.shelf.clear)
        self.counts = Counts()
        self.log = KeptAnswers()

    def __call__(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        now = perf_counter()
        self.log.tell_at(now)
        if environ["REQUEST_METHOD"] not in READING or environ["PATH_INFO"].startswith(OTHERS):
            return self.application(environ, start_response)
        key = _key(environ)
        page = self.shelf.find(key)
        if page is not None:
            if self._is_good(page):
                return self._give(page, environ, start_response, now)
            self.counts.stale += 1
            self.shelf.remove(key, page)
        self.counts.misses += 1
        return self._make(key, environ, start_response)

    def _is_good(self, page: Kept) -> bool:
        if page.day is not None and timezone.now().astimezone(page.zone).date() != page.day:
            return False
        try:
            address = self.editions.address(page.hostname, page.port)
            if address is None or address.mission != page.mission:
                return False
            if address.edition == page.edition:
                return True
            changes = self.editions.changes(page.mission, page.edition, address.edition)
        except (DatabaseError, InterfaceError):
            return False
        if changes is None or any(touches(change, page.on) for change in changes):
            return False
        page.edition = max(page.edition, address.edition)
        self.counts.renewed += 1
        return True

    def _give(self, page: Kept, environ: Environment, start_response: StartResponse, now: float) -> Iterable[bytes]:
        """Answer with a page that is good."""
        self.counts.hits += 1
        more = NOTHING
        if not self.editions.is_known:
            self.counts.unchecked += 1
            more = UNCHECKED
        status = _status(page, environ)
        self.log.add(environ["REQUEST_METHOD"], page.route, status[:3], page.key, now=now)
        return _answer(page, status, environ, start_response, more)

    def _make(self, key: tuple[object, ...], environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        told: list[Any] = []

        def tell(status: str, headers: Headers, exc_info: Any = None) -> None:
            told[:] = [status, headers, exc_info]

        answer: Any = self.application(environ, tell)
        status, headers, exc_info = told
        page = _page(answer, status, headers)
        if page is None:
            start_response(status, headers, exc_info)
            return answer  # type: ignore[no-any-return]
        is_asked_for = environ["REQUEST_METHOD"] == "GET" and len(repr(key)) <= LONGEST
        if is_asked_for and _may_be_kept(answer, headers, len(page.body)):
            self.counts.kept += 1
            self.shelf.put(key, page)
        answer.close()  # with this Django ends a request
        return _answer(page, _status(page, environ), environ, start_response)


def _status(page: Kept, environ: Environment) -> str:
    return NOT_MODIFIED if page.status.startswith("200") and _has_it(environ, page) else page.status


def _answer(
    page: Kept, status: str, environ: Environment, start_response: StartResponse, more: Headers = NOTHING
) -> list[bytes]:
    """Answer with ``page``; ``more`` headers go in place of those of the same name."""
    if status is NOT_MODIFIED:
        start_response(status, _replaced(page.not_modified, more))
        return []
    start_response(status, _replaced(page.headers, more))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]


def _key(environ: Environment) -> tuple[object, ...]:
    """Return what the answer may differ by; nothing else of a request does."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    return (
        environ.get("HTTP_HOST") or environ["SERVER_NAME"],
        environ["PATH_INFO"],
        environ.get("QUERY_STRING", ""),
        bool(accepted) and re_accepts_gzip.search(accepted) is not None,
        environ["wsgi.url_scheme"],
        environ.get("HTTP_X_FORWARDED_PROTO"),
        environ["SERVER_PORT"],
    )


def _page(answer: object, status: str, headers: Headers) -> Kept | None:
    """Return the answer as it goes out, None if it is none of the public site's or has no end yet."""
    visit = getattr(answer, "visit", None)
    if visit is None or not isinstance(answer, HttpResponse):
        return None
    depends = getattr(answer, "depends", Depends(on=(EVERYTHING,)))
    names = {name.lower() for name, _value in headers}
    body = answer.content
    own = list(headers)
    if "etag" not in names:
        own.append(("ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"'))
    if "content-length" not in names:
        own.append(("Content-Length", str(len(body))))
    hostname, _port = split_domain_port(visit.request.get_host())
    by_name = {name.lower(): value for name, value in own}
    return Kept(
        status=status,
        headers=own,
        not_modified=[pair for pair in own if pair[0].lower() not in OF_A_BODY],
        body=body,
        etag=by_name["etag"],
        modified=by_name.get("last-modified", ""),
        hostname=hostname,
        port=visit.request.get_port(),
        mission=visit.address.mission,
        key=visit.site.key,
        route=route_of(visit.request),
        edition=visit.address.edition,
        on=None if answer.status_code in MISSING else frozenset(depends.on),
        day=depends.day,
        zone=ZoneInfo(visit.site.profile.time_zone),
    )


def _may_be_kept(answer: Any, headers: Headers, size: int) -> bool:
    """Whether the answer says what it depends on, is small enough, and the same for everyone."""
    if answer.status_code not in KEPT or size > LARGEST or not hasattr(answer, "depends"):
        return False
    values = {name.lower(): value.lower() for name, value in headers}
    varies = {each.strip() for each in values.get("vary", "").split(",")} - {"", "accept-encoding"}
    control = values.get("cache-control", "")
    return not (varies or "set-cookie" in values or "no-store" in control or "private" in control)


def _has_it(environ: Environment, page: Kept) -> bool:
    """Whether the reader says that this very answer is there already (RFC 9110, 13.2.2)."""
    tags = environ.get("HTTP_IF_NONE_MATCH")
    if tags is not None:
        ours = page.etag.removeprefix("W/")
        return tags.strip() == "*" or any(each.strip().removeprefix("W/") == ours for each in tags.split(","))
    return bool(page.modified) and environ.get("HTTP_IF_MODIFIED_SINCE") == page.modified


def _replaced(headers: Headers, more: Headers) -> Headers:
    """Return a copy of ``headers``, for a server may change them."""
    names = {name for name, _value in more}
    return [*(pair for pair in headers if pair[0] not in names), *more] if more else list(headers)
