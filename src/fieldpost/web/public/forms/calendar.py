"""A list as a calendar that can be subscribed to: what has a first day; the rest is counted in the description.

Cancelled activities stay, as CANCELLED and with the word before their title, for many programs do not show the status.
What was withdrawn is left out: a program that subscribes forgets what the file no longer has.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fieldpost.domain import Period
from fieldpost.publishing.calendar_file import Appointment, CalendarFile, Told, known_days, render_calendar

from .. import addresses
from ..filters import said, spoken
from ..shown import Shown
from ..site import Site
from .listing import Listing, heading, partners, position, subjects, updated, uuid_of, where
from .text import clean

MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=6)


def render_list(listing: Listing, activities: Sequence[Shown], *, older: int = 0) -> bytes:
    """Return the calendar of ``activities``; ``older`` is how many more the list has, which are too many for a calendar."""
    language = listing.language
    dated = [each for each in (_appointment(shown, listing.site, language) for shown in activities) if each]
    return render_calendar(
        CalendarFile(
            uid=listing.identity,
            name=Told(clean(listing.title), language),
            description=_description(len(activities) - len(dated), older, language),
            modified=updated(listing, activities) if activities else None,
            url=listing.page,
            source=listing.address,
            refresh=REFRESH,
            appointments=tuple(dated),
        )
    )


def has_one(shown: Shown) -> bool:
    """Whether ``render_one`` has something to return."""
    return bool(shown.period) and known_days(Period.parse(shown.period)) is not None


def render_one(shown: Shown, site: Site, language: str) -> bytes | None:
    """Return one activity as a calendar, to be put into the reader's own; None where it has no first day."""
    appointment = _appointment(shown, site, language)
    if appointment is None:
        return None
    uid = uuid_of(shown.key)
    return render_calendar(
        CalendarFile(uid=uid, name=Told(heading(shown, language), language), appointments=(appointment,))
    )


def _description(left_out: int, older: int, language: str) -> Told | None:
    lines = []
    if left_out:
        words = ngettext(
            "%(num)s activity without a known day is not in this calendar.",
            "%(num)s activities without a known day are not in this calendar.",
            left_out,
        )
        lines.append(words % {"num": left_out})
    if older:
        words = ngettext(
            "%(num)s older activity is not in this calendar.",
            "%(num)s older activities are not in this calendar.",
            older,
        )
        lines.append(words % {"num": older})
    return Told("\n".join(lines), language) if lines else None


def _appointment(shown: Shown, site: Site, language: str) -> Appointment | None:
    period = Period.parse(shown.period) if shown.period else None
    days = known_days(period) if period else None
    if period is None or days is None:
        return None
    told = spoken(shown, language)
    place = where(shown, language)
    url = site.address + addresses.activity(shown, language)
    lines = [clean(said(shown, language).text)]
    if with_whom := partners(shown, language):
        lines.append(_("Partners") + ": " + with_whom)
    return Appointment(
        uid=uuid_of(shown.key),
        # Without a METHOD the stamp is that of the last revision (RFC 5545, 3.8.7.2).
        stamp=shown.changed_at,
        created=shown.shown_at,
        modified=shown.changed_at,
        sequence=shown.sequence,
        first=days[0],
        last=days[1],
        summary=Told(heading(shown, language), told),
        status=_status(shown, period),
        location=Told(place, language) if place else None,
        position=position(shown),
        categories=tuple(dict.fromkeys(name for _facet, name in subjects(shown, site, language))),
        description=Told("\n\n".join([*lines, url]), told),
        url=url,
    )


def _status(shown: Shown, period: Period) -> str:
    if shown.status == "cancelled":
        return "CANCELLED"
    is_uncertain = any(bound and bound.qualifier for bound in (period.start, period.end))
    return "TENTATIVE" if shown.status == "postponed" or is_uncertain else "CONFIRMED"
