"""Readers' comments: taken in, held, approved or not."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from communes.models import User
from news.models import Article, ArticleCounter, Comment, CommentStatus
from vietnamese.folding import nfc


def take_in(*, article: Article, name: str, text: str) -> Comment:
    """Store a reader's words, held until staff approve them."""
    comment = Comment(article=article, name=" ".join(nfc(name).split()), text=nfc(text).strip())
    comment.full_clean()
    comment.save()
    return comment


def approved(article: Article) -> QuerySet[Comment]:
    """What readers see, oldest first."""
    return article.comments.filter(status=CommentStatus.APPROVED).order_by("created_at", "pk")


@transaction.atomic
def moderate(*, comments: QuerySet[Comment], status: CommentStatus, by: User | None) -> int:
    """Give `comments` a status; how many changed. The articles' counts of comments follow."""
    changing = comments.exclude(status=status)
    ids = list(changing.values_list("pk", flat=True))
    articles = set(changing.order_by().values_list("article_id", flat=True))
    count = Comment.objects.filter(pk__in=ids).update(status=status, moderated_by=by, moderated_at=timezone.now())
    for article in Article.objects.filter(pk__in=articles):
        ArticleCounter.objects.get_or_create(article=article)
        ArticleCounter.objects.select_for_update().get(article=article)
        ArticleCounter.objects.filter(article=article).update(comments=approved(article).count())
    return count
