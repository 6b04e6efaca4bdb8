"""The browser keeps its copy of a form until the server stored it; a redirect alone is no saving."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import Commune, User
from news.models import Article, Category
from portal.accounts.saved import COOKIE

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Lịch tiêm chủng", "lead": "Ngày 5.", "comments_open": "on", "_unsaved_id": "abc",
    "attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0",
}  # fmt: skip


def send(client: Client, category: Category, url: str) -> str:
    """What the answer says was saved."""
    answer = client.post(url, {**FORM, "category": str(category.pk)})
    assert answer.status_code == 302
    return unquote(answer.cookies[COOKIE].value) if COOKIE in answer.cookies else ""


def test_what_was_stored_need_not_be_kept(officer_client: Client, category: Category, draft_article: Article) -> None:
    add = reverse("admin:news_article_add")
    change = reverse("admin:news_article_change", args=[draft_article.pk])
    assert send(officer_client, category, add) == f"abc {add}"
    assert send(officer_client, category, change) == f"abc {change}"


def test_who_has_to_set_a_password_first_keeps_the_text(
    officer_client: Client, officer: User, category: Category
) -> None:
    User.objects.filter(pk=officer.pk).update(must_change_password=True)
    assert send(officer_client, category, reverse("admin:news_article_add")) == ""
    assert not Article.objects.exists()


def test_who_has_to_set_up_the_second_factor_first_keeps_the_text(
    officer_client: Client, commune: Commune, category: Category
) -> None:
    Commune.objects.filter(pk=commune.pk).update(requires_second_factor=True)
    assert send(officer_client, category, reverse("admin:news_article_add")) == ""
    assert not Article.objects.exists()


def test_a_session_that_is_over_keeps_the_text(client: Client, category: Category) -> None:
    assert send(client, category, reverse("admin:news_article_add")) == ""
