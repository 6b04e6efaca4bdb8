"""What readers see of the scores: only what was announced, a missing score never as 0."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from communes.models import Commune, User
from indicators.drafting import draft
from indicators.models import Report
from news.publishing import publish, withdraw
from tests.indicators.reports import SEED_GROUPS, MakeReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(commune: Commune) -> Client:
    return Client(headers={"host": "localhost"})


def announce(report: Report, officer: User, editor: User) -> None:
    article = draft(report=report, by=officer).article
    assert article is not None
    publish(article=article, by=editor, confirmed=True)


def words(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return " ".join(response.content.decode().split())


def test_a_month(reader: Client, june: Report, officer: User, editor: User) -> None:
    announce(june, officer, editor)
    page = words(reader, "/chi-so/2023/6/")
    assert "<strong>72,6</strong><span>/100 điểm</span>" in page
    assert "giảm 16,3 điểm so với tháng 5/2023" in page
    assert 'max="22" value="19" aria-label="Số hóa hồ sơ">19/22</meter>' in page
    assert "giảm 1,1 điểm" in page
    assert (
        'class="missing"><span class="name">Tiến độ, kết quả giải quyết</span> <span class="value">chưa có số liệu'
        in page
    )
    assert page.count("<meter") == 5


@pytest.mark.parametrize(("code", "path"), [("2023-q2", "/chi-so/2023/quy-2/"), ("2023", "/chi-so/2023/ca-nam/")])
def test_a_quarter_and_a_year(
    reader: Client, make_report: MakeReport, officer: User, editor: User, code: str, path: str
) -> None:
    announce(make_report(code, "80", SEED_GROUPS), officer, editor)
    page = words(reader, path)
    assert "<strong>80</strong>" in page
    assert "Chưa có số liệu" in page


def test_nothing_comes_out_before_the_post(
    reader: Client, june: Report, may: Report, officer: User, editor: User
) -> None:
    draft(report=june, by=officer)
    for url in ("/chi-so/2023/6/", "/chi-so/2023/5/"):
        assert reader.get(url).status_code == 404
    assert "72,6" not in words(reader, "/chi-so/")
    assert "72,6" not in words(reader, "/")
    announce(june, officer, editor)
    assert reader.get("/chi-so/2023/5/").status_code == 404  # entered for comparison only
    assert "72,6" in words(reader, "/")


def test_a_withdrawn_post_takes_its_figures_along(reader: Client, june: Report, officer: User, editor: User) -> None:
    announce(june, officer, editor)
    june.refresh_from_db()
    assert june.announcement is not None
    withdraw(article=june.announcement, by=editor, reason="Sai")
    assert reader.get("/chi-so/2023/6/").status_code == 404


@pytest.mark.parametrize("path", ["2023/13/", "2023/0/", "2023/quy-5/", "2022/6/", "99999/1/", "2023/ca-nam/"])
def test_a_period_that_is_not_there(reader: Client, june: Report, officer: User, editor: User, path: str) -> None:
    announce(june, officer, editor)
    assert reader.get(f"/chi-so/{path}").status_code == 404


def test_another_commune_s_scores_are_not_here(
    june: Report, officer: User, editor: User, other_commune: Commune
) -> None:
    announce(june, officer, editor)
    elsewhere = Client(headers={"host": "xa-khac.localhost"})
    assert elsewhere.get("/chi-so/2023/6/").status_code == 404
    assert "72,6" not in words(elsewhere, "/chi-so/")


def test_the_list_compares_with_what_readers_can_see(
    reader: Client,
    make_report: MakeReport,
    officer: User,
    editor: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(1, 11):
        announce(make_report(f"2023-{number}", str(70 + number), SEED_GROUPS), officer, editor)
    words(reader, "/chi-so/")  # counted as a visit, statistics kept
    with django_assert_max_num_queries(16):
        page = words(reader, "/chi-so/")
    listed = page[page.index("Các kỳ đã công bố") :]
    assert listed.index("Tháng 10/2023") < listed.index("Tháng 9/2023") < listed.index("Tháng 1/2023")
    assert page.count("tăng 1 điểm") >= 9
    assert "chưa có số liệu tháng trước để so sánh" in page


def test_no_period_yet(reader: Client) -> None:
    assert "chưa công bố kỳ nào" in words(reader, "/chi-so/")


def test_the_portal_s_own_not_scored_is_told_apart(reader: Client, june: Report, officer: User, editor: User) -> None:
    june.group_scores.filter(group="TDGQ").update(missing_reason="not_scored")
    announce(june, officer, editor)
    assert "Cổng không chấm kỳ này" in words(reader, "/chi-so/2023/6/")


def test_a_scheme_before_is_said_under_the_groups(
    reader: Client, make_report: MakeReport, officer: User, editor: User
) -> None:
    reports = [make_report(f"2023-{number}", "80", SEED_GROUPS) for number in (1, 2, 3)]
    for report in reports:
        announce(report, officer, editor)
    note = "Chỉ gồm các tháng theo bộ chỉ số của tháng 3/2023"
    assert note not in words(reader, "/chi-so/")
    told = Report.objects.get(pk=reports[0].pk).published
    told.figures = {**told.figures, "scheme": "cu"}
    told.save()
    page = words(reader, "/chi-so/")
    assert page.index("Điểm các nhóm theo tháng") < page.index(note) < page.index("Các kỳ đã công bố</h2>")
    assert "Vạch đứng đánh dấu lúc bộ chỉ số thay đổi" in page
    assert '<h2 id="months">Các tháng gần đây</h2>' in page


def test_two_years_are_called_by_their_numbers(
    reader: Client, make_report: MakeReport, officer: User, editor: User
) -> None:
    for code in ("2022-12", "2023-12"):
        announce(make_report(code, "80", SEED_GROUPS), officer, editor)
    page = words(reader, "/chi-so/")
    assert '<h2 id="years">Năm 2023 so với năm 2022</h2>' in page
    assert "Năm nay" not in page
    assert "scores.css" in page  # on paper the tables of the charts stand open
