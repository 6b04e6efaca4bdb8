from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db.models import Field
from django.test import Client
from django.urls import reverse

from communes.history import in_words
from communes.models import Commune
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
