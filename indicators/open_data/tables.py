"""Rows of open data as CSV and XLSX that Excel opens as they are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from ninja import Schema
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOM = "\ufeff"  # without it Excel reads the Vietnamese letters as another encoding
# A text cell that begins like this is run as a formula by spreadsheets (OWASP: CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip

NARROWEST = 12  # characters of a column, so that dates and figures show
# What no XML may hold; openpyxl's own pattern does not know the last two.
_NOT_XML = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff]")

Cell = str | int | float | bool | date | datetime | None


def _plain(value: Cell) -> str | int | float | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def neutral(value: Cell) -> str | int | float | None:
    """A cell that no spreadsheet runs: numbers stay numbers, None stays empty, suspicious text gets an apostrophe."""
    plain = _plain(value)
    if isinstance(plain, str) and plain.lstrip(" ").startswith(_FORMULA_STARTS):
        return f"'{plain}"
    return plain


def _cells(rows: Iterable[Schema], columns: Sequence[str]) -> Iterable[list[Cell]]:
    for row in rows:
        yield [getattr(row, name) for name in columns]


def as_csv(rows: Iterable[Schema], columns: Sequence[str]) -> bytes:
    """`rows` under the names of their fields, as `csv_of` writes them."""
    return csv_of(columns, _cells(rows, columns))


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with BOM, comma, CRLF (RFC 4180), decimal point, ISO dates; null is an empty cell."""
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def as_xlsx(rows: Iterable[Schema], columns: Sequence[str], title: str) -> bytes:
    """`rows` under the names of their fields, as `xlsx_of` writes them."""
    return xlsx_of(columns, _cells(rows, columns), title)


def xlsx_of(columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """One sheet, its first row the names; text is stored as text whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(NARROWEST, len(name) + 2)
    sheet.append(list(columns))
    for row in rows:
        cells = []
        for value in row:
            plain = _plain(value)
            cell = WriteOnlyCell(sheet, _NOT_XML.sub("", plain) if isinstance(plain, str) else plain)
            if isinstance(plain, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
