"""What search engines read on a province's host: one address for each period that anyone published."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap, views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from communes.http import province_of
from communes.models import Province
from indicators.periods import Period
from indicators.province.queries import periods_of


class Periods(Sitemap[Period]):
    """The pages of the periods, as each names itself (`rel=canonical`)."""

    def __init__(self, province: Province) -> None:
        self.province = province

    def items(self) -> list[Period]:
        return periods_of(self.province)

    def location(self, item: Period) -> str:
        return f"{reverse('province:table')}?ky={item.code}"


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    maps: dict[str, Any] = {"periods": Periods(province_of(request))}
    return HttpResponse(views.sitemap(request, maps).render().content, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The same table in another order is no page of its own."""
    address = request.build_absolute_uri(reverse("province:sitemap"))
    lines = ["User-agent: *", "Disallow: /*?*xep=", f"Sitemap: {address}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
