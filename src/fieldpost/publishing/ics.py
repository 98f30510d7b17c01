"""An issue's dated activities as a calendar.

Only periods with a first day become events: "in June" has none, and a calendar would have to invent it. How many stay
out is said in the calendar's description.
"""

from datetime import UTC, date, datetime, time

from fieldpost.domain import Activity, Issue, values

from .calendar_file import Appointment, CalendarFile, Told, known_days, render_calendar
from .wording import Wording, one_line, said_by, wording_of


def render_ics(issue: Issue) -> bytes:
    """Return what ``issue`` reports and announces as an iCalendar file."""
    words = wording_of(issue)
    mission = said_by(issue.mission.names, issue.language, issue.mission)
    activities = (*issue.reported, *issue.upcoming)
    dated = [(activity, days) for activity in activities if (days := _days(activity))]
    left_out = len(activities) - len(dated)
    note = words.count(
        "{number} activity without a known day is not in this calendar.",
        "{number} activities without a known day are not in this calendar.",
        left_out,
    )
    return render_calendar(
        CalendarFile(
            uid=f"{issue.id}@{issue.mission.id}.fieldpost",
            name=_told(f"{mission}: {issue.title}, {words.period(issue.period)}", words),
            description=_told(note.format(number=words.number(left_out)), words) if left_out else None,
            modified=issue.updated,
            appointments=tuple(_appointment(activity, days, issue, words) for activity, days in dated),
        )
    )


def _days(activity: Activity) -> tuple[date, date | None] | None:
    return known_days(activity.period.value) if activity.period else None


def _appointment(activity: Activity, days: tuple[date, date | None], issue: Issue, words: Wording) -> Appointment:
    errata = issue.errata_of(activity)
    # The days of the issue and its errata and never the clock's, so that equal issues give equal bytes. Without a METHOD
    # the stamp is that of the last revision (RFC 5545, 3.8.7.2), and a revision is counted (3.8.7.4).
    stamp = datetime.combine(errata[-1].date if errata else issue.date, time(), tzinfo=UTC)
    where = words.where(activity)
    return Appointment(
        uid=f"{activity.id}@{issue.mission.id}.fieldpost",
        stamp=stamp,
        modified=stamp if errata else None,
        sequence=len(errata),
        comments=tuple(_told(words.corrected(erratum), words) for erratum in errata),
        first=days[0],
        last=days[1],
        summary=_told(words.heading(activity), words, activity.language),
        status="TENTATIVE" if _is_uncertain(activity) else "CONFIRMED",
        location=_told(one_line(where), words) if where else None,
        position=_position(activity),
        categories=(words.kind(activity), *_dimension(activity, issue)),
        description=_told(_description(activity, issue, words), words, activity.language),
        url=issue.mission.site or "",
    )


def _told(text: str, words: Wording, stated: str = "") -> Told:
    """Return ``text`` with its language; that of the issue unless the letters are plainly another's."""
    return Told(text, words.foreign(text, stated) or words.language)


def _position(activity: Activity) -> tuple[float, float] | None:
    for place in values(activity.places):
        if place.latitude is not None and place.longitude is not None and place.kind != "country":
            return place.latitude, place.longitude
    return None


def _is_uncertain(activity: Activity) -> bool:
    period = activity.period.value if activity.period else None
    return period is not None and any(bound and bound.qualifier for bound in (period.start, period.end))


def _dimension(activity: Activity, issue: Issue) -> list[str]:
    themes = issue.mission.themes
    return [
        said_by(dimension.names, issue.language, issue.mission)
        for dimension in (themes.dimensions if themes else ())
        if activity.dimension and dimension.id == activity.dimension.value
    ]


def _description(activity: Activity, issue: Issue, words: Wording) -> str:
    # Calendar programs show the description; few show a COMMENT.
    lines = [*map(words.corrected, issue.errata_of(activity)), activity.text]
    if partners := words.partners_line(activity):
        lines.append(words.text("Partners") + ": " + partners)
    return "\n\n".join(lines)
