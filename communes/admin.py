"""Admin of communes and hosts. Accounts of staff are in portal.accounts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from communes.http import staff_of
from communes.imaging import reencode
from communes.models import Commune, Host, Signer
from communes.scoped_admin import CommuneForm, CommuneScopedAdmin

LOGO_SIDE = 256

# Roles come from memberships; Django's groups would be a second, idle way to say the same.
admin.site.unregister(Group)


class CommuneDetailsForm(CommuneForm):
    def clean_logo(self) -> Any:
        logo = self.cleaned_data.get("logo")
        return reencode(logo, max_side=LOGO_SIDE).file if isinstance(logo, UploadedFile) else logo


class HostInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Host
    extra = 0


@admin.register(Commune)
class CommuneAdmin(CommuneScopedAdmin):
    form = CommuneDetailsForm
    list_display = ("kind_and_name", "code", "province", "deadline_day")
    search_fields = ("name", "code")
    inlines = (HostInline,)
    fieldsets = (
        ("Đơn vị", {"fields": (("kind", "name"), ("code", "province"))}),
        ("Liên hệ, hiện ở chân trang", {"fields": ("address", ("phone", "hotline"), "email", "responsible")}),
        ("Giao diện", {"fields": ("logo", "colour")}),
        ("Bài công bố hằng tháng", {"fields": ("dateline", "deadline_day", "recipients")}),
        ("Ý kiến bạn đọc", {"fields": ("comments_held",)}),
        ("Đăng nhập của cán bộ", {"fields": ("requires_second_factor",)}),
        ("Thống kê truy cập", {"fields": ("visits_before",)}),
    )

    @admin.display(description="đơn vị", ordering="name")
    def kind_and_name(self, commune: Commune) -> str:
        return commune.kind_name

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        user = staff_of(request)
        return () if user and user.is_superuser else ("kind", "name", "code", "province")

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> Any:
        # Under which names a portal answers is the operator's decision.
        user = staff_of(request)
        return super().get_inline_instances(request, obj) if user and user.is_superuser else []


@admin.register(Signer)
class SignerAdmin(CommuneScopedAdmin):
    """Who signs: the latest one on a document's date."""

    list_display = ("name", "capacity", "since")
    ordering = ("-since",)
