"""Lists of articles: a category, a search; and static pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from communes.http import commune_of
from news.models import Article, Category, Page
from news.paging import page_of
from news.search import Query, excerpt, highlight, search
from visitors.pages import public_page


@public_page
def category(request: HttpRequest, slug: str) -> HttpResponse:
    commune = commune_of(request)
    found = get_object_or_404(Category, commune=commune, slug=slug)
    rows = Article.objects.public(commune).filter(category=found).for_list().newest_first()
    return render(request, "news/category.html", {"category": found, "page": page_of(request, rows)})


@public_page
def static_page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page, commune=commune_of(request), slug=slug, is_public=True)
    return render(request, "news/page.html", {"static_page": found})


@public_page
def search_page(request: HttpRequest) -> HttpResponse:
    query = Query.parse(request.GET.get("q", ""))
    page = page_of(request, search(commune_of(request), query).select_related("category"))
    hits = [(article, highlight(article.title, query), excerpt(article, query)) for article in page]
    return render(request, "news/search.html", {"query": query, "page": page, "hits": hits})
