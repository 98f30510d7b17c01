"""The facts of each activity's newest version as rows, for filters, counts and pages: written anew with each version.

``is_public`` is what ``publicity`` says of the fact, so that a query for readers asks for public rows alone. ``sort_day`` is
the activity's, so that the newest activities of a place, person, body or theme are one walk along an index.
"""

from django.db import models

from ...missions.models import Organisation, Person, Place, Theme
from .activity import Activity


class FactRow(models.Model):
    """One fact; ``position`` counts from 0 in the order of the record."""

    position = models.PositiveSmallIntegerField()
    is_public = models.BooleanField()

    class Meta:
        abstract = True
        ordering = ("position",)


class EntryRow(FactRow):
    """A fact that names an entry of the directory."""

    sort_day = models.DateField()

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
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="uses")
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta(EntryRow.Meta):
        indexes = [models.Index(fields=["place", "-sort_day", "-activity"], name="newest_of_place")]


class ActivityPerson(EntryRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="uses")
    name = models.CharField(max_length=300)
    office = models.CharField(max_length=400, blank=True)

    class Meta(EntryRow.Meta):
        indexes = [models.Index(fields=["person", "-sort_day", "-activity"], name="newest_of_person")]


class ActivityOrganisation(EntryRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="uses")
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=16)
    is_partner = models.BooleanField()

    class Meta(EntryRow.Meta):
        indexes = [models.Index(fields=["organisation", "-sort_day", "-activity"], name="newest_of_organisation")]


class ActivityTheme(EntryRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="uses")

    class Meta(EntryRow.Meta):
        indexes = [models.Index(fields=["theme", "-sort_day", "-activity"], name="newest_of_theme")]


class ActivityReach(FactRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reach")
    value = models.PositiveIntegerField()
    who = models.CharField(max_length=300)
    planned = models.BooleanField()
    approximate = models.BooleanField()
    part_of = models.CharField(max_length=300, blank=True)
