"""Bulletins as files, kept as they came, and their readings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fieldpost import domain
from fieldpost.domain.interchange import decode_json

from ..accounts.models import User
from ..missions.models import Mission


class StoredBulletin(models.Model):
    """A file as it reached the mission, never changed; ``sha256`` is its bytes', in hexadecimal.

    A note that was pasted is kept as a text file, for what was read from it has it as evidence.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="bulletins")
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="bulletins/%Y/", max_length=300)
    received_at = models.DateTimeField(_("received"))
    received_from = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_public = models.BooleanField(_("it was published"), default=False)

    class Meta:
        ordering = ("-received_at",)
        constraints = [models.UniqueConstraint(fields=["mission", "sha256"], name="one_bulletin_a_file")]

    def __str__(self) -> str:
        return self.name


class StoredReading(models.Model):
    """What was read from a bulletin at one time: ``data`` is a ``fieldpost.domain.Reading`` in JSON."""

    bulletin = models.ForeignKey(StoredBulletin, on_delete=models.PROTECT, related_name="readings")
    read_at = models.DateTimeField()
    language = models.CharField(max_length=10)
    data = models.BinaryField()

    class Meta:
        ordering = ("-read_at",)

    def __str__(self) -> str:
        return f"{self.bulletin}, {self.read_at:%Y-%m-%d}"

    @property
    def value(self) -> domain.Reading:
        """The reading."""
        return decode_json(bytes(self.data), domain.Reading)
