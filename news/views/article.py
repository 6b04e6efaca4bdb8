"""One article as readers see it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from communes.http import commune_of
from news.comments import approved
from news.counting import count_view, counter_of
from news.forms import CommentForm, RatingForm
from news.models import Article, ArticleCounter
from visitors.pages import public_page

NEIGHBOURS = 4
SHOWN_COMMENTS = 100


def public_article(request: HttpRequest, pk: int) -> Article:
    """The commune's public article, or 404."""
    rows = (
        Article.objects.public(commune_of(request)).select_related("category", "counter").defer("body", "text_folded")
    )
    article = get_object_or_404(rows, pk=pk)
    article.commune = commune_of(request)  # known already: saves the query that following the key would cost
    return article


def _related(article: Article) -> list[Article]:
    """The newest other posts of the same category."""
    rows = Article.objects.public(article.commune).filter(category=article.category).exclude(pk=article.pk)
    return list(rows.newest_first().only("title", "slug", "published_at")[:NEIGHBOURS])


def average(counter: ArticleCounter) -> str:
    """The average rating with one decimal and a comma; empty without ratings."""
    if not counter.rating_count:
        return ""
    tenths = (counter.rating_sum * 20 + counter.rating_count) // (counter.rating_count * 2)  # half up
    return f"{tenths // 10},{tenths % 10}".removesuffix(",0")


def render_article(request: HttpRequest, article: Article, *, preview: bool) -> HttpResponse:
    """The article's page. A preview counts nothing, offers no forms and says that it is one."""
    counter = counter_of(article)
    context: dict[str, Any] = {
        "article": article,
        "counter": counter,
        "average": average(counter),
        "corrections": article.corrections.all(),
        "comments": approved(article).reverse()[:SHOWN_COMMENTS][::-1],
        "shown_comments": SHOWN_COMMENTS,
        "related": _related(article),
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
