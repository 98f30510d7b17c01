"""The way in: whoever asks for a page of the public site is answered here, before sessions and accounts are looked at.

So no cookie of a reader is ever read or set, and a page costs what it costs to make.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.http.request import split_domain_port
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from .pages import Gone, gone, not_found
from .site import Address, address_of, site_of
from .visit import Visit

URLS = "fieldpost.web.public.urls"
READING = ("GET", "HEAD")


class Front:
    """Answers what ``public.urls`` knows, and what nobody knows below an address of the site; the rest is for others."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            match = resolve(request.path_info, URLS)
        except Resolver404:
            return self.answer(request)
        request.resolver_match = match
        if request.method not in READING and not getattr(match.func, "takes_any_method", False):
            return HttpResponseNotAllowed(READING)
        hostname, _port = split_domain_port(request.get_host())
        address = address_of(hostname, request.get_port())
        if address is None:
            return self.answer(request)
        return self._answer(request, match.func, match.args, match.kwargs, address)

    def _answer(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Any,
        options: dict[str, Any],
        address: Address,
    ) -> HttpResponseBase:
        site = site_of(address)
        language = options.pop("language", site.languages[0])
        visit = Visit(request=request, address=address, site=site, language=language)
        if language not in site.languages:
            visit.language = site.languages[0]
            view, options = _unknown, {}
        with translation.override(visit.language), timezone.override(site.profile.time_zone):
            try:
                response = view(visit, *args, **options)
            except Gone as error:
                response = gone(visit, error)
            except Http404:
                response = not_found(visit)
        response.headers.setdefault("Content-Language", visit.language)
        # Whoever keeps it asks before it is used again, so that a correction is seen at once.
        response.headers.setdefault("Cache-Control", "public, no-cache")
        response.visit = visit  # type: ignore[attr-defined]
        return response


def _unknown(_visit: Visit) -> HttpResponse:
    raise Http404
