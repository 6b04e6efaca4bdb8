"""Views: one per reader and article in half an hour; programs, staff and previews are not readers."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from news.models import Article, ArticleCounter
from tests.news.public.conftest import BROWSER, browse, make_post

pytestmark = pytest.mark.django_db


def views(article: Article) -> int:
    counter = ArticleCounter.objects.filter(article=article).first()
    return counter.views if counter else 0


def test_a_reader_s_look_counts_once(reader: Client, post: Article) -> None:
    first = reader.get(post.get_absolute_url()).content.decode()
    reader.get(post.get_absolute_url())
    browse().get(post.get_absolute_url())  # the same browser without its cookies

    assert '<span data-live="views">1</span> lượt xem' in first
    assert views(post) == 1


@pytest.mark.skipif(
    bool(settings.REDIS_URL), reason="Redis keeps its own time: a clock that tests turn does not move it"
)
def test_it_counts_again_after_half_an_hour(reader: Client, post: Article) -> None:
    with time_machine.travel("2023-07-06T20:30:00+07:00", tick=False) as clock:
        reader.get(post.get_absolute_url())
        clock.shift(29 * 60)
        reader.get(post.get_absolute_url())
        assert views(post) == 1
        clock.shift(2 * 60)
        reader.get(post.get_absolute_url())
        assert views(post) == 2


def test_another_browser_another_address_and_another_article_count(reader: Client, post: Article) -> None:
    second = make_post(post.commune, title="Bài khác")
    reader.get(post.get_absolute_url())
    reader.get(second.get_absolute_url())
    browse("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0").get(post.get_absolute_url())
    browse(REMOTE_ADDR="203.0.113.9").get(post.get_absolute_url())

    assert (views(post), views(second)) == (3, 1)


@pytest.mark.parametrize(
    ("agent", "headers"),
    [
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", {}),
        ("", {}),
        ("curl/8.5.0", {}),
        (BROWSER, {"sec-purpose": "prefetch;prerender"}),
    ],
)
def test_who_does_not_read_does_not_count(post: Article, agent: str, headers: dict[str, Any]) -> None:
    client = browse(agent)
    assert client.get(post.get_absolute_url(), headers=headers).status_code == 200

    assert views(post) == 0


def test_staff_and_heads_do_not_count(reader: Client, post: Article, editor_client: Client) -> None:
    editor_client.get(post.get_absolute_url(), headers={"user-agent": BROWSER})
    reader.head(post.get_absolute_url())

    assert views(post) == 0


def test_counting_writes_no_history_and_touches_no_article(reader: Client, post: Article) -> None:
    before = (post.updated_at, post.history.count())
    reader.get(post.get_absolute_url())
    post.refresh_from_db()

    assert (post.updated_at, post.history.count()) == before
