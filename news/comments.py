"""Readers' comments: taken in, held, approved or not, answered by the commune."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from communes.models import User
from news.models import Article, ArticleCounter, Comment, CommentStatus
from vietnamese.folding import tidy, tidy_lines

MODERATE = "news.change_comment"
TWICE_WITHIN = timedelta(minutes=10)  # a double click, or a page sent again on a slow line


@transaction.atomic
def take_in(*, article: Article, name: str, text: str, parent: Comment | None = None) -> Comment:
    """Store a reader's words: held until staff approve them, unless the commune shows comments at once.

    The same words a second time within ten minutes are the first ones, which are returned.
    """
    Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)  # two clicks come together
    held = article.commune.comments_held
    comment = Comment(
        article=article,
        parent=parent,
        name=tidy(name),
        text=tidy_lines(text),
        status=CommentStatus.PENDING if held else CommentStatus.APPROVED,
    )
    comment.full_clean()
    if again := _sent_before(comment):
        return again
    comment.save()
    if not held:
        _recount(article)
    return comment


def _sent_before(comment: Comment) -> Comment | None:
    same = Comment.objects.filter(
        article=comment.article, parent=comment.parent, name=comment.name, text=comment.text, is_official=False
    ).exclude(status=CommentStatus.REJECTED)
    return same.filter(created_at__gte=timezone.now() - TWICE_WITHIN).order_by("pk").first()


@transaction.atomic
def answer(*, comment: Comment, text: str, by: User) -> Comment:
    """The commune's public answer to a comment, which is approved with it. One to a reply stands beside the reply."""
    if not by.has_perm(MODERATE):
        raise PermissionDenied("Chỉ người có vai trò Biên tập được trả lời bạn đọc.")
    moderate(comments=Comment.objects.filter(pk=comment.pk), status=CommentStatus.APPROVED, by=by)
    reply = Comment(
        article=comment.article,
        parent=comment.parent or comment,
        is_official=True,
        name=comment.article.commune.short_body_name,
        text=tidy_lines(text),
        status=CommentStatus.APPROVED,
        moderated_by=by,
        moderated_at=timezone.now(),
    )
    reply.full_clean()
    reply.save()
    _recount(comment.article)
    return reply


def approved(article: Article) -> QuerySet[Comment]:
    """What readers see, oldest first; a reply whose comment is not shown is not shown either."""
    shown = article.comments.filter(status=CommentStatus.APPROVED)
    return shown.exclude(parent__in=article.comments.exclude(status=CommentStatus.APPROVED)).order_by(
        "created_at", "pk"
    )


def threads(article: Article) -> QuerySet[Comment]:
    """Approved comments that are no replies, oldest first, each with its approved replies in `shown_replies`."""
    replies = Comment.objects.filter(status=CommentStatus.APPROVED).order_by("created_at", "pk")
    rows = article.comments.filter(status=CommentStatus.APPROVED, parent__isnull=True)
    return rows.prefetch_related(Prefetch("replies", replies, to_attr="shown_replies")).order_by("created_at", "pk")


def _recount(article: Article) -> None:
    ArticleCounter.objects.get_or_create(article=article)
    ArticleCounter.objects.select_for_update().get(article=article)
    ArticleCounter.objects.filter(article=article).update(comments=approved(article).count())


@transaction.atomic
def moderate(*, comments: QuerySet[Comment], status: CommentStatus, by: User | None) -> int:
    """Give `comments` a status; how many changed. The articles' counts of comments follow."""
    changing = comments.exclude(status=status)
    ids = list(changing.values_list("pk", flat=True))
    articles = set(changing.order_by().values_list("article_id", flat=True))
    count = Comment.objects.filter(pk__in=ids).update(status=status, moderated_by=by, moderated_at=timezone.now())
    for article in Article.objects.filter(pk__in=articles):
        _recount(article)
    return count
