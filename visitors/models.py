"""What is kept of visitors: a salt for today, who was here in the last minutes, visits per day. Never an address."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q

from communes.models import Commune

DIGEST_LENGTH = 64  # hex digits of SHA-256


def new_salt() -> str:
    return secrets.token_hex(DIGEST_LENGTH // 2)


class DailySalt(models.Model):
    """The secret of one day's digests; when it is gone, they tell nothing to anybody.

    It belongs to the installation, not to a commune: the commune is part of what is digested.
    """

    day = models.DateField("ngày", unique=True)
    salt = models.CharField(
        "muối",
        max_length=DIGEST_LENGTH,
        default=new_salt,
        editable=False,
        validators=[MinLengthValidator(DIGEST_LENGTH)],
    )

    class Meta:
        verbose_name = "muối trong ngày"
        verbose_name_plural = "muối trong ngày"

    def __str__(self) -> str:
        return self.day.isoformat()


class Presence(models.Model):
    """When a reader of today, known by a daily digest alone, was last seen in a commune's portal."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(
        Commune, on_delete=models.CASCADE, related_name="+", verbose_name="xã, phường", db_index=False
    )
    digest = models.CharField("bạn đọc", max_length=DIGEST_LENGTH, editable=False)
    last_seen = models.DateTimeField("thấy lần cuối", db_index=True)

    class Meta:
        verbose_name = "bạn đọc đang truy cập"
        verbose_name_plural = "bạn đọc đang truy cập"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["commune", "last_seen"], name="presence_commune_last_seen"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["commune", "digest"], name="presence_once_per_reader"),
            models.CheckConstraint(condition=~Q(digest=""), name="presence_digest_present"),
        ]

    def __str__(self) -> str:
        return f"{self.digest[:8]}…"


class DailyVisits(models.Model):
    """How many visits began on one day (Ho Chi Minh City) in one commune's portal."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(
        Commune, on_delete=models.CASCADE, related_name="+", verbose_name="xã, phường", db_index=False
    )
    day = models.DateField("ngày")
    visits = models.PositiveBigIntegerField("lượt truy cập", default=0)

    class Meta:
        verbose_name = "lượt truy cập trong ngày"
        verbose_name_plural = "lượt truy cập theo ngày"
        ordering = ("-day",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["commune", "day"], name="daily_visits_once_per_day"),
            models.CheckConstraint(condition=Q(visits__gte=0), name="daily_visits_natural"),
        ]

    def __str__(self) -> str:
        return f"{self.day.isoformat()}: {self.visits}"
