"""A reading in the shape that labelled texts have: one object a bulletin, one an activity, dates as text."""

from typing import Any

from fieldpost.domain import Activity, CalendarDate, Mention, Organisation, Reading
from fieldpost.gazetteer import default_themes


def as_annotation(reading: Reading) -> dict[str, Any]:
    """Return ``reading`` as labelled texts are: published, language, body, and the activities in the order of the text."""
    period = reading.period.value if reading.period else None
    return {
        "kind": "bulletin" if len(reading.activities) > 2 else "item",
        "published": _date(period.end) if period else None,
        "language": reading.language.value,
        "body": reading.body.value if reading.body else None,
        "activities": [_activity(activity) for activity in reading.activities],
    }


def _activity(activity: Activity) -> dict[str, Any]:
    period = activity.period.value if activity.period else None
    return {
        "title": activity.title.value if activity.title else None,
        "section": activity.section.value if activity.section else None,
        "upcoming": activity.upcoming.value,
        "kind": activity.kind.value.value,
        "start": _date(period.start) if period else None,
        "end": _date(period.end) if period else None,
        "places": [{"name": one.value.name, "country": one.value.country} for one in activity.places],
        "people": [{"name": one.value.name, "role": one.value.office} for one in activity.people],
        "organisations": [_name(one) for one in activity.organisations],
        "partners": [_name(one) for one in activity.organisations if one.value.is_partner],
        "part": activity.part.value.value,
        "counts": [
            {"value": one.value.value, "what": one.value.who, "approximate": one.value.approximate}
            for one in activity.reach
            if activity.upcoming.value or not one.value.planned
        ],
        "fields": [default_themes().theme(one.value).names["en"] for one in activity.themes] or None,
    }


def _name(mention: Mention[Organisation]) -> str:
    """Return a body's name as this activity writes it: the acronym where only that is given."""
    body = mention.value
    written = [evidence.exact for evidence in mention.evidence]
    if body.acronym is not None and body.acronym in written and not any(body.name in words for words in written):
        return body.acronym
    return body.name


def _date(day: CalendarDate | None) -> str | None:
    """Return a day, month or year without its qualifier, None if unknown."""
    return str(CalendarDate(day.year, day.month, day.day)) if day is not None else None
