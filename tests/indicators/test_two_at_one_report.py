"""Two people at one report: the second is told, newer figures are not saved over; deleting says what goes along."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from communes.models import User
from indicators.drafting import draft
from indicators.models import Report
from news.models import Article

pytestmark = pytest.mark.django_db


def test_newer_figures_are_not_saved_over(
    officer_client: Client, editor_client: Client, june: Report, typed: dict[str, str]
) -> None:
    url = reverse("admin:indicators_report_change", args=[june.pk])
    seen = officer_client.get(url).context["adminform"].form["seen_version"].value()
    assert "cũng đang mở trang này" in editor_client.get(url).content.decode()
    beat = reverse("admin:indicators_report_presence", args=[june.pk])
    assert officer_client.post(beat).json()["others"] == ["Trần Văn Phúc"]
    sent = {**typed, "seen_version": seen}
    assert editor_client.post(url, {**sent, "group_SHHS": "18"}).status_code == 302
    refused = officer_client.post(url, {**sent, "group_SHHS": "17"})
    page = refused.content.decode()
    assert "đã được Trần Văn Phúc sửa lúc" in page
    assert "<td>18</td><td>17</td>" in page
    assert june.group_scores.get(group="SHHS").score == 18
    again = {**sent, "group_SHHS": "17", "seen_version": refused.context["adminform"].form["seen_version"].value()}
    assert officer_client.post(url, again).status_code == 302
    assert june.group_scores.get(group="SHHS").score == 17


def test_deleting_names_the_draft_and_takes_it_along(editor_client: Client, june: Report, officer: User) -> None:
    draft(report=june, by=officer)
    url = reverse("admin:indicators_report_delete", args=[june.pk])
    assert "bản thảo chưa ai sửa, xóa cùng số liệu" in editor_client.get(url).content.decode()
    assert editor_client.post(url, {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()


def test_deleting_keeps_a_draft_that_a_person_wrote_in(editor_client: Client, june: Report, officer: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    article.lead = "Mở đầu khác."
    article.save()
    url = reverse("admin:indicators_report_delete", args=[june.pk])
    assert "được giữ lại" in editor_client.get(url).content.decode()
    editor_client.post(url, {"post": "yes"})
    assert Article.objects.get() == article
    assert not Report.objects.filter(pk=june.pk).exists()
