"""Comments: taken in, held, shown once approved, counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from communes.models import User
from news.comments import moderate
from news.models import Article, ArticleCounter, Comment, CommentStatus
from tests.news.public.conftest import BROWSER
from visitors import limits

pytestmark = pytest.mark.django_db

WORDS = {"name": "Bà Năm", "text": "Cảm ơn xã đã công bố."}


def url(article: Article) -> str:
    return f"/bai-viet/{article.pk}/y-kien/"


def test_a_comment_is_held_and_the_reader_told_so(reader: Client, post: Article) -> None:
    response = reader.post(url(post), WORDS)

    assert (response.status_code, response["Location"]) == (303, f"/bai-viet/{post.pk}/cam-on/y-kien/")
    assert "sau khi cán bộ đọc" in reader.get(response["Location"]).content.decode()
    comment = Comment.objects.get()
    assert (comment.name, comment.text, comment.status) == ("Bà Năm", "Cảm ơn xã đã công bố.", CommentStatus.PENDING)
    assert "Cảm ơn xã" not in reader.get(post.get_absolute_url()).content.decode()


def test_approved_it_is_shown_and_counted_and_hidden_again(reader: Client, post: Article, editor: User) -> None:
    reader.post(url(post), WORDS)

    assert moderate(comments=Comment.objects.all(), status=CommentStatus.APPROVED, by=editor) == 1
    shown = reader.get(post.get_absolute_url()).content.decode()
    assert "Cảm ơn xã đã công bố." in shown
    assert ArticleCounter.objects.get(article=post).comments == 1
    comment = Comment.objects.get()
    assert comment.moderated_by == editor
    assert comment.moderated_at is not None

    assert moderate(comments=Comment.objects.all(), status=CommentStatus.REJECTED, by=editor) == 1
    assert "Cảm ơn xã" not in reader.get(post.get_absolute_url()).content.decode()
    assert ArticleCounter.objects.get(article=post).comments == 0


def test_approving_twice_counts_once(post: Article, editor: User) -> None:
    Comment.objects.create(article=post, **WORDS)

    moderate(comments=Comment.objects.all(), status=CommentStatus.APPROVED, by=editor)
    assert moderate(comments=Comment.objects.all(), status=CommentStatus.APPROVED, by=editor) == 0
    assert ArticleCounter.objects.get(article=post).comments == 1


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "  ", "Hãy ghi họ tên."),
        ("name", "x" * 81, "Họ tên dài quá 80 ký tự."),
        ("text", "", "Hãy ghi ý kiến."),
        ("text", "ừ", "Ý kiến ngắn quá; hãy viết rõ hơn."),
        ("text", "x" * 2001, "Ý kiến dài quá 2000 ký tự."),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(
    reader: Client, post: Article, field: str, value: str, message: str
) -> None:
    response = reader.post(url(post), {**WORDS, field: value})

    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "html.parser")
    wrong = soup.select_one(f"#id_{field}")
    assert wrong is not None
    error = soup.find(id=wrong["aria-describedby"])
    assert error is not None
    assert error.get_text() == message
    kept = soup.select_one("#id_text" if field == "name" else "#id_name")
    assert kept is not None
    assert (kept.get("value") or kept.get_text().strip()) in WORDS.values()
    assert soup.title is not None
    assert soup.title.get_text().startswith("Lỗi: ")
    assert not Comment.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(reader: Client, post: Article) -> None:
    response = reader.post(url(post), {**WORDS, "website": "http://xau.example"})

    assert response.status_code == 303
    assert not Comment.objects.exists()


def test_people_do_not_meet_the_trap(reader: Client, post: Article) -> None:
    trap = BeautifulSoup(reader.get(post.get_absolute_url()).content, "html.parser").select_one("#id_website")

    assert trap is not None
    assert trap["tabindex"] == "-1"
    assert trap.find_parent(attrs={"aria-hidden": "true"}) is not None


def test_the_sixth_in_an_hour_is_refused_and_kept_in_the_form(reader: Client, post: Article) -> None:
    for number in range(limits.COMMENTS_PER_READER.times):
        assert reader.post(url(post), {**WORDS, "name": f"Bà {number}"}).status_code == 303
    response = reader.post(url(post), WORDS)

    assert response.status_code == 429
    assert "Cảm ơn xã đã công bố." in response.content.decode()
    assert Comment.objects.count() == limits.COMMENTS_PER_READER.times


def test_an_article_that_takes_none_takes_none(reader: Client, post: Article) -> None:
    Article.objects.filter(pk=post.pk).update(comments_open=False)

    page = reader.get(post.get_absolute_url()).content.decode()
    assert "Bài này không nhận ý kiến." in page
    assert 'name="text"' not in page
    assert reader.post(url(post), WORDS).status_code == 403
    assert not Comment.objects.exists()


def test_another_site_cannot_comment_for_a_reader(post: Article) -> None:
    client = Client(headers={"host": "localhost", "user-agent": BROWSER, "sec-fetch-site": "cross-site"})

    assert client.post(url(post), WORDS).status_code == 403
    assert not Comment.objects.exists()


def test_another_commune_s_post_takes_no_comment_here(reader: Client, commune: object, other_post: Article) -> None:
    assert reader.post(url(other_post), WORDS).status_code == 404
    assert not Comment.objects.exists()


def test_text_is_stored_composed(reader: Client, post: Article) -> None:
    reader.post(url(post), {"name": "Hòa".replace("ò", "o\u0300"), "text": "Đường tốt".replace("ố", "o\u0302\u0301")})

    comment = Comment.objects.get()
    assert (comment.name, comment.text) == ("Hòa", "Đường tốt")


def test_a_double_click_is_one_comment(reader: Client, post: Article) -> None:
    answers = [reader.post(url(post), WORDS) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert post.comments.count() == 1
    reader.post(url(post), {**WORDS, "name": "Ông Ba"})
    assert post.comments.count() == 2


@pytest.mark.parametrize("change", [{"created_at": timedelta(minutes=11)}, {"status": CommentStatus.REJECTED}])
def test_the_same_words_later_or_after_a_refusal_are_new(
    reader: Client, post: Article, change: dict[str, timedelta | str]
) -> None:
    reader.post(url(post), WORDS)
    row = {name: timezone.now() - how if isinstance(how, timedelta) else how for name, how in change.items()}
    Comment.objects.update(**row)
    reader.post(url(post), WORDS)
    assert post.comments.count() == 2
