"""Who has to agree before an activity is published, and what they said."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fieldpost.domain.interchange import decode_json

from ...accounts.models import User
from ...missions.access import roles_of
from ...missions.models import Letter, Mission, Theme
from ...missions.roles import ALLOWED, Right, Role
from ..models.activity import Activity, ActivityVersion
from ..models.index import ActivityTheme
from ..record import Record

DECIDING_ROLES = tuple(role for role in Role if role in ALLOWED[Right.DECIDE_CLEARANCE])
"""The roles whose people may decide a step."""


class Concern(models.TextChoices):
    """What a step answers for: only a change to it opens the step again."""

    WORDING = "wording", _("the wording in that language")
    FACTS = "facts", _("the facts")
    PHOTOS = "photos", _("the photos")


class ClearanceState(models.TextChoices):
    """How far a clearance is."""

    WAITING = "waiting", _("In clearance")
    RETURNED = "returned", _("Returned")
    CLEARED = "cleared", _("Cleared")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class StepState(models.TextChoices):
    """How far a step is; at most one of a clearance is open."""

    LATER = "later", _("Not yet asked")
    OPEN = "open", _("Waiting")
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")


class Verdict(models.TextChoices):
    """What can be said at a step. A comment decides nothing."""

    APPROVE = "approve", _("Approve")
    RETURN = "return", _("Return with a comment")
    COMMENT = "comment", _("Comment only")


class Chain(models.Model):
    """The steps that an activity goes through; empty ``themes`` and ``languages`` mean all.

    ``allows_own``: who recorded the activity may decide about it, where an office is too small for four eyes.
    """

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="chains")
    name = models.CharField(pgettext_lazy("not of a person", "name"), max_length=100)
    is_default = models.BooleanField(_("used where no other chain fits"), default=False)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("only for these themes"))
    languages = models.JSONField(_("only for these languages"), default=list, blank=True)
    allows_own = models.BooleanField(_("people may decide about activities that they recorded"), default=False)

    class Meta:
        ordering = ("-is_default", "name", "id")
        constraints = [
            models.UniqueConstraint(fields=["mission"], condition=Q(is_default=True), name="one_default_chain"),
            models.UniqueConstraint(fields=["mission", "name"], name="one_chain_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class StepTerms(models.Model):
    """Who decides a step, about what, and by when: ``days_before`` the publication day, at the end of the working day.

    Whoever holds ``role`` may decide, and each of ``people``; or somebody without an account, at ``outside_email``.
    ``time_zone`` is an IANA name, empty for the mission's; the zone of a single named person goes before it.
    """

    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name of the step"), max_length=100)
    role = models.CharField(
        _("whoever is"), max_length=20, blank=True, choices=[(r.value, r.label) for r in DECIDING_ROLES]
    )
    outside_name = models.CharField(_("name of somebody without an account"), max_length=200, blank=True)
    outside_email = models.EmailField(_("their e-mail address"), blank=True)
    outside_language = models.CharField(_("language of the letters"), max_length=10, blank=True)
    concerns = models.JSONField(_("what they answer for"), default=list)
    days_before = models.PositiveSmallIntegerField(_("days before publication day"), default=2)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)

    class Meta:
        abstract = True
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name


class ChainStep(StepTerms):
    chain = models.ForeignKey(Chain, on_delete=models.CASCADE, related_name="steps")
    people = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=_("and these people"))


class Clearance(models.Model):
    """The clearance of one activity in one language; ``cleared_version`` is what may be published, None before.

    When something public changes afterwards, ``state`` is no longer cleared, and ``cleared_version`` stays what it was until the
    steps concerned have agreed again. Its steps are those of the chain as it was when ``round`` began.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="clearances")
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=ClearanceState)
    cleared_version = models.ForeignKey(ActivityVersion, on_delete=models.PROTECT, null=True, related_name="+")
    cleared_at = models.DateTimeField(null=True)
    round = models.PositiveSmallIntegerField(default=0)
    chain_name = models.CharField(max_length=100, blank=True)
    allows_own = models.BooleanField(default=False)
    publication_day = models.DateField(_("publication day"), null=True)
    started_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language"], name="one_clearance_a_language")]

    def __str__(self) -> str:
        return f"{self.activity} ({self.language})"

    @property
    def current_steps(self) -> "StepQuerySet":
        """The steps of this round, in their order."""
        return self.steps.filter(round=self.round)


class StepQuerySet(models.QuerySet["Step"]):
    """Reads the steps of clearances."""

    def of(self, mission: Mission) -> Self:
        """The steps of the mission's clearances that go on."""
        return self.filter(clearance__activity__mission=mission, round=F("clearance__round"))

    def waiting(self) -> Self:
        """Steps that somebody is asked to decide now."""
        return self.filter(state=StepState.OPEN, clearance__state=ClearanceState.WAITING)

    def for_person(self, user: User, mission: Mission) -> Self:
        """Steps that are ``user``'s to decide, by role or by name, within the themes of the role and with four eyes."""
        roles = {role: themes for role, themes in roles_of(user, mission).items() if role in DECIDING_ROLES}
        if not roles or not user.is_active:
            return self.none()
        theirs, reach = Q(), Q()
        for role, themes in roles.items():
            within = _within(themes, user)
            theirs |= Q(role=role.value) & within
            reach |= within
        named = Q(pk__in=Step.people.through.objects.filter(user=user).values("step"))
        own = Q(clearance__activity__recorded_by=user) & Q(clearance__allows_own=False)
        return self.filter(theirs | (named & reach), outside_email="").exclude(own)

    def late(self, now: datetime) -> Self:
        """Steps whose due moment has passed."""
        return self.filter(due_at__lt=now)

    def with_activity(self) -> Self:
        """With what a list shows of each, in three queries however long it is."""
        return self.select_related("clearance__activity__mission", "clearance__activity__recorded_by").prefetch_related(
            "people", "clearance__activity__themes"
        )


def _within(themes: Collection[int], user: User) -> Q:
    """Return what narrows a role to ``themes``; nothing for none."""
    if not themes:
        return Q(pk__isnull=False)
    mine = ActivityTheme.objects.filter(activity=OuterRef("clearance__activity"), theme__in=themes)
    return Q(Exists(mine)) | Q(clearance__activity__recorded_by=user)


class Step(StepTerms):
    """One step of a clearance, as the chain had it when the round began.

    ``approval`` is the decision that approved it last, kept while the step is asked again, so that what changed can be shown;
    None where it was returned since. ``told_at`` is when those who are asked were written to since it was opened.
    """

    clearance = models.ForeignKey(Clearance, on_delete=models.CASCADE, related_name="steps")
    round = models.PositiveSmallIntegerField()
    people = models.ManyToManyField(User, blank=True, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=StepState, default=StepState.LATER)
    due_at = models.DateTimeField(_("due"))
    opened_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    approval = models.ForeignKey("Decision", on_delete=models.PROTECT, null=True, related_name="+")

    objects = StepQuerySet.as_manager()

    class Meta(StepTerms.Meta):
        indexes = [models.Index(fields=["state", "due_at"], name="step_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["clearance"], condition=Q(state=StepState.OPEN), name="one_open_step_a_clearance"
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.APPROVED) | Q(approval__isnull=False),
                name="approved_step_has_approval",
            ),
        ]

    @property
    def is_outside(self) -> bool:
        """Whether somebody without an account decides, through a link."""
        return bool(self.outside_email)


class Decision(models.Model):
    """What somebody said at a step about a version. Never changed, which triggers of the database keep.

    ``shown`` is the record as it was public then, in the language of the clearance (``content.said_in``). ``by_name`` is the
    name as it was; of somebody without an account as they typed it, with the address of the letter.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="decisions")
    version = models.ForeignKey(ActivityVersion, on_delete=models.PROTECT, related_name="+")
    shown = models.JSONField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    comment = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    by_name = models.CharField(max_length=300)
    by_link = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict=Verdict.APPROVE) | ~Q(comment=""), name="a_return_or_comment_has_words"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by_name}: {self.get_verdict_display()}"

    @property
    def record(self) -> Record:
        """What was shown, as a record."""
        return decode_json(json.dumps(self.shown).encode(), Record)

    @property
    def title(self) -> str:
        """The title that was shown, in the language of the clearance; the start of the text where there was none."""
        record = self.record
        language = self.step.clearance.language
        return record.titles[language].value if language in record.titles else record.heading


class ReviewLink(models.Model):
    """A link by which somebody without an account decides one step, once; only the hash of its token is kept.

    Its letter holds the token until it is sent (``links.forget_sent``).
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step"],
                condition=Q(used_at__isnull=True, replaced_at__isnull=True),
                name="one_live_link_a_step",
            )
        ]

    def __str__(self) -> str:
        return f"{self.step}, {self.made_at:%Y-%m-%d}"


class Reminder(models.Model):
    """That an address was reminded on ``day`` (of its own time zone): at most one letter a day."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "address", "day"], name="one_reminder_a_day")]

    def __str__(self) -> str:
        return f"{self.address}, {self.day}"
