"""Where posts stand together: a category with those below it, a tag, a month, the map of the site; beside a post."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from communes.models import Commune
from news.models import Article, Category, Page, Status, Tag
from news.paging import page_of
from news.tagging import MAX_TAGS, read_tags, set_tags
from tests.news.public.conftest import PUBLISHED_AT, make_post

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def titles(client: Client, path: str, **asked: str) -> list[str]:
    response = client.get(path, asked)
    assert response.status_code == 200
    return [heading.get_text() for heading in BeautifulSoup(response.content, "html.parser").select(".item h2")]


@pytest.fixture
def below(commune: Commune, category: Category) -> Category:
    return Category.objects.create(commune=commune, slug="the-thao", name="Thể thao", parent=category)


def test_a_category_shows_the_posts_of_those_below_it(
    reader: Client, commune: Commune, category: Category, below: Category
) -> None:
    make_post(commune, category=category, title="Ở trên")
    make_post(commune, category=below, title="Ở dưới", published_at=PUBLISHED_AT + timedelta(days=1))

    assert titles(reader, "/chuyen-muc/tin-tuc/") == ["Ở dưới", "Ở trên"]
    assert titles(reader, "/chuyen-muc/the-thao/") == ["Ở dưới"]
    assert b"Th\xe1\xbb\x83 thao" in reader.get("/chuyen-muc/tin-tuc/rss/").content or "Ở dưới" in (
        reader.get("/chuyen-muc/tin-tuc/rss/").content.decode()
    )


def test_parent_and_children_lead_to_each_other(reader: Client, category: Category, below: Category) -> None:
    parent = BeautifulSoup(reader.get("/chuyen-muc/tin-tuc/").content, "html.parser")
    child = BeautifulSoup(reader.get("/chuyen-muc/the-thao/").content, "html.parser")

    assert parent.main is not None
    assert child.main is not None
    assert parent.main.find("a", href="/chuyen-muc/the-thao/") is not None
    assert child.main.find("a", href="/chuyen-muc/tin-tuc/") is not None
    assert parent.nav is not None
    assert parent.nav.find("a", href="/chuyen-muc/the-thao/") is None  # the menu has the first level alone


def test_a_tree_has_two_levels_of_one_commune(
    commune: Commune, other_commune: Commune, category: Category, below: Category
) -> None:
    theirs = Category.objects.create(commune=other_commune, slug="cua-ho", name="Của họ")
    top = Category(commune=commune, name="Mới")
    for parent, error in ((below, "chỉ có hai cấp"), (theirs, "thuộc đơn vị khác")):
        top.parent = parent
        with pytest.raises(ValidationError, match=error):
            top.full_clean()
    category.parent = Category.objects.create(commune=commune, slug="khac", name="Khác")
    with pytest.raises(ValidationError, match="có chuyên mục con"):
        category.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Category.objects.filter(pk=below.pk).update(parent=below.pk)


def test_an_address_is_made_from_the_name(commune: Commune, editor_client: Client) -> None:
    editor_client.post(reverse("admin:news_category_add"), {"name": "  Đất đai, xây dựng ", "order": "1"})
    editor_client.post(reverse("admin:news_page_add"), {"title": "Giới thiệu", "order": "1", "body": "<p>a</p>"})

    assert Category.objects.get().slug == "dat-dai-xay-dung"
    assert Page.objects.get().slug == "gioi-thieu"


def test_a_tag_shows_its_posts_and_the_post_its_tags(reader: Client, commune: Commune, category: Category) -> None:
    tagged = make_post(commune, category=category, title="Có thẻ")
    make_post(commune, category=category, title="Không thẻ")
    draft = make_post(commune, title="Nháp", status=Status.DRAFT)
    for article in (tagged, draft):
        set_tags(article=article, names=["Nông thôn mới", "giao thông"], commune=commune)

    assert titles(reader, "/the/nong-thon-moi/") == ["Có thẻ"]
    soup = BeautifulSoup(reader.get(tagged.get_absolute_url()).content, "html.parser")
    assert [link.get_text() for link in soup.select("a[rel=tag]")] == ["giao thông", "Nông thôn mới"]


def test_tags_are_typed_between_commas() -> None:
    assert read_tags(" nông thôn mới ,, Nông  thôn mới, giao thông") == ["Nông thôn mới", "giao thông"]
    with pytest.raises(ValidationError, match="tối đa"):
        read_tags(",".join(f"thẻ {number}" for number in range(MAX_TAGS + 1)))
    with pytest.raises(ValidationError, match="dài quá"):
        read_tags("a " * 40)


def test_an_officer_tags_a_post(
    officer_client: Client, draft_article: Article, commune: Commune, other_commune: Commune
) -> None:
    Tag.objects.create(commune=other_commune, name="giao thông")
    data = {
        "title": "Bài", "lead": "a", "body": "<p>a</p>", "comments_open": "on", "tag_names": "Giao thông, cầu",
        "attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0",
    }  # fmt: skip
    address = reverse("admin:news_article_change", args=[draft_article.pk])
    assert officer_client.post(address, data).status_code == 302

    assert [(tag.name, tag.commune) for tag in draft_article.tags.all()] == [("cầu", commune), ("Giao thông", commune)]
    assert 'value="cầu, Giao thông"' in officer_client.get(address).content.decode()
    officer_client.post(address, {**data, "tag_names": ""})
    assert not draft_article.tags.exists()


def test_months_have_their_posts_by_the_clock_of_vietnam(reader: Client, commune: Commune) -> None:
    make_post(commune, title="Cuối tháng 6", published_at=datetime(2023, 6, 30, 23, 30, tzinfo=HANOI))
    make_post(commune, title="Đầu tháng 7", published_at=datetime(2023, 7, 1, 0, 30, tzinfo=HANOI))
    make_post(commune, title="Tháng 12", published_at=datetime(2022, 12, 31, 23, 0, tzinfo=HANOI))

    soup = BeautifulSoup(reader.get("/luu-tru/").content, "html.parser")
    assert [link["href"] for link in soup.select("main a")] == [
        "/luu-tru/2023/7/",
        "/luu-tru/2023/6/",
        "/luu-tru/2022/12/",
    ]
    assert titles(reader, "/luu-tru/2023/6/") == ["Cuối tháng 6"]
    assert titles(reader, "/luu-tru/2023/7/") == ["Đầu tháng 7"]
    assert titles(reader, "/luu-tru/2022/12/") == ["Tháng 12"]


@pytest.mark.parametrize("path", ["/luu-tru/2023/0/", "/luu-tru/2023/13/", "/luu-tru/0/1/", "/luu-tru/99999/1/"])
def test_a_month_that_is_none_is_not_there(reader: Client, commune: Commune, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_the_site_map_names_everything(reader: Client, commune: Commune, category: Category, below: Category) -> None:
    Page.objects.create(commune=commune, slug="gioi-thieu", title="Giới thiệu", is_public=True)
    Page.objects.create(commune=commune, slug="nhap", title="Nháp")
    soup = BeautifulSoup(reader.get("/so-do-cong/").content, "html.parser")
    links = {str(link["href"]) for link in soup.select("main a")}

    assert links >= {
        "/chuyen-muc/tin-tuc/", "/chuyen-muc/the-thao/", "/trang/gioi-thieu/", "/van-ban/", "/chi-so/", "/luu-tru/",
        "/lien-he/", "/rss/", "/atom/",
    }  # fmt: skip
    assert "/trang/nhap/" not in links
    assert all(reader.get(link).status_code == 200 for link in links)


def test_newer_and_older_stand_beside_a_post(reader: Client, commune: Commune, category: Category) -> None:
    posts = [make_post(commune, category=category, title=f"Bài {n}") for n in range(3)]  # of one moment: by their order
    elsewhere = make_post(commune, title="Không chuyên mục")
    make_post(commune, category=category, title="Nháp", status=Status.DRAFT)

    def beside(article: Article) -> list[tuple[str, str]]:
        soup = BeautifulSoup(reader.get(article.get_absolute_url()).content, "html.parser")
        return [(str(link["rel"][0]), str(link["href"])) for link in soup.select(".beside a")]

    addresses = [post.get_absolute_url() for post in posts]
    assert beside(posts[0]) == [("next", addresses[1])]
    assert beside(posts[1]) == [("next", addresses[2]), ("prev", addresses[0])]
    assert beside(posts[2]) == [("prev", addresses[1])]
    assert beside(elsewhere) == []


def test_pages_are_the_same_from_either_end(commune: Commune) -> None:
    posts = [
        make_post(commune, title=f"Bài {n}", published_at=PUBLISHED_AT + timedelta(days=n // 2)) for n in range(23)
    ]
    rows = Article.objects.public(commune).newest_first()
    pages: list[Any] = [page_of(RequestFactory().get("/", {"trang": str(n)}), rows, 4) for n in range(1, 7)]

    assert [article.pk for page in pages for article in page] == [post.pk for post in reversed(posts)]
    assert len(pages[5]) == 3


def test_a_page_deep_down_reads_keys_alone(commune: Commune, django_assert_num_queries: Any) -> None:
    for n in range(30):
        make_post(commune, title=f"Bài {n}")
    request = RequestFactory().get("/", {"trang": "5"})
    with django_assert_num_queries(3) as queries:
        list(page_of(request, Article.objects.public(commune).for_list().newest_first(), 4))
    keys = queries.captured_queries[1]["sql"]
    assert keys.count('"news_article"."id"') >= 1
    assert '"news_article"."title"' not in keys
