"""What was done, by whom, when: entries are added, never changed, which triggers of the database keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .mission import Mission


class AuditEntry(models.Model):
    """One thing that was done. ``actor`` is the person's name as it was; ``subject`` what it was done to, in words."""

    mission = models.ForeignKey(Mission, on_delete=models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    at = models.DateTimeField(_("when"))
    actor = models.CharField(_("who"), max_length=300)
    actor_id = models.BigIntegerField(null=True)
    what = models.CharField(_("what"), max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=60, blank=True)
    subject = models.CharField(_("of what"), max_length=300, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["mission", "-id"], name="audit_of_mission"),
            models.Index(fields=["subject_type", "subject_id"], name="audit_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.what} {self.subject}"
