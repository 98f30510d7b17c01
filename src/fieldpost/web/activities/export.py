"""Activities as a table or as JSON: public facts, or all of them for use inside the mission.

The table has two rows of headings, words and names; with the names it can be imported again (``tables``). JSON holds each
activity in each of its languages as ``fieldpost.domain.Activity`` (docs/reference/schema).
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from fieldpost.domain.interchange import encode_json

from ..accounts.models import User
from ..missions import audit
from ..missions.models import Mission
from .as_domain import as_activity
from .models import Activity, ActivityVersion
from .publicity import is_public, public_record
from .record import Fact, Record, facts
from .sensitive import sensitive_in
from .tables.cells import join_cell, write_organisation, write_person, write_place, write_reach
from .tables.columns import FIELDS

MOST = 20_000
"""What one export holds at most; the import takes as many."""
CHUNK = 200

Exported = tuple[Activity, Record, str]
"""An activity, what is exported of its record, and the addresses of those facts of it that are internal."""


@transaction.atomic
def note_export(
    mission: Mission, *, form: str, count: int, internal: bool, query: str, by: User, now: datetime
) -> None:
    """Write to the audit log who took what out of the register."""
    audit.record(
        "activities-exported", mission=mission, by=by, now=now, form=form, count=count, internal=internal, query=query
    )


def read_exported(mission: Mission, ids: Sequence[int], *, internal: bool) -> Iterator[Exported]:
    """Yield the activities in the order of ``ids``, some hundreds at a time: three queries for these."""
    left = iter(ids)
    while chunk := list(islice(left, CHUNK)):
        versions = ActivityVersion.objects.filter(activity__in=chunk, number=F("activity__version"))
        found = {version.activity_id: version for version in versions.select_related("activity__recorded_by")}
        records = {pk: found[pk].value for pk in chunk if pk in found}
        marked = sensitive_in(mission, records.values())
        for pk, record in records.items():
            secret = " ".join(
                address for address, fact in facts(record) if not is_public(address.partition(".")[0], fact, marked)
            )
            yield found[pk].activity, record if internal else public_record(record, marked), secret


def table_rows(
    mission: Mission, exported: Iterator[Exported], *, internal: bool, sees_internal: bool
) -> Iterator[list[str]]:
    """Yield two rows of headings, in the person's language and as names, then a row an activity."""
    words, texts = [f"title_{one}" for one in mission.languages], [f"text_{one}" for one in mission.languages]
    names = ["key", *words, *texts, "status", "kind", "part", "period", "dimension", "themes", "places", "people"]
    names += ["organisations", "reach", "links"]
    names += ["notes", "internal"] if internal else []
    names += ["state", "recorded_by", "recorded_on"] if sees_internal else []
    yield [_heading(name) for name in names]
    yield names
    for activity, record, secret in exported:
        cells = _cells(activity, record) | {"internal": "; ".join(secret.split())}
        yield [cells.get(name, "") for name in names]


def json_parts(mission: Mission, exported: Iterator[Exported], *, internal: bool, now: datetime) -> Iterator[bytes]:
    """Yield one JSON object; its "activities" have key, state and, by language, the activity of the domain."""
    head = {"mission": mission.key, "exported_at": now.isoformat(), "internal": internal}
    yield json.dumps(head, ensure_ascii=False).encode()[:-1] + b', "activities": ['
    for number, (activity, record, _secret) in enumerate(exported):
        told = {language: as_activity(record, id=activity.key, language=language) for language in record.languages}
        languages = {language: value for language, value in told.items() if value is not None}
        body = encode_json({"key": activity.key, "state": activity.state, "languages": languages}, indent=0)
        yield (b",\n" if number else b"\n") + body.rstrip(b"\n")
    yield b"\n]}\n"


def _cells(activity: Activity, record: Record) -> dict[str, str]:
    def one(fact: Fact[Any] | None) -> str:
        return str(fact.value) if fact else ""

    return {
        "key": activity.key,
        **{f"title_{language}": fact.value for language, fact in record.titles.items()},
        **{f"text_{language}": fact.value for language, fact in record.texts.items()},
        "status": record.status.value.value,
        "kind": record.kind.value.value,
        "part": record.part.value.value,
        "period": one(record.period),
        "dimension": one(record.dimension),
        "themes": join_cell(fact.value for fact in record.themes),
        "places": join_cell(write_place(fact.value) for fact in record.places),
        "people": join_cell(write_person(fact.value) for fact in record.people),
        "organisations": join_cell(write_organisation(fact.value) for fact in record.organisations),
        "reach": join_cell(write_reach(fact.value) for fact in record.reach),
        "links": join_cell(fact.value for fact in record.links),
        "notes": one(record.notes),
        "state": activity.state,
        "recorded_by": str(activity.recorded_by or ""),
        "recorded_on": activity.recorded_at.date().isoformat(),
    }


def _heading(name: str) -> str:
    field, _underscore, language = name.partition("_")
    if field in ("title", "text") and language:
        return f"{FIELDS[field]} ({language})"
    own = {"state": _("State"), "recorded_by": _("Recorded by"), "recorded_on": _("Recorded on")}
    return str(own.get(name) or FIELDS[name])
