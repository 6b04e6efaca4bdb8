"""Letters about posts: to whom they concern, never to others, and no step waits for them or fails with them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from communes.models import Commune, Host, Membership, Role, User
from news import publishing
from news.content import version_of
from news.models import Article
from tests.conftest import make_staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _mailboxes(officer: User, editor: User, stranger: User) -> None:
    for user in (officer, editor, stranger):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@xa.gov.vn")


def told() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def test_leaders_hear_that_a_post_waits(draft_article: Article, officer: User) -> None:
    publishing.submit(article=draft_article, by=officer)
    assert told() == ["lanhdao@xa.gov.vn"]
    letter = mail.outbox[0]
    assert letter.subject == "Bài chờ duyệt: Họp dân bàn làm đường"
    assert "Nguyễn Thị Hạnh" in letter.body
    assert f"http://localhost/admin/news/article/{draft_article.pk}/duyet/" in letter.body


def test_the_link_leads_where_the_sender_works(
    draft_article: Article, officer_client: Client, commune: Commune
) -> None:
    Host.objects.create(name="a.thanhtan.localhost", commune=commune)  # stands before the others
    review = reverse("admin:news_article_review", args=[draft_article.pk])
    officer_client.post(
        review, {"step": "submit", "version": version_of(draft_article)}, headers={"host": "localhost:8123"}
    )
    assert f"http://localhost:8123{review}" in mail.outbox[0].body


def test_the_author_hears_why_it_came_back(draft_article: Article, officer: User, editor: User) -> None:
    publishing.submit(article=draft_article, by=officer)
    mail.outbox.clear()
    publishing.send_back(article=draft_article, by=editor, remark="Thiếu giờ họp.")
    assert told() == ["canbo@xa.gov.vn"]
    assert "Thiếu giờ họp." in mail.outbox[0].body


def test_nobody_is_written_to_about_an_own_step(draft_article: Article, editor: User) -> None:
    Article.objects.filter(pk=draft_article.pk).update(created_by=editor)
    draft_article.refresh_from_db()
    publishing.submit(article=draft_article, by=editor)
    publishing.send_back(article=draft_article, by=editor, remark="Tự sửa.")
    assert told() == []


def test_publishing_writes_to_nobody(draft_article: Article, editor: User) -> None:
    publishing.publish(article=draft_article, by=editor)
    assert told() == []


def test_who_opted_out_left_or_has_no_mailbox_is_not_written_to(
    draft_article: Article, officer: User, editor: User, commune: Commune
) -> None:
    User.objects.filter(pk=editor.pk).update(mail_notices=False)
    gone = make_staff("nghi", "Đã Nghỉ", commune, Role.EDITOR)
    User.objects.filter(pk=gone.pk).update(is_active=False, email="nghi@xa.gov.vn")
    make_staff("khongthu", "Không Thư", commune, Role.EDITOR)
    publishing.submit(article=draft_article, by=officer)
    assert told() == []


def test_an_editor_elsewhere_is_no_leader_here(
    draft_article: Article, officer: User, stranger: User, commune: Commune
) -> None:
    Membership.objects.create(user=stranger, commune=commune, role=Role.OFFICER)
    publishing.submit(article=draft_article, by=officer)
    assert told() == ["lanhdao@xa.gov.vn"]


def test_a_mail_server_that_is_down_breaks_no_step(
    draft_article: Article, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object, **__: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    assert publishing.submit(article=draft_article, by=officer).status == "review"
    draft_article.refresh_from_db()
    assert draft_article.status == "review"


def test_smtp_is_spoken_in_a_thread_of_its_own(
    draft_article: Article, officer: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal import mail as portal_mail

    waiting: list[Any] = []
    monkeypatch.setattr(portal_mail._sender, "submit", lambda *job: waiting.append(job))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    publishing.submit(article=draft_article, by=officer)
    assert len(waiting) == 1
    assert told() == []


def test_a_step_that_is_taken_back_is_told_to_nobody(draft_article: Article, officer: User) -> None:
    from django.db import transaction

    def fail() -> None:
        with transaction.atomic():
            publishing.submit(article=draft_article, by=officer)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert told() == []


def test_one_opts_out_on_one_s_own_page(officer_client: Client, officer: User) -> None:
    url = reverse("admin:account")
    officer_client.post(url, {})
    officer.refresh_from_db()
    assert officer.mail_notices is False
    officer_client.post(url, {"mail_notices": "on"})
    officer.refresh_from_db()
    assert officer.mail_notices is True
