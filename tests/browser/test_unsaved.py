"""What is typed is not lost: an expired session, a closed tab, a dead server; and it is never shown to another user."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, expect

from communes.models import User
from indicators.models import Report
from news.models import Article, Category
from tests.browser.server import Server
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADD = "/admin/news/article/add/"
READY = "!!window.CKEDITOR && Object.values(CKEDITOR.instances).length > 0 &&"
READY += " Object.values(CKEDITOR.instances).every(e => e.status == 'ready')"


@pytest.fixture
def office(browser: Browser) -> Iterator[BrowserContext]:
    """The shared computer of an office: one browser, one store."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(25_000)
    yield context
    context.close()


def until(page: Page, expression: str) -> None:
    """Waits from outside: the pages' policy allows no eval, which Playwright's own waiting needs."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


def sign_in(page: Page, username: str = "canbo") -> None:
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def type_post(page: Page) -> None:
    until(page, READY)
    page.fill("#id_title", "Lịch tiêm chủng tháng 12")
    page.fill("#id_lead", "Trạm y tế xã tiêm chủng ngày 5.")
    body = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    body.click()
    body.press_sequentially("Mang theo sổ tiêm chủng.")
    until(page, "Object.keys(localStorage).some(k => (localStorage[k] || '').includes('sổ tiêm'))")


def take_back(page: Page) -> None:
    until(page, READY)
    expect(page.get_by_text("Có nội dung chưa lưu lúc")).to_be_visible()
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("#id_title")).to_have_value("Lịch tiêm chủng tháng 12")
    expect(page.locator("#id_lead")).to_have_value("Trạm y tế xã tiêm chủng ngày 5.")
    expect(page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")).to_contain_text("Mang theo sổ tiêm chủng.")


def kept(page: Page) -> str:
    return str(page.evaluate("JSON.stringify({...localStorage})"))


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()


def test_an_expired_session_costs_no_text(office: BrowserContext, site: str, officer: User, category: Category) -> None:
    page = office.new_page()
    page.goto(site + ADD)
    sign_in(page)
    type_post(page)
    Session.objects.all().delete()
    save(page)
    sign_in(page)  # led to the sign-in page, and back to the form
    expect(page).to_have_url(site + ADD)
    take_back(page)
    assert "csrfmiddlewaretoken" not in kept(page)
    assert PASSWORD not in kept(page)
    save(page)
    expect(page).to_have_url(re.compile(r"/admin/news/article/(\?|$)"))
    article = Article.objects.get()
    assert (article.title, article.created_by) == ("Lịch tiêm chủng tháng 12", officer)
    assert "Mang theo sổ tiêm chủng." in article.body
    page.goto(site + ADD)
    until(page, READY)
    expect(page.get_by_text("Có nội dung chưa lưu")).to_have_count(0)  # what was saved is offered no more
    assert "Lịch tiêm chủng" not in kept(page)


def test_a_closed_tab_costs_no_text_and_bo_drops_it(office: BrowserContext, site: str, officer: User) -> None:
    page = office.new_page()
    page.goto(site + ADD)
    sign_in(page)
    type_post(page)
    page.close(run_before_unload=False)
    again = office.new_page()
    again.goto(site + ADD)
    take_back(again)
    again.close()
    third = office.new_page()  # closed again after taking it back: still there, once
    third.goto(site + ADD)
    until(third, READY)
    expect(third.get_by_text("Có nội dung chưa lưu")).to_have_count(1)
    third.get_by_role("button", name="Bỏ", exact=True).click()
    third.reload()
    until(third, READY)
    expect(third.get_by_text("Có nội dung chưa lưu")).to_have_count(0)
    until(third, "!JSON.stringify(localStorage).includes('sổ tiêm')")


def test_the_next_user_of_the_computer_is_shown_nothing(
    office: BrowserContext, site: str, officer: User, editor: User
) -> None:
    page = office.new_page()
    page.goto(site + ADD)
    sign_in(page)
    type_post(page)
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(site + ADD)
    sign_in(page, "lanhdao")
    until(page, READY)
    expect(page.get_by_text("Có nội dung chưa lưu")).to_have_count(0)
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(site + ADD)
    sign_in(page)
    take_back(page)


def test_an_old_post_that_is_changed(office: BrowserContext, site: str, officer: User, draft_article: Article) -> None:
    page = office.new_page()
    address = f"{site}/admin/news/article/{draft_article.pk}/change/"
    page.goto(address)
    sign_in(page)
    until(page, READY)
    page.goto(address)  # opening it alone keeps nothing, whatever the editor does to its mark-up
    until(page, READY)
    page.wait_for_timeout(600)
    assert "unsaved:" not in kept(page)
    type_post(page)
    page.close()
    again = office.new_page()
    again.goto(site + ADD)
    until(again, READY)
    expect(again.get_by_text("Có nội dung chưa lưu")).to_have_count(0)  # another address
    again.goto(address)
    take_back(again)


def test_a_refused_form_keeps_what_it_holds(office: BrowserContext, site: str, officer: User) -> None:
    page = office.new_page()
    page.goto(site + ADD)
    sign_in(page)
    type_post(page)
    page.fill("#id_title", " ")
    until(page, "!Object.values(localStorage).some(kept => kept.includes('Lịch tiêm chủng tháng 12'))")
    page.locator("form#article_form").evaluate("form => form.noValidate = true")
    save(page)
    expect(page.locator(".errornote")).to_be_visible()
    page.close()
    again = office.new_page()
    again.goto(site + ADD)
    until(again, READY)
    expect(again.get_by_text("Có nội dung chưa lưu")).to_have_count(1)
    again.get_by_role("button", name="Lấy lại").click()
    again.fill("#id_title", "Lịch tiêm chủng")
    save(again)
    expect(again).to_have_url(re.compile(r"/admin/news/article/(\?|$)"))
    until(again, "!JSON.stringify(localStorage).includes('sổ tiêm')")


def test_text_that_is_taken_back_covers_nobody_s_newer_one(
    office: BrowserContext, site: str, officer: User, draft_article: Article
) -> None:
    page = office.new_page()
    address = f"{site}/admin/news/article/{draft_article.pk}/change/"
    page.goto(address)
    sign_in(page)
    type_post(page)
    page.close()
    draft_article.lead = "Người khác vừa viết."
    draft_article.save()
    again = office.new_page()
    again.goto(address)
    take_back(again)
    save(again)
    expect(again.get_by_role("heading", name="Bản vừa được người khác lưu")).to_be_visible()
    assert Article.objects.get().lead == "Người khác vừa viết."
    expect(again.locator("#id_lead")).to_have_value("Trạm y tế xã tiêm chủng ngày 5.")
    expect(again.get_by_text("Có nội dung chưa lưu")).to_have_count(0)  # it stands in the form


def test_figures_of_a_report_too(office: BrowserContext, site: str, officer: User, may: Report) -> None:
    page = office.new_page()
    page.goto(f"{site}/admin/indicators/report/add/")
    sign_in(page)
    page.fill("input[name=number]", "6")
    page.fill("input[name=year]", "2023")
    page.fill("input[name=total_score]", "72,6")
    page.fill("input[name=group_DVCTT]", "7,0")
    until(page, "Object.keys(localStorage).some(k => (localStorage[k] || '').includes('72,6'))")
    Session.objects.all().delete()
    page.get_by_role("button", name="Lưu và soạn bài công bố").click()
    sign_in(page)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.locator("input[name=total_score]")).to_have_value("72,6")
    expect(page.locator("#live-sum")).to_have_text("7")  # the page's own script has heard of it
    page.get_by_role("button", name="Lưu và soạn bài công bố").click()
    expect(page.get_by_text("Hãy đọc lại bài trước khi gửi duyệt")).to_be_visible()
    until(page, "!JSON.stringify(localStorage).includes('72,6')")
    assert Report.objects.filter(year=2023, number=6).exists()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, PASSWORD)
    server.start()
    yield server
    server.kill()


def test_a_server_killed_during_the_save_costs_no_text(office: BrowserContext, server: Server) -> None:
    page = office.new_page()
    page.goto(server.url + ADD)
    sign_in(page)
    type_post(page)
    server.freeze()
    page.get_by_role("button", name="Lưu", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(500)
    server.kill()
    page.close()
    server.start()
    again = office.new_page()
    again.goto(server.url + ADD)
    take_back(again)
    save(again)
    expect(again).to_have_url(re.compile(r"/admin/news/article/(\?|$)"))
    until(again, "!JSON.stringify(localStorage).includes('sổ tiêm')")


def test_a_form_from_before_another_sign_in_costs_no_text(office: BrowserContext, site: str, officer: User) -> None:
    """The token in it is an old one: the server refuses the form with a page of its own."""
    page = office.new_page()
    page.goto(site + ADD)
    sign_in(page)
    type_post(page)
    Session.objects.all().delete()
    other = office.new_page()
    other.goto(f"{site}/admin/")
    sign_in(other)
    expect(other.get_by_role("heading", name="Bàn làm việc")).to_be_visible()
    save(page)
    expect(page.get_by_role("heading", name="Biểu mẫu đã hết hạn")).to_be_visible()
    page.goto(site + ADD)
    take_back(page)


def test_a_lost_line_costs_no_text(office: BrowserContext, site: str, officer: User) -> None:
    page = office.new_page()
    page.goto(site + ADD)
    sign_in(page)
    type_post(page)

    def cut(route: Any) -> None:
        if route.request.method == "POST":
            route.abort("internetdisconnected")
        else:
            route.continue_()

    office.route("**/*", cut)
    page.get_by_role("button", name="Lưu", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(500)
    office.unroute("**/*")
    page.goto(site + ADD)
    take_back(page)
