"""The scores as readers see them: over time, and one period."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from communes.http import commune_of
from indicators.models import Report
from indicators.periods import Period, PeriodType
from indicators.public import card_of, period_rows, public_reports
from visitors.pages import public_page


@public_page
def index(request: HttpRequest) -> HttpResponse:
    reports = public_reports(commune_of(request))
    months = [report for report in reports if report.period_type == "month"]
    shown = (months or reports)[:1]
    return render(
        request,
        "indicators/index.html",
        {"latest_score": card_of(shown[0]) if shown else None, "rows": period_rows(reports)},
    )


@public_page
def period(request: HttpRequest, year: int, number: int, kind: str) -> HttpResponse:
    try:
        asked = Period(PeriodType(kind), year, number)
    except ValueError as error:
        raise Http404 from error
    commune = commune_of(request)
    report = (
        Report.objects.public(commune)
        .of_period(commune, asked)
        .filter(total_score__isnull=False)
        .select_related("commune", "announcement")
        .with_scores()
        .first()
    )
    if report is None:
        raise Http404
    return render(request, "indicators/period.html", {"card": card_of(report)})
