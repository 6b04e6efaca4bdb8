"""Error pages, robots.txt, the icon: in the site's design, in Vietnamese, and with as little as there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory

from communes.models import Commune
from portal import views
from tests.news.public.conftest import browse

pytestmark = pytest.mark.django_db


def test_not_found_stands_in_the_commune_s_design(commune: Commune) -> None:
    response = browse().get("/khong-co-gi/")

    page = response.content.decode()
    assert response.status_code == 404
    assert "Không tìm thấy trang" in page
    assert "Ủy ban nhân dân xã Thạnh Tân" in page
    assert not response.cookies


def test_a_refusal_is_told_in_words(commune: Commune) -> None:
    request: Any = RequestFactory().get("/")
    request.commune = commune
    response = views.permission_denied(request, PermissionError())

    assert response.status_code == 403
    assert "Yêu cầu này không được chấp nhận" in response.content.decode()


def test_a_refusal_gives_its_reason(commune: Commune) -> None:
    request: Any = RequestFactory().get("/")
    request.commune = commune
    response = views.permission_denied(request, PermissionDenied("Bài đã <khóa>."))

    assert "Bài đã &lt;khóa&gt;." in response.content.decode()
    assert "biểu mẫu được gửi từ một trang khác" not in response.content.decode()


def test_a_request_that_cannot_be_read_is_told_in_words() -> None:
    response = views.bad_request(HttpRequest(), ValueError())

    assert response.status_code == 400
    assert "Yêu cầu không hợp lệ" in response.content.decode()


def test_an_error_needs_neither_the_database_nor_a_commune(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = views.server_error(HttpRequest())

    assert response.status_code == 500
    assert "Cổng đang gặp sự cố" in response.content.decode()


def test_a_view_that_breaks_ends_on_that_page(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("portal.views.latest_score", broken)
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    response = client.get("/")

    assert response.status_code == 500
    assert "Cổng đang gặp sự cố" in response.content.decode()
    assert connection.queries_limit  # the connection itself is in order


def test_a_form_that_expired_is_told_in_words(commune: Commune) -> None:
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "x"})

    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn" in response.content.decode()


def test_a_host_without_a_commune_is_told_so() -> None:
    response = Client(headers={"host": "khong-ai.localhost"}).get("/")

    assert response.status_code == 404
    assert "Chưa có cổng thông tin ở địa chỉ này" in response.content.decode()


def test_robots_txt_keeps_programs_from_the_admin_and_names_the_map(commune: Commune) -> None:
    response = browse().get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://localhost/sitemap.xml" in lines


def test_browsers_find_the_icon_where_they_look_for_it(commune: Commune) -> None:
    response = browse().get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"].endswith(".svg")


@pytest.mark.parametrize(("method", "leads"), [("get", "/admin/?a=1"), ("post", "/admin/login/")])
def test_who_was_signed_out_elsewhere_meanwhile_is_led_on(rf: RequestFactory, method: str, leads: str) -> None:
    request = getattr(rf, method)("/admin/?a=1")
    response = views.bad_request(request, SessionInterrupted())
    assert (response.status_code, response["Location"]) == (302, leads)


def test_it_leads_to_no_other_host(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.path = "//evil.example/"
    response = views.bad_request(request, SessionInterrupted())
    assert response["Location"].startswith("/%2F")
