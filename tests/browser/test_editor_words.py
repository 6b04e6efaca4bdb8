"""The real editor in Vietnamese: its menu of styles, a dialog, its characters, its help for the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from communes.models import User
from tests.browser.test_editor import open_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_editor_speaks_vietnamese(context: BrowserContext, site: str, officer: User) -> None:
    page = open_editor(context, site, "/admin/news/article/add/")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    frame = page.locator("iframe.cke_wysiwyg_frame")
    expect(frame).to_have_attribute("title", "Nội dung")
    # A page's body may have no role (axe: aria-allowed-role): that it can be written in says enough.
    body = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]")
    expect(body).not_to_have_attribute("role", "textbox")
    expect(body).not_to_have_attribute("aria-label", re.compile("."))
    assert page.locator("th:not([class*=hidden])").filter(has_not_text=re.compile(r"\S")).count() == 0
    styles = page.frame_locator(".cke_combopanel iframe")
    for _ in range(5):  # the menu closes again when the editor's own frame takes the focus late
        page.locator(".cke_combo__format .cke_combo_button").click()
        page.wait_for_timeout(500)
        if styles.get_by_role("option").count():
            break
    expect(styles.get_by_role("option")).to_have_text(["Đoạn văn", "Đề mục lớn", "Đề mục vừa", "Đề mục nhỏ"])
    page.keyboard.press("Escape")

    page.locator(".cke_button__image").click()
    expect(page.locator(".cke_dialog:visible")).to_contain_text("Mô tả ảnh cho người không nhìn thấy")
    page.locator(".cke_dialog:visible .cke_dialog_ui_button_cancel").click()

    page.locator(".cke_button__specialchar").click()
    expect(page.locator(".cke_dialog:visible a.cke_specialchar").first).to_have_attribute("title", "Gạch ngang ngắn")
    page.locator(".cke_dialog:visible .cke_dialog_ui_button_cancel").click()

    page.evaluate("CKEDITOR.instances.id_body.execCommand('a11yHelp')")
    expect(page.locator(".cke_dialog:visible")).to_contain_text("Hướng dẫn dùng bàn phím")
    assert "undefined" not in page.locator(".cke_dialog:visible").inner_text()
    assert problems == []
