"""What a list is narrowed to, as its address says: ``?theme=media&month=2031-05``. The names are in docs/reference/lists.md.

Words that the address cannot mean ("theme=medai") are kept, so that the form shows them beside what is wrong; nothing is
found then.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy

from fieldpost.domain import CalendarDate

from .models.activity import KIND_LABELS, PART_LABELS, STATUS_LABELS, State

CHOICES: dict[str, dict[str, Any]] = {
    "kind": {key.value: label for key, label in KIND_LABELS.items()},
    "status": {key.value: label for key, label in STATUS_LABELS.items()},
    "state": {key.value: key.label for key in State},
    "part": {key.value: label for key, label in PART_LABELS.items()},
}
"""The filters with a fixed set of words, which are columns of the activity."""

LABELS = {
    "words": gettext_lazy("Words in the title"),
    "month": gettext_lazy("Month"),
    "since": gettext_lazy("From"),
    "until": gettext_lazy("Until"),
    "dimension": gettext_lazy("Dimension"),
    "theme": gettext_lazy("Theme"),
    "kind": gettext_lazy("Kind"),
    "status": gettext_lazy("Status"),
    "state": gettext_lazy("State"),
    "part": gettext_lazy("Our part"),
    "place": gettext_lazy("Place"),
    "partner": gettext_lazy("Partner"),
    "person": gettext_lazy("Person"),
    "language": gettext_lazy("Written in"),
    "without": gettext_lazy("Not yet in"),
    "recorded": gettext_lazy("Recorded by"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Each is empty where the list is not narrowed by it. ``recorded`` is "me" or empty."""

    words: str = ""
    month: str = ""
    since: str = ""
    until: str = ""
    dimension: str = ""
    theme: str = ""
    kind: str = ""
    status: str = ""
    state: str = ""
    part: str = ""
    place: str = ""
    partner: str = ""
    person: str = ""
    language: str = ""
    without: str = ""
    recorded: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """Return the filters that ``query`` names; what else it holds is not looked at."""
        # PostgreSQL refuses NUL, and a lone surrogate cannot be sent to any database.
        told = {each.name: str(query.get(each.name, "")).replace("\0", "")[:100].strip() for each in fields(cls)}
        return cls(**{name: text.encode("utf-8", "ignore").decode() for name, text in told.items()})

    @property
    def active(self) -> dict[str, str]:
        """Those that narrow the list."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def query(self) -> str:
        """The part of the address behind the question mark."""
        return urlencode(self.active)

    def without_filter(self, name: str) -> "Filters":
        """Return the filters but for ``name``."""
        return replace(self, **{name: ""})

    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day of the range.

        Raises:
            PeriodError: a month or a day is none.
        """
        month = CalendarDate.parse(self.month) if self.month else None
        since = CalendarDate.parse(self.since).first if self.since else month.first if month else None
        until = CalendarDate.parse(self.until).last if self.until else month.last if month else None
        return since, until
