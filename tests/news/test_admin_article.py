"""Writing, reviewing and correcting in the admin, as officer and as editor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from communes.models import Commune, User
from news import publishing
from news.models import Article, ArticleEvent, Category, Status
from portal.demo.pictures import picture

pytestmark = pytest.mark.django_db


def data(**changes: object) -> dict[str, object]:
    return {
        "title": "Ra quân làm đường",
        "lead": "Sáng nay.",
        "body": "<p>Nội dung.</p>",
        "comments_open": "on",
        "attachments-TOTAL_FORMS": "0",
        "attachments-INITIAL_FORMS": "0",
        **changes,
    }


def review_url(article: Article) -> str:
    return reverse("admin:news_article_review", args=[article.pk])


@pytest.fixture
def published(draft_article: Article, editor: User) -> Article:
    return publishing.publish(article=draft_article, by=editor)


def test_an_officer_writes_and_is_led_to_the_review_page(
    officer_client: Client, officer: User, commune: Commune, category: Category
) -> None:
    response = officer_client.post(reverse("admin:news_article_add"), data(category=category.pk, _review="1"))
    article = Article.objects.get()
    assert response["Location"] == review_url(article)
    assert (article.commune, article.created_by, article.status) == (commune, officer, "draft")
    assert article.slug == "ra-quan-lam-duong"
    assert ArticleEvent.objects.get().action == "created"


def test_a_picture_needs_a_description_and_nothing_typed_is_lost(officer_client: Client) -> None:
    shot = SimpleUploadedFile("a.jpg", picture("hill"), "image/jpeg")
    response = officer_client.post(reverse("admin:news_article_add"), data(image=shot))
    assert response.status_code == 200
    assert "mô tả ảnh" in str(response.context["adminform"].form.errors["image_alt"])
    assert "Ra quân làm đường" in response.content.decode()
    shot.seek(0)
    assert officer_client.post(reverse("admin:news_article_add"), data(image=shot, image_alt="Núi")).status_code == 302
    article = Article.objects.get()
    assert (article.image_width, article.image_height) == (1200, 675)


def test_the_officer_s_way_on_the_review_page(
    officer_client: Client, editor_client: Client, draft_article: Article
) -> None:
    page = officer_client.get(review_url(draft_article)).content.decode()
    assert "Gửi duyệt" in page
    assert "Duyệt và đăng" not in page
    assert officer_client.post(review_url(draft_article), {"step": "submit"}).status_code == 302
    page = editor_client.get(review_url(draft_article)).content.decode()
    assert "Duyệt và đăng" in page
    assert editor_client.post(review_url(draft_article), {"step": "publish"}).status_code == 302
    draft_article.refresh_from_db()
    assert draft_article.status == Status.PUBLISHED


def test_an_officer_who_forges_the_button_is_refused(officer_client: Client, draft_article: Article) -> None:
    assert officer_client.post(review_url(draft_article), {"step": "publish"}).status_code == 403
    draft_article.refresh_from_db()
    assert draft_article.status == Status.DRAFT


@pytest.mark.parametrize("step", ["", "delete", "withdraw"])
def test_a_step_that_does_not_fit_is_named_on_the_page(
    editor_client: Client, draft_article: Article, step: str
) -> None:
    response = editor_client.post(review_url(draft_article), {"step": step, "remark": "Giữ lại chữ này"})
    assert response.status_code == 422
    assert response.context["error"]
    assert response.context["remark"] == "Giữ lại chữ này"


def test_sent_back_shows_the_officer_why(
    editor_client: Client, officer_client: Client, draft_article: Article, officer: User
) -> None:
    publishing.submit(article=draft_article, by=officer)
    editor_client.post(review_url(draft_article), {"step": "send_back", "remark": "Thiếu giờ họp"})
    assert "Thiếu giờ họp" in officer_client.get(review_url(draft_article)).content.decode()
    assert "Bài bị trả lại" in officer_client.get(reverse("admin:index")).content.decode()


def test_preview_is_the_reader_s_page_for_staff_alone(
    officer_client: Client, client: Client, draft_article: Article
) -> None:
    url = reverse("admin:news_article_preview", args=[draft_article.pk])
    page = officer_client.get(url)
    assert "Bản xem trước" in page.content.decode()
    assert draft_article.title in page.content.decode()
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert client.get(url).status_code == 302
    assert client.get(draft_article.get_absolute_url()).status_code == 404
    assert not hasattr(Article.objects.get(), "counter")


def test_what_waits_or_is_public_is_not_the_officer_s_to_change(
    officer_client: Client, draft_article: Article, officer: User, editor: User
) -> None:
    url = reverse("admin:news_article_change", args=[draft_article.pk])
    publishing.submit(article=draft_article, by=officer)
    assert officer_client.post(url, data(title="Lén sửa")).status_code == 403
    publishing.publish(article=draft_article, by=editor)
    assert officer_client.post(url, data(title="Lén sửa")).status_code == 403
    assert not Article.objects.filter(title="Lén sửa").exists()


def test_a_save_never_takes_somebody_s_step_back(
    rf: RequestFactory, draft_article: Article, officer: User, editor: User
) -> None:
    """Both had the draft open: the officer's save must not turn the published post into a draft again."""
    stale = Article.objects.get(pk=draft_article.pk)
    publishing.publish(article=draft_article, by=editor)
    request = rf.post("/")
    request.user = officer
    with pytest.raises(PermissionDenied), transaction.atomic():
        admin.site._registry[Article].save_model(request, stale, None, change=True)
    draft_article.refresh_from_db()
    assert draft_article.status == Status.PUBLISHED


def stamp(article: Article) -> dict[str, object]:
    at = timezone.localtime(article.published_at)
    return {"published_at_0": at.strftime("%d/%m/%Y"), "published_at_1": at.strftime("%H:%M:%S")}


def test_changing_a_public_post_is_a_correction_with_a_reason(
    editor_client: Client, published: Article, client: Client
) -> None:
    url = reverse("admin:news_article_change", args=[published.pk])
    changed = data(
        title=published.title,
        lead=published.lead,
        body="<p>Mời bà con 19 giờ.</p>",
        slug=published.slug,
        **stamp(published),
    )
    refused = editor_client.post(url, changed)
    assert "correction_reason" in refused.context["adminform"].form.errors
    assert "Mời bà con 19 giờ." in refused.content.decode()
    assert editor_client.post(url, {**changed, "correction_reason": "Bổ sung giờ họp"}).status_code == 302
    correction = published.corrections.get()
    assert "Mời bà con." in correction.old_text
    page = client.get(published.get_absolute_url()).content.decode()
    assert "Bổ sung giờ họp" in page
    assert "Mời bà con 19 giờ." in page


def test_other_fields_of_a_public_post_change_without_a_reason(editor_client: Client, published: Article) -> None:
    url = reverse("admin:news_article_change", args=[published.pk])
    same = data(
        title=published.title, lead=published.lead, body=published.body, slug=published.slug, **stamp(published)
    )
    assert editor_client.post(url, {**same, "pinned": "on"}).status_code == 302
    published.refresh_from_db()
    assert published.pinned
    assert not published.corrections.exists()


def test_a_published_post_keeps_a_date(editor_client: Client, published: Article) -> None:
    url = reverse("admin:news_article_change", args=[published.pk])
    response = editor_client.post(url, data(published_at_0="", published_at_1=""))
    assert "published_at" in response.context["adminform"].form.errors


def test_a_published_post_is_withdrawn_not_deleted(editor_client: Client, published: Article) -> None:
    assert (
        editor_client.post(reverse("admin:news_article_delete", args=[published.pk]), {"post": "yes"}).status_code
        == 403
    )
    editor_client.post(review_url(published), {"step": "withdraw", "remark": "Sai"})
    published.refresh_from_db()
    assert published.status == Status.WITHDRAWN


def test_history_names_who_and_what(editor_client: Client, published: Article) -> None:
    page = editor_client.get(reverse("admin:news_article_history", args=[published.pk]))
    assert page.status_code == 200
    assert "Trần Văn Phúc" in page.content.decode()


def test_a_list_costs_the_same_for_one_row_and_for_forty(
    editor_client: Client,
    commune: Commune,
    category: Category,
    draft_article: Article,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(40):
        Article.objects.create(commune=commune, category=category, title=f"Bài {number}")
    with django_assert_max_num_queries(12):
        page = editor_client.get(reverse("admin:news_article_changelist"))
    assert "Bài 39" in page.content.decode()


def test_staff_search_without_diacritics(editor_client: Client, draft_article: Article) -> None:
    page = editor_client.get(reverse("admin:news_article_changelist"), {"q": "hop dan"}).content.decode()
    assert draft_article.title in page


def test_the_desk_names_the_month_and_its_deadline(officer_client: Client, commune: Commune) -> None:
    page = officer_client.get(reverse("admin:index")).content.decode()
    month = timezone.localdate().replace(day=1) - timedelta(days=1)
    assert f"Nhập số liệu tháng {month.month}/{month.year}" in page
    assert timezone.localdate().replace(day=commune.deadline_day).strftime("%d/%m/%Y") in page


@pytest.mark.parametrize(
    "address", ["add/?published_at=x", "?published_at__year=1", "?published_at__year=999999", "abc/history/"]
)
def test_no_address_that_is_typed_by_hand_breaks_the_admin(editor_client: Client, address: str) -> None:
    response = editor_client.get(reverse("admin:news_article_changelist") + address)
    assert response.status_code in (200, 302, 404)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", "may-tinh"), ("may-tinh", "may-tinh"), ("dien-thoai", "dien-thoai"), ('"><script>', "may-tinh")],
)
def test_the_review_page_previews_on_the_screen_asked_for(
    officer_client: Client, draft_article: Article, asked: str, shown: str
) -> None:
    response = officer_client.get(review_url(draft_article), {"man-hinh": asked} if asked else {})
    page = response.content.decode()
    assert f'id="preview" data-screen="{shown}"' in page
    assert f'data-screen="{shown}" aria-current="true"' in page
    assert page.count('aria-current="true"') == 1
