"""The staff's page beside a report: where the points went, what a target would take."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import User
from indicators.admin_analysis import default_target
from indicators.models import Report
from indicators.scheme import load_scheme
from indicators.storing import store_report
from tests.indicators.reports import SEED_GROUPS

pytestmark = pytest.mark.django_db


def address(report: Report) -> str:
    return reverse("admin:indicators_report_analysis", args=[report.pk])


def page(client: Client, report: Report, **asked: str) -> str:
    response = client.get(address(report), asked)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def detailed(june: Report, officer: User) -> Report:
    """June with two criteria: one that the commune moves, one of the province."""
    scheme = load_scheme("qd766")
    values = {
        code: (None, "not_entered") if score is None else (Decimal(score), "") for code, score in SEED_GROUPS.items()
    }
    criteria = {
        "DOSSIERS_PAID_ONLINE": (77, 230, Decimal("2.01")),
        "PUBLISH_ON_TIME": (1, 47, Decimal("0.13")),
    }
    store_report(report=june, scheme=scheme, groups=values, criteria=criteria, by=officer)
    return june


def test_it_names_criteria_figures_and_who_moves_them(officer_client: Client, detailed: Report) -> None:
    shown = page(officer_client, detailed)

    assert "TTHC công bố đúng hạn: 1/47, mất 5,87 điểm</td><td>do cấp tỉnh quyết định" in shown
    assert "Hồ sơ thanh toán trực tuyến: 77/230, mất 3,99 điểm</td><td>cấp xã tác động được" in shown
    assert "Nhóm Dịch vụ công trực tuyến: mất 5 điểm" in shown


def test_a_target_is_told_in_dossiers_and_as_arithmetic(officer_client: Client, detailed: Report) -> None:
    shown = page(officer_client, detailed, **{"muc-tieu": "73,2"})

    assert "thêm 23 hồ sơ thanh toán trực tuyến: +0,6 điểm" in shown
    assert "Ít việc nhất để đạt 73,2 điểm (từ 72,6 lên 73,2 điểm):" in shown
    assert "không phải dự báo hay cam kết" in shown


def test_without_a_word_the_earlier_total_is_the_target(officer_client: Client, detailed: Report) -> None:
    shown = page(officer_client, detailed)

    assert 'name="muc-tieu" value="88,9"' in shown
    assert "Làm hết các việc dưới đây cũng chỉ đạt 76,59 điểm, chưa tới mục tiêu 88,9 điểm." in shown
    # Of what was not entered nobody can say that it would not be enough.
    assert "tiêu chí chưa nhập đủ tử số, mẫu số: hồ sơ đồng bộ lên Cổng Dịch vụ công Quốc gia;" in shown


def test_a_total_of_another_indicator_set_is_no_target(officer_client: Client, detailed: Report, may: Report) -> None:
    Report.objects.filter(pk=may.pk).update(scheme="bo-khac")

    assert 'name="muc-tieu" value="75"' in page(officer_client, detailed)


@pytest.mark.parametrize(
    ("total", "earlier", "target"),
    [("72.6", "88.9", "88.9"), ("72.6", "70", "75"), ("75", None, "80"), ("99", None, "100"), ("100", None, "100")],
)
def test_the_target_that_is_proposed(total: str, earlier: str | None, target: str) -> None:
    before = None if earlier is None else Decimal(earlier)
    assert default_target(Decimal(total), before, Decimal(100)) == Decimal(target)


@pytest.mark.parametrize(("typed", "error"), [("tám mươi", "không phải là một số"), ("120", "từ 0 đến 100 điểm")])
def test_a_target_that_is_none_is_told_and_kept(
    officer_client: Client, detailed: Report, typed: str, error: str
) -> None:
    shown = page(officer_client, detailed, **{"muc-tieu": typed})

    assert error in shown
    assert f'value="{typed}"' in shown


def test_without_criteria_it_says_what_to_enter(officer_client: Client, june: Report) -> None:
    shown = page(officer_client, june, **{"muc-tieu": "80"})

    assert "Nhóm Công khai, minh bạch: mất 18 điểm" in shown
    assert "Chưa tính được cách đạt 80 điểm" in shown
    assert "Chưa tính đến" not in shown
    assert "Nhập tử số, mẫu số" in shown


def test_without_a_total_there_is_no_target(officer_client: Client, june: Report) -> None:
    Report.objects.filter(pk=june.pk).update(total_score=None)

    assert "muc-tieu" not in page(officer_client, june)


def test_a_stranger_sees_nothing(client: Client, stranger_client: Client, june: Report) -> None:
    assert client.get(address(june)).status_code == 302
    assert stranger_client.get(address(june)).status_code == 404
