"""One article as readers see it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from communes.http import commune_of
from news.beside import Beside, beside_article
from news.comments import threads
from news.counting import count_view, counter_of
from news.forms import CommentForm, RatingForm
from news.models import Article, ArticleCounter, Tag
from news.structured import news_article, picture_address
from visitors.pages import public_page

NEIGHBOURS = 4
SHOWN_COMMENTS = 100


class Expired(Http404):
    """The post's time is over: 410 instead of 404, told in words that say so (portal.views.page_not_found)."""


def public_article(request: HttpRequest, pk: int) -> Article:
    """The commune's public article. Raises Expired (410) when it was one until its time was over, else Http404."""
    rows = (
        Article.objects.public(commune_of(request))
        .select_related("category__parent", "counter")
        .defer("body", "text_folded")
    )
    article = rows.filter(pk=pk).first()
    if article is None:
        if Article.objects.expired(commune_of(request)).filter(pk=pk).exists():
            raise Expired
        raise Http404
    article.commune = commune_of(request)  # known already: saves the query that following the key would cost
    return article


def _related(article: Article, tags: list[Tag]) -> list[Article]:
    """Other posts with a tag of this one, else the newest of its category."""
    rows = Article.objects.public(article.commune).exclude(pk=article.pk).only("title", "slug", "published_at")
    rows = rows.newest_first()
    related = list(rows.filter(tags__in=tags).distinct()[:NEIGHBOURS]) if tags else []
    if len(related) < NEIGHBOURS and article.category_id:
        known = {other.pk for other in related}
        others = rows.filter(category=article.category_id)[: NEIGHBOURS + len(known)]
        related += [other for other in others if other.pk not in known]
    return related[:NEIGHBOURS]


def _beside(article: Article) -> tuple[Article | None, Article | None]:
    """The next newer and the next older post of the category."""
    if not article.published_at or not article.category_id:
        return None, None
    rows = Article.objects.public(article.commune).filter(category=article.category_id).only("title", "slug")
    at, pk = article.published_at, article.pk
    newer = rows.filter(Q(published_at__gt=at) | Q(published_at=at, pk__gt=pk)).order_by("published_at", "pk")
    older = rows.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=pk)).newest_first()
    return newer.first(), older.first()


def average(counter: ArticleCounter) -> str:
    """The average rating with one decimal and a comma; empty without ratings."""
    if not counter.rating_count:
        return ""
    tenths = (counter.rating_sum * 20 + counter.rating_count) // (counter.rating_count * 2)  # half up
    return f"{tenths // 10},{tenths % 10}".removesuffix(",0")


def _preview_picture(request: HttpRequest, article: Article, beside: Beside) -> dict[str, Any]:
    """What a chat shows with the link: the post's own picture, else the one that stands beside it."""
    if article.image:
        size = (article.image_width, article.image_height)
        return {"picture": picture_address(request, article), "picture_size": size, "picture_alt": article.image_alt}
    if beside.picture:
        picture = request.build_absolute_uri(beside.picture)
        return {"picture": picture, "picture_size": beside.picture_size, "picture_alt": article.title}
    return {"picture": ""}


def render_article(request: HttpRequest, article: Article, *, preview: bool) -> HttpResponse:
    """The article's page. A preview counts nothing, offers no forms and says that it is one."""
    counter = counter_of(article)
    tags = list(article.tags.all())
    newer, older = _beside(article)
    beside = beside_article.of(article)
    context: dict[str, Any] = {
        "article": article,
        "counter": counter,
        "average": average(counter),
        "corrections": article.corrections.all(),
        "attachments": article.attachments.all(),
        "tags": tags,
        "comments": list(threads(article).reverse()[:SHOWN_COMMENTS])[::-1],
        "shown_comments": SHOWN_COMMENTS,
        "related": _related(article, tags),
        "newer": newer,
        "older": older,
        "address": request.build_absolute_uri(article.get_absolute_url()),
        **_preview_picture(request, article, beside),
        "under": beside.under,
        "structured": "" if preview else news_article(request, article),
        "rating_form": RatingForm(),
        "comment_form": CommentForm(),
        "preview": preview,
    }
    return render(request, "news/article.html", context)


@public_page
def article(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = public_article(request, pk)
    if slug != found.slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    if count_view(request, found):
        # The page shows the count with this view in it; the row was read before it was counted.
        counter = counter_of(found)
        counter.views += 1
        found.counter = counter
    return render_article(request, found, preview=False)


@require_safe
def print_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The post alone on a sheet of paper. It is a second look at a post that was counted when it was opened."""
    found = public_article(request, pk)
    context = {
        "article": found,
        "corrections": found.corrections.all(),
        "attachments": found.attachments.all(),
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return render(request, "news/print.html", context)
