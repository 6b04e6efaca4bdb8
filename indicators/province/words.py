"""The league table in Vietnamese: how a place moved, what a group's points look like, who was merged. No Django."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from indicators.periods import Period
from indicators.province.distribution import Spread
from indicators.province.ranking import Former, Line, NotCompared
from vietnamese.dates import format_date
from vietnamese.folding import fold
from vietnamese.numbers import format_decimal

MERGED = "mới sáp nhập"
NO_SCORE = "–"


def moved_words(line: Line, period: Period) -> str:
    """«tăng 3 bậc», «giảm 1 bậc», «giữ nguyên», or why the place is not compared."""
    if line.climbed is None:
        return not_compared_words(line.not_compared, period)
    if line.climbed == 0:
        return "giữ nguyên"
    return f"{'tăng' if line.climbed > 0 else 'giảm'} {abs(line.climbed)} bậc"


def not_compared_words(reason: NotCompared, period: Period) -> str:
    """Why a place has none before it: «mới sáp nhập», «tháng trước chưa công bố»."""
    before = f"{period.type.noun} trước"
    return {
        NotCompared.MERGED: MERGED,
        NotCompared.ABSENT_BEFORE: f"{before} chưa công bố",
        NotCompared.OTHER_SCHEME: "bộ chỉ số đã thay đổi",
    }[reason]


def changed_words(line: Line) -> str:
    """«giảm 16,3» as published, in points, «mới sáp nhập», or a dash where no change was published."""
    if line.not_compared is NotCompared.MERGED:
        return MERGED
    if line.change is None:
        return NO_SCORE
    if line.change == 0:
        return "không đổi"
    return f"{'tăng' if line.change > 0 else 'giảm'} {format_decimal(abs(line.change))}"


def former_words(formers: Sequence[Former]) -> str:
    """«Sáp nhập từ xã Thạnh Bình, xã Tân Phong (01/07/2025)»; empty where there are none."""
    parts = [
        f"{', '.join(former.name for former in some)} ({format_date(day)})"
        for day, some in groupby(
            sorted(formers, key=lambda one: (one.merged_on, fold(one.name))), key=lambda one: one.merged_on
        )
    ]
    return f"Sáp nhập từ {'; '.join(parts)}" if parts else ""


def spread_words(spread: Spread) -> str:
    """«Thấp nhất 0; tứ phân vị dưới 11,8; …; cao nhất 18 điểm.», and how many are left out for want of a score."""
    values = (
        ("Thấp nhất", spread.lowest),
        ("tứ phân vị dưới", spread.lower),
        ("trung vị", spread.median),
        ("tứ phân vị trên", spread.upper),
        ("cao nhất", spread.highest),
    )
    words = "; ".join(f"{name} {format_decimal(value)}" for name, value in values) + " điểm."
    if spread.scored < spread.of:
        words += f" {spread.of - spread.scored} đơn vị không có điểm nhóm này, không tính là 0."
    return words


def unsettled_words(waiting: int) -> str:
    """That ranks are among those that published; empty when everybody did."""
    if not waiting:
        return ""
    return (
        f"Hạng chỉ tính trong các đơn vị đã công bố; còn {waiting} đơn vị chưa công bố nên hạng và mức đổi hạng "
        "còn thay đổi."
    )


def summary_words(period: Period, published: int, waiting: int) -> str:
    """«Tháng 6/2023: 165/170 đơn vị đã công bố kết quả.»"""
    label = f"{period.label[0].upper()}{period.label[1:]}"
    return f"{label}: {published}/{published + waiting} đơn vị đã công bố kết quả."
