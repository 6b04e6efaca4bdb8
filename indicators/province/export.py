"""The league table as CSV and JSON for programs and as a workbook for people; a missing figure is null, never 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from communes.models import Province
from indicators.open_data.tables import Cell, csv_of, xlsx_of
from indicators.periods import Period
from indicators.province.page import Addresses
from indicators.province.queries import League
from indicators.province.ranking import GroupPoints, Line, NotCompared, Unit
from indicators.province.words import former_words, not_compared_words

SOURCE = "https://dichvucong.gov.vn"


@dataclass(frozen=True)
class Column:
    """One column before and after those of the groups: its name for programs, for people, and what it says."""

    code: str
    name: str
    meaning: str


COLUMNS = (
    Column("period", "Kỳ", "mã kỳ: 2023-06, 2023-q2 hoặc 2023"),
    Column("commune", "Mã đơn vị", "mã đơn vị, không đổi"),
    Column("full_name", "Đơn vị", "tên có loại đơn vị"),
    Column("status", "Tình trạng", "published: đã công bố; not_published: chưa công bố"),
    Column("rank", "Hạng", "hạng trong các đơn vị đã công bố; bằng điểm thì cùng hạng, hạng sau bỏ trống: 1, 2, 2, 4"),
    Column("total", "Tổng điểm", "tổng điểm đã công bố; đơn vị: điểm"),
    Column("maximum", "Điểm tối đa", "điểm tối đa của bộ chỉ số; đơn vị: điểm"),
    Column(
        "change",
        "Thay đổi so với kỳ trước",
        "thay đổi đã công bố so với kỳ liền trước; đơn vị: điểm; trống khi không so sánh được",
    ),
    Column("previous_rank", "Hạng kỳ trước", "hạng ở kỳ liền trước; trống khi không so sánh được"),
    Column("rank_change", "Đổi hạng", "số bậc: dương là lên, âm là xuống, 0 là giữ nguyên"),
    Column(
        "not_compared",
        "Vì sao không so sánh",
        "merged: mới sáp nhập; absent_before: kỳ trước chưa công bố; other_scheme: bộ chỉ số đã thay đổi",
    ),
    Column("predecessors", "Sáp nhập từ", "các đơn vị cũ và ngày sáp nhập"),
)
GROUPS = Column("CKMB … SHHS", "", "điểm từng nhóm chỉ số; trống khi không có điểm, không phải là 0")
PAGE = Column("page", "Trang điểm của đơn vị", "địa chỉ trang điểm của kỳ trên cổng của đơn vị")
PORTAL = Column("portal", "Cổng của đơn vị", "địa chỉ cổng của đơn vị; dữ liệu mở ở api/v1/ dưới địa chỉ này")


def _points(value: Decimal | None) -> float | None:
    # Two decimals at most: the shortest float that reads back is the figure itself.
    return None if value is None else float(value)


def _formers(unit: Unit) -> str:
    return "; ".join(f"{former.name} ({former.merged_on.isoformat()})" for former in unit.formers)


def _published(line: Line, league: League, at: Addresses) -> list[Cell]:
    unit, standing = line.unit, line.standing
    return [
        league.period.code, unit.code, unit.name, "published", line.rank, _points(standing.total),
        _points(standing.maximum), _points(line.change), line.earlier_rank, line.climbed,
        line.not_compared.value or None, _formers(unit) or None,
        *(_points(standing.score_of(group.code)) for group in league.groups),
        at.period(unit.host, league.period) or None, at.home(unit.host) or None,
    ]  # fmt: skip


def _waiting(unit: Unit, league: League, at: Addresses) -> list[Cell]:
    empty: list[Cell] = [None] * 7
    return [
        league.period.code, unit.code, unit.name, "not_published", *empty, _formers(unit) or None,
        *(None for _ in league.groups), None, at.home(unit.host) or None,
    ]  # fmt: skip


def _rows(league: League, at: Addresses) -> list[list[Cell]]:
    """By rank, then those that have not published."""
    return [
        *(_published(line, league, at) for line in league.lines),
        *(_waiting(unit, league, at) for unit in league.waiting),
    ]


def _names(groups: Sequence[GroupPoints]) -> list[str]:
    return [*(column.code for column in COLUMNS), *(group.code for group in groups), PAGE.code, PORTAL.code]


def as_csv(league: League, at: Addresses) -> bytes:
    """UTF-8 with BOM, comma, CRLF, decimal point, ISO dates; null is an empty cell."""
    return csv_of(_names(league.groups), _rows(league, at))


def as_xlsx(league: League, at: Addresses) -> bytes:
    """The same with Vietnamese headings and words, for whoever reads it in Excel."""
    names = [*(column.name for column in COLUMNS), *(group.name for group in league.groups), PAGE.name, PORTAL.name]
    why = {line.unit.code: line.not_compared for line in league.lines}
    formers = {unit.code: former_words(unit.formers) for unit in _units(league)}
    rows = []
    for row in _rows(league, at):
        told = dict(zip((column.code for column in COLUMNS), row, strict=False))
        code = str(told["commune"])
        told["period"] = league.period.label
        told["status"] = "đã công bố" if told["status"] == "published" else "chưa công bố"
        reason = why.get(code, NotCompared.COMPARED)
        told["not_compared"] = not_compared_words(reason, league.period) if reason else None
        told["predecessors"] = formers[code].removeprefix("Sáp nhập từ ") or None
        rows.append([*told.values(), *row[len(COLUMNS) :]])
    return xlsx_of(names, rows, f"Xếp hạng {league.period.code}")


def _units(league: League) -> Iterator[Unit]:
    yield from (line.unit for line in league.lines)
    yield from league.waiting


def as_data(province: Province, league: League, periods: Sequence[Period], at: Addresses) -> dict[str, Any]:
    """The same for JSON: scores by the group's code, former communes as a list."""
    formers = {unit.code: unit.formers for unit in _units(league)}
    items = []
    for row in _rows(league, at):
        item: dict[str, Any] = dict(zip(_names(league.groups), row, strict=True))
        item["scores"] = {group.code: item.pop(group.code) for group in league.groups}
        item["predecessors"] = [
            {"name": former.name, "merged_on": former.merged_on.isoformat()} for former in formers[item["commune"]]
        ]
        items.append(item)
    return {
        "province": {"code": province.code, "name": province.name},
        "period": league.period.code,
        "period_type": league.period.type.value,
        "published": len(league.lines),
        "not_published": len(league.waiting),
        "source": SOURCE,
        "groups": [
            {"code": group.code, "name": group.name, "maximum": _points(group.maximum)} for group in league.groups
        ],
        "periods": [period.code for period in periods],
        "items": items,
    }
