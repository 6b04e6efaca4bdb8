"""A commune's leader looks after its accounts, and cannot reach beyond it through them."""

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import Commune, Membership, Role, User
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
ADD = {
    "username": "moi", "full_name": "Người Mới", "email": "", "role": Role.OFFICER, "way": "password",
    "password1": "mot-mat-khau-dai", "password2": "mot-mat-khau-dai",
}  # fmt: skip


def change_data(user: User, **changes: str) -> dict[str, str]:
    data = {
        "username": user.username,
        "full_name": user.full_name,
        "email": "",
        "role": Role.OFFICER,
        "is_active": "on",
    }
    return {**data, **changes}


def test_an_editor_adds_an_officer_who_can_sign_in_here(editor_client: Client, commune: Commune) -> None:
    response = editor_client.post(reverse("admin:communes_user_add"), ADD)
    assert response.status_code == 302
    membership = Membership.objects.get(user__username="moi")
    assert (membership.commune, membership.role) == (commune, Role.OFFICER)
    client = Client(headers={"host": "localhost"})
    client.post(reverse("admin:login"), {"username": "moi", "password": "mot-mat-khau-dai"})
    first = client.get(reverse("admin:index"))
    assert first.status_code == 302
    assert first["Location"] == reverse("admin:password_change")
    new = "mat-khau-cua-rieng-toi"
    change = {"old_password": "mot-mat-khau-dai", "new_password1": new, "new_password2": new}
    assert client.post(reverse("admin:password_change"), change).status_code == 302
    assert client.get(reverse("admin:index")).status_code == 200


def test_a_weak_password_is_refused_in_vietnamese(editor_client: Client) -> None:
    response = editor_client.post(reverse("admin:communes_user_add"), {**ADD, "password1": "1234", "password2": "1234"})
    assert "Mật khẩu" in str(response.context["adminform"].form.errors["password2"])
    assert not User.objects.filter(username="moi").exists()


def test_an_officer_has_no_business_with_accounts(officer_client: Client, editor: User) -> None:
    assert officer_client.get(reverse("admin:communes_user_changelist")).status_code == 403
    assert officer_client.post(reverse("admin:communes_user_add"), ADD).status_code == 403
    assert officer_client.get(reverse("admin:communes_user_change", args=[editor.pk])).status_code == 403


def test_an_editor_changes_a_role(editor_client: Client, officer: User) -> None:
    url = reverse("admin:communes_user_change", args=[officer.pk])
    assert editor_client.post(url, change_data(officer, role=Role.EDITOR)).status_code == 302
    assert Membership.objects.get(user=officer).role == Role.EDITOR


def test_nobody_makes_a_superuser_of_anybody(editor_client: Client, officer: User) -> None:
    url = reverse("admin:communes_user_change", args=[officer.pk])
    editor_client.post(url, change_data(officer, is_superuser="on", user_permissions="1", groups="1"))
    officer.refresh_from_db()
    assert not officer.is_superuser


def test_one_who_works_in_two_communes_is_not_changed_from_one(
    editor_client: Client, officer: User, other_commune: Commune
) -> None:
    Membership.objects.create(user=officer, commune=other_commune, role=Role.EDITOR)
    url = reverse("admin:auth_user_password_change", args=[officer.pk])
    assert editor_client.post(url, {"password1": "doi-mat-khau-la", "password2": "doi-mat-khau-la"}).status_code == 403
    assert (
        editor_client.post(reverse("admin:communes_user_change", args=[officer.pk]), change_data(officer)).status_code
        == 403
    )
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_superuser_who_is_a_member_is_not_changed_by_an_editor(
    editor_client: Client, superuser: User, commune: Commune
) -> None:
    Membership.objects.create(user=superuser, commune=commune, role=Role.OFFICER)
    url = reverse("admin:auth_user_password_change", args=[superuser.pk])
    assert editor_client.post(url, {"password1": "doi-mat-khau-la", "password2": "doi-mat-khau-la"}).status_code == 403


@pytest.mark.parametrize("changes", [{"role": Role.OFFICER}, {"role": Role.EDITOR, "is_active": ""}])
def test_an_editor_cannot_lock_themselves_out(editor_client: Client, editor: User, changes: dict[str, str]) -> None:
    url = reverse("admin:communes_user_change", args=[editor.pk])
    response = editor_client.post(url, change_data(editor, **changes))
    assert response.status_code == 200
    assert "chính mình" in response.content.decode()


def test_accounts_are_locked_not_deleted(editor_client: Client, officer: User) -> None:
    assert (
        editor_client.post(reverse("admin:communes_user_delete", args=[officer.pk]), {"post": "yes"}).status_code == 403
    )
    assert User.objects.filter(pk=officer.pk).exists()


def test_a_locked_account_is_out_at_once(officer_client: Client, officer: User) -> None:
    assert officer_client.get(reverse("admin:index")).status_code == 200
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert officer_client.get(reverse("admin:index")).status_code == 302
