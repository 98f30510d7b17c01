"""Rows as CSV and XLSX that a spreadsheet opens and does not compute."""

import csv
import io
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO

from babel.numbers import get_decimal_symbol

from fieldpost.publishing.dates import locale_for

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet computes begins with one of these."""
LONGEST_CELL = 32_000
"""A spreadsheet holds no more characters in a cell (32,767)."""


def harmless(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula: with a quote before it, which our import takes away."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_lines(rows: Iterable[list[str]], *, language: str) -> Iterator[bytes]:
    """Yield UTF-8 with a byte order mark, by which Excel knows the encoding.

    Cells have between them what Excel expects in that language: a semicolon where the comma is the decimal sign.
    """
    separator = ";" if get_decimal_symbol(locale_for(language)) == "," else ","
    yield b"\xef\xbb\xbf"
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line, delimiter=separator).writerow([harmless(cell) for cell in row])
        yield line.getvalue().encode("utf-8", "replace")


def xlsx_file(rows: Iterable[list[str]], *, title: str, heading_rows: int) -> IO[bytes]:
    """Return an open file with one sheet, its first ``heading_rows`` rows in bold and fixed; written row by row."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = f"A{heading_rows + 1}"
    bold = Font(bold=True)
    for number, row in enumerate(rows):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=_plain(harmless(text)))
            if number < heading_rows:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
    file = TemporaryFile()  # noqa: SIM115 - it is sent, and closed with the answer
    book.save(file)
    file.seek(0)
    return file


def _plain(text: str) -> str:
    """Return ``text`` without the control characters that XML has no place for, cut to what a cell holds."""
    return "".join(one for one in text if one >= " " or one in "\n\t")[:LONGEST_CELL]
