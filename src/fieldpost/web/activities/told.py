"""Where a fact comes from, as a page says it: who typed it when, or the words of a bulletin with the way to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fieldpost.domain import Evidence

from ..translation import translated
from .record import How, Origin

DOUBTFUL = 0.6
"""What was read with a lower score is marked as one to check."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a bulletin, with those around them; ``address`` shows them where they stand."""

    prefix: str
    exact: str
    suffix: str
    address: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """``line`` says who, how and when; ``words`` are what it rests on, ``reason`` why it was taken to mean this."""

    line: str
    words: tuple[Words, ...]
    reason: str
    is_doubtful: bool
    is_read: bool


def told(origin: Origin, bulletins: Mapping[int, str] | None = None) -> Told:
    """Return ``origin`` in words; ``bulletins`` are the names of bulletins by their ids."""
    is_read = origin.how is How.READ
    return Told(
        line=_line(origin, bulletins or {}),
        words=tuple(_words(each, origin.bulletin) for each in origin.evidence),
        reason=translated(origin.reason) if is_read else "",
        is_doubtful=is_read and origin.score < DOUBTFUL,
        is_read=is_read,
    )


def _line(origin: Origin, bulletins: Mapping[int, str]) -> str:
    values: dict[str, Any] = {
        "who": origin.by,
        "when": date_format(timezone.localtime(origin.at), "DATETIME_FORMAT"),
        "row": origin.row,
        "bulletin": bulletins.get(origin.bulletin or 0, ""),
    }
    if origin.how is How.READ:
        if values["bulletin"]:
            return _("read in %(bulletin)s, taken by %(who)s on %(when)s") % values
        return _("read, and taken by %(who)s on %(when)s") % values
    if origin.how is How.IMPORTED:
        return _("row %(row)s of a table that %(who)s imported on %(when)s") % values
    if origin.reason:
        return _("typed by %(who)s on %(when)s (%(reason)s)") % {**values, "reason": origin.reason}
    return _("typed by %(who)s on %(when)s") % values


def _words(evidence: Evidence, bulletin: int | None) -> Words:
    address = ""
    if bulletin is not None:
        place = reverse("bulletins:bulletin", args=[bulletin])
        address = f"{place}?start={evidence.start}&end={evidence.end}#here"
    return Words(evidence.prefix, evidence.exact, evidence.suffix, address, evidence.page)
