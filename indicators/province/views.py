"""A province's pages: the league table of its communes, the same as files, and what says that a page is not there."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotFound,
    JsonResponse,
)
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from communes.http import province_of
from indicators.models.report import FIRST_YEAR
from indicators.open_data.answers import digest, open_data
from indicators.open_data.tables import XLSX
from indicators.periods import Period, PeriodType
from indicators.province import page
from indicators.province.distribution import spreads
from indicators.province.export import COLUMNS, GROUPS, PAGE, PORTAL, as_csv, as_data, as_xlsx
from indicators.province.page import Addresses
from indicators.province.queries import League, league_of, periods_of
from indicators.province.sorting import Order, order_of
from indicators.province.words import summary_words, unsettled_words


def asked_period(request: HttpRequest, periods: list[Period]) -> Period | None:
    """The period of `?ky=2023-06`; without it the newest that anyone published, None when nobody did yet.

    Raises Http404 for what is no period, or one that has not begun.
    """
    code = request.GET.get("ky", "")
    if not code:
        return periods[0] if periods else None  # months stand first
    try:
        period = Period.from_code(code)
    except ValueError as error:
        raise Http404 from error
    if period.year < FIRST_YEAR or not period.has_begun(timezone.localdate()):
        raise Http404
    return period


def _nobody_is_late(league: League) -> bool:
    """A period that is not over and that nobody published: there is nothing to tell of it, nor anybody to name."""
    return not league.lines and league.period.last_day >= timezone.localdate()


def _neighbours(period: Period, periods: list[Period]) -> dict[str, Period | None]:
    same = sorted(one for one in periods if one.type is period.type)
    return {
        "before": max((one for one in same if one < period), default=None),
        "following": min((one for one in same if one > period), default=None),
    }


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The province's home page."""
    province = province_of(request)
    periods = periods_of(province)
    period = asked_period(request, periods)
    if period is None:
        return render(request, "indicators/province/table.html", {"province": province})
    league = league_of(province, period)
    if _nobody_is_late(league):
        raise Http404
    order = order_of(
        request.GET.get("xep", ""), request.GET.get("chieu", ""), [group.code for group in league.groups]
    )  # fmt: skip
    found = spreads(league.groups, [line.standing for line in league.lines]) if len(league.lines) > 1 else ()
    address = reverse("province:table")
    context = {
        "province": province,
        "period": period,
        "kinds": _by_kind(periods if period in periods else [period, *periods]),
        "summary": summary_words(period, len(league.lines), len(league.waiting)),
        "unsettled": unsettled_words(len(league.waiting)) if league.lines else "",
        "columns": (*COLUMNS, GROUPS, PAGE, PORTAL),
        "headings": page.headings(league, order),
        "order": order,
        "sorted_otherwise": order != Order(),
        "rows": page.rows(request, league, order),
        "bars": [page.bar(one) for one in found],
        "waiting": page.names(request, league.waiting),
        "later": page.names(request, league.later),
        "address": request.build_absolute_uri(f"{address}?ky={period.code}"),
        **_neighbours(period, periods),
    }
    return render(request, "indicators/province/table.html", context)


def _by_kind(periods: list[Period]) -> list[tuple[str, list[Period]]]:
    """The choices of the form, grouped: «Tháng», «Quý», «Năm»."""
    groups = [(kind.noun.capitalize(), [one for one in periods if one.type is kind]) for kind in PeriodType]
    return [(name, some) for name, some in groups if some]


@open_data
def download(request: HttpRequest, extension: str) -> HttpResponse:
    """The table as a file: csv, xlsx or json."""
    province = province_of(request)
    named = bool(request.GET.get("ky"))
    periods = [] if named and extension != "json" else periods_of(province)
    period = asked_period(request, periods)
    if period is None:
        raise Http404
    league, at = league_of(province, period), Addresses.seen_from(request)
    if _nobody_is_late(league):
        raise Http404
    if extension == "json":
        data = as_data(province, league, periods, at)
        return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    content = as_csv(league, at)
    if extension == "csv":
        response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(as_xlsx(league, at), content_type=XLSX)
        response["ETag"] = f'W/"xlsx-{digest(content)}"'  # see indicators.open_data.api.files
    response["Content-Disposition"] = f'attachment; filename="bang-xep-hang-{period.code}.{extension}"'
    return response


def _told(request: HttpRequest, title: str, text: str) -> str:
    context = {"province": province_of(request), "told_title": title, "told": text}
    return loader.render_to_string("indicators/province/told.html", context, request)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = "Địa chỉ này không có trên trang của tỉnh; tin và văn bản của từng đơn vị ở cổng của đơn vị đó."
    return HttpResponseNotFound(_told(request, "Không tìm thấy trang", text))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseForbidden(_told(request, "Không được phép", "Yêu cầu này không được chấp nhận."))
