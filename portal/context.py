"""What every page of the site may ask for; nothing is looked up until a template asks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from communes.models import Commune, Province
from communes.views import colour_stylesheet_url
from news.models import Category, Page
from news.notices import current_notices
from visitors.statistics import HINT, statistics

MENU_SIZE = 7


def site(request: HttpRequest) -> dict[str, Any]:
    commune: Commune | None = getattr(request, "commune", None)
    if commune is None:  # a province's page, or the error page of a request that reached neither
        province: Province | None = getattr(request, "province", None)
        return {"province": province, "province_stylesheet": colour_stylesheet_url(province)} if province else {}
    return {
        "commune": commune,
        "commune_stylesheet": colour_stylesheet_url(commune),
        "menu": SimpleLazyObject(
            lambda: list(Category.objects.filter(commune=commune, in_menu=True, parent=None)[:MENU_SIZE])
        ),
        "footer_pages": SimpleLazyObject(
            lambda: list(Page.objects.filter(commune=commune, is_public=True, in_footer=True).only("title", "slug"))
        ),
        "notices": SimpleLazyObject(lambda: current_notices(commune)),
        "visits": SimpleLazyObject(lambda: statistics(commune)),
        "visits_hint": HINT,
        "scores_url": reverse("indicators:index"),
    }
