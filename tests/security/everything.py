"""One object of every model that has an admin, for a commune: what the walks over all addresses take their ids from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

from django.contrib import admin
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from communes.models import Commune, Province, Signer, User
from indicators.models import OfficialNumber, Phrase, Report
from indicators.scheme import load_scheme
from indicators.storing import store_report
from news.models import Article, Category, Comment, Document, Feedback, Notice, Page, Tag, Upload
from portal.accounts.models import AccountEvent, EventKind, StaffSession
from portal.demo.pictures import picture
from tests.conftest import PASSWORD
from tests.news.public.conftest import make_document

Everything = dict[type[models.Model], models.Model]
STEPS = ("ket-thuc-phien", "go-hai-buoc", "mo-khoa", "gui-thu-moi", "go-khoi-don-vi", "la-la")


def one_of_each(commune: Commune, by: User, text: str, *, year: int = 2023) -> Everything:
    """One object of every registered model, of `commune`; `text` stands in each of them."""
    slug = f"muc-{commune.pk}"
    category = Category.objects.create(commune=commune, name=text, slug=slug)
    article = Article.objects.create(commune=commune, category=category, title=text, lead=text, created_by=by)
    upload = Upload(commune=commune, description=text, uploaded_by=by)
    upload.file.save("a.jpg", ContentFile(picture("hill"), name="a.jpg"))
    scheme = load_scheme("qd766")
    report = Report(
        commune=commune, period_type="month", year=year, number=6, scheme="qd766", source=text,
        total_score=Decimal(70),
    )  # fmt: skip
    store_report(report=report, scheme=scheme, groups={g.code: (Decimal(1), "") for g in scheme.groups}, by=by)
    report.screenshot.save("a.jpg", ContentFile(picture("hill"), name="a.jpg"))
    User.objects.filter(pk=by.pk).update(full_name=text)
    province = Province.objects.create(code=f"H{commune.pk}", name=text)
    Commune.objects.filter(pk=commune.pk).update(address=text, belongs_to=province)
    now = timezone.now()
    StaffSession.objects.create(user=by, key=text + str(commune.pk), device=text, started_at=now, last_used_at=now)
    return {
        Category: category,
        Article: article,
        Upload: upload,
        Report: report,
        User: by,
        Commune: commune,
        Province: province,
        Page: Page.objects.create(commune=commune, title=text, slug=slug),
        AccountEvent: AccountEvent.objects.create(
            commune=commune, kind=EventKind.ACCOUNT_CHANGED, user=by, name=text, detail=text
        ),
        Comment: Comment.objects.create(article=article, name=text, text=text),
        Signer: Signer.objects.create(commune=commune, name=text, since=date(2023, 1, 1)),
        OfficialNumber: OfficialNumber.objects.create(
            commune=commune, year=year, number=7, issued_on=date(year, 7, 6), title=text, report=report
        ),
        Phrase: Phrase.objects.create(commune=commune, group="CKMB", kind="cause", text=f"{text}."),
        Tag: Tag.objects.create(commune=commune, name=text),
        Document: make_document(commune, title=text, number="9/TB-UBND"),
        Feedback: Feedback.objects.create(commune=commune, kind="contact", name=text, text=text),
        Notice: Notice.objects.create(commune=commune, text=text, ends_at=now + timedelta(hours=1)),
    }


def _flat(resolver: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        parts = (*before, str(pattern.pattern).removeprefix("^"))
        if hasattr(pattern, "url_patterns"):
            yield from _flat(pattern, parts)
        else:
            yield "/" + "".join(parts).removesuffix("$"), pattern


def _model_at(route: str) -> type[models.Model] | None:
    for model in admin.site._registry:
        if route.startswith(f"/admin/{model._meta.app_label}/{model._meta.model_name}/"):
            return model
    return None


def _versions(obj: models.Model) -> list[int]:
    history: Any = getattr(obj, "history", None)
    return list(history.values_list("history_id", flat=True))[:1] if history is not None else []


def _filled(route: str, pattern: URLPattern, things: Everything) -> list[str]:
    """The addresses of one pattern of the admin with the ids of `things`."""
    if "app_label" in route:
        labels = {model._meta.app_label for model in admin.site._registry}
        return [f"/admin/{label}/" for label in sorted(labels)]
    if route.startswith("/admin/(?P<url>"):
        return ["/admin/khong-co/"]
    model = _model_at(route)
    obj = things[model] if model else None
    if "([^/]+)" in route:
        assert obj is not None
        return [route.replace("([^/]+)", str(obj.pk), 1).replace("([^/]+)", str(v)) for v in _versions(obj)]
    if "<int:pk>/ket-thuc/" in route:
        keys = StaffSession.objects.filter(user_id=things[User].pk).values_list("pk", flat=True)
        return [route.replace("<int:pk>", str(pk)) for pk in keys]
    if "<uidb64>" in route:
        return [route.replace("<uidb64>", "MQ").replace("<token>", "set-password")]
    for name in ("<path:object_id>", "<int:pk>", "<id>"):
        route = route.replace(name, str(obj.pk) if obj else name)
    if "<slug:step>" in route:
        return [route.replace("<slug:step>", step) for step in STEPS]
    assert "<" not in route, f"say in tests/security/everything.py how to fill in {route}"
    return [route]


def admin_addresses(things: Everything) -> list[tuple[str, str | None]]:
    """(address, name of its pattern) of everything under /admin/, with the ids of `things`."""
    found = [(route, pattern) for route, pattern in _flat(get_resolver()) if route.startswith("/admin/")]
    return list(
        chain.from_iterable(
            ((address, pattern.name) for address in _filled(route, pattern, things)) for route, pattern in found
        )
    )


def public_routes() -> list[tuple[str, URLPattern]]:
    return [(route, pattern) for route, pattern in _flat(get_resolver()) if not route.startswith("/admin/")]


# What a forger would send: every step, every button's name that the admin's views listen to.
FORGED = {
    "step": "publish", "post": "yes", "confirmed": "on", "remark": "x", "reason": "x", "password": PASSWORD,
    "code": "000000", "take": "x", "issued_on": "06/07/2023", "number": "8",
    "_selected_action": "1", "action": "approve", "title": "Sửa lén", "name": "Sửa lén", "text": "Sửa lén",
}  # fmt: skip


def content_of(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return bytes(body).decode(errors="replace")


def asked(client: Client, address: str) -> list[Any]:
    """GET and a forged POST of `address`."""
    return [client.get(address), client.post(address, FORGED)]
