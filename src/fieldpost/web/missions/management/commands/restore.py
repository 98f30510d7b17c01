"""``fieldpost restore``: what a backup holds, put back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from fieldpost.web.archive import restore

from ..office import OfficeCommand


class Command(OfficeCommand):
    help = "Put back what a backup holds. Every file in it is compared with its SHA-256 first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.tar.gz", help="a file that `fieldpost backup` wrote")
        parser.add_argument("--replace", action="store_true", help="in place of the data that are there")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:  # noqa: ARG002
        manifest = restore(file.absolute(), replace=replace, now=timezone.now(), tell=self.stderr.write)
        self.stderr.write("Processes that run open the restored database within a minute.")
        self.stdout.write(
            f"Restored: {', '.join(manifest.missions) or 'no mission'}, as of {manifest.made_at:%Y-%m-%d %H:%M} UTC"
        )
