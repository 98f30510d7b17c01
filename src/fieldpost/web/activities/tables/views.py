"""The import of a table, step by step: upload, match the columns, look at what would be made, import."""

from itertools import chain
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ...missions.access import needs
from ...missions.roles import Right
from .actions import AT_ONCE, check_table, import_rows, start_import, store_table
from .columns import FIELDS, WORDED
from .errors import TableError
from .files import LARGEST
from .models import Outcome, TableImport, TableState
from .writing import csv_lines

ROWS_SHOWN = 50


@require_http_methods(["GET", "POST"])
@needs(Right.IMPORT_ACTIVITIES)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file, or show what was imported before."""
    problem = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise TableError(_("Choose a file first."))
            if (file.size or 0) > LARGEST:
                raise TableError(_("The file has more than 10 MB; divide it into several."))
            table = store_table(
                file.read(),
                name=file.name or "",
                mission=request.mission,  # type: ignore[attr-defined]
                by=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
            )
            return redirect("activities:import-columns", pk=table.pk)
        except TableError as error:
            problem = str(error)
    earlier = TableImport.objects.filter(mission=request.mission).select_related("uploaded_by")[:20]  # type: ignore[attr-defined]
    context = {"problem": problem, "earlier": earlier}
    return render(request, "activities/import.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "POST"])
@needs(Right.IMPORT_ACTIVITIES)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the person say what each column holds, then check every row."""
    table = _table(request, pk)
    if table.state not in (TableState.UPLOADED, TableState.CHECKED):
        return redirect("activities:import-table", pk=table.pk)
    problem = ""
    if request.method == "POST":
        table.columns = [request.POST.get(f"column-{number}", "") for number in range(len(table.headings))]
        table.language = request.POST.get("language", "")
        table.day_order = request.POST.get("day_order", "")
        try:
            check_table(
                table,
                columns=table.columns,
                language=table.language,
                day_order=table.day_order,
                by=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
            )
            return redirect("activities:import-table", pk=table.pk)
        except TableError as error:
            problem = str(error)
    samples = [row.raw for row in table.rows.all()[:3]]
    shown = [
        {
            "number": number,
            "heading": heading or _("(no heading)"),
            "field": table.columns[number],
            "samples": [raw[number] for raw in samples if number < len(raw) and raw[number]],
        }
        for number, heading in enumerate(table.headings)
    ]
    context = {
        "table": table,
        "columns": shown,
        "fields": _fields(table.mission.languages),
        "languages": table.mission.languages,
        "day_orders": table._meta.get_field("day_order").choices,
        "problem": problem,
    }
    return render(request, "activities/import_columns.html", context, status=422 if problem else 200)


@require_GET
@needs(Right.IMPORT_ACTIVITIES)
def table_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be made, what is being made, or what was made of a table."""
    table = _table(request, pk)
    if table.state == TableState.UPLOADED:
        return redirect("activities:import-columns", pk=table.pk)
    counts = table.counts()
    shown = request.GET.get("show", "")
    if shown not in (Outcome.READY, Outcome.DUPLICATE, Outcome.REJECTED, Outcome.IMPORTED):
        shown = _most_telling(table, counts)
    rows = Paginator(table.rows.filter(outcome=shown).select_related("activity"), ROWS_SHOWN)
    page = rows.get_page(request.GET.get("page"))
    kinds = (Outcome.REJECTED, Outcome.DUPLICATE, Outcome.READY, Outcome.IMPORTED)
    context = {
        "table": table,
        "counts": counts,
        "done": counts["all"] - counts["ready"],
        "kinds": [(kind, kind.label, counts[kind]) for kind in kinds if counts[kind]],
        "shown": shown,
        "page": page,
        "lines": [_line(table, row) for row in page],
    }
    return render(request, "activities/import_table.html", context)


@require_POST
@needs(Right.IMPORT_ACTIVITIES)
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Import the table: at once if it is short, else by the worker."""
    table = _table(request, pk)
    now = timezone.now()
    try:
        start_import(table, with_duplicates=bool(request.POST.get("duplicates")), by=request.user, now=now)  # type: ignore[arg-type]
    except TableError as error:
        messages.error(request, str(error))
        return redirect("activities:import-table", pk=table.pk)
    if table.rows.filter(outcome=Outcome.READY).count() <= AT_ONCE:
        import_rows(table, most=2 * AT_ONCE, now=now)
        messages.success(request, _("The table is imported."))
    return redirect("activities:import-table", pk=table.pk)


@require_GET
@needs(Right.IMPORT_ACTIVITIES)
def rejected(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send the rejected rows as a table, each with the reasons: to be mended and uploaded again."""
    table = _table(request, pk)
    rows = table.rows.filter(outcome=Outcome.REJECTED).iterator(chunk_size=500)
    lines = ([*row.raw, " / ".join(reason for _field, _value, reason in row.problems)] for row in rows)
    told = csv_lines(chain([[*table.headings, "reason"]], lines), language=get_language() or "en")
    answer = StreamingHttpResponse(told, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rejected-{table.pk}.csv"'
    return answer


def _table(request: HttpRequest, pk: int) -> TableImport:
    return get_object_or_404(TableImport.objects.select_related("mission"), mission=request.mission, pk=pk)  # type: ignore[attr-defined]


def _fields(languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return what a column can hold, in words."""
    fields = []
    for field, words in FIELDS.items():
        fields.append((field, str(words)))
        if field in ("title", "text"):
            fields += [(f"{field}_{language}", f"{words} ({language})") for language in languages]
    return fields


def _most_telling(table: TableImport, counts: dict[str, int]) -> str:
    if table.state == TableState.CHECKED:
        order = (Outcome.REJECTED, Outcome.DUPLICATE, Outcome.READY)
    else:
        order = (Outcome.IMPORTED, Outcome.REJECTED, Outcome.DUPLICATE)
    return next((outcome for outcome in order if counts[outcome]), Outcome.READY)


def _line(table: TableImport, row: Any) -> dict[str, Any]:
    """Return a row as the page shows it: its number, its words, and each problem with the column's heading."""
    headings = {field: heading for field, heading in zip(table.columns, table.headings, strict=True) if field}
    words = [
        text for field, text in zip(table.columns, row.raw, strict=False) if WORDED.fullmatch(field) or field in FIELDS
    ]
    return {
        "number": row.number,
        "words": " · ".join(text for text in words if text)[:200] or " · ".join(filter(None, row.raw))[:200],
        "problems": [
            {"heading": headings.get(field, ""), "value": value, "reason": reason}
            for field, value, reason in row.problems
        ],
        "activity": row.activity,
    }
