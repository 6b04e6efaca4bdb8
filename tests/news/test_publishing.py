from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, User
from news import publishing
from news.models import Action, Article, Correction, Status

pytestmark = pytest.mark.django_db


def actions(article: Article) -> list[str]:
    return list(article.events.order_by("pk").values_list("action", flat=True))


def test_the_whole_way(draft_article: Article, officer: User, editor: User, commune: Commune) -> None:
    publishing.submit(article=draft_article, by=officer)
    assert not Article.objects.public(commune).exists()
    article = publishing.publish(article=draft_article, by=editor)
    assert Article.objects.public(commune).get() == article
    article = publishing.withdraw(article=article, by=editor, reason="Sai tên")
    assert not Article.objects.public(commune).exists()
    assert actions(article) == [Action.SUBMITTED, Action.PUBLISHED, Action.WITHDRAWN]
    step = article.events.first()
    assert step is not None
    assert (step.by, step.remark) == (editor, "Sai tên")


def test_history_keeps_every_step_with_who(draft_article: Article, officer: User, editor: User) -> None:
    publishing.submit(article=draft_article, by=officer)
    publishing.publish(article=draft_article, by=editor)
    rows = draft_article.history.order_by("history_id").values_list("status", "history_user__username")
    assert list(rows) == [("draft", None), ("review", "canbo"), ("published", "lanhdao")]


def test_sent_back_with_a_remark(draft_article: Article, officer: User, editor: User) -> None:
    publishing.submit(article=draft_article, by=officer)
    with pytest.raises(ValidationError, match="lý do"):
        publishing.send_back(article=draft_article, by=editor, remark="  ")
    article = publishing.send_back(article=draft_article, by=editor, remark="Thiếu giờ họp")
    assert article.status == Status.DRAFT


def test_an_own_post_is_noted_as_such(draft_article: Article, officer: User, editor: User) -> None:
    Article.objects.filter(pk=draft_article.pk).update(created_by=editor)
    article = publishing.publish(article=draft_article, by=editor)
    assert actions(article) == [Action.SELF_PUBLISHED]


def test_an_officer_cannot_publish_send_back_withdraw_or_correct(
    draft_article: Article, officer: User, editor: User
) -> None:
    with pytest.raises(PermissionDenied):
        publishing.publish(article=draft_article, by=officer)
    publishing.submit(article=draft_article, by=officer)
    with pytest.raises(PermissionDenied):
        publishing.send_back(article=draft_article, by=officer, remark="x")
    article = publishing.publish(article=draft_article, by=editor)
    with pytest.raises(PermissionDenied):
        publishing.withdraw(article=article, by=officer, reason="x")
    with pytest.raises(PermissionDenied):
        publishing.correct(article=article, by=officer, reason="x")


def test_steps_out_of_order_are_refused_with_the_state_named(
    draft_article: Article, officer: User, editor: User
) -> None:
    with pytest.raises(ValidationError, match="Bản thảo"):
        publishing.withdraw(article=draft_article, by=editor, reason="x")
    publishing.submit(article=draft_article, by=officer)
    with pytest.raises(ValidationError, match="Chờ duyệt"):
        publishing.submit(article=draft_article, by=officer)


def test_an_empty_post_is_not_submitted(draft_article: Article, officer: User) -> None:
    draft_article.lead, draft_article.body = "", "<p> </p>"
    draft_article.save()
    with pytest.raises(ValidationError, match="nội dung"):
        publishing.submit(article=draft_article, by=officer)


def test_what_must_be_confirmed_is(draft_article: Article, officer: User, editor: User) -> None:
    Article.objects.filter(pk=draft_article.pk).update(to_confirm="Đúng thực tế.")
    for step, by in ((publishing.submit, officer), (publishing.publish, editor)):
        with pytest.raises(ValidationError, match="xác nhận"):
            step(article=draft_article, by=by)
    article = publishing.submit(article=draft_article, by=officer, confirmed=True)
    assert article.confirmed_by == officer
    article = publishing.send_back(article=article, by=editor, remark="Sửa")
    assert article.confirmed_at is None
    with pytest.raises(ValidationError, match="xác nhận"):
        publishing.submit(article=article, by=officer)


def test_a_date_ahead_is_a_schedule(draft_article: Article, editor: User, commune: Commune) -> None:
    ahead = timezone.now() + timedelta(hours=2)
    Article.objects.filter(pk=draft_article.pk).update(published_at=ahead)
    article = publishing.publish(article=draft_article, by=editor)
    assert article.published_at == ahead
    assert not Article.objects.public(commune).exists()
    assert Article.objects.public(commune, at=ahead).exists()


def test_a_correction_is_dated_with_both_texts(draft_article: Article, editor: User) -> None:
    article = publishing.publish(article=draft_article, by=editor)
    with pytest.raises(ValidationError, match="lý do"):
        publishing.correct(article=article, by=editor, reason="")
    article.body = "<p>Mời bà con dự họp.</p>"
    publishing.correct(article=article, by=editor, reason="Ghi thiếu chữ")
    correction = article.corrections.get()
    assert "Mời bà con." in correction.old_text
    assert "Mời bà con dự họp." in correction.new_text
    assert (correction.reason, correction.by) == ("Ghi thiếu chữ", editor)


def test_the_database_refuses_a_published_post_without_a_date(draft_article: Article) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=draft_article.pk).update(status=Status.PUBLISHED, published_at=None)


def test_the_database_refuses_a_picture_without_a_description(draft_article: Article) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=draft_article.pk).update(image="a.jpg", image_alt="")


def test_readers_of_a_post_that_comes_back_are_told_why(
    editor_client: Client, draft_article: Article, editor: User
) -> None:
    review = reverse("admin:news_article_review", args=[draft_article.pk])
    assert 'name="correction"' not in editor_client.get(review).content.decode()  # nobody has read it yet
    publishing.publish(article=draft_article, by=editor)
    article = publishing.withdraw(article=draft_article, by=editor, reason="Sai ngày họp.")
    article.body = "<p>Họp ngày 6.</p>"
    article.save()
    assert 'name="correction"' in editor_client.get(review).content.decode()
    refused = editor_client.post(review, {"step": "publish", "correction": "x" * 301})
    assert refused.status_code == 422
    assert not Correction.objects.exists()
    assert editor_client.post(review, {"step": "publish", "correction": "  Sửa  ngày họp. "}).status_code == 302
    assert Correction.objects.get().reason == "Sửa ngày họp."
