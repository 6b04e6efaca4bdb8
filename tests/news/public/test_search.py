"""Search: without diacritics, whole words, exact spelling first, hits marked as they are written."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from modelsearch.models import IndexEntry

from communes.models import Commune
from news.highlighting import excerpt, highlight
from news.models import Article, Category, Status
from news.search import MAX_QUERY, Query
from tests.news.public.conftest import PUBLISHED_AT, make_document, make_post

pytestmark = pytest.mark.django_db

QUERIES_OF_A_SEARCH = 8  # commune, count, keys, hits, documents, categories to choose, menu, footer


def found(client: Client, query: str, **asked: str) -> list[str]:
    soup = BeautifulSoup(client.get("/tim-kiem/", {"q": query, **asked}).content, "html.parser")
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


def test_a_phrase_in_quotes_stands_together(reader: Client, commune: Commune) -> None:
    together = make_post(commune, title="Số hóa hồ sơ đất đai")
    make_post(commune, title="Hồ sơ được số hóa, sơ kết")

    for query in ('"số hóa hồ sơ"', "«so hoa ho so»", "“số hóa hồ sơ” đất"):
        assert found(reader, query) == [together.title]
    assert len(found(reader, "số hóa hồ sơ")) == 2
    page = reader.get("/tim-kiem/", {"q": '"hóa hồ"'}).content.decode()
    assert "<mark>hóa hồ</mark>" in page


def test_words_that_are_empty_in_english_are_words(reader: Client, commune: Commune) -> None:
    post = make_post(commune, title="Thể thao ăn uống do các ấp tổ chức")

    for query in ("the", "an", "do", "to", "the thao do to"):
        assert found(reader, query) == [post.title]


def test_a_title_comes_before_a_text_and_the_exact_before_both(reader: Client, commune: Commune) -> None:
    make_post(commune, title="Bạn đọc viết", published_at=PUBLISHED_AT + timedelta(days=3))
    make_post(commune, title="Chợ phiên", body="<p>Bà con bán lúa.</p>", published_at=PUBLISHED_AT + timedelta(days=2))
    make_post(commune, title="Mùa màng", body="<p>Bàn ghế.</p>", published_at=PUBLISHED_AT + timedelta(days=4))
    make_post(commune, title="Bán lúa giống")

    assert found(reader, "bán") == ["Bán lúa giống", "Chợ phiên", "Bạn đọc viết", "Mùa màng"]


def test_it_is_narrowed_to_a_category_and_those_below_it(reader: Client, commune: Commune, category: Category) -> None:
    below = Category.objects.create(commune=commune, slug="the-thao", name="Thể thao", parent=category)
    make_post(commune, title="Chỉ số một", category=category)
    make_post(commune, title="Chỉ số hai", category=below)
    make_post(commune, title="Chỉ số ba")

    assert sorted(found(reader, "chi so", muc="tin-tuc")) == ["Chỉ số hai", "Chỉ số một"]
    assert found(reader, "chi so", muc="the-thao") == ["Chỉ số hai"]


def test_it_is_narrowed_to_days_by_the_clock_of_vietnam(reader: Client, commune: Commune) -> None:
    for day in (1, 2, 3):
        for hour in (0, 23):
            at = datetime(2023, 7, day, hour, 30, tzinfo=PUBLISHED_AT.tzinfo)
            make_post(commune, title=f"Chỉ số {day} lúc {hour}", published_at=at)

    assert found(reader, "chi so", tu="2023-07-02", den="2023-07-02") == ["Chỉ số 2 lúc 23", "Chỉ số 2 lúc 0"]
    assert len(found(reader, "chi so", tu="2023-07-02")) == 4
    assert len(found(reader, "chi so", den="02/07/2023")) == 4


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"tu": "32/13/2023"}, "Ngày không đọc được"),
        ({"den": "0001-01-01"}, "Năm này không đúng"),
        ({"tu": "2023-07-03", "den": "2023-07-02"}, "Ngày này trước ngày bắt đầu"),
        ({"muc": "khong-co"}, "Không có chuyên mục này"),
        ({"xep": "la"}, "Không có cách xếp này"),
    ],
)
def test_what_narrows_and_cannot_be_read_is_told(
    reader: Client, scores: Article, asked: dict[str, str], error: str
) -> None:
    response = reader.get("/tim-kiem/", {"q": "chi so", **asked})

    assert response.status_code == 200
    assert error in response.content.decode()
    assert scores.title in BeautifulSoup(response.content, "html.parser").get_text()


def test_the_newest_come_first_when_asked(reader: Client, commune: Commune) -> None:
    make_post(commune, title="Bán lúa", published_at=PUBLISHED_AT)
    make_post(commune, title="Bạn đọc", published_at=PUBLISHED_AT + timedelta(days=1))

    assert found(reader, "bán", xep="dung") == ["Bán lúa", "Bạn đọc"]
    assert found(reader, "bán", xep="moi") == ["Bạn đọc", "Bán lúa"]


def test_another_commune_s_category_narrows_nothing(reader: Client, scores: Article, other_commune: Commune) -> None:
    Category.objects.create(commune=other_commune, slug="cua-ho", name="Của họ")
    page = reader.get("/tim-kiem/", {"q": "chi so", "muc": "cua-ho"}).content.decode()

    assert "Không có chuyên mục này" in page
    assert "Của họ" not in page


def test_documents_that_have_the_words_are_named(reader: Client, commune: Commune, scores: Article) -> None:
    make_document(commune, title="Quyết định về bộ chỉ số")

    assert "Có 1 văn bản có «chi so»" in reader.get("/tim-kiem/", {"q": "chi so"}).content.decode()
    assert "văn bản có" not in reader.get("/tim-kiem/", {"q": "dat dai"}).content.decode()


def test_pages_keep_what_narrows(reader: Client, commune: Commune, category: Category) -> None:
    for number in range(13):
        make_post(commune, title=f"Đất & nước {number}", category=category)
        make_post(commune, title=f"Đất & nước khác {number}")
    soup = BeautifulSoup(
        reader.get("/tim-kiem/", {"q": "đất & nước", "muc": "tin-tuc", "xep": "moi"}).content, "html.parser"
    )
    link = soup.select_one("nav.pages a[rel=next]")

    assert link is not None
    second = BeautifulSoup(reader.get("/tim-kiem/" + str(link["href"])).content, "html.parser")
    assert len(second.select(".item h2")) == 1


def test_a_changed_post_is_found_by_its_new_words_and_a_deleted_one_is_not(reader: Client, commune: Commune) -> None:
    post = make_post(commune, title="Họp dân")
    post.title = "Làm cầu"
    post.save()
    assert found(reader, "hop dan") == []
    assert found(reader, "lam cau") == ["Làm cầu"]

    post.delete()
    assert found(reader, "lam cau") == []
    assert IndexEntry.objects.count() == 0


def test_an_index_that_is_behind_is_made_anew(reader: Client, commune: Commune) -> None:
    make_post(commune, title="Họp dân")
    IndexEntry.objects.all().delete()
    assert found(reader, "hop dan") == []

    call_command("refresh_display", stdout=StringIO())
    assert found(reader, "hop dan") == ["Họp dân"]


@pytest.mark.parametrize("query", ["²", "™", "ａ", "½", "ｔháng ６"])
def test_characters_that_fold_to_letters_are_asked_for(client: Client, scores: Article, query: str) -> None:
    assert client.get("/tim-kiem/", {"q": query}).status_code == 200


def test_a_full_width_query_finds(client: Client, scores: Article) -> None:
    assert found(client, "ｔháng ６/２０２３") == [scores.title]
