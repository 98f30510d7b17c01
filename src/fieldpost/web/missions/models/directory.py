"""The directory: places, people, organisations and themes, each with the names it goes by.

An entry is never deleted while something refers to it. Of two entries for one thing, one is merged into the other: every
reference moves, and the merged entry stays as a name that leads there.
"""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from fieldpost.domain import PlacePrecision
from fieldpost.gazetteer import fold

from .mission import Mission


class EntryQuerySet(models.QuerySet[Any]):
    """Reads the directory."""

    def current(self) -> "EntryQuerySet":
        """Entries that were not merged into another."""
        return self.filter(merged_into=None)

    def named_like(self, words: str) -> "EntryQuerySet":
        """Entries one of whose names has ``words`` in it; case, accents and hyphens do not count."""
        key = fold(words)
        variants = self.model.variants.rel.related_model.objects.filter(folded__contains=key)
        return self.filter(models.Q(folded__contains=key) | models.Q(pk__in=variants.values("entry")))

    def for_readers(self) -> "EntryQuerySet":
        """Entries that someone without the right to internal facts may know of (``activities.publicity``)."""
        return self.exclude(self.model.is_internal()) if self.model.is_internal() else self


class Entry(models.Model):
    """What all entries of the directory have; ``names`` are by language, ``name`` is the main one.

    ``folded`` is the key of each of these (``fieldpost.gazetteer.fold``), one a line. What was merged has the entry
    that stands for it in ``merged_into``, never one that was merged itself.
    """

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=300)
    names = models.JSONField(_("names by language"), default=dict, blank=True)
    folded = models.TextField(blank=True, editable=False)
    note = models.TextField(_("internal note"), blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def is_internal(cls) -> models.Q:
        """What entries of this kind stay internal, as a condition; an empty one for none."""
        return models.Q()

    def said_in(self, language: str) -> str:
        """Return the name in ``language``, else the main one."""
        return str(self.names.get(language) or self.name)


class NameVariant(models.Model):
    """One of the names that an entry goes by; ``folded`` is ``fieldpost.gazetteer.fold`` of it, for looking up."""

    text = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    language = models.CharField(_("language"), max_length=10, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class Place(Entry):
    """A place of the gazetteer that the register uses, or one of the mission's own.

    ``gazetteer_id`` is the built-in gazetteer's; ``key`` the id that the mission gave, so that a place with a key is the
    mission's own or corrects a built-in one. Positions are degrees (WGS 84); ``countries`` ISO 3166-1 alpha-2, XK for
    Kosovo. With ``cue``, the name is a common word too. ``at_risk`` places are internal by default, for people are in
    danger if it is known that they meet there.
    """

    gazetteer_id = models.CharField(max_length=60, blank=True, editable=False)
    key = models.SlugField(max_length=80, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=30, default="town")
    precision = models.CharField(
        _("precision"),
        max_length=10,
        default=PlacePrecision.TOWN.value,
        choices=[
            ("point", _("a spot")),
            ("town", _("a settlement")),
            ("district", _("a district")),
            ("area", _("an area without one point")),
        ],
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    countries = models.JSONField(_("countries"), default=list, blank=True)
    cue = models.BooleanField(default=False, editable=False)
    at_risk = models.BooleanField(_("people are at risk if it is known that they meet here"), default=False)

    class Meta(Entry.Meta):
        indexes = [models.Index(fields=["mission", "name"], name="place_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "gazetteer_id"],
                condition=~models.Q(gazetteer_id=""),
                name="one_place_a_gazetteer_id",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="place_is_on_earth",
            ),
        ]

    @classmethod
    def is_internal(cls) -> models.Q:
        return models.Q(at_risk=True)


class PlaceName(NameVariant):
    entry = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="variants")


class Organisation(Entry):
    """A body that the mission works with; ``identifiers`` by scheme (org-id.guide codes, "ROR", "Wikidata")."""

    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    website = models.URLField(_("web site"), blank=True)
    identifiers = models.JSONField(_("identifiers"), default=dict, blank=True)
    predecessors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="successors", verbose_name=_("predecessors")
    )
    is_publisher = models.BooleanField(_("it is the mission itself or a part of it"), default=False)

    class Meta(Entry.Meta):
        indexes = [models.Index(fields=["mission", "name"], name="organisation_by_name")]


class OrganisationName(NameVariant):
    entry = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="variants")


class Person(Entry):
    """Someone who acts or is quoted. A private person's name is internal by default; an office holder's is not."""

    office = models.CharField(_("office"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="people", verbose_name=_("body")
    )
    is_private = models.BooleanField(
        _("private person"),
        default=False,
        help_text=_("Victims, beneficiaries and others who hold no public office: their names stay internal."),
    )

    class Meta(Entry.Meta):
        indexes = [models.Index(fields=["mission", "name"], name="person_by_name")]

    @classmethod
    def is_internal(cls) -> models.Q:
        return models.Q(is_private=True) | models.Q(office="", organisation=None)


class PersonName(NameVariant):
    entry = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="variants")


class Dimension(models.Model):
    """A side of the mission's work; ``key`` is the id in ``fieldpost.domain.Themes``."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="dimensions")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField(default=dict)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["mission", "key"], name="one_dimension_a_key")]

    def __str__(self) -> str:
        return self.said_in(self.mission.languages[0])

    def said_in(self, language: str) -> str:
        """Return the heading in ``language``, else in any."""
        return str(self.names.get(language) or next(iter(self.names.values()), self.key))


class Theme(models.Model):
    """A field of work below a dimension; its headings may change over the years, its ``key`` does not.

    ``sectors`` are OECD DAC CRS purpose codes (five digits). ``retired_on`` is the first day it is no longer offered.
    """

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="themes")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="themes")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    sectors = models.JSONField(default=list, blank=True)
    retired_on = models.DateField(_("no longer offered from"), null=True, blank=True)

    class Meta:
        ordering = ("dimension__position", "position")
        constraints = [models.UniqueConstraint(fields=["mission", "key"], name="one_theme_a_key")]

    def __str__(self) -> str:
        return self.said_in(self.mission.languages[0])

    def said_in(self, language: str, *, on: date | None = None) -> str:
        """Return the heading that held on the day ``on`` (the newest for None) in ``language``, else in any."""
        headings = sorted(self.headings.all(), key=lambda each: each.since or date.min)
        held = [each for each in headings if on is None or each.since is None or each.since <= on] or headings[:1]
        names = held[-1].names if held else {}
        return str(names.get(language) or next(iter(names.values()), self.key))


class ThemeHeading(models.Model):
    """How a theme is headed from the day ``since`` (included; None: from the beginning), by language."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="headings")
    since = models.DateField(_("since"), null=True, blank=True)
    names = models.JSONField(default=dict)

    class Meta:
        ordering = (models.F("since").asc(nulls_first=True),)
        constraints = [
            models.UniqueConstraint(fields=["theme", "since"], name="one_heading_a_day"),
            models.UniqueConstraint(fields=["theme"], condition=models.Q(since=None), name="one_first_heading"),
        ]

    def __str__(self) -> str:
        return str(next(iter(self.names.values()), self.theme.key))
