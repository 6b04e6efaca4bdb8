"""Old versions: to be read as text beside today's, and brought back by the rules of publishing alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from communes.models import User
from indicators.drafting import draft
from indicators.models import Report
from indicators.scheme import load_scheme
from indicators.storing import store_report
from indicators.versions import scores_with
from news import publishing
from news.models import Article

pytestmark = pytest.mark.django_db


def version_url(row: Article | Report, record: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_simple_history", args=[row.pk, record.pk])


@pytest.fixture
def rewritten(draft_article: Article) -> Article:
    draft_article.body = "<p>Mời bà con 19 giờ.</p>"
    draft_article.save()
    return draft_article


def score(report: Report, by: User, **points: str) -> None:
    scheme = load_scheme(report.scheme)
    now = {row.group: (row.score, row.missing_reason) for row in report.group_scores.all()}
    groups = now | {code: (Decimal(value), "") for code, value in points.items()}
    store_report(report=Report.objects.get(pk=report.pk), scheme=scheme, groups=groups, by=by)


def test_an_old_article_is_text_beside_today_s(officer_client: Client, rewritten: Article) -> None:
    page = officer_client.get(version_url(rewritten, rewritten.history.last())).content.decode()
    assert "<del>Mời bà <strong>con.</strong></del>" in page
    assert "<ins>Mời bà <strong>con 19 giờ.</strong></ins>" in page
    assert "ckeditor" not in page.lower()
    assert "&lt;p&gt;" not in page
    assert "Khôi phục bản này" in page


def test_a_draft_comes_back(officer_client: Client, rewritten: Article, officer: User) -> None:
    assert officer_client.post(version_url(rewritten, rewritten.history.last())).status_code == 302
    rewritten.refresh_from_db()
    assert rewritten.body == "<p>Mời bà con.</p>"
    assert rewritten.history.first().history_user == officer


def test_a_post_in_review_comes_back_by_an_editor_alone(
    officer_client: Client, editor_client: Client, rewritten: Article, officer: User
) -> None:
    publishing.submit(article=rewritten, by=officer)
    url = version_url(rewritten, rewritten.history.last())
    assert "Khôi phục bản này" not in officer_client.get(url).content.decode()
    assert officer_client.post(url).status_code == 403
    assert editor_client.post(url).status_code == 302
    rewritten.refresh_from_db()
    assert (rewritten.status, rewritten.body) == ("review", "<p>Mời bà con.</p>")


def test_a_public_post_comes_back_as_a_correction(editor_client: Client, rewritten: Article, editor: User) -> None:
    publishing.publish(article=rewritten, by=editor)
    url = version_url(rewritten, rewritten.history.last())
    refused = editor_client.post(url)
    assert refused.status_code == 422
    assert "lý do đính chính" in refused.context["error"]
    assert editor_client.post(url, {"reason": "Bản cũ đúng"}).status_code == 302
    correction = rewritten.corrections.get()
    assert "19 giờ" in correction.old_text
    rewritten.refresh_from_db()
    assert rewritten.is_public  # the old version was a draft


def test_another_commune_s_versions_are_not_here(stranger_client: Client, rewritten: Article, june: Report) -> None:
    for row in (rewritten, june):
        url = version_url(row, row.history.last())
        assert stranger_client.get(url).status_code == 404
        assert stranger_client.post(url).status_code == 404


def test_a_version_belongs_to_its_row(officer_client: Client, rewritten: Article) -> None:
    other = Article.objects.create(commune=rewritten.commune, title="Bài khác")
    assert officer_client.post(version_url(rewritten, other.history.last())).status_code == 404


def test_a_report_s_versions_hold_their_scores(june: Report, officer: User) -> None:
    score(june, officer, SHHS="18")
    score(june, officer, SHHS="17", MDHL="16")
    records = list(june.history.order_by("history_date", "history_id"))
    assert [scores_with(record).groups["SHHS"][0] for record in records] == [19, 18, 17]
    assert [scores_with(record).groups["MDHL"][0] for record in records] == [18, 18, 16]


def test_a_report_comes_back_with_its_scores_and_its_draft_follows(
    officer_client: Client, june: Report, officer: User
) -> None:
    score(june, officer, SHHS="18")
    article = draft(report=june, by=officer).article
    assert article is not None
    url = version_url(june, june.history.last())
    page = officer_client.get(url).content.decode()
    assert "<del>19</del>" in page
    assert "<ins>18</ins>" in page
    assert officer_client.post(url).status_code == 302
    assert june.group_scores.get(group="SHHS").score == 19
    article.refresh_from_db()
    assert "19/22" in article.body
    again = officer_client.post(url)
    assert "không khác số liệu hiện nay" in again.context["error"]


def test_the_history_of_scores_is_readable_in_a_bounded_number_of_queries(
    officer_client: Client, june: Report, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for points in range(5, 20):
        score(june, officer, SHHS=str(points), MDHL=f"{points - 2}.5")
    url = reverse("admin:indicators_report_history", args=[june.pk])
    officer_client.get(url)
    with django_assert_max_num_queries(16):
        page = officer_client.get(url).content.decode()
    assert "<strong>Số hóa hồ sơ:</strong> 18 → 19" in page
    assert "Số hóa hồ sơ 7" in page


def test_the_history_of_an_article_is_text_in_a_bounded_number_of_queries(
    officer_client: Client, rewritten: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for hour in range(8, 20):
        rewritten.body = f"<p>Mời bà con {hour} giờ.</p>"
        rewritten.save()
    url = reverse("admin:news_article_history", args=[rewritten.pk])
    officer_client.get(url)
    with django_assert_max_num_queries(14):
        page = officer_client.get(url).content.decode()
    assert "Mời bà con 18 giờ. → Mời bà con 19 giờ." in page
    assert "&lt;p&gt;" not in page
