"""The question after idle time, as people meet it: it counts down, tabs agree, a click keeps and silence signs out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, expect

from communes.models import User
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tabs(browser: Browser, officer: User, site: str) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(f"{site}/admin/")
    page.fill("input[name=username]", "canbo")
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Bàn làm việc")).to_be_visible()
    yield context
    context.close()


def question(page: Page) -> Any:
    return page.get_by_role("alertdialog", name="Phiên làm việc sắp kết thúc")


def test_a_click_in_one_tab_keeps_all_of_them(tabs: BrowserContext, site: str, settings: Any) -> None:
    settings.IDLE_SECONDS, settings.IDLE_WARNING_SECONDS = 3, 60
    first = tabs.pages[0]
    first.goto(f"{site}/admin/")
    second = tabs.new_page()
    second.goto(f"{site}/admin/")
    for page in (first, second):
        expect(question(page)).to_be_visible()
    expect(question(second)).to_contain_text(
        "Bạn đã không sử dụng Site, bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ:"
    )
    button = second.get_by_role("button", name="bấm vào đây để duy trì trạng thái đăng nhập")
    expect(button).to_be_focused()
    shown = int(second.locator("#idle-seconds").inner_text())
    assert 55 <= shown <= 60
    expect(second.locator("#idle-seconds")).not_to_have_text(str(shown))  # it counts
    settings.IDLE_SECONDS = 60
    button.click()
    for page in (first, second):
        expect(question(page)).to_be_hidden()
    first.reload()
    expect(first.get_by_role("heading", name="Bàn làm việc")).to_be_visible()


def test_silence_signs_every_tab_out_and_the_server_too(tabs: BrowserContext, site: str, settings: Any) -> None:
    settings.IDLE_SECONDS, settings.IDLE_WARNING_SECONDS = 2, 2
    first = tabs.pages[0]
    first.goto(f"{site}/admin/news/article/add/")
    second = tabs.new_page()
    second.goto(f"{site}/admin/")
    for page in (first, second):
        expect(page.get_by_text("Phiên làm việc đã kết thúc vì bạn không sử dụng")).to_be_visible()
    assert "next=%2Fadmin%2Fnews%2Farticle%2Fadd%2F" in first.url
    assert not any("_auth_user_id" in row.get_decoded() for row in Session.objects.all())
    # Signing in again leads back to where one was.
    settings.IDLE_SECONDS = 60
    first.fill("input[name=username]", "canbo")
    first.fill("input[name=password]", PASSWORD)
    first.get_by_role("button", name="Đăng nhập").click()
    expect(first).to_have_url(f"{site}/admin/news/article/add/")


def test_esc_keeps_the_session(tabs: BrowserContext, site: str, settings: Any) -> None:
    settings.IDLE_SECONDS, settings.IDLE_WARNING_SECONDS = 2, 60
    page = tabs.pages[0]
    page.goto(f"{site}/admin/")
    expect(question(page)).to_be_visible()
    settings.IDLE_SECONDS = 60
    page.keyboard.press("Escape")
    expect(question(page)).to_be_hidden()


def test_typing_is_use_though_nothing_is_sent(tabs: BrowserContext, site: str, settings: Any) -> None:
    settings.IDLE_SECONDS, settings.IDLE_WARNING_SECONDS = 3, 60
    page = tabs.pages[0]
    page.goto(f"{site}/admin/news/article/add/")
    until = time.monotonic() + 6
    while time.monotonic() < until:
        page.locator("#id_title").press_sequentially("bài ", delay=50)
        page.wait_for_timeout(300)
    expect(question(page)).to_be_hidden()


def test_a_tab_of_somebody_who_left_does_not_go_on_as_the_next_one(
    tabs: BrowserContext, site: str, editor: User, settings: Any
) -> None:
    settings.IDLE_SECONDS, settings.IDLE_WARNING_SECONDS = 4, 60
    first = tabs.pages[0]
    first.goto(f"{site}/admin/")
    second = tabs.new_page()
    second.goto(f"{site}/admin/")
    second.get_by_role("button", name="Đăng xuất").click()
    settings.IDLE_SECONDS = 60
    second.goto(f"{site}/admin/")
    second.fill("input[name=username]", "lanhdao")
    second.fill("input[name=password]", PASSWORD)
    second.get_by_role("button", name="Đăng nhập").click()
    expect(second.get_by_role("heading", name="Bàn làm việc")).to_be_visible()
    # The first tab finds out when it next asks, and shows the new person's desk; never the old one's.
    expect(first.get_by_role("link", name="Trần Văn Phúc")).to_be_visible()
