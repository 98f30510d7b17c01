"""What a form begins with: something that was read, the last similar activity, a saved version, or nothing.

The ``query`` of its address says which, so that a form that is sent, or taken up again from a draft, begins with the same
record; what was not changed is then known to be what was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from fieldpost.domain import Reading, Span

from ...accounts.models import User
from ...bulletins.models import StoredReading
from ...missions.lookup import Directory
from ...missions.models import Mission
from ...translation import translated
from ..accept import read_record, tellings
from ..models import Activity
from ..record import LISTS, Fact, How, Origin, Record
from .columns import Rows
from .showing import rows_shown, show_record
from .typed import ON


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that the reader could not settle, and the words it is about."""

    message: str
    quoted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """``base`` is the record that is shown, None where there is none; ``typed`` are the fields as they are first shown."""

    typed: Mapping[str, str]
    base: Record | None = None
    query: str = ""
    bulletin: int | None = None
    told_as: str = ""
    points: tuple[OpenPoint, ...] = ()
    said: str = field(default="")


def blank_start(mission: Mission, listed: Mapping[str, Rows[Any]]) -> Start:
    """Return an empty form."""
    return Start(typed=_blank(mission.languages[0], listed))


def read_start(
    reading: StoredReading, number: int | None, *, by: User, now: datetime, listed: Mapping[str, Rows[Any]]
) -> Start:
    """Return the form filled in with activity ``number`` of ``reading``; without a number, with its text alone."""
    value, mission = reading.value, reading.bulletin.mission
    if number is None:
        language = value.language.value if value.language.value in mission.languages else mission.languages[0]
        text = {f"texts-{language}": value.bulletin.text.strip()}
        return Start(
            typed=_blank(language, listed) | text,
            query=f"reading={reading.pk}",
            bulletin=reading.bulletin_id,
            points=open_points(value, None),
        )
    record = read_record(reading, number, value=value, by=by, now=now, directory=Directory(mission))
    return Start(
        typed=show_record(record, listed),
        base=record,
        query=f"reading={reading.pk}&number={number}",
        bulletin=reading.bulletin_id,
        told_as=tellings(value)[number],
        points=open_points(value, number),
    )


def similar_start(activity: Activity, *, by: User, now: datetime, listed: Mapping[str, Rows[Any]]) -> Start:
    """Return the form with what ``activity`` and another of its kind have in common: not its dates, reach or people.

    Photographs, papers and notes are the other's own, too. Who saves it states what is copied.
    """
    reason = _("copied from “%(title)s”") % {"title": activity.heading}
    origin = Origin(how=How.TYPED, by=str(by), by_id=by.pk, at=now, reason=reason)
    base = _stated_anew(activity.record, origin)
    return Start(
        typed=show_record(base, listed),
        base=base,
        query=f"like={activity.pk}",
        said=_("Copied from “%(title)s”: give the dates, the people and the numbers of this one.")
        % {"title": activity.heading},
    )


def version_start(record: Record, listed: Mapping[str, Rows[Any]]) -> Start:
    """Return the form with a record of the register."""
    return Start(typed=show_record(record, listed), base=record)


def open_points(reading: Reading, number: int | None) -> tuple[OpenPoint, ...]:
    """Return what stays open of activity ``number``, or of all, and of the file as a whole."""
    spans = reading.activities[number].spans if number is not None else (Span(0, len(reading.bulletin.text)),)
    points = []
    for problem in reading.problems:
        span = problem.span
        if span is None or any(span.start < each.end and each.start < span.end for each in spans):
            quoted = reading.bulletin.text[span.start : span.end] if span else ""
            points.append(OpenPoint(translated(problem.message), " ".join(quoted.split())[:300]))
    return tuple(points)


def _blank(language: str, listed: Mapping[str, Rows[Any]]) -> dict[str, str]:
    return {
        "original_language": language,
        "languages": language,
        "status": "held",
        "part": "organised",
        "period-known": "days",
        "themes-shown": ON,
        **{f"{name}-rows": rows_shown(0) for name in listed},
    }


def _stated_anew(record: Record, origin: Origin) -> Record:
    def anew(fact: Fact[Any] | None) -> Any:
        return replace(fact, origin=origin) if fact else None

    changes: dict[str, Any] = {name: anew(getattr(record, name)) for name in ("status", "kind", "part", "dimension")}
    for name in ("titles", "texts"):
        changes[name] = {language: anew(fact) for language, fact in getattr(record, name).items()}
    for name in LISTS:
        is_own = name in ("people", "reach", "photos", "files")
        changes[name] = () if is_own else tuple(map(anew, getattr(record, name)))
    return replace(record, period=None, notes=None, **changes)
