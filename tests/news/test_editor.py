"""The editor is contained: each line of the decision (docs/adr) is held here."""

from __future__ import annotations

import io
import json

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from communes.models import Commune, User
from news.editor import CONFIGURATION, BodyWidget
from news.models import Article, Upload
from portal.demo.pictures import picture

pytestmark = pytest.mark.django_db
OWN = {"sec-fetch-site": "same-origin"}


def test_no_public_page_references_the_editor(draft_article: Article, editor: User, client: Client) -> None:
    from news import publishing

    article = publishing.publish(article=draft_article, by=editor)
    for url in ("/", article.get_absolute_url(), "/chuyen-muc/tin-tuc/", "/tim-kiem/?q=a", "/chi-so/"):
        response = client.get(url, headers={"host": "localhost"})
        assert response.status_code == 200
        assert b"ckeditor" not in response.content.lower()
        assert "unsafe" not in response["Content-Security-Policy"]


def test_configuration_closes_the_known_holes(commune: Commune) -> None:
    widget = BodyWidget()
    config = json.loads(widget.get_context("body", "", {"id": "id_body"})["widget"]["config"])
    assert config["versionCheck"] is False  # CVE-2024-43411
    assert config["fullPage"] is False  # CVE-2024-24815
    assert config["entities"] is False
    assert "allowedContent" not in config or config["allowedContent"] is not True
    removed = set(config["removePlugins"].split(","))
    assert {"preview", "codesnippetgeshi", "docprops", "exportpdf", "scayt", "wsc", "iframe"} <= removed
    assert config["filebrowserImageUploadUrl"].startswith("/admin/")
    assert "//" not in json.dumps({key: value for key, value in config.items() if key.lower().endswith("url")})


def test_parts_with_holes_are_found_by_nobody() -> None:
    assert finders.find("ckeditor/ckeditor/ckeditor.js")
    for path in ("plugins/preview/preview.html", "plugins/codesnippetgeshi/plugin.js", "plugins/exportpdf/plugin.js"):
        assert finders.find(f"ckeditor/ckeditor/{path}") is None
    listed = [path for finder in get_finders() for path, _storage in finder.list([])]
    assert any(path.endswith("ckeditor.js") for path in listed)
    assert not [path for path in listed if "/samples/" in path or "/plugins/preview/" in path or "geshi" in path]


def test_editor_pages_alone_allow_inline_and_still_no_eval(officer_client: Client, draft_article: Article) -> None:
    page = officer_client.get(reverse("admin:news_article_change", args=[draft_article.pk]))
    policy = page["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    other = officer_client.get(reverse("admin:index"))["Content-Security-Policy"]
    assert "unsafe" not in other


def test_whatever_the_editor_sends_is_cleaned(officer_client: Client, draft_article: Article) -> None:
    body = '<p onclick="x()">Chào</p><script>alert(1)</script><p><![CDATA[<img src=x onerror=alert(1)>]]></p>'
    data = {"title": "Bài", "lead": "a", "body": body, "comments_open": "on"}
    data |= {"attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0"}
    officer_client.post(reverse("admin:news_article_change", args=[draft_article.pk]), data)
    draft_article.refresh_from_db()
    assert draft_article.title == "Bài"
    assert "<p>Chào</p>" in draft_article.body
    for sign in ("onclick", "<script", "<img"):
        assert sign not in draft_article.body


def test_the_configuration_names_no_foreign_host() -> None:
    assert "http" not in json.dumps(CONFIGURATION)


def upload(client: Client, content: bytes, name: str = "Ảnh.jpg", **headers: str) -> dict[str, object]:
    file = SimpleUploadedFile(name, content)
    response = client.post(reverse("admin:news_upload_editor"), {"upload": file}, headers=headers or OWN)
    assert response.status_code == 200, response.status_code
    answer: dict[str, object] = json.loads(response.content)
    return answer


def test_a_picture_is_taken_in_for_the_own_commune(officer_client: Client, officer: User, commune: Commune) -> None:
    answer = upload(officer_client, picture("hill"))
    row = Upload.objects.get()
    assert (row.commune, row.uploaded_by, row.width) == (commune, officer, 1200)
    assert answer == {"uploaded": 1, "fileName": row.file.name, "url": row.file.url}
    assert str(row.file.name).startswith("T1/anh/")
    assert "Ảnh" not in str(row.file.name)


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"", b"MZ\x90"])
def test_a_disguised_file_is_refused_in_words(officer_client: Client, content: bytes) -> None:
    answer = upload(officer_client, content, "anh.png")
    assert answer["uploaded"] == 0
    assert "không phải là ảnh" in str(answer["error"])
    assert not Upload.objects.exists()


def test_an_upload_from_another_site_is_refused(officer_client: Client) -> None:
    file = SimpleUploadedFile("a.jpg", picture("hill"))
    url = reverse("admin:news_upload_editor")
    assert officer_client.post(url, {"upload": file}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not Upload.objects.exists()


def test_a_stranger_cannot_upload(client: Client, commune: Commune) -> None:
    url = reverse("admin:news_upload_editor")
    response = client.post(url, {"upload": SimpleUploadedFile("a.jpg", picture("hill"))}, headers=OWN)
    assert response.status_code == 302
    assert not Upload.objects.exists()


def test_the_browser_shows_the_own_pictures(officer_client: Client) -> None:
    url = reverse("admin:news_upload_browse")
    assert "chưa có ảnh nào" in officer_client.get(url).content.decode()
    upload(officer_client, picture("hill"))
    page = officer_client.get(url, {"CKEditorFuncNum": "3</script>"}).content.decode()
    assert Upload.objects.get().file.url in page
    assert "3</script>" not in page


def test_uploaded_files_are_served_to_their_own_host(
    officer_client: Client, client: Client, other_commune: Commune
) -> None:
    upload(officer_client, picture("hill"))
    url = Upload.objects.get().file.url
    response = client.get(url, headers={"host": "localhost"})
    assert Image.open(io.BytesIO(b"".join(response.streaming_content))).width == 1200  # type: ignore[attr-defined]
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert client.get(url, headers={"host": "xa-khac.localhost"}).status_code == 404
