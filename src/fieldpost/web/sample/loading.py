"""Loading all of the sample in one transaction, so that one that was broken off is simply loaded again."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from fieldpost.publishing.mission import read_mission

from ..accounts.models import User
from ..clock import FIRST_DAY
from ..missions.models import Membership, Mission
from ..missions.roles import Role
from ..missions.setup import install_mission
from .past import load_bulletins
from .present import load_notes

Tell = Callable[[str], None]

ACCOUNTS = {
    Role.CONTRIBUTOR: "Nurgul Asanova",
    Role.EDITOR: "Marta Lindqvist",
    Role.APPROVER: "Jonas Albrecht",
    Role.PUBLISHER: "Elena Sokolova",
    Role.ADMINISTRATOR: "Tariq Mansoor",
    Role.READER: "Beate Hofer",
}
"""Who works in the sample's mission: one person a role, known as ROLE@odn-bishkek.example."""
PASSWORD = "walnut-and-river"
"""Everybody's; it opens nothing but a sample on one's own machine."""
KEY = "odn-bishkek"


def is_loaded() -> bool:
    """Whether the installation has the sample."""
    return Mission.objects.filter(key=KEY).exists()


@transaction.atomic
def load_sample(folder: Path, *, port: int, tell: Tell) -> None:
    """Load mission, people, bulletins, issues and notes from ``folder``; addresses are at localhost and ``port``."""
    value = read_mission(folder / "mission.toml")
    began = datetime.combine(FIRST_DAY, time(), UTC) - timedelta(days=900)
    mission = install_mission(value, hostname="localhost", port=port, is_default=True, now=began)
    people = {role: _make_user(role, mission) for role in ACCOUNTS}
    load_bulletins(folder, mission=mission, people=people, tell=tell)
    tell("Writing what is on its way ...")
    load_notes(folder / "notes.toml", mission=mission, people=people)


def _make_user(role: Role, mission: Mission) -> User:
    make = User.objects.create_superuser if role is Role.ADMINISTRATOR else User.objects.create_user
    user = make(f"{role.value}@{KEY}.example", PASSWORD, name=ACCOUNTS[role])
    Membership.objects.create(user=user, mission=mission, role=role)
    return user
