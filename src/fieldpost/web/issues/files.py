"""The files of frozen issues: one folder a publication, named by the SHA-256 of its JSON, made whole or not at all.

A folder is made beside its place, written through to the disk and then renamed; it counts only once a ``Publication`` names
it. What no publication names, because somebody was faster or the machine stopped, is swept away later.
"""

import hashlib
import logging
import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from fieldpost import domain
from fieldpost.publishing.drawings import Drawings
from fieldpost.publishing.formats import FORMATS
from fieldpost.publishing.json import render_json

from .errors import DamagedError
from .models import Publication

LEFTOVER_AFTER = timedelta(hours=1)
"""A folder that no publication names may still be in somebody's hands; after this time it is not."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """An issue with all its files on the disk; ``files`` are their SHA-256 by name, such as ``issue.pdf``."""

    data: bytes
    sha256: str
    files: dict[str, str]


def root() -> Path:
    """Return where the folders are."""
    return Path(settings.MEDIA_ROOT) / "issues"


def name_of(form: str) -> str:
    """Return the name of the file of a format."""
    return f"issue{FORMATS[form].suffix}"


def freeze(issue: domain.Issue, photos: Mapping[str, Path]) -> Frozen:
    """Write every format of ``issue`` into its folder; ``photos`` are the pictures by the names that the issue gives them.

    Raises:
        PublishingError: a format cannot be made.
        OSError: the disk is full or may not be written to. Nothing is left behind then.
    """
    data = render_json(issue)
    sha256 = hashlib.sha256(data).hexdigest()
    folder = root() / sha256
    if folder.is_dir():
        # Made whole before, by somebody who did not get to publish it. Touched, so that it is not swept away now.
        os.utime(folder)
        return Frozen(data=data, sha256=sha256, files=_hashes(folder))
    root().mkdir(parents=True, exist_ok=True)
    staged = root() / f".{sha256[:16]}-{secrets.token_hex(4)}"
    try:
        staged.mkdir()
        write_formats(issue, photos, staged)
        files = _hashes(staged)
        _write_through(staged)
        if not folder.is_dir():
            staged.rename(folder)
            _sync(root())
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return Frozen(data=data, sha256=sha256, files=files)


def write_formats(issue: domain.Issue, photos: Mapping[str, Path], folder: Path) -> None:
    """Write the photographs and every format of ``issue`` into ``folder``."""
    copy_photos(issue, photos, folder)
    drawings = Drawings(issue)
    for form, each in FORMATS.items():
        (folder / name_of(form)).write_bytes(each.render(issue, folder, drawings))


def copy_photos(issue: domain.Issue, photos: Mapping[str, Path], folder: Path) -> None:
    """Write the photographs that ``issue`` shows into ``folder``, by the names that it gives them."""
    for photo in issue.photos:
        path = folder / photo.file
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(photos[photo.file], path)


def read_file(publication: Publication, name: str) -> bytes:
    """Return a file of ``publication`` as it was frozen.

    Raises:
        DamagedError: it is not what was frozen, or is lost. The JSON comes from the database.
    """
    if name not in publication.files:
        raise KeyError(name)
    if name == name_of("json"):
        data = bytes(publication.data)
    else:
        try:
            data = (root() / publication.sha256 / name).read_bytes()
        except OSError as error:
            raise DamagedError(f"{name} of publication {publication.pk}: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != publication.files[name]:
        raise DamagedError(f"{name} of publication {publication.pk} is not what was frozen")
    return data


def damaged_files(publication: Publication) -> list[str]:
    """Return the names of the files that are lost or not what was frozen."""
    damaged = []
    for name in publication.files:
        try:
            read_file(publication, name)
        except DamagedError:
            damaged.append(name)
    return damaged


def sweep(now: datetime) -> int:
    """Remove the folders that no publication names and nobody is making any more; return how many."""
    if not root().is_dir():
        return 0
    found = [path for path in root().iterdir() if path.is_dir()]
    before = (now - LEFTOVER_AFTER).timestamp()
    old = [path for path in found if path.stat().st_mtime < before]
    named = set(Publication.objects.filter(sha256__in=[path.name for path in old]).values_list("sha256", flat=True))
    left = [path for path in old if path.name not in named]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
        log.info("removed a folder that no publication names: %s", path.name)
    return len(left)


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _write_through(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
