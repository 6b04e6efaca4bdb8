"""The period of a report in the entry form: which are refused, and when it may still be changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, User
from indicators.drafting import draft
from indicators.models import Report
from news.publishing import publish
from tests.indicators.pure.builders import small_scheme

pytestmark = pytest.mark.django_db
ADD = "/admin/indicators/report/add/"


@pytest.mark.parametrize(("kind", "number"), [("month", "1"), ("month", "5"), ("quarter", "1")])
def test_a_period_before_the_first_indicator_set_is_refused(
    officer_client: Client, typed: dict[str, str], kind: str, number: str
) -> None:
    response = officer_client.post(ADD, {**typed, "period_type": kind, "year": "2022", "number": number})
    assert response.status_code == 200
    form = response.context["adminform"].form
    assert list(form.errors) == ["year"]
    assert f"{number}/2022. Hãy kiểm tra lại kỳ." in str(form.errors["year"])
    assert not Report.objects.exists()


def test_the_first_month_of_the_first_indicator_set_is_accepted(officer_client: Client, typed: dict[str, str]) -> None:
    assert officer_client.post(ADD, {**typed, "year": "2022", "number": "6"}).status_code == 302


def test_a_report_is_not_moved_to_the_period_of_another_indicator_set(
    officer_client: Client, typed: dict[str, str], june: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indicators.forms.report_form.scheme_for", lambda period: small_scheme())
    response = officer_client.post(f"/admin/indicators/report/{june.pk}/change/", typed)
    assert "bộ chỉ số khác" in str(response.context["adminform"].form.errors["year"])
    june.refresh_from_db()
    assert june.scheme == "qd766"


def test_a_quarter_has_four(officer_client: Client, typed: dict[str, str]) -> None:
    assert officer_client.post(ADD, {**typed, "period_type": "quarter", "number": "5"}).status_code == 200
    assert officer_client.post(ADD, {**typed, "period_type": "quarter", "number": "2"}).status_code == 302
    assert Report.objects.get().period.code == "2023-q2"


def test_a_year_needs_no_number(officer_client: Client, typed: dict[str, str]) -> None:
    assert officer_client.post(ADD, {**typed, "period_type": "year", "number": ""}).status_code == 302
    assert Report.objects.get().period.code == "2023"


def test_the_same_period_again_is_refused(officer_client: Client, typed: dict[str, str], june: Report) -> None:
    response = officer_client.post(ADD, typed)
    assert response.status_code == 200
    assert "Kỳ này đã có số liệu" in response.content.decode()
    assert Report.objects.filter(number=6).count() == 1


def test_the_same_period_of_another_commune_is_no_hindrance(
    officer_client: Client, typed: dict[str, str], other_commune: Commune, make_report: object
) -> None:
    make_report("2023-06", "80", commune=other_commune)  # type: ignore[operator]
    assert officer_client.post(ADD, typed).status_code == 302


def test_a_month_that_has_not_begun_is_refused(officer_client: Client, typed: dict[str, str]) -> None:
    today = timezone.localdate()
    ahead = (today.replace(day=28) + timedelta(days=10)).replace(day=1)
    response = officer_client.post(ADD, {**typed, "year": str(ahead.year), "number": str(ahead.month)})
    assert response.status_code == 200
    assert "year" in response.context["adminform"].form.errors


def test_a_report_with_a_post_does_not_become_a_reference(
    officer_client: Client, officer: User, june: Report, typed: dict[str, str]
) -> None:
    draft(report=june, by=officer)
    url = reverse("admin:indicators_report_change", args=[june.pk])
    response = officer_client.post(url, {**typed, "is_reference": "on"})
    assert response.status_code == 200
    assert "is_reference" in response.context["adminform"].form.errors


def test_the_period_of_a_draft_can_be_mended_and_of_a_public_post_not(
    officer_client: Client, officer: User, editor: User, june: Report, typed: dict[str, str]
) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    url = reverse("admin:indicators_report_change", args=[june.pk])
    assert officer_client.post(url, {**typed, "number": "7"}).status_code == 302
    article.refresh_from_db()
    assert "tháng 7/2023" in article.title
    assert "thang-7-2023" in article.slug
    publish(article=article, by=editor, confirmed=True)
    response = officer_client.post(url, {**typed, "number": "8"})
    assert "number" in response.context["adminform"].form.errors
    june.refresh_from_db()
    assert june.number == 7
