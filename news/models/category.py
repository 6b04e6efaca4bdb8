"""Category: the headings under which a commune's posts stand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from communes.models import Commune


class Category(models.Model):
    """A heading of one commune; the first seven shown in the menu stand in the header."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="categories", verbose_name="xã, phường")
    name = models.CharField("tên chuyên mục", max_length=80)
    slug = models.SlugField(
        "đường dẫn",
        max_length=80,
        help_text="Chữ không dấu, ví dụ cai-cach-hanh-chinh. Đổi đường dẫn làm hỏng liên kết cũ.",
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    in_menu = models.BooleanField("hiện trên trình đơn", default=True)
    history = HistoricalRecords(verbose_name="lịch sử chuyên mục", verbose_name_plural="lịch sử chuyên mục")

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
        ordering = ("order", "name", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "slug"],
                name="category_slug_once_per_commune",
                violation_error_message="Đơn vị đã có chuyên mục với đường dẫn này.",
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="category_slug_present"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("news:category", args=[self.slug])
