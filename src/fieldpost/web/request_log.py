"""One line a request: what was asked for and how long it took, but not by whom and not for which entry.

Method, route, status, milliseconds and mission. No address, name, query or token: a route is ``review/<token>/``.
"""

import logging
from collections.abc import Callable
from threading import Lock
from time import perf_counter

from django.http import HttpRequest, HttpResponseBase

TOGETHER = 1.0
"""Seconds whose kept answers are told together."""

log = logging.getLogger("fieldpost.requests")


class RequestLog:
    """Writes a line of each request that Django answers."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = perf_counter()
        response = self.answer(request)
        visit = getattr(response, "visit", None)
        mission = visit.site if visit is not None else getattr(request, "mission", None)
        spent = (perf_counter() - began) * 1000
        key = getattr(mission, "key", "-")
        log.info("%s /%s %d %d ms %s", request.method, route_of(request), response.status_code, spent, key)
        return response


class KeptAnswers:
    """Counts answers that go out without Django, for a line of each would cost a third of what the answer does.

    Once a second has passed, the next request, whichever it is, lets those of one route and status be told in one line.
    """

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str, str], int] = {}
        self._since = 0.0
        self._lock = Lock()

    def add(self, method: str, route: str, status: str, mission: str, *, now: float) -> None:
        """Count an answer; ``now`` is in seconds, from any moment on."""
        kind = (method, route, status, mission)
        with self._lock:
            if not self._counts:
                self._since = now
            self._counts[kind] = self._counts.get(kind, 0) + 1

    def tell_at(self, now: float) -> None:
        """Write what was counted if it is time."""
        if self._counts and now - self._since >= TOGETHER:
            self.tell()

    def tell(self) -> None:
        """Write what was counted."""
        with self._lock:
            counts, self._counts = self._counts, {}
        for (method, route, status, mission), count in counts.items():
            log.info("%s /%s %s kept %d %s", method, route, status, count, mission)


def route_of(request: HttpRequest) -> str:
    """Return the pattern of the address that was asked for, ``-`` where there is none."""
    return request.resolver_match.route if request.resolver_match else "-"
