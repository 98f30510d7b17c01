"""``fieldpost serve --sample FOLDER``: the invented mission, for looking around."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from fieldpost.web.clock import FIRST_DAY, set_calendar
from fieldpost.web.missions.management.office import OfficeCommand
from fieldpost.web.missions.models import Mission
from fieldpost.web.sample import ACCOUNTS, PASSWORD, is_loaded, load_sample


class Command(OfficeCommand):
    help = "Load the sample mission, if it is not there yet, and say who may sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, folder: Path, port: int, **options: Any) -> None:  # noqa: ARG002
        if settings.SETTINGS_MODULE.endswith("production"):
            raise CommandError("The sample has passwords that everybody knows; it is not loaded where others reach it.")
        if not is_loaded():
            if Mission.objects.exists():
                raise CommandError(f"{settings.HOME} has other missions; give the sample a folder: FIELDPOST_HOME=...")
            load_sample(folder, port=port, tell=self.stderr.write)
            set_calendar(settings.HOME, today=timezone.now().date())
            today = FIRST_DAY
        else:
            today = timezone.now().date()
        self.stdout.write(f"By the sample's calendar it is {today:%d %B %Y}. These people work there, all with the")
        self.stdout.write(f"password {PASSWORD}; their letters are files in {settings.HOME / 'mail'}:")
        for role, name in ACCOUNTS.items():
            self.stdout.write(f"  {role.value + '@odn-bishkek.example':<36} {name}, {role.label}")
