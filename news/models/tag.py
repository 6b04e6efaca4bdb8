"""Tag: a word under which posts of several categories stand together («nông thôn mới»)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from communes.models import Commune
from vietnamese.folding import tidy
from vietnamese.slugs import slugify


class Tag(models.Model):
    """One word or phrase of one commune; two spellings with one address are the same tag."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="tags", verbose_name="xã, phường")
    name = models.CharField("thẻ", max_length=60)
    slug = models.SlugField("đường dẫn", max_length=60, blank=True, help_text="Để trống: lấy từ tên thẻ.")

    class Meta:
        verbose_name = "thẻ"
        verbose_name_plural = "thẻ"
        ordering = ("slug", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "slug"],
                name="tag_slug_once_per_commune",
                violation_error_message="Đơn vị đã có thẻ này.",
            ),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(slug=""), name="tag_name_and_slug_present"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:tag", args=[self.slug])

    def clean(self) -> None:
        self.name = tidy(self.name)
        self.slug = slugify(self.slug or self.name, 60)
