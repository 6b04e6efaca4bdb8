"""Guessing a password leads to a page that says when to try again; nobody else is locked by it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, User
from portal.accounts import signing_in
from portal.accounts.models import AccountEvent, EventKind
from tests.conftest import PASSWORD, SECOND_HOST
from tests.portal.accounts.conftest import browser, sign_in
from visitors.limits import Policy

pytestmark = pytest.mark.django_db
LIMIT = 5


def guess(client: Client, username: str, times: int, **more: Any) -> Any:
    for _ in range(times):
        response = sign_in(client, username, "sai-mat-khau", **more)
    return response


def test_the_right_password_still_counts_before_the_limit(officer: User) -> None:
    client = browser()
    assert guess(client, "canbo", LIMIT - 1).status_code == 200
    assert sign_in(client, "canbo").status_code == 302
    assert guess(browser(), "canbo", LIMIT - 1).status_code == 200  # counted anew


def test_the_limit_locks_and_says_until_when(officer: User) -> None:
    response = guess(browser(), "canbo", LIMIT)
    text = response.content.decode()
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Tạm khóa đăng nhập" in text
    until = timezone.localtime(timezone.now() + timedelta(minutes=15))
    assert f"Hãy thử lại sau {until:%H:%M} ngày {until:%d/%m/%Y}" in text
    assert sign_in(browser(), "canbo").status_code == 429  # the right password too


def test_trying_on_does_not_prolong_the_lock(officer: User) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        guess(browser(), "canbo", LIMIT)
        clock.shift(timedelta(minutes=14))
        assert sign_in(browser(), "canbo").status_code == 429
        clock.shift(timedelta(minutes=1, seconds=1))
        assert sign_in(browser(), "canbo").status_code == 302


def test_a_colleague_behind_the_same_address_and_oneself_elsewhere_are_not_locked(officer: User, editor: User) -> None:
    guess(browser(), "canbo", LIMIT)
    assert sign_in(browser(), "lanhdao").status_code == 302
    assert sign_in(browser(), "canbo", REMOTE_ADDR="203.0.113.9").status_code == 302


def test_the_address_is_the_one_our_proxy_wrote(officer: User, settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    for number in range(LIMIT):
        forged = {"x-forwarded-for": f"198.51.100.{number}, 203.0.113.7"}
        response = sign_in(browser(), "canbo", "sai-mat-khau", headers=forged)
    assert response.status_code == 429
    other = {"x-forwarded-for": "203.0.113.7, 203.0.113.8"}
    assert sign_in(browser(), "canbo", headers=other).status_code == 302


def test_an_address_that_is_none_is_counted_all_the_same(officer: User, settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    assert guess(browser(), "canbo", LIMIT, headers={"x-forwarded-for": "khong-phai-dia-chi"}).status_code == 429


def test_the_right_password_of_a_stranger_counts_like_a_wrong_one(stranger: User, commune: Commune) -> None:
    client = browser()
    for _ in range(LIMIT):
        response = sign_in(client, "nguoila")
    assert response.status_code == 429


def test_many_names_from_one_address_are_stopped(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "SIGN_INS_PER_ADDRESS", Policy("sign-ins per address", times=3, per_seconds=3600))
    answers = [sign_in(browser(), f"ten{number}", "x").status_code for number in range(4)]
    assert answers == [200, 200, 200, 429]


def test_the_log_tells_leaders_and_names_nobody_from_elsewhere(
    editor_client: Client, officer: User, stranger: User
) -> None:
    guess(browser(), "canbo", LIMIT + 2)
    sign_in(browser(), "nguoila", "sai")
    sign_in(browser(), "mat-khau-go-nham", "sai")
    kinds = list(AccountEvent.objects.filter(user=officer).order_by("pk").values_list("kind", flat=True))
    assert kinds == [EventKind.SIGN_IN_FAILED] * (LIMIT - 1) + [EventKind.LOCKED]
    unnamed = AccountEvent.objects.filter(kind=EventKind.SIGN_IN_FAILED, user=None)
    assert [event.name for event in unnamed] == ["", ""]
    page = editor_client.get(reverse("admin:accounts_accountevent_changelist")).content.decode()
    assert "Tạm khóa đăng nhập vì sai nhiều lần" in page
    assert "Chrome trên Windows" in page
    assert "nguoila" not in page
    assert "mat-khau-go-nham" not in page


def test_an_officer_does_not_read_the_log(officer_client: Client) -> None:
    assert officer_client.get(reverse("admin:accounts_accountevent_changelist")).status_code == 403


def test_nobody_changes_the_log(editor_client: Client, officer: User) -> None:
    sign_in(browser(), "canbo", "sai")
    event = AccountEvent.objects.filter(user=officer).get()
    url = reverse("admin:accounts_accountevent_change", args=[event.pk])
    assert editor_client.get(url).status_code == 200
    assert editor_client.post(url, {"detail": "x"}).status_code == 403
    assert editor_client.post(reverse("admin:accounts_accountevent_delete", args=[event.pk])).status_code == 403
    assert editor_client.get(reverse("admin:accounts_accountevent_add")).status_code == 403


def test_a_leader_unlocks(editor_client: Client, officer: User) -> None:
    guess(browser(), "canbo", LIMIT)
    page = editor_client.get(reverse("admin:communes_user_change", args=[officer.pk])).content.decode()
    assert "Mở khóa đăng nhập" in page
    editor_client.post(reverse("admin:communes_user_step", args=[officer.pk, "mo-khoa"]))
    assert sign_in(browser(), "canbo").status_code == 302
    assert AccountEvent.objects.filter(kind=EventKind.UNLOCKED, user=officer).exists()


def test_the_other_commune_s_leader_unlocks_nobody_here(stranger_client: Client, officer: User) -> None:
    guess(browser(), "canbo", LIMIT)
    url = reverse("admin:communes_user_step", args=[officer.pk, "mo-khoa"])
    assert stranger_client.post(url).status_code == 404
    assert sign_in(browser(), "canbo").status_code == 429


def test_the_other_commune_hears_nothing(stranger_client: Client, officer: User) -> None:
    guess(browser(), "canbo", 2)
    assert sign_in(browser(host=SECOND_HOST), "canbo", PASSWORD).status_code == 200
    page = stranger_client.get(reverse("admin:accounts_accountevent_changelist")).content.decode()
    assert "canbo" not in page


def test_a_name_longer_than_any_is_a_wrong_one(officer: User) -> None:
    """PostgreSQL has room for 255 letters where the attempts are counted; SQLite does not mind."""
    answer = sign_in(browser(), "c" * 400)
    assert answer.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.content.decode()
    assert not AccessAttempt.objects.exists()
