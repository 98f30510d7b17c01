"""Which issue is asked for? One of another mission is not found."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ...missions.access import may
from ...missions.models import Mission
from ...missions.roles import Right
from ..models import IssueItem, IssuePage, IssuePhoto


def mission_of(request: HttpRequest) -> Mission:
    """Return the mission of the address."""
    mission: Mission = request.mission  # type: ignore[attr-defined]
    return mission


def issue_of(request: HttpRequest, pk: int) -> IssuePage:
    """Return an issue of the mission; who sees nothing internal finds only what is published."""
    rows = IssuePage.objects.select_related("mission").filter(mission=mission_of(request))
    issue: Any = get_object_or_404(rows, pk=pk)
    if not issue.live and not holds(request, Right.SEE_INTERNAL):
        raise Http404
    found: IssuePage = issue
    return found


def item_of(request: HttpRequest, pk: int, item: int) -> IssueItem:
    """Return an item of an issue of the mission."""
    rows = IssueItem.objects.select_related("issue__mission", "activity", "version", "worded_from")
    return get_object_or_404(rows, pk=item, issue=pk, issue__mission=mission_of(request))


def photo_of(request: HttpRequest, pk: int, photo: int) -> IssuePhoto:
    """Return a photograph of an issue of the mission."""
    rows = IssuePhoto.objects.select_related("item__issue__mission", "file")
    return get_object_or_404(rows, pk=photo, item__issue=pk, item__issue__mission=mission_of(request))


def holds(request: HttpRequest, right: Right) -> bool:
    """Whether who asks holds ``right`` in the mission."""
    return may(request.user, right, mission_of(request))  # type: ignore[arg-type]
