"""The rows of a workbook's sheets, each cell with what the reader of figures must know about it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from indicators.importing.cells import Cell
from indicators.importing.workbook_file import check_workbook
from indicators.importing.workbook_scan import SheetScan, WorkbookError

MAX_ROWS = 5000  # of all sheets together
MAX_COLUMNS = 60
Row = tuple[int, list[Cell]]


@dataclass(frozen=True)
class Merged:
    """A merged range, rows and columns from 1, ends included. Its value is the first cell's; the others are empty."""

    ref: str
    left: int
    top: int
    right: int
    bottom: int

    @property
    def first(self) -> str:
        return f"{get_column_letter(self.left)}{self.top}"

    @property
    def is_downwards(self) -> bool:
        return self.left == self.right


@dataclass(frozen=True)
class SheetRows:
    """A visible sheet: its rows that hold anything, with their numbers, and its merged ranges."""

    title: str
    rows: list[Row]
    merged: list[Merged]


def read_sheets(content: bytes) -> list[SheetRows]:
    """The visible sheets in their order. Raises WorkbookError for what is no workbook, too large, or broken."""
    scans = check_workbook(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, of extensions it passes over
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
            sheets = []
            left = MAX_ROWS
            for sheet in visible:
                found = scans.get(sheet._worksheet_path)
                if found is None:
                    raise WorkbookError("Tệp Excel này bị hỏng. Hãy mở tệp, lưu lại dạng .xlsx rồi tải lên.")
                rows = list(_walk(sheet, found, left))
                left -= len(rows)
                sheets.append(SheetRows(sheet.title, rows, [_merged(ref) for ref in found.merged]))
            return sheets
    except WorkbookError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise; a broken file is the user's to mend
        raise WorkbookError("Không đọc được tệp Excel này. Hãy mở tệp, lưu lại dạng .xlsx rồi tải lên.") from error


def _walk(sheet: Any, found: SheetScan, left: int) -> Iterator[Row]:
    sheet.reset_dimensions()  # a file may claim any size
    uncomputed = {coordinate_to_tuple(cell) for cell in found.uncomputed}
    lines = {line for line, _ in uncomputed}
    gap: object = None
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if row is gap:
            continue  # openpyxl's one filler for rows that are not there
        if number not in lines and all(cell.value is None for cell in row):
            gap = row
            continue
        if left == 0:
            raise WorkbookError(f"Bảng có hơn {MAX_ROWS} dòng. Hãy chia thành nhiều tệp.")
        left -= 1
        yield (
            number,
            [
                Cell(
                    cell.value,
                    cell.number_format or "General",
                    cell.value is None and (number, place) in uncomputed,
                )
                for place, cell in enumerate(row, start=1)
            ],
        )


def _merged(ref: str) -> Merged:
    left, top, right, bottom = range_boundaries(ref)
    return Merged(ref, left, top, right, bottom)
