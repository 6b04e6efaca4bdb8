"""`manage.py add_province`: a province with its hosts, or nothing at all."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from communes.models import Commune, Host, Province

pytestmark = pytest.mark.django_db


def test_it_answers_without_a_restart() -> None:
    out = StringIO()
    call_command("add_province", "H53", "tỉnh Tây Ninh", "--host", "Chiso.TayNinh.gov.vn", stdout=out)
    assert "Tỉnh Tây Ninh" in out.getvalue()
    assert Host.objects.get(name="chiso.tayninh.gov.vn").province == Province.objects.get(code="H53")
    call_command("add_commune", "H53.1", "xa", "Thạnh Tân", "--belongs-to", "H53", stdout=out)
    assert Commune.objects.get().belongs_to == Province.objects.get()


def test_its_host_answers() -> None:
    call_command("add_province", "H53", "tỉnh Tây Ninh", "--host", "chiso.localhost", stdout=StringIO())
    page = Client(headers={"host": "chiso.localhost"}).get("/")
    assert "Chưa đơn vị nào của tỉnh Tây Ninh" in page.content.decode()


def test_a_commune_s_name_is_refused_and_nothing_is_left(commune: Commune) -> None:
    with pytest.raises(CommandError):
        call_command("add_province", "H53", "tỉnh Tây Ninh", "--host", "localhost")
    assert not Province.objects.exists()


@pytest.mark.parametrize(("code", "name"), [("có dấu", "tỉnh Tây Ninh"), ("H21", "tỉnh Gia Lai"), ("H53", "")])
def test_what_no_province_is_is_refused(code: str, name: str) -> None:
    Province.objects.create(code="H21", name="tỉnh Đắk Lắk")
    with pytest.raises(CommandError):
        call_command("add_province", code, name)
    assert Province.objects.count() == 1
