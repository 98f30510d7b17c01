"""Activities that readers see, and a reader."""

from collections.abc import Callable
from typing import Any

import pytest

from fieldpost.web.accounts.models import User
from fieldpost.web.activities.clearance.actions import clear_as_published
from fieldpost.web.activities.models import Activity
from fieldpost.web.missions.roles import Role
from tests.web.conftest import NOW

ShowActivity = Callable[..., Activity]


@pytest.fixture
def show_activity(record_activity: Callable[..., Activity], people: dict[Role, User]) -> ShowActivity:
    """Record an activity and clear it in ``languages``, so that readers see it; ``changes`` replace fields of the record."""

    def show(
        title: str = "Workshop on court reporting", *, languages: tuple[str, ...] = ("en",), **changes: Any
    ) -> Activity:
        activity = record_activity(title, **changes)
        for language in languages:
            clear_as_published(activity, language, by=people[Role.PUBLISHER], now=NOW)
        return activity

    return show
