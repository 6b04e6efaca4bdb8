"""Admin of communes, hosts and staff accounts."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest

from communes.http import commune_of, staff_of
from communes.imaging import reencode
from communes.models import Commune, Host, Membership, Role, Signer, User
from communes.scoped_admin import CommuneForm, CommuneScopedAdmin, yes_no

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
        ("Liên hệ, hiện ở chân trang", {"fields": ("address", ("phone", "email"), "responsible")}),
        ("Giao diện", {"fields": ("logo", "colour")}),
        ("Bài công bố hằng tháng", {"fields": ("dateline", "deadline_day", "recipients")}),
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


class RoleField(forms.ChoiceField):
    def __init__(self) -> None:
        super().__init__(
            label="Vai trò",
            choices=Role.choices,
            help_text="Cán bộ nhập liệu: nhập số liệu, viết bài, gửi duyệt. Biên tập: thêm quyền duyệt, đăng, gỡ bài.",
        )


class StaffCreationForm(CommuneForm, AdminUserCreationForm):  # type: ignore[type-arg]
    role = RoleField()

    class Meta:
        model = User
        fields = ("username", "full_name", "email")


class StaffChangeForm(CommuneForm, UserChangeForm):  # type: ignore[type-arg]
    role = RoleField()
    acting: User | None = None  # filled in by StaffAdmin.get_form

    class Meta:
        model = User
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        membership = self.instance.memberships.filter(commune=self.commune).first()
        if "role" not in self.fields:
            return  # shown read-only
        if membership is None:  # a superuser looking at somebody who does not work here
            self.fields["role"].required = False
            self.fields["role"].choices = [("", "– không có –"), *Role.choices]  # type: ignore[attr-defined]
        else:
            self.fields["role"].initial = membership.role

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.acting and self.acting.pk == self.instance.pk and not self.acting.is_superuser:
            if cleaned.get("role") != Role.EDITOR:
                self.add_error("role", ValidationError("Bạn không thể tự bỏ quyền biên tập của chính mình."))
            if not cleaned.get("is_active"):
                self.add_error("is_active", ValidationError("Bạn không thể tự khóa tài khoản của chính mình."))
        return cleaned


@admin.register(User)
class StaffAdmin(CommuneScopedAdmin, DjangoUserAdmin):  # type: ignore[type-arg]
    """Accounts of the commune's staff. One who works in two communes is changed by superusers alone:
    a new password set here would open the door there."""

    form = StaffChangeForm
    add_form = StaffCreationForm
    list_display = (
        "username",
        "full_name",
        "role_here",
        yes_no("is_active", "trạng thái", "đang dùng", "đã khóa"),
        "last_login",
    )
    list_filter = ("is_active",)
    search_fields = ("username", "full_name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Người dùng", {"fields": ("full_name", "email", "role", "is_active")}),
        ("Thời điểm", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "full_name", "email", "role", "usable_password", "password1", "password2"),
            },
        ),
    )
    superuser_fieldset: ClassVar[tuple[str, dict[str, Any]]] = ("Quyền hệ thống", {"fields": ("is_superuser",)})

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("memberships__commune")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        user = staff_of(request)
        return (*fieldsets, self.superuser_fieldset) if obj and user and user.is_superuser else fieldsets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"acting": staff_of(request)})

    @admin.display(description="vai trò")
    def role_here(self, user: User) -> str:
        roles = [f"{m.get_role_display()} ({m.commune})" for m in user.memberships.all()]
        return ", ".join(roles) or ("Quản trị hệ thống" if user.is_superuser else "–")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)
        acting = staff_of(request)
        if obj is None or not allowed or acting is None or acting.is_superuser:
            return allowed
        works_elsewhere = obj.memberships.exclude(commune=commune_of(request)).exists()
        return not obj.is_superuser and not works_elsewhere

    def get_actions(self, request: HttpRequest) -> Any:
        return {}  # accounts are locked one by one, never deleted in bulk: history names them

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        acting = staff_of(request)
        return acting is not None and acting.is_superuser

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.is_staff = True  # the sign-in form of Django's admin asks for it
        super().save_model(request, obj, form, change)
        if role := form.cleaned_data.get("role"):
            Membership.objects.update_or_create(user=obj, commune=commune_of(request), defaults={"role": role})
