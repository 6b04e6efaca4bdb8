"""`/sitemap.xml`: the public addresses of the host's commune."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from communes.http import commune_of
from indicators.public import public_reports
from news.models import Article, Category, Page

LIMIT = 45_000  # the protocol's own limit for one file is 50 000 addresses


@require_safe
def sitemap_view(request: HttpRequest) -> HttpResponse:
    commune = commune_of(request)
    articles = Article.objects.public(commune).newest_first().only("slug", "updated_at")[:LIMIT]
    rows = [
        (reverse("home"), None),
        (reverse("indicators:index"), None),
        *((reverse("indicators:index") + report.period.path, report.updated_at) for report in public_reports(commune)),
        *((category.get_absolute_url(), None) for category in Category.objects.filter(commune=commune)),
        *((page.get_absolute_url(), page.updated_at) for page in Page.objects.filter(commune=commune, is_public=True)),
        *((article.get_absolute_url(), article.updated_at) for article in articles),
    ]
    root = f"{request.scheme}://{request.get_host()}"
    content = render_to_string("portal/sitemap.xml", {"root": root, "rows": rows})
    return HttpResponse(content, content_type="application/xml; charset=utf-8")
