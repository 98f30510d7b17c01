"""``fieldpost backup``: the installation as one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from fieldpost.web.archive import write_archive

from ..office import OfficeCommand


class Command(OfficeCommand):
    help = "Put the database and all files into one archive, and try whether it can be restored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", type=Path, metavar="FILE.tar.gz", help="by default a file called after the time, in backups/"
        )

    def handle(self, *args: Any, to: Path | None, **options: Any) -> None:  # noqa: ARG002
        now = timezone.now()
        target = to or settings.HOME / "backups" / f"fieldpost-{now:%Y%m%d-%H%M%S}.tar.gz"
        manifest, note = write_archive(target.absolute(), now=now, tell=self.stderr.write)
        if note:
            self.stderr.write(f"Note: {note}.")
        size = target.stat().st_size / 1_000_000
        self.stderr.write(f"{len(manifest.sha256) - 1:,} files, {sum(manifest.rows.values()):,} rows, {size:.1f} MB")
        self.stdout.write(str(target))
