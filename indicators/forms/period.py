"""The period that was typed into a form or an address."""

from __future__ import annotations

from indicators.models.report import FIRST_YEAR, LAST_YEAR
from indicators.periods import Period, PeriodType


def period_typed(kind: object, year: object, number: object) -> Period:
    """The period that a form's three texts name; ValueError when they name none that a report can have."""
    period_type = PeriodType(str(kind))
    if not FIRST_YEAR <= int(str(year)) <= LAST_YEAR:
        raise ValueError(f"no report has the year {year}")
    return Period(period_type, int(str(year)), 1 if period_type is PeriodType.YEAR else int(str(number)))
