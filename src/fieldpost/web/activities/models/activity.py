"""An activity of the register and its versions.

Each version holds the whole record as JSON and is never changed. The activity's own columns, and the rows of
``models.index``, are what lists, filters and pages ask; ``actions.save_activity`` writes them from the newest version.
"""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fieldpost.domain import Kind, Part
from fieldpost.domain.interchange import decode_json

from ...accounts.models import User
from ...missions.access import may
from ...missions.models import Dimension, Mission
from ...missions.roles import Right
from ..record import Record, Status


def new_key() -> str:
    """Return an id that no other activity of any installation has."""
    return uuid.uuid4().hex


class State(models.TextChoices):
    """How far an activity is on its way to be published, in its original language."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("In clearance")
    RETURNED = "returned", _("Returned")
    CLEARED = "cleared", _("Cleared")


KIND_LABELS = {
    Kind.VISIT: _("Visit"),
    Kind.MEETING: _("Meeting"),
    Kind.CONFERENCE: _("Conference"),
    Kind.ROUNDTABLE: _("Roundtable"),
    Kind.WORKSHOP: _("Workshop"),
    Kind.TRAINING: _("Training"),
    Kind.CAMPAIGN: _("Campaign"),
    Kind.ASSESSMENT: _("Assessment"),
    Kind.STUDY_TOUR: _("Study tour"),
    Kind.PRESENTATION: _("Presentation"),
    Kind.PUBLICATION: _("Publication"),
    Kind.CEREMONY: _("Ceremony"),
    Kind.ELECTION_OBSERVATION: _("Election observation"),
    Kind.COMPETITION: _("Competition"),
    Kind.STATEMENT: _("Statement"),
    Kind.OTHER: _("Other"),
}
PART_LABELS = {
    Part.ORGANISED: _("organised"),
    Part.CO_ORGANISED: _("co-organised"),
    Part.HOSTED: _("hosted"),
    Part.SUPPORTED: _("supported"),
    Part.FACILITATED: _("facilitated"),
    Part.ATTENDED: _("attended"),
    Part.RECEIVED: _("received"),
    Part.MET: _("met"),
    Part.SPONSORED: _("sponsored"),
    Part.OTHER: _("other"),
}
STATUS_LABELS = {
    Status.ANNOUNCED: _("Announced"),
    Status.HELD: _("Held"),
    Status.POSTPONED: _("Postponed"),
    Status.CANCELLED: _("Cancelled"),
}


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Reads the register."""

    def of(self, mission: Mission) -> Self:
        """The activities of ``mission``."""
        return self.filter(mission=mission)

    def shown_to(self, user: User, mission: Mission) -> Self:
        """Those of ``mission`` that ``user`` may open: a reader, what is cleared and nothing of whose heading is internal."""
        found = self.of(mission)
        return found if may(user, Right.SEE_INTERNAL, mission) else found.filter(state=State.CLEARED, is_public=True)


class Activity(models.Model):
    """One thing the mission did or plans to do. ``version`` counts from 1; ``key`` never changes and is never reused.

    ``told_as`` says which of the activities that ``bulletin`` tells it is (``accept``), so that none is taken twice.
    ``first_day`` and ``last_day`` are the days that the period can mean, both included, None where it is open or unknown;
    ``sort_day`` is the first of them that is known, else the last, else the day it was recorded. ``is_public`` says that nothing
    that a list shows of it was marked internal; readers see it when it is also cleared.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="activities")
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    heading = models.CharField(_("title"), max_length=400)
    original_language = models.CharField(_("original language"), max_length=10)
    languages = models.JSONField(default=list)
    status = models.CharField(_("status"), max_length=12, choices=STATUS_LABELS.items())
    kind = models.CharField(_("kind"), max_length=24, choices=KIND_LABELS.items())
    part = models.CharField(_("our part"), max_length=16, choices=PART_LABELS.items())
    period = models.CharField(_("period"), max_length=60, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    sort_day = models.DateField()
    is_public = models.BooleanField(default=False)
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, null=True, related_name="+")
    bulletin = models.ForeignKey(
        "bulletins.StoredBulletin", on_delete=models.PROTECT, null=True, related_name="activities"
    )
    told_as = models.CharField(max_length=60, blank=True, editable=False)
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ("-sort_day", "-id")
        indexes = [
            models.Index(fields=["mission", "-sort_day", "-id", "last_day"], name="activity_newest"),
            models.Index(fields=["mission", "state", "-sort_day", "-id"], name="activity_by_state"),
            models.Index(fields=["mission", "kind", "-sort_day", "-id"], name="activity_by_kind"),
            models.Index(fields=["mission", "dimension", "-sort_day", "-id"], name="activity_by_dimension"),
            models.Index(fields=["mission", "status", "-sort_day", "-id"], name="activity_by_status"),
            models.Index(fields=["mission", "part", "-sort_day", "-id"], name="activity_by_part"),
            models.Index(fields=["mission", "recorded_by", "-sort_day", "-id"], name="activity_by_recorder"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["bulletin", "told_as"], condition=~models.Q(told_as=""), name="one_activity_a_telling"
            )
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def record(self) -> Record:
        """The newest version's record."""
        return self.versions.get(number=self.version).value


class ActivityVersion(models.Model):
    """The whole record as it was saved once; ``number`` counts from 1. Never changed, which a trigger keeps."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    saved_by_name = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField()
    reason = models.CharField(_("reason for the change"), max_length=300, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["activity", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.activity_id}, {self.number}"

    @property
    def value(self) -> Record:
        """The record."""
        import json

        return decode_json(json.dumps(self.data).encode(), Record)


class StoredFile(models.Model):
    """A photograph or a paper; ``sha256`` is its bytes'. Photographs are written anew, so that no place is left in them."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="files/%Y/", max_length=300)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "sha256"], name="one_stored_file_a_hash")]

    def __str__(self) -> str:
        return self.name


class NextStepQuerySet(models.QuerySet["NextStep"]):
    """Reads what is still to be done."""

    def open_of(self, user: User, mission: Mission) -> Self:
        """What ``user`` has to do in ``mission`` and has not done, the most pressing first, with its activity."""
        mine = self.filter(activity__mission=mission, owner=user, done_on=None).select_related("activity")
        return mine.order_by(models.F("due_on").asc(nulls_last=True), "id")


class NextStep(models.Model):
    """What is to follow from an activity: internal, with who does it by when."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="next_steps")
    what = models.CharField(_("what"), max_length=500)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)

    objects = NextStepQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return self.what


class Connection(models.Model):
    """``later`` continues or reports on ``earlier``: an announcement and its report, the rounds of one series."""

    earlier = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="connections_to_later")
    later = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="connections_to_earlier")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="one_connection_a_pair"),
            models.CheckConstraint(condition=~models.Q(earlier=models.F("later")), name="no_connection_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} → {self.later_id}"


class DraftQuerySet(models.QuerySet["Draft"]):
    """Reads what was typed and not saved."""

    def by_others(self, activity: Activity, user: User, *, since: datetime) -> Self:
        """What people other than ``user`` have typed about ``activity`` since then and not saved."""
        return self.filter(activity=activity, saved_at__gte=since).exclude(user=user).select_related("user")


class Draft(models.Model):
    """What someone had typed when they were interrupted: the form's fields as they were, one a person and activity.

    ``key`` is that of the activity, also where it is not saved yet, so that several new ones wait side by side. ``query`` says
    what the form began with (see ``form.start``).
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=32)
    query = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)
    data = models.JSONField()
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ("-saved_at",)
        constraints = [models.UniqueConstraint(fields=["user", "mission", "key"], name="one_draft_an_activity")]

    def __str__(self) -> str:
        return f"{self.user}, {self.saved_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """The address of the form as it was left."""
        if self.activity_id is not None:
            return reverse("activities:edit", args=[self.activity_id]) + "?draft=1"
        return reverse("activities:form") + "?" + "&".join(filter(None, (self.query, f"draft={self.key}")))

    @property
    def heading(self) -> str:
        """The title that was typed, else the start of the text."""
        titles = [text for name, text in self.data.items() if name.startswith("titles-") and name.count("-") == 1]
        texts = [text for name, text in self.data.items() if name.startswith("texts-") and name.count("-") == 1]
        return next((text.strip()[:90] for text in (*titles, *texts) if text.strip()), "")
