"""The article page: all of its parts, and whom it refuses."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.utils import timezone

from communes.models import Commune, User
from news import publishing
from news.models import Article, ArticleCounter, Comment, CommentStatus, Rating, Status
from news.views.article import SHOWN_COMMENTS, average, render_article
from tests.news.public.conftest import PUBLISHED_AT, browse, make_post

pytestmark = pytest.mark.django_db

# commune, article, tags, newer, older, whether it announces a report, comments, related, corrections, attachments,
# notices, menu, footer
QUERIES_TO_SHOW_AN_ARTICLE = 13
QUERIES_TO_COUNT_A_READER = 10  # a visitor who is new, one more visit today, one more view


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def page(client: Client, article: Article) -> BeautifulSoup:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_has_the_parts_of_a_commune_s_post(reader: Client, post: Article) -> None:
    ArticleCounter.objects.create(article=post, views=112, rating_sum=9, rating_count=2, given_4=1, given_5=1)

    text = text_of(reader.get(post.get_absolute_url()))

    for part in (
        "Họp dân bàn làm đường",
        "Thứ năm - 06/07/2023 20:26",
        "113 lượt xem",
        "0 ý kiến",
        "Tối nay họp.",
        "Mời bà con.",
        "Tác giả bài viết: Nam Nguyễn",
        "Tổng số điểm của bài viết là: 9 trong 2 đánh giá, trung bình 4,5/5",
        "Ý kiến bạn đọc",
        "Thống kê truy cập",
        "Ủy ban nhân dân xã Thạnh Tân",
    ):
        assert part in text


def test_the_moment_is_written_for_programs_too(reader: Client, post: Article) -> None:
    Article.objects.filter(pk=post.pk).update(published_at=PUBLISHED_AT.replace(microsecond=414_665))
    moment = page(reader, post).time

    assert moment is not None
    assert moment["datetime"] == "2023-07-06T20:26:00+0700"  # HTML takes no microseconds


def test_there_is_one_h1_and_headings_go_down_one_by_one(reader: Client, post: Article) -> None:
    levels = [int(tag.name[1]) for tag in page(reader, post).find_all(re.compile(r"^h[1-6]$"))]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_image_has_its_size_its_description_and_its_caption(reader: Client, post: Article) -> None:
    Article.objects.filter(pk=post.pk).update(
        image="T1/anh-bai/x.jpg", image_width=1200, image_height=675, image_alt="Núi", image_caption="Núi Bà Đen."
    )
    figure = page(reader, post).find("figure")

    assert figure is not None
    assert figure.img is not None
    assert {name: figure.img[name] for name in ("src", "alt", "width", "height")} == {
        "src": "/media/T1/anh-bai/x.jpg",
        "alt": "Núi",
        "width": "1200",
        "height": "675",
    }
    assert figure.get_text() == "Núi Bà Đen."


def test_a_correction_is_told_with_its_day_and_its_reason(reader: Client, post: Article, editor: User) -> None:
    post.title = "Họp dân bàn làm cầu"
    publishing.correct(article=post, by=editor, reason="Ghi nhầm đường thành cầu")

    today = timezone.localdate().strftime("%d/%m/%Y")
    assert f"Đính chính ngày {today}: Ghi nhầm đường thành cầu" in text_of(reader.get(post.get_absolute_url()))


def test_only_approved_comments_stand_there_oldest_first(reader: Client, post: Article) -> None:
    for name, status in (("Một", "approved"), ("Hai", "pending"), ("Ba", "rejected"), ("Bốn", "approved")):
        Comment.objects.create(article=post, name=name, text="Ý kiến", status=status)

    names = [heading.get_text() for heading in page(reader, post).select(".comment h3")]
    assert names == ["Một", "Bốn"]


def test_of_very_many_comments_the_newest_stand_there(reader: Client, post: Article) -> None:
    rows = [Comment(article=post, name=f"Người {n}", text="x", status="approved") for n in range(SHOWN_COMMENTS + 5)]
    Comment.objects.bulk_create(rows)
    ArticleCounter.objects.create(article=post, comments=len(rows))

    names = [heading.get_text() for heading in page(reader, post).select(".comment h3")]
    assert len(names) == SHOWN_COMMENTS
    assert names[-1] == f"Người {SHOWN_COMMENTS + 4}"


def test_what_readers_write_is_text_and_never_a_link(reader: Client, post: Article) -> None:
    comment_pk = Comment.objects.create(
        article=post,
        name="<b>Tên</b>",
        text='<script>alert(1)</script> <a href="http://xau.example">x</a> http://xau.example www.xau.example',
        status=CommentStatus.APPROVED,
    ).pk
    comment = page(reader, post).select_one(".comment")

    assert comment is not None
    assert comment.find(["script", "b"]) is None
    assert [link["href"] for link in comment.find_all("a")] == [f"/bai-viet/{post.pk}/y-kien/?tra_loi={comment_pk}"]
    assert "<script>alert(1)</script>" in comment.get_text()


def test_a_wrong_slug_leads_to_the_right_one(reader: Client, post: Article) -> None:
    response = reader.get(f"/bai-viet/ten-cu-{post.pk}/")

    assert (response.status_code, response["Location"]) == (301, post.get_absolute_url())


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.WITHDRAWN])
def test_what_is_not_published_is_not_there(reader: Client, post: Article, status: Status) -> None:
    Article.objects.filter(pk=post.pk).update(status=status)

    assert reader.get(post.get_absolute_url()).status_code == 404
    assert reader.get(f"/bai-viet/ten-cu-{post.pk}/").status_code == 404  # a redirect would tell the title


def test_what_is_scheduled_is_not_there_yet(reader: Client, post: Article) -> None:
    Article.objects.filter(pk=post.pk).update(published_at=timezone.now() + timedelta(minutes=1))

    assert reader.get(post.get_absolute_url()).status_code == 404


def test_another_commune_s_post_is_not_there(reader: Client, neighbour: Client, other_post: Article) -> None:
    assert neighbour.get(other_post.get_absolute_url()).status_code == 200
    assert reader.get(other_post.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("path", ["/bai-viet/x-999999999999/", "/bai-viet/x-9999999999999999999999/", "/bai-viet/x/"])
def test_an_address_of_nothing_is_not_there(reader: Client, commune: Commune, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_it_is_only_read(reader: Client, post: Article) -> None:
    assert reader.post(post.get_absolute_url()).status_code == 405


def test_reading_sets_no_cookie_and_does_not_depend_on_any(reader: Client, post: Article) -> None:
    response = reader.get(post.get_absolute_url())

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_two_readers_get_the_same_page_but_for_the_marked_numbers(post: Article) -> None:
    def unmarked(client: Client) -> str:
        soup = page(client, post)
        marked = soup.select("[data-live]")
        assert {tag["data-live"] for tag in marked} == {"views", "comments", "rating", "comment-list", "visits"}
        for tag in marked:
            tag.clear()
        return str(soup)

    first, second = browse(), browse("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0")
    second.cookies["ban-doc"] = "x" * 43
    Rating.objects.create(article=post, reader_key="x" * 64, points=3)

    assert unmarked(first) == unmarked(second)


def test_signed_in_staff_get_the_page_that_readers_get(reader: Client, post: Article, editor_client: Client) -> None:
    page(reader, post)  # counted, so that both see one number
    assert editor_client.get(post.get_absolute_url()).content == reader.get(post.get_absolute_url()).content


def test_the_queries_are_few(reader: Client, post: Article, django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        Comment.objects.create(article=post, name="A", text=f"{number}", status=CommentStatus.APPROVED)
        make_post(post.commune, category=post.category, title=f"Bài {number}")

    browse("Mozilla/5.0 Firefox/140.0").get(post.get_absolute_url())  # the day's first: it makes the day's rows
    with django_assert_max_num_queries(QUERIES_TO_SHOW_AN_ARTICLE + QUERIES_TO_COUNT_A_READER):
        reader.get(post.get_absolute_url())
    with django_assert_max_num_queries(QUERIES_TO_SHOW_AN_ARTICLE):
        reader.get(post.get_absolute_url())


def test_a_preview_says_so_counts_nothing_and_takes_nothing(
    commune: Commune, draft_article: Article, officer: User
) -> None:
    request: Any = RequestFactory().get("/", headers={"user-agent": "Mozilla/5.0 Firefox/140.0"})
    request.commune, request.user = commune, officer

    soup = BeautifulSoup(render_article(request, draft_article, preview=True).content, "html.parser")

    assert "Bản xem trước, bài chưa công khai" in soup.get_text()
    assert "Chưa đăng" in soup.get_text()
    assert not ArticleCounter.objects.exists()
    assert all(fields.has_attr("disabled") for fields in soup.select("main fieldset"))
    assert all(button.has_attr("disabled") for button in soup.select("main button"))
    assert soup.select_one('meta[name="robots"][content="noindex"]')


@pytest.mark.parametrize(
    ("total", "count", "shown"),
    [(0, 0, ""), (5, 1, "5"), (9, 2, "4,5"), (13, 3, "4,3"), (14, 3, "4,7"), (17, 20, "0,9")],
)
def test_the_average_has_one_decimal_rounded_half_up(total: int, count: int, shown: str) -> None:
    assert average(ArticleCounter(rating_sum=total, rating_count=count)) == shown
