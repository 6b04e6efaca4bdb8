"""Whatever stands in a field, typed by staff or readers: no page runs it, and no file fails on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from communes.models import Commune, User
from news.models import Article, Attachment, Category, Comment, CommentStatus, Document, Page, Tag
from tests.indicators.reports import MakeReport
from tests.news.public.conftest import BROWSER, make_post
from tests.security.everything import Everything, admin_addresses, content_of, one_of_each

pytestmark = pytest.mark.django_db
RUN = '"><script>hack()</script><img src=x onerror=hack()>'
INVISIBLE = "a\x02\x0b\r\nSubject: b\ufffe\u202e"
BREAKS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\u202e]")


def texts_of(form: Any) -> list[str]:
    """The fields of plain text."""
    return [name for name, field in form.fields.items() if type(field) is forms.CharField]


def as_sent(form: Any) -> dict[str, Any]:
    """The form's fields as a browser sends them back."""
    sent: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if value in (None, False, "") or isinstance(field, forms.FileField):
            continue
        if hasattr(field.widget, "widgets"):
            parts = enumerate(field.widget.decompress(value))
            sent |= {f"{name}_{at}": "" if part is None else part for at, part in parts}
        else:
            sent[name] = getattr(value, "pk", value)
    return sent


def write(client: Client, things: Everything, text: str) -> int:
    """`text` into each field of plain text of each form that `client` may send; how many were taken."""
    taken = 0
    for model, obj in things.items():
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[obj.pk])
        page = client.get(url)
        if page.status_code != 200 or not page.context or "adminform" not in page.context:
            continue
        for name in texts_of(page.context["adminform"].form):
            page = client.get(url)
            if page.status_code != 200:
                break
            data = as_sent(page.context["adminform"].form)
            for formset in page.context["inline_admin_formsets"]:
                prefix = formset.formset.prefix
                data |= {f"{prefix}-{key}": value for key, value in formset.formset.management_form.initial.items()}
            # A phrase ends with a full stop; what is too long for a field is cut as a forger would.
            longest = page.context["adminform"].form.fields[name].max_length or 500
            answer = client.post(url, {**data, name: f"{text[: longest - 1]}."})
            assert answer.status_code in (200, 302), (url, name)
            taken += answer.status_code == 302
    return taken


@pytest.fixture
def things(commune: Commune, officer: User, make_report: MakeReport) -> Everything:
    return one_of_each(commune, officer, "Cua ta", year=2024)


def public_addresses(things: Everything) -> list[str]:
    article, category, page, tag = (things[model] for model in (Article, Category, Page, Tag))
    for row in (article, category, page, tag, things[Document]):
        row.refresh_from_db()
    feeds = ["/rss/", "/atom/", "/sitemap.xml", "/sitemap-bai-viet.xml", "/manifest.webmanifest", "/api/v1/articles"]
    tables = [
        f"/api/v1/files/{table}.{kind}" for table in ("articles", "months", "communes") for kind in ("csv", "xlsx")
    ]
    found: list[Any] = [article, category, page, tag, things[Document]]
    return [
        "/", "/so-do-cong/", "/luu-tru/", "/van-ban/", "/lien-he/", "/tim-kiem/?q=cua", "/chi-so/", "/chi-so/2023/6/",
        "/chi-so/2023/6/anh.png", f"/bai-viet/{article.pk}/in/", *feeds, *tables,
        *(row.get_absolute_url() for row in found),
    ]  # fmt: skip


def publish(client: Client, article: Any) -> None:
    url = reverse("admin:news_article_review", args=[article.pk])
    assert client.post(url, {"step": "publish", "confirmed": "on"}).status_code == 302
    Attachment.objects.create(article=article, title=RUN, file="T1/tep/a.pdf")
    Comment.objects.create(article=article, name=RUN, text=RUN, status=CommentStatus.APPROVED)


def runs(page: str) -> list[str]:
    soup = BeautifulSoup(page, "html.parser")
    scripts = [
        str(tag) for tag in soup.find_all("script") if tag.get("type") != "application/ld+json" and "hack()" in tag.text
    ]
    handlers = [str(tag) for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    hrefs = [str(tag) for tag in soup.find_all(href=re.compile(r"^\s*(?:javascript|data):", re.IGNORECASE))]
    return [*scripts, *handlers, *hrefs]


@pytest.mark.parametrize("text", [RUN, INVISIBLE], ids=["markup", "invisible"])
def test_every_field(
    text: str, things: Everything, editor: User, make_report: MakeReport, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(editor)
    client.raise_request_exception = False
    assert write(client, things, text) >= 20
    make_report("2023-06", "72.6", announcement=make_post(editor.memberships.get().commune, title=text), source=text)
    publish(client, things[Article])
    reader = Client(raise_request_exception=False, headers={"host": "localhost", "user-agent": BROWSER})
    pages = [(client, address) for address, name in admin_addresses(things) if name not in ("logout", "sessions_end")]
    pages += [(reader, address) for address in public_addresses(things)]
    shown = 0
    for person, address in pages:
        answer = person.get(address)
        assert answer.status_code < 500, address
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = content_of(answer)
            shown += "hack()" in page
            assert runs(page) == [], address
    if text == RUN:
        assert shown > 30  # told, not run
    else:
        for model, obj in things.items():
            row = model._default_manager.filter(pk=obj.pk).values().first() or {}
            names = {field.name for field in model._meta.fields if field.name not in ("body", "body_html")}
            assert not [name for name in names if BREAKS.search(str(row.get(name, "")))], model


def test_every_admin_form_is_written_into(things: Everything) -> None:
    assert set(things) == set(admin.site._registry)
