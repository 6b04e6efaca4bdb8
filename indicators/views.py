"""The scores as readers see them: over time, and one period."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from communes.http import commune_of
from indicators.periods import Period, PeriodType
from indicators.public import card_of, newest, period_rows, public_period, public_periods
from visitors.pages import public_page


@public_page
def index(request: HttpRequest) -> HttpResponse:
    periods = public_periods(commune_of(request))
    latest = newest(periods)
    context = {"latest_score": card_of(latest) if latest else None, "rows": period_rows(periods)}
    return render(request, "indicators/index.html", context)


@public_page
def period(request: HttpRequest, year: int, number: int, kind: str) -> HttpResponse:
    try:
        asked = Period(PeriodType(kind), year, number)
    except ValueError as error:
        raise Http404 from error
    found = public_period(commune_of(request), asked)
    if found is None:
        raise Http404
    return render(request, "indicators/period.html", {"card": card_of(found)})
