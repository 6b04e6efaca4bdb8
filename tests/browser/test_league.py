"""A province's league table in a real browser: sorted, and another period chosen, without script, at two widths."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from communes.models import Commune, Province
from tests.indicators.province.provinces import TAY_NINH, Tell

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def reading(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, java_script_enabled=False, locale="vi-VN"
    )
    context.set_default_timeout(20_000)
    yield context
    context.close()


def test_it_is_sorted_and_another_period_chosen(
    reading: BrowserContext, site: str, tay_ninh: Province, commune: Commune, other_commune: Commune, tell: Tell
) -> None:
    tell(commune, "2023-05", "88.9", {"SHHS": "20.1"})
    tell(commune, "2023-06", "72.6", {"SHHS": "19"}, change="-16.3")
    tell(other_commune, "2023-06", "80", {"SHHS": "3"}, change="2")
    page = reading.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site.replace("localhost", TAY_NINH))
    first = page.locator("tbody tr").first
    expect(first).to_contain_text("Phường Hoài Nhơn")
    page.get_by_role("link", name="Số hóa hồ sơ").click()
    expect(first).to_contain_text("Xã Thạnh Tân")
    page.get_by_label("Kỳ", exact=True).select_option("2023-05")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tháng 5/2023")
    expect(page.locator('[aria-sort="descending"]')).to_contain_text("Số hóa hồ sơ")
    expect(page.locator("tbody tr")).to_have_count(1)
    frame = page.locator(".table-frame").bounding_box()
    viewport = page.viewport_size
    assert frame is not None
    assert viewport is not None
    assert frame["x"] + frame["width"] <= viewport["width"]  # the wide table scrolls within its frame
    page.get_by_role("link", name="Xã Thạnh Tân").click()
    expect(page).to_have_url(f"{site}/chi-so/2023/5/")
    assert said == []  # the content policy had nothing to complain of
