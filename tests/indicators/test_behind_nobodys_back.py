"""Nothing changes behind a reviewer's or a reader's back: figures, phrases, imports, the earlier period."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from communes.models import Commune, User
from indicators.drafting import Outcome, correct_published, draft, draft_following, redraw_over_edits
from indicators.models import Phrase, PublishedFigures, Report
from indicators.scheme import load_scheme
from indicators.storing import store_report
from news import publishing
from news.content import version_of
from news.models import Article, Correction
from tests.indicators.reports import SEED_GROUPS

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(commune: Commune) -> Client:
    return Client(headers={"host": "localhost"})


def enter(report: Report, by: User, total: str, groups: dict[str, str | None] = SEED_GROUPS) -> None:
    """What the form does with other figures."""
    report.total_score = Decimal(total)
    scheme = load_scheme(report.scheme)
    values = {
        group.code: (None, "not_entered") if groups[group.code] is None else (Decimal(str(groups[group.code])), "")
        for group in scheme.groups
    }
    store_report(report=report, scheme=scheme, groups=values, by=by)


def drafted(report: Report, by: User) -> Article:
    article = draft(report=report, by=by).article
    assert article is not None
    return article


@pytest.fixture
def waiting(june: Report, officer: User) -> Article:
    return publishing.submit(article=drafted(june, officer), by=officer, confirmed=True)


@pytest.fixture
def public(june: Report, officer: User, editor: User) -> Article:
    return publishing.publish(article=drafted(june, officer), by=editor, confirmed=True)


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return " ".join(response.content.decode().split())


# What waits for approval


def test_figures_do_not_move_a_post_that_waits_for_approval(waiting: Article, june: Report, officer: User) -> None:
    before = version_of(waiting)
    enter(june, officer, "73.6")

    assert draft(report=june, by=officer).outcome is Outcome.IN_REVIEW
    waiting.refresh_from_db()
    assert (version_of(waiting), waiting.status) == (before, "review")


def test_phrases_and_redrawing_do_not_either(
    waiting: Article, june: Report, officer_client: Client, officer: User
) -> None:
    address = reverse("admin:indicators_report_draft", args=[june.pk])
    before = version_of(waiting)
    kept = [phrase.pk for phrase in Phrase.objects.filter(commune=june.commune)[:1]]
    for data in ({"step": "phrases", "phrase": kept}, {"step": "redraw"}):
        response = officer_client.post(address, data)
        assert response.status_code == 422
        assert "Bài đang chờ duyệt nên không đổi được" in response.content.decode()
    waiting.refresh_from_db()
    assert version_of(waiting) == before
    assert not june.dropped_phrases.exists()


def test_the_approver_may_redraw_and_confirms_anew(waiting: Article, june: Report, editor: User) -> None:
    enter(june, editor, "73.6")
    redraw_over_edits(report=june, by=editor)

    with pytest.raises(ValidationError, match="xác nhận"):
        publishing.publish(article=waiting, by=editor)


def test_the_earlier_period_does_not_move_it(waiting: Article, may: Report, june: Report, officer: User) -> None:
    before = version_of(waiting)
    Report.objects.filter(pk=may.pk).update(total_score=Decimal(70))
    outcomes = draft_following(commune=may.commune, period=may.period, by=officer)

    assert [one.outcome for one in outcomes] == [Outcome.IN_REVIEW]
    waiting.refresh_from_db()
    assert version_of(waiting) == before


def test_a_text_that_was_not_read_is_not_approved(
    waiting: Article, june: Report, editor: User, editor_client: Client
) -> None:
    review = reverse("admin:news_article_review", args=[waiting.pk])
    seen = version_of(waiting)
    assert f'name="version" value="{seen}"' in page(editor_client, review)
    enter(june, editor, "73.6")
    redraw_over_edits(report=june, by=editor)

    refused = editor_client.post(review, {"step": "publish", "version": seen, "confirmed": "on"})
    assert refused.status_code == 422
    assert "Bài vừa được sửa sau khi bạn mở trang này" in refused.content.decode()
    waiting.refresh_from_db()
    assert waiting.status == "review"
    editor_client.post(review, {"step": "publish", "version": version_of(waiting), "confirmed": "on"})
    waiting.refresh_from_db()
    assert waiting.status == "published"


def test_the_figures_that_are_published_are_those_of_the_text(
    reader: Client, waiting: Article, june: Report, officer: User, editor: User
) -> None:
    """Entered while the post waited: they come out by a correction, not beside a text that says otherwise."""
    enter(june, officer, "73.6")
    publishing.publish(article=waiting, by=editor)

    assert "72,6" in page(reader, "/chi-so/2023/6/")
    assert "73,6" not in page(reader, "/chi-so/")
    correct_published(report=june, by=editor, reason="Cổng công bố lại.", confirmed=True)
    assert "73,6" in page(reader, "/chi-so/2023/6/")


# What is public


def test_readers_keep_the_published_figures_until_a_correction(
    reader: Client, public: Article, june: Report, officer: User, editor: User
) -> None:
    enter(june, officer, "75.6", {**SEED_GROUPS, "SHHS": "22"})

    assert draft(report=june, by=officer).outcome is Outcome.PUBLISHED
    for path in ("/", "/chi-so/", "/chi-so/2023/6/"):
        assert "72,6" in page(reader, path), path
        assert "75,6" not in page(reader, path), path
    assert "19/22" in page(reader, "/chi-so/2023/6/")

    june.refresh_from_db()
    correct_published(report=june, by=editor, reason="Cổng công bố lại điểm.", confirmed=True)
    for path in ("/", "/chi-so/", "/chi-so/2023/6/"):
        assert "75,6" in page(reader, path), path
    assert "22/22" in page(reader, "/chi-so/2023/6/")


def test_an_emptied_total_takes_no_page_away(reader: Client, public: Article, june: Report, officer: User) -> None:
    june.total_score = None
    scheme = load_scheme(june.scheme)
    store_report(report=june, scheme=scheme, groups={g.code: (None, "not_entered") for g in scheme.groups}, by=officer)

    assert "72,6" in page(reader, "/chi-so/2023/6/")


def test_a_changed_reference_moves_no_public_line(reader: Client, public: Article, may: Report, officer: User) -> None:
    enter(may, officer, "70", dict.fromkeys(SEED_GROUPS))

    assert "giảm 16,3 điểm so với tháng 5/2023" in page(reader, "/chi-so/")


def test_what_was_public_before_figures_were_kept_is_kept_at_the_first_change(
    reader: Client, public: Article, may: Report, june: Report, officer: User
) -> None:
    PublishedFigures.objects.all().delete()  # as after an update from an earlier version
    assert "72,6" in page(reader, "/chi-so/2023/6/")
    enter(may, officer, "70", dict.fromkeys(SEED_GROUPS))
    enter(june, officer, "75")

    shown = page(reader, "/chi-so/2023/6/")
    assert "72,6" in shown
    assert "giảm 16,3 điểm so với tháng 5/2023" in shown


def test_an_import_moves_none_either(reader: Client, public: Article, june: Report) -> None:
    scheme = load_scheme(june.scheme)
    june.total_score = Decimal(50)
    store_report(report=june, scheme=scheme, groups={g.code: (Decimal(1), "") for g in scheme.groups}, by=None)

    assert "72,6" in page(reader, "/chi-so/2023/6/")


def test_the_list_says_what_the_card_says(reader: Client, public: Article) -> None:
    shown = page(reader, "/chi-so/")

    assert shown.count("giảm 16,3 điểm so với tháng 5/2023") == 3  # in the sentence, in the card and in the list


def test_source_and_moment_follow_an_editor_without_a_correction(
    reader: Client, public: Article, june: Report, officer: User, editor: User
) -> None:
    june.source = "https://dichvucong.gov.vn/p/home/dvc-index-tinhthanhpho-tonghop.html"
    enter(june, officer, "72.6")
    assert draft(report=june, by=officer).outcome is Outcome.UNCHANGED
    assert june.source not in page(reader, "/chi-so/2023/6/")

    assert draft(report=june, by=editor).outcome is Outcome.UNCHANGED
    assert june.source in page(reader, "/chi-so/2023/6/")


def test_correcting_over_edits_says_so_and_asks_to_confirm(
    public: Article, june: Report, officer: User, editor: User, editor_client: Client
) -> None:
    public.refresh_from_db()
    public.body += "<p>Bà con xem thêm tại trụ sở.</p>"
    publishing.correct(article=public, by=editor, reason="Thêm chỗ xem.")
    enter(june, officer, "73.6")
    address = reverse("admin:indicators_report_draft", args=[june.pk])

    assert "1 chỗ sửa tay (xem bên dưới) sẽ mất" in page(editor_client, address)
    refused = editor_client.post(address, {"step": "correct", "reason": "Cổng công bố lại."})
    assert refused.status_code == 422
    assert 'value="Cổng công bố lại."' in refused.content.decode()
    assert Correction.objects.count() == 1
    editor_client.post(address, {"step": "correct", "reason": "Cổng công bố lại.", "confirmed": "on"})
    assert Correction.objects.count() == 2
    public.refresh_from_db()
    assert public.confirmed_by == editor


# Withdrawn, deleted, moved


def test_a_withdrawn_announcement_is_redrawn_and_comes_back_with_a_correction(
    public: Article, june: Report, officer: User, editor: User, officer_client: Client
) -> None:
    publishing.withdraw(article=public, by=editor, reason="Sai điểm")
    enter(june, officer, "73.6")
    address = reverse("admin:indicators_report_draft", args=[june.pk])
    assert draft(report=june, by=officer).outcome is Outcome.REDRAWN
    assert "Bài đã gỡ" in page(officer_client, address)

    publishing.submit(article=public, by=officer, confirmed=True)
    publishing.publish(article=public, by=editor)
    correction = Correction.objects.get()
    assert "72,6" in correction.old_text
    assert "73,6" in correction.new_text


def test_the_next_draft_follows_when_the_earlier_period_goes(
    may: Report, june: Report, officer: User, editor_client: Client
) -> None:
    article = drafted(june, officer)
    assert "giảm 16,3 điểm" in article.body
    editor_client.post(reverse("admin:indicators_report_delete", args=[may.pk]), {"post": "yes"})

    article.refresh_from_db()
    assert "chưa có số liệu tháng trước" in article.body


def test_a_draft_nobody_read_goes_with_its_figures(june: Report, officer: User, editor_client: Client) -> None:
    drafted(june, officer)
    response = editor_client.post(
        reverse("admin:indicators_report_delete", args=[june.pk]), {"post": "yes"}, follow=True
    )

    assert "Bản thảo bài công bố của kỳ này cũng đã được xóa." in response.content.decode()
    assert not Article.objects.exists()


def test_a_post_that_waits_stays_when_its_figures_are_deleted(
    waiting: Article, june: Report, editor_client: Client
) -> None:
    editor_client.post(reverse("admin:indicators_report_delete", args=[june.pk]), {"post": "yes"})

    assert Article.objects.filter(pk=waiting.pk).exists()
