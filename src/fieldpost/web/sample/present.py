"""What is on its way in the sample's newsroom: notes in every state, with next steps, internal notes and a private person."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from fieldpost.domain import Period
from fieldpost.domain.interchange import convert_data

from ..accounts.models import User
from ..activities.accept import accept_reading
from ..activities.actions import save_activity
from ..activities.clearance.actions import decide, start_clearance
from ..activities.clearance.models import Clearance, StepState, Verdict
from ..activities.follow_up import Step, change_next_steps
from ..activities.models import Activity
from ..activities.record import Fact, How, Origin
from ..bulletins.actions import store_and_read
from ..clock import FIRST_DAY
from ..issues.actions import compile_month
from ..missions.directory_actions import save_entry
from ..missions.models import Mission, Person
from ..missions.roles import Role

MONTH = Period.parse("2031-06")
PUBLICATION_DAY = date(2031, 7, 2)
"""Of the issue that is being made."""
AGREED = {"waiting": 0, "returned": 0, "half": 1, "cleared": 2}
"""How many steps of the chain a note in that state has behind it; a draft is not in clearance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A next step; ``owner`` is a role."""

    what: str
    owner: Role
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The note in one more language."""

    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One entry of ``notes.toml``."""

    by: Role
    on: date
    state: str
    text: str
    publication_day: date | None = None
    comment: str = ""
    internal: str = ""
    private: tuple[str, ...] = ()
    next_steps: tuple[FollowUp, ...] = ()
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What a ``notes.toml`` holds."""

    notes: tuple[Note, ...] = field(default=())


def load_notes(path: Path, *, mission: Mission, people: Mapping[Role, User]) -> None:
    """Record each note of ``path`` and bring it into its state."""
    for number, note in enumerate(convert_data(tomllib.loads(path.read_text(encoding="utf-8")), Notes).notes, start=1):
        # Half past nine in Bishkek, and each a little later than the one before.
        now = datetime.combine(note.on, time(3, 30), UTC) + timedelta(minutes=7 * number)
        by = people[note.by]
        data = note.text.strip().encode()
        reading = store_and_read(data, name=f"note-{number}.txt", mission=mission, by=by, now=now)
        for activity in accept_reading(reading, numbers=None, by=by, now=now):
            saved = _complete(activity, note, by=by, now=now)
            steps = [Step(what=step.what, owner=people[step.owner].pk, due_on=step.due_on) for step in note.next_steps]
            change_next_steps(saved, steps, by=by, now=now)
            if note.state in AGREED:
                _clear(saved, note, people=people, now=now)
        for person in Person.objects.filter(mission=mission, name__in=note.private):
            person.is_private = True
            save_entry(person, variants=[each.text for each in person.variants.all()], by=by, now=now)
    publisher, morning = people[Role.PUBLISHER], datetime.combine(FIRST_DAY, time(3), UTC)
    compile_month(mission, MONTH, "en", by=publisher, now=morning, publication_day=PUBLICATION_DAY)


def _complete(activity: Activity, note: Note, *, by: User, now: datetime) -> Activity:
    """Add what is internal, and the translations."""
    origin = Origin(how=How.TYPED, by=str(by), by_id=by.pk, at=now)
    record = activity.record
    titles = {each.language: Fact(value=each.title, origin=origin) for each in note.translations}
    texts = {each.language: Fact(value=each.text, origin=origin) for each in note.translations}
    changed = replace(
        record,
        titles={**record.titles, **titles},
        texts={**record.texts, **texts},
        notes=Fact(value=note.internal, origin=origin) if note.internal else record.notes,
    )
    return save_activity(changed, mission=activity.mission, by=by, now=now, activity=activity, version=activity.version)


def _clear(activity: Activity, note: Note, *, people: Mapping[Role, User], now: datetime) -> None:
    """Start the clearance in each language of the activity, and take as many steps as the note's state says."""
    for language in activity.languages:
        clearance = start_clearance(
            activity,
            language,
            by=activity.recorded_by or people[note.by],
            publication_day=note.publication_day or note.on,
            now=now + timedelta(hours=1),
        )
        for number in range(AGREED[note.state]):
            _decide(clearance, Verdict.APPROVE, people=people, now=now + timedelta(hours=3 * (number + 1)))
        if note.state == "returned":
            _decide(clearance, Verdict.RETURN, people=people, now=now + timedelta(hours=20), comment=note.comment)


def _decide(
    clearance: Clearance, verdict: Verdict, *, people: Mapping[Role, User], now: datetime, comment: str = ""
) -> None:
    """Let whoever holds the role of the open step decide it."""
    step = clearance.steps.get(state=StepState.OPEN)
    version = Activity.objects.get(pk=clearance.activity_id).version
    decide(step, verdict, by=people[Role(step.role)], seen=version, now=now, comment=comment)
