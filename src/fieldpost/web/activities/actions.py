"""Writing to the register: the one way in."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fieldpost.domain.interchange import encode_json
from fieldpost.gazetteer import fold

from ..accounts.models import User
from ..missions import audit
from ..missions.lookup import standing
from ..missions.models import Dimension, Mission, Organisation, Person, Place, Theme
from .clearance.reopening import reopen_changed
from .errors import ActivitiesError, ConflictError
from .models import (
    Activity,
    ActivityOrganisation,
    ActivityPerson,
    ActivityPlace,
    ActivityReach,
    ActivityText,
    ActivityTheme,
    ActivityVersion,
)
from .models.activity import new_key
from .publicity import Sensitive, is_public
from .record import Fact, Record, facts, with_origins_kept
from .sensitive import sensitive_in

SHOWN_IN_LISTS = frozenset({"status", "kind", "part", "period", "dimension", "titles", "texts"})
"""The fields that a list shows or can be filtered by without a row of ``models.index``."""


@transaction.atomic
def save_activity(
    record: Record,
    *,
    mission: Mission,
    by: User,
    now: datetime,
    activity: Activity | None = None,
    version: int = 0,
    bulletin: int | None = None,
    told_as: str = "",
    key: str = "",
    reason: str = "",
) -> Activity:
    """Write ``record`` as a new activity, or as the next version of ``activity``, of which ``version`` was seen.

    A new one may say which activity of which ``bulletin`` it is (``told_as``, see ``accept``), and bring its ``key``.

    Facts that the version before holds with the same value keep their origin. A record that changes nothing adds no
    version.

    Raises:
        ActivitiesError: it has neither title nor text, or names a dimension or theme that the mission lacks.
        ConflictError: somebody saved a version after ``version``.
    """
    if not record.heading.strip():
        raise ActivitiesError(_("An activity needs a title or a text; write one of them."))
    if activity is None:
        activity = Activity(
            mission=mission,
            key=key or new_key(),
            recorded_by=by,
            recorded_at=now,
            bulletin_id=bulletin,
            told_as=told_as if bulletin else "",
        )
    else:
        activity = Activity.objects.select_for_update().get(pk=activity.pk)
        if activity.version != version:
            message = _("“%(title)s” was saved by %(who)s at %(when)s while you worked on it.") % {
                "title": activity.heading,
                "who": activity.changed_by,
                "when": f"{activity.changed_at:%H:%M}",
            }
            raise ConflictError(message, current=activity.version)
        before = activity.record
        record = with_origins_kept(record, before)
        if record == before:
            return activity
    _set_columns(activity, record, by=by, now=now)
    activity.version += 1
    activity.save()
    ActivityVersion.objects.create(
        activity=activity,
        number=activity.version,
        data=json.loads(encode_json(record, indent=0)),
        saved_by=by,
        saved_by_name=str(by)[:200],
        saved_at=now,
        reason=reason,
    )
    index_activity(activity, record)
    what = "activity-recorded" if activity.version == 1 else "activity-changed"
    audit.record(what, mission=mission, by=by, now=now, subject=activity, version=activity.version)
    if activity.version > 1:
        reopen_changed(activity, before, record, now=now)
    return activity


def index_activity(activity: Activity, record: Record) -> None:
    """Write the rows that filters and pages ask from ``record``, in place of those that are there."""
    marked = sensitive_in(activity.mission, [record])
    places = standing(Place, [fact.entry for fact in record.places])
    people = standing(Person, [fact.entry for fact in record.people])
    organisations = standing(Organisation, [fact.entry for fact in record.organisations])
    keep: dict[type, list[Any]] = {
        ActivityText: [
            ActivityText(
                activity=activity,
                language=language,
                title=_of(record.titles.get(language))[:400],
                folded=fold(_of(record.titles.get(language)))[:500],
                text=_of(record.texts.get(language)),
                is_public=all(
                    is_public(name, words[language], marked)
                    for name, words in (("titles", record.titles), ("texts", record.texts))
                    if language in words
                ),
            )
            for language in record.languages
        ],
        ActivityPlace: [
            ActivityPlace(
                place_id=places.get(fact.entry),
                name=fact.value.name[:300],
                country=fact.value.country,
                latitude=fact.value.latitude,
                longitude=fact.value.longitude,
                **_entry_row(activity, "places", fact, number, marked),
            )
            for number, fact in enumerate(record.places)
        ],
        ActivityPerson: [
            ActivityPerson(
                person_id=people.get(fact.entry),
                name=fact.value.name[:300],
                office=", ".join(part for part in (fact.value.office, fact.value.body) if part)[:400],
                **_entry_row(activity, "people", fact, number, marked),
            )
            for number, fact in enumerate(record.people)
        ],
        ActivityOrganisation: [
            ActivityOrganisation(
                organisation_id=organisations.get(fact.entry),
                name=fact.value.name[:300],
                role=fact.value.role.value,
                is_partner=fact.value.is_partner,
                **_entry_row(activity, "organisations", fact, number, marked),
            )
            for number, fact in enumerate(record.organisations)
        ],
        ActivityTheme: [
            ActivityTheme(theme=theme, **_entry_row(activity, "themes", fact, number, marked))
            for number, (fact, theme) in enumerate(_themes(activity.mission, record))
        ],
        ActivityReach: [
            ActivityReach(
                value=fact.value.value,
                who=fact.value.who[:300],
                planned=fact.value.planned,
                approximate=fact.value.approximate,
                part_of=(fact.value.part_of or "")[:300],
                **_row(activity, "reach", fact, number, marked),
            )
            for number, fact in enumerate(record.reach)
        ],
    }
    for model, rows in keep.items():
        model.objects.filter(activity=activity).delete()  # type: ignore[attr-defined]
        model.objects.bulk_create(rows)  # type: ignore[attr-defined]


def _set_columns(activity: Activity, record: Record, *, by: User, now: datetime) -> None:
    period = record.period.value if record.period else None
    dimension = None
    if record.dimension:
        dimension = Dimension.objects.filter(mission=activity.mission, key=record.dimension.value).first()
        if dimension is None:
            raise ActivitiesError(
                _("There is no dimension “%(key)s” in this mission; choose one of its own.")
                % {"key": record.dimension.value}
            )
    activity.heading = record.heading[:400]
    activity.original_language = record.original_language
    activity.languages = list(record.languages)
    activity.status, activity.kind, activity.part = record.status.value, record.kind.value, record.part.value
    activity.period = str(period or "")
    activity.first_day = period.first if period else None
    activity.last_day = period.last if period else None
    activity.sort_day = activity.first_day or activity.last_day or activity.recorded_at.date()
    shown = ((address.partition(".")[0], fact) for address, fact in facts(record))
    activity.is_public = all(is_public(name, fact, Sensitive()) for name, fact in shown if name in SHOWN_IN_LISTS)
    activity.dimension = dimension
    activity.changed_by, activity.changed_at = by, now


def _themes(mission: Mission, record: Record) -> list[tuple[Fact[str], Theme]]:
    wanted = [fact.value for fact in record.themes]
    known = {theme.key: theme for theme in Theme.objects.filter(mission=mission, key__in=wanted)} if wanted else {}
    for key in wanted:
        if key not in known:
            raise ActivitiesError(
                _("There is no theme “%(key)s” in this mission; choose one of its own.") % {"key": key}
            )
    return [(fact, known[fact.value]) for fact in record.themes]


def _row(activity: Activity, name: str, fact: Fact[Any], position: int, marked: Sensitive) -> dict[str, Any]:
    return {"activity": activity, "position": position, "is_public": is_public(name, fact, marked)}


def _entry_row(activity: Activity, name: str, fact: Fact[Any], position: int, marked: Sensitive) -> dict[str, Any]:
    return {**_row(activity, name, fact, position, marked), "sort_day": activity.sort_day}


def _of(fact: Fact[str] | None) -> str:
    return fact.value if fact else ""
