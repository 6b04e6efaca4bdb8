"""A forgotten password comes back by mail, in Vietnamese, and nobody learns from it who has an account."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, User
from portal.accounts import passwords
from portal.accounts.models import AccountEvent, EventKind
from tests.conftest import SECOND_HOST
from tests.portal.accounts.conftest import browser, sign_in
from visitors.limits import Policy

pytestmark = pytest.mark.django_db
NEW = "mat-khau-dat-lai-qua-thu"


@pytest.fixture
def mailed(officer: User) -> User:
    officer.email = "canbo@thanhtan.gov.vn"
    officer.save()
    return officer


def ask(email: str, host: str = "localhost", **more: Any) -> Any:
    return browser(host=host).post(reverse("admin_password_reset"), {"email": email}, follow=True, **more)


def link() -> str:
    match = re.search(r"http://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
    assert match
    return match[1]


def test_the_sign_in_page_leads_there(commune: Commune) -> None:
    assert reverse("admin_password_reset") in browser().get(reverse("admin:login")).content.decode()


def test_the_letter_is_vietnamese_and_its_link_sets_a_password(mailed: User) -> None:
    ask("CanBo@thanhtan.gov.vn")
    letter = mail.outbox[0]
    assert letter.subject == "Đặt lại mật khẩu – xã Thạnh Tân"
    assert "Chào Nguyễn Thị Hạnh," in letter.body
    assert "http://localhost/admin/dat-mat-khau/" in letter.body
    assert "trong 24 giờ" in letter.body
    client = browser()
    form = client.get(link(), follow=True)
    assert form.status_code == 200
    done = client.post(form.redirect_chain[-1][0], {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "đăng nhập" in done.content.decode().lower()
    assert sign_in(browser(), "canbo", NEW).status_code == 302
    assert browser().get(link(), follow=True).context["validlink"] is False  # once
    kinds = set(AccountEvent.objects.values_list("kind", flat=True))
    assert {EventKind.PASSWORD_ASKED, EventKind.PASSWORD_RESET} <= kinds


def test_it_ends_the_lock_and_every_session(mailed: User) -> None:
    inside = browser()
    sign_in(inside, "canbo")
    for _ in range(5):
        sign_in(browser(), "canbo", "sai")
    ask(mailed.email)
    client = browser()
    form = client.get(link(), follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": NEW, "new_password2": NEW})
    assert inside.get(reverse("admin:index")).status_code == 302
    assert sign_in(browser(), "canbo", NEW).status_code == 302


def test_the_answer_is_the_same_for_everybody(mailed: User, stranger: User) -> None:
    stranger.email = "nguoila@hoainhon.gov.vn"
    stranger.save()
    pages = {re.sub(r'value="\w{64}"', "", ask(email).content.decode()) for email in (
        mailed.email, "khongai@thanhtan.gov.vn", stranger.email)}  # fmt: skip
    assert len(pages) == 1
    assert [letter.to for letter in mail.outbox] == [[mailed.email]]


def test_a_locked_account_gets_no_letter(mailed: User) -> None:
    User.objects.filter(pk=mailed.pk).update(is_active=False)
    ask(mailed.email)
    assert mail.outbox == []


def test_a_mailbox_is_not_flooded(mailed: User) -> None:
    pages = [ask(mailed.email).content.decode() for _ in range(5)]
    assert len(mail.outbox) == 3
    assert len({re.sub(r'value="\w{64}"', "", page) for page in pages}) == 1


def test_asking_on_another_commune_s_portal_uses_nothing_up_here(mailed: User, other_commune: Commune) -> None:
    for _ in range(5):
        ask(mailed.email, host=SECOND_HOST)
    ask(mailed.email)
    assert [letter.to for letter in mail.outbox] == [[mailed.email]]


def test_an_address_that_asks_for_everybody_is_stopped(mailed: User, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = Policy("password links per address", times=2, per_seconds=3600)
    monkeypatch.setattr(passwords, "LINKS_PER_ADDRESS", policy)
    for name in ("a", "b"):
        ask(f"{name}@thanhtan.gov.vn")
    page = ask(mailed.email).content.decode()
    assert "quá nhiều lần" in page
    assert mail.outbox == []


def test_a_link_is_good_for_a_day_and_in_its_commune(mailed: User, other_commune: Commune) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask(mailed.email)
        assert browser(host=SECOND_HOST).get(link(), follow=True).context["validlink"] is False
        clock.shift(timedelta(hours=23))
        assert browser().get(link(), follow=True).context["validlink"] is True
        clock.shift(timedelta(hours=2))
        assert browser().get(link(), follow=True).context["validlink"] is False


def test_a_host_that_is_no_commune_s_gets_into_no_letter(mailed: User) -> None:
    assert ask(mailed.email, host="xau.localhost").status_code == 404
    assert mail.outbox == []


def test_a_mail_server_that_is_down_shows_nobody(mailed: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_: object, **__: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    assert ask(mailed.email).status_code == 200


def test_a_weak_new_password_is_refused(mailed: User) -> None:
    ask(mailed.email)
    client = browser()
    form = client.get(link(), follow=True)
    page = client.post(form.redirect_chain[-1][0], {"new_password1": "1234", "new_password2": "1234"})
    assert page.context["form"].errors
