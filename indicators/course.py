"""The months' course within a quarter or a year: their own published totals, and the months that have none.

A quarter's or year's total is the national portal's own figure, never summed up from these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.periods import Period, PeriodType
from indicators.scheme import SchemeError, scheme_for
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
    """The months of `period` with their totals. Left out is a month without one that was not over on `as_of`, as its
    figures could not exist when those of `period` were taken, and one for which no indicator set was in force."""
    return tuple(
        MonthTotal(month, totals.get(month))
        for month in months_of(period)
        if totals.get(month) is not None or (month.last_day < as_of and _is_scored(month))
    )


def _is_scored(month: Period) -> bool:
    try:
        scheme_for(month)
    except SchemeError:
        return False
    return True


def course_sentence(period: Period, course: Sequence[MonthTotal]) -> str:
    """«Tổng số điểm các tháng trong quý 2/2023: tháng 4 đạt 71,2 điểm; tháng 5 đạt 88,9 điểm. Chưa có số liệu tháng 6.»

    From three months on also which was highest and which lowest. Empty when no month has a total: there is no course
    to tell.
    """
    told = [(one.month.number, one.total) for one in course if one.total is not None]
    if not told:
        return ""
    months = "; ".join(f"tháng {number} đạt {format_decimal(total)} điểm" for number, total in told)
    sentences = [f"Tổng số điểm các tháng trong {period.label}: {months}."]
    low, high = min(total for _, total in told), max(total for _, total in told)
    if len(told) > 2 and low != high:
        best, worst = ([number for number, total in told if total == one] for one in (high, low))
        sentences.append(f"Cao nhất là {listed(_runs(best))}, thấp nhất là {listed(_runs(worst))}.")
    if missing := [one.month.number for one in course if one.total is None]:
        sentences.append(f"Chưa có số liệu {listed(_runs(missing))}.")
    return " ".join(sentences)


def _runs(numbers: Sequence[int]) -> list[str]:
    """Months in words; three and more in a row as «từ tháng 1 đến tháng 3». Ascending numbers."""
    words: list[str] = []
    run: list[int] = []
    for number in [*numbers, 0]:
        if run and number != run[-1] + 1:
            long = len(run) > 2
            words += [f"từ tháng {run[0]} đến tháng {run[-1]}"] if long else [f"tháng {one}" for one in run]
            run = []
        run.append(number)
    return words


def listed(words: Sequence[str]) -> str:
    """«a», «a và b», «a, b và c»."""
    return " và ".join(filter(None, (", ".join(words[:-1]), words[-1])))
