"""Who has to agree before an activity is published, and what they said."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models.activity import Activity, ActivityVersion


class ClearanceState(models.TextChoices):
    """How far a clearance is."""

    WAITING = "waiting", _("In clearance")
    RETURNED = "returned", _("Returned")
    CLEARED = "cleared", _("Cleared")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Clearance(models.Model):
    """The clearance of one activity in one language; ``cleared_version`` is what may be published, None before.

    When something public changes afterwards, ``state`` is no longer cleared, and ``cleared_version`` stays what it was until the
    steps concerned have agreed again.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="clearances")
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=ClearanceState)
    cleared_version = models.ForeignKey(ActivityVersion, on_delete=models.PROTECT, null=True, related_name="+")
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language"], name="one_clearance_a_language")]

    def __str__(self) -> str:
        return f"{self.activity} ({self.language})"
