"""Admin of communes and hosts. Accounts of staff are in portal.accounts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from communes.http import staff_of
from communes.imaging import reencode
from communes.models import Commune, Host, Predecessor, Province, Signer
from communes.scoped_admin import CommuneForm, CommuneScopedAdmin

LOGO_SIDE = 256

# Roles come from memberships; Django's groups would be a second, idle way to say the same.
admin.site.unregister(Group)


class CommuneDetailsForm(CommuneForm):
    def clean_logo(self) -> Any:
        logo = self.cleaned_data.get("logo")
        return reencode(logo, max_side=LOGO_SIDE).file if isinstance(logo, UploadedFile) else logo


class HostInline(admin.TabularInline):  # type: ignore[type-arg]
    """The names of a commune."""

    model = Host
    fields = ("name",)
    extra = 0


class ProvinceHostInline(HostInline):
    """The names of a province."""

    fk_name = "province"


class PredecessorInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Predecessor
    extra = 0


@admin.register(Commune)
class CommuneAdmin(CommuneScopedAdmin):
    form = CommuneDetailsForm
    list_display = ("kind_and_name", "code", "province", "deadline_day")
    search_fields = ("name", "code")
    inlines = (HostInline, PredecessorInline)
    fieldsets = (
        ("Đơn vị", {"fields": (("kind", "name"), ("code", "province"), "belongs_to")}),
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
        return () if user and user.is_superuser else ("kind", "name", "code", "province", "belongs_to")

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> Any:
        # Under which names a portal answers, and what it was merged from, is the operator's decision.
        user = staff_of(request)
        return super().get_inline_instances(request, obj) if user and user.is_superuser else []


@admin.register(Province)
class ProvinceAdmin(CommuneScopedAdmin):
    """Superusers' alone: no role has a permission for it."""

    list_display = ("heading", "code", "hosts_named", "communes_counted")
    search_fields = ("name", "code")
    fields = ("name", "code", "colour", "communes_named")
    readonly_fields = ("communes_named",)
    inlines = (ProvinceHostInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("hosts", "communes")

    @admin.display(description="tỉnh, thành phố", ordering="name")
    def heading(self, province: Province) -> str:
        return province.heading

    @admin.display(description="tên miền")
    def hosts_named(self, province: Province) -> str:
        return ", ".join(host.name for host in province.hosts.all()) or "chưa có"

    @admin.display(description="số xã, phường")
    def communes_counted(self, province: Province) -> int:
        return len(province.communes.all())

    @admin.display(description="xã, phường, đặc khu")
    def communes_named(self, province: Province) -> str:
        names = ", ".join(commune.kind_name for commune in province.communes.all()) if province.pk else ""
        return f"{names or 'Chưa có đơn vị nào.'} (chọn tỉnh ở trang của từng xã, phường)"


@admin.register(Signer)
class SignerAdmin(CommuneScopedAdmin):
    """Who signs: the latest one on a document's date."""

    list_display = ("name", "capacity", "since")
    ordering = ("-since",)
