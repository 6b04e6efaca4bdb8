"""Reading an Excel sheet of figures: one commune and period a row, every problem named by its cell."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from communes.models import Commune
from indicators.columns import TABLE_FIGURES
from indicators.importing.cells import Cell, CellError, read_number, read_period
from indicators.importing.entries import Entry
from indicators.importing.headings import KEY_LABELS, find_header
from indicators.importing.plan import communes_by_code, name_differs
from indicators.importing.sheet import NAME_LENGTH, split_name
from indicators.importing.workbook_file import WorkbookError, check_workbook
from indicators.periods import Period
from indicators.scheme import Scheme, scheme_for
from vietnamese.folding import fold
from vietnamese.numbers import format_decimal

MAX_ROWS = 5000
MAX_COLUMNS = 60
MAX_BLANK_ROWS = 200  # styled rows far below the figures are no figures
MAX_PROBLEMS = 200
_COUNTS = {figure.name for figure in TABLE_FIGURES if figure.is_count}
Row = tuple[int, list[Cell]]


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with a cell, or with a row (`cell` is «A7», or empty for the whole sheet)."""

    cell: str
    message: str

    def __str__(self) -> str:
        return f"Ô {self.cell}: {self.message}" if self.cell else self.message


class CellProblemsError(ValueError):
    """The sheet cannot be stored; `problems` names every reason, by cell."""

    def __init__(self, problems: list[CellProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_workbook(content: bytes, *, commune: Commune | None) -> list[Entry]:
    """The entries of the first sheet that has the columns.

    `commune`: the one whose figures these are, so that code and name may be left out and another's are refused;
    None for a province's sheet, which must tell them. Raises WorkbookError or CellProblemsError.
    """
    check_workbook(content)
    rows = _rows(content)
    header = find_header(rows[:30])
    if header is None:
        raise CellProblemsError(
            [CellProblem("", "Không tìm thấy dòng tiêu đề: cần có cột «Kỳ» và ít nhất một cột số liệu như trong mẫu.")]
        )
    reader = _Reader(header.columns, commune, timezone.localdate())
    reader.problems += [CellProblem(cell, message) for cell, message in header.problems]
    entries = [entry for row in rows[header.end :] if (entry := reader.entry(*row))]
    if commune is None:
        reader.check_names(entries)
    if not entries and not reader.problems:
        reader.problems.append(CellProblem("", "Bảng chưa có dòng số liệu nào."))
    if reader.problems:
        raise CellProblemsError(reader.problems[:MAX_PROBLEMS])
    return entries


def _rows(content: bytes) -> list[Row]:
    """The first visible sheet's rows that hold anything, with their numbers."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, of extensions it passes over
            values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            formulas = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
            sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"] or values.worksheets
            return list(_walk(sheets[0], formulas[sheets[0].title]))
    except WorkbookError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise; a broken file is the user's to mend
        raise WorkbookError("Không đọc được tệp Excel này. Hãy mở tệp, lưu lại dạng .xlsx rồi tải lên.") from error


def _walk(values: Any, formulas: Any) -> Iterator[Row]:
    count = blank = 0
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # a file may claim any size
    pairs = zip(values.iter_rows(max_col=MAX_COLUMNS), formulas.iter_rows(max_col=MAX_COLUMNS), strict=False)
    for number, (row, source) in enumerate(pairs, start=1):
        cells = [
            Cell(cell.value, cell.number_format or "General", cell.value is None and _is_formula(origin))
            for cell, origin in zip(row, source, strict=False)
        ]
        if all(cell.value is None and not cell.uncomputed for cell in cells):
            blank += 1
            if blank > MAX_BLANK_ROWS:
                return
            continue
        count, blank = count + 1, 0
        if count > MAX_ROWS:
            raise WorkbookError(f"Bảng có hơn {MAX_ROWS} dòng. Hãy chia thành nhiều tệp.")
        yield number, cells


def _is_formula(cell: Any) -> bool:
    return cell.data_type == "f" or (isinstance(cell.value, str) and cell.value.startswith("="))


class _Reader:
    """Rows on their way to entries; what is wrong goes into `problems`."""

    def __init__(self, columns: Mapping[str, int], commune: Commune | None, today: date) -> None:
        self.columns, self.commune, self.today = columns, commune, today
        self.problems: list[CellProblem] = []
        self._seen: dict[tuple[str, Period], int] = {}
        self._lines: dict[str, int] = {}

    def entry(self, line: int, cells: list[Cell]) -> Entry | None:
        """The row's entry; None for one without a figure (not filled in yet) or with a problem."""
        row = {key: cells[place] for key, place in self.columns.items() if place < len(cells)}
        figures = {key: cell for key, cell in row.items() if key not in KEY_LABELS and not cell.is_empty}
        if not figures:
            return None
        before = len(self.problems)
        period, scheme = self._period(line, row.get("period", Cell(None)))
        code, kind, name = self._commune(line, row)
        values = self._values(line, figures, scheme)
        if period and len(self.problems) == before:
            first = self._seen.setdefault((code.lower(), period), line)
            if first != line:
                self._wrong(line, "period", f"Kỳ {period.label} của đơn vị này đã có ở dòng {first}.")
        if period is None or len(self.problems) > before:
            return None
        self._lines.setdefault(code.lower(), line)
        return Entry(f"Dòng {line}", code, kind, name, period, values)

    def check_names(self, entries: list[Entry]) -> None:
        """A known code under another name, and a new one without a name, are problems."""
        known = communes_by_code(entries)
        for entry in {entry.code.lower(): entry for entry in reversed(entries)}.values():
            commune, line = known.get(entry.code.lower()), self._lines[entry.code.lower()]
            if commune is None and not entry.name:
                self._wrong(line, "name", f"Mã {entry.code} chưa có trong hệ thống nên cần có tên đơn vị.")
            elif commune and name_differs(entry, commune):
                self._wrong(line, "name", f"Mã {entry.code} đang là {commune}, không phải {entry.name}.")

    def _wrong(self, line: int, key: str, message: str) -> None:
        place = self.columns.get(key, 0)
        self.problems.append(CellProblem(f"{get_column_letter(place + 1)}{line}", message))

    def _period(self, line: int, cell: Cell) -> tuple[Period | None, Scheme | None]:
        if cell.is_empty:
            self._wrong(line, "period", "Thiếu kỳ, ví dụ 6/2023.")
            return None, None
        try:
            period = read_period(cell)
            scheme = scheme_for(period)
        except ValueError as error:
            self._wrong(line, "period", str(error))
            return None, None
        if not period.has_begun(self.today):
            self._wrong(line, "period", f"Kỳ {period.label} chưa bắt đầu nên chưa thể có số liệu.")
            return None, None
        return period, scheme

    def _commune(self, line: int, row: Mapping[str, Cell]) -> tuple[str, str, str]:
        code, name = (row[key].text if key in row else "" for key in ("code", "name"))
        if self.commune:
            if code and code.lower() != self.commune.code.lower():
                self._wrong(line, "code", f"Mã {code[:20]} không phải của {self.commune} ({self.commune.code}).")
            elif name and fold(self.commune.name) not in fold(name):
                self._wrong(line, "name", f"“{name[:60]}” không phải là {self.commune}.")
            return self.commune.code, "", ""
        if not code:
            self._wrong(line, "code", "Thiếu mã đơn vị.")
        kind, own_name = "", ""
        if name:
            try:
                kind, own_name = split_name(name)
            except ValueError as error:
                self._wrong(line, "name", str(error))
        if len(own_name) > NAME_LENGTH:
            self._wrong(line, "name", f"Tên dài {len(own_name)} chữ, chỉ được tối đa {NAME_LENGTH}.")
        return code, kind, own_name

    def _values(self, line: int, cells: Mapping[str, Cell], scheme: Scheme | None) -> dict[str, Decimal | int]:
        values: dict[str, Decimal | int] = {}
        for key, cell in cells.items():
            try:
                value = read_number(cell, is_count=key in _COUNTS)
                _check_range(key, value, scheme)
            except ValueError as error:
                self._wrong(line, key, str(error))
                continue
            if value is not None:
                values[key] = value
        return values


def _check_range(key: str, value: Decimal | int | None, scheme: Scheme | None) -> None:
    if value is None or key in _COUNTS:
        return
    low, high = Decimal(-100 if key == "entered_change" else 0), Decimal(100)
    if key.startswith("group_") and scheme:
        codes = {group.code: Decimal(group.maximum) for group in scheme.groups}
        if key.removeprefix("group_") not in codes:
            raise CellError(f"Bộ chỉ số của kỳ này không có nhóm {key.removeprefix('group_')}.")
        high = codes[key.removeprefix("group_")]
    if not low <= value <= high:
        raise CellError(
            f"{format_decimal(value)} nằm ngoài khoảng từ {format_decimal(low)} đến {format_decimal(high)}."
        )
