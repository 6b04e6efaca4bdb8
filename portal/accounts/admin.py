"""Admin of staff accounts and of their log."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from communes.http import commune_of, staff_of
from communes.models import Membership, Role, User
from communes.scoped_admin import CommuneScopedAdmin, ReadOnlyAdmin, yes_no
from portal.accounts import sessions
from portal.accounts.events import record
from portal.accounts.mails import send_password_link
from portal.accounts.models import AccountEvent, EventKind
from portal.accounts.staff_forms import INVITE, StaffChangeForm, StaffCreationForm, StaffPasswordForm
from portal.accounts.staff_steps import StaffSteps

# The secrets of second factors are nobody's to read.
admin.site.unregister([TOTPDevice, StaticDevice])


@admin.register(User)
class StaffAdmin(StaffSteps, CommuneScopedAdmin, DjangoUserAdmin):  # type: ignore[type-arg]
    """Accounts of the commune's staff. One who works in two communes is changed by superusers alone:
    a new password set here would open the door there."""

    form = StaffChangeForm
    add_form = StaffCreationForm
    change_password_form = StaffPasswordForm
    add_form_template = "admin/change_form.html"
    change_form_template = "admin/account/staff_change.html"
    change_user_password_template = "admin/account/staff_password.html"  # noqa: S105
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
        (None, {"fields": ("username",)}),
        ("Người dùng", {"fields": ("full_name", "email", "role", "is_active")}),
        ("Thời điểm", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "full_name", "email", "role")}),
        ("Mật khẩu", {"fields": ("way", "password1", "password2")}),
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

    def get_urls(self) -> list[URLPattern]:
        return [
            path("<int:pk>/viec/<slug:step>/", self.admin_site.admin_view(self.step), name="communes_user_step"),
            *super().get_urls(),
        ]

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.is_staff = True  # the sign-in form of Django's admin asks for it
        super().save_model(request, obj, form, change)
        role = form.cleaned_data.get("role")
        if role:
            Membership.objects.update_or_create(user=obj, commune=commune_of(request), defaults={"role": role})
        if change:
            self._told(request, obj, form, role or "")
        else:
            record(request, EventKind.ACCOUNT_ADDED, user=obj, by=staff_of(request), detail=Role(role).label)
            if form.cleaned_data.get("way") == INVITE:
                self.invite(request, obj)

    def _told(self, request: HttpRequest, obj: User, form: Any, role: str) -> None:
        """Into the log: what was changed in an account; a locked one's sessions end."""
        by = staff_of(request)
        if role != form.role_before:
            before = Role(form.role_before).label if form.role_before else "không có"
            detail = f"{before} → {Role(role).label if role else 'không có'}"
            record(request, EventKind.ROLE_CHANGED, user=obj, by=by, detail=detail)
        if "is_active" in form.changed_data:
            if not obj.is_active:
                sessions.end_others(user=obj)
            record(request, EventKind.ACCOUNT_OPENED if obj.is_active else EventKind.ACCOUNT_CLOSED, user=obj, by=by)
        others = [str(form.fields[name].label) for name in form.changed_data if name not in ("role", "is_active")]
        if others:
            record(request, EventKind.ACCOUNT_CHANGED, user=obj, by=by, detail=", ".join(others))

    def invite(self, request: HttpRequest, user: User) -> None:
        """Send the link with which `user` sets a password, once what was saved is certain."""
        commune, base_url = commune_of(request), f"{request.scheme}://{request.get_host()}"
        transaction.on_commit(
            lambda: send_password_link(user=user, commune=commune, base_url=base_url, invitation=True)
        )
        record(request, EventKind.INVITED, user=user, by=staff_of(request), detail=user.email)
        messages.success(request, f"Đã gửi thư mời tới {user.email}.")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        user = self.get_object(request, id)
        acting = staff_of(request)
        if user is not None and acting is not None and user.pk == acting.pk:
            raise PermissionDenied("Hãy đổi mật khẩu của chính mình ở mục «Đổi mật khẩu».")
        before = user.password if user else ""
        response: HttpResponse = super().user_change_password(request, id, form_url)
        if user is not None and User.objects.filter(pk=user.pk).exclude(password=before).exists():
            record(request, EventKind.PASSWORD_CHANGED, user=user, by=acting, detail="Đặt mật khẩu tạm")
        return response

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        user = self.get_object(request, object_id)
        context = {**(extra_context or {}), **(self.steps_context(request, user) if user else {})}
        response: HttpResponse = super().change_view(request, object_id, form_url, context)
        return response


@admin.register(AccountEvent)
class AccountEventAdmin(ReadOnlyAdmin, CommuneScopedAdmin):
    """The log of the commune's accounts: to be read by its leaders, changed by nobody."""

    list_display = ("at", "kind", "who", "by_whom", "device", "address", "detail")
    list_display_links = None
    list_filter = ("kind",)
    list_select_related = ("user", "by")
    search_fields = ("name", "user__full_name")
    ordering = ("-at", "-pk")

    @admin.display(description="tài khoản", ordering="name")
    def who(self, event: AccountEvent) -> str:
        if event.user:
            return f"{event.user.get_full_name()} ({event.name})"
        return event.name or "không phải tài khoản của đơn vị"

    @admin.display(description="người thực hiện", ordering="by")
    def by_whom(self, event: AccountEvent) -> str:
        return event.by.get_full_name() if event.by else "–"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {"title": "Nhật ký tài khoản", **(extra_context or {})}
        response: HttpResponse = super().changelist_view(request, context)
        return response

    def get_actions(self, request: HttpRequest) -> Any:
        return {}
