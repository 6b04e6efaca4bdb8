"""Categories page by page, and static pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from communes.models import Commune
from news.models import Article, Category, Page, Status
from tests.news.public.conftest import PUBLISHED_AT, make_post

pytestmark = pytest.mark.django_db

QUERIES_OF_A_CATEGORY = 8  # commune, category, those below, count, keys, posts, menu, footer


@pytest.fixture
def many(commune: Commune, category: Category) -> list[Article]:
    """30 posts, «Bài 0» the newest: three pages."""
    return [
        make_post(commune, category=category, title=f"Bài {n}", published_at=PUBLISHED_AT - timedelta(days=n))
        for n in range(30)
    ]


def titles(client: Client, path: str) -> list[str]:
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    return [heading.get_text() for heading in soup.select(".item h2")]


def test_a_category_shows_its_newest_twelve(reader: Client, category: Category, many: list[Article]) -> None:
    assert titles(reader, "/chuyen-muc/tin-tuc/") == [f"Bài {n}" for n in range(12)]
    assert titles(reader, "/chuyen-muc/tin-tuc/?trang=3") == [f"Bài {n}" for n in range(24, 30)]


def test_pages_lead_to_each_other(reader: Client, many: list[Article]) -> None:
    soup = BeautifulSoup(reader.get("/chuyen-muc/tin-tuc/?trang=2").content, "html.parser")
    nav = soup.select_one("nav.pages")

    assert nav is not None
    assert [(link["rel"], link["href"]) for link in nav.select("a[rel]")] == [
        (["prev"], "?trang=1"),
        (["next"], "?trang=3"),
    ]
    current = nav.select_one("[aria-current=page]")
    assert current is not None
    assert current.get_text() == "2"
    assert soup.title is not None
    assert "trang 2" in soup.title.get_text()


@pytest.mark.parametrize("page", ["0", "4", "-1", "abc", "", "1.0", "²", "99999999999999999999999"])
def test_a_page_that_does_not_exist_is_not_there(reader: Client, many: list[Article], page: str) -> None:
    assert reader.get("/chuyen-muc/tin-tuc/", {"trang": page}).status_code == 404


def test_an_empty_category_says_so(reader: Client, category: Category) -> None:
    response = reader.get("/chuyen-muc/tin-tuc/")

    assert response.status_code == 200
    assert "Chuyên mục này chưa có bài nào." in response.content.decode()


def test_drafts_other_communes_and_other_categories_stay_out(
    reader: Client, commune: Commune, other_commune: Commune, category: Category
) -> None:
    theirs = Category.objects.create(commune=other_commune, slug="tin-tuc", name="Tin của họ")
    other = Category.objects.create(commune=commune, slug="khac", name="Khác")
    make_post(other_commune, category=theirs, title="Bài của họ")
    make_post(commune, category=other, title="Bài mục khác")
    make_post(commune, category=category, title="Bài nháp", status=Status.DRAFT)
    make_post(commune, category=category, title="Bài của xã")

    assert titles(reader, "/chuyen-muc/tin-tuc/") == ["Bài của xã"]


def test_another_commune_s_category_is_not_there(reader: Client, commune: Commune, other_commune: Commune) -> None:
    Category.objects.create(commune=other_commune, slug="rieng", name="Riêng")

    assert reader.get("/chuyen-muc/rieng/").status_code == 404


def test_the_queries_do_not_grow_with_the_posts(
    reader: Client, many: list[Article], django_assert_max_num_queries: Any
) -> None:
    reader.get("/chuyen-muc/tin-tuc/")  # noted as a visitor
    with django_assert_max_num_queries(QUERIES_OF_A_CATEGORY):
        reader.get("/chuyen-muc/tin-tuc/")


def test_a_static_page_is_read_and_found_in_the_footer(reader: Client, commune: Commune) -> None:
    Page.objects.create(commune=commune, slug="gioi-thieu", title="Giới thiệu", body="<p>Xã ta.</p>", is_public=True)
    response = reader.get("/trang/gioi-thieu/")

    assert "<p>Xã ta.</p>" in response.content.decode()
    footer = BeautifulSoup(reader.get("/").content, "html.parser").footer
    assert footer is not None
    assert footer.find("a", href="/trang/gioi-thieu/") is not None


def test_a_page_that_is_not_public_or_not_ours_is_not_there(
    reader: Client, commune: Commune, other_commune: Commune
) -> None:
    Page.objects.create(commune=commune, slug="nhap", title="Nháp")
    Page.objects.create(commune=other_commune, slug="cua-ho", title="Của họ", is_public=True)

    assert reader.get("/trang/nhap/").status_code == 404
    assert reader.get("/trang/cua-ho/").status_code == 404
    assert "Nháp" not in reader.get("/").content.decode()
