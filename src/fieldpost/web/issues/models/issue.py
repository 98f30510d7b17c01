"""The issue of a month in one language, while it is made: what stands in it, where, and in which words."""

from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.models.pages import PageManager
from wagtail.query import PageQuerySet

from fieldpost.domain import CalendarDate, Period
from fieldpost.publishing.layout import OTHER, VISITS

from ...accounts.models import User
from ...activities.models import Activity, ActivityVersion, StoredFile
from ...missions.models import Mission

UPCOMING = "upcoming"
"""The section of what is announced, beside those of ``fieldpost.publishing.layout``."""

__all__ = ["OTHER", "UPCOMING", "VISITS", "IssueItem", "IssuePage", "IssuePhoto"]


class IssueQuerySet(PageQuerySet):  # type: ignore[misc]
    """Reads issues."""

    def of(self, mission: Mission) -> Self:
        """The issues of ``mission``, the newest month first."""
        found: Self = self.filter(mission=mission).order_by("-month", "language")
        return found

    def due(self, now: Any) -> Self:
        """Issues whose moment of publication has come and that are not published."""
        found: Self = self.filter(scheduled_at__lte=now, publications=None).order_by("scheduled_at", "pk")
        return found


class IssuePage(Page):  # type: ignore[misc]
    """One number; ``month`` is the first day of the month it reports. Its address is the page's, and never changes.

    The page is live once there is a publication. Only ``issues.actions`` write to it: Wagtail's own screens lead to the
    newsroom (``wagtail_hooks``). ``edits`` counts changes, so that two people do not overwrite each other.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    language = models.CharField(_("language"), max_length=10)
    number = models.PositiveIntegerField(_("number"))
    publication_day = models.DateField(_("publication day"))
    lead = models.TextField(_("editor’s note"), blank=True)
    notices = models.JSONField(_("notices"), default=list, blank=True)
    compiled_at = models.DateTimeField()
    compiled_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    edits = models.PositiveIntegerField(default=0)
    scheduled_at = models.DateTimeField(null=True, db_index=True)
    scheduled_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    schedule_failed_at = models.DateTimeField(null=True)
    schedule_problem = models.TextField(blank=True)

    is_creatable = False
    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar[list[str]] = []

    objects = PageManager.from_queryset(IssueQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "month", "language"], name="one_issue_a_month_and_language"),
            models.UniqueConstraint(fields=["mission", "language", "number"], name="one_issue_a_number_and_language"),
        ]

    @property
    def period(self) -> Period:
        """The month."""
        month = CalendarDate(self.month.year, self.month.month)
        return Period(start=month, end=month)

    def serve(self, request: HttpRequest, *_args: Any, **_options: Any) -> HttpResponse:
        """Answer with the newest publication's page, as it was frozen."""
        from ..views.public import serve_issue

        return serve_issue(request, self)


class ItemQuerySet(models.QuerySet["IssueItem"]):
    """Reads what stands in an issue."""

    def shown(self) -> Self:
        """Items that will be published."""
        return self.filter(is_left_out=False, is_gone=False)


class IssueItem(models.Model):
    """An activity in an issue, as the pinned ``version`` has it. ``anchor`` is its id in every issue that tells it.

    ``title`` and ``text`` are the issue's own wording, empty where it has the record's; ``worded_from`` is the version that
    was seen when they were written, ``edits`` counts the changes. ``is_gone``: it is no longer cleared or of the month, and
    stays only for its wording.
    """

    issue = models.ForeignKey(IssuePage, on_delete=models.CASCADE, related_name="items")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="issue_items")
    version = models.ForeignKey(ActivityVersion, on_delete=models.PROTECT, related_name="+")
    anchor = models.CharField(max_length=120)
    section = models.CharField(_("section"), max_length=60)
    theme = models.CharField(_("theme"), max_length=60, blank=True)
    position = models.PositiveIntegerField()
    title = models.CharField(_("title in the issue"), max_length=400, blank=True)
    text = models.TextField(_("text in the issue"), blank=True)
    worded_from = models.ForeignKey(ActivityVersion, on_delete=models.PROTECT, null=True, related_name="+")
    is_left_out = models.BooleanField(_("left out"), default=False)
    is_gone = models.BooleanField(default=False)
    edits = models.PositiveIntegerField(default=0)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["issue", "activity"], name="one_item_an_activity"),
            models.UniqueConstraint(fields=["issue", "anchor"], name="one_item_an_anchor"),
        ]
        indexes = [models.Index(fields=["anchor"], name="item_by_anchor")]

    def __str__(self) -> str:
        return self.title or str(self.activity)

    @property
    def is_worded(self) -> bool:
        """Whether the issue words it differently from the record."""
        return bool(self.title or self.text)


class IssuePhoto(models.Model):
    """A photograph of an item's record in the issue: its place among the others, and whether it is left out."""

    item = models.ForeignKey(IssueItem, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    is_left_out = models.BooleanField(_("left out"), default=False)

    class Meta:
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["item", "file"], name="one_photo_an_item")]

    def __str__(self) -> str:
        return str(self.file)
