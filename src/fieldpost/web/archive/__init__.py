"""Backups: the database and all files in one archive, and back again. docs/how-to/back-up-and-restore.md is for people."""

from .errors import ArchiveError
from .manifest import Manifest
from .reading import open_archive
from .restoring import restore
from .writing import write_archive

__all__ = ["ArchiveError", "Manifest", "open_archive", "restore", "write_archive"]
