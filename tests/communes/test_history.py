from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db.models import Field
from django.test import Client
from django.urls import reverse

from communes.history import Piece, VersionRow, in_words
from communes.models import Commune, User
from news import publishing
from news.models import Article


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("pinned", True, "có"),
        ("pinned", False, "không"),
        ("published_at", None, "(trống)"),
        ("published_at", datetime(2023, 7, 6, 13, 26, tzinfo=UTC), "20:26 06/07/2023"),
        ("status", "published", "Đã đăng"),
        ("image_width", Decimal("72.60"), "72,6"),
        ("title", "Một", "Một"),
    ],
)
def test_values_in_words(field: str, value: object, words: str) -> None:
    found = Article._meta.get_field(field)
    assert isinstance(found, Field)
    assert in_words(found, value) == words


@pytest.mark.django_db
def test_the_history_page_speaks_vietnamese(editor_client: Client, commune: Commune) -> None:
    article = Article.objects.create(commune=commune, title="Bài")
    article.pinned = True
    article.save()
    page = editor_client.get(reverse("admin:news_article_history", args=[article.pk])).content.decode()
    assert "không → có" in " ".join(page.split())
    for english in ("None", "False", "True", "entries"):
        assert english not in page.replace("NONE,NOARCHIVE", "")


def test_a_changed_line_marks_the_words_that_changed() -> None:
    row = VersionRow("Nội dung", "Một.\nHọp lúc 7 giờ tối nay.\nHết.", "Một.\nHọp lúc 19 giờ tối nay.\nHết.")
    [(then, now)] = row.runs
    assert [(piece.text, piece.changed) for piece in then[0]] == [
        ("Họp lúc ", False), ("7 ", True), ("giờ tối nay.", False),
    ]  # fmt: skip
    assert [piece.text for piece in now[0] if piece.changed] == ["19 "]
    assert not row.is_short


def test_lines_with_nothing_in_common_are_not_mixed() -> None:
    [(then, now)] = VersionRow("Nội dung", "Mời bà con.", "Hoãn cuộc họp chiều nay").runs
    assert then == [[Piece("Mời bà con.")]]
    assert now == [[Piece("Hoãn cuộc họp chiều nay")]]


@pytest.mark.django_db
def test_the_history_tells_steps_and_long_changes_in_full(
    editor_client: Client, draft_article: Article, officer: User, editor: User
) -> None:
    same = "Bà con thôn Một đem theo sổ hộ khẩu và giấy mời của xã để tiện việc điểm danh tại nhà văn hóa xã. " * 3
    draft_article.body = f"<p>{same}Họp lúc bảy giờ.</p>"
    draft_article.save()
    draft_article.body = f"<p>{same}Họp lúc tám giờ.</p>"
    draft_article.save()
    publishing.submit(article=draft_article, by=officer)
    page = editor_client.get(reverse("admin:news_article_history", args=[draft_article.pk])).content.decode()
    assert "Bản thảo → Chờ duyệt" in page
    assert "<strong>bảy </strong>giờ.</del>" in page
    assert "<strong>tám </strong>giờ.</ins>" in page
    changed = draft_article.history.all()[1]
    url = reverse("admin:news_article_simple_history", args=[draft_article.pk, changed.pk])
    page = editor_client.get(url).content.decode()
    assert "Lần lưu này đã đổi gì" in page
    assert "<strong>bảy </strong>" in page
