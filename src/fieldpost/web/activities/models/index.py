"""The facts of each activity's newest version as rows, for filters, counts and pages: written anew with each version.

``is_public`` is what ``publicity`` says of the fact, so that a query for readers asks for public rows alone.
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


class ActivityText(models.Model):
    """Title and text in one language."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    is_public = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language"], name="one_text_a_language")]


class ActivityPlace(FactRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="uses")
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)


class ActivityPerson(FactRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="uses")
    name = models.CharField(max_length=300)
    office = models.CharField(max_length=400, blank=True)


class ActivityOrganisation(FactRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="uses")
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=16)
    is_partner = models.BooleanField()


class ActivityTheme(FactRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="uses")


class ActivityReach(FactRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reach")
    value = models.PositiveIntegerField()
    who = models.CharField(max_length=300)
    planned = models.BooleanField()
    approximate = models.BooleanField()
    part_of = models.CharField(max_length=300, blank=True)
