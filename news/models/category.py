"""Category: the headings under which a commune's posts stand."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from communes.models import Commune
from vietnamese.folding import tidy
from vietnamese.slugs import slugify


class Category(models.Model):
    """A heading of one commune; the first seven shown in the menu stand in the header."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="categories", verbose_name="xã, phường")
    parent = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="thuộc chuyên mục",
        help_text="Để trống: chuyên mục cấp một. Bài của chuyên mục con cũng hiện ở chuyên mục cha.",
    )
    name = models.CharField("tên chuyên mục", max_length=80)
    slug = models.SlugField(
        "đường dẫn",
        max_length=80,
        blank=True,
        help_text="Để trống: lấy từ tên. Chữ không dấu, ví dụ cai-cach-hanh-chinh. Đổi đường dẫn làm hỏng liên kết cũ.",
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
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="category_not_its_own_parent",
                violation_error_message="Chuyên mục không thể thuộc chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("news:category", args=[self.slug])

    def clean(self) -> None:
        self.name = tidy(self.name)
        self.slug = slugify(self.slug or self.name, 80)
        if self.parent is not None and self.commune_id:
            self._check_parent(self.parent)

    def _check_parent(self, parent: Category) -> None:
        if parent.commune_id != self.commune_id:
            raise ValidationError({"parent": "Chuyên mục này thuộc đơn vị khác."})
        if parent.parent_id is not None:
            raise ValidationError({"parent": "Cây chuyên mục chỉ có hai cấp: hãy chọn chuyên mục cấp một."})
        if self.pk and (parent.pk == self.pk or self.children.exists()):
            raise ValidationError({"parent": "Chuyên mục này có chuyên mục con, nên phải ở cấp một."})
