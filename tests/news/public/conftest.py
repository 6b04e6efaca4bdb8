"""Posts that readers can see, and a reader with a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from communes.models import Commune
from news.models import Article, Category, Document, Status
from tests.conftest import SECOND_HOST

BROWSER = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)
PUBLISHED_AT = datetime(2023, 7, 6, 20, 26, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

MakePost = Callable[..., Article]


def make_post(commune: Commune, **values: Any) -> Article:
    """A public post, unless `values` say otherwise."""
    values = {
        "title": "Họp dân bàn làm đường",
        "lead": "Tối nay họp.",
        "body": "<p>Mời bà con.</p>",
        "status": Status.PUBLISHED,
        "published_at": PUBLISHED_AT,
        **values,
    }
    return Article.objects.create(commune=commune, **values)


def make_document(commune: Commune, **values: Any) -> Document:
    """A public document, unless `values` say otherwise."""
    values = {
        "number": "12/TB-UBND",
        "type": "thong-bao",
        "title": "Thông báo lịch tiếp công dân quý III năm 2023",
        "issuer": "Ủy ban nhân dân xã Thạnh Tân",
        "issued_on": date(2023, 7, 3),
        "is_public": True,
        **values,
    }
    return Document.objects.create(commune=commune, **values)


@pytest.fixture
def post(commune: Commune, category: Category) -> Article:
    return make_post(commune, category=category, author_line="Nam Nguyễn")


@pytest.fixture
def other_post(other_commune: Commune) -> Article:
    return make_post(other_commune, title="Tin của phường bên cạnh")


def browse(agent: str = BROWSER, host: str = "localhost", **defaults: Any) -> Client:
    """A reader's browser, as it comes to the first commune's portal from its own pages."""
    return Client(headers={"host": host, "user-agent": agent, "sec-fetch-site": "same-origin"}, **defaults)


@pytest.fixture
def reader() -> Client:
    return browse()


@pytest.fixture
def neighbour() -> Client:
    """A reader of the other commune's portal."""
    return browse(host=SECOND_HOST)
