"""A table that was uploaded, kept as it came, with what became of each of its rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ...accounts.models import User
from ...missions.models import Mission
from ..models.activity import Activity


class TableState(models.TextChoices):
    """How far an import is."""

    UPLOADED = "uploaded", _("Columns to be matched")
    CHECKED = "checked", _("Checked, not imported")
    RUNNING = "running", _("Being imported")
    DONE = "done", _("Imported")


class Outcome(models.TextChoices):
    """What becomes of a row. Only a ``READY`` one is imported, and is ``IMPORTED`` in the same transaction."""

    UNREAD = "unread", _("Not checked")
    READY = "ready", _("To be imported")
    DUPLICATE = "duplicate", _("In the register already")
    REJECTED = "rejected", _("Rejected")
    IMPORTED = "imported", _("Imported")


class TableImport(models.Model):
    """``headings`` are the table's own; ``columns`` the field each is taken for, empty for none, in the same order.

    ``day_order`` says how 03/04/2031 is meant: "dm", "md", or empty where nobody said.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="table_imports")
    name = models.CharField(_("file name"), max_length=255)
    file = models.FileField(upload_to="tables/%Y/", max_length=300)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    language = models.CharField(_("language of titles and texts"), max_length=10)
    day_order = models.CharField(
        _("order of day and month in 03/04/2031"),
        max_length=2,
        blank=True,
        choices=[
            ("", _("Reject such dates")),
            ("dm", _("Day first: 3 April")),
            ("md", _("Month first: March 4")),
        ],
    )
    state = models.CharField(_("state"), max_length=10, choices=TableState, default=TableState.UPLOADED)
    uploaded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-uploaded_at", "-id")

    def __str__(self) -> str:
        return self.name

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each outcome, and of all under ``all``."""
        rows = self.rows.order_by().values_list("outcome").annotate(models.Count("pk"))
        found = {outcome.value: 0 for outcome in Outcome} | dict(rows)
        return found | {"all": sum(found.values())}


class TableRow(models.Model):
    """One row below the headings: ``raw`` its cells as they were, ``problems`` as ``[field, value, reason]``."""

    table = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    raw = models.JSONField()
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.UNREAD)
    problems = models.JSONField(default=list)
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("number",)
        indexes = [models.Index(fields=["table", "outcome", "number"], name="row_by_outcome")]
        constraints = [models.UniqueConstraint(fields=["table", "number"], name="one_row_a_number")]

    def __str__(self) -> str:
        return f"{self.table}, {self.number}"


class TableHeading(models.Model):
    """The field that a heading was last taken for in this mission; ``folded`` is ``fieldpost.gazetteer.fold`` of it."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    folded = models.CharField(max_length=200)
    field = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "folded"], name="one_field_a_heading")]

    def __str__(self) -> str:
        return f"{self.folded} → {self.field}"
