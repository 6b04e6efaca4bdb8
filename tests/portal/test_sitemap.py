"""`/sitemap.xml`: every public address of the host's commune, and no other."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from communes.models import Commune
from news.models import Category, Page, Status
from tests.conftest import SECOND_HOST
from tests.news.public.conftest import browse, make_document, make_post

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(address: str, host: str) -> list[str]:
    response = browse(host=host).get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    root = ET.fromstring(response.content)  # noqa: S314  our own output
    return [str(place.text) for place in root.iter(f"{NAMESPACE}loc")]


def addresses(host: str = "localhost") -> list[str]:
    """What all maps of the index list together."""
    return [place for part in places("/sitemap.xml", host) for place in places(part, host)]


def test_it_lists_what_readers_can_see(commune: Commune, other_commune: Commune, category: Category) -> None:
    post = make_post(commune, category=category)
    make_post(commune, title="Nháp", status=Status.DRAFT)
    foreign = make_post(other_commune, title="Của họ")
    Page.objects.create(commune=commune, slug="gioi-thieu", title="Giới thiệu", is_public=True)
    Page.objects.create(commune=commune, slug="nhap", title="Nháp")
    document = make_document(commune)
    make_document(commune, number="13/TB-UBND", is_public=False)

    assert addresses() == [
        "http://localhost/",
        "http://localhost/chi-so/",
        "http://localhost/van-ban/",
        "http://localhost/luu-tru/",
        "http://localhost/lien-he/",
        "http://localhost/so-do-cong/",
        "http://localhost/chuyen-muc/tin-tuc/",
        "http://localhost/trang/gioi-thieu/",
        f"http://localhost{post.get_absolute_url()}",
        f"http://localhost{document.get_absolute_url()}",
    ]
    assert f"http://{SECOND_HOST}{foreign.get_absolute_url()}" in addresses(SECOND_HOST)
    assert all(browse().get(address).status_code == 200 for address in addresses())


def test_more_posts_than_one_map_may_hold_are_split(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.sitemap.CommuneMap.limit", 2)
    posts = [make_post(commune, title=f"Bài {number}") for number in range(5)]

    maps = [place for place in places("/sitemap.xml", "localhost") if "bai-viet" in place]
    assert maps == [f"http://localhost/sitemap-bai-viet.xml{page}" for page in ("", "?p=2", "?p=3")]
    listed = [place for part in maps for place in places(part, "localhost")]
    assert listed == [f"http://localhost{post.get_absolute_url()}" for post in posts]


def test_a_map_that_does_not_exist_is_not_found(commune: Commune) -> None:
    for address in ("/sitemap-khac.xml", "/sitemap-bai-viet.xml?p=9"):
        assert browse().get(address).status_code == 404
