"""Drawing: the announcement as the portal last wrote it, kept to tell what a person changed since."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from indicators.models.report import Report


class Drawing(models.Model):
    """`blocks` is a list of [block key, normalised text], in the order of the article."""

    commune_path: ClassVar[str] = "report__commune"

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="drawing")
    blocks = models.JSONField("các khối văn bản")
    drawn_at = models.DateTimeField("soạn lúc", auto_now=True)

    class Meta:
        verbose_name = "bản soạn tự động"
        verbose_name_plural = "bản soạn tự động"

    def __str__(self) -> str:
        return f"{self.report}"
