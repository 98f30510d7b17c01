"""The facts of each activity's newest version as rows, for filters, counts and pages: written anew with each version.

``is_public`` is what ``publicity`` says of the fact, so that a query for readers asks for public rows alone. ``sort_day`` is
the activity's, so that the newest activities of a place, person, body or theme are one walk along an index.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F

from ...accounts.models import User
from ...missions.models import Organisation, Person, Place, Theme
from ..publicity import is_public
from ..record import Fact, Record
from ..sensitive import sensitive_in
from .activity import Activity, ActivityVersion


class FactRow(models.Model):
    """One fact; ``position`` counts from 0 in the order of the record."""

    position = models.PositiveSmallIntegerField()
    is_public = models.BooleanField()

    class Meta:
        abstract = True
        ordering = ("position",)


class EntryRowQuerySet(models.QuerySet[Any]):
    """Rows that name entries of the directory, which rewrites them through ``entry.uses`` without knowing the register."""

    def judge_again(self, *, by: User, now: datetime) -> None:
        """Write ``is_public`` anew: ``by`` has marked an entry of the directory otherwise than it was.

        Where readers may now be told more than was approved, those who approved are asked again.
        """
        # Imported here, for clearance is built on these rows.
        from ..clearance.reopening import reopen_disclosed

        first = self.select_related("activity__mission").first()
        if first is None:
            return
        told = list(self._with_facts())
        marked = sensitive_in(first.activity.mission, [record for _row, _fact, record in told])
        disclosed = set()
        for row, fact, _record in told:
            was_public, row.is_public = row.is_public, is_public(self.model.record_field, fact, marked)
            if row.is_public and not was_public:
                disclosed.add(row.activity_id)
        self.bulk_update([row for row, _fact, _record in told], ["is_public"], batch_size=500)
        reopen_disclosed(disclosed, by=by, now=now)

    def give_back(self, entries: Collection[int], to: models.Model) -> None:
        """Let the rows whose fact names one of ``entries`` (ids) refer to the entry ``to``."""
        rows = [row.pk for row, fact, _record in self._with_facts() if fact.entry in entries]
        self.filter(pk__in=rows).update(**{self.model.entry_field: to})

    def touched(self) -> set[int]:
        """Return the ids of activities of which readers may be told otherwise when the entry that these rows name changes.

        Besides those that name it, all that were cleared in an older version than the newest: the older may name it.
        """
        # Imported here, for clearance is built on these rows.
        from ..clearance.models import Clearance

        older = Clearance.objects.filter(cleared_version__number__lt=F("activity__version"))
        return {*self.values_list("activity_id", flat=True), *older.values_list("activity_id", flat=True)}

    def _with_facts(self) -> Iterator[tuple[Any, Fact[Any], Record]]:
        newest = ActivityVersion.objects.filter(activity__in=self.values("activity"), number=F("activity__version"))
        records = {version.activity_id: version.value for version in newest}
        for row in self:
            record = records[row.activity_id]
            yield row, getattr(record, self.model.record_field)[row.position], record


class EntryRow(FactRow):
    """A fact that names an entry of the directory, in the column ``entry_field``; ``record_field`` is the record's."""

    sort_day = models.DateField()

    objects = EntryRowQuerySet.as_manager()
    record_field: ClassVar[str]
    entry_field: ClassVar[str]

    class Meta(FactRow.Meta):
        abstract = True


class ActivityText(models.Model):
    """Title and text in one language; ``folded`` is ``fieldpost.gazetteer.fold`` of the title, for finding words in it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=400, blank=True)
    folded = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    is_public = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language"], name="one_text_a_language")]


class ActivityPlace(EntryRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="places", db_index=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="uses", db_index=False)
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    record_field, entry_field = "places", "place"

    class Meta(EntryRow.Meta):
        indexes = [
            models.Index(fields=["place", "-sort_day", "-activity"], name="newest_of_place"),
            models.Index(fields=["activity", "place"], name="place_of_activity"),
        ]


class ActivityPerson(EntryRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="people", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="uses", db_index=False)
    name = models.CharField(max_length=300)
    office = models.CharField(max_length=400, blank=True)

    record_field, entry_field = "people", "person"

    class Meta(EntryRow.Meta):
        indexes = [
            models.Index(fields=["person", "-sort_day", "-activity"], name="newest_of_person"),
            models.Index(fields=["activity", "person"], name="person_of_activity"),
        ]


class ActivityOrganisation(EntryRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="organisations", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="uses", db_index=False
    )
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=16)
    is_partner = models.BooleanField()

    record_field, entry_field = "organisations", "organisation"

    class Meta(EntryRow.Meta):
        indexes = [
            models.Index(fields=["organisation", "-sort_day", "-activity"], name="newest_of_organisation"),
            models.Index(fields=["activity", "organisation"], name="organisation_of_activity"),
        ]


class ActivityTheme(EntryRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="themes", db_index=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="uses", db_index=False)

    record_field, entry_field = "themes", "theme"

    class Meta(EntryRow.Meta):
        indexes = [
            models.Index(fields=["theme", "-sort_day", "-activity"], name="newest_of_theme"),
            models.Index(fields=["activity", "theme"], name="theme_of_activity"),
        ]


class ActivityReach(FactRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reach")
    value = models.PositiveIntegerField()
    who = models.CharField(max_length=300)
    planned = models.BooleanField()
    approximate = models.BooleanField()
    part_of = models.CharField(max_length=300, blank=True)
