"""Sentences: facts in Vietnamese.

All grammar of an announcement lives here: up, down, equal, ties, what is missing.

A sentence never holds a number that was not entered or derived, and never calls a missing figure zero.
"""

from decimal import Decimal

from indicators.entered import MissingReason
from indicators.facts import Comparison, Facts, GroupFacts
from indicators.periods import Period
from vietnamese.numbers import format_count, format_decimal

NOTHING_YET = "chưa có"  # a table cell without a figure
NOT_COMPARED = "không so sánh"  # the change cell when the indicator set has changed


def change_words(change: Decimal) -> str:
    """Return «tăng 1,1 điểm», «giảm 16,3 điểm» or «không đổi»."""
    if change == 0:
        return "không đổi"
    return f"{'tăng' if change > 0 else 'giảm'} {format_decimal(abs(change))} điểm"


def change_against(change: Decimal, previous: Period) -> str:
    """Return «giảm 16,3 điểm so với tháng 5/2023»."""
    return f"{change_words(change)} so với {previous.label}"


def points(score: Decimal, maximum: Decimal) -> str:
    """Return «72,6/100 điểm»."""
    return f"{format_decimal(score)}/{format_decimal(maximum)} điểm"


def total_clause(facts: Facts) -> str:
    """Return what the total is and how it compares, without the full stop.

    «Tổng số điểm tháng 6/2023 đạt 72,6/100 điểm (giảm 16,3 điểm so với tháng 5/2023)», or what keeps it from
    being compared. Raises ValueError when the total is missing.
    """
    if facts.total is None:
        raise ValueError("the total is missing")
    reached = f"Tổng số điểm {facts.period.label} đạt {points(facts.total, facts.scheme.maximum)}"
    if facts.change is not None:
        return f"{reached} ({change_against(facts.change.value, facts.previous)})"
    return f"{reached}; {not_compared(facts.comparison, facts.period)}"


def not_compared(comparison: Comparison, period: Period) -> str:
    """Return why `period`'s total is not compared with the period before, «chưa có số liệu tháng trước để so sánh»."""
    before = f"{period.type.noun} trước"
    if comparison is Comparison.OTHER_SCHEME:
        return f"bộ chỉ số đã thay đổi so với {before} nên không so sánh điểm giữa hai kỳ"
    if comparison is Comparison.NO_EARLIER_TOTAL:
        return f"chưa có tổng số điểm {before} để so sánh"
    return f"chưa có số liệu {before} để so sánh"


def scores_intro(facts: Facts) -> str:
    """Return the line above the groups:

    the total, then «cụ thể như sau:». Raises ValueError without a total.
    """
    clause = total_clause(facts)
    return f"{clause}, cụ thể như sau:" if facts.change is not None else f"{clause}. Cụ thể như sau:"


def group_clause(facts: Facts, group: GroupFacts) -> str:
    """Return one group's line, without the punctuation at its end.

    «Công khai, minh bạch đạt tỷ lệ thấp nhất: 0/18 điểm»,
    «Số hóa hồ sơ: 19/22 điểm (giảm 1,1 điểm so với tháng 5/2023)»,
    «Tiến độ, kết quả giải quyết: chưa có số liệu».
    """
    if group.score is None:
        return f"{group.name}: {_missing(facts, group.missing_reason)}"
    line = f"{group.name}{_rank(facts, group.code)}: {points(group.score, group.maximum)}"
    return line if group.change is None else f"{line} ({change_against(group.change, facts.previous)})"


def change_cell(facts: Facts) -> str:
    """Return the table's change, the same figure as in the sentence:

    «−16,3», «+1,1», «0», or why there is none.
    """
    if facts.change is not None:
        return format_decimal(facts.change.value, signed=True)
    return NOT_COMPARED if facts.comparison is Comparison.OTHER_SCHEME else NOTHING_YET


def decimal_cell(value: Decimal | None) -> str:
    """Return «98,52», or «chưa có» for a missing figure."""
    return NOTHING_YET if value is None else format_decimal(value)


def count_cell(value: int | None) -> str:
    """Return «9.791», or «chưa có» for a missing figure."""
    return NOTHING_YET if value is None else format_count(value)


def _rank(facts: Facts, code: str) -> str:
    for codes, word in ((facts.lowest, "thấp nhất"), (facts.highest, "cao nhất")):
        if code in codes:
            return f" {'cùng ' if len(codes) > 1 else ''}đạt tỷ lệ {word}"
    return ""


def _missing(facts: Facts, reason: MissingReason) -> str:
    if reason is MissingReason.NOT_SCORED:
        return f"{facts.scheme.portal.name} không chấm điểm {facts.period.label}"
    return "chưa có số liệu"
