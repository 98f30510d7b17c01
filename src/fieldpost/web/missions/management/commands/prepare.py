"""``fieldpost manage prepare``: what is to be done after an installation or an upgrade, before pages are served."""

from typing import Any

from django.conf import settings
from django.core.management import call_command

from fieldpost.web.health import missing_migrations

from ..office import OfficeCommand


class Command(OfficeCommand):
    help = "Bring the database up to date and put style sheets and scripts where they are served from."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        for folder in (settings.HOME, settings.MEDIA_ROOT, settings.STATIC_ROOT):
            folder.mkdir(parents=True, exist_ok=True)
        lacking = missing_migrations()
        if lacking:
            self.stderr.write(f"Bringing the database up to date ({len(lacking)} steps) ...")
            call_command("migrate", interactive=False, verbosity=0)
        if not settings.WHITENOISE_USE_FINDERS:
            call_command("collectstatic", interactive=False, verbosity=0)
