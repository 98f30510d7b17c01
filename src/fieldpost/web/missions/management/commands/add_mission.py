"""The part of ``fieldpost init`` that needs the database: a mission and its first administrator."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from fieldpost import domain
from fieldpost.publishing.mission import read_mission
from fieldpost.web.accounts.models import User
from fieldpost.web.missions import audit
from fieldpost.web.missions.models import Membership, Mission
from fieldpost.web.missions.roles import Role
from fieldpost.web.missions.setup import install_mission

from ..office import OfficeCommand


class Command(OfficeCommand):
    help = "Add a mission and its first administrator; `fieldpost init` calls it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.toml")
        parser.add_argument("--address", required=True, metavar="https://HOST")
        parser.add_argument("--email", required=True, metavar="NAME@HOST")

    def handle(self, *args: Any, file: Path, address: str, email: str, **options: Any) -> None:  # noqa: ARG002
        mission, user = _add(read_mission(file), address=address, email=email, now=timezone.now())
        self.stdout.write(f"{mission} is set up. Its newsroom will be {address}{reverse('newsroom')}")
        if not user.has_usable_password():
            key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
            link = reverse(
                "account_reset_password_from_key", kwargs=dict(zip(("uidb36", "key"), key.split("-", 1), strict=True))
            )
            self.stdout.write(f"{user.email} sets a password here, within three days: {address}{link}")


@transaction.atomic
def _add(value: domain.Mission, *, address: str, email: str, now: datetime) -> tuple[Mission, User]:
    """Install the mission; who sets up the first one of an installation administers the installation, too."""
    is_first = not Mission.objects.exists()
    parts = urlsplit(address)
    mission = install_mission(
        value, hostname=parts.hostname or "", port=parts.port or 443, is_default=is_first, now=now
    )
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        make = User.objects.create_superuser if is_first else User.objects.create_user
        user = make(email)
    Membership.objects.create(user=user, mission=mission, role=Role.ADMINISTRATOR)
    audit.record(
        "member-added", mission=mission, by="fieldpost init", now=now, subject=user, role=Role.ADMINISTRATOR.value
    )
    return mission, user
