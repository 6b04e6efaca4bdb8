"""Deleting a tag says in Vietnamese what goes: the tag, not the posts that carry it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import Commune
from news.models import Article, Tag

pytestmark = pytest.mark.django_db


def test_deleting_a_tag_names_the_posts_by_their_number(
    editor_client: Client, commune: Commune, draft_article: Article
) -> None:
    tag = Tag.objects.create(commune=commune, name="nông thôn mới")
    other = Tag.objects.create(commune=commune, name="giao thông")
    draft_article.tags.add(tag)
    url = reverse("admin:news_tag_delete", args=[tag.pk])
    page = editor_client.get(url).content.decode()
    assert "Thẻ: nông thôn mới" in page
    assert "1 bài không còn mang thẻ này" in page
    assert "Article" not in page
    assert "relationship" not in page
    assert "không còn mang" not in editor_client.get(reverse("admin:news_tag_delete", args=[other.pk])).content.decode()
    chosen = {"action": "delete_selected", "_selected_action": [str(tag.pk), str(other.pk)]}
    listed = editor_client.post(reverse("admin:news_tag_changelist"), chosen).content.decode()
    assert "Thẻ: giao thông" in listed
    assert "relationship" not in listed
    assert editor_client.post(url, {"post": "yes"}).status_code == 302
    assert list(Tag.objects.all()) == [other]
    assert Article.objects.get() == draft_article


def test_rows_that_cannot_be_are_chosen_in_vain(editor_client: Client, commune: Commune) -> None:
    Tag.objects.create(commune=commune, name="giao thông")
    url = reverse("admin:news_tag_changelist")
    chosen = {"action": "delete_selected", "_selected_action": ["1'", "x"]}
    assert editor_client.post(url, chosen).status_code == 302
    assert Tag.objects.count() == 1
