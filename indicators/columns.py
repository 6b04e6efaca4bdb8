"""The figures of the announcement's table as forms, sheets and pages list them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

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


def shown(value: Decimal | int | None) -> str:
    """«72,6», or a dash where there is no figure."""
    return "–" if value is None else format_decimal(value)


def criterion_shown(row: CriterionScore | None) -> str:
    """«1/47, 0,13 điểm»; what is not there is left out."""
    if row is None:
        return "–"
    counts = f"{shown(row.numerator)}/{shown(row.denominator)}"
    parts = [counts if (row.numerator, row.denominator) != (None, None) else ""]
    parts.append(f"{format_decimal(row.score)} điểm" if row.score is not None else "")
    return ", ".join(part for part in parts if part)
