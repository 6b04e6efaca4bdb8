"""A commune's own settings, and adding communes."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from PIL import Image

from communes.models import Commune, Host, Province
from portal.demo.pictures import picture

pytestmark = pytest.mark.django_db


def settings_of(commune: Commune, **changes: object) -> dict[str, object]:
    return {"colour": commune.colour, "deadline_day": 10, "visits_before": 0, "phone": "0276 1", **changes}


def url(commune: Commune) -> str:
    return reverse("admin:communes_commune_change", args=[commune.pk])


def test_an_editor_sets_contact_colour_and_logo(editor_client: Client, commune: Commune) -> None:
    logo = SimpleUploadedFile("bieu trung.jpg", picture("hill"), "image/jpeg")
    response = editor_client.post(url(commune), settings_of(commune, colour="#1f4e79", logo=logo))
    assert response.status_code == 302
    commune.refresh_from_db()
    assert (commune.phone, commune.colour) == ("0276 1", "#1f4e79")
    assert max(Image.open(commune.logo).size) == 256
    assert "#1f4e79" in editor_client.get(reverse("colour-stylesheet", args=["x"])).content.decode()


def test_what_is_no_picture_and_what_is_too_pale_is_named(editor_client: Client, commune: Commune) -> None:
    logo = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)/>", "image/png")
    response = editor_client.post(url(commune), settings_of(commune, colour="#ffe08a", logo=logo))
    errors = response.context["adminform"].form.errors
    assert set(errors) == {"logo", "colour"}
    assert "quá nhạt" in str(errors["colour"])


def test_an_editor_does_not_rename_the_commune_or_take_a_host(editor_client: Client, commune: Commune) -> None:
    hosts = {"hosts-TOTAL_FORMS": "1", "hosts-INITIAL_FORMS": "0", "hosts-0-name": "moi.localhost"}
    editor_client.post(url(commune), settings_of(commune, name="Khác", code="T9", kind="phuong", **hosts))
    commune.refresh_from_db()
    assert (commune.name, commune.code, commune.kind) == ("Thạnh Tân", "T1", "xa")
    assert not Host.objects.filter(name="moi.localhost").exists()


def test_an_officer_sees_none_of_it(officer_client: Client, commune: Commune) -> None:
    assert officer_client.get(url(commune)).status_code == 403
    assert officer_client.post(url(commune), settings_of(commune)).status_code == 403


def test_a_commune_is_added_by_command() -> None:
    out = io.StringIO()
    call_command("add_commune", "H21.999", "dac_khu", "Côn Đảo", "--host", "ConDao.localhost", stdout=out)
    host = Host.objects.get(name="condao.localhost")
    assert host.commune is not None
    assert host.commune.body_name == "Ủy ban nhân dân đặc khu Côn Đảo"


def test_a_commune_is_added_to_a_province() -> None:
    province = Province.objects.create(code="H53", name="tỉnh Tây Ninh")
    call_command("add_commune", "H53.1", "xa", "Tân Bình", "--belongs-to", "H53", stdout=io.StringIO())
    assert Commune.objects.get(code="H53.1").belongs_to == province


@pytest.mark.parametrize(
    "args",
    [
        ["T 1", "xa", "A"],
        ["T1", "xa", "A"],
        ["T5", "xa", ""],
        ["T5", "xa", "A", "--host", "a b"],
        ["T5", "xa", "A", "--host", "localhost"],
        ["T5", "xa", "A", "--belongs-to", "H99"],
    ],
)
def test_a_commune_that_is_none_is_refused_whole(commune: Commune, args: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("add_commune", *args, stdout=io.StringIO())
    assert Commune.objects.count() == 1
