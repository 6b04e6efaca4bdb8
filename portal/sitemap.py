"""`/sitemap.xml`: an index of the maps of the host's commune, and «Sơ đồ cổng» for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap, views
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from communes.http import commune_of
from communes.models import Commune
from indicators.public import public_periods
from news.models import Article, Category, Document, Page
from visitors.pages import public_page

PER_MAP = 5_000  # addresses, a second's work; the protocol allows 50 000 in one file and as many files


Maps = dict[str, type[Sitemap[Any]] | Sitemap[Any]]


@dataclass(frozen=True)
class Address:
    """One public address and, where known, when its content changed."""

    path: str
    updated: datetime | None = None

    def get_absolute_url(self) -> str:
        return self.path


class CommuneMap(Sitemap[Any]):
    """A map of one kind of pages of one commune."""

    limit = PER_MAP

    def __init__(self, rows: Callable[[], Any]) -> None:
        self.rows = rows

    def items(self) -> Any:
        return self.rows()

    def get_latest_lastmod(self) -> datetime | None:
        """None: the library would read every row to tell it in the index."""
        return None

    def lastmod(self, item: Any) -> datetime | None:
        return getattr(item, "updated", None) or getattr(item, "updated_at", None)


def _fixed(commune: Commune) -> list[Address]:
    names = ("home", "indicators:index", "news:documents", "news:archive", "news:contact", "site-map")
    scores = reverse("indicators:index")
    return [
        *(Address(reverse(name)) for name in names),
        *(Address(scores + one.period.path, one.article.updated_at) for one in public_periods(commune)),
        *(Address(row.get_absolute_url()) for row in Category.objects.filter(commune=commune)),
        *(
            Address(row.get_absolute_url(), row.updated_at)
            for row in Page.objects.filter(commune=commune, is_public=True)
        ),
    ]


def _maps(commune: Commune) -> Maps:
    # In the order of the keys, which never changes, so that a map stays the same as posts are added.
    articles = Article.objects.public(commune).only("slug", "updated_at").order_by("pk")
    documents = Document.objects.public(commune).order_by("pk")
    return {
        "trang": CommuneMap(lambda: _fixed(commune)),
        "bai-viet": CommuneMap(lambda: articles),
        "van-ban": CommuneMap(lambda: documents),
    }


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    maps: Maps = {
        name: found
        for name, found in _maps(commune_of(request)).items()
        if isinstance(found, Sitemap) and found.paginator.count
    }
    return views.index(request, maps, sitemap_url_name="sitemap-section")


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    return views.sitemap(request, _maps(commune_of(request)), section=section)


@public_page
def site_map(request: HttpRequest) -> HttpResponse:
    """«Sơ đồ cổng»: where everything stands, for people."""
    commune = commune_of(request)
    top = Category.objects.filter(commune=commune, parent=None)
    context = {
        "categories": top.prefetch_related(Prefetch("children", Category.objects.order_by("order", "name"))),
        "pages": Page.objects.filter(commune=commune, is_public=True).only("title", "slug"),
    }
    return render(request, "portal/site_map.html", context)
