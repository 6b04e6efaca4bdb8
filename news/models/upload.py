"""Upload: a picture that staff put into a post through the editor."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from pictures.models import PictureField

from communes.models import Commune
from communes.uploads import UploadPath


class Upload(models.Model):
    """Belongs to a commune, so that the editor's file browser can show each commune its own pictures alone."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="uploads", verbose_name="xã, phường")
    file = PictureField("ảnh", upload_to=UploadPath("anh"), width_field="width", height_field="height")
    width = models.PositiveIntegerField("rộng", editable=False)
    height = models.PositiveIntegerField("cao", editable=False)
    description = models.CharField("mô tả", max_length=200, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người tải lên",
    )
    uploaded_at = models.DateTimeField("tải lên lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ảnh trong bài"
        verbose_name_plural = "ảnh trong bài"
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.description or str(self.file.name)
