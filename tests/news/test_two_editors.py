"""Two people in one post: each is told of the other, and nobody's work is lost."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import User
from news import publishing
from news.models import Article, ArticleEvent, Correction

pytestmark = pytest.mark.django_db

MANAGEMENT = {"attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0"}


def change_url(article: Article) -> str:
    return reverse("admin:news_article_change", args=[article.pk])


def form_of(client: Client, article: Article, **typed: str) -> dict[str, str]:
    """What the browser would send: the post as it is, with what was typed."""
    page = client.get(change_url(article)).content.decode()
    version = re.search(r'name="version" value="([^"]*)"', page)
    assert version is not None
    stored = {"title": article.title, "lead": article.lead, "body": article.body, "comments_open": "on"}
    stored["category"] = str(article.category_id or "")
    if article.published_at:
        at = timezone.localtime(article.published_at)
        stored |= {"published_at_0": at.strftime("%d/%m/%Y"), "published_at_1": at.strftime("%H:%M:%S")}
    return {**MANAGEMENT, **stored, "version": version[1].replace("&#x2B;", "+"), **typed}


@pytest.fixture
def public(draft_article: Article, editor: User) -> Article:
    return publishing.publish(article=draft_article, by=editor)


def test_the_second_to_save_is_told_and_both_texts_stay(
    officer_client: Client, editor_client: Client, draft_article: Article
) -> None:
    mine = form_of(officer_client, draft_article, lead="Bản của cán bộ.")
    theirs = form_of(editor_client, draft_article, lead="Bản của lãnh đạo.")
    assert editor_client.post(change_url(draft_article), theirs).status_code == 302

    refused = officer_client.post(change_url(draft_article), mine)
    page = refused.content.decode()
    assert refused.status_code == 200
    assert "Trần Văn Phúc đã lưu bài này sau khi bạn mở nó" in page
    assert "chỗ khác nhau ở bảng phía trên" in page
    assert page.index('<table class="differences">') < page.index("Trần Văn Phúc đã lưu bài này")
    assert "<title>Lỗi: Sửa bài viết" in page
    assert "Bản của cán bộ.</textarea>" in page
    assert "<del>Bản của <strong>lãnh đạo.</strong></del>" in page
    assert "<ins>Bản của <strong>cán bộ.</strong></ins>" in page
    draft_article.refresh_from_db()
    assert draft_article.lead == "Bản của lãnh đạo."

    version = re.search(r'name="version" value="([^"]*)"', page)
    assert version is not None
    again = {**mine, "version": version[1].replace("&#x2B;", "+")}
    assert officer_client.post(change_url(draft_article), again).status_code == 302
    draft_article.refresh_from_db()
    assert draft_article.lead == "Bản của cán bộ."


def test_what_differs_beside_the_text_is_shown_too(
    officer_client: Client, editor_client: Client, draft_article: Article
) -> None:
    mine = form_of(officer_client, draft_article, lead="Bản của cán bộ.")
    theirs = form_of(editor_client, draft_article, category="", published_at_0="05/12/2026", published_at_1="08:00")
    assert editor_client.post(change_url(draft_article), theirs).status_code == 302
    form = officer_client.post(change_url(draft_article), mine).context["adminform"].form
    assert {row.label: (row.then, row.now) for row in form.newer_rows} == {
        "Chuyên mục": ("(trống)", "Tin tức"),
        "Tóm tắt, mở đầu": ("Tối nay họp.", "Bản của cán bộ."),
        "Đăng lúc": ("08:00 05/12/2026", "(trống)"),
    }


def test_who_saves_twice_in_a_row_is_not_stopped(officer_client: Client, draft_article: Article) -> None:
    for lead in ("Một.", "Hai."):
        data = form_of(officer_client, draft_article, lead=lead)
        assert officer_client.post(change_url(draft_article), data).status_code == 302
    draft_article.refresh_from_db()
    assert draft_article.lead == "Hai."


def test_the_second_who_opens_it_is_told_until_the_first_has_saved(
    officer_client: Client, editor_client: Client, draft_article: Article
) -> None:
    mine = form_of(officer_client, draft_article)
    assert "cũng đang mở trang này" not in officer_client.get(change_url(draft_article)).content.decode()
    seen = editor_client.get(change_url(draft_article)).content.decode()
    assert "<strong>Nguyễn Thị Hạnh</strong> cũng đang mở trang này" in seen

    officer_client.post(change_url(draft_article), mine)
    assert "cũng đang mở trang này" not in editor_client.get(change_url(draft_article)).content.decode()


# A public post


def test_white_space_and_tags_of_the_editor_are_no_correction(editor_client: Client, public: Article) -> None:
    data = form_of(editor_client, public, body="<p>\n  Mời   bà con.&nbsp;</p>\n\n", pinned="on")
    assert editor_client.post(change_url(public), data).status_code == 302

    assert not Correction.objects.exists()
    public.refresh_from_db()
    assert public.pinned


@pytest.mark.parametrize(
    "typed",
    [
        {"title": "Họp dân bàn làm cầu"},
        {"lead": "Sáng mai họp."},
        {"body": "<p>Mời cô bác.</p>"},
        {"body": '<p>Mời <a href="https://x.example">bà con.</a></p>'},
    ],
)
def test_what_reads_differently_is_a_correction(editor_client: Client, public: Article, typed: dict[str, str]) -> None:
    data = form_of(editor_client, public, **typed)
    refused = editor_client.post(change_url(public), data)
    assert "hãy ghi lý do đính chính" in refused.content.decode()
    assert editor_client.post(change_url(public), {**data, "correction_reason": "Ghi nhầm."}).status_code == 302
    assert Correction.objects.get().reason == "Ghi nhầm."


def test_a_public_post_is_not_hidden_by_a_later_date(editor_client: Client, public: Article) -> None:
    later = timezone.localtime() + timedelta(days=3)
    data = form_of(editor_client, public, title="Khác hẳn", published_at_0=later.strftime("%d/%m/%Y"))
    page = editor_client.post(change_url(public), data).content.decode()

    assert "không hẹn giờ lại được" in page
    public.refresh_from_db()
    assert public.title == "Họp dân bàn làm đường"


def test_a_scheduled_post_is_brought_forward_without_a_correction(
    editor_client: Client, draft_article: Article, editor: User
) -> None:
    draft_article.published_at = timezone.now() + timedelta(days=3)
    draft_article.save()
    article = publishing.publish(article=draft_article, by=editor)
    earlier = timezone.localtime() - timedelta(days=1)
    data = form_of(editor_client, article, lead="Hôm qua họp.", published_at_0=earlier.strftime("%d/%m/%Y"))
    assert editor_client.post(change_url(article), data).status_code == 302

    assert not Correction.objects.exists()


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999", "01/01/1989"])
def test_a_date_no_portal_has_is_refused(officer_client: Client, draft_article: Article, day: str) -> None:
    data = form_of(officer_client, draft_article, published_at_0=day, published_at_1="10:00")
    response = officer_client.post(change_url(draft_article), data)

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


def test_what_stands_beside_the_text_leaves_a_step(editor_client: Client, public: Article) -> None:
    data = form_of(editor_client, public, source="Đài truyền thanh xã", author_line="Hạnh")
    assert editor_client.post(change_url(public), data).status_code == 302

    step = ArticleEvent.objects.get(article=public, action="changed")
    assert step.remark == "tác giả, nguồn"
    assert not Correction.objects.exists()


def test_a_post_that_was_public_once_is_never_deleted(
    public: Article, editor: User, officer: User, officer_client: Client, editor_client: Client
) -> None:
    publishing.withdraw(article=public, by=editor, reason="Sai")
    publishing.submit(article=public, by=officer)
    publishing.send_back(article=public, by=editor, remark="Viết lại")
    public.refresh_from_db()
    assert public.status == "draft"
    assert publishing.was_public(public)
    address = reverse("admin:news_article_delete", args=[public.pk])
    for client in (officer_client, editor_client):
        assert client.post(address, {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=public.pk).exists()


def test_it_comes_back_with_a_correction_only_when_it_reads_differently(public: Article, editor: User) -> None:
    publishing.withdraw(article=public, by=editor, reason="Xem lại")
    publishing.publish(article=public, by=editor)
    assert not Correction.objects.exists()

    public = publishing.withdraw(article=public, by=editor, reason="Sai")
    public.lead = "Sáng mai họp."
    public.save()
    publishing.publish(article=public, by=editor)
    correction = Correction.objects.get()
    assert "Tối nay họp." in correction.old_text
    assert "Sáng mai họp." in correction.new_text


def test_an_officer_reads_a_post_that_waits_as_it_will_be_read(
    officer_client: Client, draft_article: Article, officer: User
) -> None:
    publishing.submit(article=draft_article, by=officer)
    response = officer_client.get(change_url(draft_article))

    assert response["Location"] == reverse("admin:news_article_review", args=[draft_article.pk])


def test_an_open_page_hears_who_else_is_there_and_of_a_newer_version(
    officer_client: Client, editor_client: Client, draft_article: Article
) -> None:
    page = officer_client.get(change_url(draft_article)).content.decode()
    version = re.search(r'data-version="([^"]+)"', page)
    assert version is not None
    beat = reverse("admin:news_article_presence", args=[draft_article.pk])
    assert f'data-url="{beat}"' in page
    before = officer_client.post(beat).json()
    assert before == {"others": [], "version": version[1]}

    # Long after the page was loaded its writer is still there: the second is told, and so is the first.
    cache.clear()
    officer_client.post(beat)
    page = editor_client.get(change_url(draft_article)).content.decode()
    assert "<strong>Nguyễn Thị Hạnh</strong> cũng đang mở" in page
    assert officer_client.post(beat).json()["others"] == ["Trần Văn Phúc"]

    draft_article.lead = "Bản mới."
    draft_article.save()
    assert officer_client.post(beat).json()["version"] == draft_article.updated_at.isoformat() != version[1]


def test_a_page_that_tells_it_is_open_keeps_nobody_signed_in(
    officer_client: Client, stranger_client: Client, draft_article: Article, editor: User
) -> None:
    beat = reverse("admin:news_article_presence", args=[draft_article.pk])
    officer_client.get(change_url(draft_article))
    session = officer_client.session
    session["active_at"] = time.time() - 300
    session.save()
    assert officer_client.post(beat).status_code == 200
    assert time.time() - officer_client.session["active_at"] > 299
    assert officer_client.get(beat).status_code == 405
    assert stranger_client.post(beat).status_code == 404
    publishing.publish(article=draft_article, by=editor)
    assert officer_client.post(beat).status_code == 403


def test_whoever_writes_reads_why_it_came_back(
    officer_client: Client, draft_article: Article, officer: User, editor: User
) -> None:
    review = reverse("admin:news_article_review", args=[draft_article.pk])
    publishing.submit(article=draft_article, by=officer)
    publishing.send_back(article=draft_article, by=editor, remark="Thiếu giờ họp.")
    for url in (review, change_url(draft_article)):
        page = officer_client.get(url).content.decode()
        assert "Bài được trả lại để sửa" in page
        assert page.index("Thiếu giờ họp.") < page.index("Trạng thái" if url != review else "Các bước đã qua")
    publishing.publish(article=publishing.submit(article=draft_article, by=officer), by=editor)
    assert "Bài được trả lại để sửa" not in officer_client.get(review).content.decode()
    publishing.withdraw(article=draft_article, by=editor, reason="Sai ngày.")
    assert "Bài đã bị gỡ" in officer_client.get(review).content.decode()
