"""What happened to accounts, and which sessions are open."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from communes.models import Commune


class EventKind(models.TextChoices):
    SIGN_IN = "sign_in", "Đăng nhập"
    SIGN_IN_FAILED = "sign_in_failed", "Đăng nhập không thành công"
    LOCKED = "locked", "Tạm khóa đăng nhập vì sai nhiều lần"
    UNLOCKED = "unlocked", "Mở khóa đăng nhập"
    SIGN_OUT = "sign_out", "Đăng xuất"
    IDLE = "idle", "Hết phiên vì không sử dụng"
    SESSION_ENDED = "session_ended", "Kết thúc phiên đăng nhập"
    SECOND_FACTOR_FAILED = "second_factor_failed", "Sai mã xác nhận bước hai"
    BACKUP_CODE_USED = "backup_code_used", "Dùng mã dự phòng"
    SECOND_FACTOR_ON = "second_factor_on", "Bật xác nhận hai bước"
    SECOND_FACTOR_OFF = "second_factor_off", "Tắt xác nhận hai bước"
    SECOND_FACTOR_RESET = "second_factor_reset", "Gỡ xác nhận hai bước cho người mất điện thoại"
    BACKUP_CODES_MADE = "backup_codes_made", "Tạo mã dự phòng mới"
    PASSWORD_CHANGED = "password_changed", "Đổi mật khẩu"
    PASSWORD_ASKED = "password_asked", "Yêu cầu đặt lại mật khẩu qua thư"
    PASSWORD_RESET = "password_reset", "Đặt lại mật khẩu qua thư"
    INVITED = "invited", "Gửi thư mời đặt mật khẩu"
    ACCOUNT_ADDED = "account_added", "Tạo tài khoản"
    ACCOUNT_CHANGED = "account_changed", "Sửa tài khoản"
    ROLE_CHANGED = "role_changed", "Đổi vai trò"
    ACCOUNT_CLOSED = "account_closed", "Khóa tài khoản"
    ACCOUNT_OPENED = "account_opened", "Mở lại tài khoản"
    MEMBER_REMOVED = "member_removed", "Gỡ khỏi đơn vị"


# What is kept for 90 days alone; what changed in accounts stays, without the address.
SIGN_IN_KINDS = (
    EventKind.SIGN_IN, EventKind.SIGN_IN_FAILED, EventKind.LOCKED, EventKind.SIGN_OUT, EventKind.IDLE,
    EventKind.SECOND_FACTOR_FAILED, EventKind.PASSWORD_ASKED,
)  # fmt: skip


class AccountEvent(models.Model):
    """One thing that happened to an account of a commune. Rows are only ever added; its leaders see them."""

    commune_path: ClassVar[str] = "commune"

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="+", verbose_name="xã, phường")
    at = models.DateTimeField("lúc", auto_now_add=True)
    kind = models.CharField("việc", max_length=30, choices=EventKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="tài khoản"
    )
    # As it was then; empty when what was typed is no account of this commune: people type passwords into that field.
    name = models.CharField("tên đăng nhập", max_length=150, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="người thực hiện"
    )
    address = models.GenericIPAddressField("địa chỉ mạng", null=True, blank=True)
    device = models.CharField("thiết bị", max_length=60, blank=True)
    detail = models.CharField("chi tiết", max_length=200, blank=True)

    class Meta:
        verbose_name = "việc về tài khoản"
        verbose_name_plural = "nhật ký tài khoản"
        ordering = ("-at", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["commune", "-at"], name="account_event_newest")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(kind__in=EventKind.values), name="account_event_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name or 'không rõ tài khoản'}"


class StaffSession(models.Model):
    """A session of Django's that a member of staff signed in with, with what tells its owner which it is."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_sessions", verbose_name="tài khoản"
    )
    key = models.CharField("mã phiên", max_length=40, unique=True)
    device = models.CharField("thiết bị", max_length=60, blank=True)
    address = models.GenericIPAddressField("địa chỉ mạng", null=True, blank=True)
    started_at = models.DateTimeField("đăng nhập lúc")
    last_used_at = models.DateTimeField("dùng lần cuối", db_index=True)

    class Meta:
        verbose_name = "phiên đăng nhập"
        verbose_name_plural = "phiên đăng nhập"
        ordering = ("-last_used_at", "-pk")

    def __str__(self) -> str:
        return f"{self.user}: {self.device}"
