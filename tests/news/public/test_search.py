"""Search: without diacritics, whole words, exact spelling first, hits marked as they are written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from communes.models import Commune
from news.highlighting import excerpt, highlight
from news.models import Article, Status
from news.search import MAX_QUERY, Query
from tests.news.public.conftest import PUBLISHED_AT, make_post

pytestmark = pytest.mark.django_db

QUERIES_OF_A_SEARCH = 8  # commune, count, keys, hits, documents, categories to choose, menu, footer


def found(client: Client, query: str) -> list[str]:
    soup = BeautifulSoup(client.get("/tim-kiem/", {"q": query}).content, "html.parser")
    return [heading.get_text() for heading in soup.select(".item h2")]


@pytest.fixture
def scores(commune: Commune) -> Article:
    return make_post(
        commune,
        title="UBND xã Thạnh Tân công bố kết quả bộ chỉ số tháng 6/2023",
        lead="Căn cứ Quyết định 766/QĐ-TTg.",
        body="<p>Người dân nộp hồ sơ về <strong>đất đai</strong> trực tuyến.</p>",
    )


@pytest.mark.parametrize(
    "query",
    [
        "chỉ số", "chi so", "CHI SO", "số chỉ", "đất đai", "dat dai", "UBND xa Thanh Tan", "766/QĐ-TTg", "766/qd-ttg",
        "6/2023", "  chi   so  ", "chỉ số".replace("ỉ", "i\u0309").replace("ố", "o\u0302\u0301"), "«chỉ số»",
        "chi so, dat dai.",
    ],
)  # fmt: skip
def test_it_is_found(reader: Client, scores: Article, query: str) -> None:
    assert found(reader, query) == [scores.title]


@pytest.mark.parametrize(
    "query", ["chi so cong an", "ch", "hinh", "dat dai nha", "strong", "<p>", "%", "_", "' OR 1=1 --"]
)
def test_it_is_not_found(reader: Client, scores: Article, query: str) -> None:
    assert found(reader, query) == []


def test_exact_diacritics_come_before_others_then_the_newest(reader: Client, commune: Commune) -> None:
    for day, title in enumerate(["Bán lúa giống", "Bạn đọc viết", "Bàn ghế mới", "Bán đấu giá"]):
        make_post(commune, title=title, published_at=PUBLISHED_AT + timedelta(days=day))
    make_post(commune, title="Bánh tét ngày Tết")

    assert found(reader, "bán") == ["Bán đấu giá", "Bán lúa giống", "Bàn ghế mới", "Bạn đọc viết"]
    assert found(reader, "ban") == ["Bán đấu giá", "Bàn ghế mới", "Bạn đọc viết", "Bán lúa giống"]


def test_what_readers_must_not_see_is_not_found(
    reader: Client, commune: Commune, other_commune: Commune, scores: Article
) -> None:
    make_post(commune, title="Chỉ số nháp", status=Status.DRAFT)
    make_post(other_commune, title="Chỉ số của phường")

    assert found(reader, "chi so") == [scores.title]


def test_hits_are_marked_in_their_own_spelling(reader: Client, scores: Article) -> None:
    page = reader.get("/tim-kiem/", {"q": "chi so dat dai"}).content.decode()

    for hit in ("chỉ", "số", "đất", "đai"):
        assert f"<mark>{hit}</mark>" in page


def test_nothing_asked_and_nothing_found_are_said(reader: Client, scores: Article) -> None:
    assert "Hãy ghi từ cần tìm" in reader.get("/tim-kiem/").content.decode()
    assert "Hãy ghi từ cần tìm" in reader.get("/tim-kiem/", {"q": " ?! "}).content.decode()
    assert "Không có bài nào có «khoai lang»" in reader.get("/tim-kiem/", {"q": "khoai lang"}).content.decode()


def test_a_very_long_query_is_cut(reader: Client, scores: Article) -> None:
    response = reader.get("/tim-kiem/", {"q": "chi so " * 1000})

    assert response.status_code == 200
    assert len(Query.parse("chi so " * 1000).text) <= MAX_QUERY


def test_a_query_is_text_on_the_page(reader: Client, commune: Commune) -> None:
    page = reader.get("/tim-kiem/", {"q": '"><script>alert(1)</script>\0'}).content.decode()

    assert "<script>" not in page


def test_pages_keep_the_query(reader: Client, commune: Commune) -> None:
    for number in range(13):
        make_post(commune, title=f"Đất & nước {number}")
    soup = BeautifulSoup(reader.get("/tim-kiem/", {"q": "đất & nước"}).content, "html.parser")
    link = soup.select_one("nav.pages a[rel=next]")

    assert link is not None
    second = reader.get("/tim-kiem/" + str(link["href"]))
    assert len(BeautifulSoup(second.content, "html.parser").select(".item h2")) == 1
    assert reader.get("/tim-kiem/", {"q": "dat", "trang": "3"}).status_code == 404


def test_it_is_not_for_search_engines(reader: Client, commune: Commune) -> None:
    assert '<meta name="robots" content="noindex">' in reader.get("/tim-kiem/").content.decode()


def test_the_queries_are_few(reader: Client, scores: Article, django_assert_max_num_queries: Any) -> None:
    for number in range(11):
        make_post(scores.commune, title=f"Chỉ số {number}")
    reader.get("/tim-kiem/")  # noted as a visitor
    with django_assert_max_num_queries(QUERIES_OF_A_SEARCH):
        reader.get("/tim-kiem/", {"q": "chi so"})


def test_marks_are_put_round_escaped_text() -> None:
    assert (
        highlight("<b>Chỉ</b> & số", Query.parse("chi so"))
        == "&lt;b&gt;<mark>Chỉ</mark>&lt;/b&gt; &amp; <mark>số</mark>"
    )


def test_an_excerpt_begins_shortly_before_the_first_hit_and_ends_between_words(commune: Commune) -> None:
    article = make_post(commune, lead="", body="<p>" + "mở đầu câu " * 50 + "đất đai " + "kết thúc " * 50 + "</p>")
    text = str(excerpt(article, Query.parse("dat dai")))

    assert text.startswith("… ")
    assert text.endswith((" kết …", " thúc …"))
    assert "<mark>đất</mark> <mark>đai</mark>" in text
    assert len(text) < 400
