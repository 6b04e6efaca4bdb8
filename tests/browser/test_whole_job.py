"""The main job, as people do it: figures → draft → review → publish → read → rate → comment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from communes.models import Commune, User
from indicators.models import Report
from news.models import Article, ArticleCounter, Comment
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIGURES = {
    "dossiers_received": "61", "overdue_dvc": "0", "overdue_mcdt": "0", "online_rate": "98,52",
    "satisfaction_rate": "100", "eresult_rate": "98,27",
    "sync_rate": "100", "certified_copies": "45", "online_payments": "56", "total_score": "72,6",
    "group_CKMB": "0,0", "group_DVCTT": "7,0", "group_TTTT": "7,8", "group_MDHL": "18", "group_SHHS": "19",
}  # fmt: skip


class Clicks:
    """Counts every click a person makes."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def button(self, name: str) -> None:
        self.count += 1
        self.page.get_by_role("button", name=name, exact=True).click()

    def link(self, name: str) -> None:
        self.count += 1
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def box(self) -> None:
        self.count += 1
        self.page.locator("input[name=confirmed]").check()


def sign_in(page: Page, clicks: Clicks, site: str, username: str) -> None:
    page.goto(f"{site}/admin/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    clicks.button("Đăng nhập")


def type_figures(page: Page) -> None:
    """The period and the figures, as they stand on the national portal."""
    page.fill("input[name=number]", "6")
    page.fill("input[name=year]", "2023")
    for name, value in FIGURES.items():
        page.fill(f"input[name={name}]", value)


def test_officer_and_leader_do_june_2023(
    context: BrowserContext, site: str, officer: User, editor: User, may: Report
) -> None:
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    clicks = Clicks(page)

    sign_in(page, clicks, site, "canbo")
    clicks.link("Nhập số liệu kỳ khác")
    type_figures(page)
    expect(page.locator("#live-sum")).to_have_text("51,8")
    expect(page.locator("#live-difference")).to_have_text("+20,8")
    page.locator("input[name=total_score]").focus()
    expect(page.locator("[data-earlier='total_score']")).to_have_text("88,9")
    expect(page.locator("#live-change")).to_have_text("−16,3")
    clicks.button("Lưu và soạn bài công bố")

    expect(page.locator(".note.serious")).to_contain_text("51,8")
    preview = page.frame_locator("iframe")
    expect(preview.get_by_role("heading", level=1)).to_contain_text("tháng 6/2023")
    clicks.box()
    clicks.button("Gửi duyệt")
    expect(page.get_by_text("Đã gửi duyệt")).to_be_visible()
    clicks.button("Đăng xuất")

    sign_in(page, clicks, site, "lanhdao")
    clicks.link(Article.objects.get().title)
    expect(page.locator(".note.serious")).to_contain_text("20,8")
    clicks.button("Duyệt và đăng")
    expect(page.get_by_text("Đã đăng bài")).to_be_visible()
    assert clicks.count <= 12, clicks.count

    reader = context.browser.new_context() if context.browser else None
    assert reader is not None
    citizen = reader.new_page()
    article = Article.objects.get()
    assert "thang-6-2023" in article.get_absolute_url()
    citizen.goto(site + article.get_absolute_url())
    expect(citizen.get_by_role("heading", level=1)).to_have_text(article.title)
    expect(citizen.locator("article")).to_contain_text("giảm 16,3 điểm so với tháng 5/2023")
    reader.close()
    assert problems == []


def test_a_leader_publishes_an_own_post_in_eight_clicks(
    context: BrowserContext, site: str, editor: User, may: Report
) -> None:
    page = context.new_page()
    clicks = Clicks(page)
    sign_in(page, clicks, site, "lanhdao")
    clicks.link("Nhập số liệu kỳ khác")
    type_figures(page)
    clicks.button("Lưu và soạn bài công bố")
    clicks.box()
    clicks.button("Đăng bài")
    expect(page.get_by_text("Đã đăng bài")).to_be_visible()
    assert clicks.count <= 8, clicks.count
    assert Article.objects.get().events.filter(action="self_published").exists()


def test_sending_without_confirming_keeps_the_page_and_says_so(
    context: BrowserContext, site: str, officer: User, june: Report
) -> None:
    from indicators.drafting import draft

    article = draft(report=june, by=officer).article
    assert article is not None
    page = context.new_page()
    clicks = Clicks(page)
    sign_in(page, clicks, site, "canbo")
    clicks.link(article.title)
    clicks.button("Gửi duyệt")
    expect(page.get_by_role("alert")).to_contain_text("xác nhận")
    assert Article.objects.get().status == "draft"


@pytest.fixture
def published(june: Report, officer: User, editor: User) -> Article:
    from indicators.drafting import draft
    from news import publishing

    article = draft(report=june, by=officer).article
    assert article is not None
    return publishing.publish(article=article, by=editor, confirmed=True)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_citizen_reads_rates_and_comments(
    context: BrowserContext, site: str, published: Article, script: bool
) -> None:
    assert context.browser is not None
    reader = context.browser.new_context(java_script_enabled=script, viewport={"width": 390, "height": 760})
    page = reader.new_page()
    page.goto(site + published.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390 if script else True
    page.get_by_label("4 điểm", exact=False).first.check()
    page.get_by_role("button", name="Gửi đánh giá").click()
    page.goto(site + published.get_absolute_url())
    counter = ArticleCounter.objects.get(article=published)
    assert (counter.rating_sum, counter.rating_count, counter.views) == (4, 1, 1)
    page.get_by_label("Họ tên", exact=False).fill("Bà Năm")
    page.get_by_label("Ý kiến", exact=False).last.fill("Cảm ơn xã đã công bố.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    comment = Comment.objects.get()
    assert (comment.name, comment.status) == ("Bà Năm", "pending")
    reader.close()


Maker = Callable[..., Report]


def test_the_other_commune_s_site_shows_nothing_of_it(
    context: BrowserContext, site: str, published: Article, other_commune: Commune
) -> None:
    page = context.new_page()
    response = page.goto(site.replace("localhost", "xa-khac.localhost") + published.get_absolute_url())
    assert response is not None
    assert response.status == 404
