"""The admin of the portal: for superusers and for members of the host's commune."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from communes.http import commune_of, works_here
from communes.staff_log import recent_actions
from portal.accounts.forms import ChangePasswordForm, PortalLoginForm
from portal.accounts.gate import gated
from portal.accounts.idle import ENDED, time_left
from portal.accounts.passwords import OwnPasswordView
from portal.accounts.signing_in import PortalLoginView
from portal.accounts.urls import admin_urls
from portal.desk import desk_for


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
        return {
            **super().each_context(request),
            "site_header": commune.body_name,
            "commune": commune,
            "time_left": time_left(request),
        }

    def get_urls(self) -> list[Any]:
        # `r/<type>/<id>/` redirects to any object's address and so tells its title: each admin links directly.
        urls = [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]
        return [*admin_urls(self), *urls]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return super().admin_view(gated(view), cacheable)

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        index = reverse("admin:index", current_app=self.name)
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(index)
        context = {
            **self.each_context(request),
            "title": "Đăng nhập",
            "subtitle": None,
            "app_path": request.get_full_path(),
            "idle_ended": ENDED in request.GET,
            **(extra_context or {}),
        }
        if REDIRECT_FIELD_NAME not in request.GET and REDIRECT_FIELD_NAME not in request.POST:
            context[REDIRECT_FIELD_NAME] = index
        request.current_app = self.name
        return PortalLoginView.as_view(
            extra_context=context, authentication_form=self.login_form, template_name="registration/sign_in.html"
        )(request)

    @method_decorator(never_cache)
    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        request.current_app = self.name
        return OwnPasswordView.as_view(
            form_class=ChangePasswordForm,
            success_url=reverse_lazy("admin:password_change_done"),
            extra_context={**self.each_context(request), **(extra_context or {})},
            template_name="registration/password_change_form.html",
        )(request)

    @method_decorator(never_cache)
    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        # Django lets both pages be kept; office computers are shared, and the name of who works here stands on them.
        return super().password_change_done(request, extra_context)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        context = {
            "desk": desk_for(request),
            "recent_actions": recent_actions(request),
            **(extra_context or {}),
        }
        return super().index(request, context)
