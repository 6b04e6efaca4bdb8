"""Links to the portal's own posts, picked in the editor: public ones of the own commune."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from communes.models import Commune
from news.editor import BodyWidget
from news.models import Page
from tests.news.public.conftest import make_document, make_post

pytestmark = pytest.mark.django_db


def offered(client: Client, text: str = "") -> list[tuple[str, str]]:
    response = client.get(reverse("admin:news_link_browse"), {"q": text, "CKEditorFuncNum": "3"})
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.body is not None
    assert soup.body["data-callback"] == "3"
    return [(button.get_text(), str(button["data-url"])) for button in soup.select("button[data-url]")]


def test_public_posts_pages_and_documents_are_offered(
    officer_client: Client, commune: Commune, other_commune: Commune
) -> None:
    post = make_post(commune, title="Lịch tiêm chủng")
    paper = make_document(commune, title="Kế hoạch tiêm chủng")
    page = Page.objects.create(commune=commune, title="Tiêm chủng mở rộng", slug="tiem-chung", is_public=True)
    make_post(commune, title="Tiêm chủng nháp", status="draft")
    make_post(other_commune, title="Tiêm chủng của phường")
    Page.objects.create(commune=commune, title="Trang nháp tiêm chủng", slug="nhap")

    assert offered(officer_client, "tiem chung") == [
        ("Lịch tiêm chủng", post.get_absolute_url()),
        ("Tiêm chủng mở rộng", page.get_absolute_url()),
        ("Kế hoạch tiêm chủng", paper.get_absolute_url()),
    ]
    assert offered(officer_client, "khoai lang") == []
    assert ("Lịch tiêm chủng", post.get_absolute_url()) in offered(officer_client)


def test_a_stranger_to_the_admin_is_led_to_sign_in(client: Client, commune: Commune) -> None:
    assert client.get(reverse("admin:news_link_browse")).status_code == 302


def test_the_editor_s_link_dialogue_leads_there() -> None:
    widget = BodyWidget()
    widget._set_config()
    assert widget.config["filebrowserLinkBrowseUrl"] == reverse("admin:news_link_browse")
