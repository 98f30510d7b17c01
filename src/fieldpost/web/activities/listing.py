"""One page of the list: at most ``SIZE`` activities, and how many there are, counted no further than ``MOST_COUNTED``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fieldpost.domain import Period
from fieldpost.publishing.dates import describe_period

from .models import Activity, ActivityPlace
from .models.activity import KIND_LABELS, STATUS_LABELS
from .selection import WINDOW, Key, Selection

SIZE = 50
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One activity as the list shows it, all in words."""

    pk: int
    when: str
    heading: str
    kind: str
    places: str
    languages: str
    state: str
    state_words: str
    status: str
    changed: str


@dataclass(frozen=True, slots=True)
class Page:
    """``newer`` and ``older`` are cursors to the pages beside it, empty at the ends; ``count`` is in words.

    ``is_partly_searched`` says that words were looked for in the newest of the activities only.
    """

    lines: Sequence[Line]
    count: str
    newer: str
    older: str
    is_partly_searched: bool = False


def read_page(selection: Selection, *, after: str, before: str, language: str) -> Page:
    """Return the page behind or before a cursor, the newest for none."""
    older_than, newer_than = key_of(after), key_of(before)
    if selection.words:
        return _page_of_words(selection, older_than, newer_than, language)
    ids = selection.keys(after=older_than, before=newer_than)[: SIZE + 1]
    rows = _rows(ids)
    if newer_than:
        # Read from the end, the row too much is the newest.
        more, rows = len(rows) > SIZE, rows[-SIZE:]
        newer, older = more, True
    else:
        more, rows = len(rows) > SIZE, rows[:SIZE]
        newer, older = bool(older_than), more
    count = selection.count(most=MOST_COUNTED) if newer or older else (len(rows), False)
    return _page(selection, rows, count_in_words(*count), newer=newer, older=older, language=language)


def _page_of_words(selection: Selection, after: Key | None, before: Key | None, language: str) -> Page:
    window = list(selection.window(after=after, before=before))
    hits = [pk for pk, _day, holds in window if holds]
    is_cut = len(window) == WINDOW
    rows = _rows(hits[:SIZE])
    more = len(hits) > SIZE
    searched = ngettext("%(count)s activity with these words", "%(count)s activities with these words", len(hits)) % {
        "count": f"{len(hits):,}"
    }
    if before:
        page = _page(selection, rows, searched, newer=more or is_cut, older=True, language=language)
    else:
        page = _page(selection, rows, searched, newer=bool(after), older=more, language=language)
    if is_cut and not more and not before:
        day, pk = window[-1][1], window[-1][0]
        return Page(page.lines, page.count, page.newer, f"{day}.{pk}", is_partly_searched=True)
    return page


def _rows(ids: Any) -> list[Activity]:
    if isinstance(ids, list) and not ids:
        return []
    found = Activity.objects.filter(pk__in=ids).select_related("changed_by").order_by("-sort_day", "-pk")
    return list(
        found.only(
            "sort_day", "period", "heading", "kind", "status", "state", "languages", "changed_at",
            "changed_by__name", "changed_by__email",
        )
    )  # fmt: skip


def _page(selection: Selection, rows: list[Activity], count: str, *, newer: bool, older: bool, language: str) -> Page:
    places = _places([row.pk for row in rows], public_only=not selection.sees_internal)
    return Page(
        lines=[_line(row, places.get(row.pk, []), language, selection.sees_internal) for row in rows],
        count=count,
        newer=cursor_of(rows[0]) if newer and rows else "",
        older=cursor_of(rows[-1]) if older and rows else "",
    )


def _line(activity: Activity, places: list[str], language: str, sees_internal: bool) -> Line:
    shown = list(dict.fromkeys(places))
    return Line(
        pk=activity.pk,
        when=period_in_words(activity.period, language),
        heading=activity.heading,
        kind=str(KIND_LABELS.get(activity.kind, activity.kind)),  # type: ignore[call-overload]
        places=", ".join(shown[:3]) + (" …" if len(shown) > 3 else ""),
        languages=", ".join(activity.languages),
        state=activity.state,
        state_words=activity.get_state_display(),
        status="" if activity.status == "held" else str(STATUS_LABELS.get(activity.status, "")),  # type: ignore[call-overload]
        changed=_changed(activity, language) if sees_internal else "",
    )


def _changed(activity: Activity, language: str) -> str:
    day = period_in_words(timezone.localdate(activity.changed_at).isoformat(), language)
    return f"{activity.changed_by}, {day}" if activity.changed_by else day


def _places(ids: list[int], *, public_only: bool) -> dict[int, list[str]]:
    if not ids:
        return {}
    wanted = Q(activity__in=ids, is_public=True) if public_only else Q(activity__in=ids)
    found: dict[int, list[str]] = {}
    for pk, name in ActivityPlace.objects.filter(wanted).order_by("position").values_list("activity_id", "name"):
        found.setdefault(pk, []).append(name)
    return found


@lru_cache(maxsize=4096)
def period_in_words(period: str, language: str) -> str:
    """Return an EDTF period in words, and "no date" where there is none."""
    return describe_period(Period.parse(period), language) if period else _("no date")


def count_in_words(count: int, is_open: bool) -> str:
    """Return "312 activities"; ``is_open`` says that there may be more."""
    number = {"count": f"{count:,}"}
    if is_open and count == MOST_COUNTED:
        return _("More than %(count)s activities") % number
    if is_open:
        return ngettext("At least %(count)s activity", "At least %(count)s activities", count) % number
    return ngettext("%(count)s activity", "%(count)s activities", count) % number


def cursor_of(activity: Activity) -> str:
    """Return the place of ``activity`` in the list as an address has it."""
    return f"{activity.sort_day}.{activity.pk}"


def key_of(cursor: str) -> Key | None:
    """Return the place in the list that a cursor names; one that names none is the beginning."""
    day, _dot, number = cursor.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if cursor and len(number) < 19 else None
    except ValueError:
        return None
