"""What was read from one bulletin: its activities with evidence, what else it holds, and what stays open."""

from dataclasses import dataclass

from .activity import Activity
from .bulletin import Bulletin, Problem
from .period import Period
from .span import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words under a photograph; ``activity`` is the id of the activity it stands in, None if in none."""

    text: Mention[str]
    activity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A bulletin and its activities in the order of the text.

    ``language`` is an ISO 639-1 code, ``body`` the body whose bulletin it is, ``period`` the time it was published or
    reports on, as far as it is stated or follows from its dates; ``problems`` include those of the file itself.
    """

    bulletin: Bulletin
    language: Mention[str]
    activities: tuple[Activity, ...]
    body: Mention[str] | None = None
    period: Mention[Period] | None = None
    captions: tuple[Caption, ...] = ()
    notices: tuple[Mention[str], ...] = ()
    links: tuple[Mention[str], ...] = ()
    problems: tuple[Problem, ...] = ()
