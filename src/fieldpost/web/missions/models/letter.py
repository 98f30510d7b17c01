"""Letters that wait to be sent: written in the transaction of what they tell about, sent by the worker."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .mission import Mission


class LetterQuerySet(models.QuerySet["Letter"]):
    """Reads the outgoing post."""

    def waiting(self) -> "LetterQuerySet":
        """Letters that are neither sent nor given up."""
        return self.filter(sent_at=None, given_up_at=None)


class Letter(models.Model):
    """One letter to one address; sent again later when the mail server refuses, given up after some days."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="letters")
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    purpose = models.CharField(max_length=40)
    language = models.CharField(max_length=10, blank=True)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-queued_at",)

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
