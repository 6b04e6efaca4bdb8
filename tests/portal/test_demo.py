"""The demo loads whole, says what it is, and goes whole."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client

from communes.models import Commune, Host, Province, User
from indicators.models import Phrase, Report
from news.models import Article, Status
from portal.demo.accounts import account_lines, accounts_file
from portal.demo.removing import remove_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(tmp_path: Path) -> Commune:
    call_command("load_demo", stdout=io.StringIO())
    return Commune.objects.get(code="demo-thanh-tan")


def test_it_is_what_the_readme_promises(demo: Commune) -> None:
    assert demo.body_name == "Ủy ban nhân dân xã Thạnh Tân"
    posts = Article.objects.filter(commune=demo, report=None)
    assert posts.count() >= 12
    assert posts.exclude(image="").count() >= 6
    june = Report.objects.get(commune=demo, year=2023, number=6)
    assert june.announcement is not None
    assert june.announcement.status == Status.PUBLISHED
    assert "thang-6-2023" in june.announcement.get_absolute_url()
    assert "giảm 16,3 điểm so với tháng 5/2023" in june.announcement.body
    assert Report.objects.get(commune=demo, year=2023, number=5).is_reference
    second = Commune.objects.get(code="demo-tan-binh")
    assert Report.objects.get(commune=second, year=2023, number=6).announcement
    assert Article.objects.filter(commune=second).count() > 3


def test_the_site_answers_and_the_accounts_sign_in(demo: Commune) -> None:
    client = Client(headers={"host": "localhost"})
    home = client.get("/").content.decode()
    assert "72,6" in home
    assert "Dữ liệu dùng thử" in home
    username, password, _role, _where = account_lines()[0]
    response = client.post("/admin/login/", {"username": username, "password": password})
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200
    assert accounts_file().stat().st_mode & 0o077 == 0


def test_its_province_compares_the_two(demo: Commune) -> None:
    page = Client(headers={"host": "tinh.localhost"}).get("/?ky=2023-06").content.decode()
    assert "2/2 đơn vị đã công bố" in page
    assert "Dữ liệu dùng thử" in page
    assert page.index("Xã Tân Bình") < page.index("Xã Thạnh Tân")


def test_removing_takes_the_province_s_names_and_leaves_it_to_whom_it_serves(
    demo: Commune, other_commune: Commune
) -> None:
    Commune.objects.filter(pk=other_commune.pk).update(belongs_to=demo.belongs_to)
    remove_demo()
    assert not Host.objects.filter(name="tinh.localhost").exists()
    other_commune.refresh_from_db()
    assert other_commune.belongs_to is not None
    Commune.objects.filter(pk=other_commune.pk).update(belongs_to=None)
    remove_demo()
    assert not Province.objects.exists()


def test_loading_again_changes_nothing(demo: Commune) -> None:
    before = Article.objects.count()
    call_command("load_demo", stdout=io.StringIO())
    assert Article.objects.count() == before


def test_it_does_not_take_a_name_that_is_taken(commune: Commune) -> None:
    with pytest.raises(CommandError, match="localhost"):
        call_command("load_demo", stdout=io.StringIO())
    assert Commune.objects.count() == 1


def test_removing_leaves_nothing_but_what_is_not_demo(demo: Commune, other_commune: Commune, stranger: User) -> None:
    call_command("remove_demo", stdout=io.StringIO())
    assert list(Commune.objects.all()) == [other_commune]
    assert list(User.objects.all()) == [stranger]
    assert not Province.objects.exists()
    for model in (Article, Report, Host.objects.filter(name="localhost").model):
        assert not model._default_manager.filter(commune__is_demo=True).exists()
    assert not Article.history.exists()
    assert not Report.history.exists()
    assert not default_storage.exists("demo-thanh-tan")
    assert Phrase.objects.filter(commune=other_commune).exists()
    assert not accounts_file().exists()


def test_an_account_that_works_elsewhere_by_now_stays(demo: Commune, other_commune: Commune) -> None:
    from communes.models import Membership, Role

    user = User.objects.get(username="lanhdao")
    Membership.objects.create(user=user, commune=other_commune, role=Role.EDITOR)
    remove_demo()
    assert User.objects.filter(pk=user.pk).exists()


def test_once_removed_make_run_does_not_bring_it_back(
    demo: Commune, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("remove_demo", stdout=io.StringIO())
    monkeypatch.setattr("portal.management.commands.prepare_demo.Command._collect", lambda self: None)
    out = io.StringIO()
    call_command("prepare_demo", stdout=out)
    assert not Commune.objects.exists()
    assert "http://127.0.0.1:8000/" in out.getvalue()


def test_prepare_loads_it_once_and_prints_the_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.management.commands.prepare_demo.Command._collect", lambda self: None)
    out = io.StringIO()
    call_command("prepare_demo", "--address", "127.0.0.1:8123", stdout=out)
    text = out.getvalue()
    for username, password, role, where in account_lines():
        assert f"{username} / {password}" in text
        assert role in text
        assert where in text
    assert "http://127.0.0.1:8123/" in text
