"""Where an entry of the directory is used."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from ..access import may
from ..roles import Right


def sees_internal(request: HttpRequest) -> bool:
    """Whether the person may see what is internal."""
    return may(request.user, Right.SEE_INTERNAL, request.mission)  # type: ignore[attr-defined,arg-type]


def uses_of(request: HttpRequest, entry: Any) -> Any:
    """Return the rows of activities that name ``entry``, the newest first; to readers, none that is internal."""
    rows = entry.uses.select_related("activity").order_by("-sort_day", "-activity_id")
    if sees_internal(request):
        return rows
    return rows.filter(
        is_public=True,
        activity__texts__language=models.F("activity__original_language"),
        activity__texts__is_public=True,
    )
