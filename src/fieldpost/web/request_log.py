"""One line a request: what was asked for and how long it took, but not by whom and not for which entry."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponseBase

log = logging.getLogger("fieldpost.requests")


class RequestLog:
    """Writes method, route, status and milliseconds. No address, name, query or token: a route is ``review/<token>/``."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = perf_counter()
        response = self.answer(request)
        route = request.resolver_match.route if request.resolver_match else "-"
        mission = getattr(getattr(request, "mission", None), "key", "-")
        spent = (perf_counter() - began) * 1000
        log.info("%s /%s %d %d ms %s", request.method, route, response.status_code, spent, mission)
        return response
