"""``fieldpost manage prepare``: what is to be done after an installation or an upgrade, before pages are served."""

import io
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command

from fieldpost.web.health import missing_migrations

from ..office import OfficeCommand

TOLD_EVERY = 25
"""Steps of the database between two words about how far it is."""


class Command(OfficeCommand):
    help = "Bring the database up to date and put style sheets and scripts where they are served from."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        for folder in (settings.HOME, settings.MEDIA_ROOT, settings.STATIC_ROOT):
            folder.mkdir(parents=True, exist_ok=True)
        lacking = missing_migrations()
        if lacking:
            self.stderr.write("Bringing the database up to date ...")
            steps = Steps(len(lacking), tell=self.stderr.write)
            call_command("migrate", interactive=False, verbosity=1, no_color=True, stdout=steps)
        if not settings.WHITENOISE_USE_FINDERS:
            call_command("collectstatic", interactive=False, verbosity=0)


class Steps(io.StringIO):
    """Counts the migrations that Django says it applies."""

    def __init__(self, count: int, *, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._count, self._tell, self._done = count, tell, 0

    def write(self, text: str) -> int:
        if text.startswith("  Applying "):
            self._done += 1
            if self._done % TOLD_EVERY == 0:
                self._tell(f"  {self._done} of {self._count} steps")
        return len(text)
