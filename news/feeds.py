"""RSS of a commune's posts, all of them or a category's."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed

from communes.http import commune_of
from communes.models import Commune
from news.models import Article, Category

ITEMS = 30


if TYPE_CHECKING:
    _Feed = Feed[Article, tuple[Commune, Category | None]]
else:
    _Feed = Feed  # subscriptable for the type checker alone


class CommuneFeed(_Feed):
    """Addresses are absolute under the host that was asked; `django.contrib.sites` is not needed for that."""

    feed_type = Rss201rev2Feed
    language = "vi"

    def get_object(self, request: HttpRequest, slug: str = "") -> tuple[Commune, Category | None]:
        commune = commune_of(request)
        return commune, get_object_or_404(Category, commune=commune, slug=slug) if slug else None

    def title(self, obj: tuple[Commune, Category | None]) -> str:
        commune, category = obj
        return f"{category.name} – {commune.body_name}" if category else commune.body_name

    def link(self, obj: tuple[Commune, Category | None]) -> str:
        return obj[1].get_absolute_url() if obj[1] else reverse("home")

    def description(self, obj: tuple[Commune, Category | None]) -> str:
        return f"Tin bài mới của {obj[0].body_name}"

    def feed_url(self, obj: tuple[Commune, Category | None]) -> str:
        return reverse("news:category-feed", args=[obj[1].slug]) if obj[1] else reverse("news:feed")

    def items(self, obj: tuple[Commune, Category | None]) -> QuerySet[Article]:
        commune, category = obj
        rows = Article.objects.public(commune).for_list().newest_first()
        return (rows.filter(category=category) if category else rows)[:ITEMS]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.lead)

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime:
        return item.updated_at

    def item_categories(self, item: Article) -> tuple[str, ...]:
        return (item.category.name,) if item.category else ()

    def item_guid_is_permalink(self, item: Article) -> bool:
        return True
