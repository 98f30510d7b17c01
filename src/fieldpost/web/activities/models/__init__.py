from .activity import Activity, ActivityVersion, Connection, Draft, NextStep, StoredFile
from .index import ActivityOrganisation, ActivityPerson, ActivityPlace, ActivityReach, ActivityText, ActivityTheme
from .saved_view import SavedView

from ..clearance.models import (  # isort: skip - it builds on the models above
    Chain,
    ChainStep,
    Clearance,
    ClearanceState,
    Decision,
    Reminder,
    ReviewLink,
    Step,
)
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
    "Chain",
    "ChainStep",
    "Clearance",
    "ClearanceState",
    "Connection",
    "Decision",
    "Draft",
    "NextStep",
    "Reminder",
    "ReviewLink",
    "SavedView",
    "Step",
    "StoredFile",
    "TableHeading",
    "TableImport",
    "TableRow",
]
