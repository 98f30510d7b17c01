"""The folder of a copy: whole or not at all."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from fieldpost.errors import FieldpostError

from .making import File

MARK = "fieldpost-copy.json"
"""A file that says what the folder is, so that no other is overwritten."""


class FolderError(FieldpostError):
    """The copy cannot be written there."""


@dataclass(slots=True)
class Folder:
    """A copy on its way to ``target``; until it is whole it lies beside it, in ``target.partial``."""

    target: Path
    told: dict[str, object]
    size: int = 0
    names: set[str] = field(default_factory=set)

    @property
    def partial(self) -> Path:
        """Where it lies meanwhile."""
        return self.target.with_name(f"{self.target.name}.partial")

    @property
    def old(self) -> Path:
        """Where the copy lies that was there before, for a moment."""
        return self.target.with_name(f"{self.target.name}.old")

    def begin(self) -> None:
        """Make the folder.

        Raises:
            FolderError: there is something else.
        """
        for folder in (self.target, self.partial, self.old):
            if folder.exists() and not _is_ours(folder):
                raise FolderError(
                    f"{folder} holds something else than a copy of a site; name another folder, or empty it"
                )
        try:
            shutil.rmtree(self.partial, ignore_errors=True)
            self.partial.mkdir(parents=True)
        except OSError as error:
            raise FolderError(f"{self.partial}: {_reason(error)}; choose another place to write to") from error
        self.write(File(MARK, json.dumps(self.told, indent=2, sort_keys=True).encode() + b"\n"))

    def write(self, file: File) -> None:
        """Write a file.

        Raises:
            FolderError: the system does not let us.
        """
        path = self.partial / file.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        except OSError as error:
            raise FolderError(f"{path}: {_reason(error)}; what was written is in {self.partial}") from error
        self.names.add(file.name)
        self.size += len(file.data)

    def finish(self) -> None:
        """Put the copy in its place."""
        shutil.rmtree(self.old, ignore_errors=True)
        if self.target.exists():
            self.target.rename(self.old)
        self.partial.rename(self.target)
        shutil.rmtree(self.old, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    if not folder.is_dir() or folder.is_symlink():
        return False
    return (folder / MARK).is_file() or not any(folder.iterdir())


def _reason(error: OSError) -> str:
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
