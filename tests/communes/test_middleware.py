import pytest
from django.test import Client

from communes.models import Commune, Host

pytestmark = pytest.mark.django_db


def test_host_decides_the_commune(commune: Commune, other_commune: Commune) -> None:
    assert "xã Thạnh Tân" in Client(headers={"host": "localhost:8000"}).get("/").content.decode()
    assert "phường Hoài Nhơn" in Client(headers={"host": "xa-khac.localhost"}).get("/").content.decode()


def test_unknown_host_gets_404(commune: Commune) -> None:
    response = Client(headers={"host": "khac.localhost"}).get("/")
    assert response.status_code == 404
    assert "Thạnh Tân" not in response.content.decode()


def test_host_outside_the_allowed_ones_gets_404_not_an_error(commune: Commune) -> None:
    assert Client(headers={"host": "evil.example"}).get("/").status_code == 404


def test_unknown_host_does_not_open_the_admin(commune: Commune) -> None:
    assert Client(headers={"host": "khac.localhost"}).get("/admin/login/").status_code == 404


def test_a_commune_is_added_without_a_restart(commune: Commune) -> None:
    client = Client(headers={"host": "moi.localhost"})
    assert client.get("/").status_code == 404
    Host.objects.create(name="MOI.localhost", commune=commune)
    assert client.get("/").status_code == 200


def test_healthz_answers_under_any_host(db: None) -> None:
    response = Client(headers={"host": "10.0.0.1"}).get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok")


def test_healthz_names_the_reason(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.health.cache.get", lambda key: None)
    response = Client().get("/healthz/")
    assert response.status_code == 503
    assert "cache" in response.content.decode()
