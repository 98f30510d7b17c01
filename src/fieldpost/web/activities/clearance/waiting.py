"""What waits for whom, since when, and what is late: for the page, for Today, and for the reminders."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...accounts.models import User
from ...missions.models import Membership, Mission
from .models import DECIDING_ROLES, Clearance, ClearanceState, Step, StepQuerySet, StepState


def waiting_for(user: User, mission: Mission) -> StepQuerySet:
    """Return the steps that wait for ``user`` to decide, what is due first at the top."""
    return Step.objects.of(mission).waiting().for_person(user, mission).order_by("due_at", "id")


def returned_to(user: User, mission: Mission) -> QuerySet[Clearance]:
    """Return the clearances that were returned to ``user``, who submitted them."""
    return returned(mission).filter(started_by=user)


def returned(mission: Mission) -> QuerySet[Clearance]:
    """Return the clearances that wait for who submitted them, what is published first at the top.

    ``due_at`` is when the step is due that returned it.
    """
    step = Step.objects.filter(clearance=OuterRef("pk"), round=OuterRef("round"), state=StepState.RETURNED)
    found = Clearance.objects.filter(activity__mission=mission, state=ClearanceState.RETURNED)
    return found.annotate(due_at=Subquery(step.values("due_at")[:1])).order_by("publication_day", "id")


def late(mission: Mission, now: datetime) -> StepQuerySet:
    """Return the open steps whose due moment has passed, whoever has to decide them."""
    return Step.objects.of(mission).waiting().late(now).order_by("due_at", "id")


class Deciders:
    """Who may decide which step of a mission, found for many steps with two queries.

    The rule is that of ``StepQuerySet.for_person``, which asks it the other way round.
    """

    def __init__(self, mission: Mission) -> None:
        rows = Membership.objects.filter(mission=mission, role__in=DECIDING_ROLES, user__is_active=True)
        self._held = [
            (row.user, row.role, {theme.pk for theme in row.themes.all()})
            for row in rows.select_related("user").prefetch_related("themes").order_by("user__name", "user__email")
        ]

    def of(self, step: Step) -> list[User]:
        """Return who may decide ``step``, loaded ``with_activity``; nobody for a step that is decided from outside."""
        if step.is_outside:
            return []
        activity = step.clearance.activity
        themes = {row.theme_id for row in activity.themes.all()}
        named = {user.pk for user in step.people.all()}
        found: dict[int, User] = {}
        for user, role, narrowed in self._held:
            is_own = activity.recorded_by_id == user.pk
            if is_own and not step.clearance.allows_own:
                continue
            if (role == step.role or user.pk in named) and _reaches(narrowed, themes, is_own=is_own):
                found[user.pk] = user
        return list(found.values())


def asked_in_words(step: Step, people: list[User]) -> str:
    """Return who is asked to decide ``step``."""
    if step.is_outside:
        return _("%(name)s (by letter)") % {"name": step.outside_name or step.outside_email}
    if not people:
        return _("Nobody: an administrator has to name someone")
    if len(people) > 3:
        count = len(people) - 2
        others = ngettext("%(count)d other", "%(count)d others", count) % {"count": count}
        return _("%(names)s or %(others)s") % {"names": ", ".join(map(str, people[:2])), "others": others}
    if len(people) == 1:
        return str(people[0])
    return _("%(names)s or %(last)s") % {"names": ", ".join(map(str, people[:-1])), "last": people[-1]}


def _reaches(narrowed: Collection[int], themes: Collection[int], *, is_own: bool) -> bool:
    return not narrowed or is_own or bool(set(narrowed) & set(themes))
