"""Letters about passwords."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from communes.models import Commune, User
from portal import mail

RESET = """Chào {name},

Có người (chắc là bạn) yêu cầu đặt lại mật khẩu cho tài khoản «{username}» trên cổng thông tin {commune}.

Để đặt mật khẩu mới, hãy mở liên kết sau. Liên kết dùng được một lần, trong {hours} giờ:

{link}

Nếu không phải bạn yêu cầu, hãy bỏ qua thư này: mật khẩu vẫn như cũ."""

INVITATION = """Chào {name},

Bạn được cấp tài khoản «{username}» để làm việc trên cổng thông tin {commune}.

Để đặt mật khẩu của mình và bắt đầu, hãy mở liên kết sau. Liên kết dùng được một lần, trong {hours} giờ:

{link}

Nếu liên kết đã hết hạn, hãy nhờ lãnh đạo đơn vị gửi lại thư mời."""


def password_link(*, user: User, base_url: str) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("password_reset_confirm", args=[uid, default_token_generator.make_token(user)])
    return f"{base_url}{path}"


def send_password_link(*, user: User, commune: Commune, base_url: str, invitation: bool) -> None:
    """A link with which `user` sets a password; `base_url` is «https://name» of the host that was asked."""
    text = INVITATION if invitation else RESET
    mail.send(
        to=user.email,
        subject=f"{'Tài khoản của bạn' if invitation else 'Đặt lại mật khẩu'} – {commune.kind_name}",
        text=text.format(
            name=user.get_full_name(),
            username=user.get_username(),
            commune=commune.kind_name,
            hours=settings.PASSWORD_RESET_TIMEOUT // 3600,
            link=password_link(user=user, base_url=base_url),
        ),
        commune=commune,
    )
