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
    cells = _row(text)
    if cells:
        _read_cells(cells, values, notes)
    groups = {f"group_{group.code}": found for group in scheme.groups if (found := _group_score(group, text))}
    values.update(groups)
    if not values and not notes:
        notes.append("Không thấy dòng số liệu nào trong đoạn dán. Hãy chép cả dòng số liệu của bảng.")
    return Pasted(values, tuple(notes))


def _read_cells(cells: list[str], values: dict[str, str], notes: list[str]) -> None:
    if len(cells) not in (len(_NAMES), len(_NAMES) - 1):
        notes.append(
            f"Dòng số liệu có {len(cells)} ô, bảng có {len(_NAMES)} ô (không kể STT), nên không rõ ô nào là số nào."
        )
        return
    for name, cell in zip(_NAMES, cells, strict=False):
        if fold(cell) in map(fold, _NONE):
            continue
        try:
            parse_count(cell) if name in _COUNTS else parse_decimal(cell)
        except NumberError as error:
            notes.append(f"{_LABELS[name]}: {error}")
        else:
            values[name] = cell


def _row(text: str) -> list[str]:
    """The cells of the row of figures, without STT; empty when there is none."""
    lines = [[squeeze(cell) for cell in line.split("\t")] for line in text.splitlines()]
    best = max(lines, key=lambda cells: sum(map(_is_number, cells)), default=[])
    if sum(map(_is_number, best)) >= 3:
        while len(best) > len(_NAMES) + 1 and not best[-1]:
            best = best[:-1]  # Excel adds the empty cells behind
    else:
        best = _longest_run([cell for cells in lines for cell in cells if cell])
    return best[1:] if len(best) == len(_NAMES) + 1 else best


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
    pattern = re.escape(fold(group.name)) + _SCORE + re.escape(format_decimal(group.maximum)) + r"(?:[.,]0+)?\s*diem"
    found = re.search(pattern, fold(text))
    return found[1] if found else ""
