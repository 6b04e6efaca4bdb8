"""Counting views: one per reader and article in half an hour, without knowing who the reader is."""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.db import DatabaseError
from django.db.models import F
from django.http import HttpRequest

from communes.http import commune_of
from news.models import Article, ArticleCounter
from visitors.reader import daily_digest
from visitors.robots import countable

logger = logging.getLogger(__name__)
VIEW_WINDOW = 30 * 60  # seconds in which a reader's second look is the same view


def counter_of(article: Article) -> ArticleCounter:
    """The article's numbers; all 0 before anything was counted. Never writes."""
    try:
        return article.counter
    except ArticleCounter.DoesNotExist:
        return ArticleCounter(article=article)


def count_view(request: HttpRequest, article: Article) -> bool:
    """Count the request as a view of `article` unless it is a bot's, staff's or a repetition; True when counted.

    `cache.add` decides atomically which of two simultaneous requests of one reader counts; the increment is the
    database's own.
    """
    if not countable(request):
        return False
    try:
        return _count(request, article)
    except DatabaseError:
        logger.warning("a view was not counted", exc_info=True)  # it costs the count, never the page
        return False


def _count(request: HttpRequest, article: Article) -> bool:
    digest = daily_digest(request, commune_of(request))
    if not cache.add(f"view:{article.pk}:{digest}", 1, VIEW_WINDOW):
        return False
    if not ArticleCounter.objects.filter(article=article).update(views=F("views") + 1):
        ArticleCounter.objects.get_or_create(article=article)
        ArticleCounter.objects.filter(article=article).update(views=F("views") + 1)
    return True
