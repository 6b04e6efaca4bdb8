"""Uploaded files: the host's commune's own, never the private ones, never as a page of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from communes.models import Commune
from portal.views import media
from tests.conftest import SECOND_HOST
from tests.news.public.conftest import browse

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(commune: Commune, other_commune: Commune, settings: Any) -> Path:
    root: Path = settings.MEDIA_ROOT
    for name in (
        "T1/anh/a.jpg", "T1/tep/b.pdf", "T1/tep/c.html", "T1/tep/d.svg", "T2/anh/a.jpg", "private/T1/anh/a.jpg",
        "T1-khac/a.jpg",
    ):  # fmt: skip
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"noi dung")
    (root.parent / "ngoai.txt").write_text("ngoai")
    return root


def test_a_picture_is_served_to_be_shown_and_kept(files: Path) -> None:
    response = browse().get("/media/T1/anh/a.jpg")

    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert b"".join(response) == b"noi dung"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in response["Cache-Control"]
    assert not response.get("Content-Disposition", "").startswith("attachment")
    assert not response.cookies


@pytest.mark.parametrize("name", ["c.html", "d.svg"])
def test_what_could_act_is_handed_over_as_a_file(files: Path, name: str) -> None:
    response = browse().get(f"/media/T1/tep/{name}")

    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path",
    [
        "T2/anh/a.jpg", "private/T1/anh/a.jpg", "T1-khac/a.jpg", "T1/anh/khong-co.jpg", "T1/anh", "T1", "T1/",
        "t1/anh/a.jpg", "T1/../T2/anh/a.jpg", "T1/../private/T1/anh/a.jpg", "T1/../../ngoai.txt",
        "T1/%2e%2e/T2/anh/a.jpg", "T1//../../ngoai.txt", "/T1/anh/a.jpg", "T1\\..\\T2\\anh\\a.jpg",
        "T1/anh/a.jpg%00.png",
    ],
)  # fmt: skip
def test_everything_else_is_not_there(files: Path, path: str) -> None:
    assert browse().get(f"/media/{path}").status_code == 404


def test_each_commune_has_its_own(files: Path) -> None:
    assert browse(host=SECOND_HOST).get("/media/T2/anh/a.jpg").status_code == 200
    assert browse(host=SECOND_HOST).get("/media/T1/anh/a.jpg").status_code == 404


def test_files_are_only_read(files: Path) -> None:
    assert browse().post("/media/T1/anh/a.jpg").status_code == 405


def test_private_files_stay_private_whatever_a_commune_is_called(files: Path) -> None:
    request: Any = RequestFactory().get("/media/private/T1/anh/a.jpg")
    request.commune = Commune(code="private")
    with pytest.raises(Http404):
        media(request, "private/T1/anh/a.jpg")
