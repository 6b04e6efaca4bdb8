"""What readers leave behind: views, ratings, comments."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from news.models.article import Article


class ArticleCounter(models.Model):
    """An article's numbers, in a row of their own: counting a view writes no history and touches no text."""

    commune_path: ClassVar[str] = "article__commune"

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="counter")
    views = models.PositiveBigIntegerField("lượt xem", default=0)
    rating_sum = models.PositiveBigIntegerField("tổng điểm đánh giá", default=0)
    rating_count = models.PositiveBigIntegerField("số đánh giá", default=0)
    # How many gave 1, 2, 3, 4, 5 points: the bars under a post. The constraint ties them to sum and count.
    given_1 = models.PositiveBigIntegerField("số lần 1 điểm", default=0, db_default=0)
    given_2 = models.PositiveBigIntegerField("số lần 2 điểm", default=0, db_default=0)
    given_3 = models.PositiveBigIntegerField("số lần 3 điểm", default=0, db_default=0)
    given_4 = models.PositiveBigIntegerField("số lần 4 điểm", default=0, db_default=0)
    given_5 = models.PositiveBigIntegerField("số lần 5 điểm", default=0, db_default=0)
    comments = models.PositiveIntegerField("số ý kiến được đăng", default=0)

    class Meta:
        verbose_name = "số đếm của bài"
        verbose_name_plural = "số đếm của bài"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(rating_sum__gte=F("rating_count")) & Q(rating_sum__lte=F("rating_count") * 5),
                name="article_counter_ratings_between_1_and_5",
            ),
            models.CheckConstraint(
                condition=Q(
                    rating_count=F("given_1") + F("given_2") + F("given_3") + F("given_4") + F("given_5"),
                    rating_sum=F("given_1") + F("given_2") * 2 + F("given_3") * 3 + F("given_4") * 4 + F("given_5") * 5,
                ),
                name="article_counter_bars_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.views} lượt xem"

    @property
    def bars(self) -> list[tuple[int, int]]:
        """(points, how many gave them), 5 first."""
        return [(points, getattr(self, f"given_{points}")) for points in range(5, 0, -1)]


class Rating(models.Model):
    """One to five stars, one per reader and article. `reader_key` is an HMAC of a random cookie, 64 hex digits."""

    commune_path: ClassVar[str] = "article__commune"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="ratings", verbose_name="bài viết")
    reader_key = models.CharField("khóa bạn đọc", max_length=64, editable=False)
    points = models.PositiveSmallIntegerField("điểm", validators=[MinValueValidator(1), MaxValueValidator(5)])
    created_at = models.DateTimeField("lúc", auto_now_add=True)
    updated_at = models.DateTimeField("đổi lúc", auto_now=True)

    class Meta:
        verbose_name = "đánh giá"
        verbose_name_plural = "đánh giá"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "reader_key"], name="rating_once_per_reader"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=5), name="rating_between_1_and_5"),
        ]

    def __str__(self) -> str:
        return f"{self.points}/5"


class CommentStatus(models.TextChoices):
    PENDING = "pending", "Chờ duyệt"
    APPROVED = "approved", "Đã đăng"
    REJECTED = "rejected", "Không đăng"


class Comment(models.Model):
    """A reader's words («Ý kiến bạn đọc»), plain text, held until staff approve them."""

    commune_path: ClassVar[str] = "article__commune"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments", verbose_name="bài viết")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies", verbose_name="trả lời ý kiến"
    )
    is_official = models.BooleanField("trả lời của đơn vị", default=False, db_default=False, editable=False)
    name = models.CharField("họ tên", max_length=80)
    text = models.TextField("ý kiến", max_length=2000)
    status = models.CharField("trạng thái", max_length=10, choices=CommentStatus.choices, default=CommentStatus.PENDING)
    created_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người duyệt",
    )
    moderated_at = models.DateTimeField("duyệt lúc", null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến bạn đọc"
        verbose_name_plural = "ý kiến bạn đọc"
        ordering = ("-created_at", "-pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["article", "status"], name="comment_article_status")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(status__in=CommentStatus.values), name="comment_status_known"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(text=""), name="comment_name_and_text_present"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="comment_no_reply_to_itself"
            ),
            models.CheckConstraint(
                condition=Q(is_official=False) | Q(parent__isnull=False), name="comment_official_is_a_reply"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def clean(self) -> None:
        if self.parent and (self.parent.article_id != self.article_id or self.parent.parent_id):
            raise ValidationError({"parent": "Chỉ trả lời được một ý kiến của chính bài này."})
