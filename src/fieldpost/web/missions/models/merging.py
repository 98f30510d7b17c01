"""Entries of the directory that were merged, and pairs that somebody said are two."""

from django.db import models

from .mission import Mission


class Merge(models.Model):
    """The entry ``source_id`` of a ``kind`` (people, organisations, places) was merged into ``target_id``.

    ``before`` is what of both is needed to undo it.
    """

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    source_id = models.BigIntegerField()
    target_id = models.BigIntegerField()
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=300)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["mission", "kind", "target_id"], name="merge_into")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.source_id} → {self.target_id}"


class KeptApart(models.Model):
    """Two entries of a ``kind`` that look like one and are two; ``first_id`` is the smaller id."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    first_id = models.BigIntegerField()
    second_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "kind", "first_id", "second_id"], name="one_pair_kept_apart")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.first_id} ≠ {self.second_id}"
