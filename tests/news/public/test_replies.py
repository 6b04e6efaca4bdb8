"""Replies to comments: one level deep, the commune's marked as such; and comments that are shown at once."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from communes.models import Commune, User
from news.comments import answer, moderate, take_in
from news.models import Article, ArticleCounter, Comment, CommentStatus
from tests.news.public.conftest import make_post

pytestmark = pytest.mark.django_db

WORDS = {"name": "Trần Thị Hoa", "text": "Tôi cũng muốn biết.", "website": ""}


@pytest.fixture
def asked(post: Article, editor: User) -> Comment:
    comment = take_in(article=post, name="Nguyễn Văn Bình", text="Bao giờ làm xong đường?")
    moderate(comments=Comment.objects.filter(pk=comment.pk), status=CommentStatus.APPROVED, by=editor)
    comment.refresh_from_db()
    return comment


def thread(client: Client, article: Article) -> list[list[str]]:
    """For each comment: its name, then those of its replies."""
    soup = BeautifulSoup(client.get(article.get_absolute_url()).content, "html.parser")
    return [
        [tag.get_text(" ", strip=True) for tag in comment.select("h3, h4")]
        for comment in soup.select("[data-live=comment-list] > .comment")
    ]


def test_a_reader_replies_and_it_stands_below_once_approved(
    reader: Client, post: Article, asked: Comment, editor: User
) -> None:
    form = reader.get(f"/bai-viet/{post.pk}/y-kien/?tra_loi={asked.pk}").content.decode()
    assert "Bao giờ làm xong đường?" in form
    assert f'name="tra_loi" value="{asked.pk}"' in form

    response = reader.post(f"/bai-viet/{post.pk}/y-kien/", {**WORDS, "tra_loi": asked.pk})
    assert response.status_code == 303
    reply = Comment.objects.get(parent=asked)
    assert (reply.status, reply.is_official) == ("pending", False)
    assert thread(reader, post) == [["Nguyễn Văn Bình"]]

    moderate(comments=Comment.objects.filter(pk=reply.pk), status=CommentStatus.APPROVED, by=editor)
    assert thread(reader, post) == [["Nguyễn Văn Bình", "Trần Thị Hoa"]]


def test_the_commune_answers_and_the_question_is_shown_with_it(
    reader: Client, post: Article, editor_client: Client, editor: User
) -> None:
    comment = take_in(article=post, name="Nguyễn Văn Bình", text="Bao giờ làm xong đường?")
    address = reverse("admin:news_comment_change", args=[comment.pk])

    assert editor_client.post(address, {"status": "pending", "answer": "Trong tháng 8."}).status_code == 302

    assert thread(reader, post) == [["Nguyễn Văn Bình", "UBND xã Thạnh Tân Trả lời của đơn vị"]]
    reply = Comment.objects.get(parent=comment)
    assert (reply.is_official, reply.status, reply.moderated_by) == (True, "approved", editor)
    assert ArticleCounter.objects.get(article=post).comments == 2


def test_an_answer_to_a_reply_stands_beside_it(post: Article, asked: Comment, editor: User) -> None:
    reply = take_in(article=post, name="Hoa", text="Tôi cũng muốn biết.", parent=asked)

    assert answer(comment=reply, text="Trong tháng 8.", by=editor).parent == asked


def test_an_officer_answers_nobody(asked: Comment, officer: User) -> None:
    with pytest.raises(PermissionDenied):
        answer(comment=asked, text="Trong tháng 8.", by=officer)


def test_a_hidden_comment_takes_its_replies_along(reader: Client, post: Article, asked: Comment, editor: User) -> None:
    answer(comment=asked, text="Trong tháng 8.", by=editor)
    moderate(comments=Comment.objects.filter(pk=asked.pk), status=CommentStatus.REJECTED, by=editor)

    assert thread(reader, post) == []
    assert ArticleCounter.objects.get(article=post).comments == 0


@pytest.mark.parametrize("which", ["pending", "reply", "elsewhere", "none", "word"])
def test_what_cannot_be_replied_to_is_told_and_nothing_is_lost(
    reader: Client, commune: Commune, post: Article, asked: Comment, which: str
) -> None:
    other = make_post(commune, title="Bài khác")
    parents: dict[str, object] = {
        "pending": take_in(article=post, name="A B", text="Chờ duyệt").pk,
        "reply": Comment.objects.create(article=post, parent=asked, name="A", text="x y z", status="approved").pk,
        "elsewhere": Comment.objects.create(article=other, name="A", text="x y z", status="approved").pk,
        "none": 10**9,
        "word": "x",
    }
    before = Comment.objects.count()
    response = reader.post(f"/bai-viet/{post.pk}/y-kien/", {**WORDS, "tra_loi": parents[which]})

    assert response.status_code == 404
    page = response.content.decode()
    assert "Ý kiến mà bạn muốn trả lời không còn ở đây." in page
    assert WORDS["text"] in page
    assert Comment.objects.count() == before


def test_the_model_refuses_a_second_level(post: Article, asked: Comment) -> None:
    reply = Comment.objects.create(article=post, parent=asked, name="A", text="xyz")
    with pytest.raises(ValidationError, match="Chỉ trả lời được"):
        take_in(article=post, name="B", text="xyz", parent=reply)


def test_a_commune_may_show_comments_at_once(reader: Client, post: Article) -> None:
    Commune.objects.filter(pk=post.commune_id).update(comments_held=False)
    response = reader.post(f"/bai-viet/{post.pk}/y-kien/", WORDS)

    assert response["Location"].endswith("/cam-on/y-kien-da-dang/")
    assert "Ý kiến của bạn đã hiện dưới bài." in reader.get(response["Location"]).content.decode()
    assert thread(reader, post) == [["Trần Thị Hoa"]]
    assert ArticleCounter.objects.get(article=post).comments == 1


def test_words_sent_after_closing_are_shown_back(reader: Client, post: Article) -> None:
    Article.objects.filter(pk=post.pk).update(comments_open=False)
    response = reader.post(f"/bai-viet/{post.pk}/y-kien/", WORDS)

    assert response.status_code == 403
    assert WORDS["text"] in response.content.decode()
