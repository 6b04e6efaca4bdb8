"""A province's hosts: what answers there, what does not, and what the database refuses."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from communes.middleware import host_named
from communes.models import Commune, Host, Predecessor, Province, User

pytestmark = pytest.mark.django_db
NAME = "tinh-tay-ninh.localhost"


@pytest.fixture
def province(commune: Commune) -> Province:
    province = Province.objects.create(code="H53", name="tỉnh Tây Ninh")
    Host.objects.create(name=NAME, province=province)
    Commune.objects.filter(pk=commune.pk).update(belongs_to=province)
    return province


def at_province(**options: bool) -> Client:
    return Client(headers={"host": NAME}, **options)  # type: ignore[arg-type]


def test_a_province_s_host_answers_for_the_province(province: Province) -> None:
    page = at_province().get("/")
    assert page.status_code == 200
    assert "Tỉnh Tây Ninh" in page.content.decode()
    assert "Ủy ban nhân dân" not in page.content.decode()


def test_healthz_answers_there(province: Province) -> None:
    response = at_province().get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.parametrize(
    "path",
    [
        "/chi-so/", "/rss/", "/tim-kiem/?q=a", "/lien-he/", "/api/v1/months", "/admin/", "/admin/login/",
        "/manifest.webmanifest", "/so-do-cong/", "/khong-co/", "/khong-co",
    ],
)  # fmt: skip
def test_pages_of_communes_are_not_there(province: Province, path: str) -> None:
    response = at_province().get(path)
    assert response.status_code == 404
    page = response.content.decode()
    assert "Không tìm thấy trang" in page
    assert "Tỉnh Tây Ninh" in page
    assert "Thạnh Tân" not in page


def test_a_commune_s_host_goes_on_as_ever(province: Province) -> None:
    client = Client(headers={"host": "localhost"})
    at_province().get("/")
    assert "xã Thạnh Tân" in client.get("/").content.decode()
    assert client.get("/chi-so/").status_code == 200
    assert client.get("/bang-xep-hang.csv").status_code == 404


def test_nobody_is_signed_in_there(province: Province, superuser: User, signed_in: Callable[..., Client]) -> None:
    client = signed_in(superuser, NAME)
    assert client.get("/").status_code == 200
    assert client.get("/admin/").status_code == 404


def test_an_idle_session_there_ends_without_an_error(
    province: Province, superuser: User, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(superuser, NAME)
    session = client.session
    session["active_at"] = 1.0
    session.save()
    assert client.get("/").status_code == 200


def test_only_reading_is_answered(province: Province) -> None:
    assert at_province().post("/").status_code == 405
    refused = at_province(enforce_csrf_checks=True).post("/")
    assert refused.status_code == 403


def test_a_host_is_found_with_one_query(
    province: Province, commune: Commune, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        ours = host_named("localhost:8000")
        assert ours is not None
        assert (ours.commune, ours.province) == (commune, None)
    with django_assert_num_queries(1):
        theirs = host_named(NAME)
        assert theirs is not None
        assert (theirs.commune, theirs.province) == (None, province)
    assert host_named("khac.localhost") is None


def test_a_name_means_one_thing(province: Province, commune: Commune) -> None:
    for fields in ({}, {"commune": commune, "province": province}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Host.objects.create(name="a.localhost", **fields)
        with pytest.raises(ValidationError, match="không phải cả hai"):
            Host(name="a.localhost", **fields).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Host.objects.create(name="localhost", province=province)


@pytest.mark.parametrize("fields", [{"code": ""}, {"name": ""}, {"code": "H53"}, {"name": "tỉnh Tây Ninh"}])
def test_the_database_refuses_what_no_province_is(province: Province, fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Province.objects.create(**{"code": "H54", "name": "tỉnh Gia Lai", **fields})


def test_a_province_with_communes_stays(province: Province, commune: Commune) -> None:
    with pytest.raises(ProtectedError):
        province.delete()
    Commune.objects.filter(pk=commune.pk).update(belongs_to=None)
    province.delete()
    assert not Host.objects.filter(name=NAME).exists()


def test_a_predecessor_is_named_once(commune: Commune, other_commune: Commune) -> None:
    day = date(2025, 7, 1)
    Predecessor.objects.create(commune=commune, name="xã Tân Bình", merged_on=day)
    Predecessor.objects.create(commune=other_commune, name="xã Tân Bình", merged_on=day)  # parts went to both
    for name in ("xã Tân Bình", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            Predecessor.objects.create(commune=commune, name=name, merged_on=day)


def test_going_back_takes_the_hosts_of_provinces_along(province: Province) -> None:
    migration = importlib.import_module("communes.migrations.0006_provinces")
    with connection.schema_editor() if connection.vendor != "sqlite" else transaction.atomic():
        migration.remove_province_hosts(apps, None)
    assert not Host.objects.filter(name=NAME).exists()
    assert Host.objects.filter(name="localhost").exists()


def admin_url(action: str, *args: int) -> str:
    return reverse(f"admin:communes_province_{action}", args=args)


def host_rows(name: str) -> dict[str, str]:
    return {"hosts-TOTAL_FORMS": "1", "hosts-INITIAL_FORMS": "0", "hosts-0-name": name}


def test_a_superuser_adds_a_province_with_its_host(
    commune: Commune, superuser: User, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(superuser)
    fields = {"name": "tỉnh Gia Lai", "code": "H21", **host_rows("gialai.localhost")}
    pale = client.post(admin_url("add"), {**fields, "colour": "#ffcc00"})
    assert "quá nhạt" in pale.content.decode()
    response = client.post(admin_url("add"), {**fields, "colour": "#1f4e79"})
    assert response.status_code == 302
    assert Host.objects.get(name="gialai.localhost").province == Province.objects.get(code="H21")
    assert "gialai.localhost" in client.get(admin_url("changelist")).content.decode()
    assert Client(headers={"host": "gialai.localhost"}).get("/").status_code == 200


def test_a_commune_s_name_is_refused_for_a_province(
    commune: Commune, superuser: User, signed_in: Callable[..., Client]
) -> None:
    response = signed_in(superuser).post(
        admin_url("add"), {"name": "tỉnh Gia Lai", "code": "H21", "colour": "#1f4e79", **host_rows("localhost")}
    )  # fmt: skip
    assert response.status_code == 200
    assert "colour" not in response.context["adminform"].form.errors  # the name alone is what is wrong
    assert not Province.objects.exists()


def test_a_superuser_puts_a_commune_into_a_province_and_names_its_predecessors(
    province: Province, other_commune: Commune, superuser: User, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(superuser)
    url = reverse("admin:communes_commune_change", args=[other_commune.pk])
    response = client.post(
        url,
        {
            "kind": "phuong", "name": "Hoài Nhơn", "code": "T2", "belongs_to": province.pk, "colour": "#1f4e79",
            "deadline_day": 10, "visits_before": 0, "hosts-TOTAL_FORMS": "0", "hosts-INITIAL_FORMS": "0",
            "predecessors-TOTAL_FORMS": "1", "predecessors-INITIAL_FORMS": "0",
            "predecessors-0-name": "phường Tam Quan", "predecessors-0-merged_on": "01/07/2025",
        },
    )  # fmt: skip
    assert response.status_code == 302
    other_commune.refresh_from_db()
    assert other_commune.belongs_to == province
    former = other_commune.predecessors.get()
    assert (former.name, former.merged_on) == ("phường Tam Quan", date(2025, 7, 1))
    shown = client.get(admin_url("change", province.pk)).content.decode()
    assert "xã Thạnh Tân" in shown
    assert "phường Hoài Nhơn" in shown


def test_staff_have_no_say_in_it(province: Province, editor_client: Client, commune: Commune) -> None:
    for url in (admin_url("changelist"), admin_url("add"), admin_url("change", province.pk)):
        assert editor_client.get(url).status_code in (302, 403)
    settings = {"colour": commune.colour, "deadline_day": 10, "visits_before": 0, "belongs_to": ""}
    formers = {"predecessors-TOTAL_FORMS": "1", "predecessors-INITIAL_FORMS": "0", "predecessors-0-name": "x",
               "predecessors-0-merged_on": "01/07/2025"}  # fmt: skip
    editor_client.post(reverse("admin:communes_commune_change", args=[commune.pk]), {**settings, **formers})
    commune.refresh_from_db()
    assert commune.belongs_to == province
    assert not commune.predecessors.exists()
