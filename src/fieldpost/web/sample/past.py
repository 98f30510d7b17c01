"""The sample's bulletins: read, taken into the register, cleared because they were published, and published anew."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fieldpost.domain import Period

from ..accounts.models import User
from ..activities.accept import accept_reading
from ..activities.actions import save_activity
from ..activities.clearance.actions import clear_as_published
from ..activities.files import store_photo
from ..activities.models import Activity
from ..activities.record import Fact, How, Origin, Picture
from ..bulletins.actions import store_and_read
from ..issues.actions import compile_month, publish
from ..missions.models import Mission
from ..missions.roles import Role

REASON = "As it was published at the time."
"""Why an issue is published though the check finds something: nothing is added to old bulletins."""


def load_bulletins(folder: Path, *, mission: Mission, people: Mapping[Role, User], tell: Callable[[str], None]) -> None:
    """Load every bulletin of ``folder``, in the order of their months, which their names begin with."""
    photos = tomllib.loads((folder / "photos.toml").read_text(encoding="utf-8"))["photos"]
    files = sorted((folder / "bulletins").iterdir())
    for number, path in enumerate(files, start=1):
        tell(f"Reading and publishing {number} of {len(files)}: {path.name} ...")
        month = Period.parse(path.name[:7])
        now = _days_after(month, 2)
        reading = store_and_read(
            path.read_bytes(), name=path.name, mission=mission, by=people[Role.EDITOR], now=now, is_public=True
        )
        activities = accept_reading(reading, numbers=None, by=people[Role.EDITOR], now=now)
        for photo in photos:
            if photo["month"] == str(month):
                _add_photo(photo, folder / "photos", activities, by=people[Role.EDITOR], now=now)
        now += timedelta(hours=2)
        for activity in activities:
            clear_as_published(activity, reading.language, by=people[Role.PUBLISHER], now=now)
        issue = compile_month(mission, month, reading.language, by=people[Role.PUBLISHER], now=now)
        publish(issue, by=people[Role.PUBLISHER], now=now + timedelta(hours=1), override=REASON)


def _add_photo(photo: Mapping[str, Any], folder: Path, activities: list[Activity], *, by: User, now: datetime) -> None:
    """Put a picture of ``photos.toml`` into the record of the activity whose heading it names."""
    found = next((each for each in activities if each.heading == photo["activity"]), None)
    if found is None:
        raise ValueError(f"photos.toml: no activity is called {photo['activity']!r}")
    sent = SimpleUploadedFile(photo["file"], (folder / photo["file"]).read_bytes())
    stored = store_photo(sent, mission=found.mission, by=by, now=now)
    picture = Picture(
        file=stored.pk,
        alternatives=photo["alternative"],
        captions=photo["caption"],
        credit=photo["credit"],
        consent="A drawing; nobody is shown.",
    )
    record = found.record
    fact = Fact(value=picture, origin=Origin(how=How.TYPED, by=str(by), by_id=by.pk, at=now))
    changed = replace(record, photos=(*record.photos, fact))
    saved = save_activity(changed, mission=found.mission, by=by, now=now, activity=found, version=found.version)
    activities[activities.index(found)] = saved


def _days_after(month: Period, days: int) -> datetime:
    last = month.last or date.min
    return datetime(last.year, last.month, last.day, 5, 30, tzinfo=UTC) + timedelta(days=days)
