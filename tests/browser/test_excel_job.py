"""The month's work from a filled Excel file: sign-in → upload → draft → leader → public, twelve clicks at most."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from communes.models import User
from indicators.models import Report
from news.models import Article
from tests.browser.test_whole_job import Clicks, sign_in
from tests.indicators.test_pasting import ROW
from tests.indicators.workbooks import workbook

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def choose(page: Page, clicks: Clicks, content: bytes) -> None:
    """Choosing a file is a click on the field and one in the system's own window."""
    clicks.count += 2
    page.locator("input[type=file]").set_input_files({"name": "so-lieu.xlsx", "mimeType": XLSX, "buffer": content})


def test_from_an_excel_file_to_the_public_post(
    context: BrowserContext, site: str, officer: User, editor: User, may: Report
) -> None:
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    clicks = Clicks(page)

    sign_in(page, clicks, site, "canbo")
    clicks.link("Nhập từ Excel")
    choose(page, clicks, workbook(["6/2023", 61, 100, "72,6", 0, 19]))
    clicks.button("Kiểm tra và xem trước")
    expect(page.get_by_text("Tháng 6/2023")).to_be_visible()
    clicks.button("Lưu và soạn bài công bố")
    clicks.box()
    clicks.button("Gửi duyệt")
    clicks.button("Đăng xuất")

    sign_in(page, clicks, site, "lanhdao")
    clicks.link(Article.objects.get().title)
    clicks.button("Duyệt và đăng")
    expect(page.get_by_text("Đã đăng bài")).to_be_visible()
    assert clicks.count <= 12, clicks.count
    assert problems == []
    page.goto(site + Article.objects.get().get_absolute_url())
    expect(page.locator("article")).to_contain_text("giảm 16,3 điểm so với tháng 5/2023")


def test_a_pasted_row_fills_the_form(context: BrowserContext, site: str, officer: User) -> None:
    page = context.new_page()
    clicks = Clicks(page)
    sign_in(page, clicks, site, "canbo")
    page.goto(f"{site}/admin/indicators/report/add/")
    page.fill("input[name=group_CKMB]", "1,5")
    page.locator("details.paste summary").click()
    page.fill("#id_pasted", ROW)
    clicks.button("Điền vào biểu mẫu")
    expect(page.locator("#paste-told")).to_contain_text("Đã điền 11 ô")
    expect(page.locator("input[name=total_score]")).to_have_value("72,6")
    expect(page.locator("input[name=group_CKMB]")).to_have_value("1,5")
    page.fill("input[name=year]", "20x3")
    page.locator("input[name=total_score]").focus()
    expect(page.locator("#period-note")).to_contain_text("Kỳ không hợp lệ")
    expect(page.locator("input[name=total_score]")).to_have_value("72,6")
