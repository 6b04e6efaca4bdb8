"""The admin of the portal: for superusers and for members of the host's commune."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.response import TemplateResponse

from communes.http import commune_of, works_here
from communes.models import Membership
from communes.staff_log import recent_actions
from portal.desk import desk_for


class PortalLoginForm(AdminAuthenticationForm):
    """Signs in members of the host's commune alone; the same words for a stranger and for a wrong password."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản không thuộc đơn vị này. "
        "Lưu ý: mật khẩu phân biệt chữ hoa và chữ thường.",
    }

    def confirm_login_allowed(self, user: Any) -> None:
        member = (
            self.request is not None and Membership.objects.filter(user=user, commune=commune_of(self.request)).exists()
        )
        if not user.is_active or not (user.is_superuser or member):
            raise ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class PortalAdminSite(admin.AdminSite):
    site_title = "Quản trị cổng thông tin"
    index_title = "Bàn làm việc"
    site_url = "/"
    login_form = PortalLoginForm
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        return works_here(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        commune = commune_of(request)
        return {**super().each_context(request), "site_header": commune.body_name, "commune": commune}

    def get_urls(self) -> list[Any]:
        # `r/<type>/<id>/` redirects to any object's address and so tells its title: each admin links directly.
        return [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        context = {
            "desk": desk_for(request),
            "recent_actions": recent_actions(request),
            **(extra_context or {}),
        }
        return super().index(request, context)
