"""A province's sheet of scores as text: one commune a line, columns code, name, total and one per group.

Layout: `code,name,total,CKMB,TDGQ,DVCTT,TTTT,SHHS,MDHL`, columns in any order. UTF-8 with or without BOM, LF or
CRLF, separated by comma, semicolon or tab, decimal point or comma. An empty cell is a missing score, not 0, and
leaves a score that is stored already as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.importing.entries import Entry
from indicators.importing.plan import communes_by_code, name_differs
from indicators.periods import Period
from indicators.scheme import Scheme
from vietnamese.folding import fold, nfc
from vietnamese.numbers import NumberError, format_decimal, parse_decimal

_BODY = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
_KINDS = {"xa": "xa", "phuong": "phuong", "dac khu": "dac_khu"}
NAME_LENGTH = 100  # as Commune.name
_CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$")


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: the line of the file (from 1, the header's own) and the column's name."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"Dòng {self.line}" + (f", cột {self.column}" if self.column else "")
        return f"{place}: {self.message}"


class SheetError(ValueError):
    """The sheet cannot be stored; `problems` names every reason."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class SheetRow:
    """One commune's scores in points; None where the cell is empty."""

    line: int
    code: str
    kind: str
    name: str
    total: Decimal | None
    groups: Mapping[str, Decimal | None]

    def entry(self, period: Period) -> Entry:
        figures = {"total_score": self.total, **{f"group_{code}": score for code, score in self.groups.items()}}
        values = {name: value for name, value in figures.items() if value is not None}
        return Entry(f"Dòng {self.line}", self.code, self.kind, self.name, period, values)


def split_name(text: str) -> tuple[str, str]:
    """«UBND phường Hoài Nhơn» → («phuong», «Hoài Nhơn»); ValueError when the kind is not told."""
    words = _BODY.sub("", " ".join(nfc(text).split()))
    for kind_words, kind in _KINDS.items():
        count = len(kind_words.split())
        parts = words.split(" ", count)
        if len(parts) == count + 1 and fold(" ".join(parts[:count])) == kind_words:
            return kind, parts[count]
    raise ValueError(f"“{text}” không cho biết là xã, phường hay đặc khu.")


def decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SheetError([Problem(line, "", "Tệp không phải mã UTF-8. Hãy lưu lại tệp dạng CSV UTF-8.")]) from error


def _separator(header: str) -> str:
    return max((",", ";", "\t"), key=header.count)


def _header(reader: Iterator[list[str]], line: int) -> list[str]:
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                return [cell.strip() for cell in cells]
    except csv.Error as error:
        raise SheetError([_not_csv(line, error)]) from error
    raise SheetError([Problem(line, "", "Dòng tiêu đề không có tên cột nào.")])


def _not_csv(line: int, error: csv.Error) -> Problem:
    return Problem(line, "", f"Dòng không đúng dạng CSV ({error}).")


def _header_problems(line: int, names: list[str], expected: list[str]) -> list[Problem]:
    problems = [Problem(line, name, "Thiếu cột này.") for name in expected if name not in names]
    problems += [Problem(line, name or "(trống)", "Cột không có trong mẫu.") for name in names if name not in expected]
    problems += [Problem(line, name, "Cột này có hai lần.") for name in dict.fromkeys(names) if names.count(name) > 1]
    return problems


def read_sheet(content: bytes, scheme: Scheme) -> list[SheetRow]:
    """The rows of the sheet; SheetError with every problem, each with its line and column, when there is one."""
    text = decode(content)
    lines = text.splitlines()
    header_line = next((place for place, line in enumerate(lines, start=1) if line.strip()), None)
    if header_line is None:
        raise SheetError([Problem(1, "", "Tệp trống: thiếu dòng tiêu đề cột.")])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(lines[header_line - 1]), strict=True)
    names = _header(reader, header_line)
    maxima = {group.code: Decimal(group.maximum) for group in scheme.groups}
    if problems := _header_problems(header_line, names, ["code", "name", "total", *maxima]):
        raise SheetError(problems)
    rows: list[SheetRow] = []
    seen: dict[str, int] = {}
    try:
        for line, cells in _numbered(reader):
            found = _Line(line, names, cells, problems)
            if row := found.read(maxima):
                if first := seen.get(row.code.lower()):
                    problems.append(Problem(line, "code", f"Mã {row.code} đã có ở dòng {first}."))
                seen.setdefault(row.code.lower(), line)
                rows.append(row)
    except csv.Error as error:
        problems.append(_not_csv(reader.line_num, error))
    if not rows and not problems:
        problems.append(Problem(header_line + 1, "", "Tệp không có dòng số liệu nào."))
    if problems:
        raise SheetError(problems)
    return rows


def name_problems(rows: list[SheetRow], period: Period) -> list[Problem]:
    """Rows whose code is stored under another name: a wrong code, or a merger that somebody must enter first."""
    entries = [row.entry(period) for row in rows]
    known = communes_by_code(entries)
    pairs = ((row, entry, known.get(row.code.lower())) for row, entry in zip(rows, entries, strict=True))
    return [
        Problem(row.line, "name", f"Mã {row.code} đang là {commune}, không phải {row.name}.")
        for row, entry, commune in pairs
        if commune and name_differs(entry, commune)
    ]


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Data rows with the line they begin on; blank lines are passed over."""
    before: int = reader.line_num  # type: ignore[attr-defined]
    for cells in reader:
        line, before = before + 1, reader.line_num  # type: ignore[attr-defined]
        if any(cell.strip() for cell in cells):
            yield line, cells


class _Line:
    """One line on its way to a SheetRow; what is wrong goes into `problems`."""

    def __init__(self, line: int, names: list[str], cells: list[str], problems: list[Problem]) -> None:
        self.line, self.problems = line, problems
        self.width_ok = len(cells) == len(names)
        self.cells = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        self.counts = (len(cells), len(names))

    def _wrong(self, column: str, message: str) -> None:
        self.problems.append(Problem(self.line, column, message))

    def _score(self, column: str, maximum: Decimal) -> Decimal | None:
        text = self.cells[column]
        if not text:
            return None
        try:
            value = parse_decimal(text)
        except NumberError as error:
            self._wrong(column, str(error))
            return None
        if not 0 <= value <= maximum:
            self._wrong(column, f"{format_decimal(value)} nằm ngoài khoảng từ 0 đến {format_decimal(maximum)}.")
        return value

    def read(self, maxima: Mapping[str, Decimal]) -> SheetRow | None:
        if not self.width_ok:
            self._wrong(
                "", f"Có {self.counts[0]} ô, phải có {self.counts[1]}. Dấu phẩy thập phân phải nằm trong ngoặc kép."
            )
            return None
        code = self.cells["code"]
        if not _CODE.match(code):
            self._wrong("code", f"Mã “{code}” không hợp lệ." if code else "Thiếu mã đơn vị.")
        kind = name = ""
        try:
            kind, name = split_name(self.cells["name"])
        except ValueError as error:
            self._wrong("name", str(error) if self.cells["name"] else "Thiếu tên đơn vị.")
        if len(name) > NAME_LENGTH:
            self._wrong("name", f"Tên dài {len(name)} chữ, chỉ được tối đa {NAME_LENGTH}.")
        total = self._score("total", Decimal(100))
        groups = {group: self._score(group, maximum) for group, maximum in maxima.items()}
        return SheetRow(line=self.line, code=code, kind=kind, name=name, total=total, groups=groups)
