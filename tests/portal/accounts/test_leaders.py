"""A leader makes accounts for the commune, by invitation or with a first password, and each change is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from communes.models import Commune, Membership, Role, User
from portal.accounts.models import AccountEvent, EventKind
from tests.portal.accounts.conftest import browser, sign_in

pytestmark = pytest.mark.django_db
NEW = {"username": "moi", "full_name": "Người Mới", "email": "moi@thanhtan.gov.vn", "role": Role.OFFICER}
INVITE = {**NEW, "way": "invite"}


def change(client: Client, user: User, **changes: Any) -> Any:
    data = {"username": user.username, "full_name": user.full_name, "email": user.email, "role": Role.OFFICER}
    data["is_active"] = "on"
    return client.post(reverse("admin:communes_user_change", args=[user.pk]), {**data, **changes})


def test_an_invitation_lets_the_person_choose_a_password(
    editor_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert editor_client.post(reverse("admin:communes_user_add"), INVITE).status_code == 302
    letter = mail.outbox[0]
    assert letter.to == ["moi@thanhtan.gov.vn"]
    assert "Bạn được cấp tài khoản «moi»" in letter.body
    assert not User.objects.get(username="moi").has_usable_password()
    match = re.search(r"http://localhost(/\S+)", str(letter.body))
    assert match
    client = browser()
    form = client.get(match[1], follow=True)
    chosen = "mat-khau-toi-chon"
    client.post(form.redirect_chain[-1][0], {"new_password1": chosen, "new_password2": chosen})
    sign_in(client, "moi", chosen)
    assert client.get(reverse("admin:index")).status_code == 200  # own password: nothing to change


def test_an_invitation_needs_a_mailbox(editor_client: Client) -> None:
    response = editor_client.post(reverse("admin:communes_user_add"), {**INVITE, "email": ""})
    assert "Cần có thư điện tử" in str(response.context["adminform"].form.errors["email"])
    assert mail.outbox == []


def test_a_first_password_has_to_be_given(editor_client: Client) -> None:
    response = editor_client.post(reverse("admin:communes_user_add"), {**NEW, "way": "password"})
    assert set(response.context["adminform"].form.errors) == {"password1", "password2"}
    assert not User.objects.filter(username="moi").exists()


def test_names_that_differ_in_case_alone_are_one(editor_client: Client, officer: User) -> None:
    response = editor_client.post(reverse("admin:communes_user_add"), {**INVITE, "username": "CanBo"})
    assert "đã có người dùng" in str(response.context["adminform"].form.errors["username"])


def test_the_form_offers_no_account_without_a_password(editor_client: Client, officer: User) -> None:
    for name, args in (("communes_user_add", []), ("auth_user_password_change", [officer.pk])):
        page = editor_client.get(reverse(f"admin:{name}", args=args)).content.decode()
        assert "usable_password" not in page


def test_an_invitation_is_sent_again(
    editor_client: Client, officer: User, django_capture_on_commit_callbacks: Any
) -> None:
    url = reverse("admin:communes_user_step", args=[officer.pk, "gui-thu-moi"])
    assert editor_client.post(url).status_code == 403  # no mailbox
    User.objects.filter(pk=officer.pk).update(email="canbo@thanhtan.gov.vn")
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(url)
    assert [letter.to for letter in mail.outbox] == [["canbo@thanhtan.gov.vn"]]


def test_a_first_password_set_by_a_leader_has_to_be_changed(editor_client: Client, officer: User) -> None:
    inside = browser()
    sign_in(inside, "canbo")
    first = "mat-khau-tam-cua-ban"
    url = reverse("admin:auth_user_password_change", args=[officer.pk])
    assert editor_client.post(url, {"password1": first, "password2": first}).status_code == 302
    assert inside.get(reverse("admin:index"))["Location"].startswith(reverse("admin:login"))
    client = browser()
    sign_in(client, "canbo", first)
    assert client.get(reverse("admin:index"))["Location"] == reverse("admin:password_change")
    assert client.post(reverse("admin:logout")).status_code == 200  # the way out is open
    event = AccountEvent.objects.get(kind=EventKind.PASSWORD_CHANGED)
    assert (event.user, event.detail) == (officer, "Đặt mật khẩu tạm")


def test_one_s_own_password_needs_the_old_one(editor_client: Client, editor: User) -> None:
    url = reverse("admin:auth_user_password_change", args=[editor.pk])
    new = "khong-can-mat-khau-cu"
    refused = editor_client.post(url, {"password1": new, "password2": new})
    assert refused.status_code == 403
    assert "Đổi mật khẩu" in refused.content.decode()


def test_changes_are_told_in_words(editor_client: Client, officer: User, editor: User) -> None:
    change(editor_client, officer, role=Role.EDITOR, full_name="Nguyễn Thị Hạnh Phúc", email="hanh@thanhtan.gov.vn")
    events = {event.kind: event for event in AccountEvent.objects.filter(user=officer)}
    assert events[EventKind.ROLE_CHANGED].detail == "Cán bộ nhập liệu → Biên tập"
    assert events[EventKind.ACCOUNT_CHANGED].detail == "Họ và tên, Thư điện tử"
    assert {event.by for event in events.values()} == {editor}
    AccountEvent.objects.all().delete()
    officer.refresh_from_db()
    change(editor_client, officer, role=Role.EDITOR)
    assert not AccountEvent.objects.exists()  # nothing changed, nothing told


def test_of_two_leaders_who_remove_each_other_one_stays(
    editor_client: Client, editor: User, commune: Commune, signed_in: Callable[..., Client]
) -> None:
    second = User.objects.create_user("pho", full_name="Phó", is_staff=True)
    Membership.objects.create(user=second, commune=commune, role=Role.EDITOR)
    assert change(editor_client, second, role=Role.OFFICER).status_code == 302
    # The second had the form open as a leader and sends it now.
    assert change(signed_in(second), editor, role=Role.OFFICER).status_code == 403
    assert Membership.objects.filter(commune=commune, role=Role.EDITOR).count() == 1


def test_the_lock_is_asked_afresh(editor: User, commune: Commune) -> None:
    from portal.accounts.staff_forms import leads

    assert leads(editor, commune)
    Membership.objects.filter(user=editor).update(role=Role.OFFICER)
    assert not leads(editor, commune)  # whatever editor.membership says from before


def test_one_who_also_works_elsewhere_is_taken_off_the_commune(
    editor_client: Client, officer: User, commune: Commune, other_commune: Commune
) -> None:
    url = reverse("admin:communes_user_step", args=[officer.pk, "go-khoi-don-vi"])
    refused = editor_client.post(url)
    assert refused.status_code == 403  # works here alone: lock the account instead
    Membership.objects.create(user=officer, commune=other_commune, role=Role.OFFICER)
    page = editor_client.get(reverse("admin:communes_user_change", args=[officer.pk])).content.decode()
    assert "Gỡ khỏi đơn vị này" in page
    assert editor_client.post(url).status_code == 302
    assert list(officer.memberships.values_list("commune", flat=True)) == [other_commune.pk]
    assert AccountEvent.objects.get(kind=EventKind.MEMBER_REMOVED).user == officer


def test_of_two_leaders_who_remove_each_other_at_once_one_stays(
    editor_client: Client, officer: User, other_commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other was the quicker: what this one's session still says is asked again under the lock."""
    Membership.objects.create(user=officer, commune=other_commune, role=Role.OFFICER)
    monkeypatch.setattr("portal.accounts.staff_steps.leads", lambda acting, commune: False)
    url = reverse("admin:communes_user_step", args=[officer.pk, "go-khoi-don-vi"])
    assert editor_client.post(url).status_code == 403
    assert officer.memberships.count() == 2


def test_no_step_is_taken_with_a_superuser_or_oneself(
    editor_client: Client, editor: User, superuser: User, commune: Commune
) -> None:
    Membership.objects.create(user=superuser, commune=commune, role=Role.OFFICER)
    for user in (superuser, editor):
        for step in ("ket-thuc-phien", "go-hai-buoc", "mo-khoa", "gui-thu-moi", "go-khoi-don-vi"):
            url = reverse("admin:communes_user_step", args=[user.pk, step])
            assert editor_client.post(url).status_code == 403, (user, step)
