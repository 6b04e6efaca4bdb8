"""The code of the phone: enrolment, the second step, backup codes, a lost phone, a commune that requires it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from communes.models import Commune, User
from portal.accounts import second_factor
from portal.accounts.forms import OWN_PASSWORD_TRIES
from portal.accounts.models import AccountEvent, EventKind
from tests.conftest import PASSWORD, SECOND_HOST
from tests.portal.accounts.conftest import browser, code_of, sign_in

pytestmark = pytest.mark.django_db
WithPhone = Callable[[User], tuple[TOTPDevice, list[str]]]
INDEX = "admin:index"


def step(client: Client, code: str, **more: Any) -> Any:
    return client.post(reverse("admin:second_step"), {"code": code}, **more)


def is_in(client: Client) -> bool:
    return client.get(reverse(INDEX)).status_code == 200


def test_enrolment_shows_a_qr_code_and_the_key_and_gives_backup_codes(officer_client: Client, officer: User) -> None:
    url = reverse("admin:second_factor")
    page = officer_client.get(url).content.decode()
    device = TOTPDevice.objects.get(user=officer)
    assert "<svg" in page
    assert second_factor.key_text(device) in page
    assert second_factor.key_text(device) in officer_client.get(url).content.decode()  # the same on a reload
    done = officer_client.post(url, {"code": f" {code_of(device)} "})
    codes = done.context["codes"]
    assert len(set(codes)) == 10
    assert all(code in done.content.decode() for code in codes)
    assert is_in(officer_client)
    assert AccountEvent.objects.filter(kind=EventKind.SECOND_FACTOR_ON, user=officer).exists()


def test_a_wrong_code_enrols_nobody(officer_client: Client, officer: User) -> None:
    officer_client.get(reverse("admin:second_factor"))
    response = officer_client.post(reverse("admin:second_factor"), {"code": "000000"})
    assert "Mã không đúng" in response.content.decode()
    assert second_factor.device_of(officer) is None


def test_the_password_alone_lets_nobody_in(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    client = browser()
    response = sign_in(client, "canbo")
    assert response["Location"] == reverse("admin:second_step")
    assert not is_in(client)
    assert step(client, code_of(device, step=1)).status_code == 302
    assert is_in(client)


def test_it_leads_on_to_where_one_wanted_to_go(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    client, wanted = browser(), reverse("admin:news_article_add")
    client.post(reverse("admin:login"), {"username": "canbo", "password": PASSWORD, "next": wanted})
    assert step(client, code_of(device, step=1))["Location"] == wanted


def test_never_to_another_site(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    client = browser()
    client.post(reverse("admin:login"), {"username": "canbo", "password": PASSWORD, "next": "https://xau.example/"})
    assert step(client, code_of(device, step=1))["Location"] == reverse(INDEX)


def test_a_code_is_good_once(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    first, second = browser(), browser()
    sign_in(first, "canbo")
    sign_in(second, "canbo")
    code = code_of(device, step=1)
    step(first, code)
    assert "Mã không đúng" in step(second, code).content.decode()
    assert not is_in(second)


def test_guessing_codes_is_slowed_down_and_ends(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    client = browser()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sign_in(client, "canbo")
        assert "Mã không đúng" in step(client, "000000").content.decode()
        assert "Hãy thử lại sau 1 giây" in step(client, code_of(device, step=1)).content.decode()
        for wait in (2, 3, 5, 9):
            clock.shift(timedelta(seconds=wait))
            step(client, "000000")
        clock.shift(timedelta(seconds=40))
        assert step(client, code_of(device, step=1))["Location"] == reverse("admin:login")  # five tries were all
    assert not is_in(client)
    assert AccountEvent.objects.filter(kind=EventKind.SECOND_FACTOR_FAILED, user=officer).count() == 5


def test_the_second_step_waits_five_minutes(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    client = browser()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sign_in(client, "canbo")
        clock.shift(timedelta(minutes=5, seconds=1))
        assert step(client, code_of(device, step=1))["Location"] == reverse("admin:login")


def test_nobody_comes_to_the_second_step_without_the_first(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    assert step(browser(), code_of(device, step=1))["Location"] == reverse("admin:login")


def test_the_second_step_holds_for_its_own_commune(
    officer: User, other_commune: Commune, with_phone: WithPhone
) -> None:
    device, _ = with_phone(officer)
    client = browser()
    sign_in(client, "canbo")
    elsewhere = step(client, code_of(device, step=1), headers={"host": SECOND_HOST})
    assert elsewhere["Location"] == reverse("admin:login")
    assert not is_in(client)


def test_a_backup_code_is_good_once(officer: User, with_phone: WithPhone) -> None:
    _, codes = with_phone(officer)
    client = browser()
    sign_in(client, "canbo")
    assert step(client, codes[0].upper()).status_code == 302
    assert is_in(client)
    assert AccountEvent.objects.get(kind=EventKind.BACKUP_CODE_USED).detail == "Còn 9 mã."
    again = browser()
    sign_in(again, "canbo")
    assert step(again, codes[0]).status_code == 200
    assert not is_in(again)


def test_a_wrong_code_of_the_app_does_not_close_the_way_for_one_on_paper(officer: User, with_phone: WithPhone) -> None:
    _, codes = with_phone(officer)
    client = browser()
    sign_in(client, "canbo")
    step(client, "000000")
    assert step(client, codes[0]).status_code == 302
    assert is_in(client)


def test_new_backup_codes_void_the_old_ones_and_ask_for_the_password(
    officer_client: Client, officer: User, with_phone: WithPhone
) -> None:
    _, old = with_phone(officer)
    url = reverse("admin:second_factor_codes")
    assert "Mật khẩu không đúng" in officer_client.post(url, {"password": "sai"}).content.decode()
    new = officer_client.post(url, {"password": PASSWORD}).context["codes"]
    assert not set(old) & set(new)
    assert second_factor.match(user=officer, code=old[0]) is None
    assert officer_client.get(url).context["form"] is not None  # never shown again


def test_turning_it_off_asks_for_the_password(officer_client: Client, officer: User, with_phone: WithPhone) -> None:
    with_phone(officer)
    url = reverse("admin:second_factor_remove")
    officer_client.post(url, {"password": "sai"})
    assert second_factor.device_of(officer)
    officer_client.post(url, {"password": PASSWORD})
    assert second_factor.device_of(officer) is None
    assert AccountEvent.objects.filter(kind=EventKind.SECOND_FACTOR_OFF, user=officer, by=officer).exists()


def test_turning_it_off_ends_the_other_sessions(officer: User, commune: Commune, with_phone: WithPhone) -> None:
    """They said that both factors were given; a commune that requires them would let them go on without a phone."""
    device, _ = with_phone(officer)
    here, elsewhere = browser(), browser()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for client in (here, elsewhere):
            sign_in(client, "canbo")
            clock.shift(timedelta(seconds=30))
            step(client, code_of(device))
    assert is_in(elsewhere)
    here.post(reverse("admin:second_factor_remove"), {"password": PASSWORD})
    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_password_changed_between_the_steps_ends_the_way_in(officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    client = browser()
    sign_in(client, "canbo")
    officer.set_password("mat-khau-moi-tinh")
    officer.save()
    assert step(client, code_of(device, step=1))["Location"] == reverse("admin:login")
    assert not is_in(client)


def test_no_backup_codes_for_a_session_that_owes_the_code(
    officer_client: Client, officer: User, commune: Commune, with_phone: WithPhone
) -> None:
    """The password would make codes, and one of them would stand for the phone."""
    with_phone(officer)
    Commune.objects.filter(pk=commune.pk).update(requires_second_factor=True)
    answer = officer_client.post(reverse("admin:second_factor_codes"), {"password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:second_factor"))


def test_a_commune_that_requires_it_lets_nobody_work_without(officer_client: Client, commune: Commune) -> None:
    Commune.objects.filter(pk=commune.pk).update(requires_second_factor=True)
    for name in (INDEX, "admin:news_article_changelist", "admin:indicators_report_add", "admin:account"):
        assert officer_client.get(reverse(name))["Location"] == reverse("admin:second_factor")
    assert officer_client.post(reverse("admin:news_article_add"), {})["Location"] == reverse("admin:second_factor")
    page = officer_client.get(reverse("admin:second_factor")).content.decode()
    assert "Đơn vị bắt buộc xác nhận hai bước" in page
    device = TOTPDevice.objects.get()
    officer_client.post(reverse("admin:second_factor"), {"code": code_of(device)})
    assert is_in(officer_client)


def test_a_session_from_before_owes_the_code_too(
    officer_client: Client, officer: User, commune: Commune, with_phone: WithPhone
) -> None:
    device, _ = with_phone(officer)
    Commune.objects.filter(pk=commune.pk).update(requires_second_factor=True)
    url = reverse("admin:second_factor")
    assert officer_client.get(reverse(INDEX))["Location"] == url
    assert "Mã không đúng" in officer_client.post(url, {"code": "123456"}).content.decode()
    device.refresh_from_db()
    device.throttle_reset()
    officer_client.post(url, {"code": code_of(device, step=1)})
    assert is_in(officer_client)


def test_the_other_commune_s_rule_is_not_this_one_s(officer_client: Client, other_commune: Commune) -> None:
    Commune.objects.filter(pk=other_commune.pk).update(requires_second_factor=True)
    assert is_in(officer_client)


def test_a_lost_phone_is_a_leader_s_to_reset(editor_client: Client, officer: User, with_phone: WithPhone) -> None:
    device, _ = with_phone(officer)
    client = browser()
    sign_in(client, "canbo")
    step(client, code_of(device, step=1))
    page = editor_client.get(reverse("admin:communes_user_change", args=[officer.pk])).content.decode()
    assert "Mất điện thoại" in page
    editor_client.post(reverse("admin:communes_user_step", args=[officer.pk, "go-hai-buoc"]))
    assert not is_in(client)  # whoever has the phone is out
    assert sign_in(client, "canbo")["Location"] == reverse(INDEX)
    assert AccountEvent.objects.get(kind=EventKind.SECOND_FACTOR_RESET).by.username == "lanhdao"  # type: ignore[union-attr]


def test_nobody_else_resets_it(
    officer_client: Client, stranger_client: Client, editor: User, officer: User, with_phone: WithPhone
) -> None:
    with_phone(editor)
    url = reverse("admin:communes_user_step", args=[editor.pk, "go-hai-buoc"])
    assert officer_client.post(url).status_code == 403
    assert stranger_client.post(url).status_code == 404
    assert second_factor.device_of(editor)


def test_secrets_stand_in_no_admin_page(superuser: User, commune: Commune, signed_in: Callable[..., Client]) -> None:
    assert signed_in(superuser).get("/admin/otp_totp/totpdevice/").status_code == 404
    assert signed_in(superuser).get("/admin/otp_static/staticdevice/").status_code == 404


def test_the_password_is_not_guessed_at_an_open_desk(
    officer_client: Client, officer: User, with_phone: WithPhone
) -> None:
    with_phone(officer)
    url = reverse("admin:second_factor_codes")
    for _ in range(OWN_PASSWORD_TRIES.times):
        assert "Mật khẩu không đúng" in officer_client.post(url, {"password": "sai"}).content.decode()
    assert "thử quá nhiều lần" in officer_client.post(url, {"password": PASSWORD}).content.decode()
    change = {"old_password": PASSWORD, "new_password1": "mat-khau-moi-2026", "new_password2": "mat-khau-moi-2026"}
    assert "thử quá nhiều lần" in officer_client.post(reverse("admin:password_change"), change).content.decode()
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
