"""The scores below a report's total: its groups and their criteria, each with its maximum beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from communes.models import User
from indicators.models.report import MissingReason, Report
from vietnamese.numbers import format_decimal


def _points(value: Decimal | None) -> str:
    return "chưa có" if value is None else format_decimal(value)


def _check_range(score: Decimal | None, maximum: Decimal | None) -> None:
    if score is not None and maximum is not None and not 0 <= score <= maximum:
        raise ValidationError({"score": f"Điểm phải từ 0 đến {format_decimal(maximum)}."})


class GroupScore(models.Model):
    """A group's points (Decision 766: CKMB max 18 …). A missing score says why; 0 is a score."""

    commune_path: ClassVar[str] = "report__commune"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="group_scores", verbose_name="kỳ")
    group = models.CharField("nhóm", max_length=10)
    score = models.DecimalField("điểm", max_digits=5, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField("điểm tối đa", max_digits=5, decimal_places=2)
    missing_reason = models.CharField(
        "vì sao chưa có điểm", max_length=12, choices=MissingReason.choices, blank=True, default=""
    )
    _history_user: User | None  # read by simple_history when the row is saved
    history = HistoricalRecords(verbose_name="lịch sử điểm nhóm", verbose_name_plural="lịch sử điểm nhóm")

    class Meta:
        verbose_name = "điểm nhóm"
        verbose_name_plural = "điểm nhóm"
        ordering = ("report", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "group"], name="group_score_once_per_report"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=F("maximum")),
                name="group_score_0_to_maximum",
            ),
            models.CheckConstraint(condition=Q(maximum__gt=0), name="group_score_maximum_positive"),
            models.CheckConstraint(
                condition=Q(score__isnull=True, missing_reason__in=MissingReason.values)
                | Q(score__isnull=False, missing_reason=""),
                name="group_score_missing_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {_points(self.score)}/{_points(self.maximum)}"

    def clean(self) -> None:
        _check_range(self.score, self.maximum)
        reasons = MissingReason.values if self.score is None else [""]
        if self.missing_reason not in reasons:
            raise ValidationError({"missing_reason": "Chưa có điểm thì phải ghi vì sao; có điểm thì không ghi."})


class CriterionScore(models.Model):
    """A criterion's numerator and denominator (dossiers, procedures) and the score the portal published for it."""

    commune_path: ClassVar[str] = "report__commune"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="criterion_scores", verbose_name="kỳ")
    group = models.CharField("nhóm", max_length=10)
    code = models.CharField("tiêu chí", max_length=60)
    numerator = models.PositiveBigIntegerField("tử số", null=True, blank=True)
    denominator = models.PositiveBigIntegerField("mẫu số", null=True, blank=True)
    score = models.DecimalField("điểm đã công bố", max_digits=5, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField("điểm tối đa", max_digits=5, decimal_places=2)
    _history_user: User | None  # read by simple_history when the row is saved
    history = HistoricalRecords(verbose_name="lịch sử điểm tiêu chí", verbose_name_plural="lịch sử điểm tiêu chí")

    class Meta:
        verbose_name = "điểm tiêu chí"
        verbose_name_plural = "điểm tiêu chí"
        ordering = ("report", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "code"], name="criterion_score_once_per_report"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=F("maximum")),
                name="criterion_score_0_to_maximum",
            ),
            models.CheckConstraint(condition=Q(maximum__gt=0), name="criterion_score_maximum_positive"),
            models.CheckConstraint(
                condition=Q(numerator__isnull=False) | Q(denominator__isnull=False) | Q(score__isnull=False),
                name="criterion_score_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {_points(self.score)}/{_points(self.maximum)}"

    def clean(self) -> None:
        _check_range(self.score, self.maximum)
        if self.numerator is None and self.denominator is None and self.score is None:
            raise ValidationError("Tiêu chí phải có tử số, mẫu số hoặc điểm.")
