"""An issue: one dated number of the mission's publication, complete in itself."""

from dataclasses import dataclass
from datetime import date

from .activity import Activity
from .mission import Mission
from .period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture beside an activity; ``file`` is relative to the issue's file, ``sha256`` the picture's.

    ``activity`` is the id of an activity of the issue, None for a picture of the issue as a whole.
    """

    file: str
    sha256: str
    alternative: str
    caption: str = ""
    credit: str = ""
    activity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTheme:
    """Activities under one theme heading, by date; ``heading`` is empty for those without a theme."""

    heading: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSection:
    """Visits, a dimension, or what belongs to none; ``dimension`` is the id of the dimension, None for the others."""

    heading: str
    dimension: str | None
    themes: tuple[IssueTheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One number: ``period`` is the month it reports, ``date`` the day it is published.

    Sections come in the order of the page: visits, then one a dimension; activities are unique by id across the issue.
    """

    id: str
    mission: Mission
    number: int
    title: str
    period: Period
    date: date
    language: str
    sections: tuple[IssueSection, ...]
    upcoming: tuple[Activity, ...] = ()
    photos: tuple[Photo, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def reported(self) -> tuple[Activity, ...]:
        """Every activity of the sections, in the order of the page."""
        return tuple(activity for section in self.sections for theme in section.themes for activity in theme.activities)
