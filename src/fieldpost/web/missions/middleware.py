"""Whose newsroom is it? The mission of the address that was asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from wagtail.models import Site

from .models import Mission


class CurrentMission:
    """Sets ``request.mission`` (None where the address belongs to none), and the person's language and time zone."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        site = Site.find_for_request(request)
        mission = Mission.objects.filter(site=site).first() if site else None
        request.mission = mission  # type: ignore[attr-defined]
        user = request.user
        zone = getattr(user, "time_zone", "") or (mission.time_zone if mission else "UTC")
        language = getattr(user, "language", "") or translation.get_language_from_request(request)
        with translation.override(language), timezone.override(zone):
            response = self.answer(request)
            response.headers.setdefault("Content-Language", language)
            return response
