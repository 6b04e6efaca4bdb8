"""Ratings and views at one moment: none is lost, none counts twice, on whichever database the suite runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import Client

from communes.models import Commune, Host, Province, User
from indicators.models import Report
from news.models import (
    Article,
    ArticleCounter,
    Attachment,
    Category,
    Comment,
    Correction,
    Notice,
    Page,
    Rating,
    Tag,
)
from news.ratings import rate
from tests.news.public.conftest import browse, make_post
from tests.visitors.test_concurrency import THREADS, elsewhere, in_threads
from visitors.models import DailySalt, DailyVisits, Presence

pytestmark = pytest.mark.django_db(transaction=True)

MODELS = (
    User, Province, Commune, Host, Category, Page, Article, ArticleCounter, Rating, Comment, Correction,
    DailySalt, DailyVisits, Presence, Tag, Attachment, Notice, Report,
)  # fmt: skip


def _create_tables() -> None:
    with connection.schema_editor() as editor:
        for model in MODELS:
            editor.create_model(model)


@pytest.fixture
def shared(commune: Commune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Article:
    """A public post in a database that threads share. It is looked at from threads alone."""
    article = make_post(commune)
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        hosts = list(Host.objects.all())
        monkeypatch.setitem(connections.settings["default"], "NAME", str(tmp_path / "shared.sqlite3"))
        elsewhere(_create_tables)
        elsewhere(lambda: Commune.objects.bulk_create([commune]))
        elsewhere(lambda: Host.objects.bulk_create(hosts))
        elsewhere(lambda: Article.objects.bulk_create([article]))
    return article


def counter(article: Article) -> ArticleCounter:
    return elsewhere(lambda: ArticleCounter.objects.get(article=article))


def test_all_ratings_of_one_moment_are_summed(shared: Article) -> None:
    points = [number % 5 + 1 for number in range(THREADS)]

    in_threads(lambda number: rate(article=shared, reader_key=f"{number:064}", points=points[number]))

    numbers = counter(shared)
    assert (numbers.rating_sum, numbers.rating_count) == (sum(points), THREADS)


def test_one_reader_s_ratings_of_one_moment_are_one(shared: Article) -> None:
    in_threads(lambda number: rate(article=shared, reader_key="a" * 64, points=number % 5 + 1))

    stored = elsewhere(lambda: list(Rating.objects.values_list("points", flat=True)))
    numbers = counter(shared)
    assert len(stored) == 1
    assert (numbers.rating_sum, numbers.rating_count) == (stored[0], 1)


def test_every_reader_of_one_moment_is_counted_once(shared: Article) -> None:
    path = shared.get_absolute_url()
    clients: list[Client] = [browse(REMOTE_ADDR=f"203.0.113.{number // 2}") for number in range(THREADS)]

    answers = in_threads(lambda number: clients[number].get(path).status_code)  # each address comes twice

    assert answers == [200] * THREADS
    assert counter(shared).views == THREADS // 2
