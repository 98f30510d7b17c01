"""Writing an archive: a snapshot of the database first, then the files, then what each of them is."""

import contextlib
import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.metadata import version as version_of
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from fieldpost.domain.interchange import encode_json

from ..missions.models import Mission
from . import databases
from .errors import ArchiveError
from .manifest import DATABASE, MEDIA, NAME, Manifest
from .reading import open_archive

Tell = Callable[[str], None]
"""Takes one line about how far it is."""


def write_archive(to: Path, *, now: datetime, tell: Tell) -> tuple[Manifest, str]:
    """Write the installation to ``to`` and try whether it can be restored; return what is in it, and what could not be tried.

    Files are only ever added to the installation, so those that the snapshot of the database names are all there
    afterwards. What stood at ``to`` stays until the new archive is whole and tried.

    Raises:
        ArchiveError: it cannot be written, or not be restored.
    """
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".backup-", dir=to.parent) as folder:
            manifest = _write(part, Path(folder, DATABASE), now=now, tell=tell)
        tell("Trying whether it can be restored ...")
        with open_archive(part, below=to.parent) as (unpacked, found):
            note = databases.try_snapshot(unpacked / DATABASE, found.rows)
        part.replace(to)
    except OSError as error:
        raise ArchiveError(
            f"{error.filename or to}: {error.strerror}; choose another place with room: --to FILE"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return manifest, note


def _write(part: Path, dump: Path, *, now: datetime, tell: Tell) -> Manifest:
    tell("Copying the database ...")
    migrations = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
    missions = tuple(Mission.objects.values_list("key", flat=True))
    sums: dict[str, str] = {}
    sizes: dict[str, int] = {}
    with databases.snapshot(dump) as rows:
        pass
    files = list(_files())
    tell(f"Packing the database and {len(files):,} files ...")
    # Only its owner may read it: it holds everything that is internal.
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive:
            for name, path in [(DATABASE, dump), *files]:
                sums[name], sizes[name] = _add(archive, name, path)
            manifest = Manifest(
                fieldpost=version_of("fieldpost"),
                made_at=now,
                database=databases.kind(),
                database_version=databases.version(),
                migrations=tuple(migrations),
                missions=missions,
                rows=rows,
                sha256=sums,
                sizes=sizes,
            )
            data = encode_json(manifest)
            info = tarfile.TarInfo(NAME)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        out.flush()
        os.fsync(out.fileno())
    return manifest


def _files() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"{MEDIA}{path.relative_to(root).as_posix()}", path


def _add(archive: tarfile.TarFile, name: str, path: Path) -> tuple[str, int]:
    """Add a file, and return its SHA-256 and size."""
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size = os.fstat(file.fileno()).st_size
        info.mtime = int(os.fstat(file.fileno()).st_mtime)
        counted = _Counted(file)
        archive.addfile(info, counted)
    return counted.sum.hexdigest(), info.size


class _Counted(io.RawIOBase):
    """Passes a file on and sums it up."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.sum.update(data)
        return data
