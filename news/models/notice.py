"""Notice: an emergency (flood, epidemic) that stands on top of every page until it ends."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from communes.models import Commune
from news.models.article import Article


class NoticeQuerySet(models.QuerySet["Notice"]):
    def current(self, commune: Commune, *, at: datetime | None = None) -> Self:
        """What stands on `commune`'s pages at a moment, the newest first."""
        at = at or timezone.now()
        return self.filter(commune=commune, starts_at__lte=at, ends_at__gt=at).order_by("-starts_at", "-pk")


class Notice(models.Model):
    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="notices", verbose_name="xã, phường")
    text = models.CharField(
        "nội dung", max_length=300, help_text="Một hai câu: việc gì, ở đâu, người dân cần làm gì, gọi số nào."
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bài có hướng dẫn",
        help_text="Không bắt buộc. Bài đã đăng; thông báo sẽ dẫn tới bài này.",
    )
    starts_at = models.DateTimeField("hiện từ", default=timezone.now)
    ends_at = models.DateTimeField("hiện đến", help_text="Đến giờ này thông báo tự hết.")
    history = HistoricalRecords(verbose_name="lịch sử thông báo khẩn", verbose_name_plural="lịch sử thông báo khẩn")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo khẩn"
        verbose_name_plural = "thông báo khẩn"
        ordering = ("-starts_at", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["commune", "ends_at"], name="notice_current")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="notice_text_present"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="notice_ends_after_it_starts",
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if self.article and self.commune_id and self.article.commune_id != self.commune_id:
            raise ValidationError({"article": "Bài này thuộc đơn vị khác."})
