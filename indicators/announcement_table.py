"""The announcement's table: twelve columns under two header rows, as communes have always published it."""

from dataclasses import dataclass
from typing import Literal

from indicators import sentences
from indicators.facts import Facts
from indicators.sentences import count_cell, decimal_cell
from vietnamese.numbers import format_decimal

_DIGITISED = "Kết quả số hóa hồ sơ"


@dataclass(frozen=True)
class Column:
    """A column.

    `above` is the heading it shares with its neighbours; empty for a column that stands alone.
    """

    key: str
    heading: str
    above: str = ""

    @property
    def label(self) -> str:
        """The heading where it stands without the table: with what is above it."""
        return f"{self.above} – {self.heading}" if self.above else self.heading


@dataclass(frozen=True)
class HeaderCell:
    """A cell of a header row."""

    text: str
    scope: Literal["col", "colgroup"]
    colspan: int
    rowspan: int


@dataclass(frozen=True)
class FiguresTable:
    """The table. It has one row: `cells` are texts, one per column."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    cells: tuple[str, ...]

    def header_rows(self) -> tuple[tuple[HeaderCell, ...], tuple[HeaderCell, ...]]:
        """Return the two header rows: headings that stand alone span both, shared ones span their columns."""
        upper: list[HeaderCell] = []
        seen: set[str] = set()
        for column in self.columns:
            if not column.above:
                upper.append(HeaderCell(column.heading, "col", colspan=1, rowspan=2))
            elif column.above not in seen:
                seen.add(column.above)
                span = sum(other.above == column.above for other in self.columns)
                upper.append(HeaderCell(column.above, "colgroup", colspan=span, rowspan=1))
        lower = [HeaderCell(column.heading, "col", colspan=1, rowspan=1) for column in self.columns if column.above]
        return tuple(upper), tuple(lower)


def build_table(facts: Facts, *, key: str, caption: str) -> FiguresTable:
    """Return the table of one period; a missing figure is a cell that says so."""
    table, noun = facts.table, facts.period.type.noun
    rows = (
        (Column("ordinal", "STT"), "1"),
        (Column("dossiers_received", f"Tổng số HS trong {noun}"), count_cell(table.dossiers_received)),
        (Column("overdue_dvc", "Tổng số HS thông báo xử lý quá hạn (DVC)"), count_cell(table.overdue_dvc)),
        (Column("overdue_mcdt", "Tổng số HS xử lý quá hạn trên MCĐT"), count_cell(table.overdue_mcdt)),
        (Column("online_rate", "Tỷ lệ HS nộp trực tuyến (%)"), decimal_cell(table.online_rate)),
        (Column("satisfaction_rate", "Mức độ hài lòng (%)"), decimal_cell(table.satisfaction_rate)),
        (Column("eresult_rate", "Hồ sơ cấp KQ điện tử (%)", _DIGITISED), decimal_cell(table.eresult_rate)),
        (Column("sync_rate", "HS đồng bộ lên cổng DVC (%)", _DIGITISED), decimal_cell(table.sync_rate)),
        (
            Column("certified_copies", "HS cung cấp chứng thực bản sao điện tử", _DIGITISED),
            count_cell(table.certified_copies),
        ),
        (Column("online_payments", "Thanh toán trực tuyến (hồ sơ)"), count_cell(table.online_payments)),
        (
            Column("total", f"Điểm đánh giá (tổng điểm {format_decimal(facts.scheme.maximum)})"),
            decimal_cell(facts.total),
        ),
        (Column("change", f"Điểm so với {noun} trước"), sentences.change_cell(facts)),
    )
    return FiguresTable(
        key=key,
        caption=caption,
        columns=tuple(column for column, _ in rows),
        cells=tuple(cell for _, cell in rows),
    )
