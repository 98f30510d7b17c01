from .audit import AuditEntry
from .directory import (
    Dimension,
    Entry,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Place,
    PlaceName,
    Theme,
    ThemeHeading,
)
from .letter import Letter
from .merging import KeptApart, Merge
from .mission import Membership, Mission
from .worker import Job, Worker

__all__ = [
    "AuditEntry",
    "Dimension",
    "Entry",
    "Job",
    "KeptApart",
    "Letter",
    "Membership",
    "Merge",
    "Mission",
    "Organisation",
    "OrganisationName",
    "Person",
    "PersonName",
    "Place",
    "PlaceName",
    "Theme",
    "ThemeHeading",
    "Worker",
]
