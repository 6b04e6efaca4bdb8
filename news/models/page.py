"""Page: what stands still (introduction, contact, reception hours)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from communes.models import Commune
from news.body_pictures import body_pictures
from news.display import for_display
from news.editor import BodyField
from news.sanitising import NO_DESCRIPTION, clean_html, has_image_without_description
from vietnamese.folding import tidy
from vietnamese.slugs import slugify


class Page(models.Model):
    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="pages", verbose_name="xã, phường")
    title = models.CharField("tiêu đề", max_length=200)
    slug = models.SlugField(
        "đường dẫn", max_length=200, blank=True, help_text="Để trống: lấy từ tiêu đề. Ví dụ gioi-thieu."
    )
    body = BodyField("nội dung", blank=True)
    body_html = models.TextField(editable=False, blank=True, default="")
    is_public = models.BooleanField("công khai", default=False)
    in_footer = models.BooleanField("hiện ở chân trang", default=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    updated_at = models.DateTimeField("cập nhật lúc", auto_now=True)
    history = HistoricalRecords(
        verbose_name="lịch sử trang", verbose_name_plural="lịch sử trang", excluded_fields=["body_html"]
    )

    class Meta:
        verbose_name = "trang tĩnh"
        verbose_name_plural = "trang tĩnh"
        ordering = ("order", "title", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "slug"],
                name="page_slug_once_per_commune",
                violation_error_message="Đơn vị đã có trang với đường dẫn này.",
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="page_slug_present"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.body = clean_html(self.body)
        self.body_html = for_display(self.body, body_pictures(self.commune, self.body))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:page", args=[self.slug])

    def clean(self) -> None:
        self.title = tidy(self.title)
        if has_image_without_description(clean_html(self.body)):
            raise ValidationError({"body": NO_DESCRIPTION})
        self.slug = slugify(self.slug or self.title)
