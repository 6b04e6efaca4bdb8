"""RSS and Atom of a commune's posts, all of them or a category's."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from communes.http import commune_of
from communes.models import Commune
from news.models import Article, Category
from vietnamese.folding import tidy, tidy_lines

ITEMS = 30


if TYPE_CHECKING:
    _Feed = Feed[Article, tuple[Commune, Category | None]]
else:
    _Feed = Feed  # subscriptable for the type checker alone


class CommuneFeed(_Feed):
    """What both forms share. Addresses are absolute under the host that was asked, without django.contrib.sites."""

    language = "vi"
    # The names of the addresses of the feed of all posts and of a category's.
    whole, of_category = "news:feed", "news:category-feed"

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
        return reverse(self.of_category, args=[obj[1].slug]) if obj[1] else reverse(self.whole)

    def items(self, obj: tuple[Commune, Category | None]) -> QuerySet[Article]:
        commune, category = obj
        rows = Article.objects.public(commune).for_list().newest_first()
        if category:
            rows = rows.filter(category__in=[category.pk, *category.children.values_list("pk", flat=True)])
        return rows[:ITEMS]

    def item_title(self, item: Any) -> str:
        return tidy(item.title)

    def item_description(self, item: Any) -> str:
        return tidy_lines(item.lead)

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime:
        return item.updated_at

    def item_categories(self, item: Article) -> tuple[str, ...]:
        return (item.category.name,) if item.category else ()

    def item_guid_is_permalink(self, item: Article) -> bool:
        return True


class RssFeed(CommuneFeed):
    feed_type = Rss201rev2Feed


class AtomFeed(CommuneFeed):
    feed_type = Atom1Feed
    whole, of_category = "news:atom", "news:category-atom"

    def subtitle(self, obj: tuple[Commune, Category | None]) -> str:
        return self.description(obj)
