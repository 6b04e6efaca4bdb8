"""Phrase: a cause or a remedy that staff keep ready, tied to a group of the scheme."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from communes.models import Commune


class PhraseKind(models.TextChoices):
    CAUSE = "cause", "Nguyên nhân"
    REMEDY = "remedy", "Biện pháp khắc phục"


class Phrase(models.Model):
    """Proposed when its group lost points. It asserts what nobody measured: whoever submits the post confirms it."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="phrases", verbose_name="xã, phường")
    group = models.CharField("nhóm chỉ số", max_length=10)
    kind = models.CharField("loại câu", max_length=10, choices=PhraseKind.choices)
    text = models.CharField(
        "câu văn", max_length=600, help_text="Một câu trọn vẹn, không ghi số liệu của kỳ: câu được dùng lại nhiều kỳ."
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "câu mẫu"
        verbose_name_plural = "câu mẫu nguyên nhân, biện pháp"
        ordering = ("kind", "order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "group", "kind", "text"],
                name="phrase_once_per_group",
                violation_error_message="Câu này đã có trong nhóm.",
            ),
            models.CheckConstraint(condition=Q(kind__in=PhraseKind.values), name="phrase_kind_known"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(group=""), name="phrase_text_and_group_present"),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:80]}…"

    def clean(self) -> None:
        self.text = " ".join(self.text.split())
        if self.text and not self.text.endswith((".", "!", "…")):
            raise ValidationError({"text": "Câu phải kết thúc bằng dấu chấm."})
