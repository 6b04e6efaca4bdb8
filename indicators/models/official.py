"""OfficialNumber: the number under which an announcement stands in the commune's register of notices."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from communes.models import Commune
from indicators.models.report import Report

MAX_NUMBER = 99_999


class OfficialNumber(models.Model):
    """«Số: 12/TB-UBND» of a year. Given once; it stays when its report is deleted, so that it is never given again."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(
        Commune, on_delete=models.CASCADE, related_name="official_numbers", verbose_name="xã, phường"
    )
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    issued_on = models.DateField("ngày ban hành")
    title = models.CharField("trích yếu", max_length=300)
    report = models.OneToOneField(
        Report, on_delete=models.SET_NULL, null=True, related_name="official_number", verbose_name="kỳ"
    )

    class Meta:
        verbose_name = "số thông báo"
        verbose_name_plural = "sổ số thông báo"
        ordering = ("-year", "-number")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "year", "number"],
                name="official_number_once_a_year",
                violation_error_message="Số này đã cấp trong năm. Hãy lấy số khác.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MAX_NUMBER),
                name="official_number_range",
                violation_error_message="Số văn bản phải từ 1 trở lên.",
            ),
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="official_number_year_range"),
            models.CheckConstraint(condition=~Q(title=""), name="official_number_title_present"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """«07/TB-UBND»: a zero stands before numbers under ten (Nghị định 30/2020/NĐ-CP)."""
        return f"{self.number:02d}/TB-UBND"

    def clean(self) -> None:
        issued_on: date | None = self.issued_on  # None while a form has none
        if issued_on is not None and issued_on.year != self.year:
            raise ValidationError({"issued_on": "Ngày ban hành phải trong năm của số."})
