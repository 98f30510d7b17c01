"""Whose newsroom is it? The mission of the address that was asked."""

from collections.abc import Callable

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils import timezone, translation
from wagtail.models import Site

from ..accounts.languages import language_for
from .models import Mission


class CurrentMission:
    """Sets ``request.mission`` (None where the address belongs to none), and the person's language and time zone."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        hostname, _port = split_domain_port(request.get_host())
        mission = mission_at(hostname, int(request.get_port()))
        request.mission = mission  # type: ignore[attr-defined]
        user = request.user
        zone = getattr(user, "time_zone", "") or (mission.time_zone if mission else "UTC")
        language = language_for(request)
        with translation.override(language), timezone.override(zone):
            response = self.answer(request)
            response.headers.setdefault("Content-Language", language)
            return response


def mission_at(hostname: str, port: int) -> Mission | None:
    """Return the mission whose site answers at that address, in one query.

    The rule is Wagtail's (``Site.find_for_request``, which asks twice): the site of that name and port; else the only one of
    that name; else the installation's default.
    """
    sites = list(
        Site.objects.filter(Q(hostname=hostname) | Q(is_default_site=True)).order_by("pk").select_related("mission")
    )
    named = [site for site in sites if site.hostname == hostname]
    exact = [site for site in named if site.port == port] or [site for site in named if site.is_default_site]
    chosen = exact or (named if len(named) == 1 else [site for site in sites if site.is_default_site])
    return getattr(chosen[0], "mission", None) if chosen else None
