"""RSS of all posts and of a category."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from communes.models import Commune
from news.feeds import ITEMS
from news.models import Article, Category, Status
from tests.news.public.conftest import PUBLISHED_AT, make_post

pytestmark = pytest.mark.django_db

QUERIES_OF_A_FEED = 4


def channel(client: Client, path: str) -> ET.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    found = ET.fromstring(response.content).find("channel")  # noqa: S314  our own output
    assert found is not None
    return found


def titles(found: ET.Element) -> list[str | None]:
    return [item.findtext("title") for item in found.findall("item")]


def test_the_feed_names_the_commune_and_its_newest_posts(reader: Client, post: Article) -> None:
    make_post(post.commune, title="Bài cũ", published_at=PUBLISHED_AT - timedelta(days=1))
    found = channel(reader, "/rss/")

    assert found.findtext("title") == "Ủy ban nhân dân xã Thạnh Tân"
    assert found.findtext("language") == "vi"
    assert titles(found) == ["Họp dân bàn làm đường", "Bài cũ"]
    item = found.find("item")
    assert item is not None
    assert item.findtext("link") == f"http://localhost{post.get_absolute_url()}"
    assert item.findtext("description") == "Tối nay họp."
    assert item.findtext("pubDate") == "Thu, 06 Jul 2023 13:26:00 +0000"


def test_addresses_are_those_of_the_host_that_was_asked(neighbour: Client, other_post: Article) -> None:
    item = channel(neighbour, "/rss/").find("item")

    assert item is not None
    assert item.findtext("link") == f"http://xa-khac.localhost{other_post.get_absolute_url()}"


def test_a_category_has_a_feed_of_its_own(reader: Client, post: Article, category: Category) -> None:
    make_post(post.commune, title="Bài ngoài chuyên mục")
    found = channel(reader, "/chuyen-muc/tin-tuc/rss/")

    assert found.findtext("title") == "Tin tức – Ủy ban nhân dân xã Thạnh Tân"
    assert titles(found) == [post.title]
    assert reader.get("/chuyen-muc/khong-co/rss/").status_code == 404


def test_what_readers_must_not_see_is_in_no_feed(reader: Client, commune: Commune, other_post: Article) -> None:
    make_post(commune, title="Nháp", status=Status.DRAFT)
    make_post(commune, title="Hẹn giờ", published_at=timezone.now() + timedelta(hours=1))

    assert titles(channel(reader, "/rss/")) == []


def test_it_is_short_and_cheap(reader: Client, commune: Commune, django_assert_max_num_queries: Any) -> None:
    for number in range(ITEMS + 3):
        make_post(commune, title=f"Bài {number}")
    with django_assert_max_num_queries(QUERIES_OF_A_FEED):
        found = channel(reader, "/rss/")

    assert len(titles(found)) == ITEMS


ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_says_the_same(reader: Client, post: Article, category: Category) -> None:
    for path, title in (
        ("/atom/", "Ủy ban nhân dân xã Thạnh Tân"),
        ("/chuyen-muc/tin-tuc/atom/", "Tin tức – Ủy ban nhân dân xã Thạnh Tân"),
    ):
        response = reader.get(path)
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        feed = ET.fromstring(response.content)  # noqa: S314  our own output
        assert feed.findtext(f"{ATOM}title") == title
        entry = feed.find(f"{ATOM}entry")
        assert entry is not None
        assert entry.findtext(f"{ATOM}title") == post.title
        assert entry.findtext(f"{ATOM}published") == "2023-07-06T13:26:00+00:00"
        own = feed.find(f"{ATOM}link[@rel='self']")
        assert own is not None
        assert own.get("href") == f"http://localhost{path}"


def test_no_invisible_character_breaks_a_feed(reader: Client, post: Article, category: Category) -> None:
    Article.objects.filter(pk=post.pk).update(title="Họp\x0b dân", lead="Tối\x0c nay\u202e họp.")
    for path in ("/rss/", "/atom/"):
        ET.fromstring(reader.get(path).content)  # noqa: S314
    assert titles(channel(reader, "/rss/")) == ["Họp dân"]


def test_what_staff_type_is_tidied_when_it_is_saved(commune: Commune) -> None:
    post = make_post(commune, title="  Họp\x0b \u200b dân ", lead="Một\x0c dòng.\n\n\n\n  Hai   dòng.  ")

    assert (post.title, post.lead) == ("Họp dân", "Một dòng.\n\nHai dòng.")
