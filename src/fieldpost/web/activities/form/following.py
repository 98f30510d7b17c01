"""Next steps and connections in the form: they are no part of the record, but typed beside it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...missions.models import Mission
from ..follow_up import Neighbour, Step
from ..models import Activity, Connection, NextStep
from .reading import row_numbers
from .showing import rows_shown
from .typed import ON, CellError, Typed, clean

ADDRESS = re.compile(r"(?:.*/activities/|#)?(\d{1,12})/?", re.DOTALL)
"""An activity as one writes it: its number, or the address of its page."""
SHOWN = "\x1f"


def show_steps(steps: Iterable[NextStep]) -> dict[str, str]:
    """Return the fields of the next steps."""
    typed: dict[str, str] = {}
    number = 0
    for step in steps:
        prefix = f"steps-{number}-"
        cells = {
            "what": step.what,
            "owner": str(step.owner_id or ""),
            "due_on": step.due_on.isoformat() if step.due_on else "",
            "done": ON if step.done_on else "",
        }
        typed |= {prefix + name: text for name, text in cells.items()}
        typed |= {f"{prefix}pk": str(step.pk), f"{prefix}shown": SHOWN.join(map(clean, cells.values()))}
        number += 1
    return {**typed, "steps-rows": rows_shown(number)}


def show_connections(activity: Activity) -> dict[str, str]:
    """Return the fields of the connections."""
    typed: dict[str, str] = {}
    number = 0
    for connection in connections_of(activity):
        is_earlier = connection.later_id == activity.pk
        other = connection.earlier if is_earlier else connection.later
        prefix = f"connections-{number}-"
        typed[f"{prefix}pk"] = str(other.pk)
        typed[f"{prefix}which"] = "earlier" if is_earlier else "later"
        typed[f"{prefix}activity"] = named(other)
        number += 1
    return {**typed, "connections-rows": rows_shown(number)}


def connections_of(activity: Activity) -> list[Connection]:
    """Return the connections of ``activity`` with both activities, the earlier ones first."""
    found = Connection.objects.select_related("earlier", "later")
    return [*found.filter(later=activity), *found.filter(earlier=activity)]


def named(activity: Activity) -> str:
    """Return how an activity is offered and shown in the field: title, day, number."""
    return f"{activity.heading[:80]} ({date_format(activity.sort_day, 'SHORT_DATE_FORMAT')}) #{activity.pk}"


def read_steps(
    typed: Typed, *, members: Mapping[int, str], known: Mapping[int, NextStep], today: date
) -> tuple[list[Step], dict[str, str]]:
    """Return the steps that were added or changed, and what cannot be read, by field."""
    steps, errors = [], {}
    for number in row_numbers(typed, "steps"):
        prefix = f"steps-{number}-"
        try:
            step = _step(typed, prefix, members=members, known=known, today=today)
        except CellError as error:
            errors[prefix + error.name] = error.message
            continue
        if step is not None:
            steps.append(step)
    return steps, errors


def _step(
    typed: Typed, prefix: str, *, members: Mapping[int, str], known: Mapping[int, NextStep], today: date
) -> Step | None:
    cells = {name: clean(typed.get(prefix + name, "")) for name in ("what", "owner", "due_on", "done")}
    pk = clean(typed.get(f"{prefix}pk", ""))
    before = known.get(int(pk)) if pk.isascii() and pk.isdigit() and len(pk) < 16 else None
    is_gone = typed.get(f"{prefix}remove") == ON
    if before is not None and (is_gone or not cells["what"]):
        return Step(pk=before.pk, what="")
    if is_gone or SHOWN.join(cells.values()) == typed.get(f"{prefix}shown", ""):
        return None
    if not cells["what"]:
        if not (cells["owner"] or cells["due_on"]):
            return None
        raise CellError("what", _("Say what is to be done, or clear the row."))
    if len(cells["what"]) > 500:
        raise CellError("what", _("Say it in at most 500 characters."))
    owner = int(cells["owner"]) if cells["owner"].isascii() and cells["owner"].isdigit() else None
    if cells["owner"] and owner not in members and not (before and before.owner_id == owner):
        raise CellError("owner", _("Choose somebody of the mission."))
    done = (before.done_on if before and before.done_on else today) if cells["done"] == ON else None
    return Step(
        pk=before.pk if before else None, what=cells["what"], owner=owner, due_on=_day(cells["due_on"]), done_on=done
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CellError(
            "due_on", _("“%(text)s” is no day of the calendar; write it as year-month-day.") % {"text": text}
        ) from None


def read_connections(typed: Typed, mission: Mission) -> tuple[list[Neighbour], dict[str, str]]:
    """Return the connections that were added or are to go, and what cannot be read, by field."""
    neighbours, errors = [], {}
    for number in row_numbers(typed, "connections"):
        prefix = f"connections-{number}-"
        pk, said = (clean(typed.get(prefix + name, "")) for name in ("pk", "activity"))
        is_earlier = typed.get(f"{prefix}which") != "later"
        is_gone = typed.get(f"{prefix}remove") == ON or (bool(pk) and not said)
        try:
            if pk.isascii() and pk.isdigit() and len(pk) < 16:
                if is_gone:
                    neighbours.append(Neighbour(activity=int(pk), is_earlier=is_earlier, is_gone=True))
            elif said and not is_gone:
                neighbours.append(Neighbour(activity=_meant(said, mission), is_earlier=is_earlier))
        except CellError as error:
            errors[prefix + error.name] = error.message
    return neighbours, errors


def _meant(said: str, mission: Mission) -> int:
    """Return the id of the activity that ``said`` means: its number, its address, or its title."""
    match = ADDRESS.fullmatch(said) or re.search(r"#(\d{1,12})$", said)
    of_mission = Activity.objects.of(mission)
    if match is not None and of_mission.filter(pk=int(match[1])).exists():
        return int(match[1])
    found: Sequence[Activity] = list(of_mission.filter(heading__iexact=said)[:2])
    if len(found) == 1:
        return found[0].pk
    if found:
        raise CellError("activity", _("Several activities are called so; write the number of the one, like #12."))
    raise CellError(
        "activity", _("No activity is “%(text)s”; write its title, or paste the address of its page.") % {"text": said}
    )
