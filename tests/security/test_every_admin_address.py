"""Every address under /admin/, found by the resolver and not by a list, as each kind of person on each host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.core import serializers
from django.test import Client

from communes.models import Commune, Host, Province, User
from portal.accounts.gate import OPEN
from tests.conftest import SECOND_HOST
from tests.security.everything import Everything, admin_addresses, asked, content_of, one_of_each

pytestmark = pytest.mark.django_db
SECRET = "Zyxwvut"  # stands in every object of the other commune and nowhere else
OWN = "Cuata"
# Answer without being signed in; each has tests of its own.
FOR_ANYBODY = {
    "login", "logout", "jsi18n", "second_step", "idle_status", "idle_keep", "admin_password_reset",
    "password_reset_done", "password_reset_complete", "password_reset_confirm",
}  # fmt: skip
ACCOUNT = {
    "index", "account", "session_end", "sessions_end", "second_factor", "second_factor_codes", "second_factor_remove",
    "password_change", "password_change_done",
}  # fmt: skip


@pytest.fixture
def theirs(other_commune: Commune, stranger: User) -> Everything:
    return one_of_each(other_commune, stranger, SECRET)


@pytest.fixture
def ours(commune: Commune, editor: User) -> Everything:
    return one_of_each(commune, editor, OWN)


def stored(*, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """Every row of every table as text, by model; what a request itself leaves behind is left out."""
    passing = {"sessions.session", "accounts.staffsession", "visitors.presence", "visitors.dailysalt"} | without
    return {
        model._meta.label_lower: serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in passing
    }


def test_the_walk_knows_every_model(ours: Everything) -> None:
    assert set(admin.site._registry) == set(ours)
    assert len(admin_addresses(ours)) > 130


@pytest.mark.parametrize(
    ("who", "host"),
    [
        (None, "localhost"),
        (None, SECOND_HOST),
        ("stranger", "localhost"),
        ("officer", SECOND_HOST),
        ("editor", SECOND_HOST),
    ],
)
def test_who_does_not_work_on_a_host_is_led_to_sign_in(
    who: str | None,
    host: str,
    request: pytest.FixtureRequest,
    officer: User,
    ours: Everything,
    theirs: Everything,
    signed_in: Callable[..., Client],
) -> None:
    client = signed_in(request.getfixturevalue(who), host) if who else Client(headers={"host": host})
    before = stored()
    here = ours if host == "localhost" else theirs
    for address, name in admin_addresses(here):
        if name in FOR_ANYBODY:
            continue
        for response in asked(client, address):
            assert response.status_code == 302, (address, response.status_code)
            assert response["Location"].startswith("/admin/login/?next=/admin/"), (address, response["Location"])
    assert stored() == before


@pytest.mark.parametrize("who", ["officer", "editor"])
def test_nothing_of_the_other_commune_opens_or_changes(
    who: str,
    request: pytest.FixtureRequest,
    officer: User,
    ours: Everything,
    theirs: Everything,
    signed_in: Callable[..., Client],
) -> None:
    client = signed_in(request.getfixturevalue(who))
    own_addresses = {address for address, _ in admin_addresses(ours)}
    before = stored()
    walked = 0
    for address, name in admin_addresses(theirs):
        if address in own_addresses or name in FOR_ANYBODY or name in ACCOUNT - {"session_end"}:
            continue
        for response in asked(client, address):
            walked += 1
            assert response.status_code in (302, 403, 404, 405), (address, response.status_code)
            assert SECRET not in content_of(response), address
    assert walked > 100
    assert stored() == before


@pytest.mark.parametrize("who", ["officer", "editor", "superuser"])
def test_own_pages_open_tell_nothing_of_theirs_and_looking_changes_nothing(
    who: str,
    request: pytest.FixtureRequest,
    officer: User,
    ours: Everything,
    theirs: Everything,
    signed_in: Callable[..., Client],
) -> None:
    client = signed_in(request.getfixturevalue(who))
    # Setting up a second factor begins with a key: a page that shows it has to make it.
    beginning = frozenset({"otp_totp.totpdevice", "auth.permission"})
    before = stored(without=beginning)
    opened = 0
    for address, name in admin_addresses(ours):
        response = client.get(address)
        opened += response.status_code == 200
        assert response.status_code in (200, 302, 400, 403, 404, 405), (address, response.status_code)
        if who != "superuser":
            assert SECRET not in content_of(response), address
        if name not in FOR_ANYBODY and response.status_code == 200:
            assert "no-store" in response.headers.get("Cache-Control", ""), address
    assert opened > 40
    assert stored(without=beginning) == before


@pytest.mark.parametrize("host", ["localhost", SECOND_HOST])
def test_no_post_is_taken_without_a_token(
    host: str, editor: User, stranger: User, ours: Everything, theirs: Everything
) -> None:
    """From another site: no token, an Origin that is not this one; signed in, since that is when it hurts."""
    client = Client(
        enforce_csrf_checks=True,
        headers={"host": host, "origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    )
    client.force_login(editor if host == "localhost" else stranger)
    before = stored()
    for address, _ in admin_addresses(ours if host == "localhost" else theirs):
        status = client.post(address, {"step": "publish", "post": "yes"}).status_code
        assert status in (403, 404, 405), (address, status)
    assert stored() == before
    assert client.get("/admin/").status_code == 200  # nor was anybody signed out


@pytest.mark.parametrize("owed", ["second factor", "password"])
def test_no_page_opens_before_what_is_owed(
    owed: str, editor: User, commune: Commune, ours: Everything, signed_in: Callable[..., Client]
) -> None:
    if owed == "password":
        User.objects.filter(pk=editor.pk).update(must_change_password=True)
    else:
        Commune.objects.filter(pk=commune.pk).update(requires_second_factor=True)
    where = "/admin/password_change/" if owed == "password" else "/admin/tai-khoan/hai-buoc/"
    client = signed_in(editor)
    before = stored()
    for address, name in admin_addresses(ours):
        if name in FOR_ANYBODY or name in OPEN:
            continue
        for response in asked(client, address):
            assert (response.status_code, response.get("Location")) == (302, where), address
    assert stored() == before


def test_a_province_s_host_has_no_admin(superuser: User, ours: Everything, signed_in: Callable[..., Client]) -> None:
    province: Any = ours[Province]
    Host.objects.create(name="tinh.localhost", province=province)
    client = signed_in(superuser, "tinh.localhost")
    for address, _ in admin_addresses(ours):
        for response in asked(client, address):
            assert response.status_code == 404, address
