"""Static pages in the admin: nobody's newer text is saved over, and an old one comes back."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import Commune, Role
from news.models import Page
from tests.conftest import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(commune: Commune) -> Page:
    return Page.objects.create(
        commune=commune, title="Giới thiệu", slug="gioi-thieu", body="<p>Xã nằm dưới chân núi.</p>", is_public=True
    )


def change_url(page: Page) -> str:
    return reverse("admin:news_page_change", args=[page.pk])


def form_of(client: Client, page: Page, body: str) -> dict[str, str]:
    seen = client.get(change_url(page)).context["adminform"].form["seen_version"].value()
    return {"title": page.title, "slug": page.slug, "body": body, "order": "0", "is_public": "on", "seen_version": seen}


def test_a_newer_text_is_not_saved_over(editor_client: Client, page: Page, commune: Commune) -> None:
    other = Client(headers={"host": "localhost"})
    other.force_login(make_staff("lanhdao3", "Lê Thị Mai", commune, Role.EDITOR))
    mine = form_of(editor_client, page, "<p>Xã có tám ấp.</p>")
    theirs = form_of(other, page, "<p>Xã có <b>bảy</b> ấp.</p>")
    assert "cũng đang mở trang này" in editor_client.get(change_url(page)).content.decode()
    beat = reverse("admin:news_page_presence", args=[page.pk])
    assert editor_client.post(beat).json()["others"] == ["Lê Thị Mai"]
    assert other.post(change_url(page), theirs).status_code == 302
    refused = editor_client.post(change_url(page), mine)
    text = refused.content.decode()
    assert "Trang tĩnh đã được Lê Thị Mai sửa lúc" in text
    assert "<td>Xã có bảy ấp.</td><td>Xã có tám ấp.</td>" in text
    page.refresh_from_db()
    assert "bảy" in page.body
    again = {**mine, "seen_version": refused.context["adminform"].form["seen_version"].value()}
    assert editor_client.post(change_url(page), again).status_code == 302
    page.refresh_from_db()
    assert "tám" in page.body


def test_an_old_text_comes_back(editor_client: Client, officer_client: Client, page: Page) -> None:
    old = page.history.get()
    page.title, page.body, page.is_public = "Về xã", "<p>Khác.</p>", False
    page.save()
    url = reverse("admin:news_page_simple_history", args=[page.pk, old.pk])
    assert "Khôi phục bản này" in editor_client.get(url).content.decode()
    assert officer_client.post(url).status_code == 403
    assert editor_client.post(url).status_code == 302
    page.refresh_from_db()
    assert (page.title, page.body) == ("Giới thiệu", "<p>Xã nằm dưới chân núi.</p>")
    assert not page.is_public  # that is no part of the text
    newest = page.history.first()
    assert newest is not None
    assert "Khôi phục bản lúc" in newest.history_change_reason
    assert newest.history_user.username == "lanhdao"


def test_an_old_text_with_an_undescribed_picture_stays_old(editor_client: Client, page: Page) -> None:
    Page.history.filter(id=page.pk).update(body='<p><img src="/media/T1/anh/a.jpg"></p>')
    url = reverse("admin:news_page_simple_history", args=[page.pk, page.history.get().pk])
    refused = editor_client.post(url)
    assert refused.status_code == 422
    assert "chưa có mô tả" in refused.content.decode()
    page.refresh_from_db()
    assert "chân núi" in page.body
