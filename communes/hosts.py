"""Hosts: the names under which portals answer."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Host(models.Model):
    """A name under which a commune's portal answers, or a province's league table: one of the two.

    Both in one table, so that the database itself keeps a name from meaning two things.
    """

    commune_path: ClassVar[str] = "commune"

    name = models.CharField(
        "tên miền",
        max_length=253,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
                "Tên miền viết thường, không có cổng, ví dụ thanhtan.tayninh.gov.vn.",
            )
        ],
    )
    commune = models.ForeignKey(
        "communes.Commune",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="hosts",
        verbose_name="xã, phường",
    )
    province = models.ForeignKey(
        "communes.Province",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="hosts",
        verbose_name="tỉnh, thành phố",
    )

    class Meta:
        verbose_name = "tên miền"
        verbose_name_plural = "tên miền"
        ordering = ("name",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(name=Lower("name")) & ~Q(name=""), name="host_name_lower_case"),
            models.CheckConstraint(
                condition=Q(commune__isnull=False, province__isnull=True)
                | Q(commune__isnull=True, province__isnull=False),
                name="host_of_a_commune_or_a_province",
                violation_error_message="Tên miền thuộc về một xã, phường hoặc một tỉnh, không phải cả hai.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = self.name.lower()
        super().save(*args, **kwargs)
