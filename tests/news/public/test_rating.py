"""Rating: one per reader and article, changeable, without script and without a token in the page."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from news.models import Article, ArticleCounter, Rating, Status
from tests.news.public.conftest import BROWSER, browse
from visitors import limits
from visitors.reader import COOKIE

pytestmark = pytest.mark.django_db


def url(article: Article) -> str:
    return f"/bai-viet/{article.pk}/danh-gia/"


def numbers(article: Article) -> tuple[int, int]:
    counter = ArticleCounter.objects.get(article=article)
    return counter.rating_sum, counter.rating_count


def test_a_reader_rates_and_is_thanked(reader: Client, post: Article) -> None:
    response = reader.post(url(post), {"points": "4"})

    assert (response.status_code, response["Location"]) == (303, f"/bai-viet/{post.pk}/cam-on/danh-gia/")
    assert numbers(post) == (4, 1)
    thanks = reader.get(response["Location"])
    assert "Đánh giá của bạn đã được ghi nhận" in thanks.content.decode()


def test_the_cookie_is_random_the_portal_s_own_and_not_for_scripts(reader: Client, post: Article) -> None:
    cookie = reader.post(url(post), {"points": "4"}).cookies[COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert cookie.value not in Rating.objects.get().reader_key


def test_the_same_reader_changes_the_rating(reader: Client, post: Article) -> None:
    reader.post(url(post), {"points": "2"})
    reader.post(url(post), {"points": "5"})

    assert numbers(post) == (5, 1)


def test_another_reader_adds_one(reader: Client, post: Article) -> None:
    reader.post(url(post), {"points": "2"})
    browse().post(url(post), {"points": "5"})

    assert numbers(post) == (7, 2)


@pytest.mark.parametrize("points", ["0", "6", "", "abc", "4.5", "-1"])
def test_what_is_no_rating_is_refused_beside_the_field(reader: Client, post: Article, points: str) -> None:
    response = reader.post(url(post), {"points": points})

    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "html.parser")
    error = soup.select_one("#points-error")
    assert error is not None
    assert error.get_text() == "Hãy chọn từ 1 đến 5 điểm."
    assert not Rating.objects.exists()
    assert COOKIE not in response.cookies


def test_the_form_is_a_page_of_its_own_with_a_token(post: Article) -> None:
    old_browser = Client(headers={"host": "localhost", "user-agent": BROWSER}, enforce_csrf_checks=True)
    soup = BeautifulSoup(old_browser.get(url(post)).content, "html.parser")
    token = soup.select_one("main input[name=csrfmiddlewaretoken]")

    assert token is not None
    assert len(soup.select("main input[type=radio][name=points]")) == 5
    response = old_browser.post(url(post), {"points": "3", "csrfmiddlewaretoken": token["value"]})
    assert response["Location"].endswith("/cam-on/danh-gia/")
    assert numbers(post) == (3, 1)


def test_a_browser_that_vouches_for_nothing_is_led_to_the_form(post: Article) -> None:
    old_browser = Client(headers={"host": "localhost", "user-agent": BROWSER}, enforce_csrf_checks=True)
    response = old_browser.post(url(post), {"points": "3"})

    assert (response.status_code, response["Location"]) == (303, url(post))
    assert not Rating.objects.exists()


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://xau.example"}])
def test_another_site_cannot_rate_for_a_reader(post: Article, headers: dict[str, str]) -> None:
    client = Client(headers={"host": "localhost", "user-agent": BROWSER, **headers})

    assert client.post(url(post), {"points": "1"}).status_code == 403
    assert not Rating.objects.exists()


def test_too_many_at_once_are_refused(reader: Client, post: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = limits.Policy("ratings in a test", times=1, per_seconds=3600)
    monkeypatch.setattr("news.views.engagement.RATINGS_PER_READER", policy)
    assert reader.post(url(post), {"points": "1"}).status_code == 303
    response = reader.post(url(post), {"points": "5"})

    assert response.status_code == 429
    assert "Hãy quay lại sau một giờ" in response.content.decode()
    assert numbers(post) == (1, 1)


def test_a_post_that_is_not_public_takes_no_rating(reader: Client, post: Article, other_post: Article) -> None:
    Article.objects.filter(pk=post.pk).update(status=Status.DRAFT)

    for article in (post, other_post):
        assert reader.post(url(article), {"points": "5"}).status_code == 404
        assert reader.get(url(article)).status_code == 404
        assert reader.get(f"/bai-viet/{article.pk}/cam-on/danh-gia/").status_code == 404
    assert not Rating.objects.exists()


def test_the_form_and_the_thanks_are_not_for_search_engines(reader: Client, post: Article) -> None:
    for path in (url(post), f"/bai-viet/{post.pk}/cam-on/danh-gia/"):
        assert '<meta name="robots" content="noindex">' in reader.get(path).content.decode()


def test_the_form_is_kept_in_no_cache(reader: Client, post: Article) -> None:
    response: Any = reader.get(url(post))

    assert "no-store" in response["Cache-Control"]
