"""Open sessions: seen, ended one by one or all, by their owner or by a leader, and by a new password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, Membership, Role, User
from portal.accounts.models import AccountEvent, EventKind, StaffSession
from tests.conftest import PASSWORD, SECOND_HOST
from tests.portal.accounts.conftest import FIREFOX, browser, sign_in

pytestmark = pytest.mark.django_db


def is_in(client: Client, host: str = "localhost") -> bool:
    return client.get(reverse("admin:index"), headers={"host": host}).status_code == 200


@pytest.fixture
def two(officer: User) -> tuple[Client, Client]:
    """The officer signed in at two devices."""
    here, there = browser(), browser(FIREFOX)
    sign_in(here, "canbo")
    sign_in(there, "canbo")
    return here, there


def test_the_page_names_each_device(two: tuple[Client, Client]) -> None:
    page = two[0].get(reverse("admin:account")).content.decode()
    assert "Chrome trên Windows" in page
    assert "Firefox trên Linux" in page
    assert page.count("Phiên này") == 1


def test_one_session_is_ended(two: tuple[Client, Client], officer: User) -> None:
    here, there = two
    other = StaffSession.objects.get(device="Firefox trên Linux")
    here.post(reverse("admin:session_end", args=[other.pk]))
    assert is_in(here)
    assert not is_in(there)
    event = AccountEvent.objects.get(kind=EventKind.SESSION_ENDED)
    assert (event.user, event.by, event.detail) == (officer, officer, "Firefox trên Linux")


def test_the_one_in_use_is_ended_by_signing_out_alone(two: tuple[Client, Client]) -> None:
    here, _ = two
    own = StaffSession.objects.get(device="Chrome trên Windows")
    here.post(reverse("admin:session_end", args=[own.pk]))
    assert is_in(here)
    here.post(reverse("admin:logout"))
    assert not StaffSession.objects.filter(pk=own.pk).exists()


def test_all_others_are_ended(two: tuple[Client, Client]) -> None:
    here, there = two
    here.post(reverse("admin:sessions_end"))
    assert (is_in(here), is_in(there)) == (True, False)


def test_nobody_ends_another_s_by_its_number(two: tuple[Client, Client], editor_client: Client) -> None:
    for row in StaffSession.objects.filter(user__username="canbo"):
        editor_client.post(reverse("admin:session_end", args=[row.pk]))
    assert all(is_in(client) for client in two)


def test_a_leader_ends_those_of_the_commune_s_staff(
    two: tuple[Client, Client], editor_client: Client, officer: User, editor: User
) -> None:
    editor_client.post(reverse("admin:communes_user_step", args=[officer.pk, "ket-thuc-phien"]))
    assert not any(is_in(client) for client in two)
    event = AccountEvent.objects.get(kind=EventKind.SESSION_ENDED)
    assert (event.user, event.by, event.detail) == (officer, editor, "2 phiên")


def test_no_officer_and_no_other_commune_does(
    two: tuple[Client, Client], editor: User, officer: User, stranger_client: Client, signed_in: Callable[..., Client]
) -> None:
    leader = signed_in(editor)
    url = reverse("admin:communes_user_step", args=[editor.pk, "ket-thuc-phien"])
    assert two[0].post(url).status_code == 403
    assert stranger_client.post(url).status_code == 404
    assert is_in(leader)
    assert leader.get(reverse("admin:communes_user_step", args=[officer.pk, "ket-thuc-phien"])).status_code == 405


def test_one_of_two_communes_is_not_signed_out_from_one(
    editor_client: Client, officer: User, other_commune: Commune
) -> None:
    Membership.objects.create(user=officer, commune=other_commune, role=Role.OFFICER)
    url = reverse("admin:communes_user_step", args=[officer.pk, "ket-thuc-phien"])
    refused = editor_client.post(url)
    assert refused.status_code == 403
    assert "làm việc ở nhiều đơn vị" in refused.content.decode()


def test_a_new_password_ends_the_others_and_keeps_this_one(two: tuple[Client, Client], officer: User) -> None:
    here, there = two
    new = "mat-khau-moi-cua-toi"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post(reverse("admin:password_change"), data).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert here.get(reverse("admin:account")).content.decode().count("Phiên này") == 1
    assert StaffSession.objects.filter(user=officer).count() == 1
    assert AccountEvent.objects.filter(kind=EventKind.PASSWORD_CHANGED, user=officer, by=officer).exists()


def test_a_request_on_its_way_does_not_write_an_ended_session_back(two: tuple[Client, Client]) -> None:
    here, there = two
    row = StaffSession.objects.get(device="Firefox trên Linux")
    on_its_way = SessionStore(row.key)
    on_its_way["x"] = 1
    here.post(reverse("admin:session_end", args=[row.pk]))
    with pytest.raises(UpdateError):
        on_its_way.save()
    assert not is_in(there)


def test_last_use_moves_on_once_a_minute(officer: User) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        client = browser()
        sign_in(client, "canbo")
        clock.shift(timedelta(seconds=30))
        client.get(reverse("admin:index"))
        assert StaffSession.objects.get().last_used_at == start
        clock.shift(timedelta(seconds=45))
        client.get(reverse("admin:index"))
        assert StaffSession.objects.get().last_used_at == start + timedelta(seconds=75)


def test_an_account_locked_by_its_leader_has_no_session_left(
    two: tuple[Client, Client], editor_client: Client, officer: User
) -> None:
    data = {"username": "canbo", "full_name": officer.full_name, "email": "", "role": Role.OFFICER}
    url = reverse("admin:communes_user_change", args=[officer.pk])
    assert editor_client.post(url, data).status_code == 302
    assert not any(is_in(client) for client in two)
    assert not StaffSession.objects.filter(user=officer).exists()
    assert AccountEvent.objects.filter(kind=EventKind.ACCOUNT_CLOSED, user=officer).exists()


def test_a_session_holds_for_the_own_commune_alone(officer: User, other_commune: Commune) -> None:
    client = browser()
    sign_in(client, "canbo")
    assert not is_in(client, host=SECOND_HOST)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36", "Chrome trên Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0", "Edge trên Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/131.0 Chrome/125.0 Safari/537.36", "Cốc Cốc trên Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari trên iPhone"),
        ("curl/8.5", "Thiết bị không rõ"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_devices_are_called_as_people_call_them(text: str, name: str, officer: User) -> None:
    sign_in(browser(text), "canbo")
    assert StaffSession.objects.get().device == name


def test_the_account_page_costs_little(officer_client: Client, django_assert_max_num_queries: Any) -> None:
    officer_client.get(reverse("admin:account"))
    with django_assert_max_num_queries(16):
        officer_client.get(reverse("admin:account"))
