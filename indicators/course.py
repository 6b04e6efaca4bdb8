"""The months' course within a quarter or a year: their own published totals, and the months that have none.

A quarter's or year's total is the national portal's own figure, never summed up from these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.periods import Period, PeriodType
from vietnamese.numbers import format_decimal


@dataclass(frozen=True)
class MonthTotal:
    """A month's published total in points; None when it was not entered."""

    month: Period
    total: Decimal | None


def months_of(period: Period) -> tuple[Period, ...]:
    """The months of a quarter or a year; none for a month."""
    if period.type is PeriodType.MONTH:
        return ()
    return tuple(
        Period(PeriodType.MONTH, period.year, number)
        for number in range(period.first_day.month, period.last_day.month + 1)
    )


def periods_around(month: Period) -> tuple[Period, ...]:
    """The quarter and the year that a month belongs to; none for anything else."""
    if month.type is not PeriodType.MONTH:
        return ()
    quarter = Period(PeriodType.QUARTER, month.year, (month.number - 1) // 3 + 1)
    return quarter, Period(PeriodType.YEAR, month.year)


def course_of(period: Period, totals: Mapping[Period, Decimal | None], *, as_of: date) -> tuple[MonthTotal, ...]:
    """The months of `period` with their totals. A month without one that was not over on `as_of` is left out:
    its figures could not exist when those of `period` were taken."""
    return tuple(
        MonthTotal(month, totals.get(month))
        for month in months_of(period)
        if totals.get(month) is not None or month.last_day < as_of
    )


def course_sentence(period: Period, course: Sequence[MonthTotal]) -> str:
    """«Tổng số điểm các tháng trong quý 2/2023: tháng 4: 71,2; tháng 5: 88,9. Chưa có số liệu tháng 6.»

    Empty when no month has a total: there is no course to tell.
    """
    told = [f"tháng {one.month.number}: {format_decimal(one.total)}" for one in course if one.total is not None]
    if not told:
        return ""
    sentence = f"Tổng số điểm các tháng trong {period.label}: {'; '.join(told)}."
    missing = [f"tháng {one.month.number}" for one in course if one.total is None]
    return f"{sentence} Chưa có số liệu {listed(missing)}." if missing else sentence


def listed(words: Sequence[str]) -> str:
    """«a», «a và b», «a, b và c»."""
    return " và ".join(filter(None, (", ".join(words[:-1]), words[-1])))
