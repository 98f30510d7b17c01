"""What a bulletin, an activity, a period, a place, a person and an issue are: frozen values, no input or output."""

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
from .bulletin import Bulletin, Passage, PassageKind, Problem
from .errors import DomainError, InterchangeError, PeriodError
from .issue import Erratum, Issue, IssueSection, IssueTheme, Photo, Progress
from .mission import Mission, MissionMap, MissionPlace
from .period import CalendarDate, Period, Precision
from .reading import Caption, Reading
from .span import Box, Evidence, Mention, Span, evidence_in, values
from .themes import Dimension, Theme, Themes

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
    "Mention",
    "Mission",
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
