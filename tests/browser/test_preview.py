"""The post as it will be read, at desktop and phone width, on the review page: by script and without it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from communes.models import User
from news.models import Article
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_review(context: BrowserContext, site: str, article: Article) -> Page:
    page = context.new_page()
    page.goto(f"{site}/admin/")
    page.fill("input[name=username]", "lanhdao")
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(f"{site}/admin/news/article/{article.pk}/duyet/")
    return page


def inside(page: Page) -> int:
    """How wide the post's page believes its screen to be."""
    frame = page.locator(".preview-frame iframe").element_handle().content_frame()
    assert frame is not None
    width: int = frame.evaluate("innerWidth")
    return width


def fits(page: Page) -> bool:
    """Whether all of the preview's width can be seen."""
    fitting: bool = page.evaluate(
        """() => {
          const frame = document.querySelector(".preview-frame"), shown = frame.firstElementChild;
          const outer = frame.getBoundingClientRect(), inner = shown.getBoundingClientRect();
          return inner.left >= outer.left - 1 && inner.right <= outer.right + 2 && inner.width > 200;
        }"""
    )
    return fitting


def test_both_screens_are_shown_whole_and_a_typed_remark_stays(
    context: BrowserContext, site: str, editor: User, draft_article: Article
) -> None:
    Article.objects.update(status="review")
    page = open_review(context, site, draft_article)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.locator("summary", has_text="Trả lại").click()
    page.fill("#remark", "Thiếu giờ họp")
    on_a_phone = page.evaluate("innerWidth") == 390  # which is shown the page that it would be shown
    assert (inside(page), fits(page)) == (390 if on_a_phone else 1280, True)
    page.get_by_role("link", name="Máy tính").click()
    assert (inside(page), fits(page)) == (1280, True)
    page.get_by_role("link", name="Điện thoại").click()
    expect(page.get_by_role("link", name="Điện thoại")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("link", name="Máy tính")).not_to_have_attribute("aria-current", "true")
    assert (inside(page), fits(page)) == (390, True)
    assert page.input_value("#remark") == "Thiếu giờ họp"
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.get_by_role("link", name="Máy tính").click()
    page.reload()
    assert (inside(page), fits(page)) == (1280, True)  # as chosen, on a phone too
    assert problems == []


def test_without_script_the_links_load_the_page(
    browser: Browser, site: str, editor: User, draft_article: Article
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page = open_review(context, site, draft_article)
    page.get_by_role("link", name="Điện thoại").click()
    expect(page.get_by_role("link", name="Điện thoại")).to_have_attribute("aria-current", "true")
    assert page.locator(".preview-frame iframe").evaluate("frame => frame.clientWidth") == 390
    page.get_by_role("link", name="Máy tính").click()
    assert page.locator(".preview-frame iframe").evaluate("frame => frame.clientWidth") == 1280
    context.close()
