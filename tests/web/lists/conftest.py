"""A directory for the list's filters, and activities that refer to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fieldpost.domain import Kind, Organisation, OrganisationRole, Period, Place
from fieldpost.web.accounts.models import User
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.models import Activity
from fieldpost.web.activities.models.activity import State
from fieldpost.web.missions.lookup import Directory
from fieldpost.web.missions.models import Mission
from fieldpost.web.missions.roles import Role

from ..conftest import NOW, a_record, fact


@pytest.fixture
def save(mission: Mission, people: dict[Role, User]) -> Callable[..., Activity]:
    """Save an activity whose places, people and organisations have their entries in the directory."""

    def save(
        title: str = "Workshop on court reporting",
        *,
        by: Role = Role.CONTRIBUTOR,
        state: State = State.DRAFT,
        **changes: Any,
    ) -> Activity:
        record = Directory(mission).with_missing(a_record(title, **changes))
        activity = save_activity(record, mission=mission, by=people[by], now=NOW)
        if state != State.DRAFT:
            Activity.objects.filter(pk=activity.pk).update(state=state)
        return activity

    return save


@pytest.fixture
def several(save: Callable[..., Activity]) -> dict[str, Activity]:
    """Four activities that differ in all that the list can be filtered by."""
    batken = fact(Place(name="Batken", country="KG"))
    union = fact(Organisation(name="Farmers' Union", role=OrganisationRole.SUPPORTED))
    words = {"ru": fact("Встреча о воде"), "en": fact("Meeting on water")}
    return {
        "workshop": save(state=State.CLEARED),
        "meeting": save(
            "Meeting on water",
            kind=fact(Kind.MEETING),
            titles=words,
            places=(batken,),
            organisations=(union,),
            people=(),
        ),
        "spring": save(
            "Visit to Ala-Buka", kind=fact(Kind.VISIT), period=fact(Period.parse("2031-03-04")), by=Role.EDITOR
        ),
        "campaign": save(
            "Campaign in eight regions",
            kind=fact(Kind.CAMPAIGN),
            period=fact(Period.days(date(2031, 4, 20), date(2031, 6, 9))),
            dimension=None,
            themes=(),
        ),
    }
