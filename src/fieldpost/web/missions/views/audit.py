"""The audit log: who did what when."""

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from ..access import needs
from ..audit_words import WHAT
from ..models import AuditEntry
from ..roles import Right
from .paging import page_of


@needs(Right.READ_AUDIT)
def log(request: HttpRequest) -> HttpResponse:
    """List what was done, the newest first; by person (``who``), ``what``, and days (``first``, ``last``)."""
    asked = {name: request.GET.get(name, "").strip() for name in ("who", "what", "first", "last")}
    rows = AuditEntry.objects.filter(mission=request.mission)  # type: ignore[attr-defined]
    offered = sorted(rows.order_by().values_list("what", flat=True).distinct())
    if asked["who"]:
        rows = rows.filter(actor__icontains=asked["who"])
    if asked["what"]:
        rows = rows.filter(what=asked["what"])
    first, last = (_day(asked[name]) for name in ("first", "last"))
    if first:
        rows = rows.filter(at__gte=_begin(first))
    if last:
        rows = rows.filter(at__lt=_begin(last + timedelta(days=1)))
    page = page_of(request, rows)
    context: dict[str, Any] = {
        **asked,
        "query": urlencode({name: value for name, value in asked.items() if value}) + "&",
        "page": page,
        "rows": [{"entry": entry, "what": WHAT.get(entry.what, entry.what)} for entry in page.object_list],
        "offered": [(what, WHAT.get(what, what)) for what in offered],
    }
    return render(request, "missions/mission/audit.html", context)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
