"""The period before: what a report is compared with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from communes.models import Commune
from indicators.columns import TABLE_FIGURES, criterion_shown
from indicators.course import MonthTotal, course_of
from indicators.models import Report
from indicators.periods import Period, PeriodType
from vietnamese.numbers import plain


def earlier_report(commune: Commune, period: Period) -> Report | None:
    """`commune`'s report of the period before `period`, with its scores, reference or not."""
    return Report.objects.of_period(commune, period.previous()).with_scores().first()


def months_course(report: Report) -> tuple[MonthTotal, ...]:
    """The months of a quarter's or year's report with their totals, as far as they were over when it was taken."""
    if report.period_type == PeriodType.MONTH.value:
        return ()
    rows = Report.objects.filter(commune=report.commune, period_type=PeriodType.MONTH.value, year=report.year)
    totals = {row.period: row.total_score for row in rows}
    taken = timezone.localdate(report.read_at or report.created_at)
    return course_of(report.period, totals, as_of=taken)


def _value(value: Decimal | int | None) -> str | None:
    return None if value is None else plain(value)


def as_json(commune: Commune, period: Period) -> dict[str, Any]:
    """The earlier figures for the entry form's script: `plain` numbers by field name, None where there is none."""
    report = earlier_report(commune, period)
    figures: dict[str, str | None] = {}
    if report is not None:
        figures = {figure.name: _value(getattr(report, figure.name)) for figure in TABLE_FIGURES}
        figures["total_score"] = _value(report.total_score)
        figures.update({f"group_{row.group}": _value(row.score) for row in report.group_scores.all()})
        figures.update({f"criterion_{row.code}": criterion_shown(row) for row in report.criterion_scores.all()})
    taken = Report.objects.of_period(commune, period).values_list("pk", flat=True).first()
    return {
        "period": period.label,
        "earlier_period": period.previous().label,
        "found": report is not None,
        "taken_by": taken,
        "figures": figures,
    }
