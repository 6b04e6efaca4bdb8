"""Forms with which a leader looks after the commune's accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm, SetPasswordMixin, UserChangeForm, UsernameField
from django.core.exceptions import ValidationError

from communes.models import Commune, Membership, Role, User
from communes.scoped_admin import CommuneForm

INVITE, PASSWORD = "invite", "password"


class RoleField(forms.ChoiceField):
    def __init__(self) -> None:
        super().__init__(
            label="Vai trò",
            choices=Role.choices,
            help_text="Cán bộ nhập liệu: nhập số liệu, viết bài, gửi duyệt. "
            "Biên tập: thêm quyền duyệt, đăng, gỡ bài và quản lý tài khoản của đơn vị.",
        )


class StaffCreationForm(CommuneForm, BaseUserCreationForm):  # type: ignore[type-arg]
    """A new account: the person sets the password by a link, or is told a first one that has to be changed."""

    role = RoleField()
    way = forms.ChoiceField(
        label="Cách cấp mật khẩu",
        choices=[(INVITE, "Gửi thư mời, người dùng tự đặt mật khẩu"), (PASSWORD, "Đặt mật khẩu tạm ngay bây giờ")],
        initial=INVITE,
        widget=forms.RadioSelect,
        help_text="Mật khẩu tạm phải được đổi ở lần đăng nhập đầu tiên.",
    )

    class Meta:
        model = User
        fields = ("username", "full_name", "email")
        field_classes = {"username": UsernameField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("password1", "Mật khẩu tạm"), ("password2", "Nhập lại mật khẩu tạm")):
            self.fields[name].required = False
            self.fields[name].label = label

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():  # names that differ in case alone are confused
            raise ValidationError("Tên đăng nhập này đã có người dùng.", code="unique")
        return username

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("way") == INVITE:
            if not cleaned.get("email") and "email" not in self.errors:
                self.add_error("email", ValidationError("Cần có thư điện tử để gửi thư mời.", code="required"))
            cleaned["password1"] = cleaned["password2"] = None
        else:
            for name in ("password1", "password2"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError("Hãy nhập mật khẩu tạm.", code="required"))
        return cleaned

    def set_password_and_save(self, user: Any, password_field_name: str = "password1", commit: bool = True) -> Any:  # noqa: S107
        user.must_change_password = True
        user.set_password(self.cleaned_data[password_field_name])  # None: nobody can sign in with it
        if commit:
            user.save()
        return user


class StaffChangeForm(CommuneForm, UserChangeForm):  # type: ignore[type-arg]
    role = RoleField()
    acting: User | None = None  # filled in by StaffAdmin.get_form

    class Meta:
        model = User
        fields = "__all__"
        field_classes = {"username": UsernameField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        membership = self.instance.memberships.filter(commune=self.commune).first()
        self.role_before: str = membership.role if membership else ""
        if "role" not in self.fields:
            return  # shown read-only
        if membership is None:  # a superuser looking at somebody who does not work here
            self.fields["role"].required = False
            self.fields["role"].choices = [("", "– không có –"), *Role.choices]  # type: ignore[attr-defined]
        else:
            self.fields["role"].initial = membership.role

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.acting is None or self.acting.is_superuser or self.commune is None:
            return cleaned
        if self.acting.pk == self.instance.pk:
            if cleaned.get("role") != Role.EDITOR:
                self.add_error("role", ValidationError("Bạn không thể tự bỏ quyền biên tập của chính mình."))
            if not cleaned.get("is_active"):
                self.add_error("is_active", ValidationError("Bạn không thể tự khóa tài khoản của chính mình."))
        elif not leads(self.acting, self.commune):
            raise ValidationError("Bạn không còn quyền quản lý tài khoản của đơn vị.")
        return cleaned


def leads(user: User, commune: Commune) -> bool:
    """True while `user` is an active editor of `commune`, asked under the commune's lock: of two leaders who take
    each other's role away at once, one stays."""
    Commune.objects.select_for_update().get(pk=commune.pk)
    return Membership.objects.filter(user=user, user__is_active=True, commune=commune, role=Role.EDITOR).exists()


class StaffPasswordForm(SetPasswordMixin, forms.Form):  # type: ignore[type-arg]
    """A temporary password for somebody who cannot get a letter; to be changed at the next sign-in."""

    required_css_class = "required"
    password1, password2 = SetPasswordMixin.create_password_fields("Mật khẩu tạm", "Nhập lại mật khẩu tạm")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["password1"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        self.validate_passwords()
        self.validate_password_for_user(self.user)
        # Django's view asks whether the account keeps a password at all; ours always does.
        return {**(super().clean() or {}), "set_usable_password": True}

    def save(self, commit: bool = True) -> User:
        self.user.must_change_password = True
        user: User = self.set_password_and_save(self.user, commit=commit)
        return user

    @property
    def changed_data(self) -> list[str]:
        return ["password"] if super().changed_data else []
