"""An issue's dated activities as a calendar: iCalendar (RFC 5545) with the calendar properties of RFC 7986.

Only periods with a first day become events: "in June" has none, and a calendar would have to invent it. How many stay
out is said in the calendar's description.
"""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from fieldpost.domain import Activity, Issue, Precision, values

from .wording import Wording, one_line, said_by, wording_of

PRODID = "-//Fieldpost//Fieldpost//EN"


def render_ics(issue: Issue) -> bytes:
    """Return what ``issue`` reports and announces as an iCalendar file."""
    words = wording_of(issue)
    mission = said_by(issue.mission.names, issue.language, issue.mission)
    name = f"{mission}: {issue.title}, {words.period(issue.period)}"
    activities = (*issue.reported, *issue.upcoming)
    dated = [activity for activity in activities if has_first_day(activity)]
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", f"{issue.id}@{issue.mission.id}.fieldpost")
    if issue.updated:
        calendar.add("last-modified", issue.updated)
    # Older programs read the X- name only, newer ones RFC 7986's.
    for key in ("name", "x-wr-calname"):
        calendar.add(key, _text(name, words))
    if len(dated) < len(activities):
        left_out = len(activities) - len(dated)
        note = words.count(
            "{number} activity without a known day is not in this calendar.",
            "{number} activities without a known day are not in this calendar.",
            left_out,
        )
        calendar.add("description", _text(note.format(number=words.number(left_out)), words))
    for activity in dated:
        calendar.add_component(_event(activity, issue, words))
    return bytes(calendar.to_ical(sorted=False))


def has_first_day(activity: Activity) -> bool:
    """Whether ``activity`` begins on a known day."""
    start = activity.period.value.start if activity.period else None
    return start is not None and start.precision is Precision.DAY


def _event(activity: Activity, issue: Issue, words: Wording) -> Event:
    assert activity.period is not None  # noqa: S101
    period = activity.period.value
    assert period.start is not None  # noqa: S101
    event = Event()
    event.add("uid", f"{activity.id}@{issue.mission.id}.fieldpost")
    errata = issue.errata_of(activity)
    # The days of the issue and its errata and never the clock's, so that equal issues give equal bytes. Without a METHOD
    # the stamp is that of the last revision (RFC 5545, 3.8.7.2), and a revision is counted (3.8.7.4).
    stamp = datetime.combine(errata[-1].date if errata else issue.date, time(), tzinfo=UTC)
    event.add("dtstamp", stamp)
    if errata:
        event.add("last-modified", stamp)
        event.add("sequence", len(errata))
        for erratum in errata:
            event.add("comment", _text(words.corrected(erratum), words))
    event.add("dtstart", period.start.first)
    if period.end and period.end.precision is Precision.DAY:
        # DTEND is exclusive (RFC 5545, 3.6.1); our last day is included.
        event.add("dtend", period.end.first + timedelta(days=1))
    event.add("summary", _text(words.heading(activity), words, activity.language))
    event.add("status", "TENTATIVE" if _is_uncertain(activity) else "CONFIRMED")
    # Nobody is busy because an event is announced.
    event.add("transp", "TRANSPARENT")
    if where := words.where(activity):
        event.add("location", _text(one_line(where), words))
    placed = [place for place in values(activity.places) if place.latitude is not None and place.kind != "country"]
    if placed and placed[0].latitude is not None and placed[0].longitude is not None:
        event.add("geo", (placed[0].latitude, placed[0].longitude))
    event.add("categories", [words.kind(activity), *_dimension(activity, issue)])
    event.add("description", _text(_description(activity, issue, words), words, activity.language))
    if issue.mission.site:
        event.add("url", issue.mission.site)
    return event


def _text(text: str, words: Wording, stated: str = "") -> vText:
    """Return ``text`` with its LANGUAGE; that of the issue unless the letters are plainly another's."""
    value = vText("\n".join(text.splitlines()))
    value.params["LANGUAGE"] = words.foreign(text, stated) or words.language
    return value


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
