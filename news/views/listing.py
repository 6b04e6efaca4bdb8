"""Lists of articles: a category with those below it, a tag, a month; and static pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from communes.http import commune_of
from communes.models import Commune
from news.models import Article, Category, Page, Tag
from news.paging import page_of
from visitors.pages import public_page

ARCHIVE_KEPT_FOR = 300  # seconds
FIRST_YEAR = 1990  # no portal is older; a date below it is a slip of the hand


@public_page
def category(request: HttpRequest, slug: str) -> HttpResponse:
    commune = commune_of(request)
    found = get_object_or_404(Category.objects.select_related("parent"), commune=commune, slug=slug)
    children = list(found.children.all()) if found.parent_id is None else []
    within = [found.pk, *(child.pk for child in children)]
    rows = Article.objects.public(commune).filter(category__in=within).for_list().newest_first()
    context = {"category": found, "children": children, "page": page_of(request, rows)}
    return render(request, "news/category.html", context)


@public_page
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    commune = commune_of(request)
    found = get_object_or_404(Tag, commune=commune, slug=slug)
    rows = Article.objects.public(commune).filter(tags=found).for_list().newest_first()
    return render(request, "news/tag.html", {"tag": found, "page": page_of(request, rows)})


Years = list[tuple[int, list[tuple[int, int]]]]


def _months(commune: Commune) -> Years:
    """[(year, [(month, how many posts)])], the newest first; months without a post are not there.

    It reads every post's date, so that the answer is kept for a while.
    """
    key = f"news:archive:{commune.pk}"
    known: Years | None = cache.get(key)
    if known is None:
        known = _counted_months(commune)
        cache.set(key, known, ARCHIVE_KEPT_FOR)
    return known


def _counted_months(commune: Commune) -> Years:
    zone = timezone.get_default_timezone()
    rows = (
        Article.objects.public(commune)
        .order_by()
        .annotate(year=ExtractYear("published_at", tzinfo=zone), month=ExtractMonth("published_at", tzinfo=zone))
        .values_list("year", "month")
        .annotate(posts=Count("pk"))
        .order_by("-year", "-month")
    )
    years: dict[int, list[tuple[int, int]]] = {}
    for year, month, posts in rows:
        years.setdefault(year, []).append((month, posts))
    return list(years.items())


@public_page
def archive(request: HttpRequest) -> HttpResponse:
    return render(request, "news/archive.html", {"years": _months(commune_of(request))})


@public_page
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    if not (FIRST_YEAR <= year <= timezone.localdate().year and 1 <= month <= 12):
        raise Http404
    zone = timezone.get_default_timezone()
    start = datetime(year, month, 1, tzinfo=zone)
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
    rows: Any = (
        Article.objects.public(commune_of(request))
        .filter(published_at__gte=start, published_at__lt=end)
        .for_list()
        .newest_first()
    )
    return render(request, "news/archive_month.html", {"year": year, "month": month, "page": page_of(request, rows)})


@public_page
def static_page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page, commune=commune_of(request), slug=slug, is_public=True)
    return render(request, "news/page.html", {"static_page": found})
