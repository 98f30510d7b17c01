"""The newsroom's menu: what the person may open, in the order of the work."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .missions.access import may
from .missions.roles import Right

ENTRIES = (
    ("newsroom", _("Today"), Right.READ_REGISTER),
    ("activities:list", _("Activities"), Right.READ_REGISTER),
    ("clearance:waiting", _("Clearance"), Right.SEE_INTERNAL),
    ("issues:list", _("Issues"), Right.READ_REGISTER),
    ("directory:home", _("Directory"), Right.READ_REGISTER),
    ("mission:home", _("Mission"), Right.MANAGE_MISSION),
)
"""Name of the address, words, and the right that opens it."""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return ``menu``, the entries that the person may open, each with whether it is where they are."""
    mission = getattr(request, "mission", None)
    user = getattr(request, "user", None)
    if mission is None or user is None or not user.is_authenticated:
        return {"mission": mission, "menu": []}
    menu = []
    for name, words, right in ENTRIES:
        if may(user, right, mission):
            address = reverse(name)
            here = request.path == address if name == "newsroom" else request.path.startswith(address)
            menu.append({"address": address, "words": words, "is_here": here})
    return {"mission": mission, "menu": menu, "may": Rights(user, mission)}


class Rights:
    """In a template, ``may.edit_activity`` tells whether the person holds that right in the mission."""

    def __init__(self, user: Any, mission: Any) -> None:
        self._user, self._mission = user, mission

    def __getitem__(self, name: str) -> bool:
        return may(self._user, Right(name.replace("_", "-")), self._mission)
