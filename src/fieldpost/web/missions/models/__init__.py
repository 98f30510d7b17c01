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
from .mission import Membership, Mission

__all__ = [
    "AuditEntry",
    "Dimension",
    "Entry",
    "Letter",
    "Membership",
    "Mission",
    "Organisation",
    "OrganisationName",
    "Person",
    "PersonName",
    "Place",
    "PlaceName",
    "Theme",
    "ThemeHeading",
]
