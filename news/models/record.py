"""What happened to an article: each step of its way to the public, and each correction after it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from news.models.article import Article


class Action(models.TextChoices):
    CREATED = "created", "Tạo bài"
    SUBMITTED = "submitted", "Gửi duyệt"
    SENT_BACK = "sent_back", "Trả lại"
    PUBLISHED = "published", "Duyệt và đăng"
    SELF_PUBLISHED = "self_published", "Tự duyệt bài của mình và đăng"
    WITHDRAWN = "withdrawn", "Gỡ bài"
    CORRECTED = "corrected", "Đính chính"
    CHANGED = "changed", "Đổi phần ghi kèm bài"


class ArticleEvent(models.Model):
    """One step, with who took it and when. Rows are only ever added."""

    commune_path: ClassVar[str] = "article__commune"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="events", verbose_name="bài viết")
    action = models.CharField("việc", max_length=20, choices=Action.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="người thực hiện"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    remark = models.TextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "bước duyệt"
        verbose_name_plural = "các bước duyệt"
        ordering = ("-at", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(action__in=Action.values), name="article_event_action_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.article}"


class Correction(models.Model):
    """A dated correction of a published post, with the old and the new text; readers see date and reason."""

    commune_path: ClassVar[str] = "article__commune"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections", verbose_name="bài viết")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="người đính chính",
    )
    reason = models.CharField("lý do", max_length=300)
    old_text = models.TextField("văn bản cũ")
    new_text = models.TextField("văn bản mới")

    class Meta:
        verbose_name = "đính chính"
        verbose_name_plural = "đính chính"
        ordering = ("-at", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="correction_reason_present"),
        ]

    def __str__(self) -> str:
        return self.reason
