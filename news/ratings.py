"""Ratings: 1 to 5 points, one per reader and article, changeable on any later day."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count

from news.models import Article, ArticleCounter, Rating


@dataclass(frozen=True)
class Rated:
    """An article's ratings after one was given."""

    total: int  # points
    count: int  # readers


@transaction.atomic
def rate(*, article: Article, reader_key: str, points: int) -> Rated:
    """Store or change the reader's rating of `article` and bring its counter up to date.

    The counter's row is locked first: two ratings at once are summed one after the other, never lost.
    """
    if points not in range(1, 6):
        raise ValidationError("Hãy chọn từ 1 đến 5 điểm.")
    ArticleCounter.objects.get_or_create(article=article)
    ArticleCounter.objects.select_for_update().get(article=article)
    Rating.objects.update_or_create(article=article, reader_key=reader_key, defaults={"points": points})
    rows = Rating.objects.filter(article=article).order_by().values_list("points").annotate(times=Count("pk"))
    times = dict.fromkeys(range(1, 6), 0) | dict(rows)
    rated = Rated(total=sum(points * given for points, given in times.items()), count=sum(times.values()))
    bars = {f"given_{points}": given for points, given in times.items()}
    ArticleCounter.objects.filter(article=article).update(rating_sum=rated.total, rating_count=rated.count, **bars)
    return rated
