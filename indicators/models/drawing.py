"""Drawing: the announcement as the portal last wrote it. PublishedFigures: the figures as readers were told them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from indicators.models.report import Report


class Drawing(models.Model):
    """`blocks` is a list of [block key, normalised text], in the order of the article."""

    commune_path: ClassVar[str] = "report__commune"

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="drawing")
    blocks = models.JSONField("các khối văn bản")
    figures = models.JSONField(
        "số liệu đã soạn", null=True, blank=True, help_text="Số liệu mà bài được soạn từ đó; công bố cùng với bài."
    )
    drawn_at = models.DateTimeField("soạn lúc", auto_now=True)

    class Meta:
        verbose_name = "bản soạn tự động"
        verbose_name_plural = "bản soạn tự động"

    def __str__(self) -> str:
        return f"{self.report}"


class PublishedFigures(models.Model):
    """What the public pages show of a report: stored when its announcement is approved or corrected.

    Figures that staff or an import change later reach readers by a correction alone. `figures` is what
    `indicators.publication.Published` reads.
    """

    commune_path: ClassVar[str] = "report__commune"

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="published")
    figures = models.JSONField("số liệu đã công bố")
    stored_at = models.DateTimeField("ghi lúc", auto_now=True)

    class Meta:
        verbose_name = "số liệu đã công bố"
        verbose_name_plural = "số liệu đã công bố"

    def __str__(self) -> str:
        return f"{self.report}"
