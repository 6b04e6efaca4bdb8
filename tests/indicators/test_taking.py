"""Staff take the changed sentences into an edited draft, one by one; every other byte stays theirs."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from communes.models import User
from indicators.drafting import Outcome, article_blocks, compose, draft
from indicators.models import Drawing, Phrase, PublishedFigures, Report
from indicators.taking import Choice, choices, take_sentences
from news import publishing
from news.models import Article, Status

pytestmark = pytest.mark.django_db
OWN = "<p>Câu của cán bộ, có <strong>chữ đậm</strong>.</p>"


@pytest.fixture
def edited(june: Report, officer: User) -> Article:
    """The June draft with a lead and a paragraph by hand, then the total and a group corrected."""
    article = draft(report=june, by=officer).article
    assert article is not None
    article.lead = "Mở đầu do người viết."
    article.body = article.body.replace("<h2>Nguyên nhân", f"{OWN}\n<h2>Nguyên nhân")
    article.save()
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("73.6"))
    june.group_scores.filter(group="SHHS").update(score=Decimal(20))
    june.refresh_from_db()
    assert draft(report=june, by=officer).outcome is Outcome.EDITED
    article.refresh_from_db()
    return article


def offered(report: Report) -> list[Choice]:
    report.refresh_from_db()
    assert report.announcement is not None
    return choices(report.announcement, compose(report), Drawing.objects.get(report=report).blocks)


def the_one(report: Report, start: str) -> Choice:
    [choice] = [choice for choice in offered(report) if choice.change.before.startswith(start)]
    return choice


def test_a_sentence_is_taken_and_the_rest_stays_byte_for_byte(june: Report, edited: Article, officer: User) -> None:
    choice = the_one(june, "Số hóa hồ sơ")
    before = edited.body
    article = take_sentences(report=june, by=officer, keys={choice.key})
    article.refresh_from_db()
    assert "20/22 điểm" in article.body
    assert article.body == before.replace(f"<li>{choice.change.before}</li>", f"<li>{choice.change.after}</li>")
    assert article.body != before
    assert article.lead == "Mở đầu do người viết."
    latest = article.history.first()
    assert latest.history_change_reason == "Lấy 1 câu soạn từ số liệu tháng 6/2023"
    assert latest.history_user == officer


def test_hand_edits_are_told_from_stale_sentences(june: Report, edited: Article) -> None:
    by_hand = {choice.change.before for choice in offered(june) if choice.by_hand}
    assert by_hand == {"Mở đầu do người viết.", "Câu của cán bộ, có chữ đậm."}
    assert len(offered(june)) > 3


def test_of_the_table_the_cells_that_differ_are_shown(june: Report, edited: Article) -> None:
    choice = the_one(june, "Kết quả bộ chỉ số")
    assert choice.shown == (
        "Bảng số liệu – Điểm đánh giá (tổng điểm 100): 72,6; Điểm so với tháng trước: −16,3",
        "Bảng số liệu – Điểm đánh giá (tổng điểm 100): 73,6; Điểm so với tháng trước: −15,3",
    )
    Article.objects.filter(pk=edited.pk).update(body=edited.body.replace("<td>61</td>", ""))
    assert the_one(june, "Kết quả bộ chỉ số").shown[0].startswith("Kết quả bộ chỉ số")


def test_all_stale_sentences_taken_the_rest_still_shows_as_edited(june: Report, edited: Article, officer: User) -> None:
    keys = {choice.key for choice in offered(june) if not choice.by_hand}
    article = take_sentences(report=june, by=officer, keys=keys)
    article.refresh_from_db()
    assert OWN in article.body
    assert "73,6/100" in article.body
    assert "72,6" not in article.body
    left = offered(june)
    assert [choice.by_hand for choice in left] == [True, True]
    assert draft(report=june, by=officer).outcome is Outcome.UNCHANGED
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("74.6"))
    assert draft(report=june, by=officer).outcome is Outcome.EDITED
    article.refresh_from_db()
    assert OWN in article.body


def test_readers_are_told_the_figures_that_the_sentences_were_taken_from(
    june: Report, edited: Article, officer: User, editor: User
) -> None:
    keys = {choice.key for choice in offered(june) if not choice.by_hand}
    article = take_sentences(report=june, by=officer, keys=keys)
    publishing.publish(article=article, by=editor, confirmed=True)
    told = PublishedFigures.objects.get(report=june).figures
    assert Decimal(told["total"]) == Decimal("73.6")


def test_a_stale_sentence_left_on_purpose_is_never_redrawn(june: Report, edited: Article, officer: User) -> None:
    """Only the hand edits are undone: the article is the old drawing again, but a person left it so."""
    keys = {choice.key for choice in offered(june) if choice.by_hand}
    article = take_sentences(report=june, by=officer, keys=keys)
    assert draft(report=june, by=officer).outcome is Outcome.UNCHANGED
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("74.6"))
    assert draft(report=june, by=officer).outcome is Outcome.EDITED
    article.refresh_from_db()
    assert "72,6/100" in article.body


def test_everything_taken_the_draft_follows_the_figures_again(june: Report, edited: Article, officer: User) -> None:
    article = take_sentences(report=june, by=officer, keys={choice.key for choice in offered(june)})
    assert article_blocks(article) == compose(june).blocks
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("74.6"))
    assert draft(report=june, by=officer).outcome is Outcome.REDRAWN


def test_title_and_lead_can_be_taken(june: Report, edited: Article, officer: User) -> None:
    Article.objects.filter(pk=edited.pk).update(title="Tiêu đề khác", slug="tieu-de-khac")
    keys = {choice.key for choice in offered(june) if choice.where != "body"}
    assert len(keys) == 2
    article = take_sentences(report=june, by=officer, keys=keys)
    assert article.title.endswith("tháng 6/2023")
    assert article.slug.endswith("thang-6-2023")
    assert article.lead.startswith("(TT) Căn cứ")
    assert OWN in article.body


def test_what_was_confirmed_is_confirmed_anew(june: Report, edited: Article, officer: User, editor: User) -> None:
    publishing.submit(article=edited, by=officer, confirmed=True)
    choice = next(choice for choice in offered(june) if not choice.by_hand)
    article = take_sentences(report=june, by=editor, keys={choice.key})
    assert (article.status, article.confirmed_at, article.confirmed_by) == (Status.REVIEW, None, None)
    with pytest.raises(ValidationError, match="xác nhận"):
        publishing.publish(article=article, by=editor)


def test_phrases_gone_but_kept_in_the_article_are_still_vouched_for(
    june: Report, edited: Article, officer: User
) -> None:
    choice = the_one(june, "Câu của cán bộ")
    Phrase.objects.filter(commune=june.commune).delete()
    choice = the_one(june, "Câu của cán bộ")
    article = take_sentences(report=june, by=officer, keys={choice.key})
    assert article.to_confirm
    article = take_sentences(report=june, by=officer, keys={choice.key for choice in offered(june)})
    assert not article.to_confirm


def test_refused_in_review_to_the_officer(june: Report, edited: Article, officer: User) -> None:
    publishing.submit(article=edited, by=officer, confirmed=True)
    with pytest.raises(ValidationError, match="chờ duyệt"):
        take_sentences(report=june, by=officer, keys={offered(june)[0].key})


def test_refused_in_public_to_everyone(june: Report, edited: Article, editor: User) -> None:
    publishing.publish(article=edited, by=editor, confirmed=True)
    with pytest.raises(ValidationError, match="đính chính"):
        take_sentences(report=june, by=editor, keys={offered(june)[0].key})


def test_refused_without_a_choice(june: Report, edited: Article, officer: User) -> None:
    with pytest.raises(ValidationError, match="Chưa chọn"):
        take_sentences(report=june, by=officer, keys=set())


def test_refused_when_the_figures_changed_meanwhile(june: Report, edited: Article, officer: User) -> None:
    keys = {choice.key for choice in offered(june)}
    Report.objects.filter(pk=june.pk).update(total_score=Decimal("74.6"))
    body = edited.body
    with pytest.raises(ValidationError, match="vừa thay đổi"):
        take_sentences(report=june, by=officer, keys=keys)
    edited.refresh_from_db()
    assert edited.body == body


def address(report: Report) -> str:
    return reverse("admin:indicators_report_draft", args=[report.pk])


def test_the_page_ticks_stale_sentences_and_takes_them(officer_client: Client, june: Report, edited: Article) -> None:
    page = officer_client.get(address(june))
    ticked = [choice.key for choice, is_ticked in page.context["choices"] if is_ticked]
    assert ticked == [choice.key for choice in offered(june) if not choice.by_hand]
    text = page.content.decode()
    assert text.count('name="take"') == len(offered(june))
    assert text.count(" checked> Lấy câu này") == len(ticked)
    assert "<del>Mở đầu do người viết.</del>" in text
    done = officer_client.post(address(june), {"step": "take", "take": ticked}, follow=True)
    assert done.redirect_chain == [(address(june), 302)]
    assert f"Đã ghi {len(ticked)} chỗ" in done.content.decode()
    edited.refresh_from_db()
    assert "73,6/100" in edited.body
    assert OWN in edited.body


def test_all_taken_leads_to_the_review(officer_client: Client, june: Report, edited: Article) -> None:
    keys = [choice.key for choice in offered(june)]
    done = officer_client.post(address(june), {"step": "take", "take": keys})
    assert done.headers["Location"] == reverse("admin:news_article_review", args=[edited.pk])


def test_a_refusal_keeps_the_ticks(officer_client: Client, june: Report, edited: Article) -> None:
    one = next(choice for choice in offered(june) if choice.by_hand)
    page = officer_client.post(address(june), {"step": "take", "take": [one.key, "0" * 16]})
    assert page.status_code == 422
    assert [choice.key for choice, ticked in page.context["choices"] if ticked] == [one.key]
    assert "vừa thay đổi" in page.content.decode()


def test_nothing_can_be_taken_where_nothing_may_be_rewritten(
    officer_client: Client, june: Report, edited: Article, officer: User
) -> None:
    publishing.submit(article=edited, by=officer, confirmed=True)
    page = officer_client.get(address(june))
    assert page.context["choices"]
    assert 'name="take"' not in page.content.decode()


def test_a_stranger_takes_nothing(
    june: Report, edited: Article, stranger: User, signed_in: Callable[..., Client], stranger_client: Client
) -> None:
    body, keys = edited.body, [choice.key for choice in offered(june)]
    for client in (signed_in(stranger), stranger_client):
        response = client.post(address(june), {"step": "take", "take": keys})
        assert response.status_code in (302, 403, 404)
    edited.refresh_from_db()
    assert edited.body == body
