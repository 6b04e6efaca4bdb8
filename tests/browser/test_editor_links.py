"""A link to the portal's own post, picked from the editor's link dialogue."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from communes.models import Commune, User
from tests.browser.test_editor import open_editor
from tests.news.public.conftest import make_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_post_is_found_and_linked(context: BrowserContext, site: str, officer: User, commune: Commune) -> None:
    post = make_post(commune, title="Lịch tiêm chủng tháng 12")
    page = open_editor(context, site, "/admin/news/article/add/")
    page.evaluate("CKEDITOR.instances.id_body.execCommand('link')")
    dialog = page.locator(".cke_dialog:visible")
    # Nothing is offered that cleaning takes out again.
    kinds = ["Địa chỉ trang", "Thư điện tử", "Điện thoại"]
    schemes = ["http://\u200e", "https://\u200e", "<khác>", "", ""]
    expect(dialog.locator("[role=tabpanel]").first.locator("select option")).to_have_text([*kinds, *schemes])
    with context.expect_page() as opened:
        dialog.get_by_text("Chọn có sẵn trên cổng").click()
    browse = opened.value
    browse.get_by_label("Tìm theo từ trong bài").fill("tiem chung")
    browse.get_by_role("button", name="Tìm").click()
    browse.get_by_role("button", name=post.title).click()
    expect(dialog.get_by_label("Địa chỉ")).to_have_value(post.get_absolute_url())
    dialog.locator(".cke_dialog_ui_button_ok").click()
    expect(page.frame_locator(".cke_wysiwyg_frame").locator(f'a[href="{post.get_absolute_url()}"]')).to_be_visible()
