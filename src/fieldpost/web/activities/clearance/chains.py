"""Which steps an activity goes through, and until when each is to be decided."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ...accounts.models import User
from ...missions import audit
from ...missions.models import Mission, Theme
from ...missions.roles import Role
from ..models import Activity
from .errors import ClearanceError
from .models import Chain, ChainStep, Clearance, Concern, Step, StepTerms

END_OF_WORK = time(18)
"""When a working day ends, by the approver's clock."""

TERMS = tuple(field.name for field in StepTerms._meta.get_fields())


def chain_for(activity: Activity, language: str) -> Chain:
    """Return the chain of an activity: the most particular one that fits its themes and ``language``, else the default."""
    themes = set(activity.themes.values_list("theme", flat=True))
    best: tuple[int, Chain] | None = None
    for chain in Chain.objects.filter(mission=activity.mission, is_default=False).prefetch_related("themes"):
        narrowed = {theme.pk for theme in chain.themes.all()}
        fits = (not narrowed or narrowed & themes) and (not chain.languages or language in chain.languages)
        weight = 2 * bool(narrowed) + bool(chain.languages)
        if fits and weight and (best is None or weight > best[0]):
            best = (weight, chain)
    return best[1] if best else default_chain(activity.mission)


def default_chain(mission: Mission) -> Chain:
    """Return the mission's default chain; one with an editor and the head of mission is made where there is none."""
    chain = Chain.objects.filter(mission=mission, is_default=True).first()
    if chain is not None:
        return chain
    with translation.override(mission.languages[0]):
        chain = Chain.objects.create(mission=mission, name=_("Editor, then head of mission"), is_default=True)
        for position, (name, role, days) in enumerate(
            ((_("Editor"), Role.EDITOR, 5), (_("Head of mission"), Role.APPROVER, 2))
        ):
            ChainStep.objects.create(
                chain=chain, position=position, name=name, role=role.value, concerns=list(Concern), days_before=days
            )
    return chain


def lay_out_steps(clearance: Clearance, chain: Chain) -> None:
    """Make the steps of a new round as ``chain`` has them now."""
    mission = clearance.activity.mission
    if clearance.publication_day is None:
        raise ValueError("a round needs its publication day")
    for terms in chain.steps.prefetch_related("people"):
        people = list(terms.people.all())
        step = Step.objects.create(
            clearance=clearance,
            round=clearance.round,
            due_at=due_moment(clearance.publication_day, terms.days_before, zone_of(terms, people, mission)),
            **{name: getattr(terms, name) for name in TERMS},
        )
        step.people.set(people)


def zone_of(terms: StepTerms, people: Collection[User], mission: Mission) -> str:
    """Return the time zone of who decides: a single named person's, else the one given, else the mission's."""
    only = next(iter(people)) if len(people) == 1 and not terms.role else None
    return (only.time_zone if only else "") or terms.time_zone or mission.time_zone


def due_moment(publication_day: date, days_before: int, zone: str) -> datetime:
    """Return the end of the working day in ``zone``, so many calendar days before the day of publication."""
    return datetime.combine(publication_day - timedelta(days=days_before), END_OF_WORK, ZoneInfo(zone))


@transaction.atomic
def save_chain(
    chain: Chain, *, themes: Collection[Theme], steps: Iterable[Mapping[str, Any]], by: User, now: datetime
) -> Chain:
    """Write ``chain`` with ``steps`` in their order, each the fields of a ``ChainStep``; what is in clearance keeps its steps.

    Where it is the default, no other is any longer.
    """
    if chain.is_default:
        Chain.objects.filter(mission=chain.mission).exclude(pk=chain.pk).update(is_default=False)
    chain.save()
    chain.themes.set(themes)
    chain.steps.all().delete()
    for position, fields in enumerate(steps):
        terms = {name: value for name, value in fields.items() if name in TERMS}
        step = ChainStep.objects.create(chain=chain, **{**terms, "position": position})
        step.people.set(fields.get("people", ()))
    audit.record("chain-saved", mission=chain.mission, by=by, now=now, subject=chain, steps=chain.steps.count())
    return chain


@transaction.atomic
def remove_chain(chain: Chain, *, by: User, now: datetime) -> None:
    """Remove ``chain``; what is in clearance keeps its steps.

    Raises:
        ClearanceError: it is the default, without which nothing could be submitted.
    """
    if chain.is_default:
        raise ClearanceError(
            _("“%(name)s” is the default; make another chain the default first.") % {"name": chain.name}
        )
    audit.record("chain-removed", mission=chain.mission, by=by, now=now, subject=chain)
    chain.delete()
