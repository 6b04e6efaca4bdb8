"""What is forgotten after 90 days, and what is not."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from communes.models import User
from portal.accounts.models import AccountEvent, EventKind, StaffSession
from tests.portal.accounts.conftest import browser, sign_in

pytestmark = pytest.mark.django_db


def aged(days: int, kind: EventKind, user: User) -> AccountEvent:
    event = AccountEvent.objects.create(
        commune=user.memberships.get().commune, kind=kind, user=user, address="203.0.113.7"
    )
    AccountEvent.objects.filter(pk=event.pk).update(at=timezone.now() - timedelta(days=days))
    return event


def test_sign_ins_go_after_ninety_days_and_changes_stay_without_the_address(officer: User) -> None:
    young, old = aged(89, EventKind.SIGN_IN_FAILED, officer), aged(91, EventKind.SIGN_IN_FAILED, officer)
    change = aged(91, EventKind.ROLE_CHANGED, officer)
    output = StringIO()
    call_command("clean_up", stdout=output)
    assert AccountEvent.objects.get(pk=young.pk).address == "203.0.113.7"
    assert not AccountEvent.objects.filter(pk=old.pk).exists()
    assert AccountEvent.objects.get(pk=change.pk).address is None
    assert "Đã xóa 1 lần đăng nhập cũ, 1 địa chỉ cũ" in output.getvalue()


def test_attempts_and_expired_sessions_go(officer: User) -> None:
    sign_in(browser(), "canbo", "sai")
    sign_in(browser(), "canbo")
    sign_in(browser(), "canbo", "sai")
    call_command("clean_up", stdout=StringIO())
    assert (AccessAttempt.objects.count(), Session.objects.count(), StaffSession.objects.count()) == (1, 1, 1)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    StaffSession.objects.update(last_used_at=timezone.now() - timedelta(hours=13))
    call_command("clean_up", stdout=StringIO())
    assert (AccessAttempt.objects.count(), Session.objects.count(), StaffSession.objects.count()) == (0, 0, 0)
