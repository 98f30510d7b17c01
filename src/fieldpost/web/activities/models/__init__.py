from .activity import Activity, ActivityVersion, Connection, Draft, NextStep, StoredFile
from .index import ActivityOrganisation, ActivityPerson, ActivityPlace, ActivityReach, ActivityText, ActivityTheme

from ..clearance.models import Clearance, ClearanceState  # isort: skip - it builds on the models above

__all__ = [
    "Activity",
    "ActivityOrganisation",
    "ActivityPerson",
    "ActivityPlace",
    "ActivityReach",
    "ActivityText",
    "ActivityTheme",
    "ActivityVersion",
    "Clearance",
    "ClearanceState",
    "Connection",
    "Draft",
    "NextStep",
    "StoredFile",
]
