"""What an archive says of itself: what made it, when, and what each file in it must be."""

from dataclasses import dataclass, field
from datetime import datetime

NAME = "manifest.json"
"""The last member of the archive, so that one that was cut off has none."""
DATABASE = "database"
"""The member with the database: an SQLite file, or a dump of PostgreSQL in its custom format."""
MEDIA = "media/"
"""Where the files lie that people uploaded and that were published."""
FORMAT = 1
"""Counts up when an archive changes so that older versions cannot read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``sha256`` and ``sizes`` (bytes) are by member; ``rows`` is how many each table holds, ``migrations`` how far it is.

    ``database`` is the kind of database (sqlite, postgresql), with its version.
    """

    format: int = FORMAT
    fieldpost: str
    made_at: datetime
    database: str
    database_version: str
    migrations: tuple[str, ...]
    missions: tuple[str, ...]
    rows: dict[str, int]
    sha256: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
