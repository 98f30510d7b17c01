"""The list of activities as a plain Wagtail index of snippets, to measure the newsroom's list beside."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from fieldpost.web.activities.models import Activity

ADDRESS = "/admin/snippets/activities/activity/"
FILTERS = {"Wagtail, none": "", "Wagtail, kind": "kind=workshop", "Wagtail, state": "state=draft"}


class PlainList(SnippetViewSet):  # type: ignore[misc]
    """A mission's activities with the columns of the newsroom's list that need no query a row."""

    model = Activity
    list_display = ("heading", "period", "kind", "dimension", "state", "changed_by", "changed_at")
    list_filter = ("kind", "state", "dimension")
    list_per_page = 50
    ordering = ("-sort_day", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Activity]:
        mission = request.mission  # type: ignore[attr-defined]
        return Activity.objects.filter(mission=mission).select_related("dimension__mission", "changed_by")


def register() -> None:
    """Give Wagtail the list, before the addresses of its admin are loaded."""
    register_snippet(PlainList)
