from .activity import Activity, ActivityVersion, Connection, Draft, NextStep, StoredFile
from .index import ActivityOrganisation, ActivityPerson, ActivityPlace, ActivityReach, ActivityText, ActivityTheme
from .saved_view import SavedView

from ..clearance.models import Clearance, ClearanceState  # isort: skip - it builds on the models above
from ..tables.models import TableHeading, TableImport, TableRow  # isort: skip - so does this

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
    "SavedView",
    "StoredFile",
    "TableHeading",
    "TableImport",
    "TableRow",
]
