"""What readers see, as rows: written by ``public.showing`` alone, in the transaction of what changed it."""

from datetime import date
from typing import Self

from django.db import models

from ..activities.models import Activity
from ..missions.models import Mission
from .prose import ProsePage
from .shown import Line, Shown, decode_line, decode_shown

__all__ = ["Edition", "ProsePage", "ShownActivity", "ShownChange", "ShownFile", "ShownReach", "What"]

_ACTIVITIES = 27
"""Bits of a number that are the activity's id: 134 million; 14 more are the mission's."""
MOST_ID = (1 << _ACTIVITIES) - 1
"""The greatest id that an activity can have."""
MOST_NUMBER = 2**63 - 1
"""The greatest number that there can be."""
_DAYS = 22
"""Bits of a number that are the day, as ``date.toordinal``."""


def number_of(mission: int, day: date, activity: int) -> int:
    """Return where an activity stands among all that are shown: by mission, then by day, then by id."""
    return (mission << (_DAYS + _ACTIVITIES)) | (day.toordinal() << _ACTIVITIES) | activity


def first_number(mission: int, day: date = date.min) -> int:
    """Return a number that is not above any of ``mission`` from ``day`` on, and above all before."""
    return number_of(mission, day, 0)


def id_in(number: int) -> int:
    """Return the id of the activity that has ``number``."""
    return number & ((1 << _ACTIVITIES) - 1)


def mission_in(number: int) -> int:
    """Return the id of the mission whose activity has ``number``."""
    return number >> (_DAYS + _ACTIVITIES)


def day_in(number: int) -> date:
    """Return the day by which ``number`` is ordered."""
    return date.fromordinal((number >> _ACTIVITIES) & ((1 << _DAYS) - 1))


class Edition(models.Model):
    """How often what readers see of a mission has changed; ``names`` is the last edition that changed more than activities."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, primary_key=True, related_name="+")
    number = models.PositiveBigIntegerField(default=0)
    names = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.mission_id}, {self.number}"


class What(models.TextChoices):
    """What happened to what readers see."""

    SHOWN = "shown"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    ISSUE = "issue"
    NAMES = "names"


class ShownChange(models.Model):
    """One edition: ``activity`` (id) and ``key`` where it concerns one; ``facets`` are those it had before and has after."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    edition = models.PositiveBigIntegerField()
    what = models.CharField(max_length=10, choices=What)
    activity = models.PositiveBigIntegerField(null=True)
    key = models.CharField(max_length=32, blank=True)
    facets = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "edition"], name="one_change_an_edition")]
        indexes = [
            models.Index(fields=["mission", "-edition"], condition=models.Q(what="withdrawn"), name="shown_withdrawn")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.what}"


class ShownActivityQuerySet(models.QuerySet["ShownActivity"]):
    """Reads what is shown."""

    def of(self, mission: int) -> Self:
        """Those of the mission with that id."""
        return self.filter(number__gte=first_number(mission), number__lt=first_number(mission + 1))


class ShownActivity(models.Model):
    """One activity as readers see it (``public.shown``); ``number`` is its place in time (``number_of``).

    ``facets`` are ``name:value``, separated by spaces. ``line`` is what lists need of ``data``. ``sequence`` counts the
    changes that readers could see (RFC 5545, 3.8.7.4). ``last_day`` is there where it is later than the number's day.
    """

    number = models.BigIntegerField(primary_key=True)
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="shown")
    key = models.CharField(max_length=32, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    shown_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    last_day = models.DateField(null=True)
    facets = models.TextField()
    line = models.TextField()
    data = models.TextField()

    objects = ShownActivityQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        indexes = [models.Index(fields=["changed_at", "number"], name="shown_by_change")]

    def __str__(self) -> str:
        return self.key

    @property
    def as_line(self) -> Line:
        """What a list shows of it."""
        return decode_line(self.line)

    @property
    def value(self) -> Shown:
        """All that may be told."""
        return decode_shown(self.data)


class ShownReach(models.Model):
    """A figure of a shown activity, for adding up; ``number`` is the activity's, ``position`` counts from 0.

    ``left_out`` says why it is not added (``public.reach``), empty where it is.
    """

    number = models.BigIntegerField(db_index=True)
    position = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()
    who = models.CharField(max_length=300)
    planned = models.BooleanField()
    approximate = models.BooleanField()
    left_out = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("number", "position")

    def __str__(self) -> str:
        return f"{self.value} {self.who}"


class ShownFile(models.Model):
    """A photograph of a shown activity, whose ``number`` it has; nobody is sent another."""

    number = models.BigIntegerField(db_index=True)
    sha256 = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return self.sha256
