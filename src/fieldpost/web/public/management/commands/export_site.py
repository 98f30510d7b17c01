"""``fieldpost export-site``: the public site of a mission as files."""

import os
import re
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from fieldpost.web.missions.management.office import OfficeCommand
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.copy.writing import write_copy

ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~%-]+)*/?")
SHOWN = 20
"""Addresses of which the reason is printed why they are not in the copy."""


class Command(OfficeCommand):
    help = "Write the whole public site of a mission as files that any web server serves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", type=Path, metavar="DIR", help="where the files go; a copy that is there is replaced"
        )
        parser.add_argument(
            "--address",
            metavar="URL",
            default="",
            help="where the copy will be, such as https://archive.example/mission; where the site is, if left out",
        )
        parser.add_argument("--mission", metavar="KEY", default="", help="which mission, where there are several")

    def handle(self, *args: Any, folder: Path, address: str, mission: str, **options: Any) -> None:  # noqa: ARG002
        chosen = _mission(mission)
        if address and not ADDRESS.fullmatch(address):
            raise CommandError(f"--address is {address!r}; it has to be one like https://archive.example/mission.")
        began = time.monotonic()
        is_watched = self.stderr.isatty()

        def tell(done: int, known: int) -> None:
            if is_watched:
                self.stderr.write(f"\r\x1b[K{done:,} of {known:,} files ...", ending="")
                self.stderr.flush()

        written = write_copy(
            chosen.pk, folder.absolute(), address=address.rstrip("/"), processes=os.cpu_count() or 1, tell=tell
        )
        if is_watched:
            self.stderr.write("\r\x1b[K", ending="")
        for address, why in sorted(written.lacking.items())[:SHOWN]:
            self.stderr.write(f"{address}: {why}; it is not in the copy")
        if len(written.lacking) > SHOWN:
            self.stderr.write(f"... and {len(written.lacking) - SHOWN:,} more")
        if written.has_moved:
            self.stderr.write("The site changed while it was copied; run the command again for a copy of one moment.")
        spent = time.monotonic() - began
        self.stderr.write(f"{written.files:,} files, {written.size / 1_000_000:.1f} MB, in {spent:.0f} s")
        self.stdout.write(str(folder))


def _mission(key: str) -> Mission:
    missions = {each.key: each for each in Mission.objects.order_by("key")}
    if not missions:
        raise CommandError("There is no mission yet; `fieldpost init` sets one up.")
    if key and key not in missions:
        raise CommandError(f"There is no mission {key!r}; there are: {', '.join(missions)}.")
    if not key and len(missions) > 1:
        raise CommandError(f"There are several missions; choose one with --mission: {', '.join(missions)}.")
    return missions[key] if key else next(iter(missions.values()))
