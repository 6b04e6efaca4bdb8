"""What a leader does for one account of the commune, one button each: end sessions, help after a lost phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axes.models import AccessAttempt
from axes.utils import reset
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from communes.http import commune_of, staff_of
from communes.models import Membership, User
from portal.accounts import second_factor, sessions
from portal.accounts.events import record
from portal.accounts.models import EventKind
from portal.accounts.staff_forms import leads


class StaffSteps:
    """Mixed into the admin of accounts."""

    has_change_permission: Callable[..., bool]
    get_object: Callable[..., Any]
    invite: Callable[[HttpRequest, User], None]

    def steps_context(self, request: HttpRequest, user: User) -> dict[str, Any]:
        """What the page below the form shows; nothing for whoever may not change the account."""
        acting = staff_of(request)
        myself = acting is not None and acting.pk == user.pk
        may = self.has_change_permission(request, user) and not myself
        return {
            "may_step": may,
            "myself": myself,
            "staff_sessions": sessions.sessions_of(user) if may else [],
            "has_second_factor": may and second_factor.device_of(user) is not None,
            "is_locked_out": may and AccessAttempt.objects.filter(username=user.get_username()).exists(),
            "may_invite": may and user.is_active and bool(user.email),
            "may_remove": self._may_remove(request, user),
        }

    def step(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        """One of the steps below, by POST; leads back to the account."""
        steps: dict[str, Callable[[HttpRequest, User], None]] = {
            "ket-thuc-phien": self._end_sessions,
            "go-hai-buoc": self._reset_second_factor,
            "mo-khoa": self._unlock,
            "gui-thu-moi": self._invite_again,
            "go-khoi-don-vi": self._remove_member,
        }
        user = self.get_object(request, str(pk))
        if user is None or step not in steps:
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        acting = staff_of(request)
        if acting is None or acting.pk == user.pk:
            raise PermissionDenied("Việc này dành cho tài khoản của người khác; của mình thì ở «Tài khoản của tôi».")
        if step == "go-khoi-don-vi":
            if not self._may_remove(request, user):
                raise PermissionDenied("Chỉ gỡ được người còn làm việc ở đơn vị khác; tài khoản khác thì hãy khóa.")
        elif not self.has_change_permission(request, user):
            raise PermissionDenied("Tài khoản này làm việc ở nhiều đơn vị nên chỉ quản trị hệ thống được thay đổi.")
        steps[step](request, user)
        if step == "go-khoi-don-vi":
            return HttpResponseRedirect(reverse("admin:communes_user_changelist"))
        return HttpResponseRedirect(reverse("admin:communes_user_change", args=[user.pk]))

    def _may_remove(self, request: HttpRequest, user: User) -> bool:
        """An account of several communes is not this one's to change, but who works here is."""
        acting = staff_of(request)
        if acting is None or acting.pk == user.pk or user.is_superuser or not self.has_change_permission(request):
            return False
        communes = set(user.memberships.values_list("commune_id", flat=True))
        return commune_of(request).pk in communes and len(communes) > 1

    def _end_sessions(self, request: HttpRequest, user: User) -> None:
        count = sessions.end_others(user=user)
        record(request, EventKind.SESSION_ENDED, user=user, by=staff_of(request), detail=f"{count} phiên")
        messages.success(request, f"Đã kết thúc {count} phiên đăng nhập của {user}.")

    def _reset_second_factor(self, request: HttpRequest, user: User) -> None:
        if second_factor.remove(user=user):
            sessions.end_others(user=user)
            record(request, EventKind.SECOND_FACTOR_RESET, user=user, by=staff_of(request))
            messages.success(request, f"Đã gỡ xác nhận hai bước của {user}; mọi phiên đăng nhập đã kết thúc.")

    def _unlock(self, request: HttpRequest, user: User) -> None:
        reset(username=user.get_username())
        record(request, EventKind.UNLOCKED, user=user, by=staff_of(request))
        messages.success(request, f"{user} có thể đăng nhập lại ngay.")

    def _invite_again(self, request: HttpRequest, user: User) -> None:
        if not user.email or not user.is_active:
            raise PermissionDenied("Tài khoản đã khóa hoặc chưa có thư điện tử.")
        self.invite(request, user)

    @transaction.atomic
    def _remove_member(self, request: HttpRequest, user: User) -> None:
        acting = staff_of(request)
        # Of two leaders who remove each other at once, one stays.
        if acting is None or not (acting.is_superuser or leads(acting, commune_of(request))):
            raise PermissionDenied("Bạn không còn quyền quản lý tài khoản của đơn vị.")
        record(request, EventKind.MEMBER_REMOVED, user=user, by=staff_of(request))
        Membership.objects.filter(user=user, commune=commune_of(request)).delete()
        messages.success(request, f"{user} không còn làm việc ở đơn vị này.")
