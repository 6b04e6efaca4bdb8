"""A form sent for a row that is gone, or that its sender may not change any more: nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import User
from indicators.models import Report
from news import publishing
from news.models import Article, Category
from portal.accounts.saved import COOKIE

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "Họp dân bàn làm đường",
    "lead": "Bà con mang theo <giấy mời>.",
    "body": '<p>Tối mai <strong>19 giờ</strong>.</p><script>alert("x")</script>',
    "comments_open": "on",
    "published_at_0": "05/12/2026",
    "published_at_1": "08:00",
    "version": "2026-01-01",
    "_unsaved_id": "abc",
    "_save": "Lưu",
    "attachments-TOTAL_FORMS": "1",
    "attachments-INITIAL_FORMS": "1",
    "attachments-0-id": "7",
    "attachments-0-title": "Giấy mời",
}


def url_of(article: Article) -> str:
    return reverse("admin:news_article_change", args=[article.pk])


def test_a_post_that_was_published_meanwhile_gives_the_text_back(
    officer_client: Client, draft_article: Article, category: Category, editor: User
) -> None:
    publishing.publish(article=draft_article, by=editor)
    refused = officer_client.post(url_of(draft_article), {**TYPED, "category": str(category.pk)})
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "Bài đang ở trạng thái «Đã đăng», Trần Văn Phúc chuyển lúc" in page
    assert "Bà con mang theo &lt;giấy mời&gt;." in page
    assert "<strong>19 giờ</strong>" in page  # to be copied as it looked
    assert "alert(" not in page
    assert "05/12/2026 08:00" in page
    assert "Tin tức" in page  # the category's name, not its number
    assert reverse("admin:news_article_review", args=[draft_article.pk]) in page
    assert "Lưu thành" not in page
    assert COOKIE not in refused.cookies  # the browser keeps its copy
    draft_article.refresh_from_db()
    assert draft_article.lead == "Tối nay họp."


def test_a_post_that_was_deleted_meanwhile_is_saved_as_a_new_one(
    officer_client: Client, draft_article: Article, officer: User
) -> None:
    url = url_of(draft_article)
    draft_article.delete()
    refused = officer_client.post(url, TYPED)
    page = refused.content.decode()
    assert refused.status_code == 404
    assert "Bài viết này không còn nữa" in page
    assert COOKIE not in refused.cookies
    action = re.search(r'action="([^"]+add/)"', page)
    assert action is not None
    assert 'name="attachments-0-id"' not in page
    assert 'name="version"' not in page
    again = {"attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0"}
    for name in ("title", "lead", "body", "comments_open", "published_at_0", "published_at_1"):
        assert f'type="hidden" name="{name}"' in page
        again[name] = TYPED[name]
    assert officer_client.post(action[1], {**again, "_continue": "1"}).status_code == 302
    saved = Article.objects.get()
    assert (saved.lead, saved.created_by) == ("Bà con mang theo <giấy mời>.", officer)


def test_figures_of_a_report_that_was_deleted_meanwhile(
    officer_client: Client, june: Report, typed: dict[str, str]
) -> None:
    url = reverse("admin:indicators_report_change", args=[june.pk])
    june.delete()
    page = officer_client.post(url, {**typed, "total_score": "72,6"}).content.decode()
    assert "Kỳ đánh giá này không còn nữa" in page
    assert "<td>72,6</td>" in page
    assert 'name="group_SHHS" value="19"' in page


def test_another_commune_s_post_looks_like_one_that_is_gone(stranger_client: Client, draft_article: Article) -> None:
    page = stranger_client.post(url_of(draft_article), TYPED).content.decode()
    assert "Bài viết này không còn nữa" in page
    assert "Tối nay họp." not in page


def test_who_may_write_nothing_is_given_no_form(officer_client: Client, category: Category) -> None:
    url = reverse("admin:news_category_change", args=[category.pk])
    refused = officer_client.post(url, {"name": "Tin khác"})
    assert refused.status_code == 403
    assert Category.objects.get().name == "Tin tức"
    refused = officer_client.post(reverse("admin:news_category_change", args=[9999]), {"name": "x"})
    assert refused.status_code == 403


def test_no_password_is_shown_or_sent_again(editor_client: Client) -> None:
    sent = {"full_name": "Lê Thị Mai", "username": "mai", "password1": "mat-khau-766", "password2": "mat-khau-766"}
    page = editor_client.post(reverse("admin:communes_user_change", args=[9999]), sent).content.decode()
    assert "Lê Thị Mai" in page
    assert "mat-khau-766" not in page
