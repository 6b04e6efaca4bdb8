"""The scores as readers see them: over time, and one period."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from communes.http import commune_of
from indicators.averages import courses
from indicators.entered import ReportFigures
from indicators.loss_sentences import loss_line
from indicators.losses import find_losses
from indicators.periods import Period, PeriodType
from indicators.province.links import league_address
from indicators.public import card_of, newest, period_rows, public_period, public_periods
from indicators.public_course import Row, groups_by_month, twelve_months, what_changed, year_against_year
from indicators.publication import Published
from indicators.scheme import load_scheme
from indicators.share_picture import picture_response
from vietnamese.numbers import format_count, format_decimal
from visitors.pages import public_page


@public_page
def index(request: HttpRequest) -> HttpResponse:
    periods = public_periods(commune_of(request))
    latest = newest(periods)
    if latest is None:
        return render(request, "indicators/index.html", {})
    columns, rows = groups_by_month(periods)
    context = {
        "latest_score": card_of(latest),
        "scheme": load_scheme(latest.scheme),
        "changed": what_changed(latest),
        "months": twelve_months(periods),
        "years": year_against_year(periods),
        "group_columns": columns,
        "group_rows": rows,
        "earlier_schemes": any(one.scheme != latest.scheme for one in periods),
        "rows": period_rows(periods),
        "league": league_address(request, commune_of(request)),
    }
    return render(request, "indicators/index.html", context)


def asked_period(year: int, number: int, kind: str) -> Period:
    """The period of an address. Raises Http404 when there is none."""
    try:
        return Period(PeriodType(kind), year, number)
    except ValueError as error:
        raise Http404 from error


@dataclass(frozen=True)
class Part:
    """A month of a quarter or a year: its page and total, or neither when it was not published."""

    label: str
    path: str = ""
    text: str = ""


def _months_of(period: Period) -> list[Period]:
    if period.type is PeriodType.MONTH:
        return []
    per_period = 12 // period.type.per_year
    first = (period.number - 1) * per_period + 1
    return [Period(PeriodType.MONTH, period.year, first + place) for place in range(per_period)]


def _parts(months: list[Period], published: dict[Period, Published]) -> list[Part]:
    return [
        Part(month.label, month.path, f"{format_decimal(published[month].total)} điểm")
        if month in published
        else Part(month.label)
        for month in months
    ]


def _courses(figures: list[ReportFigures], months: list[Period]) -> list[Row]:
    """The criteria of those months together; nothing of one month alone."""
    if len(figures) < 2:
        return []
    return [
        Row(
            course.criterion.name,
            (
                format_count(course.numerator),
                format_count(course.denominator),
                "–" if course.percent is None else f"{format_decimal(course.percent)}%",
                f"{len(course.periods)}/{len(months)}",
            ),
        )
        for course in courses(figures)
    ]


@public_page
def period(request: HttpRequest, year: int, number: int, kind: str) -> HttpResponse:
    asked = asked_period(year, number, kind)
    published = {one.period: one for one in public_periods(commune_of(request))}
    found = published.get(asked)
    if found is None:
        raise Http404
    months = _months_of(asked)
    figures = [published[month].as_figures() for month in months if month in published]
    several = len({one.scheme.code for one in figures}) > 1
    page = reverse("indicators:index") + asked.path
    context = {
        "card": card_of(found),
        "changed": what_changed(found),
        "losses": [loss_line(loss) for loss in find_losses(found.as_figures())],
        "parts": _parts(months, published),
        "courses": [] if several else _courses(figures, months),
        "several_schemes": several,
        "before": asked.previous() if asked.previous() in published else None,
        "following": asked.following() if asked.following() in published else None,
        "league": league_address(request, commune_of(request), asked),
        "address": request.build_absolute_uri(page),
        "share_picture": request.build_absolute_uri(f"{page}anh.png"),
    }
    return render(request, "indicators/period.html", context)


@require_safe
def share_picture(request: HttpRequest, year: int, number: int, kind: str) -> HttpResponse:
    """The period's picture for link previews in a chat."""
    commune = commune_of(request)
    found = public_period(commune, asked_period(year, number, kind))
    if found is None:
        raise Http404
    return picture_response(request, commune, found)
