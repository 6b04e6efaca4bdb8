"""What a sheet says about one commune and one period, whatever kind of file it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.columns import TABLE_FIGURES
from indicators.periods import Period
from indicators.scheme import Scheme


@dataclass(frozen=True)
class Entry:
    """`values`: figures by field name (a report's own, or `group_<code>`); a cell that is empty is left out."""

    place: str  # «Dòng 3», «Hàng 7»
    code: str
    kind: str  # of a commune that is to be created; empty when the sheet does not tell
    name: str
    period: Period
    values: Mapping[str, Decimal | int]


def value_labels(scheme: Scheme) -> dict[str, str]:
    """Names on screen of every figure that a sheet can hold, by field name, in the table's order."""
    return {
        # With their units: «Thanh toán trực tuyến» is a number of dossiers, and a group's points.
        **{figure.name: f"{figure.label} ({figure.unit})" for figure in TABLE_FIGURES},
        "total_score": "Điểm đánh giá",
        "entered_change": "Điểm so với kỳ trước",
        **{f"group_{group.code}": f"{group.name} (điểm)" for group in scheme.groups},
    }
