"""What a bulletin, an activity, a period, a place, a person and an issue are: frozen values, no input or output.

What concerns the reading of bulletins is imported when it is first asked for, so that who publishes does not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .activity import (
    PARTNER_ROLES,
    Activity,
    Document,
    Kind,
    Organisation,
    OrganisationRole,
    Part,
    Person,
    Place,
    PlacePrecision,
    Reach,
)
from .errors import DomainError, InterchangeError, PeriodError
from .issue import Erratum, Issue, IssueSection, IssueTheme, Photo, Progress
from .licence import Licence
from .mission import Mission, MissionKind, MissionMap, MissionPlace
from .period import CalendarDate, Period, Precision
from .span import Box, Evidence, Mention, Span, evidence_in, values
from .themes import Dimension, Theme, Themes

if TYPE_CHECKING:
    from .bulletin import Bulletin, Passage, PassageKind, Problem
    from .reading import Caption, Reading

__all__ = [
    "PARTNER_ROLES",
    "Activity",
    "Box",
    "Bulletin",
    "CalendarDate",
    "Caption",
    "Dimension",
    "Document",
    "DomainError",
    "Erratum",
    "Evidence",
    "InterchangeError",
    "Issue",
    "IssueSection",
    "IssueTheme",
    "Kind",
    "Licence",
    "Mention",
    "Mission",
    "MissionKind",
    "MissionMap",
    "MissionPlace",
    "Organisation",
    "OrganisationRole",
    "Part",
    "Passage",
    "PassageKind",
    "Period",
    "PeriodError",
    "Person",
    "Photo",
    "Place",
    "PlacePrecision",
    "Precision",
    "Problem",
    "Progress",
    "Reach",
    "Reading",
    "Span",
    "Theme",
    "Themes",
    "evidence_in",
    "values",
]

_LATER = {
    "Bulletin": "bulletin",
    "Caption": "reading",
    "Passage": "bulletin",
    "PassageKind": "bulletin",
    "Problem": "bulletin",
    "Reading": "reading",
}

if not TYPE_CHECKING:  # else any name would seem to be there

    def __getattr__(name):
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f".{_LATER[name]}", __name__), name)
