"""A CSV or XLSX file as rows of text. Nothing in it is trusted or computed: of a formula, the value that was saved is read.

A CSV file is decoded as the reader decodes bulletins; its separator is the one of ; , and tab that gives even rows. An XLSX
file is looked at as an archive first (how much it unpacks to), and its XML may declare no entities.
"""

import csv
import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice

from django.utils.translation import gettext as _

from fieldpost.reading.documents.archive import Archive
from fieldpost.reading.documents.decoding import decode
from fieldpost.reading.documents.errors import DocumentError

from ...translation import translated
from .errors import TableError

LARGEST = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 30_000
HEADING_ROWS = 5
"""Empty lines and titles above the headings are few."""

Row = list[str]


def read_table(data: bytes, *, name: str) -> list[Row]:
    """Return the rows of the first sheet, from the first that holds something; all have the same number of cells.

    Raises:
        TableError: it is too large, no table, damaged, or opens with a password.
    """
    if len(data) > LARGEST:
        raise TableError(_("The file has more than 10 MB; divide it into several."))
    if not data.strip():
        raise TableError(_("The file is empty; choose another."))
    rows = _read_xlsx(data, name) if data.startswith(b"PK") else _read_csv(data)
    table = list(islice(rows, MOST_ROWS + HEADING_ROWS + 1))
    while table and not any(table[0]):
        table.pop(0)
    while table and not any(table[-1]):
        table.pop()
    if len(table) < 2:
        raise TableError(_("The file holds no table: a row of headings and at least one row below it are needed."))
    if len(table) > MOST_ROWS + 2:
        raise TableError(_("The table has more than 20,000 rows; divide it into several."))
    width = max(map(len, table))
    if width > MOST_COLUMNS:
        raise TableError(_("The table has more than 100 columns; leave out those that are not needed."))
    return [row + [""] * (width - len(row)) for row in table]


def _read_csv(data: bytes) -> Iterator[Row]:
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8")):
        raise TableError(_("This file is neither CSV nor XLSX; save the table as one of them and choose that file."))
    text = decode(data).text.replace("\0", "")
    first, _end, rest = text.partition("\n")
    separator = ""
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[4], rest
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text))
    try:
        for row in reader:
            yield [_clean(cell) for cell in row[: MOST_COLUMNS + 1]]
    except csv.Error as error:
        reason = _(
            "The file cannot be read as a table near line %(line)s; open it, save it again as CSV and try once more."
        )
        raise TableError(reason % {"line": reader.line_num}) from error


def _separator(text: str) -> str:
    """Return the separator that gives the most columns, weighed by how many of the first rows have that number.

    One that divides the headings, too, goes before others: "Osh, at the school" may have a comma in every row but the first.
    """
    sample = text[:50_000]

    def evenness(separator: str) -> tuple[bool, float]:
        try:
            rows = [row for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), 20) if row]
        except csv.Error:
            return False, 0.0
        if not rows:
            return False, 0.0
        columns, times = Counter(map(len, rows)).most_common(1)[0]
        return 1 < columns == len(rows[0]), (columns - 1) * times / len(rows)

    # Where two do equally well, the comma is more likely part of what is told.
    return max(";\t,", key=evenness)


def _read_xlsx(data: bytes, name: str) -> Iterator[Row]:
    from openpyxl import load_workbook

    broken = TableError(
        _("The spreadsheet is damaged or not an XLSX file; open it, save it again as XLSX and try once more.")
    )
    try:
        with Archive(data, name=name) as archive:
            if "xl/workbook.xml" not in archive:
                raise broken
            _refuse_entities(archive, data)
        with warnings.catch_warnings():
            # It warns of what it leaves out: pictures, print settings, validation.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheet = book.worksheets[0]
            most = MOST_ROWS + HEADING_ROWS + 1
            yield from _texts(sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS + 1, values_only=True))
    except DocumentError as error:
        raise TableError(f"{error.name}: {translated(error.reason)}") from error
    except TableError:
        raise
    except Exception as error:
        # What a broken file makes openpyxl raise is of any kind.
        raise broken from error


def _refuse_entities(archive: Archive, data: bytes) -> None:
    """Refuse XML that declares a document type, as no spreadsheet program writes: entities grow when they are read."""
    with zipfile.ZipFile(io.BytesIO(data)) as names:
        parts = [name for name in names.namelist() if name.lower().endswith((".xml", ".rels"))]
    for part in parts:
        tail = b""
        for chunk in archive.chunks(part):
            # In UTF-16, which has zero bytes, the words would not be seen.
            if b"<!DOCTYPE" in tail + chunk or b"<!ENTITY" in tail + chunk or b"\0" in chunk:
                raise TableError(_("The spreadsheet declares XML entities, as no office program does; ask its sender."))
            tail = chunk[-16:]


def _texts(rows: Iterable[tuple[object, ...]]) -> Iterator[Row]:
    for row in rows:
        cells = [_clean(_text(value)) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _clean(cell: str) -> str:
    """Return the cell as any database can keep it, without the quote that makes a formula harmless (see ``export``)."""
    if len(cell) > LONGEST_CELL:
        raise TableError(_("A cell holds more than 30,000 characters; a table of activities has none so long."))
    text = cell.replace("\0", "").encode("utf-8", "replace").decode("utf-8").strip()
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r" else text
