"""Staff see and change their own commune's things alone: every admin address is walked as the other commune's staff."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from communes.models import Commune, Province, Signer, User
from communes.staff_log import keep
from indicators.models import OfficialNumber, Phrase, Report
from indicators.scheme import load_scheme
from indicators.storing import store_report
from news.models import Article, Category, Comment, Document, Feedback, Notice, Page, Tag, Upload
from portal.accounts.models import AccountEvent, EventKind
from portal.demo.pictures import picture
from tests.news.public.conftest import make_document

pytestmark = pytest.mark.django_db
SECRET = "Zyxwvut"  # stands in every object of the other commune and nowhere else


@pytest.fixture
def theirs(other_commune: Commune, stranger: User) -> dict[type[models.Model], models.Model]:
    """One object of every registered model, all of the other commune."""
    category = Category.objects.create(commune=other_commune, name=SECRET, slug="bi-mat")
    article = Article.objects.create(commune=other_commune, category=category, title=SECRET, created_by=stranger)
    upload = Upload(commune=other_commune, description=SECRET, uploaded_by=stranger)
    upload.file.save("a.jpg", ContentFile(picture("hill"), name="a.jpg"))
    scheme = load_scheme("qd766")
    report = Report(
        commune=other_commune, period_type="month", year=2023, number=6, scheme="qd766", source=SECRET,
        total_score=Decimal(70),
    )  # fmt: skip
    store_report(report=report, scheme=scheme, groups={g.code: (Decimal(1), "") for g in scheme.groups}, by=stranger)
    User.objects.filter(pk=stranger.pk).update(full_name=SECRET)
    their_province = Province.objects.create(code="H99", name=SECRET)
    Commune.objects.filter(pk=other_commune.pk).update(address=SECRET, belongs_to=their_province)
    return {
        Category: category,
        Article: article,
        Upload: upload,
        Report: report,
        User: stranger,
        Commune: other_commune,
        Province: their_province,
        Page: Page.objects.create(commune=other_commune, title=SECRET, slug="bi-mat"),
        AccountEvent: AccountEvent.objects.create(
            commune=other_commune, kind=EventKind.ACCOUNT_CHANGED, user=stranger, name=SECRET, detail=SECRET
        ),
        Comment: Comment.objects.create(article=article, name=SECRET, text=SECRET),
        Signer: Signer.objects.create(commune=other_commune, name=SECRET, since=date(2023, 1, 1)),
        OfficialNumber: OfficialNumber.objects.create(
            commune=other_commune, year=2023, number=7, issued_on=date(2023, 7, 6), title=SECRET, report=report
        ),
        Phrase: Phrase.objects.create(commune=other_commune, group="CKMB", kind="cause", text=f"{SECRET}."),
        Tag: Tag.objects.create(commune=other_commune, name=SECRET),
        Document: make_document(other_commune, title=SECRET),
        Feedback: Feedback.objects.create(commune=other_commune, kind="contact", name=SECRET, text=SECRET),
        Notice: Notice.objects.create(commune=other_commune, text=SECRET, ends_at=timezone.now() + timedelta(hours=1)),
    }


def object_urls(model_admin: admin.ModelAdmin[Any], obj: models.Model) -> list[str]:
    """Every address of a model's admin that names an object."""
    urls = []
    for pattern in model_admin.get_urls():
        if not pattern.name:
            continue
        regex = getattr(pattern.pattern, "regex", None)
        names = list(pattern.pattern.converters) or (list(regex.groupindex) if regex else [])
        if names:
            urls.append(reverse(f"admin:{pattern.name}", kwargs=dict.fromkeys(names, obj.pk)))
        elif regex and regex.groups:
            urls.append(reverse(f"admin:{pattern.name}", args=[obj.pk, *[1] * (regex.groups - 1)]))
    return urls


def test_every_registered_model_stands_in_the_walk(theirs: dict[type[models.Model], models.Model]) -> None:
    assert set(admin.site._registry) == set(theirs)


@pytest.mark.parametrize("role", ["officer", "editor"])
def test_no_address_of_theirs_opens(
    role: str, request: pytest.FixtureRequest, theirs: dict[type[models.Model], models.Model]
) -> None:
    client: Client = request.getfixturevalue(f"{role}_client")
    walked = 0
    for model, obj in theirs.items():
        for url in object_urls(admin.site._registry[model], obj):
            for response in (client.get(url), client.post(url, {"step": "publish", "post": "yes"})):
                walked += 1
                assert response.status_code in (302, 403, 404, 405), url
                assert SECRET not in response.content.decode(errors="replace"), url
                if response.status_code == 302:  # Django leads from an unknown object to the index
                    assert response["Location"] == reverse("admin:index"), url
    assert walked > 60
    assert all(model._default_manager.filter(pk=obj.pk).exists() for model, obj in theirs.items())
    article = Article.objects.get(pk=theirs[Article].pk)
    assert article.status == "draft"


@pytest.mark.parametrize("role", ["officer", "editor"])
def test_lists_forms_and_the_index_do_not_name_them(
    role: str, request: pytest.FixtureRequest, theirs: dict[type[models.Model], models.Model]
) -> None:
    client: Client = request.getfixturevalue(f"{role}_client")
    seen = 0
    for model in theirs:
        info = f"{model._meta.app_label}_{model._meta.model_name}"
        urls = [
            reverse(f"admin:{info}_changelist"),
            f"{reverse(f'admin:{info}_changelist')}?q={SECRET[:3]}",
            reverse(f"admin:{info}_add"),
        ]
        for url in urls:
            response = client.get(url)
            seen += response.status_code == 200
            assert SECRET not in response.content.decode().replace(f"q={SECRET[:3]}", ""), url
    for url in (reverse("admin:index"), reverse("admin:news_upload_browse"), reverse("admin:app_list", args=["news"])):
        assert SECRET not in client.get(url).content.decode(), url
    assert seen > 12


def test_a_forged_choice_is_no_valid_choice(
    editor_client: Client, theirs: dict[type[models.Model], models.Model]
) -> None:
    response = editor_client.post(
        reverse("admin:news_article_add"), {"title": "Bài mới", "lead": "a", "category": theirs[Category].pk}
    )
    assert response.status_code == 200
    assert "category" in response.context["adminform"].form.errors
    assert not Article.objects.filter(title="Bài mới").exists()


def test_a_forged_action_touches_nothing(editor_client: Client, theirs: dict[type[models.Model], models.Model]) -> None:
    comment = theirs[Comment]
    editor_client.post(
        reverse("admin:news_comment_changelist"), {"action": "approve", "_selected_action": [comment.pk]}
    )
    comment.refresh_from_db()
    assert comment.status == "pending"  # type: ignore[attr-defined]


def test_autocomplete_offers_the_own_commune_alone(
    editor_client: Client,
    commune: Commune,
    theirs: dict[type[models.Model], models.Model],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Category.objects.create(commune=commune, name="Của ta", slug="cua-ta")
    # No form uses it today; one that will must not leak.
    monkeypatch.setattr(admin.site._registry[Article], "autocomplete_fields", ("category",), raising=False)
    response = editor_client.get(
        reverse("admin:autocomplete"),
        {"app_label": "news", "model_name": "article", "field_name": "category", "term": ""},
    )
    assert [row["text"] for row in json.loads(response.content)["results"]] == ["Của ta"]


def test_the_log_of_recent_actions_is_the_commune_s(
    editor_client: Client, editor: User, commune: Commune, other_commune: Commune
) -> None:
    for where, text in ((commune, "việc của ta"), (other_commune, SECRET)):
        entry = LogEntry.objects.create(user=editor, object_repr=text, action_flag=ADDITION, content_type_id=1)
        keep([entry], commune=where)
    page = editor_client.get(reverse("admin:index")).content.decode()
    assert "việc của ta" in page
    assert SECRET not in page


def test_an_account_of_the_other_commune_cannot_sign_in_here(stranger: User, commune: Commune) -> None:
    from tests.conftest import PASSWORD

    client = Client(headers={"host": "localhost"})
    response = client.post(reverse("admin:login"), {"username": "nguoila", "password": PASSWORD})
    assert response.status_code == 200
    assert "không thuộc đơn vị này" in response.content.decode()
    at_home = Client(headers={"host": "xa-khac.localhost"})
    assert at_home.post(reverse("admin:login"), {"username": "nguoila", "password": PASSWORD}).status_code == 302


def test_a_session_does_not_carry_over_to_another_host(
    stranger: User, commune: Commune, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(stranger, "localhost").get(reverse("admin:index")).status_code == 302


def test_superusers_see_all(
    superuser: User, commune: Commune, signed_in: Callable[..., Client], theirs: dict[type[models.Model], models.Model]
) -> None:
    client = signed_in(superuser)
    assert SECRET in client.get(reverse("admin:news_article_changelist")).content.decode()
    assert client.get(reverse("admin:news_article_change", args=[theirs[Article].pk])).status_code == 200


@pytest.mark.parametrize("model", [Article, Comment, User, Commune])
def test_what_a_superuser_does_elsewhere_is_told_there(
    superuser: User,
    commune: Commune,
    other_commune: Commune,
    theirs: dict[type[models.Model], models.Model],
    model: type[models.Model],
) -> None:
    request: Any = RequestFactory().post("/")
    request.user, request.commune = superuser, commune
    admin.site._registry[model].log_change(request, theirs[model], "đã sửa")
    assert LogEntry.objects.get().staff_action.commune == other_commune


def test_deletions_elsewhere_are_told_there(
    superuser: User, commune: Commune, other_commune: Commune, theirs: dict[type[models.Model], models.Model]
) -> None:
    ours = Page.objects.create(commune=commune, title="Của ta", slug="cua-ta")
    request: Any = RequestFactory().post("/")
    request.user, request.commune = superuser, commune
    admin.site._registry[Page].log_deletions(request, Page.objects.filter(pk__in=[ours.pk, theirs[Page].pk]))
    where = {entry.object_repr: entry.staff_action.commune for entry in LogEntry.objects.all()}
    assert where == {"Của ta": commune, SECRET: other_commune}


def test_an_old_version_is_to_be_read_not_to_be_saved(
    officer_client: Client, officer: User, editor: User, commune: Commune
) -> None:
    """The library's form would write the old row back, its status too: a way around the editor."""
    from news import publishing

    article = Article.objects.create(commune=commune, title="Bài", lead="Cũ", created_by=officer)
    publishing.publish(article=article, by=editor)
    draft_version = Article.history.filter(id=article.pk, status="draft").get()
    url = reverse("admin:news_article_simple_history", args=[article.pk, draft_version.pk])
    assert officer_client.get(url).status_code == 200
    assert officer_client.post(url, {"title": "Lén sửa", "lead": "x"}).status_code == 403
    article.refresh_from_db()
    assert (article.status, article.title) == ("published", "Bài")
