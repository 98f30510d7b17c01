"""Which activities came before one and which after: an announcement and its report, the rounds of one series."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection

from .shown import Line, decode_line


class Connected(NamedTuple):
    """Another activity; ``line`` is None where it is not shown."""

    activity: int
    is_later: bool
    line: Line | None


@dataclass(frozen=True, slots=True)
class Connections:
    """All that an activity is connected with, in the order of time."""

    all: list[Connected]

    @property
    def earlier(self) -> list[Line]:
        """Those it continues or reports on."""
        return [each.line for each in self.all if each.line and not each.is_later]

    @property
    def later(self) -> list[Line]:
        """Those that continue it or report on it."""
        return [each.line for each in self.all if each.line and each.is_later]


_CONNECTED = """
    select c.other, c.later, s.line from (
        select later_id as other, 1 as later from activities_connection where earlier_id = %s
        union all
        select earlier_id as other, 0 as later from activities_connection where later_id = %s
    ) c left join public_shownactivity s on s.activity_id = c.other
    order by s.number, c.other
"""


def connections_of(activity: int) -> Connections:
    """Return what the activity with that id is connected with, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_CONNECTED, [activity, activity])
        rows = cursor.fetchall()
    return Connections([Connected(pk, bool(later), decode_line(line) if line else None) for pk, later, line in rows])
