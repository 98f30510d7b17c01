"""An issue as it was frozen, and what was corrected in it. Rows that are never changed, which triggers keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fieldpost import domain
from fieldpost.domain.interchange import decode_json

from .issue import IssueItem, IssuePage


class Publication(models.Model):
    """One frozen issue: ``data`` is its JSON, byte for byte, ``sha256`` the hash of that, which also names its folder.

    ``files`` are the SHA-256 of the folder's files by name. ``sequence`` counts from 1; what comes after corrects what came
    before. ``override`` says why it was published in spite of errors of the check.
    """

    issue = models.ForeignKey(IssuePage, on_delete=models.PROTECT, related_name="publications")
    sequence = models.PositiveIntegerField()
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    files = models.JSONField()
    published_at = models.DateTimeField(_("published"))
    published_by = models.CharField(_("by"), max_length=300)
    override = models.TextField(_("published in spite of errors, because"), blank=True)

    class Meta:
        ordering = ("-sequence",)
        constraints = [models.UniqueConstraint(fields=["issue", "sequence"], name="one_publication_a_sequence")]
        indexes = [models.Index(fields=["sha256"], name="publication_by_hash")]

    def __str__(self) -> str:
        return f"{self.issue}, {self.sequence}"

    @property
    def value(self) -> domain.Issue:
        """The issue as it was frozen."""
        return decode_json(bytes(self.data), domain.Issue)


class Erratum(models.Model):
    """What ``publication`` corrects, dated; ``item`` is None where it concerns the issue as a whole."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="errata")
    date = models.DateField(_("date"))
    text = models.TextField(_("correction"))
    item = models.ForeignKey(IssueItem, on_delete=models.PROTECT, null=True, related_name="errata")
    told_by = models.CharField(_("by"), max_length=300)

    class Meta:
        ordering = ("publication__sequence", "pk")

    def __str__(self) -> str:
        return self.text
