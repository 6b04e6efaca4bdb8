"""A post that goes on its way while somebody writes in it: the writer's text is on the page, and offered again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from communes.models import User
from news import publishing
from news.models import Article, Category
from tests.browser.test_unsaved import READY, save, sign_in, take_back, type_post, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(25_000)
    yield context
    context.close()


@pytest.fixture
def writing(office: BrowserContext, site: str, officer: User, draft_article: Article) -> Page:
    """The officer has typed into the draft, and has not saved."""
    page = office.new_page()
    page.goto(f"{site}/admin/news/article/{draft_article.pk}/change/")
    sign_in(page)
    type_post(page)
    return page


def test_sent_to_review_by_somebody_else_and_back_again(
    writing: Page, officer: User, editor: User, draft_article: Article
) -> None:
    publishing.submit(article=draft_article, by=editor)
    save(writing)
    expect(writing.get_by_role("heading", name="Chưa lưu được phần bạn vừa gõ")).to_be_visible()
    expect(writing.get_by_role("alert")).to_contain_text("Chờ duyệt")
    expect(writing.locator(".typed")).to_contain_text("Mang theo sổ tiêm chủng.")
    assert Article.objects.get().lead == "Tối nay họp."
    publishing.send_back(article=draft_article, by=editor, remark="Viết rõ hơn.")
    writing.goto(writing.url)
    take_back(writing)
    save(writing)
    # Sent back is newer work, too: the writer is shown both, and decides.
    expect(writing.get_by_role("heading", name="Bản vừa được người khác lưu")).to_be_visible()
    until(writing, READY)
    save(writing)
    until(writing, "!JSON.stringify(localStorage).includes('sổ tiêm')")
    assert "Mang theo sổ tiêm chủng." in Article.objects.get().body


def test_deleted_by_somebody_else(writing: Page, draft_article: Article, officer: User, category: Category) -> None:
    draft_article.delete()
    save(writing)
    expect(writing.get_by_role("alert")).to_contain_text("không còn nữa")
    writing.get_by_role("button", name="Lưu thành bài viết mới").click()
    expect(writing.locator("#id_lead")).to_have_value("Trạm y tế xã tiêm chủng ngày 5.")
    saved = Article.objects.get()
    assert (saved.created_by, saved.category) == (officer, category)
    assert "Mang theo sổ tiêm chủng." in saved.body
