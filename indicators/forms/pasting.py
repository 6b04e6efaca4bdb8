"""A copied row of an announcement's table, or a whole announcement, as what to type into the entry form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.columns import TABLE_FIGURES
from indicators.scheme import Group, Scheme
from vietnamese.folding import fold, nfc, squeeze
from vietnamese.numbers import NumberError, format_decimal, parse_count, parse_decimal

MAX_LENGTH = 50_000  # characters
_NAMES = (*(figure.name for figure in TABLE_FIGURES), "total_score", "entered_change")
_LABELS = {figure.name: figure.label for figure in TABLE_FIGURES} | {
    "total_score": "Điểm đánh giá", "entered_change": "Điểm so với kỳ trước",
}  # fmt: skip
_COUNTS = {figure.name for figure in TABLE_FIGURES if figure.is_count}
_TEMPLATE_KEYS = 3  # code, name and period stand before the figures in the Excel template
_NUMBER = re.compile(r"[+\-−–]?\d[\d., \u00a0]*%?")
_NONE = ("", "-", "–", "chưa có", "không so sánh")
_SCORE = r"[^/\d;]{0,60}?(\d{1,2}(?:[.,]\d{1,2})?)\s*/\s*"


@dataclass(frozen=True)
class Pasted:
    """`values`: texts by field name, as they were copied; `notes`: what could not be read, in Vietnamese."""

    values: dict[str, str]
    notes: tuple[str, ...]


def read_pasted(text: str, scheme: Scheme) -> Pasted:
    """Read a row with tabs (browser, Excel), one cell a line (text of a web page), and «x/max điểm» of groups."""
    if len(text) > MAX_LENGTH:
        return Pasted({}, ("Đoạn dán dài quá; hãy chỉ chép dòng số liệu của bảng.",))
    text = nfc(text)
    values: dict[str, str] = {}
    notes: list[str] = []
    lines = [[squeeze(cell) for cell in line.split("\t")] for line in text.splitlines()]
    if cells := _row(lines):
        if named := _named(cells, scheme):
            _read_cells(named, values, notes)
        else:
            notes.append(
                f"Dòng số liệu có {len(cells)} ô, bảng có {len(_NAMES)} ô (không kể STT), nên không rõ ô nào là số nào."
            )
    if (rows := sum(map(_is_row, lines))) > 1:
        notes.append(f"Đoạn dán có {rows} dòng số liệu: đã lấy dòng có nhiều số nhất. Hãy kiểm tra đúng kỳ cần nhập.")
    groups = {f"group_{group.code}": found for group in scheme.groups if (found := _group_score(group, text))}
    for name, found in groups.items():
        values.setdefault(name, found)
    if not values and not notes:
        notes.append("Không thấy dòng số liệu nào trong đoạn dán. Hãy chép cả dòng số liệu của bảng.")
    return Pasted(values, tuple(notes))


def _named(cells: list[str], scheme: Scheme) -> list[tuple[str, str]]:
    """Cells with their fields' names, in the order of the announcement's table or of the Excel template.

    Empty when there are too few or too many to tell which is which.
    """
    groups = tuple(f"group_{group.code}" for group in scheme.groups)
    whole = (*_NAMES, *groups)
    if len(cells) > _TEMPLATE_KEYS and cells[1] and not _is_number(cells[1]) and fold(cells[1]) not in _NONE:
        own = cells[_TEMPLATE_KEYS:]
        return list(zip(whole, own, strict=False)) if len(own) <= len(whole) or not any(own[len(whole) :]) else []
    while len(cells) > len(_NAMES) + 1 and not cells[-1]:
        cells = cells[:-1]  # Excel adds the empty cells behind
    if len(cells) == len(_NAMES) + 1:
        cells = cells[1:]  # STT
    return list(zip(_NAMES, cells, strict=False)) if len(cells) in (len(_NAMES), len(_NAMES) - 1) else []


def _read_cells(cells: list[tuple[str, str]], values: dict[str, str], notes: list[str]) -> None:
    for name, cell in cells:
        if fold(cell) in map(fold, _NONE):
            continue
        try:
            parse_count(cell) if name in _COUNTS else parse_decimal(cell)
        except NumberError as error:
            notes.append(f"{_LABELS.get(name, 'Điểm nhóm')}: {error}")
        else:
            values[name] = cell


def _is_row(cells: list[str]) -> bool:
    return sum(map(_is_number, cells)) >= 3


def _row(lines: list[list[str]]) -> list[str]:
    """The cells of the row of figures; empty when there is none."""
    best = max(lines, key=lambda cells: sum(map(_is_number, cells)), default=[])
    return best if _is_row(best) else _longest_run([cell for cells in lines for cell in cells if cell])


def _longest_run(cells: list[str]) -> list[str]:
    """The longest run of cells that hold nothing but a number: a table copied as text."""
    best: list[str] = []
    run: list[str] = []
    for cell in [*cells, "."]:
        if _is_number(cell) or cell.lower() in _NONE:
            run.append(cell)
            continue
        best, run = max(best, run, key=len), []
    return best if len(best) >= 3 else []


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def _group_score(group: Group, text: str) -> str:
    """«7,8» of «Thanh toán trực tuyến: 7,8/10 điểm»."""
    # Posts leave out the comma of «Công khai, minh bạch».
    words = r"[,\s]+".join(map(re.escape, fold(group.name).replace(",", " ").split()))
    pattern = words + _SCORE + re.escape(format_decimal(group.maximum)) + r"(?:[.,]0+)?\s*diem"
    found = re.search(pattern, fold(text))
    return found[1] if found else ""
