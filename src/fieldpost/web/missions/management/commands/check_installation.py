"""``fieldpost check``: what is wrong with this installation."""

from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from fieldpost.web.inspection import inspect

from ..office import OfficeCommand


class Command(OfficeCommand):
    help = (
        "Say in plain words what is wrong with this installation, and what to do. The exit code is 1 if something is."
    )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        wrong = 0
        for finding in inspect(timezone.now()):
            mark = "ok   " if not finding.action else "note " if finding.is_warning else "WRONG"
            self.stdout.write(f"{mark} {finding.subject}: {finding.words}")
            if finding.action:
                self.stdout.write(f"      -> {finding.action}")
                wrong += not finding.is_warning
        if wrong:
            raise CommandError(f"{wrong} to be mended")
