"""An issue: one dated number of the mission's publication, complete in itself."""

import datetime
from dataclasses import dataclass
from datetime import date

from .activity import Activity
from .errors import DomainError
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
class Erratum:
    """What was wrong in the issue as it was published, and what is right: ``text``, told on the day ``date``.

    ``activity`` is the id of the activity it concerns, None where it concerns the issue as a whole.
    """

    date: date
    text: str
    activity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a campaign is at the end of the month: of ``planned`` people, ``reached`` by what ``activities`` state.

    ``title`` is the campaign's; ``activity`` its id in the issue, None where the issue does not tell it. ``planned`` is None
    where no target is stated.
    """

    title: str
    who: str
    reached: int
    activities: int
    planned: int | None = None
    approximate: bool = False
    activity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One number: ``period`` is the month it reports, ``date`` the day it is published.

    Sections come in the order of the page: visits, then one a dimension; activities are unique by id across the issue.
    ``lead`` is the editor's note at its beginning. ``updated`` is when it was last corrected, an aware time in UTC; None
    for an issue as it was first published, which has no ``errata``.
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
    lead: str = ""
    progress: tuple[Progress, ...] = ()
    errata: tuple[Erratum, ...] = ()
    updated: datetime.datetime | None = None

    def __post_init__(self) -> None:
        if self.updated and self.updated.utcoffset() != datetime.timedelta():
            raise DomainError(f"the time of a correction is told in UTC, not as {self.updated}")
        if bool(self.errata) != bool(self.updated):
            raise DomainError(f"issue {self.id} has errata and a time of correction, or neither")

    def errata_of(self, activity: Activity) -> tuple[Erratum, ...]:
        """Return the errata that concern ``activity``, in the order of their telling."""
        return tuple(erratum for erratum in self.errata if erratum.activity == activity.id)

    @property
    def reported(self) -> tuple[Activity, ...]:
        """Every activity of the sections, in the order of the page."""
        return tuple(activity for section in self.sections for theme in section.themes for activity in theme.activities)
