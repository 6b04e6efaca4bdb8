"""The start page: what waits for whom, in whose order, and never another commune's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from communes.models import Commune, User
from indicators.doubtful import doubtful_months
from indicators.models import Report
from news import publishing
from news.models import Article, Category, Status
from tests.indicators.reports import SEED_GROUPS, SEED_TABLE, MakeReport
from tests.news.public.conftest import PUBLISHED_AT, make_post

pytestmark = pytest.mark.django_db
DESK_QUERIES = 16
HOUR = timedelta(hours=1)


def desk(client: Client) -> str:
    return client.get(reverse("admin:index")).content.decode()


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 id="desk-([a-z]+)">', page)


def test_leaders_see_what_waits_for_them_first(editor_client: Client, officer_client: Client, june: Report) -> None:
    assert headings(desk(editor_client)) == ["approve", "job", "doubtful", "drafts"]
    assert headings(desk(officer_client)) == ["job", "doubtful", "approve", "drafts"]


def test_contradictions_lead_to_their_report(officer_client: Client, june: Report, may: Report) -> None:
    page = desk(officer_client)
    link = reverse("admin:indicators_report_change", args=[june.pk])
    assert f'<a href="{link}">Số liệu tháng 6/2023</a>' in page
    assert "20,8" in page
    assert "chỗ khác" not in page
    assert reverse("admin:indicators_report_change", args=[may.pk]) not in page  # entered for comparison alone
    assert "(đã công bố)" not in page
    Report.objects.filter(pk=june.pk).update(certified_copies=99)
    assert "Còn 1 chỗ khác." in desk(officer_client)


def test_figures_that_agree_are_not_named(officer_client: Client, make_report: MakeReport) -> None:
    make_report("2023-06", "72.6")
    assert "desk-doubtful" not in desk(officer_client)


def test_only_the_newest_months_are_looked_at(commune: Commune, make_report: MakeReport) -> None:
    for code in ("2023-06", "2023-04", "2023-03", "2023-02"):
        make_report(code, "72.6", SEED_GROUPS, **SEED_TABLE)
    labels = [found.report.period.label for found in doubtful_months(commune)]
    assert labels == ["tháng 6/2023", "tháng 4/2023", "tháng 3/2023"]


def test_a_month_is_compared_with_the_one_before(commune: Commune, may: Report, make_report: MakeReport) -> None:
    make_report("2023-06", "72.6", entered_change=Decimal(5))
    (found,) = doubtful_months(commune)
    assert "kỳ trước 88,9" in found.warnings[0]
    # A month that does not follow is nothing to compare with.
    Report.objects.filter(pk=may.pk).update(number=4)
    assert doubtful_months(commune) == []


def test_clocks_that_run_are_told_in_their_order(officer_client: Client, commune: Commune) -> None:
    now = timezone.now()
    later = make_post(commune, title="Hiện ngày kia", published_at=now + 48 * HOUR)
    sooner = make_post(commune, title="Hiện ngày mai", published_at=now + 24 * HOUR, expires_at=now + 30 * HOUR)
    ending = make_post(commune, title="Sắp hết hạn", expires_at=now + 6 * 24 * HOUR)
    make_post(commune, title="Còn lâu", expires_at=now + 8 * 24 * HOUR)
    make_post(commune, title="Đã hết", expires_at=now - HOUR)
    make_post(commune, title="Nháp có hẹn", status=Status.REVIEW, published_at=now + HOUR)
    response = officer_client.get(reverse("admin:index"))
    shown = response.context["desk"]
    assert (shown.scheduled, shown.expiring) == ([sooner, later], [ending])
    page = response.content.decode()
    assert f"tự hiện lúc {timezone.localtime(sooner.published_at):%H:%M %d/%m/%Y}" in page
    assert ending.expires_at is not None
    assert f"hiện đến {timezone.localtime(ending.expires_at):%H:%M %d/%m/%Y}" in page


def test_another_commune_s_work_is_not_named(
    officer_client: Client, other_commune: Commune, make_report: MakeReport
) -> None:
    make_report("2023-06", "72.6", SEED_GROUPS, commune=other_commune, **SEED_TABLE)
    make_post(other_commune, title="Của họ, hẹn giờ", published_at=timezone.now() + HOUR)
    make_post(other_commune, title="Của họ, sắp hết", expires_at=timezone.now() + HOUR)
    page = desk(officer_client)
    assert "Của họ" not in page
    assert "desk-doubtful" not in page


def test_figures_of_an_expired_announcement_stay_announced(
    officer_client: Client, make_report: MakeReport, commune: Commune
) -> None:
    period = (timezone.localdate().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    report = make_report(period, "72.6")
    post = make_post(commune, title="Kết quả", expires_at=PUBLISHED_AT + HOUR)
    Report.objects.filter(pk=report.pk).update(announcement=post)
    page = desk(officer_client)
    assert "Đã công bố." in page
    assert reverse("admin:news_article_review", args=[post.pk]) in page
    assert post.get_absolute_url() not in page


def test_the_desk_costs_the_same_for_little_and_much(
    commune: Commune,
    category: Category,
    editor: User,
    make_report: MakeReport,
    signed_in: Callable[[User], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for month in range(1, 10):
        make_report(f"2023-{month:02}", "72.6", SEED_GROUPS, **SEED_TABLE)
    now = timezone.now()
    for number in range(12):
        for values in (
            {"published_at": now + HOUR},
            {"expires_at": now + HOUR},
            {"status": Status.DRAFT},
            {"status": Status.REVIEW},
        ):
            make_post(commune, category=category, title=f"Bài {number}", **values)
    client = signed_in(editor)
    with django_assert_max_num_queries(DESK_QUERIES):
        page = desk(client)
    assert page.count("tự hiện lúc") == page.count("hiện đến") == 8
    assert Article.objects.count() == 48


def test_the_desk_says_who_sent_a_post_and_why_it_came_back(
    officer_client: Client, editor_client: Client, draft_article: Article, officer: User, editor: User
) -> None:
    publishing.submit(article=draft_article, by=officer)
    assert "Nguyễn Thị Hạnh gửi lúc" in desk(editor_client)
    publishing.send_back(article=draft_article, by=editor, remark="Thiếu giờ <họp>.")
    page = desk(officer_client)
    assert "«Thiếu giờ &lt;họp&gt;.»" in page
    assert "Trần Văn Phúc trả lại lúc" in page


def test_more_than_the_desk_shows_is_one_click_away(
    officer_client: Client, commune: Commune, category: Category
) -> None:
    for number in range(8):
        make_post(commune, category=category, title=f"Bài {number}", status=Status.DRAFT)
    assert "xem tất cả" not in desk(officer_client)
    make_post(commune, category=category, title="Bài thứ chín", status=Status.DRAFT)
    page = desk(officer_client)
    link = re.search(r'<a href="([^"]+)">Còn bài khác: xem tất cả', page)
    assert link is not None
    listed = officer_client.get(link[1]).content.decode()
    assert all(f"Bài {number}" in listed for number in range(8))
    assert page.count("sửa lúc") == 8
