"""What a signed-in member of staff has to do before anything else: a password of one's own, a second factor."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from communes.http import commune_of, staff_of
from portal.accounts import second_factor

View = Callable[..., HttpResponseBase]
# By the name of their address: what is needed to get through the gate, and the way out.
OPEN = {"password_change", "password_change_done", "logout", "jsi18n", "second_factor"}


def _owed(request: HttpRequest) -> tuple[str, str] | None:
    """Where to go first and why, or None."""
    user = staff_of(request)
    if user is None:
        return None
    if user.must_change_password:
        return "admin:password_change", "Hãy đặt mật khẩu của riêng bạn trước khi làm việc."
    if commune_of(request).requires_second_factor and not request.session.get(second_factor.VERIFIED):
        return "admin:second_factor", "Đơn vị bắt buộc xác nhận hai bước. Hãy cài đặt trước khi làm việc."
    return None


def gated(view: View) -> View:
    """Leads whoever owes something there; the form that is being sent is kept by the page itself."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        name = request.resolver_match.url_name if request.resolver_match else None
        owed = None if name in OPEN else _owed(request)
        if owed is None:
            return view(request, *args, **kwargs)
        where, why = owed
        messages.warning(request, why)
        return HttpResponseRedirect(reverse(where))

    return checked
