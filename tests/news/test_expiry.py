"""Posts whose time is over, pins that end: one rule for lists, feeds, search, maps and the page itself."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, User
from indicators.models import Report
from news import publishing
from news.models import Article, Category, Status
from tests.indicators.reports import MakeReport
from tests.news.public.conftest import PUBLISHED_AT, browse, make_post

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def when(at: datetime, name: str) -> dict[str, str]:
    local = timezone.localtime(at)
    return {f"{name}_0": local.strftime("%d/%m/%Y"), f"{name}_1": local.strftime("%H:%M:%S")}


def form_data(article: Article, **changes: object) -> dict[str, object]:
    stamp = when(article.published_at, "published_at") if article.published_at else {}
    return {
        "title": article.title, "lead": article.lead, "body": article.body, "slug": article.slug,
        "comments_open": "on", "attachments-TOTAL_FORMS": "0", "attachments-INITIAL_FORMS": "0", **stamp, **changes,
    }  # fmt: skip


@pytest.fixture
def expired(commune: Commune, category: Category) -> Article:
    return make_post(commune, category=category, expires_at=timezone.now() - HOUR)


def test_a_post_is_public_until_its_time_is_over(commune: Commune) -> None:
    end = PUBLISHED_AT + timedelta(days=3)
    post = make_post(commune, expires_at=end)
    assert Article.objects.public(commune, at=end - timedelta(seconds=1)).get() == post
    assert not Article.objects.public(commune, at=end).exists()
    assert Article.objects.expired(commune, at=end).get() == post
    assert not Article.objects.expired(commune, at=end - timedelta(seconds=1)).exists()
    with time_machine.travel(end - HOUR, tick=False):
        assert (post.is_public, post.is_expired, post.state_label) == (True, False, "Đã đăng")
    with time_machine.travel(end, tick=False):
        assert (post.is_public, post.is_expired, post.state_label) == (False, True, "Hết hạn")
        assert post.has_appeared


def test_an_expired_post_answers_410_in_words(expired: Article, other_commune: Commune) -> None:
    for address in (
        expired.get_absolute_url(),
        f"/bai-viet/khac-{expired.pk}/",
        reverse("news:print", args=[expired.pk]),
        reverse("news:rating", args=[expired.pk]),
    ):
        response = browse().get(address)
        assert response.status_code == 410, address
        assert "Bài đã hết thời hạn" in response.content.decode()
        assert "Mời bà con" not in response.content.decode()
    # No other commune's portal tells that there was such a post.
    assert browse(host="xa-khac.localhost").get(expired.get_absolute_url()).status_code == 404


def test_what_was_never_public_stays_404(commune: Commune) -> None:
    over = timezone.now() - HOUR
    for values in ({"status": Status.DRAFT}, {"status": Status.WITHDRAWN}):
        post = make_post(commune, expires_at=over, **values)
        assert browse().get(post.get_absolute_url()).status_code == 404


def test_an_expired_post_leaves_every_list(expired: Article, category: Category) -> None:
    link = expired.get_absolute_url()
    addresses = (
        "/", category.get_absolute_url(), "/rss/", reverse("news:category-feed", args=[category.slug]),
        "/tim-kiem/?q=hop+dan", reverse("sitemap-section", args=["bai-viet"]),
        reverse("news:archive-month", args=[2023, 7]),
    )  # fmt: skip
    found = {address: link in browse().get(address).content.decode() for address in addresses}
    assert not any(found.values()), found
    Article.objects.update(expires_at=timezone.now() + HOUR)
    found = {address: link in browse().get(address).content.decode() for address in addresses}
    assert all(found.values()), found


def test_figures_go_with_their_post(make_report: MakeReport, commune: Commune, draft_article: Article) -> None:
    report = make_report("2023-06", "72.6")
    Report.objects.filter(pk=report.pk).update(announcement=draft_article)
    Article.objects.update(status=Status.PUBLISHED, published_at=PUBLISHED_AT)
    assert Report.objects.public(commune).get() == Report.objects.public_of_any().get() == report
    Article.objects.update(expires_at=timezone.now() - HOUR)
    assert not Report.objects.public(commune).exists()
    assert not Report.objects.public_of_any().exists()


def test_the_database_keeps_the_dates_in_order(commune: Commune) -> None:
    for values in ({"expires_at": PUBLISHED_AT}, {"pinned": False, "pinned_until": PUBLISHED_AT}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_post(commune, **values)
    make_post(commune, expires_at=PUBLISHED_AT + HOUR, pinned=True, pinned_until=PUBLISHED_AT)


def test_pins_end_by_themselves(commune: Commune) -> None:
    end = PUBLISHED_AT + timedelta(days=2)
    lasting = make_post(commune, title="Ghim mãi", pinned=True)
    ending = make_post(commune, title="Ghim hai ngày", pinned=True, pinned_until=end)
    make_post(commune, title="Không ghim")
    assert set(Article.objects.pinned(end - HOUR)) == {lasting, ending}
    assert list(Article.objects.pinned(end)) == [lasting]
    with time_machine.travel(end - HOUR, tick=False):
        assert ending.is_pinned
        assert set(browse().get("/").context["pinned"]) == {lasting, ending}
    assert list(browse().get("/").context["pinned"]) == [lasting]
    assert not ending.is_pinned


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"expires_at": -HOUR}, "expires_at", "Thời điểm này đã qua."),
        ({"published_at": 3 * HOUR, "expires_at": 2 * HOUR}, "expires_at", "phải sau thời điểm đăng"),
        ({"pinned_until": HOUR}, "pinned_until", "hãy đánh dấu ô ghim"),
        ({"pinned": "on", "pinned_until": -HOUR}, "pinned_until", "Thời điểm này đã qua."),
        ({"pinned": "on", "published_at": 3 * HOUR, "pinned_until": 2 * HOUR}, "pinned_until", "sau thời điểm đăng"),
    ],
)
def test_the_form_says_which_date_is_wrong(
    officer_client: Client, draft_article: Article, changes: dict[str, object], field: str, words: str
) -> None:
    typed: dict[str, object] = {}
    for name, value in changes.items():
        typed |= when(timezone.now() + value, name) if isinstance(value, timedelta) else {name: value}
    url = reverse("admin:news_article_change", args=[draft_article.pk])
    response = officer_client.post(url, form_data(draft_article, **typed))
    errors = response.context["adminform"].form.errors
    assert list(errors) == [field]
    assert words in str(errors[field])


def test_dates_that_fit_are_saved(officer_client: Client, draft_article: Article) -> None:
    now = timezone.now().replace(microsecond=0)
    dates = {"published_at": now + HOUR, "expires_at": now + 3 * HOUR, "pinned_until": now + 2 * HOUR}
    typed: dict[str, object] = {"pinned": "on"}
    for name, at in dates.items():
        typed |= when(at, name)
    url = reverse("admin:news_article_change", args=[draft_article.pk])
    assert officer_client.post(url, form_data(draft_article, **typed)).status_code == 302
    draft_article.refresh_from_db()
    assert {name: getattr(draft_article, name) for name in dates} == dates


def test_a_post_whose_time_is_over_is_neither_submitted_nor_published(
    draft_article: Article, officer: User, editor: User
) -> None:
    Article.objects.filter(pk=draft_article.pk).update(expires_at=timezone.now() - HOUR)
    with pytest.raises(ValidationError, match="Thời hạn hiện bài đã qua"):
        publishing.submit(article=draft_article, by=officer)
    with pytest.raises(ValidationError, match="Thời hạn hiện bài đã qua"):
        publishing.publish(article=draft_article, by=editor)
    Article.objects.filter(pk=draft_article.pk).update(expires_at=timezone.now() + HOUR)
    assert publishing.publish(article=draft_article, by=editor).is_public


def test_an_expired_post_is_corrected_like_one_that_is_read(editor_client: Client, expired: Article) -> None:
    """It was read and can come back: no text changes without a reason, and no date of long ago stands in the way."""
    url = reverse("admin:news_article_change", args=[expired.pk])
    assert expired.expires_at is not None
    data = form_data(expired, body="<p>Khác hẳn.</p>", **when(expired.expires_at, "expires_at"))
    refused = editor_client.post(url, data)
    assert list(refused.context["adminform"].form.errors) == ["correction_reason"]
    assert editor_client.post(url, {**data, "correction_reason": "Sai giờ"}).status_code == 302
    assert expired.corrections.get().reason == "Sai giờ"


def test_a_public_post_is_withdrawn_not_expired_backwards(editor_client: Client, commune: Commune) -> None:
    post = make_post(commune)
    data = form_data(post, **when(timezone.now() - HOUR, "expires_at"))
    response = editor_client.post(reverse("admin:news_article_change", args=[post.pk]), data)
    assert "hãy gỡ bài" in str(response.context["adminform"].form.errors["expires_at"])


def test_a_new_end_of_a_public_post_stands_among_its_steps(editor_client: Client, commune: Commune) -> None:
    post = make_post(commune)
    data = form_data(post, **when(timezone.now() + HOUR, "expires_at"))
    assert editor_client.post(reverse("admin:news_article_change", args=[post.pk]), data).status_code == 302
    assert post.events.get().remark == "hiện đến"


def test_staff_see_what_the_clock_did(editor_client: Client, commune: Commune, expired: Article) -> None:
    until = timezone.now() + 2 * HOUR
    make_post(commune, title="Bài ghim", pinned=True, pinned_until=until)
    make_post(commune, title="Bài hết ghim", pinned=True, pinned_until=PUBLISHED_AT)
    page = editor_client.get(reverse("admin:news_article_changelist")).content.decode()
    assert '<span class="status status-expired">Hết hạn</span>' in page
    assert f"ghim đến {timezone.localtime(until):%H:%M %d/%m/%Y}" in page
    assert page.count(", ghim") == 1
    review = editor_client.get(reverse("admin:news_article_review", args=[expired.pk])).content.decode()
    assert "Hết hạn" in review
    assert "Xem trên cổng" not in review


def columns_of_articles() -> set[str]:
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, "news_article")}


@pytest.mark.django_db(transaction=True)
def test_the_migration_goes_back_and_forth(commune: Commune) -> None:
    new = {"expires_at", "pinned_until"}
    make_post(commune, title="Bài cũ", pinned=True)
    executor = MigrationExecutor(connection)
    try:
        executor.migrate([("news", "0005_first_published")])
        assert not columns_of_articles() & new
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert columns_of_articles() >= new
    post = Article.objects.get()
    assert (post.title, post.expires_at, post.pinned_until, post.is_public, post.is_pinned) == (
        "Bài cũ", None, None, True, True,
    )  # fmt: skip
