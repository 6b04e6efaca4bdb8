"""The real editor: what it rewrites by itself is no edit; what a person writes in it is."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from communes.models import User
from indicators.drafting import Outcome, draft
from indicators.models import Report
from news.models import Article, Upload
from portal.demo.pictures import picture
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(june: Report, officer: User) -> Article:
    article = draft(report=june, by=officer).article
    assert article is not None
    return article


def open_editor(context: BrowserContext, site: str, path: str) -> Page:
    page = context.new_page()
    page.goto(f"{site}/admin/")
    page.fill("input[name=username]", "canbo")
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(site + path)
    expect(page.locator(".cke_wysiwyg_frame")).to_be_visible()
    # Until then it takes no clicks. `wait_for_function` evaluates in the page, whose policy forbids that.
    for _ in range(100):
        if page.evaluate("CKEDITOR.instances.id_body.status") == "ready":
            break
        page.wait_for_timeout(100)
    return page


def change_url(article: Article) -> str:
    return f"/admin/news/article/{article.pk}/change/"


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu và xem bài").click()
    expect(page.get_by_text("Đã lưu bài.")).to_be_visible()


def test_opening_and_saving_a_draft_is_no_edit(
    context: BrowserContext, site: str, article: Article, june: Report
) -> None:
    page = open_editor(context, site, change_url(article))
    # Made dirty, so that the editor writes its own HTML over what came.
    page.evaluate("CKEDITOR.instances.id_body.setData(CKEDITOR.instances.id_body.getData())")
    page.wait_for_timeout(300)
    save(page)
    article.refresh_from_db()
    for kept in ('class="figures"', 'scope="colgroup"', "<caption>", 'rowspan="2"', "giảm 16,3 điểm"):
        assert kept in article.body
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("73.6"))
    assert draft(report=june, by=None).outcome is Outcome.REDRAWN


def test_a_word_written_in_the_editor_is_an_edit(
    context: BrowserContext, site: str, article: Article, june: Report
) -> None:
    page = open_editor(context, site, change_url(article))
    body = page.frame_locator(".cke_wysiwyg_frame").locator("body p").first
    body.click()
    page.keyboard.press("End")
    page.keyboard.type(" Câu thêm.")
    save(page)
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("73.6"))
    assert draft(report=june, by=None).outcome is Outcome.EDITED
    assert "Câu thêm." in Article.objects.get().body


def test_a_picture_comes_in_through_the_dialog(context: BrowserContext, site: str, officer: User) -> None:
    page = open_editor(context, site, "/admin/news/article/add/")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.locator(".cke_button__image").click()
    page.locator(".cke_dialog_tab", has_text="Tải lên").click()
    frame = page.frame_locator(".cke_dialog_ui_input_file iframe")
    frame.locator("input[type=file]").set_input_files(
        {"name": "Ảnh.jpg", "mimeType": "image/jpeg", "buffer": picture("hill")}
    )
    page.locator(".cke_dialog_ui_fileButton", has_text="Tải lên máy chủ").click()
    expect(page.locator(".cke_dialog input[type=text]").first).to_have_value(re.compile(r"^/media/T1/anh/"))
    assert Upload.objects.count() == 1
    assert problems == []
