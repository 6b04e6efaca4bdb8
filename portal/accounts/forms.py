"""Forms of signing in and of one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from communes.http import commune_of
from communes.models import Commune, User
from portal.accounts.events import belongs
from portal.accounts.mails import send_password_link
from visitors.limits import Policy, allow

OWN_PASSWORD_TRIES = Policy("own password tries", times=10, per_seconds=900)


class PortalLoginForm(AdminAuthenticationForm):
    """Signs in members of the host's commune alone; the same words for a stranger and for a wrong password."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản không thuộc đơn vị này. "
        "Lưu ý: mật khẩu phân biệt chữ hoa và chữ thường.",
    }

    def clean_username(self) -> str:
        """Django tells the browser alone how long a name may be; the count of attempts has no room for longer ones."""
        username: str = self.cleaned_data["username"]
        if len(username) > (self.username_field.max_length or 0):
            raise ValidationError(self.error_messages["invalid_login"], code="invalid_login")
        return username

    def confirm_login_allowed(self, user: Any) -> None:
        if self.request is not None and user.is_active and belongs(user, commune_of(self.request)):
            return
        # Counted like a wrong password: otherwise a lock that does not come would tell that it was the right one.
        user_login_failed.send(sender=__name__, credentials={"username": user.get_username()}, request=self.request)
        raise ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class CodeForm(forms.Form):
    """A code of the second factor."""

    code = forms.CharField(
        label="Mã xác nhận",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
    )


def refuse_guessing(user: User) -> None:
    """An open session at a desk is no place to find its owner's password out. ValidationError after ten tries."""
    if not allow(OWN_PASSWORD_TRIES, salted_hmac("portal.accounts.own_password", str(user.pk)).hexdigest()):
        raise ValidationError("Bạn đã thử quá nhiều lần. Hãy thử lại sau 15 phút.", code="tries")


class ChangePasswordForm(AdminPasswordChangeForm):
    """Django's, with bounded tries of the old password."""

    def clean_old_password(self) -> str:
        refuse_guessing(self.user)
        password: str = super().clean_old_password()
        return password


class OwnPasswordForm(forms.Form):
    """Asks for the password once more before something that a passer-by at an open desk must not do."""

    password = forms.CharField(
        label="Mật khẩu hiện tại",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        refuse_guessing(self.user)
        if not self.user.check_password(password):
            raise ValidationError("Mật khẩu không đúng.", code="password")
        return password


class NoticesForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("mail_notices",)


class PasswordLinkForm(PasswordResetForm):
    """Sends a link to each account of the commune with this address; says nothing of whether there is one."""

    commune: Commune

    def get_users(self, email: str) -> Any:
        return [user for user in super().get_users(email) if belongs(user, self.commune)]

    def deliver(self, *, base_url: str) -> list[User]:
        """Send the links; returns who got one."""
        users = [user for user in self.get_users(self.cleaned_data["email"]) if isinstance(user, User)]
        for user in users:
            send_password_link(user=user, commune=self.commune, base_url=base_url, invitation=False)
        return users
