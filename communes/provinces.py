"""Provinces, which compare their communes, and the former communes that today's were merged from."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from communes.colours import validate_colour


class Province(models.Model):
    """A province or centrally run city. Its hosts answer with the league table of its communes."""

    commune_path: ClassVar[str] = "communes"

    code = models.CharField(
        "mã",
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9.-]*$", "Mã chỉ gồm chữ cái không dấu, số, dấu chấm và gạch nối.")
        ],
        help_text="Mã tỉnh trên Cổng Dịch vụ công Quốc gia, ví dụ H53.",
    )
    name = models.CharField("tên", max_length=100, unique=True, help_text="Viết đủ, ví dụ tỉnh Tây Ninh.")
    colour = models.CharField(
        "màu chủ đạo",
        max_length=7,
        default="#8c1c13",
        db_default="#8c1c13",
        validators=[validate_colour],
        help_text="Mã màu đậm dạng #8c1c13; chữ trắng phải đọc rõ trên nền màu này.",
    )
    is_demo = models.BooleanField("dữ liệu dùng thử", default=False, db_default=False, editable=False)

    class Meta:
        verbose_name = "tỉnh, thành phố"
        verbose_name_plural = "tỉnh, thành phố"
        ordering = ("name",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(code=""), name="province_code_present"),
            models.CheckConstraint(condition=~Q(name=""), name="province_name_present"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def heading(self) -> str:
        """«Tỉnh Tây Ninh», as at the start of a line."""
        return self.name[:1].upper() + self.name[1:]


class Predecessor(models.Model):
    """A former commune that was merged into today's. Scores are not compared across the merger."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(
        "communes.Commune", on_delete=models.CASCADE, related_name="predecessors", verbose_name="xã, phường"
    )
    name = models.CharField("đơn vị cũ", max_length=100, help_text="Cả loại và tên, ví dụ xã Thạnh Bình.")
    merged_on = models.DateField("sáp nhập từ ngày", help_text="Ngày đơn vị mới bắt đầu hoạt động.")

    class Meta:
        verbose_name = "đơn vị trước sáp nhập"
        verbose_name_plural = "đơn vị trước sáp nhập"
        ordering = ("merged_on", "name")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commune", "name"],
                name="predecessor_once_per_commune",
                violation_error_message="Đơn vị cũ này đã được ghi.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="predecessor_name_present"),
        ]

    def __str__(self) -> str:
        return self.name
