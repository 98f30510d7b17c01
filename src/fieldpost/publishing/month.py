"""Does an activity belong to the issue of a month? It reports what falls in it and announces what begins soon after."""

import datetime

from fieldpost.domain import Period, Precision

from .errors import PublishingError

_PLAIN = (Precision.DAY, Precision.MONTH)


def bounds(month: Period) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of ``month``.

    Raises:
        PublishingError: it is no calendar month.
    """
    start = month.start
    if start is None or start != month.end or start.precision is not Precision.MONTH:
        raise PublishingError(f"an issue reports one calendar month such as 2031-05, not {month}")
    return start.first, start.last


def last_day_announced(month: Period) -> datetime.date:
    """Return the end of the second month after ``month``, up to which its issue announces."""
    end = month.next_month().next_month().last
    assert end is not None  # noqa: S101 - a calendar month has one
    return end


def is_vague(period: Period | None) -> bool:
    """Whether ``period`` is none or overlaps months that it does not mean: "in 2031", "since 2029"."""
    return (
        period is None
        or period.open_start
        or period.open_end
        or not all(bound is None or bound.precision in _PLAIN for bound in (period.start, period.end))
    )


def falls_in(period: Period | None, month: Period, *, is_told_in_it: bool) -> bool:
    """Whether what took place in ``period`` is reported in ``month``; where the period is vague, ``is_told_in_it`` decides."""
    if period is None or is_vague(period):
        return is_told_in_it
    return period.overlaps(month)


def is_ahead(period: Period | None, month: Period) -> bool:
    """Whether what is planned for ``period`` is announced in the issue of ``month``."""
    begins = (period.first or period.last) if period else None
    return begins is not None and bounds(month)[1] < begins <= last_day_announced(month)
