"""Taking a table in: kept as it came, checked row by row, imported in batches that a kill cannot tear.

Each row is marked as imported in the transaction that saves its activity, so that an import that was broken off goes on
where it stopped and no row comes in twice.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from fieldpost.gazetteer import fold

from ...accounts.models import User
from ...missions import audit
from ...missions.lookup import Directory
from ...missions.models import Mission
from ..actions import save_activity
from ..record import How, Origin, Record
from .columns import REPEATABLE, guess_columns, may_be, split_headings
from .duplicates import KnownActivities
from .errors import RowError, TableError
from .files import read_table
from .models import Outcome, TableHeading, TableImport, TableRow, TableState
from .rows import Manner, headings_of, read_row

BATCH = 25
"""Rows that are imported in one transaction."""
AT_ONCE = 100
"""A table of so many rows is imported while the person waits; the worker takes a longer one."""
MOST_A_TURN = 3_000
"""Rows that one turn of the worker imports, so that letters do not wait for a long table."""
CHECKED_TOGETHER = 500


@transaction.atomic
def store_table(data: bytes, *, name: str, mission: Mission, by: User, now: datetime) -> TableImport:
    """Keep the file and its rows as they are, and guess what its columns hold.

    Raises:
        TableError: the file is no table that can be read; nothing is kept then.
    """
    headings, names, rows, _above = split_headings(read_table(data, name=name))
    shown = name.replace("\\", "/").rpartition("/")[2].replace("\0", "")[-100:] or "table"
    remembered = dict(TableHeading.objects.filter(mission=mission).values_list("folded", "field"))
    table = TableImport(
        mission=mission,
        name=shown,
        headings=[heading or name for heading, name in zip(headings, names, strict=True)],
        columns=guess_columns(names, remembered=remembered, languages=mission.languages),
        language=mission.languages[0],
        uploaded_by=by,
        uploaded_at=now,
    )
    table.file.save(f"{hashlib.sha256(data).hexdigest()[:16]}.table", ContentFile(data), save=False)
    table.save()
    TableRow.objects.bulk_create(
        (TableRow(table=table, number=number, raw=row) for number, row in enumerate(rows, start=1) if any(row)),
        batch_size=CHECKED_TOGETHER,
    )
    audit.record("table-uploaded", mission=mission, by=by, now=now, subject=table, rows=len(rows))
    return table


def check_table(
    table: TableImport, *, columns: Sequence[str], language: str, day_order: str, by: User, now: datetime
) -> None:
    """Take the columns for these fields, remember that for the mission, and try every row: nothing is imported.

    Some hundred rows are tried in one transaction, so that a long table keeps nobody else from writing; the table counts as
    checked when all are.

    Raises:
        TableError: no column holds a title or a text, two hold what there is once, or the import has begun.
    """
    _take_columns(table, columns=columns, language=language, day_order=day_order)
    table.refresh_from_db()
    _try_rows(table, by=by, now=now)
    TableImport.objects.filter(pk=table.pk, state=TableState.UPLOADED).update(state=TableState.CHECKED)


@transaction.atomic
def _take_columns(table: TableImport, *, columns: Sequence[str], language: str, day_order: str) -> None:
    table = TableImport.objects.select_for_update().get(pk=table.pk)
    if table.state not in (TableState.UPLOADED, TableState.CHECKED):
        raise TableError(_("The import of this table has begun; upload the rest as a new table."))
    _check_columns(table, columns, language, day_order)
    table.columns, table.language, table.day_order = list(columns), language, day_order
    table.state = TableState.UPLOADED
    table.save(update_fields=["columns", "language", "day_order", "state"])
    for heading, field in zip(table.headings, columns, strict=True):
        if key := fold(heading)[:200]:
            TableHeading.objects.update_or_create(mission=table.mission, folded=key, defaults={"field": field})


@transaction.atomic
def start_import(table: TableImport, *, with_duplicates: bool, by: User, now: datetime) -> None:
    """Let the rows that were found good be imported, ``with_duplicates`` also those that seem to be in the register.

    Raises:
        TableError: the table was not checked, is being imported already, or has no such rows.
    """
    table = TableImport.objects.select_for_update().get(pk=table.pk)
    if table.state != TableState.CHECKED:
        raise TableError(_("This table is not waiting to be imported."))
    if with_duplicates:
        # A row with a remark is not compared again when its turn comes.
        remark = ["", "", _("It is wanted though it seems to be in the register.")]
        table.rows.filter(outcome=Outcome.DUPLICATE).update(outcome=Outcome.READY, problems=[remark])
    if not table.rows.filter(outcome=Outcome.READY).exists():
        raise TableError(_("No row of this table can be imported; mend the rejected rows and upload them again."))
    table.state = TableState.RUNNING
    table.save(update_fields=["state"])
    audit.record("table-import-started", mission=table.mission, by=by, now=now, subject=table)


def import_rows(table: TableImport, *, most: int, now: datetime) -> int:
    """Import the next rows, at most ``most``, and return how many were looked at; the last batch ends the import."""
    looked_at = 0
    while looked_at < most:
        done = _import_batch(table, now=now)
        if not done:
            break
        looked_at += done
    table.refresh_from_db()
    return looked_at


def due_imports(now: datetime) -> None:
    """Go on with the imports that were started; called by the worker."""
    for table in TableImport.objects.filter(state=TableState.RUNNING).order_by("uploaded_at"):
        import_rows(table, most=MOST_A_TURN, now=now)


@transaction.atomic
def _import_batch(table: TableImport, *, now: datetime) -> int:
    table = TableImport.objects.select_for_update().select_related("mission").get(pk=table.pk)
    if table.state != TableState.RUNNING:
        return 0
    by = table.uploaded_by
    rows = list(table.rows.filter(outcome=Outcome.READY)[:BATCH])
    if not rows or by is None:
        table.state, table.finished_at = TableState.DONE, now
        table.save(update_fields=["state", "finished_at"])
        audit.record(
            "table-imported", mission=table.mission, by=by or "worker", now=now, subject=table, **table.counts()
        )
        return 0
    directory, known = Directory(table.mission), KnownActivities(table.mission)
    for row, record in _read_rows(table, rows, by=by, now=now):
        if record is not None:
            # Asked anew, for the rows of this batch and what others saved since the check are in the register now.
            key = _key_of(table, row)
            known.read([record], [key])
            found = None if row.problems else known.duplicate_of(record, key)
            if found is not None:
                _mark_duplicate(row, found.heading, found.activity)
            else:
                row.activity = save_activity(
                    directory.with_missing(record), mission=table.mission, by=by, now=now, reason=table.name[:300]
                )
                row.outcome, row.problems = Outcome.IMPORTED, []
        row.save(update_fields=["outcome", "problems", "activity"])
    return len(rows)


def _try_rows(table: TableImport, *, by: User, now: datetime) -> None:
    known = KnownActivities(table.mission)
    seen: dict[tuple[str, str], int] = {}
    number = 0
    while chunk := list(table.rows.filter(number__gt=number)[:CHECKED_TOGETHER]):
        number = chunk[-1].number
        read = list(_read_rows(table, chunk, by=by, now=now))
        known.read([record for _row, record in read if record], [_key_of(table, row) for row in chunk])
        for row, record in read:
            if record is None:
                continue
            row.outcome, row.problems, row.activity = Outcome.READY, [], None
            found = known.duplicate_of(record, _key_of(table, row))
            same = (str(record.period.value) if record.period else "", fold(record.heading))
            if found is not None:
                _mark_duplicate(row, found.heading, found.activity)
            elif same in seen:
                row.outcome = Outcome.DUPLICATE
                row.problems = [["", record.heading[:300], _("Row %(row)s says the same.") % {"row": seen[same]}]]
            seen.setdefault(same, row.number)
        _keep_outcomes(chunk)


@transaction.atomic
def _keep_outcomes(rows: Sequence[TableRow]) -> None:
    """Write what was found; the good rows, of which most tables have most, at once."""
    good = [row.pk for row in rows if row.outcome == Outcome.READY]
    TableRow.objects.filter(pk__in=good).update(outcome=Outcome.READY, problems=[], activity=None)
    others = [row for row in rows if row.outcome != Outcome.READY]
    TableRow.objects.bulk_update(others, ["outcome", "problems", "activity"], batch_size=100)


def _read_rows(
    table: TableImport, rows: Sequence[TableRow], *, by: User, now: datetime
) -> Iterator[tuple[TableRow, Record | None]]:
    """Yield each row with its record; one that cannot be read is marked as rejected, and has none."""
    manner = Manner(
        language=table.language,
        day_order=table.day_order,
        today=_today(table.mission, now),
        headings=headings_of(table.mission),
    )
    for row in rows:
        origin = Origin(how=How.IMPORTED, by=str(by), by_id=by.pk, at=now, row=row.number, reason=table.name)
        try:
            yield row, read_row(list(zip(table.columns, row.raw, strict=False)), manner=manner, origin=origin)
        except RowError as error:
            row.outcome, row.activity = Outcome.REJECTED, None
            row.problems = [list(problem) for problem in error.problems]
            yield row, None


def _mark_duplicate(row: TableRow, heading: str, activity: int | None) -> None:
    row.outcome, row.activity_id = Outcome.DUPLICATE, activity
    row.problems = [["", heading[:300], _("It is in the register already, on the same days under this title.")]]


def _check_columns(table: TableImport, columns: Sequence[str], language: str, day_order: str) -> None:
    languages = table.mission.languages
    if len(columns) != len(table.headings) or not all(may_be(field, languages) for field in columns):
        raise TableError(_("The columns do not match the table's; choose again."))
    if language not in languages or day_order not in ("", "dm", "md"):
        raise TableError(_("Choose a language and an order of day and month from the lists."))
    if not any(field.startswith(("title", "text")) for field in columns):
        raise TableError(_("No column holds a title or a text; say which one does."))
    single = [field for field in columns if field and field not in REPEATABLE]
    if twice := next((field for field in single if single.count(field) > 1), None):
        raise TableError(_("Two columns are taken for “%(field)s”, of which there is one.") % {"field": twice})


def _key_of(table: TableImport, row: TableRow) -> str:
    if "key" not in table.columns:
        return ""
    at = table.columns.index("key")
    return str(row.raw[at])[:32] if at < len(row.raw) else ""


def _today(mission: Mission, now: datetime) -> date:
    return now.astimezone(ZoneInfo(mission.time_zone)).date()
