"""`/sitemap.xml`: every public address of the host's commune, and no other."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from communes.models import Commune
from news.models import Category, Page, Status
from tests.conftest import SECOND_HOST
from tests.news.public.conftest import browse, make_post

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(host: str = "localhost") -> list[str]:
    response = browse(host=host).get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    root = ET.fromstring(response.content)  # noqa: S314  our own output
    return [str(place.text) for place in root.iter(f"{NAMESPACE}loc")]


def test_it_lists_what_readers_can_see(commune: Commune, other_commune: Commune, category: Category) -> None:
    post = make_post(commune, category=category)
    make_post(commune, title="Nháp", status=Status.DRAFT)
    foreign = make_post(other_commune, title="Của họ")
    Page.objects.create(commune=commune, slug="gioi-thieu", title="Giới thiệu", is_public=True)
    Page.objects.create(commune=commune, slug="nhap", title="Nháp")

    assert addresses() == [
        "http://localhost/",
        "http://localhost/chi-so/",
        "http://localhost/chuyen-muc/tin-tuc/",
        "http://localhost/trang/gioi-thieu/",
        f"http://localhost{post.get_absolute_url()}",
    ]
    assert f"http://{SECOND_HOST}{foreign.get_absolute_url()}" in addresses(SECOND_HOST)
    assert all(browse().get(address).status_code == 200 for address in addresses())
