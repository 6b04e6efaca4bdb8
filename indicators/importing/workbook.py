"""Reading an Excel sheet of figures: one commune and period a row, every problem named by its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from openpyxl.utils import get_column_letter

from communes.models import Commune
from indicators.columns import TABLE_FIGURES
from indicators.importing.cells import UNCOMPUTED, Cell, CellError, read_number, read_period
from indicators.importing.entries import Entry, value_labels
from indicators.importing.headings import KEY_LABELS, Header, find_header
from indicators.importing.plan import communes_by_code, name_differs
from indicators.importing.rows import Merged, SheetRows, read_sheets
from indicators.importing.sheet import NAME_LENGTH, split_name
from indicators.periods import Period
from indicators.scheme import Scheme, scheme_for
from vietnamese.folding import fold
from vietnamese.numbers import format_decimal

MAX_PROBLEMS = 200
_COUNTS = {figure.name for figure in TABLE_FIGURES if figure.is_count}
_NOTES_SHEET = "huong dan"  # the template's own


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with a cell (`cell` is «A7»), or with the whole file. `sheet` is told when several are read."""

    cell: str
    message: str
    sheet: str = ""

    def __str__(self) -> str:
        if not self.cell:
            return self.message
        return (
            f"Trang «{self.sheet}», ô {self.cell}: {self.message}" if self.sheet else f"Ô {self.cell}: {self.message}"
        )


class CellProblemsError(ValueError):
    """The workbook cannot be stored; `problems` names every reason, by cell."""

    def __init__(self, problems: list[CellProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class ReadWorkbook:
    """`notes` say, in Vietnamese, what of the file was not read: nothing is left out silently."""

    entries: list[Entry]
    notes: tuple[str, ...]


def read_workbook(content: bytes, *, commune: Commune | None) -> ReadWorkbook:
    """The entries of every visible sheet that has the columns.

    `commune`: the one whose figures these are, so that code and name may be left out and another's are refused;
    None for a province's sheet, which must tell them. Raises WorkbookError or CellProblemsError.
    """
    sheets = read_sheets(content)
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet.rows[:30]))]
    if not found:
        raise CellProblemsError(
            [CellProblem("", "Không tìm thấy dòng tiêu đề: cần có cột «Kỳ» và ít nhất một cột số liệu như trong mẫu.")]
        )
    reader = _Reader(commune, timezone.localdate(), several=len(found) > 1)
    entries = [entry for sheet, header in found for entry in reader.entries(sheet, header)]
    if not entries and not reader.problems:
        reader.problems.append(CellProblem("", "Bảng chưa có dòng số liệu nào."))
    if reader.problems:
        raise CellProblemsError(reader.problems[:MAX_PROBLEMS])
    return ReadWorkbook(entries, _notes(sheets, found, scheme_for(entries[0].period)))


def _notes(sheets: list[SheetRows], found: list[tuple[SheetRows, Header]], scheme: Scheme) -> tuple[str, ...]:
    notes = []
    titles = [sheet.title for sheet, _ in found]
    others = [s.title for s in sheets if s.rows and s.title not in titles and fold(s.title) != _NOTES_SHEET]
    if len(titles) > 1:
        notes.append(f"Đã đọc các trang tính {_quoted(titles)}.")
    if others:
        notes.append(f"Không đọc trang tính {_quoted(others)}: không có dòng tiêu đề như trong mẫu.")
    present = {key for _, header in found for key in header.columns}
    missing = [label for key, label in value_labels(scheme).items() if key not in present and key != "entered_change"]
    if missing:
        notes.append(f"Tệp không có cột {_quoted(missing)}: các số liệu này giữ nguyên như trong hệ thống.")
    return tuple(notes)


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"«{word[:60]}»" for word in words)


class _Reader:
    """Sheets on their way to entries; what is wrong goes into `problems`."""

    def __init__(self, commune: Commune | None, today: date, *, several: bool) -> None:
        self.commune, self.today, self.several = commune, today, several
        self.columns: Mapping[str, int] = {}
        self.problems: list[CellProblem] = []
        self._title = ""
        self._seen: dict[tuple[str, Period], str] = {}
        self._lines: dict[str, int] = {}

    def entries(self, sheet: SheetRows, header: Header) -> list[Entry]:
        """The sheet's entries."""
        self.columns, self._title, self._lines = header.columns, sheet.title if self.several else "", {}
        for cell, message in header.problems:
            self._wrong_cell(cell, message)
        rows = sheet.rows[header.end :]
        merged = [one for one in sheet.merged if rows and one.bottom >= rows[0][0]]
        cells = {line: row for line, row in rows if any(one.top == line for one in merged)}
        entries = []
        for line, row in rows:
            here = [one for one in merged if one.top <= line <= one.bottom]
            if entry := self._entry(line, self._spread(row, here, cells), here, header):
                entries.append(entry)
        if self.commune is None:
            self._check_names(entries)
        return entries

    def _spread(self, row: list[Cell], merged: list[Merged], cells: Mapping[int, list[Cell]]) -> list[Cell]:
        """A code, name or period merged over several rows stands for each of them."""
        spread = list(row)
        for key in KEY_LABELS:
            place = self.columns.get(key, -1)
            for one in merged:
                if one.is_downwards and one.left - 1 == place and one.top in cells:
                    spread[place] = cells[one.top][place]
        return spread

    def _entry(self, line: int, cells: list[Cell], merged: list[Merged], header: Header) -> Entry | None:
        """The row's entry; None for one without a figure (not filled in yet) or with a problem."""
        row = {key: cells[place] for key, place in self.columns.items() if place < len(cells)}
        figures = {key: cell for key, cell in row.items() if key not in KEY_LABELS and not cell.is_empty}
        if not figures:
            return None
        before = len(self.problems)
        self._check_layout(line, cells, merged, header)
        period, scheme = self._period(line, row.get("period", Cell(None)))
        code, kind, name = self._commune(line, row)
        values = self._values(line, figures, scheme)
        place = f"Trang «{self._title}», dòng {line}" if self._title else f"Dòng {line}"
        if period and len(self.problems) == before:
            first = self._seen.setdefault((code.lower(), period), place)
            if first != place:
                first = first[0].lower() + first[1:]
                self._wrong(line, "period", f"Kỳ {period.label} của đơn vị này đã có ở {first}.")
        if period is None or len(self.problems) > before:
            return None
        self._lines.setdefault(code.lower(), line)
        return Entry(place, code, kind, name, period, values)

    def _check_layout(self, line: int, cells: list[Cell], merged: list[Merged], header: Header) -> None:
        """Merged figures, and numbers in a column that has no heading, are problems: nobody knows which they are."""
        for one in merged:
            keys = [key for key, place in self.columns.items() if one.left <= place + 1 <= one.right]
            split = not one.is_downwards or any(key not in KEY_LABELS for key in keys)
            if keys and split:
                self._wrong_cell(one.first, f"Ô gộp {one.ref}. Hãy bỏ gộp ô rồi ghi số vào từng ô.")
        for place, cell in enumerate(cells):
            if place not in header.headed and not cell.is_empty and _reads_as_number(cell):
                name = f"{get_column_letter(place + 1)}{line}"
                self._wrong_cell(name, "Cột này không có tên nên không rõ là số gì. Hãy ghi tên cột hoặc xóa số này.")

    def _check_names(self, entries: list[Entry]) -> None:
        """A known code under another name, and a new one without a name, are problems."""
        known = communes_by_code(entries)
        for entry in {entry.code.lower(): entry for entry in reversed(entries)}.values():
            commune, line = known.get(entry.code.lower()), self._lines[entry.code.lower()]
            if commune is None and not entry.name:
                self._wrong(line, "name", f"Mã {entry.code} chưa có trong hệ thống nên cần có tên đơn vị.")
            elif commune and name_differs(entry, commune):
                self._wrong(line, "name", f"Mã {entry.code} đang là {commune}, không phải {entry.name}.")

    def _wrong(self, line: int, key: str, message: str) -> None:
        self._wrong_cell(f"{get_column_letter(self.columns.get(key, 0) + 1)}{line}", message)

    def _wrong_cell(self, cell: str, message: str) -> None:
        problem = CellProblem(cell, message, self._title)
        if problem not in self.problems[-MAX_PROBLEMS:]:
            self.problems.append(problem)

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
        for key in ("code", "name"):
            if key in row and row[key].uncomputed:
                self._wrong(line, key, UNCOMPUTED)
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


def _reads_as_number(cell: Cell) -> bool:
    try:
        return cell.uncomputed or read_number(cell, is_count=False) is not None
    except ValueError:
        return not isinstance(cell.value, str)


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
