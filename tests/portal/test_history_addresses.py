"""History pages of every admin that has them: an address that names no row is 404, never 500."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin

from news.models import Article

WITH_HISTORY = [model for model, its in admin.site._registry.items() if isinstance(its, SimpleHistoryAdmin)]


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
@pytest.mark.parametrize("key", ["khong-phai-so", "0", "99999999999999999999"])
def test_no_such_row(superuser: object, commune: object, client: Client, model: type[models.Model], key: str) -> None:
    client.force_login(superuser)  # type: ignore[arg-type]
    base = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    addresses = [f"history/{key}/", f"{key}/history/"]
    if model in WITH_HISTORY:
        addresses.append(f"{key}/history/{key}/")
    for address in addresses:
        assert client.get(base + address).status_code in (302, 404), address


def test_no_such_version(editor_client: Client, draft_article: Article) -> None:
    for version in ("khong-phai-so", "0"):
        url = f"/admin/news/article/{draft_article.pk}/history/{version}/"
        assert editor_client.get(url).status_code == 404
