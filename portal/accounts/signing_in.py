"""Signing in: the password, the lock after wrong ones, the second step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from communes.http import commune_of
from communes.models import User
from portal.accounts import second_factor
from portal.accounts.addresses import sign_in_address
from portal.accounts.events import belongs, record
from portal.accounts.forms import CodeForm
from portal.accounts.models import EventKind
from visitors.limits import Policy, allow
from visitors.reader import address_digest

# Beside django-axes, which counts each user name by itself: many names tried from one address. A commune's
# whole staff behind one address stays well below.
SIGN_INS_PER_ADDRESS = Policy("sign-ins per address", times=100, per_seconds=3600)
BACKEND = "portal.roles.RoleBackend"


def page(request: HttpRequest, template: str, title: str, status: int = 200, **context: Any) -> TemplateResponse:
    """A page in the admin's design, with `title` as its heading."""
    request.current_app = admin.site.name
    whole = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, template, whole, status=status)


def locked(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """The page of a locked sign-in: why, and when to try again (django-axes calls it)."""
    username = (credentials or {}).get("username") or ""
    last = (
        AccessAttempt.objects.filter(username=username, ip_address=sign_in_address(request))
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    until = (last or timezone.now()) + settings.AXES_COOLOFF_TIME
    return _try_later(request, seconds=(until - timezone.now()).total_seconds())


def _try_later(request: HttpRequest, *, seconds: float) -> HttpResponse:
    seconds = max(1, round(seconds))
    until = timezone.now() + timedelta(seconds=seconds)
    answer = page(
        request, "registration/locked.html", "Tạm khóa đăng nhập", status=429, until=until, minutes=-(-seconds // 60)
    )
    answer["Retry-After"] = str(seconds)
    answer.render()
    return answer


class PortalLoginView(LoginView):
    """The password; whoever has a second factor is led on to it and is not signed in before."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not allow(SIGN_INS_PER_ADDRESS, address_digest(request, commune_of(request))):
            return _try_later(request, seconds=SIGN_INS_PER_ADDRESS.per_seconds)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if second_factor.device_of(user) is None:
            return super().form_valid(form)
        second_factor.hold(self.request, user=user, next_url=self.get_success_url())
        return HttpResponseRedirect(reverse("admin:second_step"))


@sensitive_post_parameters()
@never_cache
@csrf_protect
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """The code, after the right password."""
    pending = second_factor.pending_of(request)
    if pending is None or not belongs(pending.user, commune_of(request)):
        return redirect("admin:login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        waiting = second_factor.waiting_of(pending.user, form.cleaned_data["code"])
        if waiting:
            form.add_error("code", f"Bạn đã nhập sai. Hãy thử lại sau {waiting.seconds} giây.")
        elif found := second_factor.match(user=pending.user, code=form.cleaned_data["code"]):
            return _let_in(request, pending.user, pending.next_url, backup=found.backup)
        else:
            second_factor.count_try(request)
            record(request, EventKind.SECOND_FACTOR_FAILED, user=pending.user)
            form.add_error("code", "Mã không đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trên điện thoại.")
    return page(request, "registration/second_step.html", "Xác nhận bước hai", form=form)


def _let_in(request: HttpRequest, user: User, next_url: str, *, backup: bool) -> HttpResponse:
    request.session.flush()
    login(request, user, backend=BACKEND)
    request.session[second_factor.VERIFIED] = True
    if backup:
        left = second_factor.backup_codes_left(user)
        record(request, EventKind.BACKUP_CODE_USED, user=user, by=user, detail=f"Còn {left} mã.")
    return HttpResponseRedirect(next_url)
