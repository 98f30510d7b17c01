"""Unpacking an archive beside the installation, and making sure that it holds what it says."""

import hashlib
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from fieldpost.domain import InterchangeError
from fieldpost.domain.interchange import decode_json

from .errors import ArchiveError
from .manifest import DATABASE, FORMAT, MEDIA, NAME, Manifest

BLOCK = 1024 * 1024
"""Bytes that are copied at once."""
LARGEST_MANIFEST = 256 * 1024 * 1024
"""Bytes; a manifest of a million files is shorter."""


@contextmanager
def open_archive(path: Path, *, below: Path) -> Iterator[tuple[Path, Manifest]]:
    """Unpack ``path`` into a folder ``below`` that goes again afterwards, and yield the folder and the manifest.

    Raises:
        ArchiveError: it is no archive of ours, was cut off, or a file in it is not what it was.
    """
    with TemporaryDirectory(prefix=".archive-", dir=below) as folder:
        try:
            with tarfile.open(path, "r:gz") as archive:
                sums = _unpack(archive, Path(folder))
        except (tarfile.TarError, EOFError, zlib.error) as error:
            raise ArchiveError(f"{path} is no whole backup: {error}; use another one") from error
        except OSError as error:
            raise ArchiveError(f"{error.filename or path}: {error.strerror or error}; use another backup") from error
        manifest = _manifest(path, Path(folder, NAME))
        _compare(path, sums, manifest)
        yield Path(folder), manifest


def _unpack(archive: tarfile.TarFile, folder: Path) -> dict[str, str]:
    """Write each member below ``folder`` and return its SHA-256."""
    sums = {}
    for member in archive:
        name = PurePosixPath(member.name)
        is_ours = member.name in (DATABASE, NAME) or member.name.startswith(MEDIA)
        if not member.isreg() or not is_ours or name.is_absolute() or ".." in name.parts:
            raise ArchiveError(f"the archive has a part that no backup has: {member.name!r}; use another one")
        if member.name == NAME and member.size > LARGEST_MANIFEST:
            raise ArchiveError(f"the archive's {NAME} is larger than any; use another one")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        data = archive.extractfile(member)
        assert data is not None, "a regular member has data"  # noqa: S101
        total = hashlib.sha256()
        with target.open("wb") as out:
            while block := data.read(BLOCK):
                total.update(block)
                out.write(block)
        sums[member.name] = total.hexdigest()
    return sums


def _manifest(path: Path, file: Path) -> Manifest:
    try:
        manifest = decode_json(file.read_bytes(), Manifest)
    except FileNotFoundError as error:
        raise ArchiveError(f"{path} was cut off: its {NAME} is missing; use another backup") from error
    except InterchangeError as error:
        raise ArchiveError(f"{path}: its {NAME} cannot be read: {error}; use another backup") from error
    if manifest.format > FORMAT:
        raise ArchiveError(f"{path} was made by Fieldpost {manifest.fieldpost}, which is newer; install that first")
    return manifest


def _compare(path: Path, sums: dict[str, str], manifest: Manifest) -> None:
    found = {name: total for name, total in sums.items() if name != NAME}
    for name, total in manifest.sha256.items():
        if name not in found:
            raise ArchiveError(f"{path} is damaged: {name} is missing; use another backup")
        if found[name] != total:
            raise ArchiveError(f"{path} is damaged: {name} is not what it was (SHA-256); use another backup")
    for name in found.keys() - manifest.sha256.keys():
        raise ArchiveError(f"{path} is damaged: {name} does not belong to it; use another backup")
