"""Cleared activities, and the issues made of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from fieldpost.domain import Kind, Period, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.models import Clearance, ClearanceState
from fieldpost.web.activities.models import Activity, StoredFile
from fieldpost.web.activities.record import Picture, Status
from fieldpost.web.issues.actions import compile_month
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import fact

MAY = Period.parse("2031-05")
THEN = datetime(2031, 6, 2, 8, 0, tzinfo=UTC)
"""When the issue of May is made."""
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b"
    "0a0b0b0d0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffc0000b080001000101011100ffc40014000100000000"
    "000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0054dfffd9"
)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def clear(activity: Activity, language: str = "en", state: str = ClearanceState.CLEARED) -> Clearance:
    """Let the newest version of ``activity`` be cleared."""
    version = activity.versions.get(number=activity.version)
    clearance, _created = Clearance.objects.update_or_create(
        activity=activity,
        language=language,
        defaults={
            "state": state,
            "cleared_version": version if state == ClearanceState.CLEARED else None,
            "cleared_at": THEN if state == ClearanceState.CLEARED else None,
        },
    )
    return clearance


@pytest.fixture
def cleared(record_activity: Callable[..., Activity]) -> Callable[..., Activity]:
    """Save an activity and clear it in English, or in the ``languages`` given."""

    def save(title: str, *, languages: tuple[str, ...] = ("en",), **changes: Any) -> Activity:
        activity = record_activity(title, **changes)
        for language in languages:
            clear(activity, language)
        return activity

    return save


def on(first: date, last: date | None = None) -> Any:
    """Return a period as a fact."""
    return fact(Period.days(first, last))


@pytest.fixture
def month(cleared: Callable[..., Activity]) -> dict[str, Activity]:
    """A visit, two workshops and what is announced, all cleared."""
    return {
        "visit": cleared(
            "The Head of Mission visits Osh",
            kind=fact(Kind.VISIT),
            period=on(date(2031, 5, 20)),
            dimension=None,
            themes=(),
        ),
        "late": cleared("Course on media law", period=on(date(2031, 5, 22))),
        "early": cleared("Workshop on court reporting"),
        "ahead": cleared(
            "Round table on access to information", status=fact(Status.ANNOUNCED), period=on(date(2031, 6, 17))
        ),
    }


@pytest.fixture
def issue(mission: Mission, people: dict[Role, User], month: dict[str, Activity]) -> IssuePage:
    """The issue of May in English."""
    return compile_month(mission, MAY, "en", by=people[Role.EDITOR], now=THEN)


@pytest.fixture
def stored_photo(mission: Mission) -> StoredFile:
    """A photograph that the mission has."""
    photo = StoredFile(
        mission=mission, name="course.jpg", media_type="image/jpeg", sha256="ab" * 32, size=len(JPEG), stored_at=THEN
    )
    photo.file.save("course.jpg", ContentFile(JPEG), save=False)
    photo.save()
    return photo


def a_picture(photo: StoredFile, **changes: Any) -> Picture:
    """Return the photograph with all that is to be said of one."""
    told: dict[str, Any] = {
        "alternatives": {"en": "Journalists around a table"},
        "captions": {"en": "The course in Osh"},
        "credit": "Karasu/A. Toktogulov",
        "consent": "all agreed in writing",
    }
    return Picture(file=photo.pk, **{**told, **changes})


def a_place(name: str) -> Any:
    """Return a town as a fact."""
    return fact(Place(name=name, country="KG", latitude=42.87, longitude=74.59))
