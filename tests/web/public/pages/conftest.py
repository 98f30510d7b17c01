"""An issue that was published, and one that was corrected."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from fieldpost.domain import Period
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.files import store_photo
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.record import Picture, Status
from fieldpost.web.issues.actions import compile_month, correct, publish
from fieldpost.web.issues.actions.correction import Change
from fieldpost.web.issues.models import IssuePage
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role
from tests.web.conftest import NOW, fact
from tests.web.public.conftest import ShowActivity

THEN = datetime(2031, 6, 2, 8, 0, tzinfo=UTC)
"""When the issue of May is published."""
MAY = Period.parse("2031-05")
WRONG = "The workshop had 24 journalists, not 34."
PublishMay = Callable[..., IssuePage]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def photograph(mission: Mission, people: dict[Role, User]) -> Callable[[str], Any]:
    """Keep a photograph with that caption, and return the fact that tells of it."""

    def photographed(caption: str) -> Any:
        out = io.BytesIO()
        Image.new("RGB", (600, 400), (len(caption), 30, 30)).save(out, "JPEG")
        sent = SimpleUploadedFile("picture.jpg", out.getvalue())
        file = store_photo(sent, mission=mission, by=people[Role.CONTRIBUTOR], now=NOW)
        told: dict[str, Any] = {
            "alternatives": {"en": f"What {caption} shows"},
            "captions": {"en": caption},
            "credit": "A. S.",
        }
        return fact(Picture(file=file.pk, consent="all agreed in writing", **told))

    return photographed


@pytest.fixture
def held(show_activity: ShowActivity) -> Activity:
    """A workshop of May that is shown."""
    return show_activity()


@pytest.fixture
def announced(show_activity: ShowActivity) -> Activity:
    """A round table in June that is shown."""
    return show_activity(
        "Round table on access to information",
        status=fact(Status.ANNOUNCED),
        period=fact(Period.days(date(2031, 6, 17))),
    )


@pytest.fixture
def publish_may(mission: Mission, people: dict[Role, User]) -> PublishMay:
    """Publish the issue of May in a language, of what is shown in it."""

    def published(language: str = "en") -> IssuePage:
        issue = compile_month(mission, MAY, language, by=people[Role.EDITOR], now=THEN)
        publish(issue, by=people[Role.PUBLISHER], now=THEN)
        return issue

    return published


@pytest.fixture
def corrected(held: Activity, publish_may: PublishMay, people: dict[Role, User]) -> IssuePage:
    """The issue of May, corrected two weeks later."""
    issue = publish_may()
    item = issue.items.get(activity=held)
    change = Change(item=item, text="The workshop: 24 journalists.")
    correct(issue, text=WRONG, change=change, by=people[Role.PUBLISHER], now=THEN + timedelta(days=15))
    return issue
