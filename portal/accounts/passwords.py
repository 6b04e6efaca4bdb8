"""Passwords: changing one's own, and setting a new one by a link sent by mail."""

from __future__ import annotations

from typing import Any, cast

from axes.utils import reset
from django.contrib import admin
from django.contrib.auth.views import (
    PasswordChangeView,
    PasswordResetCompleteView,
    PasswordResetConfirmView,
    PasswordResetDoneView,
    PasswordResetView,
)
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.crypto import salted_hmac

from communes.http import commune_of, staff_of
from communes.models import User
from portal.accounts import sessions
from portal.accounts.events import belongs, record
from portal.accounts.forms import PasswordLinkForm
from portal.accounts.models import EventKind
from visitors.limits import Policy, allow
from visitors.reader import address_digest

LINKS_PER_ADDRESS = Policy("password links per address", times=20, per_seconds=3600)
LINKS_PER_MAILBOX = Policy("password links per mailbox", times=3, per_seconds=3600)


def own_password_saved(user: User) -> None:
    """What was set by somebody else has been replaced by its owner."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])


class OwnPasswordView(PasswordChangeView):
    """Changing one's own password; Django keeps this session alive and every other one ends (signals.py)."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        user = staff_of(self.request)
        if user is not None:
            own_password_saved(user)
            sessions.begin(request=self.request, user=user)  # under the new key that Django gave it
            record(self.request, EventKind.PASSWORD_CHANGED, user=user, by=user)
        return response


class InAdmin:
    """The admin's design around Django's views that stand outside of it."""

    request: HttpRequest
    title: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**admin.site.each_context(self.request), **context}


class ForgottenView(InAdmin, PasswordResetView):
    form_class = PasswordLinkForm
    title = "Quên mật khẩu"
    success_url = reverse_lazy("password_reset_done")

    def get_form(self, form_class: Any = None) -> PasswordLinkForm:
        form = cast("PasswordLinkForm", super().get_form(form_class))
        form.commune = commune_of(self.request)
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """The same answer whether there is such an account or not, and whether a letter was still allowed or not."""
        commune = form.commune
        if not allow(LINKS_PER_ADDRESS, address_digest(self.request, commune)):
            form.add_error("email", ValidationError("Bạn đã yêu cầu quá nhiều lần. Hãy thử lại sau một giờ."))
            return self.form_invalid(form)
        # By commune: whoever asks elsewhere, where the mailbox is nobody's, must not use up what is allowed here.
        mailbox = f"{commune.pk}:{form.cleaned_data['email'].casefold()}"
        if allow(LINKS_PER_MAILBOX, salted_hmac("portal.accounts.mailbox", mailbox).hexdigest()):
            base_url = f"{self.request.scheme}://{self.request.get_host()}"
            for user in form.deliver(base_url=base_url):
                record(self.request, EventKind.PASSWORD_ASKED, user=user)
        return HttpResponseRedirect(str(self.get_success_url()))


class ForgottenDoneView(InAdmin, PasswordResetDoneView):
    title = "Đã gửi thư"


class NewPasswordView(InAdmin, PasswordResetConfirmView):
    title = "Đặt mật khẩu mới"
    success_url = reverse_lazy("password_reset_complete")

    def get_user(self, uidb64: str) -> Any:
        user = super().get_user(uidb64)
        return user if isinstance(user, User) and belongs(user, commune_of(self.request)) else None

    def form_valid(self, form: Any) -> HttpResponse:
        user: User = form.user
        response = super().form_valid(form)
        own_password_saved(user)
        # Whoever opened the mailbox is no guesser; every session from before has ended (signals.py).
        reset(username=user.get_username())
        record(self.request, EventKind.PASSWORD_RESET, user=user, by=user)
        return response


class NewPasswordDoneView(InAdmin, PasswordResetCompleteView):
    title = "Đã đặt mật khẩu"
