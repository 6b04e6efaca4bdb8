"""What a leader is shown beside an announcement before approving it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, User
from indicators.drafting import draft
from indicators.models import Phrase, Report
from indicators.review_panel import report_panels
from news.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(june: Report, officer: User) -> Article:
    article = draft(report=june, by=officer).article
    assert article is not None
    return article


def titles(article: Article) -> list[str]:
    return [panel.title for panel in report_panels(article)]


def test_the_leader_sees_the_contradictions(editor_client: Client, article: Article) -> None:
    page = editor_client.get(reverse("admin:news_article_review", args=[article.pk])).content.decode()
    for figure in ("51,8", "20,8", "98,52", "60/61"):
        assert figure in page


def test_an_untouched_draft_has_nothing_to_say_about_itself(article: Article) -> None:
    assert titles(article) == ["Số liệu cần kiểm tra", "Điểm bị mất ở đâu", "Nguyên nhân, biện pháp"]


def test_the_leader_sees_where_the_points_went(article: Article, june: Report) -> None:
    (panel,) = [panel for panel in report_panels(article) if panel.title == "Điểm bị mất ở đâu"]
    assert panel.notes == (
        "Nhóm Công khai, minh bạch: mất 18 điểm",
        "Nhóm Dịch vụ công trực tuyến: mất 5 điểm",
        "Nhóm Số hóa hồ sơ: mất 3 điểm",
        "Nhóm Thanh toán trực tuyến: mất 2,2 điểm",
    )
    assert panel.link == reverse("admin:indicators_report_analysis", args=[june.pk])
    june.group_scores.filter(group__in=("MDHL", "TDGQ")).update(score=Decimal(1), missing_reason="")
    (panel,) = [panel for panel in report_panels(article) if panel.title == "Điểm bị mất ở đâu"]
    assert panel.notes[-2:] == ("Nhóm Số hóa hồ sơ: mất 3 điểm", "Còn 1 chỗ khác mất điểm.")


def test_nothing_lost_is_no_panel(article: Article, june: Report) -> None:
    june.group_scores.exclude(group="MDHL").update(score=None, missing_reason="not_entered")
    assert "Điểm bị mất ở đâu" not in titles(article)


def test_edited_by_hand_is_said(article: Article) -> None:
    article.lead = "Mở đầu khác."
    article.save()
    (panel,) = [panel for panel in report_panels(article) if panel.title == "Bài và số liệu"]
    assert "sửa tay" in panel.notes[0]
    assert not panel.serious


def test_figures_that_moved_on_are_said(article: Article, june: Report) -> None:
    Report.objects.filter(pk=june.pk).update(total_score=Decimal(70))
    (panel,) = [panel for panel in report_panels(article) if panel.title == "Bài và số liệu"]
    assert "đã thay đổi sau khi bài được soạn" in panel.notes[0]
    assert panel.serious


def test_an_ordinary_post_has_no_panels(draft_article: Article) -> None:
    assert report_panels(draft_article) == []


def test_the_phrase_bank_is_kept_by_staff(officer_client: Client, commune: Commune) -> None:
    url = reverse("admin:indicators_phrase_add")
    data = {"group": "CKMB", "kind": "cause", "text": "Chưa niêm yết kịp thời.", "order": 9, "is_active": "on"}
    assert officer_client.post(url, data).status_code == 302
    assert Phrase.objects.get(text="Chưa niêm yết kịp thời.").commune == commune
    again = officer_client.post(url, data)
    assert "đã có trong nhóm" in again.content.decode()
    unfinished = officer_client.post(url, {**data, "text": "Không có dấu chấm"})
    assert "dấu chấm" in str(unfinished.context["adminform"].form.errors["text"])
    page = officer_client.get(reverse("admin:indicators_phrase_changelist"), {"group": "CKMB"}).content.decode()
    assert "Chưa niêm yết kịp thời." in page


def test_a_time_limit_of_an_announcement_is_warned_of(article: Article) -> None:
    """The figures of the score pages go with their post."""
    assert "Thời hạn hiện bài" not in titles(article)
    article.expires_at = timezone.now() + timedelta(days=30)
    article.save()
    (panel,) = [panel for panel in report_panels(article) if panel.title == "Thời hạn hiện bài"]
    assert panel.serious
    assert panel.link == reverse("admin:news_article_change", args=[article.pk])
