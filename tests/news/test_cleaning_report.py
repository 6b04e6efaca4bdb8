"""What cleaning took is said, in plain words; what was kept is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from news.cleaning_report import (
    COLOUR,
    FONT,
    FORMAT,
    FRAME,
    HEADER_ADVICE,
    PICTURE,
    PLACE,
    SCRIPT,
    SIZE,
    SPACE,
    WORD,
    has_table_without_header,
    removed,
)  # fmt: skip
from news.models import Article, Page
from news.sanitising import clean_html, text_of

WORD_HTML = (Path(__file__).parent / "word" / "announcement.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<p style="color: red; background-color:#fff">x</p>', [COLOUR]),
        ('<font color="red" face="Arial">x</font>', [FONT, COLOUR]),
        ('<table border="1" style="border-collapse:collapse"><tr><td>1</td></tr></table>', [FRAME]),
        ('<p style="margin-left:2cm;text-indent:1cm">x</p>', [SPACE]),
        ('<table width="400"><tr><td style="height:2cm">1</td></tr></table>', [SIZE]),
        ('<p align="center">x</p>', [PLACE]),
        ("<center>x</center>", [PLACE]),
        ('<p class="MsoNormal">x<o:p></o:p></p>', [WORD]),
        ("<![if !supportLists]>·<![endif]><p>x</p>", [WORD]),
        ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>x</p>", [WORD]),
        ('<p style="rotate:3deg">x</p>', [FORMAT]),
        ('<p onclick="x()">x</p><script>y()</script>', [SCRIPT]),
    ],
)
def test_formatting_that_went_is_named_once(source: str, words: list[str]) -> None:
    gone = removed(source)
    assert (list(gone.formatting), gone.lost) == (words, ())
    assert gone.message == f"Đã bỏ: {'; '.join(words)}. Chữ trong bài vẫn giữ nguyên."


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<img src="https://noi-khac.example/a.jpg" alt="Núi">', PICTURE),
        ('<img src="file:///C:/a.jpg" alt="Núi">', PICTURE),
        ('<iframe src="https://noi-khac.example"></iframe>', "nội dung nhúng từ trang khác"),
        ("<video src=a.mp4></video>", "video, âm thanh"),
        ('<p><a href="javascript:x()">x</a></p>', "liên kết không dùng được"),
        ("<form><input name=a></form>", "biểu mẫu, nút bấm"),
        ("<svg><path/></svg>", "hình vẽ hoặc công thức nhúng"),
    ],
)
def test_content_that_went_is_told_as_a_loss(source: str, words: str) -> None:
    gone = removed(source)
    assert words in gone.lost
    assert gone.message.startswith(f"Không giữ được: {words}")


@pytest.mark.parametrize(
    "source",
    [
        '<h2>Một</h2><p class="align-center">a <a href="/x/">b</a> <strong>c</strong></p>',
        '<img src="/media/T1/a.jpg" alt="Núi" width="3" height="2">',
        '<table class="figures"><tr><th scope="col">a</th></tr><tr><td colspan="2">1</td></tr></table>',
        '<table border="1" cellpadding="1" cellspacing="1"><tbody><tr><td>1</td></tr></tbody></table>',
        "<h1>Thành đề mục lớn</h1><h5>Thành đề mục nhỏ</h5>",
        '<p><a name="neo" target="_blank" href="https://vi.example/">a</a></p>',
        "<p>1 &lt; 2 &amp; «ba»</p>",
        "",
    ],
)
def test_what_is_kept_or_never_seen_is_not_spoken_of(source: str) -> None:
    assert removed(source).message == ""


@pytest.mark.parametrize("source", ["<![weird[x]]><p>a</p>", "<![", "<!--", "<p", "<![CDATA[x]]>", "<?php x ?>"])
def test_broken_mark_up_raises_nothing(source: str) -> None:
    removed(source)


def test_cleaned_text_has_nothing_to_remove() -> None:
    assert removed(clean_html(WORD_HTML)).message == ""


def test_headings_of_other_levels_become_the_nearest_known() -> None:
    source = '<h1 style="color:red">A</h1><h3>B</h3><H6>C</H6><hr><header>D</header>'
    assert clean_html(source) == "<h2>A</h2><h3>B</h3><h4>C</h4><hr>D"


def test_what_word_writes_is_cleaned_and_told() -> None:
    cleaned = clean_html(WORD_HTML)
    assert cleaned.count("<h2>") == 3
    assert re.sub(r"\s+", " ", cleaned).count("<tr> <td>") == 2
    assert text_of(cleaned).startswith("Lịch tiêm chủng tháng 7/2023 Trạm Y tế xã thông báo lịch tiêm.")
    for sign in ("mso", "Mso", "o:p", "style", "[if", 'width="623"', "<xml", "Font Definitions", "file:"):
        assert sign not in cleaned
    gone = removed(WORD_HTML)
    assert gone.lost == (PICTURE,)
    assert {WORD, COLOUR, FONT, FRAME, SPACE, SIZE, PLACE} <= set(gone.formatting)


@pytest.mark.parametrize(
    ("table", "missing"),
    [
        ("<table><tbody><tr><td>a</td></tr><tr><td>1</td></tr></tbody></table>", True),
        ("<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>1</td></tr></tbody></table>", True),
        ('<table><tr><th scope="col">a</th></tr><tr><td>1</td></tr></table>', False),
        ("<table><tr><td>a</td><td>b</td></tr></table>", False),
        ("<table><tr><th>a</th></tr></table><table><tr><td>a</td></tr><tr><td>1</td></tr></table>", True),
        ("<p>Không có bảng</p>", False),
    ],
)
def test_a_table_without_a_header_row_is_noticed(table: str, missing: bool) -> None:
    assert has_table_without_header(clean_html(table)) is missing


def told(response: object) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]  # type: ignore[attr-defined]


EMPTY = {"title": "Bài", "lead": "a", "attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0"}


@pytest.mark.django_db
def test_the_writer_is_told_after_saving(officer_client: Client, draft_article: Article) -> None:
    url = reverse("admin:news_article_change", args=[draft_article.pk])
    body = '<p style="color:red">Chào</p><table><tr><td>a</td></tr><tr><td>1</td></tr></table>'
    words = told(officer_client.post(url, {**EMPTY, "body": body}))
    assert f"Đã bỏ: {COLOUR}. Chữ trong bài vẫn giữ nguyên." in words
    assert HEADER_ADVICE in words
    draft_article.refresh_from_db()
    assert COLOUR in officer_client.get(url).content.decode()  # read once, and gone
    again = told(officer_client.post(url, {**EMPTY, "body": draft_article.body}))
    assert not [word for word in again if "Đã bỏ" in word or "tiêu đề" in word]


@pytest.mark.django_db
def test_the_writer_of_a_page_is_told_too(editor_client: Client) -> None:
    data = {"title": "Giới thiệu", "body": "<iframe src=x></iframe><p>Xã ta.</p>", "order": "0"}
    words = told(editor_client.post(reverse("admin:news_page_add"), data))
    assert Page.objects.exists()
    assert "Không giữ được: nội dung nhúng từ trang khác. Hãy xem lại bài." in words


@pytest.mark.django_db
def test_a_picture_pasted_without_a_description_is_refused(officer_client: Client, draft_article: Article) -> None:
    url = reverse("admin:news_article_change", args=[draft_article.pk])
    response = officer_client.post(url, {**EMPTY, "body": '<p><img src="/media/T1/anh/a.jpg" alt=""></p>'})
    assert "chưa có mô tả" in str(response.context["adminform"].form.errors["body"])
    draft_article.refresh_from_db()
    assert "<img" not in draft_article.body
