"""The reading side as citizens use it: on a desktop and a phone, with and without script, with a keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from communes.models import Commune, User
from indicators.drafting import draft
from indicators.models import Report
from news import publishing
from news.models import Article, ArticleCounter, Category, Comment, Feedback
from tests.news.public.conftest import PUBLISHED_AT, make_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

POSTS = 30
SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 500);
})"""


@pytest.fixture(params=[(1280, True), (390, True), (390, False)], ids=["desktop", "phone", "phone without script"])
def reading(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, script = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script, locale="vi-VN")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def announcement(june: Report, officer: User, editor: User) -> Article:
    article = draft(report=june, by=officer).article
    assert article is not None
    return publishing.publish(article=article, by=editor, confirmed=True)


@pytest.fixture
def many(commune: Commune) -> Category:
    category = Category.objects.create(commune=commune, slug="tin-tuc", name="Tin tức")
    for number in range(POSTS):
        make_post(
            commune,
            category=category,
            title=f"Họp dân số {number}",
            published_at=PUBLISHED_AT + timedelta(days=number),
        )
    return category


def test_a_rating_is_given_and_changed(reading: BrowserContext, site: str, announcement: Article) -> None:
    page = reading.new_page()
    for points, told in ((4, "4 trong 1 đánh giá"), (2, "2 trong 1 đánh giá")):
        page.goto(site + announcement.get_absolute_url())
        page.get_by_role("radio", name=f"{points} điểm").check()
        page.get_by_role("button", name="Gửi đánh giá").click()
        page.get_by_role("link", name="Trở lại bài").click()
        expect(page.locator("[data-live=rating]")).to_contain_text(told)
    expect(page.locator(".bars")).to_contain_text("2 điểm 1")
    counter = ArticleCounter.objects.get(article=announcement)
    assert (counter.rating_sum, counter.rating_count, counter.views) == (2, 1, 1)


def test_a_comment_is_refused_mended_and_answered(
    reading: BrowserContext, site: str, announcement: Article, editor: User
) -> None:
    page = reading.new_page()
    page.goto(site + announcement.get_absolute_url())
    page.get_by_label("Họ tên").fill("Bà Năm")
    page.get_by_label("Ý kiến của bạn").fill("     ")  # the browser alone refuses an empty one
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_text("Hãy ghi ý kiến.")).to_be_visible()
    expect(page.get_by_label("Họ tên")).to_have_value("Bà Năm")
    page.get_by_label("Ý kiến của bạn").fill("Cảm ơn xã đã công bố.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_text("sẽ hiện dưới bài sau khi cán bộ đọc")).to_be_visible()

    Comment.objects.update(status="approved")
    page.goto(site + announcement.get_absolute_url())
    page.get_by_role("link", name="Trả lời Bà Năm").click()
    expect(page.get_by_text("Cảm ơn xã đã công bố.")).to_be_visible()
    page.get_by_label("Họ tên").fill("Ông Sáu")
    page.get_by_label("Ý kiến của bạn").fill("Tôi cũng vậy.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("heading", name="Cảm ơn bạn")).to_be_visible()
    reply = Comment.objects.get(name="Ông Sáu")
    assert reply.parent == Comment.objects.get(name="Bà Năm")


def test_a_search_is_made_narrowed_and_paged(reading: BrowserContext, site: str, many: Category) -> None:
    page = reading.new_page()
    page.goto(site)
    page.get_by_label("Tìm trên cổng").fill("hop dan")
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("status")).to_contain_text(f"Có {POSTS} bài có «hop dan»")
    expect(page.locator("mark").first).to_have_text("Họp")
    page.get_by_role("link", name="Trang sau").click()
    expect(page.locator(".pages [aria-current]")).to_have_text("2")
    page.get_by_text("Lọc và sắp xếp").click()
    page.get_by_label("Đăng từ ngày").fill((PUBLISHED_AT + timedelta(days=28)).date().isoformat())
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("status").first).to_contain_text("Có 2 bài")


def test_a_category_is_paged_to_its_end(reading: BrowserContext, site: str, many: Category) -> None:
    page = reading.new_page()
    page.goto(f"{site}/chuyen-muc/tin-tuc/")
    seen: list[str] = []
    for _ in range(3):
        seen += page.locator(".item h2").all_text_contents()
        following = page.get_by_role("link", name="Trang sau")
        if following.count():
            following.click()
    assert seen == [f"Họp dân số {number}" for number in range(POSTS - 1, -1, -1)]


def test_a_fault_is_reported_from_the_post(reading: BrowserContext, site: str, announcement: Article) -> None:
    page = reading.new_page()
    page.goto(site + announcement.get_absolute_url())
    page.get_by_role("link", name="Báo lỗi nội dung").click()
    page.get_by_label("Chỗ sai").fill("Ghi nhầm tháng.")
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_role("heading", name="Cảm ơn bạn")).to_be_visible()
    assert Feedback.objects.get().article == announcement


def test_the_whole_table_is_read_without_a_broken_word(
    reading: BrowserContext, site: str, announcement: Article
) -> None:
    """Twelve columns: nothing cut on a desktop, rows with labels on a phone, and the page itself never scrolls."""
    page = reading.new_page()
    page.goto(site + announcement.get_absolute_url())
    phone = page.viewport_size is not None and page.viewport_size["width"] < 600
    cells = page.locator("table.figures tbody tr > *")
    assert cells.count() == 12
    width = page.viewport_size["width"] if page.viewport_size else 0
    for number in range(12):
        box = cells.nth(number).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["width"] > (300 if phone else 20)
    expect(cells.nth(10)).to_contain_text("72,6")
    if not phone:
        for heading in page.locator("table.figures thead th").all():
            # A word wider than its cell would show as an overflow of the cell.
            assert heading.evaluate("cell => cell.scrollWidth <= cell.clientWidth")


def test_it_prints_the_post_and_not_the_site(reading: BrowserContext, site: str, announcement: Article) -> None:
    page = reading.new_page()
    page.goto(site + announcement.get_absolute_url())
    page.get_by_role("link", name="Bản in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(announcement.title)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Trở lại bài")).to_be_hidden()
    expect(page.locator("table.figures")).to_be_visible()
    page.goto(site + announcement.get_absolute_url())
    for part in (".menu", ".search", ".share", ".rating", ".comments form", ".visits"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_moves_while_a_page_loads(browser: Browser, site: str, announcement: Article) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 760})
    page = context.new_page()
    for path in ("/", announcement.get_absolute_url(), "/chi-so/", "/tim-kiem/?q=chi+so"):
        page.goto(site + path, wait_until="networkidle")
        assert page.evaluate(SHIFT) == 0, path
    context.close()


def test_the_address_is_copied(browser: Browser, site: str, announcement: Article) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site + announcement.get_absolute_url())
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.get_by_text("Đã sao chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == site + announcement.get_absolute_url()
    context.close()


def test_a_keyboard_alone_reaches_the_text_rates_and_comments(
    browser: Browser, site: str, announcement: Article
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(site + announcement.get_absolute_url())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#noi-dung")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "points":
            break
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cảm ơn bạn")).to_be_visible()
    assert ArticleCounter.objects.get(article=announcement).rating_sum == 3
    context.close()


def test_at_four_hundred_per_cent_nothing_is_cut_off(browser: Browser, site: str, announcement: Article) -> None:
    """1280 pixels at 400 % are 320: one column, no scrolling of the page sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    for path in ("/", announcement.get_absolute_url(), "/tim-kiem/?q=chi+so", "/van-ban/", "/lien-he/", "/chi-so/"):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    context.close()
