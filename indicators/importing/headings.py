"""Which column holds what: headings of the template, of the announcement's table, and the codes of CSV sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from indicators.columns import TABLE_FIGURES
from indicators.importing.cells import Cell
from indicators.scheme import all_scheme_codes, load_scheme
from vietnamese.folding import fold

KEY_LABELS = {"code": "Mã đơn vị", "name": "Đơn vị", "period": "Kỳ"}
_BRACKETS = re.compile(r"\([^)]*\)|[^\w/ ]")
# Headings that are there to be read by people, not by us.
_IGNORED = ("stt", "tt", "ghi chu", "ket qua so hoa ho so", "")


def heading_key(text: str) -> str:
    """A heading stripped of what differs between tables: brackets, punctuation, case, diacritics."""
    return " ".join(_BRACKETS.sub(" ", fold(text)).split())


def _known() -> dict[str, str]:
    names = {
        "code": "code", "ma": "code", "ma don vi": "code", "name": "name", "ten": "name", "don vi": "name",
        "ten don vi": "name", "ky": "period", "period": "period", "thang": "period", "ky danh gia": "period",
        "total": "total_score", "tong diem": "total_score", "diem danh gia": "total_score",
    }  # fmt: skip
    for figure in TABLE_FIGURES:
        names[heading_key(figure.label)] = names[fold(figure.name)] = figure.name
    for noun in ("thang", "quy", "nam", "ky"):
        names[f"tong so hs trong {noun}"] = "dossiers_received"
        names[f"diem so voi {noun} truoc"] = "entered_change"
    names["diem so voi thanh truoc"] = "entered_change"  # as published posts spell it
    return names


def _groups() -> dict[str, str]:
    groups = [group for code in all_scheme_codes() for group in load_scheme(code).groups]
    return {name: f"group_{group.code}" for group in groups for name in (fold(group.code), heading_key(group.name))}


def column_key(heading: str, known: dict[str, str], groups: dict[str, str]) -> str | None:
    """What a heading names. «Mức độ hài lòng (%)» is the table's rate, «… (điểm, tối đa 18)» the group's score."""
    name, folded = heading_key(heading), fold(heading)
    if name in groups and (name not in known or "diem" in folded or "toi da" in folded):
        return groups[name]
    return known.get(name)


@dataclass(frozen=True)
class Header:
    """`columns`: place of each key from 0; `headed`: places with any heading; `end`: how many of the rows given belong
    to title and header."""

    columns: dict[str, int]
    headed: frozenset[int]
    end: int
    problems: tuple[tuple[str, str], ...]  # (cell, message)


def find_header(rows: Sequence[tuple[int, list[Cell]]]) -> Header | None:
    """The first row, or pair of rows, that names the period and a figure; None when there is none."""
    for place, (line, cells) in enumerate(rows):
        found = dict(_keys(cells))
        if "period" not in found.values() or len(found) < 2:
            continue
        end = place + 1
        last_line = line
        lower = dict(_keys(rows[end][1])) if end < len(rows) else {}
        if lower and not any(isinstance(cell.value, int | float) for cell in rows[end][1]):
            found.update(lower)  # under a merged heading stand the columns' own
            last_line, end = rows[end][0], end + 1
        return _header(found, place_cells=rows[place:end], line=last_line, end=end)
    return None


def _keys(cells: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    known, groups = _known(), _groups()
    for place, cell in enumerate(cells):
        if isinstance(cell.value, str) and (key := column_key(cell.text, known, groups)):
            yield place, key


def _header(found: dict[int, str], *, place_cells: Sequence[tuple[int, list[Cell]]], line: int, end: int) -> Header:
    columns: dict[str, int] = {}
    problems = []
    for place, key in sorted(found.items()):
        if key in columns:
            name = f"{get_column_letter(place + 1)}{line}"
            problems.append((name, f"Cột này có hai lần (cột {get_column_letter(columns[key] + 1)} đã là cột đó)."))
        columns.setdefault(key, place)
    for number, cells in place_cells:
        for place, cell in enumerate(cells):
            if place not in found and isinstance(cell.value, str) and heading_key(cell.text) not in _IGNORED:
                name = f"{get_column_letter(place + 1)}{number}"
                problems.append((name, f"Cột “{cell.text[:40]}” không có trong mẫu."))
    headed = frozenset(place for _, cells in place_cells for place, cell in enumerate(cells) if not cell.is_empty)
    return Header(columns, headed, end, tuple(problems))
