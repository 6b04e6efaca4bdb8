"""Drawn once, redrawn while nobody touched it, never over a person's words, never silently over what is public."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from communes.models import Commune, User
from indicators.drafting import Outcome, correct_published, draft, draft_following, redraw_over_edits
from indicators.models import Phrase, Report
from news import publishing
from news.models import Article
from tests.indicators.reports import MakeReport

pytestmark = pytest.mark.django_db
TITLE = "Ủy ban nhân dân xã Thạnh Tân công bố kết quả bộ chỉ số phục vụ người dân, doanh nghiệp tháng 6/2023"


def change(report: Report, **fields: object) -> None:
    Report.objects.filter(pk=report.pk).update(**fields)


def test_june_draws_the_seed_s_post(june: Report, officer: User) -> None:
    drafted = draft(report=june, by=officer)
    article = drafted.article
    assert drafted.outcome is Outcome.CREATED
    assert article is not None
    assert (article.title, article.status, article.author_line) == (TITLE, "draft", "Nguyễn Thị Hạnh")
    assert "thang-6-2023" in article.slug
    assert "đạt 72,6/100 điểm (giảm 16,3 điểm so với tháng 5/2023)" in article.body
    assert "19/22 điểm (giảm 1,1 điểm so với tháng 5/2023)" in article.body
    assert article.to_confirm
    june.refresh_from_db()
    assert june.announcement == article


def test_again_changes_nothing(june: Report, officer: User) -> None:
    first = draft(report=june, by=officer).article
    again = draft(report=june, by=officer)
    assert (again.outcome, again.article) == (Outcome.UNCHANGED, first)
    assert first is not None
    assert first.history.count() == 1


def test_an_untouched_draft_follows_the_figures(june: Report, officer: User) -> None:
    draft(report=june, by=officer)
    change(june, total_score=Decimal("73.6"))
    drafted = draft(report=june, by=officer)
    assert drafted.outcome is Outcome.REDRAWN
    assert drafted.article is not None
    assert "73,6/100" in drafted.article.body


def test_what_the_editor_program_rewrites_is_no_edit(june: Report, officer: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    article.body = article.body.replace("<p>", "<p>\n\t").replace("ố", "&#7889;").replace(' class="figures"', "")
    article.save()
    change(june, total_score=Decimal("73.6"))
    assert draft(report=june, by=officer).outcome is Outcome.REDRAWN


def test_an_edited_draft_is_never_overwritten(june: Report, officer: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    article.body = article.body.replace("</p>", " Câu của cán bộ.</p>", 1)
    article.save()
    change(june, total_score=Decimal("73.6"))
    assert draft(report=june, by=officer).outcome is Outcome.EDITED
    article.refresh_from_db()
    assert "Câu của cán bộ." in article.body
    assert "73,6" not in article.body
    redrawn = redraw_over_edits(report=june, by=officer)
    assert "73,6" in redrawn.body
    assert "Câu của cán bộ." not in redrawn.body


def test_a_redraw_must_be_confirmed_anew(june: Report, officer: User, editor: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    publishing.submit(article=article, by=officer, confirmed=True)
    change(june, total_score=Decimal("73.6"))
    assert draft(report=june, by=editor).outcome is Outcome.REDRAWN
    with pytest.raises(ValidationError, match="xác nhận"):
        publishing.publish(article=article, by=editor)


def test_a_published_post_changes_by_a_correction_alone(june: Report, officer: User, editor: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    publishing.publish(article=article, by=editor, confirmed=True)
    change(june, total_score=Decimal("73.6"))
    june.refresh_from_db()
    assert draft(report=june, by=officer).outcome is Outcome.PUBLISHED
    article.refresh_from_db()
    address, day = article.get_absolute_url(), article.published_at
    assert "72,6" in article.body
    with pytest.raises(ValidationError):
        redraw_over_edits(report=june, by=editor)
    with pytest.raises(ValidationError, match="xác nhận"):
        correct_published(report=june, by=editor, reason="Cổng công bố lại điểm.")
    correct_published(report=june, by=editor, reason="Cổng công bố lại điểm.", confirmed=True)
    article.refresh_from_db()
    assert "73,6" in article.body
    assert (article.get_absolute_url(), article.published_at) == (address, day)
    correction = article.corrections.get()
    assert "72,6" in correction.old_text
    assert "73,6" in correction.new_text
    assert draft(report=june, by=officer).outcome is Outcome.UNCHANGED


def test_the_next_period_compares_with_the_corrected_figure(may: Report, june: Report, officer: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    change(may, total_score=Decimal("70"))
    may.refresh_from_db()
    draft_following(commune=may.commune, period=may.period, by=officer)
    article.refresh_from_db()
    assert "tăng 2,6 điểm so với tháng 5/2023" in article.body


def test_no_total_no_draft_and_it_comes_with_the_total(make_report: MakeReport, officer: User) -> None:
    report = make_report("2024-02", None, {"CKMB": "18"})
    assert draft(report=report, by=officer).outcome is Outcome.NO_TOTAL
    assert not Article.objects.exists()
    change(report, total_score=Decimal(50))
    assert draft(report=report, by=officer).outcome is Outcome.CREATED


def test_a_reference_is_never_drafted(may: Report, officer: User) -> None:
    assert draft(report=may, by=officer).outcome is Outcome.REFERENCE
    assert not Article.objects.exists()


def test_the_database_refuses_an_announced_reference(june: Report, officer: User) -> None:
    draft(report=june, by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        change(june, is_reference=True)


def test_only_groups_that_lost_points_propose_phrases(june: Report, officer: User) -> None:
    mark = "Câu của nhóm hài lòng."
    Phrase.objects.create(commune=june.commune, group="MDHL", kind="cause", text=mark)
    Phrase.objects.create(commune=june.commune, group="DVCTT", kind="cause", text="Câu của nhóm trực tuyến.")
    Phrase.objects.create(commune=june.commune, group="TDGQ", kind="remedy", text="Câu của nhóm tiến độ.")
    article = draft(report=june, by=officer).article
    assert article is not None
    assert "Câu của nhóm trực tuyến." in article.body
    assert mark not in article.body
    assert "Câu của nhóm tiến độ." not in article.body  # nobody knows whether it lost any


def test_dropped_phrases_leave_the_draft(officer_client: Client, june: Report, officer: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    url = reverse("admin:indicators_report_draft", args=[june.pk])
    page = officer_client.get(url)
    kept = [phrase for _kind, _group, phrase, _kept in page.context["phrases"]][1:]
    gone = page.context["phrases"][0][2]
    response = officer_client.post(url, {"step": "phrases", "phrase": [phrase.pk for phrase in kept]})
    assert response.status_code == 302
    article.refresh_from_db()
    assert gone.text not in article.body
    assert kept[0].text in article.body


def test_every_commune_has_a_bank_of_its_own(june: Report, other_commune: Commune) -> None:
    assert (
        Phrase.objects.filter(commune=june.commune).count() == Phrase.objects.filter(commune=other_commune).count() > 10
    )


def test_the_draft_page_shows_what_differs(officer_client: Client, june: Report, officer: User) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    article.lead = "Mở đầu do người viết."
    article.save()
    page = officer_client.get(reverse("admin:indicators_report_draft", args=[june.pk])).content.decode()
    assert "<del>Mở đầu do người viết.</del>" in page
    assert "Chỗ đã sửa tay" in page


def test_an_officer_cannot_correct_what_is_public(
    officer_client: Client, june: Report, officer: User, editor: User
) -> None:
    article = draft(report=june, by=officer).article
    assert article is not None
    publishing.publish(article=article, by=editor, confirmed=True)
    change(june, total_score=Decimal("73.6"))
    url = reverse("admin:indicators_report_draft", args=[june.pk])
    assert officer_client.post(url, {"step": "correct", "reason": "x"}).status_code == 403
    article.refresh_from_db()
    assert "72,6" in article.body
