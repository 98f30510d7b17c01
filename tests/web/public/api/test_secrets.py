"""What is internal, and what is another mission's, is in no answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.models import Activity, StoredFile
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.public.api.endpoints import ENDPOINTS
from tests.web.conftest import NOW, make_mission
from tests.web.issues.conftest import JPEG
from tests.web.permissions.test_canaries import CANARY, planted

ShowActivity = Callable[..., Activity]

PATHS = [
    *(each.path for each in ENDPOINTS if "{" not in each.path),
    "activities?facets=true",
    "activities?order=changed",
    "changes?records=true",
    f"activities?q={CANARY}",
]


def answers(activity: Activity, host: str = "testserver") -> dict[str, str]:
    """Return what every address answers, in small letters."""
    paths = [*PATHS, f"activities/{activity.key}", *(f"activities?language={each}" for each in ("en", "ru"))]
    told = {path: Client().get(f"/api/v1/{path}", headers={"host": host}) for path in paths}
    return {path: answer.content.decode().casefold() for path, answer in told.items()}


def test_nothing_internal_is_told(settings: Any, tmp_path: Path, mission: Mission, show_activity: ShowActivity) -> None:
    settings.MEDIA_ROOT = tmp_path
    photo = StoredFile(
        mission=mission, name="photo.jpg", media_type="image/jpeg", sha256="cd" * 32, size=len(JPEG), stored_at=NOW
    )
    photo.file.save("photo.jpg", ContentFile(JPEG), save=False)
    photo.save()

    told = answers(show_activity(**planted(mission, photo)))

    assert "court reporting" in told["activities"]
    assert [path for path, words in told.items() if CANARY in words] == []


@pytest.mark.parametrize("host", ["testserver", "elsewhere.example"])
def test_a_mission_tells_its_own_activities_only(
    mission: Mission, people: dict[Role, User], show_activity: ShowActivity, host: str
) -> None:
    make_mission("elsewhere", hostname="elsewhere.example")
    activity = show_activity()

    told = answers(activity, host)
    if host == "elsewhere.example":
        assert "there is no activity" in told.pop(f"activities/{activity.key}")

    named = {path for path, words in told.items() if "court reporting" in words or activity.key in words}
    assert bool(named) is (host == "testserver")
