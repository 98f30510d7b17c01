"""Sending the activities that a list shows as a file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...missions.access import may, needs
from ...missions.roles import Right
from ..export import MOST, json_parts, note_export, read_exported, table_rows
from ..filters import Filters
from ..tables.writing import csv_lines, xlsx_file
from .list import chosen_ids, selected

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@require_POST
@needs(Right.READ_REGISTER)
def export(request: HttpRequest) -> HttpResponseBase:
    """Send the chosen activities, or all that the filters leave, in the form that was asked for."""
    mission, user, now = request.mission, request.user, timezone.now()  # type: ignore[attr-defined]
    form, filters = request.POST.get("format", ""), Filters.read(request.POST)
    selection, _words = selected(request, filters)
    internal = bool(request.POST.get("internal"))
    if internal and not may(user, Right.SEE_INTERNAL, mission):  # type: ignore[arg-type]
        raise PermissionDenied(Right.SEE_INTERNAL.value)
    ids = chosen_ids(request) or selection.ids(most=MOST + 1)
    if form not in TYPES or not 0 < len(ids) <= MOST:
        messages.error(request, _refusal(form, len(ids)))
        return redirect(f"../?{filters.query}")
    note_export(mission, form=form, count=len(ids), internal=internal, query=filters.query, by=user, now=now)  # type: ignore[arg-type]
    exported = read_exported(mission, ids, internal=internal)
    rows = table_rows(mission, exported, internal=internal, sees_internal=selection.sees_internal)
    answer: HttpResponseBase
    if form == "json":
        answer = StreamingHttpResponse(json_parts(mission, exported, internal=internal, now=now))
    elif form == "csv":
        answer = StreamingHttpResponse(csv_lines(rows, language=get_language() or "en"))
    else:
        title = _("Internal") if internal else _("Activities")
        answer = FileResponse(xlsx_file(rows, title=title[:30], heading_rows=2))
    label = "-internal" if internal else ""
    answer["Content-Type"] = TYPES[form]
    answer["Content-Disposition"] = f'attachment; filename="{mission.key}-activities{label}-{now:%Y-%m-%d}.{form}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _refusal(form: str, count: int) -> str:
    if form not in TYPES:
        return _("Choose one of the forms: XLSX, CSV or JSON.")
    if not count:
        return _("No activity matches, so there is nothing to export.")
    return _("More than %(most)s activities match; narrow the list, for example to a year, and export it in parts.") % {
        "most": f"{MOST:,}"
    }
