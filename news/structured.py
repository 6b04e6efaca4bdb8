"""What programs read of a post: JSON-LD `NewsArticle`, for search engines and link previews."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from news.models import Article

# As Django's json_script does: what could end the script element is written as an escape.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def picture_address(request: HttpRequest, article: Article) -> str:
    """The absolute address of the post's own picture, or empty."""
    return request.build_absolute_uri(article.image.url) if article.image else ""


def news_article(request: HttpRequest, article: Article) -> SafeString:
    """The post as schema.org's NewsArticle, ready for a script element that no browser runs."""
    commune = article.commune
    body: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "name": commune.body_name,
        "url": request.build_absolute_uri("/"),
    }
    if commune.logo:
        body["logo"] = request.build_absolute_uri(commune.logo.url)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title[:110],
        "inLanguage": "vi",
        "mainEntityOfPage": request.build_absolute_uri(article.get_absolute_url()),
        "datePublished": article.published_at.isoformat() if article.published_at else None,
        "dateModified": article.updated_at.isoformat(),
        "author": {"@type": "Person", "name": article.author_line} if article.author_line else body,
        "publisher": body,
        "description": article.lead[:300] or None,
        "image": [picture_address(request, article)] if article.image else None,
        "articleSection": article.category.name if article.category else None,
        "isAccessibleForFree": True,
    }
    text = json.dumps({key: value for key, value in data.items() if value is not None}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308  escaped above
