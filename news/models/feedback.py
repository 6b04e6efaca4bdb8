"""Feedback: what a reader writes to the commune, or a fault that a reader found in a post."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from communes.models import Commune
from news.models.article import Article


class FeedbackKind(models.TextChoices):
    CONTACT = "contact", "Liên hệ, góp ý"
    FAULT = "fault", "Báo lỗi nội dung"


class FeedbackStatus(models.TextChoices):
    NEW = "new", "Chưa xử lý"
    DONE = "done", "Đã xử lý"


class Feedback(models.Model):
    """Reaches staff alone and is never public. Name and contact are given only by those who want an answer."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="feedback", verbose_name="xã, phường")
    kind = models.CharField("loại", max_length=10, choices=FeedbackKind.choices)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback", verbose_name="bài viết"
    )
    name = models.CharField("họ tên", max_length=80, blank=True)
    contact = models.CharField("điện thoại hoặc thư điện tử", max_length=120, blank=True)
    text = models.TextField("nội dung", max_length=3000)
    created_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    status = models.CharField("trạng thái", max_length=10, choices=FeedbackStatus.choices, default=FeedbackStatus.NEW)
    note = models.TextField("ghi chú xử lý", blank=True, help_text="Chỉ cán bộ thấy.")
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người xử lý",
    )
    handled_at = models.DateTimeField("xử lý lúc", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "góp ý của bạn đọc"
        verbose_name_plural = "góp ý của bạn đọc"
        ordering = ("-created_at", "-pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["commune", "status", "-created_at"], name="feedback_waiting"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(kind__in=FeedbackKind.values), name="feedback_kind_known"),
            models.CheckConstraint(condition=Q(status__in=FeedbackStatus.values), name="feedback_status_known"),
            models.CheckConstraint(condition=~Q(text=""), name="feedback_text_present"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"
