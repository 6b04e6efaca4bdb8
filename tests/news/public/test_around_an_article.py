"""What stands around a post: attachments, bars of ratings, ways to share and print it, what programs read of it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from communes.models import Commune, User
from news import publishing
from news.models import Article, ArticleCounter, Attachment, Upload
from news.ratings import rate
from portal.demo.papers import word_file
from portal.demo.pictures import picture
from tests.news.public.conftest import make_post

pytestmark = pytest.mark.django_db


def page(client: Client, article: Article) -> BeautifulSoup:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_attachments_have_kind_and_size_and_are_called_by_their_title(reader: Client, post: Article) -> None:
    Attachment(article=post, title="Mẫu đơn", file=ContentFile(word_file("x"), name="nguyen van a.docx")).save()
    item = page(reader, post).select_one(".attachments li")

    assert item is not None
    assert item.get_text(" ", strip=True) == "Mẫu đơn (Word, 1 KB)"
    assert item.a is not None
    answer = reader.get(str(item.a["href"]))
    assert answer["Content-Disposition"] == 'attachment; filename="mau-don.docx"'


def test_an_officer_attaches_a_file_and_a_disguised_one_is_refused(
    officer_client: Client, draft_article: Article
) -> None:
    address = reverse("admin:news_article_change", args=[draft_article.pk])
    data = {
        "title": "Bài", "lead": "a", "body": "<p>a</p>", "comments_open": "on", "attachments-TOTAL_FORMS": "1",
        "attachments-INITIAL_FORMS": "0", "attachments-0-title": "Mẫu đơn", "attachments-0-order": "0",
    }  # fmt: skip
    false = SimpleUploadedFile("don.pdf", b"<script>alert(1)</script>")
    refusal = officer_client.post(address, {**data, "attachments-0-file": false})
    assert "Tệp không phải là tệp PDF đọc được." in refusal.content.decode()
    assert not Attachment.objects.exists()

    true = SimpleUploadedFile("don.pdf", b"%PDF-1.7 " + b"x" * 2000)
    assert officer_client.post(address, {**data, "attachments-0-file": true}).status_code == 302
    attachment = Attachment.objects.get()
    assert (attachment.title, attachment.size, attachment.kind.label) == ("Mẫu đơn", 2009, "PDF")


def test_bars_show_how_often_each_number_of_stars_was_given(reader: Client, post: Article) -> None:
    for number, points in enumerate((5, 5, 4, 1)):
        rate(article=post, reader_key=f"{number:064}", points=points)
    rate(article=post, reader_key=f"{0:064}", points=3)  # changed on a later day
    rows = [row.get_text(" ", strip=True) for row in page(reader, post).select(".bars div")]

    assert rows == ["5 điểm 1", "4 điểm 1", "3 điểm 1", "2 điểm 0", "1 điểm 1"]
    assert page(reader, make_post(post.commune, title="Chưa ai")).select(".bars") == []


def test_the_database_holds_bars_and_sum_together(post: Article) -> None:
    rate(article=post, reader_key="a" * 64, points=4)
    for values in ({"given_4": 2}, {"rating_sum": 5}, {"rating_count": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ArticleCounter.objects.filter(article=post).update(**values)


def test_ways_to_share_name_the_whole_address(reader: Client, post: Article) -> None:
    links = [str(link["href"]) for link in page(reader, post).select(".share a")]
    address = f"http%3A%2F%2Flocalhost{post.get_absolute_url().replace('/', '%2F')}"

    assert links[:2] == [
        f"https://sp.zalo.me/plugins/share?u={address}",
        f"https://www.facebook.com/sharer/sharer.php?u={address}",
    ]


def test_the_printed_page_has_the_post_alone(reader: Client, post: Article, editor: User) -> None:
    post.title = "Họp dân bàn làm cầu"
    publishing.correct(article=post, by=editor, reason="Ghi nhầm đường thành cầu")
    text = BeautifulSoup(reader.get(f"/bai-viet/{post.pk}/in/").content, "html.parser").get_text(" ")

    for part in ("Họp dân bàn làm cầu", "Đính chính ngày", "Mời bà con.", f"http://localhost{post.get_absolute_url()}"):
        assert part in text
    for part in ("Ý kiến bạn đọc", "Đánh giá", "Thống kê"):
        assert part not in text


def test_what_is_not_public_is_not_printed(reader: Client, commune: Commune, other_post: Article) -> None:
    draft = make_post(commune, status="draft")
    assert [reader.get(f"/bai-viet/{article.pk}/in/").status_code for article in (draft, other_post)] == [404, 404]


def structured(client: Client, article: Article) -> dict[str, Any]:
    script = page(client, article).find("script", type="application/ld+json")
    assert script is not None
    data: dict[str, Any] = json.loads(script.get_text())
    return data


def test_programs_read_what_the_post_is(reader: Client, post: Article) -> None:
    data = structured(reader, post)

    assert data["@type"] == "NewsArticle"
    assert data["headline"] == post.title
    assert data["datePublished"] == "2023-07-06T13:26:00+00:00"
    assert data["mainEntityOfPage"] == f"http://localhost{post.get_absolute_url()}"
    assert data["author"] == {"@type": "Person", "name": "Nam Nguyễn"}
    assert data["publisher"]["name"] == "Ủy ban nhân dân xã Thạnh Tân"


def test_no_title_breaks_out_of_the_data(reader: Client, commune: Commune) -> None:
    post = make_post(commune, title='</script><script>alert(1)</script> & "x"')

    assert structured(reader, post)["headline"] == post.title
    assert b"<script>alert(1)" not in reader.get(post.get_absolute_url()).content


def test_a_preview_in_a_chat_has_title_text_and_picture(
    reader: Client, post: Article, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post.image_alt = "Núi"
        post.image.save("x.jpg", ContentFile(picture("hill"), name="x.jpg"))
    soup = page(reader, post)
    told = {str(tag["property"]): str(tag["content"]) for tag in soup.find_all("meta", property=True)}

    assert told["og:type"] == "article"
    assert told["og:title"] == post.title
    assert told["og:description"] == post.lead
    assert told["og:image"] == f"http://localhost{post.image.url}"
    assert told["og:site_name"] == "Ủy ban nhân dân xã Thạnh Tân"


def test_a_picture_comes_in_widths_and_formats_that_exist(
    reader: Client, post: Article, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post.image_alt = "Núi"
        post.image.save("x.jpg", ContentFile(picture("hill"), name="x.jpg"))
    figure = page(reader, post).select_one("figure picture")

    assert figure is not None
    assert [source["type"] for source in figure.find_all("source")] == ["image/avif", "image/webp"]
    for source in figure.find_all("source"):
        for choice in str(source["srcset"]).split(", "):
            address, width = choice.split(" ")
            answer = reader.get(address)
            assert answer["Content-Type"] == source["type"]
            image = Image.open(io.BytesIO(b"".join(answer)))
            assert f"{image.width}w" == width
    assert figure.img is not None
    assert figure.img["width"] == str(post.image_width)


def test_pictures_in_the_text_too_and_nothing_moves_when_they_come(
    reader: Client, commune: Commune, django_capture_on_commit_callbacks: Any
) -> None:
    upload = Upload(commune=commune)
    with django_capture_on_commit_callbacks(execute=True):
        upload.file.save("x.jpg", ContentFile(picture("hill"), name="x.jpg"))
    stored = make_post(commune, body=f'<p><img src="{upload.file.url}" alt="Núi" width="600"></p>')
    image = page(reader, stored).select_one(".body picture img")

    assert image is not None
    assert (image["width"], image["height"]) == ("600", str(round(600 * upload.height / upload.width)))
    assert stored.body.count("<source") == 0  # what the editor edits stays plain


def test_another_commune_s_upload_is_no_picture_of_ours(
    commune: Commune, other_commune: Commune, django_capture_on_commit_callbacks: Any
) -> None:
    upload = Upload(commune=other_commune)
    upload.file.save("x.jpg", ContentFile(picture("hill"), name="x.jpg"))
    stored = make_post(commune, body=f'<p><img src="{upload.file.url}" alt="Núi"></p>')

    assert "<picture" not in stored.body_html


def test_the_manifest_names_icons_that_exist(reader: Client, commune: Commune) -> None:
    answer = reader.get("/manifest.webmanifest")
    data = json.loads(answer.content)

    assert answer["Content-Type"] == "application/manifest+json"
    assert (data["name"], data["lang"], data["start_url"]) == ("Ủy ban nhân dân xã Thạnh Tân", "vi", "/")
    for icon in data["icons"]:
        path = Path("static") / str(icon["src"]).removeprefix("/static/")
        assert path.is_file()
        if path.suffix == ".png":
            assert "{}x{}".format(*Image.open(path).size) == icon["sizes"]
