"""What a row of the entry form shows: the figure's name, its unit, its field, the earlier period's figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.forms import BoundField

from indicators.models import CriterionScore
from vietnamese.numbers import format_decimal


@dataclass(frozen=True)
class Figure:
    """A column of the announcement's table, in the table's order."""

    name: str
    label: str
    unit: str
    is_count: bool


TABLE_FIGURES = (
    Figure("dossiers_received", "Tổng số HS trong kỳ", "hồ sơ", is_count=True),
    Figure("overdue_dvc", "Tổng số HS thông báo xử lý quá hạn (DVC)", "hồ sơ", is_count=True),
    Figure("overdue_mcdt", "Tổng số HS xử lý quá hạn trên MCĐT", "hồ sơ", is_count=True),
    Figure("online_rate", "Tỷ lệ HS nộp trực tuyến", "%", is_count=False),
    Figure("satisfaction_rate", "Mức độ hài lòng", "%", is_count=False),
    Figure("eresult_rate", "Hồ sơ cấp KQ điện tử", "%", is_count=False),
    Figure("sync_rate", "HS đồng bộ lên cổng DVC", "%", is_count=False),
    Figure("certified_copies", "HS cung cấp chứng thực bản sao điện tử", "hồ sơ", is_count=True),
    Figure("online_payments", "Thanh toán trực tuyến", "hồ sơ", is_count=True),
)


@dataclass(frozen=True)
class FigureRow:
    figure: Figure
    field: BoundField
    earlier: str


@dataclass(frozen=True)
class GroupRow:
    code: str
    name: str
    maximum: Decimal
    score: BoundField
    not_scored: BoundField
    earlier: str


@dataclass(frozen=True)
class CriterionRow:
    code: str
    name: str
    maximum: Decimal
    numerator: BoundField
    denominator: BoundField
    score: BoundField
    influence: str
    earlier: str

    @property
    def fields(self) -> Iterable[BoundField]:
        return (self.numerator, self.denominator, self.score)


@dataclass(frozen=True)
class CriterionGroup:
    name: str
    rows: tuple[CriterionRow, ...]
    open: bool


def criterion_shown(row: CriterionScore | None) -> str:
    """«1/47, 0,13 điểm»; what is not there is left out."""
    if row is None:
        return "–"
    counts = f"{shown(row.numerator)}/{shown(row.denominator)}"
    parts = [counts if (row.numerator, row.denominator) != (None, None) else ""]
    parts.append(f"{format_decimal(row.score)} điểm" if row.score is not None else "")
    return ", ".join(part for part in parts if part)


def shown(value: Decimal | int | None) -> str:
    return "–" if value is None else format_decimal(value)
