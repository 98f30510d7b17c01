"""Putting an archive in place of what the installation has."""

import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from ..health import missing_migrations
from ..missions.models import Mission
from . import databases
from .errors import ArchiveError
from .manifest import DATABASE, MEDIA, Manifest
from .reading import open_archive
from .writing import Tell, write_archive


def restore(path: Path, *, replace: bool, now: datetime, tell: Tell) -> Manifest:
    """Put back what ``path`` holds, after it was unpacked beside and every file in it proved to be what it was.

    What the installation had is kept as a backup; where that cannot be done, files and database are moved aside instead.

    Raises:
        ArchiveError: the archive is damaged or does not fit; or there are data and ``replace`` is not said. Nothing changed.
    """
    home, media = Path(settings.HOME), Path(settings.MEDIA_ROOT)
    home.mkdir(parents=True, exist_ok=True)
    if not replace and has_data():
        raise ArchiveError("This installation has data of its own. To put the backup in their place, add --replace.")
    tell("Unpacking and comparing every file ...")
    with open_archive(path, below=home) as (folder, manifest):
        _check_fits(manifest)
        databases.try_snapshot(folder / DATABASE, manifest.rows)
        was_kept = replace and _keep(home, now, tell)
        aside = media.with_name(f"{media.name}.before-{now:%Y%m%d-%H%M%S}")
        new = folder / MEDIA
        new.mkdir(exist_ok=True)
        tell("Putting the files back ...")
        if media.exists():
            media.rename(aside)
        new.rename(media)
        tell("Putting the database back ...")
        try:
            damaged = databases.put_back(folder / DATABASE)
        except ArchiveError:
            media.rename(new)
            if aside.exists():
                aside.rename(media)
            raise
    if aside.exists() and (was_kept or not any(aside.rglob("*"))):
        shutil.rmtree(aside)
    for old in (aside, Path(damaged) if damaged else None):
        if old is not None and old.exists():
            tell(f"What was there before is in {old}; delete it when you are sure.")
    if missing_migrations():
        tell("Bringing the database up to date ...")
        call_command("migrate", interactive=False, verbosity=0)
    return manifest


def has_data() -> bool:
    """Whether the installation has a mission or files; a database that is not there or beyond use has none."""
    try:
        return Mission.objects.exists()
    except DatabaseError:
        return False
    finally:
        connection.close()


def _keep(home: Path, now: datetime, tell: Tell) -> bool:
    """Make a backup of what is there, and return whether that could be done."""
    path = home / "backups" / f"before-restoring-{now:%Y%m%d-%H%M%S}.tar.gz"
    try:
        write_archive(path, now=now, tell=lambda line: None)  # noqa: ARG005
    except (ArchiveError, DatabaseError) as error:
        connection.close()
        tell(f"What is there cannot be backed up ({' '.join(str(error).split())}); it is moved aside instead.")
        return False
    tell(f"What is there is kept as {path}.")
    return True


def _check_fits(manifest: Manifest) -> None:
    if manifest.database != databases.kind():
        raise ArchiveError(
            f"The backup is of {manifest.database}, but this installation has {databases.kind()};"
            " set DATABASE_URL for a database of that kind"
        )
    unknown = set(manifest.migrations) - _known_migrations()
    if unknown:
        raise ArchiveError(
            f"The backup was made by Fieldpost {manifest.fieldpost}, which knows {len(unknown)} steps of the database that"
            f" this version does not ({min(unknown)}); install that version or a later one"
        )


def _known_migrations() -> set[str]:
    """Return the migrations that this version has, and those that were merged into them."""
    files = MigrationLoader(None).disk_migrations
    nodes = {*files, *(old for migration in files.values() for old in migration.replaces)}
    return {f"{app}.{name}" for app, name in nodes}
