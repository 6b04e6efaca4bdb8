"""Under an announcement: the chart of the months; in its head: the picture of its period."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from communes.models import Commune, User
from indicators.beside_article import beside_announcement
from indicators.drafting import draft
from indicators.models import Report
from news.models import Article
from news.publishing import publish
from tests.indicators.reports import SEED_GROUPS, MakeReport

pytestmark = pytest.mark.django_db


def announce(report: Report, officer: User, editor: User) -> Article:
    article = draft(report=report, by=officer).article
    assert article is not None
    publish(article=article, by=editor, confirmed=True)
    return article


@pytest.fixture
def june_post(june: Report, officer: User, editor: User) -> Article:
    return announce(june, officer, editor)


def page(article: Article) -> str:
    response = Client(headers={"host": "localhost"}).get(article.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_chart_of_the_months_stands_under_the_announcement(
    june_post: Article, make_report: MakeReport, officer: User, editor: User
) -> None:
    announce(make_report("2023-07", "80", SEED_GROUPS), officer, editor)
    shown = page(june_post)
    under = shown[shown.index('<section class="score-course"') :]
    assert '<h2 id="course-heading">Điểm qua các tháng</h2>' in under
    assert 'aria-label="Tổng điểm từ tháng 6/2023 đến tháng 7/2023; số liệu ở bảng bên dưới"' in under
    assert '<th scope="row">Tháng 6/2023</th><td>72,6</td>' in under
    assert '<a href="/chi-so/2023/6/">Điểm từng nhóm tháng 6/2023</a>' in under


def test_an_old_announcement_has_the_months_that_end_with_its_own(
    june_post: Article, make_report: MakeReport, officer: User, editor: User
) -> None:
    for code in ("2023-04", "2024-05"):
        announce(make_report(code, "80", SEED_GROUPS), officer, editor)
    assert "Tổng điểm từ tháng 6/2023 đến tháng 5/2024;" in page(june_post)  # still among the newest twelve
    announce(make_report("2024-06", "81", SEED_GROUPS), officer, editor)
    assert "Tổng điểm từ tháng 4/2023 đến tháng 6/2023;" in page(june_post)


def test_the_first_announcement_has_no_chart_but_the_way_to_its_figures(june_post: Article) -> None:
    shown = page(june_post)
    assert '<div class="chart">' not in shown
    assert '<a href="/chi-so/2023/6/">Điểm từng nhóm tháng 6/2023</a>' in shown


def test_a_chat_gets_the_picture_of_the_period(june_post: Article) -> None:
    shown = page(june_post)
    assert '<meta property="og:image" content="http://localhost/chi-so/2023/6/anh.png">' in shown
    assert '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">' in shown


def test_another_commune_s_months_are_not_in_it(
    june_post: Article, make_report: MakeReport, stranger: User, officer: User, other_commune: Commune
) -> None:
    elsewhere = draft(report=make_report("2023-07", "11", SEED_GROUPS, commune=other_commune), by=stranger).article
    assert elsewhere is not None
    publish(article=elsewhere, by=stranger, confirmed=True)
    assert '<div class="chart">' not in page(june_post)


def test_a_draft_has_neither_picture_nor_a_way_to_figures_that_are_not_public(
    june: Report, make_report: MakeReport, officer: User, editor: User
) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    alone = beside_announcement(article)
    assert alone is not None
    assert (alone.under, alone.picture) == ("", "")
    for code in ("2023-03", "2023-04"):
        announce(make_report(code, "80", SEED_GROUPS), officer, editor)
    with_months = beside_announcement(article)
    assert with_months is not None
    assert '<div class="chart">' in with_months.under
    assert "/chi-so/2023/6/" not in with_months.under
    assert with_months.picture == ""


def test_a_post_that_announces_nothing_has_nothing_beside_it_for_one_query(
    draft_article: Article, editor: User, june_post: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(article=draft_article, by=editor)
    with django_assert_num_queries(1):
        assert beside_announcement(draft_article) is None
    shown = page(draft_article)
    assert "anh.png" not in shown
    assert "score-course" not in shown
