"""The home page: what stands on it, in which order, and at what cost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from communes.models import Commune, User
from indicators.drafting import draft
from indicators.models import Report
from news import publishing
from news.models import Category, Status
from portal.views import NEWEST, PER_CATEGORY
from tests.news.public.conftest import PUBLISHED_AT, browse, make_post

pytestmark = pytest.mark.django_db

QUERIES_OF_HOME = 9  # commune, pinned, newest, categories, posts of one, scores (3), footer


@pytest.fixture
def reader() -> Client:
    return browse()


def home(client: Client) -> BeautifulSoup:
    response = client.get("/")
    assert response.status_code == 200
    assert not response.cookies
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup, heading: str) -> list[str]:
    section = soup.find("section", attrs={"aria-labelledby": heading})
    return [title.get_text() for title in section.select(".item h3")] if section else []


def test_pinned_posts_come_first_then_the_newest_and_none_twice(
    reader: Client, commune: Commune, category: Category
) -> None:
    for number in range(NEWEST + 5):
        make_post(
            commune,
            category=category,
            title=f"Bài {number}",
            pinned=number == 6,
            published_at=PUBLISHED_AT - timedelta(days=number),
        )
    soup = home(reader)

    assert titles(soup, "pinned-heading") == ["Bài 6"]
    assert titles(soup, "newest-heading") == [f"Bài {n}" for n in range(NEWEST + 1) if n != 6]
    after = NEWEST + 1
    assert titles(soup, f"category-{category.pk}") == [f"Bài {n}" for n in range(after, after + PER_CATEGORY)]


def test_a_category_of_old_posts_is_not_crowded_out(reader: Client, commune: Commune, category: Category) -> None:
    quiet = Category.objects.create(commune=commune, slug="it-bai", name="Ít bài")
    make_post(commune, category=quiet, title="Bài xưa", published_at=PUBLISHED_AT - timedelta(days=900))
    for number in range(130):
        make_post(commune, category=category, title=f"Bài {number}")

    assert titles(home(reader), f"category-{quiet.pk}") == ["Bài xưa"]


def test_the_latest_score_stands_there(reader: Client, june: Report, officer: User, editor: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    assert home(reader).select_one(".score") is None  # not before its post is public
    publishing.publish(article=article, by=editor, confirmed=True)

    score = home(reader).select_one(".score")
    assert score is not None
    assert "72,6" in score.get_text()
    assert len(score.select(".score-groups li")) == 6
    missing = score.select_one(".missing")
    assert missing is not None
    assert missing.find("meter") is None  # a missing figure is never drawn as zero


def test_a_portal_without_posts_says_so(reader: Client, commune: Commune) -> None:
    text = home(reader).get_text()

    assert "Cổng chưa có tin bài nào." in text
    assert "Ủy ban nhân dân xã Thạnh Tân" in text


def test_statistics_stand_in_the_footer_with_what_was_brought_along(reader: Client, commune: Commune) -> None:
    Commune.objects.filter(pk=commune.pk).update(visits_before=190_257)
    visits = home(reader).select_one("footer .visits")

    assert visits is not None
    numbers = {term.get_text(): term.find_next("dd").get_text() for term in visits.select("dt")}  # type: ignore[union-attr]
    assert numbers == {"Đang truy cập": "1", "Hôm nay": "1", "Tháng hiện tại": "1", "Tổng lượt truy cập": "190.258"}
    assert "30 phút" in visits.get_text()  # what is counted, in words


def test_the_footer_says_who_answers_for_the_portal(reader: Client, commune: Commune) -> None:
    Commune.objects.filter(pk=commune.pk).update(
        address="Ấp Thạnh Hiệp", phone="0276 000 0000", email="xa@example.vn", responsible="Ông Trần Văn Phúc"
    )
    footer = home(reader).footer

    assert footer is not None
    for part in ("Ấp Thạnh Hiệp", "0276 000 0000", "xa@example.vn", "Ông Trần Văn Phúc"):
        assert part in footer.get_text()
    assert footer.find("a", href="tel:02760000000") is not None


def test_the_menu_has_at_most_seven_categories_in_their_order(reader: Client, commune: Commune) -> None:
    for number in range(9):
        Category.objects.create(commune=commune, slug=f"m{number}", name=f"Mục {number}", order=9 - number)
    Category.objects.create(commune=commune, slug="an", name="Ẩn", order=0, in_menu=False)

    menu = [link.get_text() for link in home(reader).select("nav.menu a")]
    assert menu == ["Trang chủ", *(f"Mục {n}" for n in range(8, 1, -1)), "Văn bản", "Bộ chỉ số"]


def test_nothing_of_another_commune_nor_unpublished_stands_there(
    reader: Client, commune: Commune, other_commune: Commune
) -> None:
    make_post(other_commune, title="Của phường bên", pinned=True)
    make_post(commune, title="Bài nháp", status=Status.DRAFT, pinned=True)
    Category.objects.create(commune=other_commune, slug="rieng", name="Mục riêng")

    page = reader.get("/").content.decode()
    for hidden in ("Của phường bên", "Bài nháp", "Mục riêng"):
        assert hidden not in page


def test_no_page_asks_for_anything_elsewhere_or_carries_inline_script_or_style(
    reader: Client, commune: Commune, category: Category
) -> None:
    post = make_post(commune, category=category)
    for path in ("/", post.get_absolute_url(), "/chuyen-muc/tin-tuc/", "/tim-kiem/", "/chi-so/"):
        soup = BeautifulSoup(reader.get(path).content, "html.parser")
        assert soup.find(["style", "iframe"]) is None
        for script in soup.find_all("script"):  # the portal's own file, or data that no browser runs
            assert script.get("type") == "application/ld+json" or script["src"] == "/static/portal/portal.js"
        assert not soup.find_all(style=True)
        sources = [tag.get("src") or tag.get("href") for tag in soup.find_all(["img", "link", "source"])]
        local = [str(source).removeprefix("http://localhost") for source in sources]
        assert all(source.startswith("/") and not source.startswith("//") for source in local)


def test_the_queries_are_few_and_do_not_grow_with_the_posts(
    reader: Client, commune: Commune, category: Category, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        make_post(commune, category=category, title=f"Bài {number}", pinned=number < 2)
    reader.get("/")  # noted as a visitor
    with django_assert_max_num_queries(QUERIES_OF_HOME):
        reader.get("/")


def test_it_is_only_read(reader: Client, commune: Commune) -> None:
    assert reader.post("/").status_code == 405
    assert reader.head("/").status_code == 200
